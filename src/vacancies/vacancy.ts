import { z } from '@hono/zod-openapi'
import { Sector } from '../employers/employer.ts'
import { conceptId, IsoDate } from '../http/fields.ts'
import { EmployerId, VacancyId } from '../ids.ts'
import { CONDITIONS, CONTRACTS, type Vacancy } from '../matching/types.ts'

export const MOST_OPENINGS = 5000
export const MOST_RUPIAH = 1_000_000_000
export const MOST_SKILLS = 100
export const MOST_PAPERS = 30
export const MOST_MONTHS = 600

const AskedSkill = z
  .union([conceptId, z.strictObject({ skill: conceptId, weight: z.literal([1, 2, 3]) })])
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

/** A vacancy to be posted. Without any of the fields of `conceptFields`, the text is read for them; what is given stands. */
export const VacancyDraft = z
  .strictObject({
    ...plainFields,
    ...conceptFields,
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
      closing_date: '2030-12-31',
    },
  })
export type VacancyDraft = z.output<typeof VacancyDraft>

/** A change of a vacancy: what is left out stays, null clears. A new text without new facts is read again. */
export const VacancyChange = z
  .strictObject({
    ...plainFields,
    ...conceptFields,
    version: z.int().min(1).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('VacancyChange')
export type VacancyChange = z.output<typeof VacancyChange>

export const CLOSURE_REASONS = ['filled', 'withdrawn', 'expired', 'mistake'] as const
export const Closure = z.strictObject({ reason: z.enum(CLOSURE_REASONS), version: z.int().min(1).optional() }).openapi('Closure')
export type Closure = z.output<typeof Closure>

/** What is stored of a vacancy as JSON: matching's vacancy without what its row already says. */
export type StoredFacts = Omit<Vacancy, 'id' | 'open' | 'employer' | 'seatsLeft' | 'openReferrals'> & { readonly micro: boolean }

/** A vacancy as its row, its facts and its employer's name say it. */
export interface StoredVacancy {
  readonly id: VacancyId
  readonly version: number
  readonly state: 'open' | 'closed'
  readonly closedBecause: string | null
  readonly employer: { readonly id: EmployerId; readonly name: string; readonly kind: 'psn' | 'local' }
  readonly invented: boolean
  readonly facts: StoredFacts
}

/** The same as matching sees it. */
export const toMatching = ({ id, state, employer, facts: { micro: _, ...facts } }: StoredVacancy): Vacancy => ({
  ...facts,
  id,
  open: state === 'open',
  employer: employer.id,
  seatsLeft: facts.openings,
  openReferrals: 0,
})

const Found = z.object({ kind: z.string(), words: z.string() })
export const Forbidden = Found.openapi('ForbiddenDemand', {
  description:
    'A demand the law forbids or a sign of fraud: shown with its words, taken out of the text, never an input of anything',
})

/** A vacancy as it is answered. */
export const VacancyAnswer = z
  .object({
    id: VacancyId,
    version: z.number().int(),
    state: z.enum(['open', 'closed']),
    closed_because: z.string().nullable(),
    employer: z.object({ id: EmployerId, name: z.string() }),
    invented: z.boolean().openapi({ description: 'Made up for the demonstration' }),
    posted_on: z.string(),
    title: z.string(),
    text: z.string(),
    occupation: z.array(z.string()),
    skills_required: z.array(z.object({ skill: z.string(), weight: z.literal([1, 2, 3]) })),
    skills_nice: z.array(z.string()),
    certificates_required: z.array(z.string()),
    certificates_nice: z.array(z.string()),
    education_min: z.string().nullable(),
    majors: z.array(z.string()),
    experience_months_min: z.number().int().nullable(),
    openings: z.number().int(),
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
    forbidden: z.array(Forbidden).optional(),
  })
  .openapi('Vacancy')
export type VacancyAnswer = z.input<typeof VacancyAnswer>
