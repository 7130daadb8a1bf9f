import { z } from '@hono/zod-openapi'
import { Email, Phone } from '../accounts/contact.ts'
import { IsoDate } from '../http/fields.ts'

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

/** Does the date in a NIK (in its normal form) say this birth date (ISO)? A woman's day has 40 added. */
export function nikSays(nik: string, bornOn: string): boolean {
  const day = String(Number(nik.slice(6, 8)) % 40).padStart(2, '0')
  return `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${day}` === bornOn.slice(2)
}

const because = (reason: string) => ({ params: { reason } })

const Nik = z
  .string()
  .max(40)
  .refine((typed) => normalNik(typed) !== null, because('nik_wrong'))
  .transform((typed) => normalNik(typed) ?? typed)
  .openapi({ type: 'string', maxLength: 40, description: 'Kept only as a keyed hash, to find doubles' })

const fields = {
  name: z
    .string()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(200))
    .openapi({ type: 'string', minLength: 1, maxLength: 200, description: 'As the person writes it; one word is a name' }),
  phone: Phone.nullish(),
  email: Email.nullish(),
  born_on: IsoDate.refine((date) => date > '1900-01-01', because('born_wrong')).nullish(),
  sex: z.enum(['female', 'male']).nullish().openapi({ description: 'For the ministry’s reports only; never near a match' }),
  nik: Nik.nullish(),
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
    z.object({ shown: z.literal('contact'), name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }),
    z.object({
      shown: z.literal('masked'),
      ask: z.literal('reason').optional().openapi({ description: 'Ask again with `reason` in the query' }),
    }),
  ])
  .openapi('GraduateCard')
export type GraduateCard = z.output<typeof GraduateCard>
