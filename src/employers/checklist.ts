import { z } from '@hono/zod-openapi'
import type { Employer } from './employer.ts'

/** What an officer sees or does before an employer may publish (domain.md section 7). */
export const CHECKS = ['nib_seen', 'address_seen', 'called_back'] as const

/** The ministry's signs of fraud in vacancies. */
export const SIGNS = ['pay_out_of_line', 'free_mail', 'vague', 'asks_money', 'chat_interview'] as const

/** Why the machine points at something: a key of the word lists. It only points; the officer judges. */
const HINTS = [
  'free_mail',
  'no_nib',
  'no_address',
  'short_address',
  'nib_elsewhere',
  'pay_out_of_line',
  'asks_money',
  'chat_interview',
] as const
export type Hint = (typeof HINTS)[number]

/** Mail services that give anyone an address: a company of some size has its own. */
const FREE_MAIL = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.co.id ymail.com rocketmail.com outlook.com outlook.co.id hotmail.com hotmail.co.id live.com icloud.com aol.com proton.me protonmail.com mail.com gmx.com yandex.com zoho.com tutanota.com mail.ru'.split(
    ' ',
  ),
)

export const isFreeMail = (email: string): boolean => FREE_MAIL.has(email.slice(email.lastIndexOf('@') + 1).toLowerCase())

/** Street and number, or village and district, need more letters than this. */
const SHORTEST_ADDRESS = 15

/** What the machine can see of an employer by itself. `others` is the number of other employers with the same NIB. */
export function hintsOf({ email, nib, address }: Pick<Employer, 'email' | 'nib' | 'address'>, others: number): readonly Hint[] {
  return [
    ...(email !== null && isFreeMail(email) ? (['free_mail'] as const) : []),
    ...(nib === null ? (['no_nib'] as const) : []),
    ...(address === null ? (['no_address'] as const) : address.length < SHORTEST_ADDRESS ? (['short_address'] as const) : []),
    ...(others > 0 ? (['nib_elsewhere'] as const) : []),
  ]
}

const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(z.enum(values))
    .max(values.length)
    .transform((given) => [...new Set(given)])
const note = z.string().trim().max(2000)
const version = z.int().min(1).optional()

/** What an officer saw, and what follows from it. */
export const Verification = z
  .strictObject({
    checks: listOf(CHECKS).openapi({ description: 'All three are needed for a yes' }),
    signs: listOf(SIGNS)
      .default([])
      .openapi({ description: 'Signs of fraud that were met; with any of them a note says why it is a yes all the same' }),
    outcome: z.enum(['verified', 'not_yet']),
    note: note.default(''),
    version,
  })
  .openapi('Verification')
export type Verification = z.output<typeof Verification>

/** Why an employer is suspended, banned or let back: said to the employer. */
export const StateChange = z.strictObject({ note: note.min(1), version }).openapi('EmployerStateChange')
export type StateChange = z.output<typeof StateChange>

/** How an employer stands with the officers who look after it. */
export const Standing = z
  .object({
    version: z.number().int(),
    state: z.string(),
    hints: z.array(z.enum(HINTS)).openapi({ description: 'What the machine noticed; the officer judges' }),
    decisions: z.array(
      z.object({
        what: z.enum(['verified', 'not_yet', 'suspended', 'banned', 'reinstated']),
        checks: z.array(z.string()),
        signs: z.array(z.string()),
        note: z.string(),
        actor: z.string(),
        at: z.number().int(),
      }),
    ),
  })
  .openapi('EmployerStanding')
export type Standing = z.input<typeof Standing>
