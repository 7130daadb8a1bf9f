import { MAY_BE_NEAR, MAY_MATCH } from './appeal-bounds.ts'
import type { Asked } from './asked.ts'
import { type Bounds, boundsOf, FINE, strongTerms, wholePoints } from './bounds.ts'
import { mostMonthPoints } from './month-bounds.ts'
import type { ProfileRows } from './profile-rows.ts'
import { mostWordPoints } from './word-bounds.ts'

// The stamp of rows that were given out.
const TAKEN = 0xffff
const SUM = 0xffff
const EITHER = MAY_MATCH | MAY_BE_NEAR
const STEPS = 1024

/** Points that a pair has to reach to enter a list. */
export interface Least {
  readonly match: number
  readonly near: number
}

const NOTHING = { rows: new Int32Array(0), keys: new Uint16Array(0), fits: new Uint16Array(0) }

/**
 * Who may enter the lists of one vacancy: rows of profiles with the most points they can have and the standings that are open to them. A
 * first look reads the lists of strong terms and grants everyone the weak ones; a sharp one reads all. Working arrays are kept from search
 * to search and grow with the number of rows.
 */
export class Candidates {
  /** By row: the last group that was added, and the sum (see Postings). */
  #sums = new Uint32Array(0)
  #papers = new Uint8Array(0)
  #summaries: Int32Array = new Int32Array(0)
  #signatures: Int32Array = new Int32Array(0)
  #granted = 0
  #papersNeeded = 0
  #wanted = 0
  /** The most fit of the row that was bounded last. */
  #fit = 0
  #asked: Asked | null = null
  #bounds: Bounds | null = null
  /** Rows that were given out. */
  #taken: number[] = []
  /** Rows in order, each with its bound × 4 + standings and the most fit it can have. */
  #found: { rows: Int32Array; keys: Uint16Array; fits: Uint16Array } = NOTHING

  constructor(private readonly rows: ProfileRows) {}

  /** Adds up what every row can have; `wanted` are the standings that are looked for. */
  prepare(asked: Asked, wanted: number, sharp: boolean): void {
    this.#makeRoom()
    this.#asked = asked
    this.#bounds = boundsOf(asked, this.rows.terms)
    this.#wanted = wanted
    this.#taken = []
    this.#summaries = this.rows.digests.summaries
    this.#signatures = this.rows.digests.signatures
    this.#checkPapers(asked)
    this.#granted = this.#addUp(this.#bounds.groups, sharp)
  }

  /** Adds up anew by all lists. */
  sharpen(): void {
    this.#granted = this.#addUp(this.#bounds!.groups, true)
    for (const row of this.#taken) this.#sums[row] = (TAKEN << 16) | (this.#sums[row]! & SUM)
  }

  /** How many entries all lists have: what a sharp look costs. */
  entries(): number {
    let entries = 0
    for (const { terms } of this.#bounds!.groups) for (const term of terms) entries += this.rows.postings.count(term)
    return entries
  }

  /** Takes some of the rows that promise most for each standing, so that the lists soon ask for much. */
  seeds(many: number): number[] {
    const sums = this.#sums
    const { rows } = this.rows
    const steps = new Uint32Array(STEPS * 2)
    const anything = this.#neededFor(0)
    for (let row = 0; row < rows; row += 1) steps[(sums[row]! & SUM) >>> 5]! += 1
    let least = steps.length - 1
    for (let seen = 0; least > 0 && seen + steps[least]! < 256 + 8 * many; least -= 1) seen += steps[least]!
    const best: { row: number; key: number }[] = []
    for (let row = 0; row < rows; row += 1) {
      if ((sums[row]! & SUM) >>> 5 <= least) continue
      const key = this.#keyOf(row, anything, anything)
      if (key >= 0) best.push({ row, key })
    }
    best.sort((a, b) => b.key - a.key || a.row - b.row)
    const ofStanding = (standing: number) => best.filter(({ key }) => (key & standing) !== 0).slice(0, many)
    const seeds = [...new Set([...ofStanding(MAY_MATCH), ...ofStanding(MAY_BE_NEAR)].map(({ row }) => row))]
    for (const row of seeds) this.#take(row)
    return seeds
  }

  /** Finds the rows not yet taken that can enter a list, best first; the methods below give them. Returns how many there are. */
  sort(least: Least): number {
    const { rows } = this.rows
    const match = this.#neededFor(least.match)
    const near = this.#neededFor(least.near)
    const { outOf } = this.#asked!
    const pastSums = Math.max(
      0,
      (Math.min(match[1000]!, near[1000]!) - outOf.words - outOf.experience - 1) * FINE - this.#granted,
    )
    const sums = this.#sums
    const found: number[] = []
    const counts = new Int32Array(1002)
    for (let row = 0; row < rows; row += 1) {
      const sum = sums[row]!
      if ((sum & SUM) < pastSums || sum >>> 16 === TAKEN) continue
      const key = this.#keyOf(row, match, near)
      if (key < 0) continue
      found.push(row, key, this.#fit)
      counts[1001 - (key >>> 2)]! += 1
    }
    for (let at = 1; at < counts.length; at += 1) counts[at]! += counts[at - 1]!
    const many = found.length / 3
    const sorted = { rows: new Int32Array(many), keys: new Uint16Array(many), fits: new Uint16Array(many) }
    for (let from = 0; from < found.length; from += 3) {
      const list = 1000 - (found[from + 1]! >>> 2)
      const to = counts[list]!
      counts[list] = to + 1
      sorted.rows[to] = found[from]!
      sorted.keys[to] = found[from + 1]!
      sorted.fits[to] = found[from + 2]!
    }
    this.#found = sorted
    return many
  }

  /** Most points of the row at a place of the order. */
  boundAt(place: number): number {
    return this.#found.keys[place]! >>> 2
  }

  standingsAt(place: number): number {
    return this.#found.keys[place]! & EITHER
  }

  /** The most fit of the row at a place of the order. */
  fitAt(place: number): number {
    return this.#found.fits[place]!
  }

  /** Takes the row at a place of the order. */
  takeAt(place: number): number {
    const row = this.#found.rows[place]!
    this.#take(row)
    return row
  }

  /** Most points that the words of a row can have. */
  mostWords(row: number): number {
    return mostWordPoints(this.#bounds!.words, this.#signatures, row)
  }

  #take(row: number): void {
    this.#taken.push(row)
    this.#sums[row] = (TAKEN << 16) | (this.#sums[row]! & SUM)
  }

  /** For each appeal the least fit with which a pair can have so many points; 1,001 when none is enough. */
  #neededFor(points: number): Uint16Array {
    const { book } = this.#asked!
    const { leastFit } = book.policy
    const needed = new Uint16Array(1001)
    let fit = 1001
    for (let appeal = 0; appeal <= 1000; appeal += 1) {
      while (fit > leastFit && book.compose(fit - 1, appeal) >= points) fit -= 1
      needed[appeal] = Math.max(fit, leastFit)
    }
    return needed
  }

  /** Bound × 4 + standings of a row; -1 when it cannot enter a list. Leaves the most fit of the row in `#fit`. */
  #keyOf(row: number, neededMatch: Uint16Array, neededNear: Uint16Array): number {
    const bounds = this.#bounds!
    const summary = this.#summaries[row]!
    const papers = this.#papersNeeded === 0 ? -1 : this.#papersNeeded - this.#papers[row]!
    const standings = bounds.appeal.standings(summary, papers) & this.#wanted
    if (standings === 0) return -1
    const appeal = bounds.appeal.most(summary)
    const match = (standings & MAY_MATCH) === 0 ? 1001 : neededMatch[appeal]!
    const near = (standings & MAY_BE_NEAR) === 0 ? 1001 : neededNear[appeal]!
    const needed = Math.min(match, near)
    const withoutWords = wholePoints((this.#sums[row]! & SUM) + this.#granted) + mostMonthPoints(bounds.months, summary)
    if (withoutWords + bounds.words.most < needed) return -1
    const fit = Math.min(1000, withoutWords + mostWordPoints(bounds.words, this.#signatures, row))
    if (fit < needed) return -1
    this.#fit = fit
    return bounds.book.compose(fit, appeal) * 4 + standings
  }

  /** Adds up the lists and returns what everyone is granted besides. */
  #addUp(groups: Bounds['groups'], sharp: boolean): number {
    const { postings, rows } = this.rows
    this.#sums.fill(0, 0, rows)
    const strong = strongTerms(groups, postings, rows)
    let granted = 0
    for (const [index, { terms, points }] of groups.entries()) {
      const many = sharp ? terms.length : strong[index]!
      const weak = points[many] ?? 0
      granted += weak
      for (let at = 0; at < many; at += 1) postings.raise(terms[at]!, points[at]! - weak, index + 1, this.#sums)
    }
    return granted
  }

  #checkPapers(asked: Asked): void {
    const hard = asked.gates.requirements.filter((required) => required.hard)
    this.#papersNeeded = Math.min(255, hard.length)
    if (hard.length === 0) return
    const { terms, postings, rows } = this.rows
    this.#sums.fill(0, 0, rows)
    for (const [index, required] of hard.entries()) {
      for (let certificate = 0; certificate < required.accepts.length; certificate += 1) {
        if (required.accepts[certificate] === 1) postings.raise(terms.certificate(certificate), 1, index + 1, this.#sums)
      }
      if (!required.byLaw) postings.raise(terms.noPapers, 1, index + 1, this.#sums)
    }
    for (let row = 0; row < rows; row += 1) this.#papers[row] = Math.min(255, this.#sums[row]! & SUM)
  }

  #makeRoom(): void {
    const { rows } = this.rows
    if (rows <= this.#sums.length) return
    const room = Math.ceil(rows * 1.0625) + 256
    this.#sums = new Uint32Array(room)
    this.#papers = new Uint8Array(room)
  }
}
