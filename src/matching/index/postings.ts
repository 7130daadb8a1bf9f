// Blocks of a list grow by a quarter of what the list holds, so that little is left unused and long lists have few blocks.
const LINK = 4
const SIZES: readonly number[] = blockSizes()

function blockSizes(): number[] {
  const sizes = [12]
  for (let total = 12; sizes.length < 64; ) {
    const size = Math.min(1 << 14, Math.max(12, Math.ceil(total / 4)))
    sizes.push(size)
    total += size
  }
  return sizes
}

const sizeOf = (block: number): number => SIZES[Math.min(block, SIZES.length - 1)]!

/**
 * Ascending lists of row numbers, one for each term, in one array of bytes: steps of seven bits a byte in chained blocks. A step is never
 * 0, so a 0 byte ends a block.
 */
export class Postings {
  #bytes = new Uint8Array(1 << 14)
  #used = 0
  readonly #first: Int32Array
  /** Where the next byte goes, and where the block ends. */
  readonly #next: Int32Array
  readonly #end: Int32Array
  readonly #blocks: Uint16Array
  readonly #last: Int32Array
  readonly #counts: Int32Array

  constructor(readonly terms: number) {
    this.#first = new Int32Array(terms).fill(-1)
    this.#next = new Int32Array(terms)
    this.#end = new Int32Array(terms)
    this.#blocks = new Uint16Array(terms)
    this.#last = new Int32Array(terms).fill(-1)
    this.#counts = new Int32Array(terms)
  }

  /** How many rows a term has. */
  count(term: number): number {
    return this.#counts[term]!
  }

  /** Rows have to be added in ascending order; one that the term has already is not added again. */
  add(term: number, row: number): void {
    let step = row - this.#last[term]!
    if (step <= 0) return
    this.#last[term] = row
    this.#counts[term]! += 1
    const needed = step < 1 << 7 ? 1 : step < 1 << 14 ? 2 : step < 1 << 21 ? 3 : step < 1 << 28 ? 4 : 5
    if (this.#next[term]! + needed > this.#end[term]!) this.#chain(term)
    let at = this.#next[term]!
    while (step >= 128) {
      this.#bytes[at++] = (step & 127) | 128
      step >>>= 7
    }
    this.#bytes[at++] = step
    this.#next[term] = at
  }

  /**
   * Adds `points` to each row of the term that does not bear the stamp, and stamps it. `sums` holds a row's stamp in its upper sixteen bits
   * and its sum in the lower ones.
   */
  raise(term: number, points: number, stamp: number, sums: Uint32Array): void {
    const bytes = this.#bytes
    const stamped = stamp << 16
    let row = -1
    let block = 0
    for (let start = this.#first[term]!; start >= 0; start = this.#link(start)) {
      const end = start + LINK + sizeOf(block++)
      for (let at = start + LINK; at < end; ) {
        let byte = bytes[at++]!
        if (byte === 0) break
        if (byte < 128) row += byte
        else {
          let step = byte & 127
          for (let shift = 7; byte >= 128; shift += 7) {
            byte = bytes[at++]!
            step |= (byte & 127) << shift
          }
          row += step
        }
        const sum = sums[row]!
        // All ones when the stamp is another one: a branch here would be guessed wrong too often.
        const other = (sum >>> 16) ^ stamp
        sums[row] = ((sum & 0xffff) + (points & (-other >> 31))) | stamped
      }
    }
  }

  /** A block begins with the address of the next one, as address + 1 so that 0 is none. */
  #link(start: number): number {
    const bytes = this.#bytes
    return (bytes[start]! | (bytes[start + 1]! << 8) | (bytes[start + 2]! << 16) | (bytes[start + 3]! << 24)) - 1
  }

  #chain(term: number): void {
    const start = this.#used
    const size = LINK + sizeOf(this.#blocks[term]!)
    if (start + size > this.#bytes.length) this.#grow(start + size)
    if (this.#first[term]! < 0) this.#first[term] = start
    else this.#setLink(this.#end[term]! - LINK - sizeOf(this.#blocks[term]! - 1), start)
    this.#blocks[term]! += 1
    this.#next[term] = start + LINK
    this.#end[term] = start + size
    this.#used += size
  }

  #setLink(block: number, to: number): void {
    for (let byte = 0; byte < LINK; byte += 1) this.#bytes[block + byte] = ((to + 1) >>> (8 * byte)) & 255
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, Math.ceil(this.#bytes.length * 1.2)))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}
