import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../../ctx.ts'
import { message } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import type { NewChange } from '../../store/change-log.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { allProblems, changed, checkVersion, refuseIf, store } from '../actions.ts'
import { answerOf } from '../answer.ts'
import { closingProblems } from '../checks.ts'
import { sentFacts } from '../facts.ts'
import { demandsOf } from '../queries.ts'
import type { Closure, Confirmation, Reopening, StoredVacancy, VacancyAnswer } from '../vacancy.ts'
import { updateVacancy, vacancyChanged } from '../writes.ts'
import { isOut, type MoveName, mayMove, REMOVED } from './life.ts'
import { separateProblems } from './same.ts'

/** Refuses a move that the table of moves does not have for this caller from this state. */
export function checkMove({ caller }: Pick<Ctx, 'caller'>, name: MoveName, { state }: StoredVacancy): void {
  if (!mayMove(name, state, caller.role === 'employer' ? 'owner' : 'officer'))
    throw new Refusal('conflict', 'vacancy_state_forbids', { state })
}

/** The statements that close a vacancy; its employer is told when somebody else did it. */
export function closing(
  ctx: Ctx,
  vacancy: StoredVacancy,
  reason: Closure['reason'] | typeof REMOVED,
): { readonly closed: StoredVacancy; readonly writes: readonly CompiledQuery[]; readonly changes: readonly NewChange[] } {
  const closed: StoredVacancy = { ...vacancy, version: vacancy.version + 1, state: 'closed', closedBecause: reason }
  const told = message(ctx, { to: { employer: vacancy.employer.id }, kind: 'vacancy_closed', about: { vacancy: vacancy.id } })
  return {
    closed,
    writes: [...updateVacancy(ctx, vacancy, closed), ...(ctx.caller.role === 'employer' ? [] : told)],
    changes: [vacancyChanged(ctx, vacancy.id)],
  }
}

/** Closes a vacancy and says why. Closing a closed one changes nothing. */
export async function closeVacancy(ctx: Ctx, { reason, version }: Closure, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  if (vacancy.state === 'closed') return answerOf(ctx, vacancy)
  checkVersion(vacancy.version, version)
  const { closed, writes, changes } = closing(ctx, vacancy, reason)
  await committed(ctx, writes, changes)
  return answerOf(ctx, closed)
}

/** Commits, or refuses (`outdated`) when somebody else was quicker. */
export async function committed(ctx: Ctx, writes: readonly CompiledQuery[], changes: readonly NewChange[]): Promise<void> {
  try {
    await ctx.store.commit(writes, changes)
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
}

/**
 * Opens a closed vacancy again while its facts still hold: ids that exist, a wage that is not below today's floor, a closing date ahead (a
 * new one when the old has passed), seats left, nothing like it posted since. What an officer removed only an officer reopens.
 */
export async function reopenVacancy(ctx: Ctx, given: Reopening, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  const { version, closing_date, separate, separate_why } = given
  checkVersion(vacancy.version, version)
  checkMove(ctx, 'reopen', vacancy)
  if (vacancy.closedBecause === REMOVED && ctx.caller.role === 'employer') throw new Refusal('forbidden', 'vacancy_removed')
  if (isOut(vacancy.employer.state)) throw new Refusal('forbidden', 'employer_is_out')
  if (vacancy.taken >= vacancy.facts.openings) throw new Refusal('conflict', 'vacancy_full')
  const before = sentFacts(vacancy.facts)
  const passed = before.closing_date !== null && before.closing_date < ctx.today
  const facts = { ...before, closing_date: closing_date ?? (passed ? null : before.closing_date) }
  refuseIf([...allProblems(ctx, facts), ...closingProblems(facts, ctx.today), ...separateProblems(given)])
  const demands = await demandsOf(ctx, vacancy.id)
  const after: StoredVacancy = { ...changed(ctx, vacancy, { facts, demands, kept: vacancy.kept }), closedBecause: null }
  await store(ctx, vacancy, after, { demands: null, separate, separate_why })
  return answerOf(ctx, after)
}

/** "It still stands": a sign of life without any change. A second one on the same day changes nothing. */
export async function confirmVacancy(ctx: Ctx, { version }: Confirmation, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  checkVersion(vacancy.version, version)
  checkMove(ctx, 'confirm', vacancy)
  if (isOut(vacancy.employer.state)) throw new Refusal('forbidden', 'employer_is_out')
  if (vacancy.aliveOn === ctx.today) return answerOf(ctx, vacancy)
  const alive: StoredVacancy = { ...vacancy, version: vacancy.version + 1, aliveOn: ctx.today }
  await committed(ctx, updateVacancy(ctx, vacancy, alive), [vacancyChanged(ctx, vacancy.id)])
  return answerOf(ctx, alive)
}
