import { CONDITIONS, type Gate, type Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import { conditionBits, type Held, ofBits } from './held.ts'
import { dayOf } from './numbers.ts'
import { paperGate, type Requirement, requirementsOf } from './papers.ts'
import type { Reach } from './reach.ts'

/** What the gates of one vacancy need, and every answer they can give. */
export interface GatePlan {
  readonly closed: Gate | null
  readonly closesOn: number | null
  readonly requirements: readonly Requirement[]
  /** By number of schooling; null when none is asked. */
  readonly education: { readonly unknown: Gate; readonly by: readonly Gate[] } | null
  readonly conditions: number
}

const PASSED_OPEN: Gate = { name: 'open', is: 'passed' }
const PAST: Gate = { name: 'open', is: 'failed', why: 'past', cure: null }
const NOT_LOOKING: Gate = { name: 'open', is: 'failed', why: 'not_looking', cure: null }
const PASSED_CONDITIONS: Gate = { name: 'conditions', is: 'passed' }
// Paket A, B and C stand for the schooling of ranks 1 to 3; above that there is no equivalency to be had.
const LAST_EQUIVALENCY_RANK = 3

function educationPlan(book: Book, vacancy: Vacancy): GatePlan['education'] {
  const asked = book.educations.of(vacancy.education)
  if (asked < 0) return null
  const name = 'education' as const
  const about = vacancy.education ?? undefined
  const least = book.rank[asked]!
  // Paket C gives what a general school gives, so the cure names the first schooling of that rank ("SMA", not "SMK").
  const equivalent = book.educations.ids.filter((_, number) => book.rank[number] === least)[0] ?? ''
  const by = book.rank.map((rank): Gate => {
    if (rank >= least) return { name, is: 'passed', about }
    const curable = rank === least - 1 && least <= LAST_EQUIVALENCY_RANK
    return {
      name,
      is: 'failed',
      why: 'education_short',
      cure: curable ? { do: 'equivalency', education: equivalent } : null,
      about,
    }
  })
  return { unknown: { name, is: 'unknown', ask: 'ask_education', about }, by }
}

export function gatePlanOf(book: Book, vacancy: Vacancy): GatePlan {
  const closed = (why: string): Gate => ({ name: 'open', is: 'failed', why, cure: null })
  return {
    closed: !vacancy.open ? closed('closed') : vacancy.seatsLeft <= 0 ? closed('full') : null,
    closesOn: dayOf(vacancy.closesOn),
    requirements: requirementsOf(book, vacancy),
    education: educationPlan(book, vacancy),
    conditions: conditionBits(vacancy.conditions),
  }
}

function conditionsGate(refused: number): Gate {
  if (refused === 0) return PASSED_CONDITIONS
  return { name: 'conditions', is: 'failed', why: 'condition_refused', cure: null, about: ofBits(CONDITIONS, refused)[0] }
}

/** The gates of a pair in their fixed order; those about something the vacancy does not ask are left out. `today` and `workDay` are days since 1970. */
export function gatesOf(
  book: Book,
  held: Held,
  plan: GatePlan,
  reach: Reach,
  today: number,
  workDay: number,
  into: Gate[],
): void {
  into.length = 0
  if (plan.closed !== null) into.push(plan.closed)
  else if (plan.closesOn !== null && plan.closesOn < today) into.push(PAST)
  else into.push(held.looking ? PASSED_OPEN : NOT_LOOKING)
  for (const required of plan.requirements) into.push(paperGate(book, held, required, workDay))
  if (plan.education !== null) into.push(held.education < 0 ? plan.education.unknown : plan.education.by[held.education]!)
  into.push(reach.gate)
  if (plan.conditions !== 0) into.push(conditionsGate(plan.conditions & held.refuses))
}

export type GateStanding = 'match' | 'near' | 'none'

/** No gate failed: a match. One that can be cured: near. Else none. */
export function standingOf(gates: readonly Gate[]): GateStanding {
  let failed = 0
  for (const gate of gates) {
    if (gate.is !== 'failed') continue
    if (gate.cure === null) return 'none'
    failed += 1
  }
  return failed === 0 ? 'match' : failed === 1 ? 'near' : 'none'
}
