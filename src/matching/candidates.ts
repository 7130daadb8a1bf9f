import type { Asked } from './asked.ts'
import { type Bounds, boundsOf, FINE, wholePoints } from './bounds.ts'
import { DIGEST } from './digest.ts'
import type { ProfileRows } from './profile-rows.ts'
import { mostWordPoints } from './word-bounds.ts'

const NONE = -1
const TAKEN = -2
const LISTS = 1001

/**
 * Rows of profiles by the most points they can have, for one vacancy. A first look reads only the lists of strong terms and grants everyone
 * the weak ones; `sharpen` reads all. Working arrays are kept from query to query; they grow with the number of rows.
 */
export class Candidates {
  #sums = new Uint16Array(0)
  #stamps = new Uint16Array(0)
  #papers = new Uint8Array(0)
  #next = new Int32Array(0)
  /** First row of a list: standings × 1001 + points; the lists of no standings hold rows whose digests were not read. */
  readonly #heads = new Int32Array(4 * LISTS)
  #granted = 0
  #papersNeeded = 0
  #wanted = 0
  #sharp = false
  #bounds: Bounds | null = null

  constructor(private readonly rows: ProfileRows) {}

  /** Sorts all rows whose fit can reach the least; `wanted` are the standings that are looked for. */
  find(asked: Asked, wanted: number, sharp: boolean): void {
    this.#makeRoom()
    this.#bounds = boundsOf(asked, this.rows.terms)
    this.#sharp = sharp
    this.#wanted = wanted
    this.#next.fill(NONE, 0, this.rows.rows)
    this.#checkPapers(asked)
    this.#sort(asked)
  }

  /** Sorts the rows that were not taken yet again, by all lists. */
  sharpen(asked: Asked): void {
    this.#sharp = true
    this.#sort(asked)
  }

  get isSharp(): boolean {
    return this.#sharp
  }

  /** What it would cost to sharpen, in entries of lists. */
  entries(): number {
    let entries = 0
    for (const { terms } of this.#bounds?.groups ?? []) for (const term of terms) entries += this.rows.postings.count(term)
    return entries
  }

  /** Reads the digests of the rows that seemed able to have just so many points, and puts them where they belong by these. */
  refine(asked: Asked, points: number): void {
    const { leastFit } = asked.book.policy
    const { words, appeal } = this.#bounds!
    const { digests } = this.rows
    const sums = this.#sums
    for (let row = this.#heads[points]!, next = NONE; row !== NONE; row = next) {
      next = this.#next[row]!
      const fit = Math.min(1000, wholePoints(sums[row]! + this.#granted) + mostWordPoints(words, digests, row * DIGEST))
      if (fit < leastFit) continue
      const summary = digests[row * DIGEST]!
      const standings = appeal.standings(summary, this.#papersNeeded === 0 ? -1 : this.#papersNeeded - this.#papers[row]!)
      if ((standings & this.#wanted) === 0) continue
      this.#enter(standings * LISTS + asked.book.compose(fit, appeal.most(summary)), row)
    }
    this.#heads[points] = NONE
  }

  /** Takes a row that can have just so many points and just these standings; -1 when there is none left. */
  take(points: number, standings: number): number {
    const list = standings * LISTS + points
    const row = this.#heads[list]!
    if (row === NONE) return NONE
    this.#heads[list] = this.#next[row]!
    this.#next[row] = TAKEN
    return row
  }

  #enter(list: number, row: number): void {
    this.#next[row] = this.#heads[list]!
    this.#heads[list] = row
  }

  #sort(asked: Asked): void {
    const { groups, words } = this.#bounds!
    const { rows } = this.rows
    const { book } = asked
    const allWords = words.points.at(-1)!
    this.#granted = this.#addUp(groups)
    this.#heads.fill(NONE)
    const least = Math.max(0, (book.policy.leastFit - allWords - 2) * FINE - this.#granted)
    const lists = Uint16Array.from({ length: 1001 }, (_, fit) => book.compose(fit, 1000))
    const granted = this.#granted
    const sums = this.#sums
    for (let row = 0; row < rows; row += 1) {
      const sum = sums[row]!
      if (sum < least || this.#next[row] === TAKEN) continue
      this.#enter(lists[Math.min(1000, wholePoints(sum + granted) + allWords)]!, row)
    }
  }

  /** Adds up the lists and returns what everyone is granted besides. */
  #addUp(groups: Bounds['groups']): number {
    const { postings, rows } = this.rows
    this.#sums.fill(0, 0, rows)
    this.#stamps.fill(0, 0, rows)
    let granted = 0
    for (const [index, { terms, points, strong }] of groups.entries()) {
      const many = this.#sharp ? terms.length : strong
      const weak = points[many] ?? 0
      granted += weak
      for (let at = 0; at < many; at += 1) postings.raise(terms[at]!, points[at]! - weak, this.#sums, index + 1, this.#stamps)
    }
    return granted
  }

  #checkPapers(asked: Asked): void {
    const hard = asked.gates.requirements.filter((required) => required.hard)
    this.#papersNeeded = hard.length
    if (hard.length === 0) return
    const { terms, postings, rows } = this.rows
    this.#papers.fill(0, 0, rows)
    this.#stamps.fill(0, 0, rows)
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
    const room = Math.ceil(rows * 1.0625) + 256
    this.#sums = new Uint16Array(room)
    this.#stamps = new Uint16Array(room)
    this.#papers = new Uint8Array(room)
    this.#next = new Int32Array(room)
  }
}
