import type { Ctx } from '../ctx.ts'
import { employerById, employerByName } from '../employers/actions.ts'
import { wordsOfInput } from '../graduates/draft.ts'
import { GraduateDraft } from '../graduates/graduate.ts'
import { type SentProfile, sentProfile } from '../graduates/profile.ts'
import { fieldProblems } from '../http/issues.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import { advertInputOf, profileInputOf } from '../reading/sample.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import type { FieldProblem } from '../refusal.ts'
import { factsOf } from '../vacancies/draft.ts'
import { VacancyDraft } from '../vacancies/vacancy.ts'
import { isFlatProfile, isFlatVacancy } from './flat.ts'
import type { Row } from './rows.ts'

type Cells = Row['cells']
export type Drafted<T> = { readonly source: string; readonly draft: T } | { readonly problems: readonly FieldProblem[] }

const NUMBERS = ['openings', 'wage_min', 'wage_max', 'experience_months_min', 'wage_wish']
const FLAGS = ['lodging', 'micro_employer', 'live_in']
const LISTS = [
  'occupation',
  'skills_required',
  'skills_nice',
  'certificates_required',
  'certificates_nice',
  'majors',
  'conditions',
  'negated',
]

/** Cells as JSON has them: a spreadsheet knows only text, so its empty cells are left out and numbers, lists and yes or no are read. */
function typed(cells: Cells): Record<string, unknown> {
  const given = Object.entries(cells).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'string' ? read(name, value.trim()) : value]))
}

function read(name: string, text: string): unknown {
  // "5.600.000" is how Indonesians write it; what is no number stays as it is, for the check to name.
  if (NUMBERS.includes(name)) return /^\d{1,3}(\.\d{3})+$|^\d+$/.test(text) ? Number(text.replaceAll('.', '')) : text
  if (FLAGS.includes(name)) return /^(true|ya|yes|1)$/i.test(text) ? true : /^(false|tidak|no|0)$/i.test(text) ? false : text
  if (LISTS.includes(name)) return text.split(/[|;]/).map((item) => item.trim())
  return text
}

const pick = (cells: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => names.includes(name)))

/** The name of a row in its source: what makes an import safe to repeat. */
const sourceOf = (cells: Cells): string =>
  ([cells.source, cells.id]
    .map((value) => (typeof value === 'number' ? String(value) : value))
    .find((value) => typeof value === 'string' && value !== '') as string | undefined) ?? ''

const NO_SOURCE: FieldProblem = { pointer: '/id', reason: 'field_missing' }

const PERSON = ['name', 'phone', 'email', 'born_on', 'sex', 'nik']

/** What a row says of the profile: concept ids as `padan read profiles` prints them, or free text to be read. */
function profileOf({ taxonomy, today }: Ctx, cells: Record<string, unknown>): SentProfile {
  if (isFlatProfile(cells)) {
    const { major, negated, willing } = cells
    return {
      ...pick(cells, ['programme', 'education', 'skills', 'certificates', 'experience', 'home']),
      ...(typeof major === 'string' && { majors: [major] }),
      ...(willing === 'anywhere' && { willing: { anywhere: true } }),
      lacks: negated as string[],
    }
  }
  const { live_in, wage_wish, willing, ...row } = cells
  const input = profileInputOf({ ...row, willing: Array.isArray(willing) ? willing.join(', ') : willing })
  const { id: _, ...read } = profileFromDraft(taxonomy, readProfile(taxonomy, input, today), {
    id: '',
    words: wordsOfInput(input),
  })
  const facts = sentProfile(read)
  return {
    ...facts,
    ...(typeof live_in === 'boolean' && { willing: { ...facts.willing, live_in } }),
    ...(typeof wage_wish === 'number' && { wishes: { ...facts.wishes, wage: wage_wish } }),
  }
}

/** A row as a graduate to be registered, or what is wrong with which field. */
export function graduateOf(ctx: Ctx, row: Cells): Drafted<GraduateDraft> {
  const cells = typed(row)
  const source = sourceOf(row)
  const read = GraduateDraft.safeParse({ person: pick(cells, PERSON), profile: profileOf(ctx, cells) }, { reportInput: true })
  const problems = [...(source === '' ? [NO_SOURCE] : []), ...(read.success ? [] : fieldProblems(read.error))]
  return read.success && problems.length === 0 ? { source, draft: read.data } : { problems }
}

/** A row as a vacancy to be posted for its employer (an id or an exact name; `employer` stands in for rows without), or what is wrong. */
export async function vacancyOf(ctx: Ctx, row: Cells, employer: string | undefined): Promise<Drafted<VacancyDraft>> {
  const cells = typed(row)
  const source = sourceOf(row)
  const named = typeof cells.employer === 'string' ? cells.employer : employer
  const found = named === undefined ? null : ((await employerById(ctx, named)) ?? (await employerByName(ctx, named)))
  const problems: FieldProblem[] = source === '' ? [NO_SOURCE] : []
  if (found === null)
    problems.push({ pointer: '/employer', reason: named === undefined ? 'employer_needed' : 'employer_unknown' })
  const given = pick(cells, Object.keys(VacancyDraft.shape))
  const facts = isFlatVacancy(cells) ? given : { ...readFacts(ctx, cells), ...given }
  const read = VacancyDraft.safeParse({ ...facts, employer: found?.id }, { reportInput: true })
  if (!read.success) problems.push(...fieldProblems(read.error))
  return read.success && problems.length === 0 ? { source, draft: read.data } : { problems }
}

/** The facts of an advert's text and of what a job site tagged; nothing when there is neither. */
function readFacts({ taxonomy, today }: Ctx, cells: Record<string, unknown>) {
  const input = advertInputOf(cells)
  if (input.text === '' && input.title === undefined) return {}
  return factsOf(taxonomy, readAdvert(taxonomy, input, today), input, today)
}
