import SearchableMap from 'minisearch/SearchableMap'
import { stem } from '../taxonomy/stem.ts'

/** Terms that are not words (concepts) start with this, which no folded word can contain. */
export const CONCEPT_MARK = '#'

// A word longer than any real one would make the table of letter distances huge.
const LONGEST_WORD = 32
export const cutWord = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word)

/**
 * The terms of all documents by number, each counted, so that a word leaves with the last document that has it and nothing is left of it.
 * MiniSearch's radix tree finds words by their beginning or with a letter wrong; concepts are only ever looked up whole.
 */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  readonly #uses: number[] = []
  readonly #free: number[] = []
  readonly #tree = new SearchableMap<number>()
  readonly #families = new Map<string, string[]>()

  /** The number of a term, which one more document now has. */
  use(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1
      return known
    }
    const number = this.#free.pop() ?? this.#terms.length
    this.#numbers.set(term, number)
    this.#terms[number] = term
    this.#uses[number] = 1
    if (!term.startsWith(CONCEPT_MARK)) {
      this.#tree.set(term, number)
      const root = stem(term)
      const family = this.#families.get(root)
      if (family === undefined) this.#families.set(root, [term])
      else family.push(term)
    }
    return number
  }

  /** One document fewer has it. Numbers of terms that left are given to new ones. */
  release(number: number): void {
    const left = (this.#uses[number] ?? 1) - 1
    this.#uses[number] = left
    if (left > 0) return
    const term = this.#terms[number] ?? ''
    this.#numbers.delete(term)
    this.#terms[number] = ''
    this.#free.push(number)
    if (term.startsWith(CONCEPT_MARK)) return
    this.#tree.delete(term)
    const root = stem(term)
    const family = (this.#families.get(root) ?? []).filter((other) => other !== term)
    if (family.length === 0) this.#families.delete(root)
    else this.#families.set(root, family)
  }

  numberOf(term: string): number | undefined {
    return this.#numbers.get(term)
  }

  /** Words with the same stem. */
  family(word: string): readonly string[] {
    return this.#families.get(stem(word)) ?? []
  }

  beginningWith(word: string): string[] {
    return [...this.#tree.atPrefix(word).keys()]
  }

  /** Words that differ by one letter, or by two neighbours swapped. */
  nearlySpelled(word: string): string[] {
    const oneLetter = [...this.#tree.fuzzyGet(word, 1).keys()].filter((other) => other !== word)
    return [...oneLetter, ...swaps(word).filter((swapped) => this.#numbers.has(swapped))]
  }
}

function swaps(word: string): string[] {
  const swapped: string[] = []
  for (let at = 0; at + 1 < word.length; at++)
    if (word[at] !== word[at + 1]) swapped.push(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
  return swapped
}
