import { type AppealPart, CONDITIONS, type Part, type Reason } from '../types.ts'
import type { Asked } from './asked.ts'
import type { Book } from './book.ts'
import { type Held, ofBits } from './held.ts'
import { apportion, thousandths } from './numbers.ts'
import type { Reach } from './reach.ts'

const APPEAL_PARTS = ['place', 'wage', 'work', 'conditions'] as const satisfies readonly AppealPart[]

/** How a wish is answered: a value in thousandths and how to say it. */
export interface Worth {
  value: number
  unknown: boolean
  say: string
}

/** What each part of appeal comes to for one pair. Reused from pair to pair. */
export class AppealFacts {
  outOf: readonly number[] = []
  readonly points = [0, 0, 0, 0]
  readonly place: Worth = { value: 0, unknown: false, say: '' }
  readonly wage: Worth = { value: 0, unknown: false, say: '' }
  readonly work: Worth = { value: 0, unknown: false, say: '' }
  readonly conditions: Worth = { value: 0, unknown: false, say: '' }
  /** Wished conditions and contract that are offered, and how many wishes there are. */
  wishes = 0
}

const set = (worth: Worth, value: number, say: string, unknown = false): void => {
  worth.value = value
  worth.unknown = unknown
  worth.say = say
}

const outOfs = new WeakMap<Book, readonly (readonly number[])[]>()

/** Points of each part by what the graduate wishes (1 wage, 2 work, 4 conditions); everyone lives somewhere, so place is always asked. */
export function outOfFor(book: Book, wished: number): readonly number[] {
  let all = outOfs.get(book)
  if (all === undefined) {
    const { place, wage, work, conditions } = book.policy.appeal
    all = Array.from({ length: 8 }, (_, bits) =>
      apportion(1000, [place, bits & 1 ? wage : 0, bits & 2 ? work : 0, bits & 4 ? conditions : 0]),
    )
    outOfs.set(book, all)
  }
  return all[wished]!
}

/** Full when the offer is at or over the wish; falls to nothing at the floor share of it. */
export function measureWage(asked: Asked, held: Held, facts: Worth): void {
  const { appealUnknown, wageFloorShare } = asked.book.policy
  const floor = thousandths(wageFloorShare)
  if (asked.wage === null) set(facts, thousandths(appealUnknown), 'wage_unknown', true)
  else if (asked.wage >= held.wage) set(facts, 1000, 'wage_enough')
  else set(facts, Math.max(0, Math.round(((1000 * asked.wage) / held.wage - floor) * (1000 / (1000 - floor)))), 'wage_below')
}

function measureWork(asked: Asked, held: Held, facts: Worth): void {
  const { policy } = asked.book
  let value = thousandths(policy.notWished)
  let say = 'work_other'
  let unknown = false
  if (held.aims.length > 0) {
    if (asked.occupations.asked.length === 0) unknown = true
    for (const occupation of held.aims) {
      const near = asked.occupations.worth[occupation]!
      if (near <= value) continue
      value = near
      say = asked.occupations.asked.includes(occupation) ? 'work_wished' : 'work_near'
    }
  }
  if (held.wishedSectors !== 0) {
    if (asked.sector === 0) unknown = true
    else if ((held.wishedSectors & asked.sector) !== 0 && value < 1000) {
      value = 1000
      say = 'sector_wished'
    }
  }
  const neutral = thousandths(policy.appealUnknown)
  if (unknown && value < 1000) set(facts, Math.max(value, neutral), 'work_unknown', true)
  else set(facts, value, say)
}

/** Value of the wish for a kind of contract; any of those wished is enough. */
const contractValue = (asked: Asked, held: Held): number =>
  asked.contract === 0 ? thousandths(asked.book.policy.appealUnknown) : (asked.contract & held.wishedContracts) !== 0 ? 1000 : 0

// An advert that names no conditions has not said that it offers none.
const conditionValue = (asked: Asked, bit: number): number =>
  asked.conditions === 0 ? thousandths(asked.book.policy.appealUnknown) : (asked.conditions & bit) !== 0 ? 1000 : 0

function measureConditions(asked: Asked, held: Held, facts: AppealFacts): void {
  let sum = 0
  facts.wishes = 0
  if (held.wishedContracts !== 0) {
    sum += contractValue(asked, held)
    facts.wishes += 1
  }
  for (let bits = held.wishedConditions; bits !== 0; bits &= bits - 1) {
    sum += conditionValue(asked, bits & -bits)
    facts.wishes += 1
  }
  const unknown = (held.wishedContracts !== 0 && asked.contract === 0) || (held.wishedConditions !== 0 && asked.conditions === 0)
  set(facts.conditions, sum, 'conditions', unknown)
}

/** Points of appeal in sum; what the graduate has no wish about is left out and the rest scaled to 1,000. */
export function measureAppeal(asked: Asked, held: Held, reach: Reach, facts: AppealFacts): number {
  const wished =
    (held.wage >= 0 ? 1 : 0) |
    (held.aims.length > 0 || held.wishedSectors !== 0 ? 2 : 0) |
    (held.wishedContracts !== 0 || held.wishedConditions !== 0 ? 4 : 0)
  const { points } = facts
  const outOf = outOfFor(asked.book, wished)
  facts.outOf = outOf
  set(facts.place, reach.value, reach.say, reach.unknown)
  points[0] = Math.round((outOf[0]! * facts.place.value) / 1000)
  points[1] = 0
  points[2] = 0
  points[3] = 0
  if (wished & 1) {
    measureWage(asked, held, facts.wage)
    points[1] = Math.round((outOf[1]! * facts.wage.value) / 1000)
  }
  if (wished & 2) {
    measureWork(asked, held, facts.work)
    points[2] = Math.round((outOf[2]! * facts.work.value) / 1000)
  }
  if (wished & 4) {
    measureConditions(asked, held, facts)
    points[3] = Math.round((outOf[3]! * facts.conditions.value) / (1000 * facts.wishes))
  }
  return points[0]! + points[1]! + points[2]! + points[3]!
}

function tellConditions(asked: Asked, held: Held, points: number, outOf: number): Reason[] {
  const say = (kind: string, value: number, known: boolean): string =>
    `${kind}_${!known ? 'unknown' : value > 0 ? 'offered' : 'not_offered'}`
  const lines = ofBits(CONDITIONS, held.wishedConditions).map((condition) => {
    const value = conditionValue(asked, 1 << CONDITIONS.indexOf(condition))
    return { say: say('condition', value, asked.conditions !== 0), asked: condition as string, value }
  })
  if (held.wishedContracts !== 0) {
    const value = contractValue(asked, held)
    lines.push({ say: say('contract', value, asked.contract !== 0), asked: asked.vacancy.contract ?? '', value })
  }
  const caps = apportion(
    outOf,
    lines.map(() => 1),
  )
  const shares = apportion(
    points,
    lines.map((line) => line.value),
    caps,
  )
  return lines.map(({ value: _, ...line }, index) => ({ ...line, points: shares[index]!, outOf: caps[index]! }))
}

function tellPart(asked: Asked, held: Held, facts: AppealFacts, name: AppealPart, points: number, outOf: number): Reason[] {
  const { vacancy, book } = asked
  if (name === 'conditions') return tellConditions(asked, held, points, outOf)
  const line = { say: facts[name].say, points, outOf }
  if (name === 'place') return [{ ...line, asked: vacancy.place ?? undefined, held: book.places.ids[held.home] }]
  if (name === 'wage') return [{ ...line, asked: String(held.wage), held: asked.wage === null ? undefined : String(asked.wage) }]
  return [{ ...line, asked: vacancy.occupations[0] ?? vacancy.sector ?? undefined }]
}

/** The parts of appeal that were asked, each with its lines. For place and wage `asked` and `held` are what the two sides said. */
export function tellAppeal(asked: Asked, held: Held, facts: AppealFacts): Part<AppealPart>[] {
  return APPEAL_PARTS.flatMap((name, index) => {
    const points = facts.points[index]!
    const outOf = facts.outOf[index]!
    if (outOf === 0) return []
    return [{ name, points, outOf, unknown: facts[name].unknown, reasons: tellPart(asked, held, facts, name, points, outOf) }]
  })
}
