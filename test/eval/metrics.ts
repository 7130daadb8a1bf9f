/**
 * How good a ranked list is. Each function takes the grades (0 to 3) of a whole list in ranked order and answers from 0 to 1,
 * or null where the list has nothing to find, so that it does not count in the mean.
 */
export type Grades = readonly number[]

/** A pair of this grade or more is one an officer would refer. */
export const RELEVANT = 2

const gain = (grade: number, at: number): number => (2 ** grade - 1) / Math.log2(at + 2)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Normalised discounted cumulative gain of the first k, gain 2^grade − 1 (Järvelin and Kekäläinen 2002, with Burges' gain). */
export function ndcg(grades: Grades, k: number): number | null {
  const ideal = sum(
    [...grades]
      .sort((a, b) => b - a)
      .slice(0, k)
      .map(gain),
  )
  return ideal === 0 ? null : sum(grades.slice(0, k).map(gain)) / ideal
}

/** Of the first R, how many are relevant, where R is how many relevant ones there are. */
export function rPrecision(grades: Grades): number | null {
  const relevant = grades.filter((grade) => grade >= RELEVANT).length
  return relevant === 0 ? null : grades.slice(0, relevant).filter((grade) => grade >= RELEVANT).length / relevant
}

/** One over the place of the first relevant one. */
export function reciprocalRank(grades: Grades): number | null {
  const first = grades.findIndex((grade) => grade >= RELEVANT)
  return first === -1 ? null : 1 / (first + 1)
}

/** Share of the first k that are relevant; a list with fewer than k relevant ones cannot reach 1. */
export function precisionAt(grades: Grades, k: number): number | null {
  if (!grades.some((grade) => grade >= RELEVANT)) return null
  return grades.slice(0, k).filter((grade) => grade >= RELEVANT).length / k
}

export interface Quality {
  readonly ndcg10: number
  readonly rPrecision: number
  readonly mrr: number
  readonly p5: number
}

const mean = (numbers: readonly (number | null)[]): number => {
  const known = numbers.filter((number) => number !== null)
  return known.length === 0 ? 0 : sum(known) / known.length
}

/** The means over many lists. */
export const qualityOf = (lists: readonly Grades[]): Quality => ({
  ndcg10: mean(lists.map((grades) => ndcg(grades, 10))),
  rPrecision: mean(lists.map(rPrecision)),
  mrr: mean(lists.map(reciprocalRank)),
  p5: mean(lists.map((grades) => precisionAt(grades, 5))),
})
