import { z } from '@hono/zod-openapi'
import { FORBIDDEN, type ForbiddenKind } from '../../reading/types.ts'
import type { FieldProblem } from '../../refusal.ts'
import { fold } from '../../taxonomy/fold.ts'
import type { DemandState } from './life.ts'

const MOST_DEMANDS = 50

const Reason = z.strictObject({
  words: z.string().trim().min(1).max(1000).openapi({ description: 'The words of the demand, as they were found' }),
  reason: z.string().trim().min(10).max(1000).openapi({ description: 'Why the work itself demands it' }),
})

/** What is to become of the demands that the law forbids. */
export const GivenDemands = z
  .union([z.literal('remove'), z.array(Reason).max(MOST_DEMANDS)])
  .openapi({ description: '`remove` leaves them out; else a job-related reason for each, on which an officer decides' })
export type GivenDemands = z.output<typeof GivenDemands>

export const DemandAnswer = z
  .object({
    kind: z.enum(FORBIDDEN),
    words: z.string(),
    law: z.string().openapi({ description: 'What forbids it, in the reader’s language' }),
    reason: z.string().nullable(),
    state: z.enum(['found', 'reasoned', 'agreed', 'refused']),
  })
  .openapi('Demand', {
    description: 'A demand the law forbids, or a sign of fraud: never part of the text, nor an input of anything',
  })
export type DemandAnswer = z.input<typeof DemandAnswer>

/** A demand as the reader found it, by the field it stood in. */
export interface FoundDemand {
  readonly field: 'title' | 'text'
  readonly kind: ForbiddenKind
  readonly words: string
}

export interface Demand extends FoundDemand {
  readonly reason: string | null
  readonly state: DemandState
}

/** No reason of the work makes these lawful: money from the seeker, papers kept as a pledge, fraud. */
const NEVER: ReadonlySet<ForbiddenKind> = new Set(['fee', 'diploma-withheld', 'fraud'])
export const mayBeReasoned = (kind: ForbiddenKind): boolean => !NEVER.has(kind)

const keyOf = ({ kind, words }: Pick<Demand, 'kind' | 'words'>): string => `${kind} ${fold(words)}`

const once = (found: readonly FoundDemand[]): readonly FoundDemand[] =>
  [...new Map(found.toReversed().map((demand) => [keyOf(demand), demand])).values()].toReversed()

/** What was found, with the reasons and decisions that the same words have already. */
export function withReasons(found: readonly FoundDemand[], before: readonly Demand[]): readonly Demand[] {
  const known = new Map(before.map((demand) => [keyOf(demand), demand]))
  return once(found)
    .slice(0, MOST_DEMANDS)
    .map((demand) => {
      const same = known.get(keyOf(demand))
      return { ...demand, reason: same?.reason ?? null, state: same?.state ?? ('found' as const) }
    })
}

/** The demands after what the employer says of them, and what is wrong with what it says. */
export function settled(
  demands: readonly Demand[],
  given: GivenDemands | undefined,
): { readonly demands: readonly Demand[]; readonly problems: readonly FieldProblem[] } {
  if (given === undefined) return { demands, problems: [] }
  if (given === 'remove') return { demands: [], problems: [] }
  const problems = given.flatMap(({ words }, at): FieldProblem[] => {
    const same = demands.filter((demand) => fold(demand.words) === fold(words))
    const pointer = `/demands/${at}/words`
    if (same.length === 0) return [{ pointer, reason: 'demand_unknown' }]
    return same.every(({ kind }) => mayBeReasoned(kind)) ? [] : [{ pointer, reason: 'demand_never' }]
  })
  const reasons = new Map(given.map(({ words, reason }) => [fold(words), reason]))
  const after = demands.map((demand): Demand => {
    const reason = reasons.get(fold(demand.words))
    return reason === undefined || reason === demand.reason ? demand : { ...demand, reason, state: 'reasoned' }
  })
  return { demands: after, problems }
}
