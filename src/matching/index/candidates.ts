import type { Asked } from '../score/asked.ts'
import { MAY_BE_NEAR, MAY_MATCH } from './appeal-bounds.ts'
import { type Bounds, boundsOf, FINE, strongTerms, wholePoints } from './bounds.ts'
import { mostMonthPoints } from './month-bounds.ts'
import { type Bounded, inOrder, NUMBERS, type Order } from './order.ts'
import type { ProfileRows } from './profile-rows.ts'
import { mostWordPoints } from './word-bounds.ts'

const SUM = 0xffff
// Sums begin at 1, so that the 0 of a row that was taken is less than any.
const FIRST_SUM = 1
const CHUNK = 2048
const EITHER = MAY_MATCH | MAY_BE_NEAR
const STEPS = 1024

/** Points that a pair has to reach to enter a list. */
export interface Least {
  readonly match: number
  readonly near: number
}

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
  #asked: Asked | null = null
  #bounds: Bounds | null = null
  /** Rows that were given out. */
  #taken: number[] = []
  readonly #first = new Int32Array(CHUNK)
  readonly #second = new Int32Array(CHUNK)
  #order: Order = inOrder([])

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
    for (const row of this.#taken) this.#sums[row] = 0
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
    const steps = new Uint32Array(STEPS * 2)
    for (let row = 0; row < this.rows.rows; row += 1) steps[(sums[row]! & SUM) >>> 5]! += 1
    let least = steps.length - 1
    for (let seen = 0; least > 0 && seen + steps[least]! < 256 + 8 * many; least -= 1) seen += steps[least]!
    const order = inOrder(this.#sieve((least + 1) << 5, this.#needed({ match: 0, near: 0 })))
    const seeds = new Set<number>()
    for (const standing of [MAY_MATCH, MAY_BE_NEAR]) {
      let left = many
      for (let place = 0; place < order.rows.length && left > 0; place += 1) {
        if ((order.keys[place]! & standing) === 0) continue
        seeds.add(order.rows[place]!)
        left -= 1
      }
    }
    for (const row of seeds) this.#take(row)
    return [...seeds]
  }

  /** Finds the rows not yet taken that can enter a list, best first; the methods below give them. Returns how many there are. */
  sort(least: Least): number {
    const { words, experience } = this.#asked!.outOf
    const needed = this.#needed(least)
    const leastFit = Math.min(needed[MAY_MATCH * NUMBERS + 1000]!, needed[MAY_BE_NEAR * NUMBERS + 1000]!)
    this.#order = inOrder(this.#sieve((leastFit - words - experience - 1) * FINE - this.#granted, needed))
    return this.#order.rows.length
  }

  /** Most points of the row at a place of the order. */
  boundAt(place: number): number {
    return this.#order.keys[place]! >>> 2
  }

  standingsAt(place: number): number {
    return this.#order.keys[place]! & EITHER
  }

  /** The most fit of the row at a place of the order. */
  fitAt(place: number): number {
    return this.#order.fits[place]!
  }

  /** Takes the row at a place of the order. */
  takeAt(place: number): number {
    const row = this.#order.rows[place]!
    this.#take(row)
    return row
  }

  /** Most points that the words of a row can have. */
  mostWords(row: number): number {
    return mostWordPoints(this.#bounds!.words, this.#signatures, row)
  }

  #take(row: number): void {
    this.#taken.push(row)
    this.#sums[row] = 0
  }

  /** For standings × 1,001 + appeal the least fit with which a pair can enter a list; 1,001 when none is enough. */
  #needed({ match, near }: Least): Uint16Array {
    const { book } = this.#asked!
    const { leastFit } = book.policy
    const needed = new Uint16Array(4 * NUMBERS).fill(NUMBERS)
    for (const [standings, points] of [match, near, Math.min(match, near)].entries()) {
      let fit = NUMBERS
      for (let appeal = 0; appeal < NUMBERS; appeal += 1) {
        while (fit > leastFit && book.compose(fit - 1, appeal) >= points) fit -= 1
        needed[(standings + 1) * NUMBERS + appeal] = Math.max(fit, leastFit)
      }
    }
    return needed
  }

  /**
   * The rows with so large a sum or a larger one whose fit may be enough for their appeal. Each step passes on a shorter list; a row is
   * passed on by counting, not by a branch, since the outcome is seldom guessed right.
   */
  #sieve(leastSum: number, needed: Uint16Array): Bounded[] {
    const { appeal, months, words, book } = this.#bounds!
    const [sums, summaries, first, second] = [this.#sums, this.#summaries, this.#first, this.#second]
    const [papers, papersNeeded, wanted, granted, mostWords] = [
      this.#papers,
      this.#papersNeeded,
      this.#wanted,
      this.#granted,
      words.most,
    ]
    const past = Math.max(FIRST_SUM, leastSum) - 1
    const found: Bounded[] = []
    for (let start = 0; start < this.rows.rows; start += CHUNK) {
      const end = Math.min(this.rows.rows, start + CHUNK)
      let many = 0
      for (let row = start; row < end; row += 1) {
        first[many] = row
        many += (past - (sums[row]! & SUM)) >>> 31
      }
      let fewer = 0
      for (let at = 0; at < many; at += 1) {
        const row = first[at]!
        const summary = summaries[row]!
        const standings = appeal.standings(summary, papersNeeded - papers[row]!) & wanted
        const least = needed[standings * NUMBERS + appeal.most(summary)]!
        second[fewer] = row
        fewer += (least - 1 - wholePoints((sums[row]! & SUM) + granted) - mostMonthPoints(months, summary) - mostWords) >>> 31
      }
      for (let at = 0; at < fewer; at += 1) {
        const row = second[at]!
        const summary = summaries[row]!
        const standings = appeal.standings(summary, papersNeeded - papers[row]!) & wanted
        const most = appeal.most(summary)
        const fit = Math.min(
          1000,
          wholePoints((sums[row]! & SUM) + granted) + mostMonthPoints(months, summary) + this.mostWords(row),
        )
        if (fit >= needed[standings * NUMBERS + most]!) found.push({ row, key: book.compose(fit, most) * 4 + standings, fit })
      }
    }
    return found
  }

  /** Adds up the lists and returns what everyone is granted besides. */
  #addUp(groups: Bounds['groups'], sharp: boolean): number {
    const { postings, rows } = this.rows
    this.#sums.fill(FIRST_SUM, 0, rows)
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
    if (hard.length === 0) {
      // One more than needed says that none is.
      this.#papers.fill(1, 0, this.rows.rows)
      return
    }
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
