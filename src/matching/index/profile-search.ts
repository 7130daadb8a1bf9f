import type { Asked } from '../score/asked.ts'
import { Held } from '../score/held.ts'
import { Scorer } from '../score.ts'
import type { Profile } from '../types.ts'
import { MAY_BE_NEAR, MAY_MATCH } from './appeal-bounds.ts'
import { ByteReader } from './bytes.ts'
import { Candidates, type Least } from './candidates.ts'
import type { Found, ListOptions } from './list-options.ts'
import { unpackBody, unpackHead } from './pack.ts'
import type { ProfileRows } from './profile-rows.ts'
import { Top } from './top.ts'

// When looking at rows has cost about as much as sharper bounds would, those are worth having.
const FEWEST_LOOKS = 500
const ENTRIES_A_LOOK = 200
// Three times as many as the list has places: enough to fill it, when it can be filled, with some to spare.
const SEEDS = 3
const EITHER = MAY_MATCH | MAY_BE_NEAR

/**
 * Finds the best profiles for a vacancy: those that can have the most points first, until none that is left can enter the list. Every
 * number is measured by the scorer; a bound only lets a profile be passed over.
 */
export class ProfileSearch {
  readonly #candidates: Candidates

  constructor(private readonly rows: ProfileRows) {
    this.#candidates = new Candidates(rows)
  }

  /** `count` looks at everyone whose fit can reach the least, so that the totals are known; without it they are not. */
  find(asked: Asked, options: ListOptions<Profile>, count: boolean): Found<number> {
    return new Hunt(this.rows, this.#candidates, asked, options, count).run()
  }
}

/** One search. */
class Hunt {
  readonly #matches: Top<number>
  readonly #near: Top<number>
  readonly #total = { matches: 0, near: 0 }
  readonly #scorer: Scorer
  readonly #places: Uint16Array
  readonly #reader = new ByteReader()
  readonly #held = new Held()

  constructor(
    private readonly rows: ProfileRows,
    private readonly candidates: Candidates,
    private readonly asked: Asked,
    private readonly options: ListOptions<Profile>,
    private readonly count: boolean,
  ) {
    const { k, nearK = 0, after, on } = options
    const before = (row: number, other: number): boolean => rows.idOf(row) < rows.idOf(other)
    this.#matches = new Top(k, before, after && { score: after.score, isBefore: (row) => after.id < rows.idOf(row) })
    this.#near = new Top(nearK, before)
    this.#scorer = new Scorer(asked.book.policy, on)
    this.#places = tellingPlaces(rows, asked)
    candidates.prepare(asked, count ? EITHER : (k > 0 ? MAY_MATCH : 0) | (nearK > 0 ? MAY_BE_NEAR : 0), count)
  }

  run(): Found<number> {
    if (this.count) this.#lookAtAll()
    else this.#lookAtBest()
    return { matches: this.#matches.sorted(), near: this.#near.sorted(), total: this.#total }
  }

  #lookAtAll(): void {
    const found = this.candidates.sort({ match: 0, near: 0 })
    for (let place = 0; place < found; place += 1) this.#look(this.candidates.takeAt(place), 1000)
  }

  #lookAtBest(): void {
    const { candidates } = this
    for (const row of candidates.seeds(SEEDS * Math.max(this.#matches.size, this.#near.size))) this.#look(row, 1000)
    const patience = FEWEST_LOOKS + candidates.entries() / ENTRIES_A_LOOK
    const found = candidates.sort(this.#least())
    for (let place = 0; place < found; place += 1) {
      if (place > patience) {
        candidates.sharpen()
        this.#lookInOrder(candidates.sort(this.#least()))
        return
      }
      if (!this.#lookAt(place)) return
    }
  }

  #lookInOrder(found: number): void {
    for (let place = 0; place < found && this.#lookAt(place); place += 1);
  }

  /** Looks at the row at a place of the order if it can enter a list; false when neither it nor any after it can. */
  #lookAt(place: number): boolean {
    const bound = this.candidates.boundAt(place)
    const standings = this.candidates.standingsAt(place)
    const mayMatch = bound >= this.#matches.least
    const mayBeNear = bound >= this.#near.least
    if ((mayMatch && (standings & MAY_MATCH) !== 0) || (mayBeNear && (standings & MAY_BE_NEAR) !== 0))
      this.#look(this.candidates.takeAt(place), this.candidates.fitAt(place))
    return mayMatch || mayBeNear
  }

  #least(): Least {
    return { match: this.#matches.least, near: this.#near.least }
  }

  /** Measures a row that has no more than so much fit, and enters it where it belongs. */
  #look(row: number, mostFit: number): void {
    const { asked, rows } = this
    const { book } = asked
    const held = this.#held
    const reader = this.#reader
    const scorer = this.#scorer
    if (rows.isGone(row)) return
    rows.open(row, reader)
    unpackHead(reader, held)
    const standing = scorer.gates(held, asked)
    if (standing === 'none') return
    const top = standing === 'match' ? this.#matches : this.#near
    const least = this.count ? 0 : top.least
    const appeal = scorer.appeal(held, asked)
    if (book.compose(mostFit, appeal) < least) return
    unpackBody(reader, held)
    const known = scorer.fitButWords(held, asked)
    const most = Math.min(1000, known + this.candidates.mostWords(row))
    const { leastFit } = book.policy
    if (most < leastFit || book.compose(most, appeal) < least) return
    // Who is only counted need not be measured to the last point.
    if (known >= leastFit && book.compose(most, appeal) < top.least) {
      this.#enter(row, standing, -1)
      return
    }
    this.#markWords()
    const fit = known + scorer.words(held, asked)
    const score = book.compose(fit, appeal)
    if (fit >= leastFit && score >= least) this.#enter(row, standing, score)
  }

  #enter(row: number, standing: 'match' | 'near', score: number): void {
    if (this.options.keep !== undefined && !this.options.keep(this.rows.profile(row))) return
    this.#total[standing === 'match' ? 'matches' : 'near'] += 1
    if (score >= 0) (standing === 'match' ? this.#matches : this.#near).offer(score, row)
  }

  /** Marks the telling words among the word numbers at which the reader stands. */
  #markWords(): void {
    const { told } = this.#scorer
    const { telling } = this.asked
    const reader = this.#reader
    const places = this.#places
    told.clear()
    let number = 0
    for (let left = reader.number(); left > 0; left -= 1) {
      number += reader.number()
      const place = places[number]!
      if (place !== 0) told.mark(telling, place - 1)
    }
  }
}

/** Number of a word in the dictionary -> its place among the telling words of the vacancy, counted from 1. */
function tellingPlaces(rows: ProfileRows, asked: Asked): Uint16Array {
  const places = new Uint16Array(rows.dictionary.size)
  for (const [key, place] of asked.telling.places) {
    const number = rows.dictionary.of(key)
    if (number >= 0) places[number] = place + 1
  }
  return places
}
