import MiniSearch, { type Query } from 'minisearch'
import { compareText } from '../../taxonomy/fold.ts'
import { stem } from '../../taxonomy/stem.ts'

/** How a typed word stands in a document: as typed (or with the same stem), under another name, as its beginning, or with one letter wrong. */
type Way = 'same' | 'meaning' | 'start' | 'corrected'

/** What a term of the index means to the one who typed. */
export interface Reading {
  readonly way: Way
  /** The word or name it is read as. */
  readonly as: string
  /** The typed words it stands for, when they are more than the one word looked up. */
  readonly phrase?: string | undefined
}

/** The best way in which a word stands in a document, and every field it stands in. */
export interface Hit<Field extends string> extends Reading {
  readonly field: Field
  readonly fields: ReadonlySet<Field>
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

/** Terms that are not words (concepts) start with this, which no folded word can contain. */
export const CONCEPT_MARK = '#'

// A word longer than any real one would make the table of letter distances huge.
const LONGEST_WORD = 32
export const cutWord = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word)

const WAYS: readonly Way[] = ['same', 'meaning', 'start', 'corrected']

/** Uncorrected before corrected, the word itself before another name, read in a phrase before alone; then by the letters, so that the choice is always the same. */
export const compareReadings = (a: Reading, b: Reading): number =>
  WAYS.indexOf(a.way) - WAYS.indexOf(b.way) ||
  (b.phrase ?? '').length - (a.phrase ?? '').length ||
  compareText(a.as, b.as) ||
  compareText(a.phrase ?? '', b.phrase ?? '')

interface Row<Field extends string> {
  readonly id: string
  /** By field, its terms joined by a space: one string takes a tenth of the memory of a set. */
  readonly terms: ReadonlyMap<Field, string>
}

/**
 * Documents as sets of terms, each in the first of its fields that has it, in MiniSearch. What `find` answers depends only on the documents
 * that are in it, never on the order or the history of puts and removals: it uses no count and no score of the library.
 */
export class WordIndex<Field extends string> {
  readonly #fields: readonly Field[]
  readonly #mini: MiniSearch<Row<Field>>
  // MiniSearch takes a document out whole only when it is given again as it was put.
  readonly #rows = new Map<string, Row<Field>>()
  // Words that have stood in a document, by stem. One that is gone may stay: looked up, it is in no document.
  readonly #families = new Map<string, Set<string>>()

  /** `fields` in the order in which a hit is shown when there are several. */
  constructor(fields: readonly Field[]) {
    this.#fields = fields
    this.#mini = new MiniSearch<Row<Field>>({
      fields: [...fields],
      extractField: (row, name) => (name === 'id' ? row.id : (row.terms.get(name as Field) ?? '')),
      tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
      processTerm: (term) => term,
      searchOptions: { tokenize: (term) => [term] },
    })
  }

  get size(): number {
    return this.#rows.size
  }

  has(id: string): boolean {
    return this.#rows.has(id)
  }

  ids(): IterableIterator<string> {
    return this.#rows.keys()
  }

  /** Puts a document, in place of an earlier one with this id. */
  put(id: string, terms: ReadonlyMap<string, Field>): void {
    this.remove(id)
    const byField = new Map<Field, string>()
    for (const [term, field] of terms) {
      const before = byField.get(field)
      byField.set(field, before === undefined ? term : `${before} ${term}`)
      if (term.startsWith(CONCEPT_MARK)) continue
      const root = stem(term)
      const family = this.#families.get(root)
      if (family === undefined) this.#families.set(root, new Set([term]))
      else family.add(term)
    }
    const row = { id, terms: byField }
    this.#rows.set(id, row)
    this.#mini.add(row)
  }

  remove(id: string): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    // Never discard() or replace(): they leave counts behind, and two nodes would differ.
    this.#mini.remove(row)
    this.#rows.delete(id)
  }

  /** By id, every document that has the word, with the best way it stands there. */
  find(lookup: Lookup): Map<string, Hit<Field>> {
    const exact = this.#exactly(lookup)
    const { word, start, correct } = lookup
    const queries: Query[] = [{ queries: [...exact.keys()], prefix: false, fuzzy: false }]
    if (start) queries.push({ queries: [word], prefix: true, fuzzy: false })
    if (correct) queries.push({ queries: [word], prefix: false, fuzzy: 1 })
    const read = (term: string): Reading =>
      exact.get(term) ?? (start && term.startsWith(word) ? { way: 'start', as: term } : { way: 'corrected', as: term })

    const hits = new Map<string, Hit<Field>>()
    for (const { id, match } of this.#mini.search({ combineWith: 'OR', queries })) {
      let best: (Reading & { field: Field }) | undefined
      const everywhere = new Set<Field>()
      for (const [term, [name]] of Object.entries(match)) {
        const field = name as Field
        everywhere.add(field)
        const candidate = { ...read(term), field }
        if (best === undefined || this.#compare(candidate, best) < 0) best = candidate
      }
      if (best !== undefined) hits.set(id, { ...best, fields: everywhere })
    }
    return hits
  }

  /** Uncorrected first, then the earlier field, then the better reading. */
  #compare(a: Reading & { field: Field }, b: Reading & { field: Field }): number {
    return (
      Number(a.way === 'corrected') - Number(b.way === 'corrected') ||
      this.#fields.indexOf(a.field) - this.#fields.indexOf(b.field) ||
      compareReadings(a, b)
    )
  }

  /** The terms to look up as they are: the word, its relatives of the same stem, the given readings, and slips of two letters; each read the best way. */
  #exactly({ word, readings, correct }: Lookup): Map<string, Reading> {
    const all = new Map<string, Reading>(readings)
    const offer = (term: string) => {
      const reading: Reading = { way: 'same', as: term }
      const known = all.get(term)
      if (known === undefined || compareReadings(reading, known) < 0) all.set(term, reading)
    }
    offer(word)
    for (const relative of this.#families.get(stem(word)) ?? []) offer(relative)
    // The library counts two neighbouring letters swapped as two errors; people make it as one.
    if (correct) for (const as of swaps(word)) if (!all.has(as)) all.set(as, { way: 'corrected', as })
    return all
  }
}

/** The word with each two neighbouring letters swapped. */
const swaps = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  )
