import MiniSearch from 'minisearch'
import { stem } from '../taxonomy/stem.ts'

/** How a typed word stands in a document: as typed (or with the same stem), under another name, as its beginning, or with one letter wrong. */
export type Way = 'same' | 'meaning' | 'start' | 'corrected'

/** What a term of the index means to the one who typed. */
export interface Reading {
  readonly way: Way
  /** The word or name it is read as. */
  readonly as: string
  /** The typed words it stands for, when they are more than the one word looked up. */
  readonly phrase?: string | undefined
}

export interface Hit<Field extends string> extends Reading {
  readonly field: Field
}

/** A folded word to look up; `readings` are other terms that count as finding it. */
export interface Lookup {
  readonly word: string
  readonly readings: ReadonlyMap<string, Reading>
  /** Also find words that begin with it. */
  readonly start: boolean
  /** Also find words that differ by one letter, or by two neighbours swapped. */
  readonly correct: boolean
}

interface Row {
  readonly id: string
  readonly fields: ReadonlyMap<string, string>
}

/** Terms that are not words (concepts) start with this, which no folded word can contain. */
export const CONCEPT_MARK = '#'

// A word longer than any real one would make the table of letter distances huge.
const LONGEST_WORD = 32
export const cutWord = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word)

const WAYS: readonly Way[] = ['same', 'meaning', 'start', 'corrected']

/** The words of all documents, counted, so that a word leaves with the last document that has it. */
class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  readonly #uses: number[] = []
  readonly #free: number[] = []
  readonly #byStem = new Map<string, Set<string>>()

  use(word: string): number {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      number = this.#free.pop() ?? this.#words.length
      this.#numbers.set(word, number)
      this.#words[number] = word
      this.#uses[number] = 0
      if (!word.startsWith(CONCEPT_MARK)) {
        const root = stem(word)
        const family = this.#byStem.get(root)
        if (family === undefined) this.#byStem.set(root, new Set([word]))
        else family.add(word)
      }
    }
    this.#uses[number] = (this.#uses[number] ?? 0) + 1
    return number
  }

  release(number: number): string {
    const word = this.#words[number] ?? ''
    const left = (this.#uses[number] ?? 1) - 1
    this.#uses[number] = left
    if (left > 0) return word
    this.#numbers.delete(word)
    this.#words[number] = ''
    this.#free.push(number)
    if (!word.startsWith(CONCEPT_MARK)) {
      const root = stem(word)
      const family = this.#byStem.get(root)
      family?.delete(word)
      if (family?.size === 0) this.#byStem.delete(root)
    }
    return word
  }

  has = (word: string): boolean => this.#numbers.has(word)
  family = (word: string): Iterable<string> => this.#byStem.get(stem(word)) ?? []
}

/**
 * Documents as sets of terms, each in the first of its fields that has it. What `find` answers depends only on the documents that are in
 * it, never on the order or the history of puts and removals: it uses no count and no score of the search library.
 */
export class WordIndex<Field extends string> {
  readonly #fields: readonly Field[]
  readonly #mini: MiniSearch<Row>
  readonly #vocabulary = new Vocabulary()
  // The terms of each document as added (term number × 16 + field), since the library needs the old document to remove it whole.
  readonly #terms = new Map<string, Uint32Array>()

  /** `fields` in the order in which a hit is shown when there are several. At most 16. */
  constructor(fields: readonly Field[]) {
    this.#fields = fields
    this.#mini = new MiniSearch<Row>({
      fields: [...fields],
      extractField: (row, field) => (field === 'id' ? row.id : (row.fields.get(field) ?? '')),
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
      searchOptions: { tokenize: (text) => [text] },
    })
  }

  get size(): number {
    return this.#terms.size
  }

  has(id: string): boolean {
    return this.#terms.has(id)
  }

  ids(): IterableIterator<string> {
    return this.#terms.keys()
  }

  /** Is the word in any document exactly so? */
  hasWord(word: string): boolean {
    return this.#vocabulary.has(word)
  }

  /** Puts a document, in place of an earlier one with this id. */
  put(id: string, terms: ReadonlyMap<string, Field>): void {
    this.remove(id)
    const packed = new Uint32Array(terms.size)
    let at = 0
    for (const [term, field] of terms) packed[at++] = this.#vocabulary.use(term) * 16 + this.#fields.indexOf(field)
    this.#terms.set(id, packed)
    this.#mini.add({ id, fields: byField(terms) })
  }

  remove(id: string): void {
    const packed = this.#terms.get(id)
    if (packed === undefined) return
    const terms = new Map<string, Field>()
    for (const entry of packed) {
      const field = this.#fields[entry & 15]
      if (field !== undefined) terms.set(this.#vocabulary.release(entry >>> 4), field)
    }
    this.#terms.delete(id)
    this.#mini.remove({ id, fields: byField(terms) })
  }

  /** The documents that have the word, each with every way and field it stands in, the best first. */
  find({ word, readings, start, correct }: Lookup): Map<string, Hit<Field>[]> {
    const exact = new Map<string, Reading>()
    const offer = (term: string, reading: Reading) => {
      const known = exact.get(term)
      if (known === undefined || compareReadings(reading, known) < 0) exact.set(term, reading)
    }
    for (const [term, reading] of readings) offer(term, reading)
    for (const relative of this.#vocabulary.family(word)) offer(relative, { way: 'same', as: relative })
    offer(word, { way: 'same', as: word })
    if (correct) for (const swapped of swaps(word)) if (this.hasWord(swapped)) offer(swapped, { way: 'corrected', as: swapped })

    const others = [...exact.keys()].filter((term) => term !== word)
    const rows = this.#mini.search({
      combineWith: 'OR',
      queries: [
        { queries: [word], prefix: start, fuzzy: correct ? 1 : false },
        { queries: others, prefix: false, fuzzy: false },
      ],
    })
    const found = new Map<string, Hit<Field>[]>()
    for (const row of rows) {
      const hits = Object.entries(row.match).flatMap(([term, fields]) => {
        const reading = exact.get(term) ?? { way: term.startsWith(word) ? ('start' as const) : ('corrected' as const), as: term }
        return this.#fields.filter((field) => fields.includes(field)).map((field) => ({ ...reading, field }))
      })
      found.set(String(row.id), hits.sort(this.#compareHits))
    }
    return found
  }

  readonly #compareHits = (a: Hit<Field>, b: Hit<Field>): number =>
    Number(a.way === 'corrected') - Number(b.way === 'corrected') ||
    this.#fields.indexOf(a.field) - this.#fields.indexOf(b.field) ||
    compareReadings(a, b)
}

/** Uncorrected before corrected, the word itself before another name, read in a phrase before alone; then by the letters, so that the choice is always the same. */
export const compareReadings = (a: Reading, b: Reading): number =>
  WAYS.indexOf(a.way) - WAYS.indexOf(b.way) ||
  (b.phrase ?? '').length - (a.phrase ?? '').length ||
  compareText(a.as, b.as) ||
  compareText(a.phrase ?? '', b.phrase ?? '')

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function byField(terms: ReadonlyMap<string, string>): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [term, field] of terms) {
    const before = fields.get(field)
    fields.set(field, before === undefined ? term : `${before} ${term}`)
  }
  return fields
}

function swaps(word: string): string[] {
  const swapped: string[] = []
  for (let at = 0; at + 1 < word.length; at++)
    if (word[at] !== word[at + 1]) swapped.push(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
  return swapped
}
