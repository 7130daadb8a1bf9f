import { z } from '@hono/zod-openapi'
import { Email, Phone } from '../accounts/contact.ts'
import { EmployerId } from '../ids.ts'
import { Nib, Web } from './contact.ts'

/** KBLI 2020 sections in use (domain.md section 9). */
export const Sector = z.enum([...'ABCDEFGHIJKLMNOPQRST']).openapi({ description: 'KBLI 2020 section' })

export const EMPLOYER_STATES = ['unverified', 'verified', 'suspended', 'banned'] as const
export type EmployerState = (typeof EMPLOYER_STATES)[number]

const NAME = { min: 1, max: 200 }
const name = z.string().trim().min(NAME.min).max(NAME.max)
export const Address = z.string().trim().min(1).max(500)

export const Place = z.string().min(1).max(20).openapi({ example: '65.71', description: 'Code of a place' })

/** How to find and reach the organisation, and what an officer checks. */
const found = {
  sector: Sector.nullish(),
  place: Place.nullish(),
  address: Address.nullish(),
  phone: Phone.nullish(),
  email: Email.nullish(),
  web: Web.nullish(),
}

/** psn: a National Strategic Project or one of its contractors; local: everyone else. */
const fields = { name, kind: z.enum(['psn', 'local']).default('local'), nib: Nib.nullish(), ...found }

export const EmployerDraft = z.strictObject(fields).openapi('EmployerDraft')
export type EmployerDraft = z.output<typeof EmployerDraft>

/** A change of an employer: what is left out stays, null clears. */
export const EmployerChange = z
  .strictObject({
    ...fields,
    name: name.optional(),
    kind: z.enum(['psn', 'local']).optional(),
    version: z.int().min(1).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('EmployerChange')
export type EmployerChange = z.output<typeof EmployerChange>

/** An employer as its row says it. */
export interface Employer {
  readonly id: EmployerId
  readonly name: string
  readonly kind: 'psn' | 'local'
  readonly sector: string | null
  readonly place: string | null
  readonly state: EmployerState
  readonly version: number
  readonly invented: boolean
  readonly nib: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly web: string | null
  /** Why it is suspended or banned, or what its verification still lacks. */
  readonly stateNote: string | null
}

/** What everyone may know of a verified employer. */
const publicFields = {
  id: EmployerId,
  name: z.string(),
  kind: z.enum(['psn', 'local']),
  sector: z.string().nullable(),
  place: z.string().nullable(),
  web: z.string().nullable(),
  state: z.enum(EMPLOYER_STATES),
  version: z.number().int(),
  invented: z.boolean().openapi({ description: 'Made up for the demonstration' }),
}

const OpenOne = z.object({ id: z.string(), title: z.string(), place: z.string().nullable(), closing_date: z.string().nullable() })

/** An employer as it is answered. What is optional is for its own users and for officers who look after it. */
export const EmployerAnswer = z
  .object({
    ...publicFields,
    open_vacancies: z.number().int(),
    vacancies: z.array(OpenOne).openapi({ description: 'Of its open vacancies, the newest' }),
    nib: z.string().nullable().optional(),
    address: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
    email: z.string().nullable().optional(),
    state_note: z.string().nullable().optional(),
  })
  .openapi('Employer')
export type EmployerAnswer = z.input<typeof EmployerAnswer>

/** A line of an officer's list of employers. */
export const EmployerLine = z.object({ ...publicFields, nib: z.string().nullable(), made_on: z.string() }).openapi('EmployerLine')
export type EmployerLine = z.input<typeof EmployerLine>
