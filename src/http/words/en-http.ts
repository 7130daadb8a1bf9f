import type { idHttp } from './id-http.ts'

export const enHttp: Readonly<Record<keyof typeof idHttp, string>> = {
  scope_needed: 'This key may not be used for this. It takes a key with the scope {scope}.',
  title_limited: 'Too often',
  limited: 'Too many requests. Try again in {seconds} seconds.',
  title_wrong_method: 'Unknown way to call',
  wrong_method: 'This address exists, but can only be called with: {allowed}.',
  title_reused: 'The request key was used before',
  idempotency_reused: 'This Idempotency-Key was used for another request. Take a new key for a new request.',
  idempotency_malformed: 'Idempotency-Key must be 1 to 200 letters, digits or signs, without spaces.',
  idempotency_lost:
    'The request with this Idempotency-Key was carried out, but its result is not known any more. Look for it in the list.',
  if_match_malformed: 'If-Match must be * or a list of ETags in quotes, such as "3".',
  form_kept: 'What you filled in is still here below.',
  form_outdated:
    'While you were typing, someone else changed this. What you typed and what is stored now stand side by side. If you send it again, what you typed takes its place.',
  stored_now: 'Stored now',
  stored_empty: 'empty',
}
