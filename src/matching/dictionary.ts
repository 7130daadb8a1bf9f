import type { Taxonomy } from '../taxonomy/types.ts'
import { signatureBit } from './signature.ts'
import { keysOf } from './words.ts'

const MOST_REMEMBERED = 8192
const LONGEST_REMEMBERED = 24

// A piece cut out of a text may keep the whole text alive; a string built anew does not.
const copy = (piece: string): string => (piece.length < 13 ? piece : ` ${piece}`.slice(1))

/** The word keys of all texts of an index as numbers. Texts repeat the same words, so what a piece between two spaces came to is remembered. */
export class Dictionary {
  readonly #keys: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #remembered = new Map<string, readonly number[]>()
  #bits = new Int16Array(1024)

  constructor(private readonly taxonomy: Pick<Taxonomy, 'wordCounts' | 'adverts'>) {}

  get size(): number {
    return this.#keys.length
  }

  key(number: number): string {
    return this.#keys[number]!
  }

  /** Signature bit of a word; -1 when it has none. */
  bit(number: number): number {
    return this.#bits[number]!
  }

  /** -1 when no text has had the word. */
  of(key: string): number {
    return this.#numbers.get(key) ?? -1
  }

  /** The different words of a text, ascending; new ones are entered. */
  read(text: string): number[] {
    const numbers = new Set<number>()
    let start = 0
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && text.charCodeAt(at) > 32) continue
      if (at > start) for (const number of this.#readPiece(text.slice(start, at))) numbers.add(number)
      start = at + 1
    }
    return [...numbers].sort((a, b) => a - b)
  }

  #readPiece(piece: string): readonly number[] {
    const known = this.#remembered.get(piece)
    if (known !== undefined) return known
    const numbers = [...keysOf(piece).keys()].map((key) => this.#enter(key))
    if (piece.length <= LONGEST_REMEMBERED) {
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
      this.#remembered.set(copy(piece), numbers)
    }
    return numbers
  }

  #enter(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#keys.length
    const own = copy(key)
    this.#keys.push(own)
    this.#numbers.set(own, number)
    if (number === this.#bits.length) {
      const larger = new Int16Array(this.#bits.length * 2)
      larger.set(this.#bits)
      this.#bits = larger
    }
    this.#bits[number] = signatureBit(this.taxonomy, own)
    return number
  }
}
