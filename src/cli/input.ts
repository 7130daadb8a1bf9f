import { type Item, profileItem, vacancyItem } from '../matches/items.ts'
import { personIn, personProblems } from '../matches/profile-rows.ts'
import { advertIn, advertProblems, postedOn } from '../matches/vacancy-rows.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import type { AdvertDraft, ProfileDraft } from '../reading/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { type Cells, idOf, typedCells } from './cells.ts'
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

/** The id of a row, without which nothing can be said of it. */
const idProblems = (cells: Cells): Problems => (idOf(cells) === '' ? [{ field: 'id', what: 'is missing' }] : [])

/** Takes a row's cells by its id, and says in words what is wrong with either. */
const taking =
  <T>(take: (cells: Cells, id: string) => Item<T>): Read<T> =>
  (row) => {
    const cells = typedCells(row)
    const item = take(cells, idOf(cells))
    const problems = [...idProblems(cells), ...('problems' in item ? saidOf(item.problems) : [])]
    return 'problems' in item || problems.length > 0 ? { problems } : item
  }

/** What an advert's row says. */
export const advertOf = (taxonomy: Taxonomy, on: string): Read<{ readonly id: string; readonly draft: AdvertDraft }> =>
  taking((cells, id) => {
    const problems = advertProblems(taxonomy, cells)
    return problems.length > 0
      ? { problems }
      : { value: { id, draft: readAdvert(taxonomy, advertIn(taxonomy, cells), postedOn(cells, on)) } }
  })

/** What a person's row says. */
export const personOf = (taxonomy: Taxonomy, on: string): Read<{ readonly id: string; readonly draft: ProfileDraft }> =>
  taking((cells, id) => {
    const problems = personProblems(cells)
    return problems.length > 0 ? { problems } : { value: { id, draft: readProfile(taxonomy, personIn(cells), on) } }
  })

/** A vacancy of matching from a row: in concept ids as it stands, or read from its words. */
export const vacancyOf = (taxonomy: Taxonomy, on: string): Read<Vacancy> =>
  taking((cells, id) => vacancyItem(taxonomy, cells, { id, on }))

/** A profile of matching from a row: in concept ids as it stands, or read from its words. */
export const profileOf = (taxonomy: Taxonomy, on: string): Read<Profile> =>
  taking((cells, id) => profileItem(taxonomy, cells, { id, on }))
