import { measureWage, outOfFor } from '../score/appeal.ts'
import type { Asked } from '../score/asked.ts'
import { Held } from '../score/held.ts'
import { reachOf } from '../score/reach.ts'
import type { Gate } from '../types.ts'
import { ANYWHERE, EDUCATION, HAS_PLACES, HOME, LIVES_IN, LOOKING, leastWage, read, sizeOf, WAGE, WISHES_WORK } from './digest.ts'

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

/** Thousandths of some points, rounded as the parts round them. */
const share = (points: number, thousandths: number): number => Math.round((points * thousandths) / 1000)
const LAYOUTS = 8
const LOW = 1 << EDUCATION.at

/** What the summaries of profiles tell of their standing and appeal for one vacancy. Made by asking the gates and the appeal themselves. */
export class AppealBounds {
  /** By the lowest bits of a summary, which tell of home and wishes: place in the list of values × 8, and outcomes of the gate. */
  readonly #place: Uint16Array
  /** By the six bits after them, schooling and looking: outcomes of the gates. */
  readonly #gates: Uint8Array
  /** By value of the place and by what is wished (a bit each for wage, work and conditions): points of all parts but the wage. */
  readonly #points: Uint16Array
  /** By wage step and by what is wished. */
  readonly #wage: Uint16Array
  /** By outcomes of place, schooling and papers. */
  readonly #standings: Uint8Array

  constructor(asked: Asked) {
    const reaches = Array.from({ length: LOW }, (_, summary) => askReach(asked, summary))
    const values = [...new Set(reaches.map((reach) => reach.value))]
    const layouts = Array.from({ length: LAYOUTS }, (_, wished) => outOfFor(asked.book, wished))
    this.#place = Uint16Array.from(reaches, ({ value, outcomes }) => values.indexOf(value) * 8 + outcomes)
    this.#gates = Uint8Array.from({ length: 2 * sizeOf(EDUCATION) }, (_, bits) =>
      read(bits << EDUCATION.at, LOOKING) === 0 ? FAIL : educationOutcomes(asked, bits),
    )
    this.#points = Uint16Array.from(
      values.flatMap((value) => layouts.map(([place, , work, conditions]) => share(place!, value) + work! + conditions!)),
    )
    const wages = Array.from({ length: sizeOf(WAGE) }, (_, step) => wageValue(asked, step))
    this.#wage = Uint16Array.from(wages.flatMap((value) => layouts.map(([, wage]) => share(wage!, value))))
    this.#standings = Uint8Array.from({ length: 512 }, (_, gates) => standings(gates & 7, (gates >> 3) & 7, gates >> 6))
  }

  /** MAY_MATCH and MAY_BE_NEAR as far as the summary tells; `papers` are required papers surely missing, -1 when none is required. */
  standings(summary: number, papers: number): number {
    const ofPapers = papers < 0 ? PASS : papers === 0 ? PASS | CURABLE : papers === 1 ? CURABLE : FAIL
    return this.#standings[
      (this.#place[summary & (LOW - 1)]! & 7) | (this.#gates[(summary >>> EDUCATION.at) & 63]! << 3) | (ofPapers << 6)
    ]!
  }

  /** Points that appeal cannot exceed. */
  most(summary: number): number {
    const wage = (summary >>> WAGE.at) & 255
    const wished = (wage > 0 ? 1 : 0) | ((summary >>> (WISHES_WORK.at - 1)) & 6)
    return this.#points[(this.#place[summary & (LOW - 1)]! & ~7) | wished]! + this.#wage[wage * LAYOUTS + wished]!
  }
}

/** Value in thousandths of what is offered for the least wish of a step. */
function wageValue(asked: Asked, step: number): number {
  const worth = { value: 0, unknown: false, say: '' }
  const held = new Held()
  held.wage = leastWage(step)
  if (step > 0) measureWage(asked, held, worth)
  return worth.value
}

/** Most value of a place in thousandths and the outcomes of its gate, for the part of a summary that tells of home and wishes. */
function askReach(asked: Asked, summary: number): { value: number; outcomes: number } {
  const home = read(summary, HOME)
  if (home === sizeOf(HOME) - 1) return { value: 1000, outcomes: ANY }
  if (home > asked.book.places.size) return { value: 0, outcomes: 0 }
  const held = new Held()
  held.home = home - 1
  held.anywhere = read(summary, ANYWHERE) === 1
  held.liveIn = [null, false, true][read(summary, LIVES_IN)] ?? null
  const welcome = asked.reaches.welcome.indexOf(1)
  const most = { value: 0, outcomes: 0 }
  // Which places are wished stands in the profile: both a list that helps and one that does not are thought of.
  for (const places of read(summary, HAS_PLACES) === 1 && welcome >= 0 ? [[], [welcome]] : [[]]) {
    held.places = places
    const { gate, value } = reachOf(held, asked.reaches)
    most.value = Math.max(most.value, value)
    most.outcomes |= outcome(gate)
  }
  return most
}

function educationOutcomes(asked: Asked, bits: number): number {
  const education = bits & (sizeOf(EDUCATION) - 1)
  const plan = asked.gates.education
  if (plan === null) return PASS
  if (education === 0) return outcome(plan.unknown)
  if (education === sizeOf(EDUCATION) - 1) return ANY
  const gate = plan.by[education - 1]
  return gate === undefined ? ANY : outcome(gate)
}
