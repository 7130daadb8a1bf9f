import { z } from '@hono/zod-openapi'
import { EmployerId } from '../../ids.ts'
import { PURPOSES, type Purpose, WORDING } from './wording.ts'

const CHANNELS = ['self', 'officer', 'paper', 'import', 'guardian'] as const
export type Channel = (typeof CHANNELS)[number]

const because = (reason: string) => ({ params: { reason } })

/** One purpose. A list, or a word for all of them, is a bundled consent, which the law holds void (UU 27/2022 art. 22, 23). */
const OnePurpose = z
  .unknown()
  .refine((given) => !(Array.isArray(given) || given === true || given === 'all' || given === '*'), {
    ...because('consent_bundled'),
    abort: true,
  })
  .pipe(z.enum(PURPOSES))
  .openapi({ type: 'string', enum: [...PURPOSES], description: 'One purpose; each is agreed to apart' })

const which = {
  purpose: OnePurpose,
  employer: EmployerId.optional().openapi({ description: 'Of `employer` only: who may see the name' }),
}

const employerNamed = ({ purpose, employer }: { purpose: Purpose; employer?: string | undefined }): boolean =>
  (purpose === 'employer') === (employer !== undefined)
const mustName = { path: ['employer'], ...because('consent_employer_named') }

const given = {
  ...which,
  wording: z
    .string()
    .max(20)
    .refine((version) => version === WORDING, because('consent_wording_old'))
    .default(WORDING)
    .openapi({ type: 'string', description: 'Version of the sentence that was shown, of `GET /privacy/purposes`' }),
  language: z
    .enum(['id', 'en'])
    .optional()
    .openapi({ description: 'Language in which it was shown; that of the call when left out' }),
  channel: z
    .enum(['self', 'officer', 'paper', 'guardian'])
    .optional()
    .openapi({ description: 'How it was given. The person’s own is `self`; an officer’s is `officer` unless said otherwise' }),
  evidence: z.string().trim().min(1).max(200).optional().openapi({ description: 'Of `paper`: where the signed sheet is kept' }),
  guardian: z
    .strictObject({ name: z.string().trim().min(1).max(200), relation: z.string().trim().min(1).max(100) })
    .optional()
    .openapi({ description: 'Who said yes for someone under 18' }),
}

/** A yes to one purpose. */
export const ConsentDraft = z
  .strictObject(given)
  .refine(employerNamed, mustName)
  .openapi('ConsentDraft', { example: { purpose: 'matching', wording: WORDING, language: 'id' } })
export type ConsentDraft = z.output<typeof ConsentDraft>

/** Which yes is taken back. */
export const Withdrawal = z
  .strictObject(which)
  .refine(employerNamed, mustName)
  .openapi('ConsentWithdrawal', { example: { purpose: 'matching' } })
export type Withdrawal = z.output<typeof Withdrawal>

/** The yeses that come with a registration, each to one purpose; none is needed for the account itself. */
export const ConsentDrafts = z
  .array(ConsentDraft)
  .max(PURPOSES.length)
  .superRefine((consents, ctx) => {
    for (const [at, { purpose }] of consents.entries())
      if (purpose === 'employer') ctx.addIssue({ code: 'custom', path: [at, 'purpose'], ...because('consent_employer_later') })
  })
  .optional()
  .openapi({ description: 'What the person agreed to, each apart; without `matching` they are stored and not listed' })

export const ConsentAnswer = z
  .object({
    id: z.string(),
    purpose: z.enum(PURPOSES),
    employer: z.object({ id: z.string(), name: z.string() }).nullable(),
    text: z.string().openapi({ description: 'The sentence that was agreed to, in the language in which it was' }),
    wording: z.string(),
    language: z.enum(['id', 'en']),
    given_at: z.string(),
    channel: z.enum(CHANNELS),
    taken_by: z.string().openapi({ description: 'Account or key of who recorded it; `system` is the command line' }),
    office: z.string().nullable(),
    evidence: z.string().nullable(),
    guardian: z.object({ name: z.string(), relation: z.string() }).nullable(),
    withdrawn_at: z.string().nullable(),
    due_at: z.string().nullable().openapi({ description: 'When the law’s three times 24 hours would end; it is done at once' }),
  })
  .openapi('Consent')
export type ConsentAnswer = z.input<typeof ConsentAnswer>

const HOUR = 3_600_000
/** A withdrawal must be followed within three times 24 hours (UU 27/2022 art. 40). */
export const dueAt = (withdrawnAt: number): number => withdrawnAt + 3 * 24 * HOUR
