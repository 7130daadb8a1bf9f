import type { Asked } from './asked.ts'
import { ByteReader } from './bytes.ts'
import { Candidates } from './candidates.ts'
import { Held } from './held.ts'
import type { Found, ListOptions } from './list-options.ts'
import { unpackBody, unpackHead } from './pack.ts'
import type { ProfileRows } from './profile-rows.ts'
import { Scorer } from './score.ts'
import { Top } from './top.ts'
import type { Profile } from './types.ts'

/**
 * Finds the best profiles for a vacancy: those that can have the most fit first, until none that is left can enter the list. Every number
 * is measured by the scorer; a bound only lets a profile be passed over.
 */
export class ProfileSearch {
  readonly #candidates: Candidates
  readonly #reader = new ByteReader()
  readonly #held = new Held()

  constructor(private readonly rows: ProfileRows) {
    this.#candidates = new Candidates(rows)
  }

  /** `count` looks at everyone whose fit can reach the least, so that the totals are known; without it they are not. */
  find(asked: Asked, { k, nearK = 0, on, offset = 0, keep }: ListOptions<Profile>, count: boolean): Found<number> {
    const { rows } = this
    const { book } = asked
    const { leastFit } = book.policy
    const before = (row: number, other: number): boolean => rows.idOf(row) < rows.idOf(other)
    const matches = new Top<number>(k === 0 ? 0 : offset + k, before)
    const near = new Top<number>(nearK === 0 ? 0 : offset + nearK, before)
    const total = { matches: 0, near: 0 }
    const scorer = new Scorer(book.policy, on)
    const places = this.#tellingPlaces(asked)
    const candidates = this.#candidates
    const held = this.#held
    const reader = this.#reader
    candidates.find(asked, leastFit)
    for (let most = 1000; most >= leastFit; most -= 1) {
      const bound = count ? Number.POSITIVE_INFINITY : book.compose(most, 1000)
      if (bound < matches.least && bound < near.least) break
      for (let row = candidates.first(most); row >= 0; row = candidates.next(row)) {
        const hopeless = bound < near.least && (bound < matches.least || !candidates.mayHavePapers(row))
        if (hopeless || rows.isGone(row)) continue
        rows.open(row, reader)
        unpackHead(reader, held)
        const standing = scorer.gates(held, asked)
        if (standing === 'none') continue
        const top = standing === 'match' ? matches : near
        const appeal = scorer.appeal(held, asked)
        if (!count && book.compose(most, appeal) < top.least) continue
        unpackBody(reader, held)
        markNumbers(scorer.told.fill(0), places, reader)
        const fit = scorer.fit(held, asked)
        if (fit < leastFit) continue
        const score = book.compose(fit, appeal)
        if (!count && score < top.least) continue
        if (keep !== undefined && !keep(rows.profile(row))) continue
        total[standing === 'match' ? 'matches' : 'near'] += 1
        top.offer(score, row)
      }
    }
    return { matches: matches.sorted(), near: near.sorted(), total }
  }

  /** Number of a word in the dictionary -> its place among the telling words of the vacancy, counted from 1. */
  #tellingPlaces(asked: Asked): Uint16Array {
    const places = new Uint16Array(this.rows.dictionary.size)
    for (const [key, place] of asked.telling.places) {
      const number = this.rows.dictionary.of(key)
      if (number >= 0) places[number] = place + 1
    }
    return places
  }
}

/** Marks the telling words among the word numbers at which a reader stands. */
function markNumbers(told: Uint8Array, places: Uint16Array, reader: ByteReader): void {
  let number = 0
  for (let left = reader.number(); left > 0; left -= 1) {
    number += reader.number()
    const place = places[number]!
    if (place !== 0) told[place - 1] = 1
  }
}
