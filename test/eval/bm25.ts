import MiniSearch from 'minisearch'
import { STOP_WORDS } from '../../src/matching/stop-words.ts'
import { wordsOf } from '../../src/taxonomy/fold.ts'

export interface PlainText {
  readonly id: string
  readonly text: string
}

/** The rival: plain BM25 over folded words without stop words, no stemming and no concepts. Ranks every document; those without a shared word come last, by id. */
export class PlainBm25 {
  readonly #mini = new MiniSearch<PlainText>({
    fields: ['text'],
    tokenize: (text) => wordsOf(text).map(({ word }) => word),
    processTerm: (word) => (STOP_WORDS.has(word) ? null : word),
  })
  readonly #ids: readonly string[]

  constructor(documents: readonly PlainText[]) {
    this.#mini.addAll(documents)
    this.#ids = documents.map(({ id }) => id).sort()
  }

  rank(query: string): string[] {
    const scores = new Map(this.#mini.search(query).map((row) => [String(row.id), row.score]))
    return [...this.#ids].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))
  }
}
