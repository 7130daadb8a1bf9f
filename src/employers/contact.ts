import { z } from '@hono/zod-openapi'

const because = (reason: string) => ({ params: { reason } })

/** Text brought to its normal form, or refused with a reason of the word lists. */
const normal = (max: number, form: (typed: string) => string | null, reason: string, example: string) =>
  z
    .string()
    .max(max)
    .refine((typed) => form(typed) !== null, because(reason))
    .transform((typed) => form(typed) ?? typed)
    .openapi({ type: 'string', maxLength: max, example })

/** Thirteen digits, as the licensing system (OSS) gives them; null for anything else, and for one digit repeated. No check digit is published. */
function normalNib(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '')
  return /^\d{13}$/.test(digits) && !/^(\d)\1+$/.test(digits) ? digits : null
}

/** An address of a site, with https where nothing else was said; null for any other scheme or a name without a dot. */
function normalWeb(typed: string): string | null {
  const text = typed.trim()
  const whole = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return null
  const { protocol, hostname, username, href } = new URL(whole)
  return /^https?:$/.test(protocol) && /^[^.]+(\.[^.]+)+$/.test(hostname) && username === '' ? href : null
}

export const Nib = normal(40, normalNib, 'nib_wrong', '9120001234567')
export const Web = normal(300, normalWeb, 'web_wrong', 'https://galangan.co.id')
