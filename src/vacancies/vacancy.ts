import { z } from '@hono/zod-openapi'
import type { EmployerState } from '../employers/employer.ts'
import { Sector } from '../employers/employer.ts'
import { conceptId, IsoDate } from '../http/fields.ts'
import { EmployerId, VacancyId } from '../ids.ts'
import { CONDITIONS, CONTRACTS, type Vacancy } from '../matching/types.ts'
import { DemandAnswer, GivenDemands } from './life/demands.ts'
import { CLOSURE_REASONS, SEEN_STATES, type Standing } from './life/life.ts'

export const MOST_OPENINGS = 5000
export const MOST_RUPIAH = 1_000_000_000
export const MOST_SKILLS = 100
export const MOST_PAPERS = 30
export const MOST_MONTHS = 600

// The description would name only the first of several literals by itself.
const Weight = z.literal([1, 2, 3]).openapi({ type: 'integer', enum: [1, 2, 3] })

const AskedSkill = z
  .union([conceptId, z.strictObject({ skill: conceptId, weight: Weight })])
  .openapi({ description: 'A skill id, or one with its weight: 3 must have (the usual), 2 asked, 1 said in passing' })

const rupiahAmount = z.int().min(1).max(MOST_RUPIAH)

/** The facts of a vacancy that a text can be read for, by the names of `padan read adverts`. */
const conceptFields = {
  occupation: z.array(conceptId).max(10).optional().openapi({ description: 'Occupation ids, most likely first' }),
  skills_required: z.array(AskedSkill).max(MOST_SKILLS).optional(),
  skills_nice: z.array(conceptId).max(MOST_SKILLS).optional(),
  certificates_required: z.array(conceptId).max(MOST_PAPERS).optional(),
  certificates_nice: z.array(conceptId).max(MOST_PAPERS).optional(),
  education_min: conceptId.nullish().openapi({ example: 'SMA' }),
  majors: z.array(conceptId).max(MOST_PAPERS).optional(),
  experience_months_min: z.int().min(0).max(MOST_MONTHS).nullish(),
}

const plainFields = {
  title: z.string().trim().min(1).max(200).optional(),
  text: z.string().max(100_000).optional().openapi({ description: 'The advert in its own words' }),
  openings: z.int().min(1).max(MOST_OPENINGS).optional(),
  place: conceptId.nullish().openapi({ example: '65.71', description: 'Code of a place in the province' }),
  lodging: z.boolean().nullish().openapi({ description: 'Mess, camp or housing offered; null is not said' }),
  wage_min: rupiahAmount.nullish().openapi({ description: 'Rupiah' }),
  wage_max: rupiahAmount.nullish().openapi({ description: 'Rupiah' }),
  wage_per: z.enum(['month', 'day', 'piece']).optional(),
  contract: z.enum(CONTRACTS).nullish(),
  conditions: z.array(z.enum(CONDITIONS)).max(CONDITIONS.length).optional(),
  sector: Sector.nullish(),
  starts_on: IsoDate.nullish(),
  closing_date: IsoDate.nullish(),
  micro_employer: z
    .boolean()
    .optional()
    .openapi({ description: 'A declared micro firm, to which the minimum wage does not apply' }),
}

/** The facts of one vacancy as they are sent; what is left out is unknown or not asked. */
export const VacancyFacts = z.strictObject({ ...plainFields, ...conceptFields }).openapi('VacancyFacts')
export type VacancyFacts = z.output<typeof VacancyFacts>

/** What the law's vacancy report asks (Perpres 57/2023); for that report only, and in no list, filter, gate or score. */
export const ReportFields = z
  .strictObject({
    sex: z.enum(['any', 'female', 'male']).default('any'),
    age_min: z.int().min(15).max(99).nullish(),
    age_max: z.int().min(15).max(99).nullish(),
    valid_until: IsoDate.nullish().openapi({ description: 'Until when the report is valid' }),
  })
  .openapi('VacancyReportFields')
export type ReportFields = z.output<typeof ReportFields>

/** How a vacancy is to be published, besides its facts. */
const publishing = {
  draft: z.boolean().optional().openapi({ description: 'True keeps it as a draft; false publishes one that was kept' }),
  demands: GivenDemands.optional(),
  separate: z
    .boolean()
    .optional()
    .openapi({ description: 'It is another job than the advert of yours that it resembles; say why in `separate_why`' }),
  separate_why: z.string().trim().min(1).max(500).optional(),
  report: ReportFields.optional(),
}
export type Publishing = z.output<z.ZodObject<typeof publishing>>

/** A vacancy to be posted. Without any of the fields of `conceptFields`, the text is read for them; what is given stands. */
export const VacancyDraft = z
  .strictObject({
    ...plainFields,
    ...conceptFields,
    ...publishing,
    employer: EmployerId.optional().openapi({ description: 'For officers: whose vacancy it is. An employer posts for itself' }),
  })
  .refine((draft) => draft.title !== undefined || draft.text !== undefined, {
    path: ['title'],
    params: { reason: 'title_or_text' },
  })
  .openapi('VacancyDraft', {
    description: 'Structured facts, or a text to be read; facts that are given win over what is read',
    example: {
      title: 'Juru las SMAW',
      text: 'Dicari juru las SMAW 2 orang di Tarakan, punya sertifikat juru las kelas II, pendidikan minimal SMK.',
      openings: 2,
      wage_min: 5_000_000,
    },
  })
export type VacancyDraft = z.output<typeof VacancyDraft>

/** A change of a vacancy: what is left out stays, null clears. A new text without new facts is read again. */
export const VacancyChange = z
  .strictObject({
    ...plainFields,
    ...conceptFields,
    ...publishing,
    version: z.int().min(1).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('VacancyChange')
export type VacancyChange = z.output<typeof VacancyChange>

export const Closure = z.strictObject({ reason: z.enum(CLOSURE_REASONS), version: z.int().min(1).optional() }).openapi('Closure')
export type Closure = z.output<typeof Closure>

const version = z.int().min(1).optional()

export const Reopening = z
  .strictObject({
    closing_date: IsoDate.optional(),
    separate: publishing.separate,
    separate_why: publishing.separate_why,
    version,
  })
  .openapi('Reopening')
export type Reopening = z.output<typeof Reopening>

export const Confirmation = z.strictObject({ version }).openapi('Confirmation')
export type Confirmation = z.output<typeof Confirmation>

/** An officer's yes or no to a vacancy that waits. */
export const Decision = z
  .strictObject({
    publish: z.boolean(),
    note: z.string().trim().max(2000).default('').openapi({ description: 'Said to the employer; a no needs one' }),
    version,
  })
  .openapi('VacancyDecision')
export type Decision = z.output<typeof Decision>

/** That a vacancy was reported to the ministry (Perpres 57/2023). */
export const MinistryReport = z
  .strictObject({
    reported_on: IsoDate,
    number: z.string().trim().min(1).max(100).optional().openapi({ description: 'Its number there' }),
    version,
  })
  .openapi('MinistryReport')
export type MinistryReport = z.output<typeof MinistryReport>

/** What is stored of a vacancy as JSON: matching's vacancy without what its row already says. */
export type StoredFacts = Omit<Vacancy, 'id' | 'open' | 'employer' | 'seatsLeft' | 'openReferrals'> & { readonly micro: boolean }

/** A vacancy as its row, its facts, its seats and its employer say it. */
export interface StoredVacancy extends Standing {
  readonly id: VacancyId
  readonly version: number
  readonly closedBecause: string | null
  readonly employer: {
    readonly id: EmployerId
    readonly name: string
    readonly kind: 'psn' | 'local'
    readonly state: EmployerState
    readonly place: string | null
  }
  readonly invented: boolean
  readonly facts: StoredFacts
  /** Kept as a draft on purpose: no edit publishes it. */
  readonly kept: boolean
}

/** The same as matching sees it. */
export const toMatching = ({ id, state, employer, taken, facts: { micro: _, ...facts } }: StoredVacancy): Vacancy => ({
  ...facts,
  id,
  open: state === 'open' && employer.state === 'verified',
  employer: employer.id,
  seatsLeft: Math.max(0, facts.openings - taken),
  openReferrals: 0,
})

const Found = z.object({ kind: z.string(), words: z.string() })
export const Forbidden = Found.openapi('ForbiddenDemand', {
  description:
    'A demand the law forbids or a sign of fraud: shown with its words, taken out of the text, never an input of anything',
})

/** For its own employer and for officers alone. */
const privateFields = {
  waits_for: z
    .array(z.enum(['employer', 'demands']))
    .optional()
    .openapi({ description: 'What keeps it from being published' }),
  alive_on: z.string().optional().openapi({ description: 'Day of the last sign of life; 30 days after it the advert is hidden' }),
  kept_as_draft: z.boolean().optional(),
  officer_note: z.string().nullable().optional().openapi({ description: 'What the officer wrote who last decided' }),
  report: ReportFields.nullable().optional(),
  reported_on: z.string().nullable().optional().openapi({ description: 'Day on which it was reported to the ministry' }),
}

/** A vacancy as it is answered. */
export const VacancyAnswer = z
  .object({
    id: VacancyId,
    version: z.number().int(),
    state: z.enum(SEEN_STATES),
    closed_because: z.string().nullable(),
    employer: z.object({ id: EmployerId, name: z.string() }),
    invented: z.boolean().openapi({ description: 'Made up for the demonstration' }),
    posted_on: z.string(),
    title: z.string(),
    text: z.string(),
    occupation: z.array(z.string()),
    skills_required: z.array(z.object({ skill: z.string(), weight: Weight })),
    skills_nice: z.array(z.string()),
    certificates_required: z.array(z.string()),
    certificates_nice: z.array(z.string()),
    education_min: z.string().nullable(),
    majors: z.array(z.string()),
    experience_months_min: z.number().int().nullable(),
    openings: z.number().int(),
    seats_left: z.number().int(),
    place: z.string().nullable(),
    lodging: z.boolean().nullable(),
    wage_min: z.number().nullable(),
    wage_max: z.number().nullable(),
    wage_per: z.enum(['month', 'day', 'piece']),
    contract: z.enum(CONTRACTS).nullable(),
    conditions: z.array(z.enum(CONDITIONS)),
    sector: z.string().nullable(),
    starts_on: z.string().nullable(),
    closing_date: z.string().nullable(),
    micro_employer: z.boolean(),
    demands: z.array(DemandAnswer).openapi({
      description:
        'Demands the law forbids: to the public those for which an officer agreed to a job-related reason; to its employer and officers all',
    }),
    ...privateFields,
  })
  .openapi('Vacancy')
export type VacancyAnswer = z.input<typeof VacancyAnswer>
