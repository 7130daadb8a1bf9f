const PAGE_BITS = 16
const PAGE = 1 << PAGE_BITS

/** Packed records in pages that never move; what is removed is left behind until everything is packed anew. */
export class Arena {
  readonly #pages: Uint8Array[] = []
  #free = PAGE

  /** Address of the copy. A record larger than a page gets a page of its own. */
  add(bytes: Uint8Array, length: number): number {
    if (length > PAGE) {
      this.#pages.push(bytes.slice(0, length))
      this.#free = PAGE
      return (this.#pages.length - 1) * PAGE
    }
    if (this.#free + length > PAGE) {
      this.#pages.push(new Uint8Array(PAGE))
      this.#free = 0
    }
    const page = this.#pages.length - 1
    this.#pages[page]!.set(length === bytes.length ? bytes : bytes.subarray(0, length), this.#free)
    const address = page * PAGE + this.#free
    this.#free += length
    return address
  }

  pageOf(address: number): Uint8Array {
    return this.#pages[address >>> PAGE_BITS]!
  }

  placeOf(address: number): number {
    return address & (PAGE - 1)
  }
}
