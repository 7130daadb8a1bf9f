import type { Ctx } from '../ctx.ts'
import { sayKey } from '../http/words/say.ts'
import { sentFacts } from './facts.ts'
import type { Demand, DemandAnswer } from './life/demands.ts'
import { type DemandState, seenState } from './life/life.ts'
import { demandsOf, officerNoteOf, reachesVacancy, reportOf, seesBehind } from './queries.ts'
import type { StoredVacancy, VacancyAnswer } from './vacancy.ts'

const demandAnswer =
  ({ say }: Pick<Ctx, 'say'>) =>
  ({ kind, words, reason, state }: Demand): DemandAnswer => ({ kind, words, law: sayKey(say, `law_${kind}`), reason, state })

const waitsFor = ({ state, employer }: StoredVacancy, demands: readonly { readonly state: DemandState }[]) =>
  state !== 'waiting'
    ? []
    : [
        ...(employer.state === 'verified' ? [] : ['employer' as const]),
        ...(demands.some((demand) => demand.state === 'reasoned') ? ['demands' as const] : []),
      ]

/** A vacancy as its reader may see it: what lies behind it is for its employer and for the officers who look after it. */
export async function answerOf(ctx: Ctx, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  const { id, version, closedBecause, employer, invented, facts, taken, aliveOn, kept } = vacancy
  const demands = await demandsOf(ctx, id)
  const shared = {
    id,
    version,
    state: seenState(vacancy, ctx.today),
    closed_because: closedBecause,
    employer: { id: employer.id, name: employer.name },
    invented,
    posted_on: facts.postedOn,
    ...sentFacts(facts),
    seats_left: Math.max(0, facts.openings - taken),
  }
  const all = demands.map(demandAnswer(ctx))
  if (!seesBehind(ctx, { ...vacancy, reached: reachesVacancy(ctx, vacancy) }))
    return { ...shared, demands: all.filter(({ state }) => state === 'agreed') }
  const report = await reportOf(ctx, id)
  return {
    ...shared,
    demands: all,
    waits_for: waitsFor(vacancy, demands),
    alive_on: aliveOn,
    kept_as_draft: kept,
    officer_note: await officerNoteOf(ctx, id),
    report: report?.fields ?? null,
    reported_on: report?.reportedOn ?? null,
  }
}
