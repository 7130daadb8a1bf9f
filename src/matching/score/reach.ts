import type { Gate, Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import type { Held } from './held.ts'
import { thousandths } from './numbers.ts'

/** How a person stands to the place of work: the gate, and what it is worth to them. */
export interface Reach {
  readonly gate: Gate
  /** Thousandths. */
  readonly value: number
  readonly unknown: boolean
  readonly say: string
}

/** The ways in which the place of one vacancy can be reached or not. Tables are by number of place. */
export interface Reaches {
  readonly nowhere: Reach | null
  readonly travel: Int8Array
  readonly welcome: Uint8Array
  readonly lodging: boolean | null
  readonly daily: Reach
  readonly wished: readonly Reach[]
  readonly wishedFromUnknown: Reach
  readonly lodged: readonly Reach[]
  readonly lodgedFromUnknown: Reach
  readonly ask: { readonly liveIn: Reach; readonly home: Reach; readonly travel: Reach; readonly lodging: Reach }
  readonly refusesToLiveIn: Reach
  readonly outOfReach: Reach
}

const NO_CLASS = -1
const CLASSES = [0, 1, 2, 3] as const
const name = 'place' as const

function isWithin(book: Book, code: string, area: string): boolean {
  for (let at: string | null = code; at !== null; at = book.taxonomy.places.get(at)?.parent ?? null) if (at === area) return true
  return false
}

/** Prepares the answers for a vacancy's place, so that a pair costs a look into two tables. */
export function reachesOf(book: Book, vacancy: Vacancy): Reaches {
  const { moveValue, travelStep, appealUnknown } = book.policy
  const place = vacancy.place !== null && book.places.of(vacancy.place) >= 0 ? vacancy.place : null
  const passed: Gate = { name, is: 'passed' }
  const moved = (travel: number): number =>
    Math.max(0, thousandths(moveValue) - thousandths(travelStep) * Math.max(0, travel - 1))
  const reached = (say: string, value: number): Reach => ({ gate: passed, value, unknown: false, say })
  const asking = (ask: string): Reach => ({
    gate: { name, is: 'unknown', ask },
    value: thousandths(appealUnknown),
    unknown: true,
    say: 'place_unknown',
  })
  const goThere: Gate = {
    name,
    is: 'failed',
    why: 'place_out_of_reach',
    cure: { do: 'go-to', place: place ?? '' },
    about: place ?? undefined,
  }
  const liveIn: Gate = { name, is: 'failed', why: 'live_in_refused', cure: { do: 'live-in' } }
  const fromUnknown: Reach = { gate: passed, value: thousandths(appealUnknown), unknown: true, say: 'place_unknown' }
  return {
    nowhere: place === null ? asking('ask_place') : null,
    travel: Int8Array.from(book.places.ids, (from) =>
      place === null ? NO_CLASS : (book.taxonomy.travel(from, place) ?? NO_CLASS),
    ),
    welcome: Uint8Array.from(book.places.ids, (wished) =>
      place !== null &&
      (isWithin(book, place, wished) || isWithin(book, wished, place) || book.taxonomy.travel(wished, place) === 0)
        ? 1
        : 0,
    ),
    lodging: vacancy.lodging,
    daily: reached('place_daily', 1000),
    wished: CLASSES.map((travel) => reached('place_wished', moved(travel))),
    wishedFromUnknown: fromUnknown,
    lodged: CLASSES.map((travel) => reached('place_lodging', moved(travel))),
    lodgedFromUnknown: fromUnknown,
    ask: {
      liveIn: asking('ask_live_in'),
      home: asking('ask_home'),
      travel: asking('ask_travel'),
      lodging: asking('ask_lodging'),
    },
    refusesToLiveIn: { gate: liveIn, value: 0, unknown: false, say: 'place_out_of_reach' },
    outOfReach: { gate: goThere, value: 0, unknown: false, say: 'place_out_of_reach' },
  }
}

/**
 * Whether a person can work at the place: daily from home, by their own wish to go there, or living in where lodging is offered. What
 * would decide it and is not known is asked.
 */
export function reachOf(held: Held, reaches: Reaches): Reach {
  if (reaches.nowhere !== null) return reaches.nowhere
  const travel = held.home < 0 ? NO_CLASS : reaches.travel[held.home]!
  if (travel === 0) return reaches.daily
  if (held.anywhere || held.places.some((place) => reaches.welcome[place] === 1)) {
    return travel === NO_CLASS ? reaches.wishedFromUnknown : reaches.wished[travel]!
  }
  if (reaches.lodging === true && held.liveIn === true)
    return travel === NO_CLASS ? reaches.lodgedFromUnknown : reaches.lodged[travel]!
  if (reaches.lodging === true && held.liveIn === null) return reaches.ask.liveIn
  if (held.home < 0) return reaches.ask.home
  if (travel === NO_CLASS) return reaches.ask.travel
  if (reaches.lodging === null && held.liveIn === true) return reaches.ask.lodging
  return reaches.lodging === true ? reaches.refusesToLiveIn : reaches.outOfReach
}
