import { z } from '@hono/zod-openapi'
import { IsoDate } from '../http/fields.ts'

/** +62 and the rest, from 08…, +62 8…, 62-8…, with spaces, dots or dashes; null when it is no Indonesian number. */
export function normalPhone(typed: string): string | null {
  const digits = typed.replace(/[\s.()-]/g, '')
  const rest = /^(?:\+62|62|0)?(8\d{7,12}|[2-79]\d{6,10})$/.exec(digits)?.[1]
  return rest === undefined ? null : `+62${rest}`
}

/** Sixteen digits: region, date of birth (a woman's day + 40), serial. Null when it cannot be one. */
export function normalNik(typed: string): string | null {
  const nik = typed.replace(/[\s.-]/g, '')
  const parts = /^\d{6}(\d{2})(\d{2})\d{2}\d{4}$/.exec(nik)
  if (parts === null) return null
  const day = Number(parts[1]) % 40
  const month = Number(parts[2])
  const real = Number(parts[1]) <= 71 && day >= 1 && day <= 31 && month >= 1 && month <= 12
  return real ? nik : null
}

const because = (reason: string) => ({ params: { reason } })

/** Text brought to its normal form, or refused with a reason of the word lists. */
const normal = (max: number, form: (typed: string) => string | null, reason: string) =>
  z
    .string()
    .max(max)
    .refine((typed) => form(typed) !== null, because(reason))
    .transform((typed) => form(typed) ?? typed)
    .openapi({ type: 'string', maxLength: max })

// Deliberately loose: one @, something on both sides, a dot in the domain. A letter decides whether an address works.
const normalEmail = (typed: string): string | null => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()) ? typed.trim() : null)

const fields = {
  name: z
    .string()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(200))
    .openapi({ type: 'string', minLength: 1, maxLength: 200, description: 'As the person writes it; one word is a name' }),
  phone: normal(40, normalPhone, 'phone_wrong').nullish(),
  email: normal(200, normalEmail, 'email_wrong').nullish(),
  born_on: IsoDate.refine((date) => date > '1900-01-01', because('born_wrong')).nullish(),
  sex: z.enum(['female', 'male']).nullish().openapi({ description: 'For the ministry’s reports only; never near a match' }),
  nik: normal(40, normalNik, 'nik_wrong').nullish().openapi({ description: 'Kept only as a keyed hash, to find doubles' }),
}

export const PersonDraft = z.strictObject(fields).openapi('PersonDraft')
export type PersonDraft = z.output<typeof PersonDraft>

export const PersonChange = z.strictObject({ ...fields, name: fields.name.optional() }).openapi('PersonChange')
export type PersonChange = z.output<typeof PersonChange>

/** A keyed hash (HMAC-SHA-256, hex) of a NIK: the same number gives the same hash, and nobody without the secret can try them all. */
export async function nikHash(secret: string, nik: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, bytes(`nik:${nik}`))
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The person as those who may see one see it. */
export const GraduateCard = z
  .discriminatedUnion('shown', [
    z.object({
      shown: z.literal('full'),
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      born_on: z.string().nullable(),
      sex: z.enum(['female', 'male']).nullable(),
      nik_known: z.boolean(),
    }),
    z.object({ shown: z.literal('masked') }),
  ])
  .openapi('GraduateCard')
export type GraduateCard = z.output<typeof GraduateCard>
