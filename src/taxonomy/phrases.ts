import type { Faults } from './faults.ts'
import { wordsOf } from './fold.ts'
import { stem } from './stem.ts'
import type { ReferenceRow, ReferenceTables } from './tables.ts'
import type { Spelling, Taxonomy } from './types.ts'
import { typingTable } from './typing.ts'
import { allWritten, NOTHING, type Written } from './written.ts'

/** The part of the taxonomy by which texts are read. */
export type PhraseTables = Pick<Taxonomy, 'phrases' | 'names' | 'phraseWords' | 'majorWords' | 'longest' | 'typing'>

// In the column `weak`, capitals mean that capitals in a text are sign enough (PLC); small letters that they are not (ART, which is also a word).
const ABBREVIATION = /^[A-Z]{2,}$/

interface Phrase {
  /** The words as written, folded. */
  readonly words: readonly string[]
  /** The same, stemmed: what is looked up. */
  readonly keys: readonly string[]
}

/** Do two spellings of the same words mean different things without saying so? */
function isClash(a: Spelling, b: Spelling): boolean {
  if (a.kind !== b.kind || (a.ambiguous && b.ambiguous)) return false
  return a.id !== b.id || a.also.length + b.also.length > 0
}

/** Gathers spellings, the same words being stemmed only once. */
class PhraseBook {
  readonly phrases = new Map<string, Spelling[]>()
  readonly names = new Map<string, string[]>()
  readonly phraseWords = new Set<string>()
  readonly majorWords = new Set<string>()
  readonly longest = new Map<string, number>()
  readonly words = new Set<string>()
  private readonly stems = new Map<string, string>()
  /** The row that a spelling stands in. */
  private readonly rows = new Map<Spelling, ReferenceRow>()

  constructor(private readonly faults: Faults) {}

  add({ row, kind, id, also, texts, weak, ambiguous }: Written): void {
    const weakTexts = new Map(weak.map((text) => [this.keyOf(text), text]))
    const ambiguousKeys = new Set(ambiguous.map((text) => this.keyOf(text)))
    const own = new Set<string>()
    const called = new Set<string>()
    for (const text of texts) {
      const phrase = this.phraseOf(text)
      const key = phrase.keys.join(' ')
      if (key === '') continue
      called.add(phrase.words.join(' '))
      if (own.has(key)) continue
      own.add(key)
      const weakText = weakTexts.get(key)
      const capitals = weakText !== undefined && ABBREVIATION.test(weakText)
      const spelling = { kind, id, also, weak: weakText !== undefined, ambiguous: ambiguousKeys.has(key), capitals }
      this.checkClash(row, text, key, spelling)
      this.rows.set(spelling, row)
      this.put(phrase, key, spelling)
    }
    if (id !== NOTHING) for (const one of [id, ...also]) this.call(`${kind}:${one}`, called)
    for (const [key, text] of weakTexts) if (!own.has(key)) this.faults.add(row, `weak "${text}" is not among the spellings`)
    for (const text of ambiguous) {
      if (!own.has(this.keyOf(text))) this.faults.add(row, `ambiguous "${text}" is not among the spellings`)
    }
  }

  private call(concept: string, names: ReadonlySet<string>): void {
    const before = this.names.get(concept)
    this.names.set(concept, before === undefined ? [...names] : [...new Set([...before, ...names])])
  }

  private put({ words, keys }: Phrase, key: string, spelling: Spelling): void {
    const there = this.phrases.get(key)
    if (there === undefined) this.phrases.set(key, [spelling])
    else there.push(spelling)
    const [first = ''] = keys
    this.longest.set(first, Math.max(this.longest.get(first) ?? 0, keys.length))
    for (const word of keys) this.phraseWords.add(word)
    if (spelling.kind === 'major') for (const word of keys) this.majorWords.add(word)
    // What means nothing is no word to correct others to.
    if (spelling.id !== NOTHING) for (const word of words) this.words.add(word)
  }

  private checkClash(row: ReferenceRow, text: string, key: string, spelling: Spelling): void {
    const clash = this.phrases.get(key)?.find((other) => isClash(other, spelling))
    const its = clash && this.rows.get(clash)
    if (its)
      this.faults.add(
        row,
        `"${text}" is also a spelling of "${clash.id}" (${its.file}:${its.line}); mark both as ambiguous or drop one`,
      )
  }

  private phraseOf(text: string): Phrase {
    const words = wordsOf(text).map((found) => found.word)
    return { words, keys: words.map((word) => this.stemOf(word)) }
  }

  private keyOf(text: string): string {
    return this.phraseOf(text).keys.join(' ')
  }

  private stemOf(word: string): string {
    const known = this.stems.get(word)
    if (known !== undefined) return known
    const found = stem(word)
    this.stems.set(word, found)
    return found
  }
}

/** All spellings of all concepts by their key. A spelling of two concepts of one kind is a fault unless each marks it as ambiguous. */
export function phraseTables(tables: ReferenceTables, faults: Faults): PhraseTables {
  const book = new PhraseBook(faults)
  for (const written of allWritten(tables)) book.add(written)
  const { phrases, names, phraseWords, majorWords, longest, words } = book
  return { phrases, names, phraseWords, majorWords, longest, typing: typingTable(words) }
}
