import type { idHttp } from './id-http.ts'

export const enHttp: Readonly<Record<keyof typeof idHttp, string>> = {
  scope_needed: 'This key may not be used for this. It takes a key with the scope {scope}.',
  title_limited: 'Too often',
  limited: 'Too many requests. Try again in {seconds} seconds.',
  title_wrong_method: 'Unknown way to call',
  wrong_method: 'This address exists, but can only be called with: {allowed}.',
  title_reused: 'The request key was used before',
  idempotency_reused: 'This Idempotency-Key was used for another request. Take a new key for a new request.',
  form_not_yet: 'Not stored yet. What you filled in is still here below.',
  form_outdated:
    'While you were typing, someone else changed this. What you typed and what is stored now stand side by side. If you send it again, what you typed takes its place.',
  stored_now: 'Stored now',
  stored_empty: 'empty',
}
