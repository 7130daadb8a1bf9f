import { wordsOfInput } from '../graduates/draft.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import { advertInputOf, profileInputOf } from '../reading/sample.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { vacancyFromDraft } from '../reading/to-vacancy.ts'
import type { AdvertDraft, AdvertInput, ProfileDraft, ProfileInput } from '../reading/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { withoutForbidden } from '../vacancies/draft.ts'
import { flatProfile, flatVacancy, isFlatProfile, isFlatVacancy } from './flat.ts'
import type { Row, RowProblem, Rows } from './rows.ts'
import { isStructured, structuredProfile, structuredVacancy } from './structured.ts'

type Cells = Row['cells']
type Outcome<T> = { readonly value: T } | { readonly problems: readonly Omit<RowProblem, 'line'>[] }
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
    else yield [{ line, field: 'id', what: `"${id}" already stands on line ${before}` }]
    if (before === undefined) lines.set(id, line)
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The id of a row, and what is wrong with fields that must be text. */
function checked(
  cells: Cells,
  textFields: readonly string[],
): { readonly id: string; readonly problems: Omit<RowProblem, 'line'>[] } {
  const id = textOf(cells.id)
  const problems = textFields
    .filter((field) => typeof cells[field] === 'object' && cells[field] !== null)
    .map((field) => ({ field, what: 'must be text' }))
  if (id === '') problems.unshift({ field: 'id', what: 'is missing' })
  return { id, problems }
}

/** A row must say its id, whatever else it holds. */
const named = <T>(cells: Cells, outcome: Outcome<T>): Outcome<T> =>
  textOf(cells.id) === '' ? { problems: [{ field: 'id', what: 'is missing' }] } : outcome

export interface ReadAdvert {
  readonly id: string
  readonly input: AdvertInput
  readonly draft: AdvertDraft
  /** The day it was posted, or the day of reading. */
  readonly postedOn: string
}

/** What an advert's row says. Its dates are read as of the day it was posted, or `on` when that is not given. */
export function advertOf(taxonomy: Taxonomy, on: string): Read<ReadAdvert> {
  return (cells) => {
    const { id, problems } = checked(cells, ['title', 'text', 'education', 'experience', 'salary', 'location'])
    const input = advertInputOf(cells)
    if (problems.length === 0 && input.text.trim() === '' && input.title === undefined)
      problems.push({ field: 'text', what: 'is missing, and so is the title' })
    if (problems.length > 0) return { problems }
    const postedOn = isDate(cells.posted) ? cells.posted : on
    return { value: { id, input, draft: readAdvert(taxonomy, input, postedOn), postedOn } }
  }
}

export interface ReadPerson {
  readonly id: string
  readonly input: ProfileInput
  readonly draft: ProfileDraft
}

/** What a person's row says. */
export function personOf(taxonomy: Taxonomy, on: string): Read<ReadPerson> {
  return (cells) => {
    const { id, problems } = checked(cells, ['programme', 'education', 'major', 'home', 'willing', 'text'])
    const input = profileInputOf(cells)
    if (problems.length === 0 && wordsOfInput(input) === '')
      problems.push({ field: 'text', what: 'is missing, and so is all else about the person' })
    if (problems.length > 0) return { problems }
    return { value: { id, input, draft: readProfile(taxonomy, input, on) } }
  }
}

/** A vacancy from a row: in concept ids as it stands, or read from its text. Demands that the law forbids do not come along. */
export function vacancyOf(taxonomy: Taxonomy, on: string): Read<Vacancy> {
  const read = advertOf(taxonomy, on)
  // A title that was found in the text is looked for again in what is left, lest a forbidden demand of its first line come back.
  const titleOf = (text: string, draft: AdvertDraft, day: string): string =>
    draft.forbidden.length === 0 ? draft.title.value : readAdvert(taxonomy, { text }, day).title.value
  return (cells) => {
    if (isFlatVacancy(cells)) return named(cells, flatVacancy(taxonomy, cells, on))
    if (isStructured(cells)) return structuredVacancy(taxonomy, cells, on)
    const advert = read(cells)
    if ('problems' in advert) return advert
    const { id, input, draft, postedOn } = advert.value
    const text = withoutForbidden('text', input.text, draft.forbidden)
    const title =
      input.title === undefined ? titleOf(text, draft, postedOn) : withoutForbidden('title', input.title, draft.forbidden)
    return { value: vacancyFromDraft(taxonomy, draft, { id, title, employer: textOf(cells.employer), postedOn, text }) }
  }
}

/** A profile from a row: in concept ids as it stands, or read from its words. */
export function profileOf(taxonomy: Taxonomy, on: string): Read<Profile> {
  const read = personOf(taxonomy, on)
  return (cells) => {
    if (isFlatProfile(cells)) return named(cells, flatProfile(taxonomy, cells))
    if (isStructured(cells)) return structuredProfile(taxonomy, cells)
    const person = read(cells)
    if ('problems' in person) return person
    const { id, input, draft } = person.value
    return { value: profileFromDraft(taxonomy, draft, { id, words: wordsOfInput(input) }) }
  }
}
