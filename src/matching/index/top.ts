/** The best few of many: keeps the first `size` of those after a given place, by score, then by a given order of equals, in a heap with the last of them on top. */
export class Top<Row> {
  readonly #scores: number[] = []
  readonly #rows: Row[] = []

  constructor(
    readonly size: number,
    private readonly before: (row: Row, other: Row) => boolean,
    private readonly after?: { readonly score: number; readonly isBefore: (row: Row) => boolean } | undefined,
  ) {}

  /** A score below this cannot enter; one that is equal may. */
  get least(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#scores.length < this.size ? 0 : this.#scores[0]!
  }

  offer(score: number, row: Row): void {
    if (score < this.least || !this.#comesAfter(score, row)) return
    if (this.#scores.length < this.size) {
      this.#scores.push(score)
      this.#rows.push(row)
      this.#rise(this.#scores.length - 1)
    } else if (score > this.#scores[0]! || this.before(row, this.#rows[0]!)) {
      this.#scores[0] = score
      this.#rows[0] = row
      this.#sink()
    }
  }

  /** Rows in order. */
  sorted(): Row[] {
    const order = [...this.#rows.keys()].sort(
      (a, b) => this.#scores[b]! - this.#scores[a]! || (this.before(this.#rows[a]!, this.#rows[b]!) ? -1 : 1),
    )
    return order.map((at) => this.#rows[at]!)
  }

  #comesAfter(score: number, row: Row): boolean {
    const { after } = this
    return after === undefined || score < after.score || (score === after.score && after.isBefore(row))
  }

  #isWorse(a: number, b: number): boolean {
    return (
      this.#scores[a]! < this.#scores[b]! || (this.#scores[a] === this.#scores[b] && this.before(this.#rows[b]!, this.#rows[a]!))
    )
  }

  #swap(a: number, b: number): void {
    const score = this.#scores[a]!
    const row = this.#rows[a]!
    this.#scores[a] = this.#scores[b]!
    this.#rows[a] = this.#rows[b]!
    this.#scores[b] = score
    this.#rows[b] = row
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.#scores.length && this.#isWorse(child, worst)) worst = child
      if (worst === at) return
      this.#swap(at, worst)
      at = worst
    }
  }
}
