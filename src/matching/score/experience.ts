import type { Reason } from '../types.ts'
import type { Asked } from './asked.ts'
import type { Held } from './held.ts'
import { thousandths } from './numbers.ts'

export interface ExperienceFacts {
  /** Months × nearness in millionths. */
  total: number
  unknown: boolean
}

export const newExperienceFacts = (): ExperienceFacts => ({ total: 0, unknown: false })

/**
 * Points for months of work near the vacancy's occupation. A job of unknown length, or whose occupation was not understood, counts its
 * neutral share; who states no work at all is unknown. A job of no months adds nothing and leaves
 * nothing open: so is "I have never worked" told.
 */
export function measureExperience(asked: Asked, held: Held, facts: ExperienceFacts): number {
  const { policy } = asked.book
  const needed = asked.months * 1_000_000
  const unknownMonths = asked.months * thousandths(policy.experienceUnknown)
  const unknownNearness = thousandths(policy.kbji.unknown)
  facts.unknown = held.worked.length === 0
  facts.total = facts.unknown ? unknownMonths * 1000 : 0
  for (let at = 0; at < held.worked.length; at += 1) {
    const occupation = held.worked[at]!
    const months = held.workedMonths[at]!
    const isUnknown = occupation < 0 || asked.occupations.asked.length === 0
    const near = isUnknown ? unknownNearness : asked.occupations.worth[occupation]!
    if (months !== 0 && (isUnknown || (months < 0 && near > 0))) facts.unknown = true
    facts.total += near * (months < 0 ? unknownMonths : months * 1000)
  }
  if (facts.total >= needed) facts.unknown = false
  return needed === 0 ? 0 : Math.round((asked.outOf.experience * Math.min(facts.total, needed)) / needed)
}

/** The one line of the part; `asked` and `held` are months. */
export function tellExperience(asked: Asked, facts: ExperienceFacts, points: number): Reason[] {
  const months = Math.floor(facts.total / 1_000_000)
  const say = facts.unknown
    ? 'experience_unknown'
    : months >= asked.months
      ? 'experience_enough'
      : months > 0
        ? 'experience_some'
        : 'experience_none'
  return [
    { say, asked: String(asked.months), held: facts.unknown ? undefined : String(months), points, outOf: asked.outOf.experience },
  ]
}
