import type { Book } from '../score/book.ts'
import { Held, heldOf, profileOf } from '../score/held.ts'
import type { Profile } from '../types.ts'
import { Arena } from './arena.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { Dictionary } from './dictionary.ts'
import { type Digests, summaryOf } from './digest.ts'
import { IdTable } from './id-table.ts'
import { pack, unpackBody, unpackHead } from './pack.ts'
import { Postings } from './postings.ts'
import { SIGNATURE } from './signature.ts'
import type { Terms } from './terms.ts'

const GONE = 0xffffffff
const FEWEST_ROWS = 256
const NO_WORDS: readonly string[] = []
const FEWEST_ROWS_TO_PACK_ANEW = 1024

const grown = <T extends Uint32Array | Int32Array>(from: T, to: T): T => {
  to.set(from)
  return to
}

/**
 * Profiles by row: packed in an arena, found by id, listed by term. A profile that is put again gets a new row and its old one is gone;
 * when a third of the rows is gone all are packed anew. Rows are a matter of this class: nothing that is answered depends on them.
 */
export class ProfileRows {
  #arena = new Arena()
  #addresses = new Uint32Array(FEWEST_ROWS)
  #summaries = new Int32Array(FEWEST_ROWS)
  #signatures = new Int32Array(FEWEST_ROWS * SIGNATURE)
  #rows = 0
  #ids = this.#newIds()
  #dictionary: Dictionary
  #postings: Postings
  readonly #writer = new ByteWriter()
  /** The id that is being looked for, as it is written. */
  readonly #sought = new ByteWriter()
  #soughtId: string | null = null
  readonly #reader = new ByteReader()

  constructor(
    readonly book: Book,
    readonly terms: Terms,
  ) {
    this.#dictionary = new Dictionary(book.taxonomy)
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
  get digests(): Digests {
    return { summaries: this.#summaries, signatures: this.#signatures }
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
    reader.skipText()
  }

  idOf(row: number): string {
    this.#seek(row, this.#reader)
    return this.#reader.text()
  }

  /** A profile as the score reads it, with its word keys. */
  read(row: number): { held: Held; words: string[] } {
    const held = new Held()
    const numbers: number[] = []
    this.#seek(row, this.#reader)
    held.id = this.#reader.text()
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

  /** Written, an id is no beginning of another one, so that its bytes tell it. */
  #isId(row: number, id: string): boolean {
    if (this.#soughtId !== id) {
      this.#soughtId = id
      this.#sought.reset()
      this.#sought.text(id)
    }
    this.#seek(row, this.#reader)
    return this.#reader.isAt(this.#sought.bytes, this.#sought.length)
  }

  #append(held: Held, words: readonly number[]): void {
    const row = this.#rows
    this.#rows += 1
    if (row === this.#addresses.length) this.#makeRoom()
    this.#writer.reset()
    pack(this.#writer, held, words)
    this.#addresses[row] = this.#arena.add(this.#writer.bytes, this.#writer.length)
    this.#ids.set(held.id, row)
    this.terms.of(held, (term) => this.#postings.add(term, row))
    this.#digest(row, held, words)
  }

  #digest(row: number, held: Held, words: readonly number[]): void {
    this.#summaries[row] = summaryOf(held)
    for (const word of words) this.#sign(row, this.#dictionary.bit(word))
  }

  #sign(row: number, bit: number): void {
    if (bit >= 0) this.#signatures[row * SIGNATURE + (bit >> 5)]! |= 1 << (bit & 31)
  }

  #makeRoom(): void {
    const room = Math.ceil(this.#rows * 1.0625) + FEWEST_ROWS
    this.#addresses = grown(this.#addresses, new Uint32Array(room))
    this.#summaries = grown(this.#summaries, new Int32Array(room))
    this.#signatures = grown(this.#signatures, new Int32Array(room * SIGNATURE))
  }

  #packAnewIfMostlyGone(): void {
    const gone = this.#rows - this.#ids.size
    if (this.#rows < FEWEST_ROWS_TO_PACK_ANEW || gone * 3 < this.#rows) return
    const old = new ProfileRows(this.book, this.terms)
    old.#takeFrom(this)
    this.#arena = new Arena()
    this.#addresses = new Uint32Array(old.size + FEWEST_ROWS)
    this.#summaries = new Int32Array(old.size + FEWEST_ROWS)
    this.#signatures = new Int32Array((old.size + FEWEST_ROWS) * SIGNATURE)
    this.#rows = 0
    this.#ids = this.#newIds()
    this.#dictionary = new Dictionary(this.book.taxonomy)
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
