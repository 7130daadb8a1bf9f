import { Vocabulary } from './vocabulary.ts'

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

const WAYS: readonly Way[] = ['same', 'meaning', 'start', 'corrected']
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Uncorrected before corrected, the word itself before another name, read in a phrase before alone; then by the letters, so that the choice is always the same. */
export const compareReadings = (a: Reading, b: Reading): number =>
  WAYS.indexOf(a.way) - WAYS.indexOf(b.way) ||
  (b.phrase ?? '').length - (a.phrase ?? '').length ||
  compareText(a.as, b.as) ||
  compareText(a.phrase ?? '', b.phrase ?? '')

// An entry of a posting is slot × 16 + field; a code of a hit is corrected, field, reading, from the highest bit, so that the least is the best.
const FIELDS = 16
const READINGS = 1 << 24
const NONE = 0xffff_ffff

/** What one word found: by slot of the index, the best way it stands in each document. */
export interface WordHits<Field extends string> {
  has(slot: number): boolean
  isCorrected(slot: number): boolean
  hit(slot: number): Hit<Field> | undefined
}

/**
 * Documents as sets of terms, each in the first of its fields that has it. What `find` answers depends only on the documents that are in
 * it, never on the order or the history of puts and removals.
 */
export class WordIndex<Field extends string> {
  readonly #fields: readonly Field[]
  readonly #vocabulary = new Vocabulary()
  /** By number of the term: where it stands, in order of slot. */
  readonly #postings: number[][] = []
  readonly #slots = new Map<string, number>()
  readonly #ids: (string | undefined)[] = []
  /** By slot: the terms of the document, to take it out by. */
  readonly #terms: Uint32Array[] = []
  readonly #free: number[] = []

  /** `fields` in the order in which a hit is shown when there are several. At most 16. */
  constructor(fields: readonly Field[]) {
    this.#fields = fields
  }

  get size(): number {
    return this.#slots.size
  }

  /** One more than the highest slot that has ever been used at once. */
  get slots(): number {
    return this.#ids.length
  }

  has(id: string): boolean {
    return this.#slots.has(id)
  }

  /** The document in a slot, if there is one. */
  idOf(slot: number): string | undefined {
    return this.#ids[slot]
  }

  /** Puts a document, in place of an earlier one with this id. */
  put(id: string, terms: ReadonlyMap<string, Field>): void {
    this.remove(id)
    const slot = this.#free.pop() ?? this.#ids.length
    this.#slots.set(id, slot)
    this.#ids[slot] = id
    const numbers = new Uint32Array(terms.size)
    let at = 0
    for (const [term, field] of terms) {
      const number = this.#vocabulary.use(term)
      numbers[at++] = number
      const posting = this.#postings[number]
      const entry = slot * FIELDS + this.#fields.indexOf(field)
      if (posting === undefined) this.#postings[number] = [entry]
      else if (entry > (posting.at(-1) ?? -1)) posting.push(entry)
      else posting.splice(placeOf(posting, entry), 0, entry)
    }
    this.#terms[slot] = numbers
  }

  remove(id: string): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    for (const number of this.#terms[slot] ?? []) {
      const posting = this.#postings[number] ?? []
      posting.splice(placeOf(posting, slot * FIELDS), 1)
      this.#vocabulary.release(number)
    }
    this.#terms[slot] = new Uint32Array(0)
    this.#ids[slot] = undefined
    this.#slots.delete(id)
    this.#free.push(slot)
  }

  /** Finds a word; `each` is told every slot and field it stands in. */
  find(lookup: Lookup, each: (slot: number, field: Field) => void = () => {}): WordHits<Field> {
    const readings = [...this.#readingsOf(lookup)].sort(([, a], [, b]) => compareReadings(a, b)).slice(0, READINGS)
    const codes = new Uint32Array(this.#ids.length).fill(NONE)
    readings.forEach(([term, { way }], order) => {
      const corrected = way === 'corrected' ? FIELDS : 0
      for (const entry of this.#postings[this.#vocabulary.numberOf(term) ?? -1] ?? []) {
        const field = entry % FIELDS
        const slot = (entry - field) / FIELDS
        const code = (corrected + field) * READINGS + order
        if (code < (codes[slot] ?? NONE)) codes[slot] = code
        const name = this.#fields[field]
        if (name !== undefined) each(slot, name)
      }
    })
    return {
      has: (slot) => codes[slot] !== NONE,
      isCorrected: (slot) => codes[slot] !== NONE && (codes[slot] ?? 0) >= FIELDS * READINGS,
      hit: (slot) => {
        const code = codes[slot] ?? NONE
        const reading = readings[code % READINGS]?.[1]
        const field = this.#fields[Math.floor(code / READINGS) % FIELDS]
        return code === NONE || reading === undefined || field === undefined ? undefined : { ...reading, field }
      },
    }
  }

  // Every term of the index that counts as finding the word, with the best way to read it.
  #readingsOf({ word, readings, start, correct }: Lookup): Map<string, Reading> {
    const all = new Map<string, Reading>()
    const offer = (term: string, reading: Reading) => {
      if (this.#vocabulary.numberOf(term) === undefined) return
      const known = all.get(term)
      if (known === undefined || compareReadings(reading, known) < 0) all.set(term, reading)
    }
    offer(word, { way: 'same', as: word })
    for (const relative of this.#vocabulary.family(word)) offer(relative, { way: 'same', as: relative })
    for (const [term, reading] of readings) offer(term, reading)
    if (start) for (const longer of this.#vocabulary.beginningWith(word)) offer(longer, { way: 'start', as: longer })
    if (correct) for (const near of this.#vocabulary.nearlySpelled(word)) offer(near, { way: 'corrected', as: near })
    return all
  }
}

/** Where an entry stands, or would stand, in an ascending list; the field is not looked at when it is 0. */
function placeOf(posting: readonly number[], entry: number): number {
  let low = 0
  let high = posting.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((posting[middle] ?? 0) < entry) low = middle + 1
    else high = middle
  }
  return low
}
