import { score } from '../../src/matching/score.ts'
import type { Match, Policy } from '../../src/matching/types.ts'
import type { Taxonomy } from '../../src/taxonomy/types.ts'
import { PlainBm25, type PlainText } from './bm25.ts'
import type { EvalSet } from './load.ts'
import { ndcg, type Quality, qualityOf, RELEVANT } from './metrics.ts'
import { byWorth } from './order.ts'

/** How well the two order the same pairs, seen from one side. `lists` counts those that have something to find. */
export interface SideBySide {
  readonly lists: number
  readonly padan: Quality
  readonly bm25: Quality
}

/** A pair in the wrong place, with what the score said of it. */
export interface Misplaced {
  readonly profile: string
  readonly grade: number
  /** Place in Padan's list, from 1. */
  readonly rank: number
  readonly match: Match
}

export interface WorstVacancy {
  readonly vacancy: string
  readonly title: string
  readonly ndcg10: number
  readonly bm25Ndcg10: number
  /** People to be referred who are not among the first ten, nor among as many as there are such people. */
  readonly missed: readonly Misplaced[]
  /** People of other work among as many as there are people to be referred. */
  readonly intruders: readonly Misplaced[]
}

export interface Evaluation {
  readonly pairs: number
  readonly byVacancy: SideBySide
  readonly byProfile: SideBySide
  /** Every vacancy with something to find, the worst first. */
  readonly vacancies: readonly WorstVacancy[]
  /** Absurd pairs that are listed all the same. */
  readonly absurd: readonly { readonly match: Match; readonly why: string }[]
}

/** Ranks a set both ways by Padan and by plain BM25. Each vacancy is matched as of the day it was posted. */
export function evaluate(set: EvalSet, taxonomy: Taxonomy, policy: Policy): Evaluation {
  const matches = set.vacancies.map((vacancy) =>
    set.profiles.map((profile) => score(profile, vacancy, { taxonomy, policy, on: vacancy.postedOn })),
  )
  const gradeOf = (match: Match): number => set.grade(match.vacancy, match.profile)
  const vacancyLists = matches.map((list) => list.toSorted(byWorth))
  const profileLists = set.profiles.map((_, at) => matches.flatMap((list) => list[at] ?? []).toSorted(byWorth))
  const bm25ByVacancy = rivals(set.vacancyTexts, set.profileTexts, set.grade)
  const bm25ByProfile = rivals(set.profileTexts, set.vacancyTexts, (profile, vacancy) => set.grade(vacancy, profile))

  const vacancies = vacancyLists.flatMap((list, at): WorstVacancy[] => {
    const grades = list.map(gradeOf)
    const quality = ndcg(grades, 10)
    const vacancy = set.vacancies[at]
    if (quality === null || vacancy === undefined) return []
    const relevant = grades.filter((grade) => grade >= RELEVANT).length
    const placed = list.map((match, place) => ({ profile: match.profile, grade: gradeOf(match), rank: place + 1, match }))
    return [
      {
        vacancy: vacancy.id,
        title: vacancy.title,
        ndcg10: quality,
        bm25Ndcg10: ndcg(bm25ByVacancy[at] ?? [], 10) ?? 0,
        missed: placed.filter(({ grade, rank }) => grade >= RELEVANT && rank > relevant),
        intruders: placed.filter(({ grade, rank }) => grade < RELEVANT && rank <= relevant),
      },
    ]
  })
  const byPair = new Map(matches.flat().map((match) => [`${match.vacancy}\n${match.profile}`, match]))
  return {
    pairs: set.vacancies.length * set.profiles.length,
    byVacancy: sideBySide(
      vacancyLists.map((list) => list.map(gradeOf)),
      bm25ByVacancy,
    ),
    byProfile: sideBySide(
      profileLists.map((list) => list.map(gradeOf)),
      bm25ByProfile,
    ),
    vacancies: vacancies.sort((a, b) => a.ndcg10 - b.ndcg10 || (a.vacancy < b.vacancy ? -1 : 1)),
    absurd: set.absurd.flatMap(({ vacancy, profile, why }) => {
      const match = byPair.get(`${vacancy}\n${profile}`)
      return match === undefined || match.standing === 'none' ? [] : [{ match, why }]
    }),
  }
}

const rivals = (
  from: readonly PlainText[],
  to: readonly PlainText[],
  grade: (from: string, to: string) => number,
): number[][] => {
  const index = new PlainBm25(to)
  return from.map(({ id, text }) => index.rank(text).map((found) => grade(id, found)))
}

const sideBySide = (padan: readonly number[][], bm25: readonly number[][]): SideBySide => ({
  lists: padan.filter((grades) => grades.some((grade) => grade >= RELEVANT)).length,
  padan: qualityOf(padan),
  bm25: qualityOf(bm25),
})
