import type { Evidence, Reason } from '../types.ts'
import type { Asked } from './asked.ts'
import { type Held, hasNeverWorked } from './held.ts'
import { thousandths } from './numbers.ts'

const A_YEAR = 12

/** The occupation of a profile that is nearest to the vacancy's. */
export interface OccupationFacts {
  /** Millionths. */
  worth: number
  /** -1 when none is near. */
  by: number
  near: number
  evidence: Evidence
  unknown: boolean
}

export const newOccupationFacts = (): OccupationFacts => ({ worth: 0, by: -1, near: 0, evidence: 'own', unknown: false })

function offer(facts: OccupationFacts, asked: Asked, occupation: number, evidence: Evidence, strength: number): void {
  const near = asked.occupations.worth[occupation]!
  const worth = near * strength
  if (worth < facts.worth || worth === 0) return
  if (worth === facts.worth && (near < facts.near || (near === facts.near && occupation >= facts.by))) return
  facts.worth = worth
  facts.by = occupation
  facts.near = near
  facts.evidence = evidence
}

/** Months in one occupation over all jobs of a profile; a job without months counts none. */
function monthsIn(held: Held, occupation: number): number {
  let months = 0
  for (let at = 0; at < held.worked.length; at += 1)
    if (held.worked[at] === occupation) months += Math.max(0, held.workedMonths[at]!)
  return months
}

/**
 * Points for nearness of occupation: worked, trained for, or aimed at. Who states no occupation that is understood is unknown; who says
 * that they have never worked is not.
 */
export function measureOccupation(asked: Asked, held: Held, facts: OccupationFacts): number {
  facts.worth = 0
  facts.by = -1
  facts.unknown = !hasNeverWorked(held)
  const { book, occupations } = asked
  const { year, worked, trained, own } = book.occupationEvidence
  for (let at = 0; at < held.worked.length; at += 1) {
    const occupation = held.worked[at]!
    if (occupation < 0) continue
    facts.unknown = false
    if (occupations.worth[occupation] === 0) continue
    offer(facts, asked, occupation, 'worked', monthsIn(held, occupation) >= A_YEAR ? year : worked)
  }
  if (held.programme >= 0) {
    const taught = book.programmeOccupations[held.programme]!
    if (taught.length > 0) facts.unknown = false
    for (let at = 0; at < taught.length; at += 1) offer(facts, asked, taught[at]!, 'trained', trained)
  }
  if (held.aims.length > 0) facts.unknown = false
  for (let at = 0; at < held.aims.length; at += 1) offer(facts, asked, held.aims[at]!, 'own', own)
  const worth = facts.unknown ? thousandths(book.policy.kbji.unknown) * 1000 : facts.worth
  return Math.round((asked.outOf.occupation * worth) / 1_000_000)
}

/** The one line of the part. */
export function tellOccupation(asked: Asked, facts: OccupationFacts, points: number): Reason[] {
  const { book, occupations, outOf } = asked
  const line = {
    asked: book.occupations.ids[facts.by < 0 ? occupations.asked[0]! : occupations.nearest[facts.by]!],
    points,
    outOf: outOf.occupation,
  }
  if (facts.unknown) return [{ say: 'occupation_unknown', ...line }]
  if (facts.by < 0) return [{ say: 'occupation_other', ...line }]
  const same = occupations.asked.includes(facts.by)
  return [
    {
      say: same ? 'occupation_same' : 'occupation_near',
      ...line,
      held: book.occupations.ids[facts.by],
      evidence: facts.evidence,
    },
  ]
}
