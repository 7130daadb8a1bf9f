import type { Taxonomy } from '../../taxonomy/types.ts'
import { keysOf } from '../score/words.ts'
import { hashOf, signatureBit } from './signature.ts'

const EMPTY = -1
const MOST_REMEMBERED = 4096
const LONGEST_REMEMBERED = 24

// A piece cut out of a text may keep the whole text alive; a string built anew does not.
const copy = (piece: string): string => (piece.length < 13 ? piece : ` ${piece}`.slice(1))

/**
 * The word keys of all texts of an index as numbers, in a table of open addressing since a map of strings takes twice the room. Texts repeat
 * the same words, so what a piece between two spaces came to is remembered.
 */
export class Dictionary {
  readonly #keys: string[] = []
  #slots = new Int32Array(1024).fill(EMPTY)
  #bits = new Int16Array(512)
  readonly #remembered = new Map<string, readonly number[]>()

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
    return this.#slots[this.#slotOf(key)]!
  }

  /** The different words of a text, ascending; new ones are entered. */
  read(text: string): number[] {
    const numbers: number[] = []
    let start = 0
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && text.charCodeAt(at) > 32) continue
      if (at > start) this.#readPiece(text.slice(start, at), numbers)
      start = at + 1
    }
    numbers.sort((a, b) => a - b)
    return numbers.filter((number, at) => number !== numbers[at - 1])
  }

  #readPiece(piece: string, into: number[]): void {
    // A key is its own key, so a piece that is one needs no reading.
    const number = this.of(piece)
    if (number >= 0) {
      into.push(number)
      return
    }
    let known = this.#remembered.get(piece)
    if (known === undefined) {
      known = [...keysOf(piece).keys()].map((key) => this.#enter(key))
      if (piece.length <= LONGEST_REMEMBERED) {
        if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
        this.#remembered.set(copy(piece), known)
      }
    }
    for (const each of known) into.push(each)
  }

  #enter(key: string): number {
    const slot = this.#slotOf(key)
    if (this.#slots[slot] !== EMPTY) return this.#slots[slot]!
    const number = this.#keys.length
    this.#keys.push(copy(key))
    this.#slots[slot] = number
    if (number === this.#bits.length) this.#grow()
    this.#bits[number] = signatureBit(this.taxonomy, key)
    return number
  }

  #slotOf(key: string): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(key) & mask
    while (this.#slots[slot] !== EMPTY && this.#keys[this.#slots[slot]!] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const bits = new Int16Array(this.#bits.length * 2)
    bits.set(this.#bits)
    this.#bits = bits
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY)
    for (const [number, key] of this.#keys.entries()) this.#slots[this.#slotOf(key)] = number
  }
}
