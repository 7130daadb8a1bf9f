import { hashOf } from './signature.ts'

const EMPTY = -1
// A slot is a row and, above it, seven bits of the hash of its id, so that ids are seldom compared in vain.
const ROW_BITS = 24
const ROW = (1 << ROW_BITS) - 1
const tagOf = (hash: number): number => (hash >>> 25) << ROW_BITS

/**
 * Which row belongs to an id, in about five bytes a row: the ids themselves stay where the rows are and are compared there. Open addressing
 * with linear steps; removing closes the gap, so nothing is left behind. Holds rows below 2^24.
 */
export class IdTable {
  #slots = new Int32Array(64).fill(EMPTY)
  #size = 0

  constructor(
    private readonly isId: (row: number, id: string) => boolean,
    private readonly idOf: (row: number) => string,
  ) {}

  get size(): number {
    return this.#size
  }

  /** -1 when the id is not there. */
  find(id: string): number {
    const slot = this.#slots[this.#slotOf(id, hashOf(id))]!
    return slot === EMPTY ? EMPTY : slot & ROW
  }

  set(id: string, row: number): void {
    const hash = hashOf(id)
    const slot = this.#slotOf(id, hash)
    if (this.#slots[slot] === EMPTY) this.#size += 1
    this.#slots[slot] = tagOf(hash) | row
    if (this.#size * 8 > this.#slots.length * 7) this.#grow()
  }

  delete(id: string): void {
    const mask = this.#slots.length - 1
    let gap = this.#slotOf(id, hashOf(id))
    if (this.#slots[gap] === EMPTY) return
    this.#size -= 1
    for (let slot = (gap + 1) & mask; this.#slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const home = hashOf(this.idOf(this.#slots[slot]! & ROW)) & mask
      if (((slot - home) & mask) < ((slot - gap) & mask)) continue
      this.#slots[gap] = this.#slots[slot]!
      gap = slot
    }
    this.#slots[gap] = EMPTY
  }

  #slotOf(id: string, hash: number): number {
    const mask = this.#slots.length - 1
    const tag = tagOf(hash)
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot]!
      if (found === EMPTY || ((found & ~ROW) === tag && this.isId(found & ROW, id))) return slot
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2).fill(EMPTY)
    const mask = this.#slots.length - 1
    for (const found of old) {
      if (found === EMPTY) continue
      let slot = hashOf(this.idOf(found & ROW)) & mask
      while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask
      this.#slots[slot] = found
    }
  }
}
