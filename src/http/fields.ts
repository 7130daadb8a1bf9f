import { z } from '@hono/zod-openapi'

/** A check of our own on a text: `reason` is a key of the word lists, which says it to the reader. */
const because = (reason: string, about: Readonly<Record<string, string | number>> = {}) => ({ params: { reason, ...about } })

const isRealDate = (text: string): boolean => {
  const moment = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text
}

/** A calendar date, 2026-08-12. */
export const IsoDate = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(text), because('date_wrong'))
  .openapi({ format: 'date', example: '2026-12-31' })

/** A whole number in a query, where everything is text. */
export const wholeText = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .refine((text) => /^\d{1,12}$/.test(text) && Number(text) >= min && Number(text) <= max, because('want_whole', { min, max }))
    .transform(Number)
    .openapi({ type: 'integer', minimum: min, maximum: max })

/** The cursor that a list gave with its last page; anything else is refused, since it would silently list from the start. */
export const cursorText = (schema: z.ZodType<string>) =>
  z
    .string()
    .refine((text) => schema.safeParse(text).success, because('cursor_wrong'))
    .openapi({ description: 'Cursor of the next page, as `next` gave it' })

/** A name in a query that may be given several times: `place=65.71&place=65.03`. */
export const several = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(schema).max(20))

/** A yes or no in a query. */
export const yesText = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'])
  .transform((text) => text === 'yes' || text === 'true' || text === '1')

/** The name of a concept of the taxonomy; whether it exists is checked where the taxonomy is at hand. */
export const conceptId = z.string().trim().min(1).max(80)

const encode = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const decode = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)))

/** Sort keys as an opaque cursor. */
export const cursorOf = (keys: readonly (string | number)[]): string => encode(JSON.stringify(keys))

/** A cursor made of exactly these sort keys, given as them; anything else is refused. */
export const cursorKeys = <T>(keys: z.ZodType<T>) =>
  z
    .string()
    .max(500)
    .transform((text, ctx): T => {
      try {
        return keys.parse(JSON.parse(decode(text)))
      } catch {
        ctx.addIssue({ code: 'custom', ...because('cursor_wrong') })
        return z.NEVER
      }
    })
    .openapi({ type: 'string', description: 'Cursor of the next page, as `next` gave it' })
