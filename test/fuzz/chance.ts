/** Chance that repeats itself: the same seed gives the same numbers (mulberry32 of T. Ettinger, in the public domain). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** True as often as `share` says. */
  is(share: number): boolean {
    return this.next() < share
  }

  /** A whole number between both, which are included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** One of a list; throws for an empty one. */
  one<T>(list: readonly T[]): T {
    const drawn = list[Math.floor(this.next() * list.length)]
    if (drawn === undefined && list.length === 0) throw new Error('Nothing to draw from')
    return drawn as T
  }
}
