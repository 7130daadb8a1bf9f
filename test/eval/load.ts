import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { profileOf, readEach, vacancyOf } from '../../src/cli/input.ts'
import { problemLine, type Row, type RowProblem, readRows } from '../../src/cli/rows.ts'
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
}

interface AbsurdPair {
  readonly vacancy: string
  readonly profile: string
  readonly why: string
}

/** A set cannot be used; the message names every wrong row by file and line. */
export class SetError extends Error {}

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
    return rows.rows.map(({ line, cells }) => {
      const pair = { line, vacancy: String(cells.vacancy_id ?? ''), profile: String(cells.profile_id ?? ''), cells }
      for (const side of ['vacancy', 'profile'] as const)
        if (!known[side].has(pair[side]))
          problems.push(problemLine(file, { line, field: `${side}_id`, what: `there is no "${pair[side]}"` }))
      return pair
    })
  }

  const grades = new Map<string, number>()
  for (const { line, vacancy, profile, cells } of pairsOf('pairs.csv')) {
    const grade = Number(cells.grade)
    if (!/^[0-3]$/.test(String(cells.grade).trim()))
      problems.push(problemLine(join(folder, 'pairs.csv'), { line, field: 'grade', what: 'must be 0, 1, 2 or 3' }))
    grades.set(`${vacancy}\n${profile}`, grade)
  }
  const absurd = existsSync(join(folder, 'absurd.csv'))
    ? pairsOf('absurd.csv').map(({ vacancy, profile, cells }) => ({ vacancy, profile, why: String(cells.why ?? '') }))
    : []
  if (problems.length > 0) throw new SetError(problems.join(''))

  return {
    vacancies,
    profiles: profiles.map(goingAnywhere),
    vacancyTexts: adverts.rows.rows.map(({ cells }) => ({
      id: String(cells.id),
      text: `${cells.title ?? ''}\n${cells.text ?? ''}`,
    })),
    profileTexts: people.rows.rows.map(({ cells }) => ({ id: String(cells.id), text: wordsOfInput(profileInputOf(cells)) })),
    grade: (vacancy, profile) => grades.get(`${vacancy}\n${profile}`) ?? 0,
    absurd,
  }
}
