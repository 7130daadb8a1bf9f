const EMPTY = -1

function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) | 0
}

/**
 * Which row belongs to an id, in a few bytes a row: the ids themselves stay where the rows are and are compared there. Open addressing
 * with linear steps; removing closes the gap, so nothing is left behind.
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
    return this.#slots[this.#slotOf(id)]!
  }

  set(id: string, row: number): void {
    const slot = this.#slotOf(id)
    if (this.#slots[slot] === EMPTY) this.#size += 1
    this.#slots[slot] = row
    if (this.#size * 4 > this.#slots.length * 3) this.#grow()
  }

  delete(id: string): void {
    const mask = this.#slots.length - 1
    let gap = this.#slotOf(id)
    if (this.#slots[gap] === EMPTY) return
    this.#size -= 1
    for (let slot = (gap + 1) & mask; this.#slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const home = hashOf(this.idOf(this.#slots[slot]!)) & mask
      if (((slot - home) & mask) < ((slot - gap) & mask)) continue
      this.#slots[gap] = this.#slots[slot]!
      gap = slot
    }
    this.#slots[gap] = EMPTY
  }

  #slotOf(id: string): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(id) & mask
    while (this.#slots[slot] !== EMPTY && !this.isId(this.#slots[slot]!, id)) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const rows = this.#slots.filter((row) => row !== EMPTY)
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY)
    const mask = this.#slots.length - 1
    for (const row of rows) {
      let slot = hashOf(this.idOf(row)) & mask
      while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask
      this.#slots[slot] = row
    }
  }
}
