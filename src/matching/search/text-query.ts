import { findConcepts } from '../../taxonomy/concepts.ts'
import { wordsOf } from '../../taxonomy/fold.ts'
import { conceptsOf, labelOf } from '../../taxonomy/lookup.ts'
import { stem } from '../../taxonomy/stem.ts'
import { CONCEPT_KINDS, type ConceptKind, type Taxonomy } from '../../taxonomy/types.ts'
import { STOP_WORDS } from '../stop-words.ts'
import { conceptTerm } from './text-document.ts'
import { compareReadings, cutWord, type Lookup, type Reading, WordIndex } from './word-index.ts'

/** One word of a query, with all that counts as finding it. */
export interface QueryWord extends Lookup {
  /** As it was typed. */
  readonly typed: string
}

// Nobody types more; a pasted page must not become a thousand searches.
const MOST_WORDS = 24
const MOST_LETTERS = 2_000

// Only words of 6 letters and more are corrected: one wrong letter turns "las" (welding) into "gas" or "jas".
const LEAST_CORRECTED = 6
const LEAST_BEGINNING = 4

/**
 * Reads what someone typed into the words to look for: stop words out, each with the concepts it may name ("tukang las" is also whoever is
 * called welder). A word that is known is never taken for a typing error: "gudang" must not find "udang".
 */
export class QueryReader {
  readonly #taxonomy: Taxonomy
  readonly #names = new WordIndex<'name'>(['name'])
  readonly #labels = new Map<string, string>()
  readonly #spelled = new Set<string>()

  constructor(taxonomy: Taxonomy) {
    this.#taxonomy = taxonomy
    for (const kind of CONCEPT_KINDS) for (const id of conceptsOf(taxonomy, kind).keys()) this.#name(kind, id)
    for (const phrase of taxonomy.phrases.keys()) for (const word of phrase.split(' ')) this.#spelled.add(word)
  }

  #name(kind: ConceptKind, id: string): void {
    const term = conceptTerm(kind, id)
    const label = labelOf(this.#taxonomy, kind, id)
    this.#labels.set(term, label.id)
    const words = wordsOf(`${label.id} ${label.en}`).map(({ word }) => word)
    this.#names.put(term, new Map(words.filter((word) => !STOP_WORDS.has(word)).map((word) => [word, 'name'])))
  }

  /** The words to look for, each once, in the order typed. */
  read(query: string): QueryWord[] {
    const text = query.slice(0, MOST_LETTERS)
    const words = wordsOf(text).filter(({ word }) => !STOP_WORDS.has(word))
    const once = words.filter(({ word }, at) => words.findIndex((other) => other.word === word) === at).slice(0, MOST_WORDS)
    const mentions = findConcepts(this.#taxonomy, text, { title: true })
    return once.map(({ word, start, end }, at) => {
      const known = this.#known(word)
      const lookup = {
        word: cutWord(word),
        start: word.length >= LEAST_BEGINNING || (word.length === LEAST_BEGINNING - 1 && at === once.length - 1 && !known),
        correct: word.length >= LEAST_CORRECTED && !known && !/\d/.test(word),
      }
      const readings = new Map<string, Reading>()
      const offer = (term: string, reading: Reading) => {
        const before = readings.get(term)
        if (before === undefined || compareReadings(reading, before) < 0) readings.set(term, reading)
      }
      for (const mention of mentions) {
        if (mention.start > start || mention.end < end) continue
        const term = conceptTerm(mention.kind, mention.id)
        const phrase = once.filter((other) => other.start >= mention.start && other.end <= mention.end).length > 1
        offer(term, {
          way: mention.corrected === null ? 'meaning' : 'corrected',
          as: mention.corrected ?? this.#labels.get(term) ?? mention.id,
          ...(phrase && { phrase: mention.words }),
        })
      }
      for (const [term, { way, as }] of this.#names.find({ ...lookup, readings: new Map() })) {
        if (way === 'corrected') offer(term, { way, as })
        else offer(term, { way: way === 'start' ? 'start' : 'meaning', as: this.#labels.get(term) ?? as })
      }
      return { ...lookup, readings, typed: text.slice(start, end) }
    })
  }

  #known(word: string): boolean {
    const root = stem(word)
    return this.#taxonomy.wordCounts.has(root) || this.#spelled.has(root)
  }
}
