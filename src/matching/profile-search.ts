import { MAY_BE_NEAR, MAY_MATCH } from './appeal-bounds.ts'
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

// When looking at rows has cost about as much as sharper bounds would, those are worth having.
const FEWEST_LOOKS = 500
const ENTRIES_A_LOOK = 100

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
    candidates.find(asked, (count || k > 0 ? MAY_MATCH : 0) | (count || nearK > 0 ? MAY_BE_NEAR : 0), count)
    let patience = count ? Number.POSITIVE_INFINITY : FEWEST_LOOKS + candidates.entries() / ENTRIES_A_LOOK
    const look = (row: number): void => {
      if (rows.isGone(row)) return
      patience -= 1
      rows.open(row, reader)
      unpackHead(reader, held)
      const standing = scorer.gates(held, asked)
      if (standing === 'none') return
      const top = standing === 'match' ? matches : near
      const appeal = scorer.appeal(held, asked)
      unpackBody(reader, held)
      markNumbers(scorer.told.fill(0), places, reader)
      const fit = scorer.fit(held, asked)
      const score = book.compose(fit, appeal)
      if (fit < leastFit || (!count && score < top.least) || (keep !== undefined && !keep(rows.profile(row)))) return
      total[standing === 'match' ? 'matches' : 'near'] += 1
      top.offer(score, row)
    }
    for (let most = 1000; most >= 0; most -= 1) {
      candidates.refine(asked, most)
      for (const standings of [MAY_MATCH, MAY_BE_NEAR, MAY_MATCH | MAY_BE_NEAR]) {
        const hopeless = (): boolean =>
          !count &&
          !((standings & MAY_MATCH) !== 0 && most >= matches.least) &&
          !((standings & MAY_BE_NEAR) !== 0 && most >= near.least)
        while (!hopeless()) {
          const row = candidates.take(most, standings)
          if (row < 0) break
          look(row)
          if (patience < 0 && !candidates.isSharp) {
            candidates.sharpen(asked)
            candidates.refine(asked, most)
          }
        }
      }
      if (!count && most < matches.least && most < near.least) break
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
