import { ProfileFacts, profileProblems, storedProfile } from '../graduates/profile.ts'
import { fieldProblems } from '../http/issues.ts'
import { sayIn, sayKey } from '../http/words/say.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { factProblems } from '../vacancies/checks.ts'
import { storedFacts } from '../vacancies/facts.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import type { Row, RowProblem } from './rows.ts'

type Cells = Row['cells']
type Outcome<T> = { readonly value: T } | { readonly problems: readonly Omit<RowProblem, 'line'>[] }

/** Fields that only a flat vacancy has: the names that `padan read adverts` prints and the API takes. */
const VACANCY_FIELDS = [
  'occupation',
  'skills_required',
  'skills_nice',
  'certificates_required',
  'certificates_nice',
  'education_min',
]

/** Is this row what `padan read adverts` printed, or what the API takes? */
export const isFlatVacancy = (cells: Cells): boolean => VACANCY_FIELDS.some((field) => Array.isArray(cells[field]))

/** Is this row what `padan read profiles` printed? */
export const isFlatProfile = (cells: Cells): boolean => Array.isArray(cells.negated)

/** A flat row as a vacancy of matching, or what is wrong with which field. What `padan read` prints besides the facts is left alone. */
export function flatVacancy(taxonomy: Taxonomy, cells: Cells, on: string): Outcome<Vacancy> {
  const read = VacancyFacts.safeParse(only(Object.keys(VacancyFacts.shape), cells), { reportInput: true })
  if (!read.success) return { problems: said(fieldProblems(read.error)) }
  const problems = factProblems(taxonomy, read.data)
  if (problems.length > 0) return { problems: said(problems) }
  const { micro: _, ...stored } = storedFacts(read.data, { title: '', postedOn: on })
  const id = String(cells.id ?? '')
  return { value: { ...stored, id, open: true, employer: '', seatsLeft: stored.openings, openReferrals: 0 } }
}

/** A flat row as a profile of matching, or what is wrong with which field. */
export function flatProfile(taxonomy: Taxonomy, cells: Cells): Outcome<Profile> {
  const { major, negated, willing } = cells
  const facts = {
    ...only(Object.keys(ProfileFacts.shape), cells),
    ...(typeof major === 'string' && { majors: [major] }),
    ...(willing === 'anywhere' && { willing: { anywhere: true } }),
    lacks: negated,
  }
  const read = ProfileFacts.safeParse(facts, { reportInput: true })
  if (!read.success) return { problems: said(fieldProblems(read.error)) }
  const problems = profileProblems(taxonomy, read.data, '')
  return problems.length > 0
    ? { problems: said(problems) }
    : { value: { ...storedProfile(read.data), id: String(cells.id ?? '') } }
}

// What is not known is printed as null and taken as left out.
const only = (fields: readonly string[], cells: Cells): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cells).filter(([field, value]) => fields.includes(field) && value !== null))

const english = sayIn('en')
const said = (problems: readonly FieldProblem[]): Omit<RowProblem, 'line'>[] =>
  problems.map(({ pointer, reason, about }) => ({
    field: pointer.slice(1).replaceAll('/', '.'),
    what: sayKey(english, reason, about),
  }))
