import type { Book } from './book.ts'
import { thousandths } from './numbers.ts'
import type { Vacancy } from './types.ts'
import { keysOf, stemOf } from './words.ts'

/** The words of a vacancy that tell what work it is, heaviest first, and which concepts have them in their name. */
export interface Telling {
  /** Word key -> its place in the lists below. */
  readonly places: ReadonlyMap<string, number>
  /** The folded words as the advert writes them. */
  readonly words: readonly string[]
  /** Whole numbers. */
  readonly weights: readonly number[]
  readonly sum: number
  /** For each concept (numbered in one row by the book) the places of the words in its label. */
  readonly byConcept: readonly (readonly number[] | undefined)[]
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
  const byConcept: (number[] | undefined)[] = Array.from({ length: book.first.end })
  for (const [place, [key]] of heaviest.entries()) {
    for (const concept of book.labelled.get(key) ?? []) byConcept[concept] = [...(byConcept[concept] ?? []), place]
  }
  const weights = heaviest.map(([, { weight }]) => weight)
  return {
    places: new Map(heaviest.map(([key], place) => [key, place])),
    words: heaviest.map(([, { word }]) => word),
    weights,
    sum: weights.reduce((all, weight) => all + weight, 0),
    byConcept,
  }
}

/** Which of a vacancy's telling words a person has, and their weight in sum. Reused from pair to pair. */
export class Told {
  readonly marks: Uint8Array
  weight = 0
  /** Room for the concepts that a profile names. */
  readonly named: number[] = []

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

  /** Marks the words that concepts have in their names. */
  markConcepts(telling: Telling, concepts: readonly number[]): void {
    for (let at = 0; at < concepts.length; at += 1) {
      const places = telling.byConcept[concepts[at]!]
      if (places !== undefined) for (let each = 0; each < places.length; each += 1) this.mark(telling, places[each]!)
    }
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
