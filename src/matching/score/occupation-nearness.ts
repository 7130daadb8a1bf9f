import type { Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import { thousandths } from './numbers.ts'

/** How near each occupation of the taxonomy is to the nearest of the vacancy's. */
export interface OccupationTable {
  /** The vacancy's occupations that the taxonomy knows, most likely first. */
  readonly asked: readonly number[]
  /** By number of occupation, thousandths. */
  readonly worth: Int16Array
  /** By number of occupation: which of the vacancy's it is nearest to. */
  readonly nearest: Int16Array
}

function nearness({ kbji, policy: { kbji: worth }, occupationDomains }: Book, a: number, b: number): number {
  if (a === b) return worth.same
  const [code, other] = [kbji[a]!, kbji[b]!]
  const shared = [4, 3, 2].find((digits) => code.length >= digits && code.slice(0, digits) === other.slice(0, digits))
  if (shared === 4) return areOneField(occupationDomains[a]!, occupationDomains[b]!) ? worth.digits4 : worth.digits3
  return shared === 3 ? worth.digits3 : shared === 2 ? worth.digits2 : 0
}

/** False when both trades are known by their skills and have no domain in common. */
const areOneField = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((domain) => b.has(domain))

/**
 * Nearness by the digits that two KBJI 2014 codes have in common. A unit group may hold trades that share no skill, such as the mechanics of
 * excavators and of sewing machines (7233): these are as near as two unit groups of one minor group.
 */
export function occupationTableOf(book: Book, vacancy: Vacancy): OccupationTable {
  const asked = [...new Set(vacancy.occupations)].map((id) => book.occupations.of(id)).filter((number) => number >= 0)
  const worth = new Int16Array(book.occupations.size)
  const nearest = new Int16Array(book.occupations.size).fill(-1)
  for (const each of asked) {
    for (let other = 0; other < worth.length; other += 1) {
      const near = thousandths(nearness(book, other, each))
      if (near <= worth[other]!) continue
      worth[other] = near
      nearest[other] = each
    }
  }
  return { asked, worth, nearest }
}
