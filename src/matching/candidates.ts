import type { Asked } from './asked.ts'
import { type Bounds, boundsOf, FINE, wholePoints } from './bounds.ts'
import type { ProfileRows } from './profile-rows.ts'

const NONE = -1

/**
 * Rows of profiles by the most fit they can have, for one vacancy. Working arrays are kept from query to query; they grow with the number
 * of rows.
 */
export class Candidates {
  #sums = new Uint16Array(0)
  #stamps = new Uint16Array(0)
  #papers = new Uint8Array(0)
  #next = new Int32Array(0)
  readonly #heads = new Int32Array(1001)
  #papersNeeded = 0

  constructor(private readonly rows: ProfileRows) {}

  /** Sorts all rows whose fit can reach the least. */
  find(asked: Asked, leastFit: number): void {
    this.#makeRoom()
    const { rows } = this.rows
    const bounds = boundsOf(asked, this.rows.terms)
    this.#addUp(bounds)
    this.#checkPapers(asked)
    this.#heads.fill(NONE)
    const least = Math.max(0, leastFit - bounds.anyway) * FINE - 2 * FINE
    for (let row = 0; row < rows; row += 1) {
      const sum = this.#sums[row]!
      if (sum < least) continue
      const most = Math.min(1000, wholePoints(sum) + bounds.anyway)
      this.#next[row] = this.#heads[most]!
      this.#heads[most] = row
    }
  }

  /** First row with at most so many points; NONE (-1) when there is none. */
  first(points: number): number {
    return this.#heads[points]!
  }

  next(row: number): number {
    return this.#next[row]!
  }

  /** False when some required paper is surely missing. */
  mayHavePapers(row: number): boolean {
    return this.#papersNeeded === 0 || this.#papers[row] === this.#papersNeeded
  }

  #addUp(bounds: Bounds): void {
    this.#sums.fill(0, 0, this.rows.rows)
    this.#stamps.fill(0, 0, this.rows.rows)
    for (const [index, { terms, points }] of bounds.groups.entries()) {
      for (let at = 0; at < terms.length; at += 1)
        this.rows.postings.raise(terms[at]!, points[at]!, this.#sums, index + 1, this.#stamps)
    }
  }

  #checkPapers(asked: Asked): void {
    const hard = asked.gates.requirements.filter((required) => required.hard)
    this.#papersNeeded = hard.length
    if (hard.length === 0) return
    this.#papers.fill(0, 0, this.rows.rows)
    this.#stamps.fill(0, 0, this.rows.rows)
    const { terms, postings } = this.rows
    for (const [index, required] of hard.entries()) {
      for (let certificate = 0; certificate < required.accepts.length; certificate += 1) {
        if (required.accepts[certificate] === 1)
          postings.raise(terms.certificate(certificate), 1, this.#papers, index + 1, this.#stamps)
      }
      if (!required.byLaw) postings.raise(terms.noPapers, 1, this.#papers, index + 1, this.#stamps)
    }
  }

  #makeRoom(): void {
    const { rows } = this.rows
    if (rows <= this.#sums.length) return
    const room = Math.ceil(rows * 1.125)
    this.#sums = new Uint16Array(room)
    this.#stamps = new Uint16Array(room)
    this.#papers = new Uint8Array(room)
    this.#next = new Int32Array(room)
  }
}
