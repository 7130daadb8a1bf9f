import { wordsOfInput } from '../graduates/draft.ts'
import { ProfileFacts, profileProblems, storedProfile } from '../graduates/profile.ts'
import { fieldProblems } from '../http/issues.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import type { AdvertDraft, ProfileDraft } from '../reading/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { factProblems } from '../vacancies/checks.ts'
import { storedFacts } from '../vacancies/facts.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import { type Cells, idOf, typedCells } from './cells.ts'
import { advertIn, isProfileInIds, isVacancyInIds, personIn, profileFacts, vacancyFacts } from './flat.ts'
import type { RowProblem, Rows } from './rows.ts'
import { saidOf } from './say-problems.ts'

type Problems = readonly Omit<RowProblem, 'line'>[]
type Outcome<T> = { readonly value: T } | { readonly problems: Problems }
export type Read<T> = (cells: Cells) => Outcome<T>

/** Reads rows one by one, each once; wrong ones and second ones with the same id become problems and the rest goes on. */
export function* readEach<T extends { readonly id: string }>(rows: Rows, read: Read<T>): Generator<T | RowProblem[]> {
  yield [...rows.problems]
  const lines = new Map<string, number>()
  for (const { line, cells } of rows.rows) {
    const outcome = read(cells)
    if ('problems' in outcome) {
      yield outcome.problems.map((problem) => ({ line, ...problem }))
      continue
    }
    const { id } = outcome.value
    const before = lines.get(id)
    if (before === undefined) yield outcome.value
    else yield [{ line, ...alreadyOn(before, id) }]
    if (before === undefined) lines.set(id, line)
  }
}

/** What is said of a row whose id an earlier line has. */
export const alreadyOn = (line: number, id: string) => ({ field: 'id', what: `"${id}" already stands on line ${line}` })

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What is wrong with a row of words: no id, a field that is no text, or nothing to be read. */
function wordProblems(cells: Cells, textFields: readonly string[], nothing: string | null): Problems {
  const notText = textFields.filter((field) => typeof cells[field] === 'object' && cells[field] !== null)
  return [
    ...(idOf(cells) === '' ? [{ field: 'id', what: 'is missing' }] : []),
    ...notText.map((field) => ({ field, what: 'must be text' })),
    ...(notText.length === 0 && nothing !== null ? [{ field: 'text', what: nothing }] : []),
  ]
}

const advertProblems = (cells: Cells): Problems => {
  const { text, title } = advertIn(cells)
  const nothing = text.trim() === '' && title === undefined ? 'is missing, and so is the title' : null
  return wordProblems(cells, ['title', 'text', 'education', 'experience', 'salary', 'location'], nothing)
}

const personProblems = (cells: Cells): Problems => {
  const nothing = wordsOfInput(personIn(cells)) === '' ? 'is missing, and so is all else about the person' : null
  return wordProblems(cells, ['programme', 'education', 'major', 'home', 'text'], nothing)
}

/** The day an advert was posted, or `on`: the day as of which its dates are read. */
const postedOn = (cells: Cells, on: string): string => (isDate(cells.posted) ? cells.posted : on)

/** What an advert's row says. */
export function advertOf(taxonomy: Taxonomy, on: string): Read<{ readonly id: string; readonly draft: AdvertDraft }> {
  return (row) => {
    const cells = typedCells(row)
    const problems = advertProblems(cells)
    if (problems.length > 0) return { problems }
    return { value: { id: idOf(cells), draft: readAdvert(taxonomy, advertIn(cells), postedOn(cells, on)) } }
  }
}

/** What a person's row says. */
export function personOf(taxonomy: Taxonomy, on: string): Read<{ readonly id: string; readonly draft: ProfileDraft }> {
  return (row) => {
    const cells = typedCells(row)
    const problems = personProblems(cells)
    return problems.length > 0 ? { problems } : { value: { id: idOf(cells), draft: readProfile(taxonomy, personIn(cells), on) } }
  }
}

/** A vacancy of matching from a row: in concept ids as it stands, or read from its words. */
export function vacancyOf(taxonomy: Taxonomy, on: string): Read<Vacancy> {
  return (row) => {
    const cells = typedCells(row)
    const posted = postedOn(cells, on)
    const problems = isVacancyInIds(cells) ? idProblems(cells) : advertProblems(cells)
    if (problems.length > 0) return { problems }
    const read = VacancyFacts.safeParse(vacancyFacts(taxonomy, cells, posted), { reportInput: true })
    const wrong: readonly FieldProblem[] = read.success ? factProblems(taxonomy, read.data) : fieldProblems(read.error)
    if (!read.success || wrong.length > 0) return { problems: saidOf(wrong) }
    const { micro: _, ...stored } = storedFacts(read.data, { title: '', postedOn: posted })
    const employer = typeof cells.employer === 'string' ? cells.employer : ''
    return { value: { ...stored, id: idOf(cells), open: true, employer, seatsLeft: stored.openings, openReferrals: 0 } }
  }
}

/** A profile of matching from a row: in concept ids as it stands, or read from its words. */
export function profileOf(taxonomy: Taxonomy, on: string): Read<Profile> {
  return (row) => {
    const cells = typedCells(row)
    const problems = isProfileInIds(cells) ? idProblems(cells) : personProblems(cells)
    if (problems.length > 0) return { problems }
    const read = ProfileFacts.safeParse(profileFacts(taxonomy, cells, on), { reportInput: true })
    const wrong: readonly FieldProblem[] = read.success ? profileProblems(taxonomy, read.data) : fieldProblems(read.error)
    if (!read.success || wrong.length > 0) return { problems: saidOf(wrong) }
    return { value: { ...storedProfile(read.data), id: idOf(cells) } }
  }
}

const idProblems = (cells: Cells): Problems => wordProblems(cells, [], null)
