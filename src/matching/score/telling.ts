import type { Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import { thousandths } from './numbers.ts'
import { keysOf, stemOf } from './words.ts'

/** The words of a vacancy that tell what work it is, heaviest first. */
export interface Telling {
  /** Word key -> its place in the lists below. */
  readonly places: ReadonlyMap<string, number>
  /** The folded words as the advert writes them. */
  readonly words: readonly string[]
  /** Whole numbers. */
  readonly weights: readonly number[]
  readonly sum: number
}

// The table holds words of six adverts and more; one that is not in it is taken to stand in three.
const ADVERTS_OF_A_RARE_WORD = 3

/** (log rarity)² in whole thousandths: a word of every advert weighs nothing. */
function weightOf(book: Book, word: string): number {
  const { adverts, wordCounts } = book.taxonomy
  const found = Math.max(wordCounts.get(stemOf(word)) ?? ADVERTS_OF_A_RARE_WORD, 1)
  return adverts <= found ? 0 : thousandths(Math.log(adverts / found) ** 2)
}

/** The heaviest words of title and text; their number and the extra weight of the title are policy. */
export function tellingOf(book: Book, vacancy: Vacancy): Telling {
  const { telling, titleWeight } = book.policy.words
  const found = new Map<string, { word: string; weight: number }>()
  for (const [key, word] of keysOf(vacancy.text)) found.set(key, { word, weight: weightOf(book, word) })
  for (const [key, word] of keysOf(vacancy.title))
    found.set(key, { word, weight: Math.round(weightOf(book, word) * titleWeight) })
  const heaviest = [...found]
    .filter(([, { weight }]) => weight > 0)
    .sort(([a, first], [b, second]) => second.weight - first.weight || (a < b ? -1 : 1))
    .slice(0, telling)
  const weights = heaviest.map(([, { weight }]) => weight)
  return {
    places: new Map(heaviest.map(([key], place) => [key, place])),
    words: heaviest.map(([, { word }]) => word),
    weights,
    sum: weights.reduce((all, weight) => all + weight, 0),
  }
}

/** Which of a vacancy's telling words a person has, and their weight in sum. Reused from pair to pair. */
export class Told {
  readonly marks: Uint8Array
  weight = 0

  constructor(most: number) {
    this.marks = new Uint8Array(most)
  }

  clear(): void {
    this.marks.fill(0)
    this.weight = 0
  }

  mark(telling: Telling, place: number): void {
    if (this.marks[place] === 1) return
    this.marks[place] = 1
    this.weight += telling.weights[place]!
  }

  /** Begins anew with the person's own word keys. */
  markWords(telling: Telling, keys: readonly string[]): void {
    this.clear()
    for (const key of keys) {
      const place = telling.places.get(key)
      if (place !== undefined) this.mark(telling, place)
    }
  }
}
