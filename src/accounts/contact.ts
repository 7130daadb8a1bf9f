import { z } from '@hono/zod-openapi'

/** +62 and the rest, from 08…, +62 8…, 62-8…, with spaces, dots or dashes; null when it is no Indonesian number. */
export function normalPhone(typed: string): string | null {
  const digits = typed.replace(/[\s.()-]/g, '')
  const rest = /^(?:\+62|62|0)?(8\d{7,12}|[2-79]\d{6,10})$/.exec(digits)?.[1]
  return rest === undefined ? null : `+62${rest}`
}

/** Deliberately loose: one @, something on both sides, a dot in the domain; in small letters, since no provider tells them apart. */
export const normalEmail = (typed: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()) ? typed.trim().toLowerCase() : null

const because = (reason: string) => ({ params: { reason } })

const normal = (max: number, form: (typed: string) => string | null, reason: string) =>
  z
    .string()
    .max(max)
    .refine((typed) => form(typed) !== null, because(reason))
    .transform((typed) => form(typed) ?? typed)
    .openapi({ type: 'string', maxLength: max })

export const Phone = normal(40, normalPhone, 'phone_wrong').openapi({ example: '0812 3456 7890' })
export const Email = normal(200, normalEmail, 'email_wrong').openapi({ example: 'sri@contoh.example' })

/** What someone signs in by: a phone number or an e-mail address, in its normal form. */
export type Contact = { readonly phone: string } | { readonly email: string }

const contactOf = (typed: string): Contact | null => {
  if (typed.includes('@')) {
    const email = normalEmail(typed)
    return email === null ? null : { email }
  }
  const phone = normalPhone(typed)
  return phone === null ? null : { phone }
}

export const ContactText = z
  .string()
  .max(200)
  .transform((typed, ctx): Contact => {
    const contact = contactOf(typed)
    if (contact !== null) return contact
    ctx.addIssue({ code: 'custom', ...because('contact_wrong') })
    return z.NEVER
  })
  .openapi({ type: 'string', maxLength: 200, example: '0812 3456 7890', description: 'Phone number or e-mail address' })

/** One text for either, for keyed hashes. */
export const contactText = (contact: Contact): string => ('phone' in contact ? contact.phone : contact.email)

/** What the keyed hash of an address is for, where a code is remembered by the address it went to. */
export const SENT_TO = 'sign-in contact'
