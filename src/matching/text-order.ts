import { compareText } from '../taxonomy/fold.ts'
import type { SearchField } from './search/text-document.ts'

/** Why something was found: the typed word, what it was read as, and where that stands. */
export interface WordReason {
  readonly word: string
  readonly readAs: string
  readonly in: SearchField
}

/** The place of a hit in the order of results; with its id it is all a paging cursor needs. */
export interface Standing {
  readonly wordsFound: number
  readonly wordsCorrected: number
  /** The match with the graduate who searches, or 0. */
  readonly match: number
  /** ISO date of posting, or '' where there is none. */
  readonly date: string
  readonly id: string
}

export interface Found extends Standing {
  readonly reasons: readonly WordReason[]
}

/** More words found, then fewer of them corrected. */
export const byWords = (a: Pick<Standing, 'wordsFound' | 'wordsCorrected'>, b: typeof a): number =>
  b.wordsFound - a.wordsFound || a.wordsCorrected - b.wordsCorrected

/** More words found, fewer of them corrected, the better match, the newer, then the id: a total order that can be said aloud. */
export const byRelevance = (a: Standing, b: Standing): number =>
  byWords(a, b) || b.match - a.match || compareText(b.date, a.date) || compareText(a.id, b.id)
