import { Arena } from './arena.ts'
import type { Book } from './book.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { Dictionary } from './dictionary.ts'
import { Held, heldOf, profileOf } from './held.ts'
import { IdTable } from './id-table.ts'
import { pack, skipId, unpackBody, unpackHead, unpackId } from './pack.ts'
import { Postings } from './postings.ts'
import type { Terms } from './terms.ts'
import type { Profile } from './types.ts'

const GONE = -1
const NO_WORDS: readonly string[] = []
const FEWEST_ROWS_TO_PACK_ANEW = 1024

/**
 * Profiles by row: packed in an arena, found by id, listed by term. A profile that is put again gets a new row and its old one is gone;
 * when a third of the rows is gone all are packed anew. Rows are a matter of this class: nothing that is answered depends on them.
 */
export class ProfileRows {
  #arena = new Arena()
  #addresses = new Float64Array(256)
  #rows = 0
  #ids = this.#newIds()
  #dictionary = new Dictionary()
  #postings: Postings
  readonly #writer = new ByteWriter()
  readonly #reader = new ByteReader()
  readonly #id = new Held()

  constructor(
    readonly book: Book,
    readonly terms: Terms,
  ) {
    this.#postings = new Postings(terms.size)
  }

  /** Rows in use and gone. */
  get rows(): number {
    return this.#rows
  }
  get size(): number {
    return this.#ids.size
  }
  get postings(): Postings {
    return this.#postings
  }
  get dictionary(): Dictionary {
    return this.#dictionary
  }

  put(profile: Profile): void {
    const words = this.#dictionary.read(profile.words)
    const { held } = heldOf(this.book, profile, NO_WORDS)
    held.hasWords = words.length > 0
    const old = this.#ids.find(profile.id)
    this.#append(held, words)
    if (old >= 0) {
      this.#addresses[old] = GONE
      this.#packAnewIfMostlyGone()
    }
  }

  remove(id: string): void {
    const row = this.#ids.find(id)
    if (row < 0) return
    this.#ids.delete(id)
    this.#addresses[row] = GONE
    this.#packAnewIfMostlyGone()
  }

  /** -1 when there is none. */
  rowOf(id: string): number {
    return this.#ids.find(id)
  }

  isGone(row: number): boolean {
    return this.#addresses[row] === GONE
  }

  /** Sets a reader to the head of a row. */
  open(row: number, reader: ByteReader): void {
    this.#seek(row, reader)
    skipId(reader)
  }

  idOf(row: number): string {
    this.#seek(row, this.#reader)
    unpackId(this.#reader, this.#id)
    return this.#id.id
  }

  /** A profile as the score reads it, with its word keys. */
  read(row: number): { held: Held; words: string[] } {
    const held = new Held()
    const numbers: number[] = []
    this.#seek(row, this.#reader)
    unpackId(this.#reader, held)
    unpackHead(this.#reader, held)
    unpackBody(this.#reader, held)
    this.#reader.ascendingInto(numbers)
    return { held, words: numbers.map((number) => this.#dictionary.key(number)) }
  }

  profile(row: number): Profile {
    const { held, words } = this.read(row)
    return profileOf(this.book, held, words)
  }

  #newIds(): IdTable {
    return new IdTable(
      (row, id) => this.#isId(row, id),
      (row) => this.idOf(row),
    )
  }

  #seek(row: number, reader: ByteReader): void {
    const address = this.#addresses[row]!
    reader.bytes = this.#arena.pageOf(address)
    reader.at = this.#arena.placeOf(address)
  }

  #isId(row: number, id: string): boolean {
    const reader = this.#reader
    this.#seek(row, reader)
    if (reader.number() !== id.length) return false
    for (let at = 0; at < id.length; at += 1) if (reader.number() !== id.charCodeAt(at)) return false
    return true
  }

  #append(held: Held, words: readonly number[]): void {
    const row = this.#rows
    this.#rows += 1
    if (row === this.#addresses.length) {
      const larger = new Float64Array(Math.ceil(row * 1.125))
      larger.set(this.#addresses)
      this.#addresses = larger
    }
    this.#writer.reset()
    pack(this.#writer, held, words)
    this.#addresses[row] = this.#arena.add(this.#writer.bytes, this.#writer.length)
    this.#ids.set(held.id, row)
    this.terms.of(held, (term) => this.#postings.add(term, row))
  }

  #packAnewIfMostlyGone(): void {
    const gone = this.#rows - this.#ids.size
    if (this.#rows < FEWEST_ROWS_TO_PACK_ANEW || gone * 3 < this.#rows) return
    const old = new ProfileRows(this.book, this.terms)
    old.#takeFrom(this)
    this.#arena = new Arena()
    this.#addresses = new Float64Array(Math.max(256, old.size))
    this.#rows = 0
    this.#ids = this.#newIds()
    this.#dictionary = new Dictionary()
    this.#postings = new Postings(this.terms.size)
    for (let row = 0; row < old.rows; row += 1) {
      if (old.isGone(row)) continue
      const { held, words } = old.read(row)
      this.#append(held, this.#dictionary.read(words.join(' ')))
    }
  }

  #takeFrom(other: ProfileRows): void {
    this.#arena = other.#arena
    this.#addresses = other.#addresses
    this.#rows = other.#rows
    this.#dictionary = other.#dictionary
  }
}
