import { findConcepts } from '../../taxonomy/concepts.ts'
import { wordsOf } from '../../taxonomy/fold.ts'
import { stem } from '../../taxonomy/stem.ts'
import type { ConceptKind, Taxonomy } from '../../taxonomy/types.ts'
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
    for (const { kind, id, names } of conceptsOf(taxonomy)) {
      const term = conceptTerm(kind, id)
      this.#labels.set(term, names[0] ?? id)
      const words = names.flatMap((name) => wordsOf(name).map(({ word }) => word))
      this.#names.put(term, new Map(words.filter((word) => !STOP_WORDS.has(word)).map((word) => [word, 'name'])))
    }
    for (const phrase of taxonomy.phrases.keys()) for (const word of phrase.split(' ')) this.#spelled.add(word)
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

function conceptsOf(taxonomy: Taxonomy): { kind: ConceptKind; id: string; names: readonly string[] }[] {
  const labelled = [
    { kind: 'skill', concepts: taxonomy.skills },
    { kind: 'certificate', concepts: taxonomy.certificates },
    { kind: 'occupation', concepts: taxonomy.occupations },
    { kind: 'programme', concepts: taxonomy.programmes },
    { kind: 'education', concepts: taxonomy.educations },
    { kind: 'major', concepts: taxonomy.majors },
  ] as const
  return [
    ...labelled.flatMap(({ kind, concepts }) =>
      [...concepts].map(([id, { label }]) => ({ kind, id, names: [label.id, label.en] })),
    ),
    ...[...taxonomy.places].map(([id, { name }]) => ({ kind: 'place' as const, id, names: [name] })),
  ]
}
