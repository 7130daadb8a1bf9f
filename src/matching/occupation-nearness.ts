import type { Book } from './book.ts'
import { thousandths } from './numbers.ts'
import type { Policy, Vacancy } from './types.ts'

/** How near each occupation of the taxonomy is to the nearest of the vacancy's. */
export interface OccupationTable {
  /** The vacancy's occupations that the taxonomy knows, most likely first. */
  readonly asked: readonly number[]
  /** By number of occupation, thousandths. */
  readonly worth: Int16Array
  /** By number of occupation: which of the vacancy's it is nearest to. */
  readonly nearest: Int16Array
}

function nearness(policy: Policy, same: boolean, a: string, b: string): number {
  if (same) return policy.kbji.same
  const shared = [4, 3, 2].find((digits) => a.length >= digits && a.slice(0, digits) === b.slice(0, digits))
  return shared === 4 ? policy.kbji.digits4 : shared === 3 ? policy.kbji.digits3 : shared === 2 ? policy.kbji.digits2 : 0
}

/** Nearness by the digits that two KBJI 2014 codes have in common. */
export function occupationTableOf(book: Book, vacancy: Vacancy): OccupationTable {
  const asked = [...new Set(vacancy.occupations)].map((id) => book.occupations.of(id)).filter((number) => number >= 0)
  const worth = new Int16Array(book.occupations.size)
  const nearest = new Int16Array(book.occupations.size).fill(-1)
  for (const each of asked) {
    for (let other = 0; other < worth.length; other += 1) {
      const near = thousandths(nearness(book.policy, other === each, book.kbji[other]!, book.kbji[each]!))
      if (near <= worth[other]!) continue
      worth[other] = near
      nearest[other] = each
    }
  }
  return { asked, worth, nearest }
}
