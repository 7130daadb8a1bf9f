import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { profileOf, readEach, vacancyOf } from '../../src/cli/input.ts'
import { problemLine, type Row, type RowProblem, type Rows, readRows } from '../../src/cli/rows.ts'
import { wordsOfInput } from '../../src/graduates/draft.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'
import { profileInputOf } from '../../src/reading/sample.ts'
import type { Taxonomy } from '../../src/taxonomy/types.ts'
import type { PlainText } from './bm25.ts'

/** A graded set as Padan reads it, and as plain text for its rival. */
export interface EvalSet {
  readonly vacancies: readonly Vacancy[]
  readonly profiles: readonly Profile[]
  readonly vacancyTexts: readonly PlainText[]
  readonly profileTexts: readonly PlainText[]
  /** 0 to 3; a pair that nobody graded is 0. */
  grade(vacancy: string, profile: string): number
  readonly absurd: readonly AbsurdPair[]
  /** Wrong rows, by file and line; they are left out. */
  readonly problems: readonly string[]
}

interface AbsurdPair {
  readonly vacancy: string
  readonly profile: string
  readonly why: string
}

// Grades judge the work, so everyone is willing to go anywhere, and where they live does not matter.
const goingAnywhere = (profile: Profile): Profile => ({
  ...profile,
  home: null,
  willing: { ...profile.willing, anywhere: true },
})

/** Reads `vacancies.jsonl`, `profiles.jsonl`, `pairs.csv` and, where there is one, `absurd.csv`. */
export function loadSet(taxonomy: Taxonomy, folder: string, today: string): EvalSet {
  const problems: string[] = []
  const rowsIn = (name: string) => ({ file: join(folder, name), rows: readRows(readFileSync(join(folder, name))) })
  const sort = <T extends { readonly id: string }>(file: string, items: Iterable<T | RowProblem[]>): T[] =>
    [...items].flatMap((item) => {
      if (!Array.isArray(item)) return [item]
      problems.push(...item.map((problem) => problemLine(file, problem)))
      return []
    })

  const adverts = rowsIn('vacancies.jsonl')
  const people = rowsIn('profiles.jsonl')
  const vacancies = sort(adverts.file, readEach(adverts.rows, vacancyOf(taxonomy, today)))
  const profiles = sort(people.file, readEach(people.rows, profileOf(taxonomy, today)))
  const known = { vacancy: new Set(vacancies.map(({ id }) => id)), profile: new Set(profiles.map(({ id }) => id)) }

  const pairsOf = (name: string): { line: number; vacancy: string; profile: string; cells: Row['cells'] }[] => {
    const { file, rows } = rowsIn(name)
    problems.push(...rows.problems.map((problem) => problemLine(file, problem)))
    return rows.rows.flatMap(({ line, cells }) => {
      const pair = { line, vacancy: String(cells.vacancy_id ?? ''), profile: String(cells.profile_id ?? ''), cells }
      const lost = (['vacancy', 'profile'] as const).filter((side) => !known[side].has(pair[side]))
      problems.push(...lost.map((side) => problemLine(file, { line, field: `${side}_id`, what: `there is no "${pair[side]}"` })))
      return lost.length > 0 ? [] : [pair]
    })
  }

  const grades = new Map<string, number>()
  for (const { line, vacancy, profile, cells } of pairsOf('pairs.csv')) {
    const grade = Number(cells.grade)
    if ([0, 1, 2, 3].includes(grade) && cells.grade !== '') grades.set(`${vacancy}\n${profile}`, grade)
    else problems.push(problemLine(join(folder, 'pairs.csv'), { line, field: 'grade', what: 'must be 0, 1, 2 or 3' }))
  }
  const absurd = existsSync(join(folder, 'absurd.csv'))
    ? pairsOf('absurd.csv').map(({ vacancy, profile, cells }) => ({ vacancy, profile, why: String(cells.why ?? '') }))
    : []
  const textsOf = (ids: ReadonlySet<string>, { rows }: Rows, text: (cells: Row['cells']) => string): PlainText[] =>
    rows
      .map(({ cells }) => ({ id: String(cells.id), text: text(cells) }))
      .filter(({ id }, at, all) => ids.has(id) && all.findIndex((other) => other.id === id) === at)

  return {
    vacancies,
    profiles: profiles.map(goingAnywhere),
    vacancyTexts: textsOf(known.vacancy, adverts.rows, (cells) => `${cells.title ?? ''}\n${cells.text ?? ''}`),
    profileTexts: textsOf(known.profile, people.rows, (cells) => wordsOfInput(profileInputOf(cells))),
    grade: (vacancy, profile) => grades.get(`${vacancy}\n${profile}`) ?? 0,
    absurd,
    problems,
  }
}
