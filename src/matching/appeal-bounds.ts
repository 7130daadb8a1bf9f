import { measureWage, outOfFor } from './appeal.ts'
import type { Asked } from './asked.ts'
import {
  ANYWHERE,
  EDUCATION,
  HAS_PLACES,
  HOME,
  LIVES_IN,
  LOOKING,
  leastWage,
  read,
  sizeOf,
  WAGE,
  WISHES_CONDITIONS,
  WISHES_WORK,
} from './digest.ts'
import { Held } from './held.ts'
import { reachOf } from './reach.ts'
import type { Gate } from './types.ts'

// What a gate may turn out to be, as a set: passed or unknown, failed with a cure, failed without.
const PASS = 1
const CURABLE = 2
const FAIL = 4
const ANY = PASS | CURABLE | FAIL
export const MAY_MATCH = 1
export const MAY_BE_NEAR = 2

const outcome = (gate: Gate): number => (gate.is !== 'failed' ? PASS : gate.cure === null ? FAIL : CURABLE)

/** The standings that gates with these possible outcomes leave open. */
function standings(...gates: readonly number[]): number {
  const all = gates.every((gate) => (gate & PASS) !== 0)
  const near = gates.some(
    (gate, at) => (gate & CURABLE) !== 0 && gates.every((other, index) => index === at || (other & PASS) !== 0),
  )
  return (all ? MAY_MATCH : 0) | (near ? MAY_BE_NEAR : 0)
}

/** What the summaries of profiles tell of their standing and appeal for one vacancy. Made by asking the gates and the appeal themselves. */
export class AppealBounds {
  /** By the lowest twelve bits of a summary: most value of the place in thousandths, and outcomes of its gate. */
  readonly #place: Int16Array
  readonly #placeGate: Uint8Array
  readonly #educationGate: Uint8Array
  readonly #wage: Int16Array
  readonly #outOf: readonly (readonly number[])[]
  /** By outcomes of place, schooling and papers. */
  readonly #standings: Uint8Array

  constructor(asked: Asked) {
    const reaches = sizeOf(HOME) * sizeOf(ANYWHERE) * sizeOf(HAS_PLACES) * sizeOf(LIVES_IN)
    this.#place = new Int16Array(reaches)
    this.#placeGate = new Uint8Array(reaches)
    for (let summary = 0; summary < reaches; summary += 1) this.#askReach(asked, summary)
    this.#educationGate = Uint8Array.from({ length: sizeOf(EDUCATION) }, (_, education) => educationOutcomes(asked, education))
    const worth = { value: 0, unknown: false, say: '' }
    const held = new Held()
    this.#wage = Int16Array.from({ length: sizeOf(WAGE) }, (_, step) => {
      held.wage = leastWage(step)
      if (step > 0) measureWage(asked, held, worth)
      return worth.value
    })
    this.#outOf = Array.from({ length: 8 }, (_, wished) => outOfFor(asked.book, wished))
    this.#standings = Uint8Array.from({ length: 512 }, (_, gates) => standings(gates & 7, (gates >> 3) & 7, gates >> 6))
  }

  /** MAY_MATCH and MAY_BE_NEAR as far as the summary tells; `papers` are required papers surely missing, -1 when none is required. */
  standings(summary: number, papers: number): number {
    if (read(summary, LOOKING) === 0 || papers > 1) return 0
    const ofPapers = papers < 0 ? PASS : papers === 0 ? PASS | CURABLE : CURABLE
    return this.#standings[
      this.#placeGate[summary & 4095]! | (this.#educationGate[read(summary, EDUCATION)]! << 3) | (ofPapers << 6)
    ]!
  }

  /** Points that appeal cannot exceed. */
  most(summary: number): number {
    const wage = read(summary, WAGE)
    const outOf = this.#outOf[(wage > 0 ? 1 : 0) | (read(summary, WISHES_WORK) << 1) | (read(summary, WISHES_CONDITIONS) << 2)]!
    const place = Math.round((outOf[0]! * this.#place[summary & 4095]!) / 1000)
    return place + (wage > 0 ? Math.round((outOf[1]! * this.#wage[wage]!) / 1000) : 0) + outOf[2]! + outOf[3]!
  }

  #askReach(asked: Asked, summary: number): void {
    const home = read(summary, HOME)
    if (home > asked.book.places.size && home < sizeOf(HOME) - 1) return
    if (home === sizeOf(HOME) - 1) {
      this.#place[summary] = 1000
      this.#placeGate[summary] = ANY
      return
    }
    const held = new Held()
    held.home = home - 1
    held.anywhere = read(summary, ANYWHERE) === 1
    held.liveIn = [null, false, true][read(summary, LIVES_IN)] ?? null
    const welcome = asked.reaches.welcome.indexOf(1)
    // Which places are wished stands in the profile: both a list that helps and one that does not are thought of.
    for (const places of read(summary, HAS_PLACES) === 1 && welcome >= 0 ? [[], [welcome]] : [[]]) {
      held.places = places
      const { gate, value } = reachOf(held, asked.reaches)
      this.#place[summary] = Math.max(this.#place[summary]!, value)
      this.#placeGate[summary]! |= outcome(gate)
    }
  }
}

function educationOutcomes(asked: Asked, education: number): number {
  const plan = asked.gates.education
  if (plan === null) return PASS
  if (education === 0) return outcome(plan.unknown)
  if (education === sizeOf(EDUCATION) - 1) return ANY
  const gate = plan.by[education - 1]
  return gate === undefined ? ANY : outcome(gate)
}
