import { sql } from 'kysely'
import { actorOf, type Ctx } from '../../ctx.ts'
import type { Hint, Verification } from '../../employers/checklist.ts'
import { decide, nibTakenOr, verification } from '../../employers/decisions.ts'
import type { Employer } from '../../employers/employer.ts'
import { refuseTied } from '../../employers/rules.ts'
import type { EmployerId } from '../../ids.ts'
import { newId } from '../../ids.ts'
import { message } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import { type Condition, unless } from '../../store/conditions.ts'
import { checkVersion, refuseIf, retried } from '../actions.ts'
import { answerOf } from '../answer.ts'
import { sentFacts } from '../facts.ts'
import { demandsOf, selectVacancies, storedFrom } from '../queries.ts'
import type { Decision, StoredVacancy, VacancyAnswer } from '../vacancy.ts'
import { leastWage } from '../wage-floor.ts'
import { updateVacancy, vacancyChanged, writeDemands } from '../writes.ts'
import { checkMove, committed } from './closing.ts'
import { published } from './life.ts'

/** The vacancy as it is on the day it is published for the first time, or again. */
const opened = ({ today }: Pick<Ctx, 'today'>, vacancy: StoredVacancy): StoredVacancy => ({
  ...vacancy,
  state: 'open',
  version: vacancy.version + 1,
  aliveOn: today,
  openedOn: vacancy.openedOn ?? today,
  facts: vacancy.openedOn === null ? { ...vacancy.facts, postedOn: today } : vacancy.facts,
})

/**
 * An officer's yes or no to a vacancy that waits. A yes agrees to the reasons of its demands and publishes it, once its employer is
 * verified too; a no, which needs a note, makes it a draft again. Refuses an officer with a tie to the employer.
 */
export async function decideVacancy(
  ctx: Ctx,
  { publish, note, version }: Decision,
  vacancy: StoredVacancy,
): Promise<VacancyAnswer> {
  await refuseTied(ctx, vacancy.employer.id)
  checkVersion(vacancy.version, version)
  checkMove(ctx, publish ? 'agree' : 'refuse', vacancy)
  refuseIf(!publish && note === '' ? [{ pointer: '/note', reason: 'note_needed' }] : [])
  const demands = (await demandsOf(ctx, vacancy.id)).map((demand) =>
    demand.state === 'reasoned' ? { ...demand, state: publish ? ('agreed' as const) : ('refused' as const) } : demand,
  )
  const state = publish
    ? published(
        vacancy.employer.state,
        demands.map((demand) => demand.state),
      )
    : 'draft'
  if (publish && state !== 'open' && !demands.some((demand) => demand.state === 'agreed'))
    throw new Refusal('conflict', 'employer_unverified')
  const after = state === 'open' ? opened(ctx, vacancy) : { ...vacancy, state, version: vacancy.version + 1 }
  const row = {
    id: newId('dec', ctx.now),
    vacancy_id: vacancy.id,
    publish: publish ? (1 as const) : (0 as const),
    note,
    actor: actorOf(ctx.caller),
    at: ctx.now,
  }
  const about = { vacancy: vacancy.id }
  const to = { employer: vacancy.employer.id }
  await committed(
    ctx,
    [
      ...updateVacancy(ctx, vacancy, after),
      ...writeDemands(ctx, vacancy.id, demands),
      ctx.store.db.insertInto('vacancy_decision').values(row).compile(),
      ...(state === 'open' ? message(ctx, { to, kind: 'vacancy_opened', about }) : []),
      ...(publish ? [] : message(ctx, { to, kind: 'vacancy_refused', about })),
    ],
    [vacancyChanged(ctx, vacancy.id)],
  )
  return answerOf(ctx, after)
}

/** What waits for nothing but the check of its employer, within a statement: no demand of it is open. */
const waiting = (ctx: Pick<Ctx, 'store'>, employer: EmployerId) =>
  ctx.store.db
    .selectFrom('vacancy')
    .where('vacancy.employer_id', '=', employer)
    .where('vacancy.state', '=', 'waiting')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('vacancy_demand')
            .select('vacancy_demand.place')
            .whereRef('vacancy_demand.vacancy_id', '=', 'vacancy.id')
            .where('vacancy_demand.state', '!=', 'agreed'),
        ),
      ),
    )

/**
 * Stores what an officer found on checking an employer. A yes publishes, in the same commit, all its vacancies that waited for nothing
 * else. Refuses what `verification` refuses, and when somebody else was quicker.
 */
export async function verifyEmployer(ctx: Ctx, given: Verification, employer: Employer): Promise<Employer> {
  const decided = await verification(ctx, given, employer)
  if (decided.employer.state !== 'verified') return decide(ctx, decided)
  return retried(async () => {
    const ids = (await waiting(ctx, employer.id).select('vacancy.id').execute()).map(({ id }) => id)
    const rows = await selectVacancies(ctx)
      .where('vacancy.employer_id', '=', employer.id)
      .where('vacancy.state', '=', 'waiting')
      .execute()
    const vacancies = rows.filter(({ id }) => ids.includes(id)).map(storedFrom)
    const waitsNow = waiting(ctx, employer.id).select((e) => e.fn.countAll<number>().as('n'))
    const all: Condition = unless(
      'waiting_as_read',
      ctx.store.db
        .selectFrom('employer')
        .select('id')
        .where('id', '=', employer.id)
        .where('version', '=', employer.version)
        .where(sql<boolean>`(${waitsNow}) = ${vacancies.length}`),
    )
    try {
      await ctx.store.commit(
        [all, ...decided.writes, ...vacancies.flatMap((vacancy) => opening(ctx, vacancy))],
        [...decided.changes, ...vacancies.map(({ id }) => vacancyChanged(ctx, id))],
      )
    } catch (error) {
      throw nibTakenOr(error)
    }
    return decided.employer
  })
}

const opening = (ctx: Ctx, vacancy: StoredVacancy) => [
  ...updateVacancy(ctx, vacancy, opened(ctx, vacancy)),
  ...message(ctx, { to: { employer: vacancy.employer.id }, kind: 'vacancy_opened', about: { vacancy: vacancy.id } }),
]

/** Pay so many times the legal floor is out of line for the work that graduates of a training centre begin with. */
const OUT_OF_LINE = 4

/** What the machine notices in an employer's vacancies: signs for the officer who checks it. */
export async function vacancyHints(ctx: Ctx, employer: Employer): Promise<readonly Hint[]> {
  const rows = await selectVacancies(ctx)
    .where('vacancy.employer_id', '=', employer.id)
    .where('vacancy.state', '!=', 'closed')
    .orderBy('vacancy.id', 'desc')
    .limit(100)
    .execute()
  const kinds = await ctx.store.db
    .selectFrom('vacancy_demand')
    .innerJoin('vacancy', 'vacancy.id', 'vacancy_demand.vacancy_id')
    .where('vacancy.employer_id', '=', employer.id)
    .select('vacancy_demand.kind')
    .distinct()
    .execute()
  const met = (kind: string) => kinds.some((row) => row.kind === kind)
  const outOfLine = rows.map(storedFrom).some(({ facts }) => {
    const sent = sentFacts(facts)
    const least = leastWage(ctx.taxonomy, sent, ctx.today)
    return least !== null && (sent.wage_min ?? sent.wage_max ?? 0) > OUT_OF_LINE * least.rupiah
  })
  return [
    ...(outOfLine ? (['pay_out_of_line'] as const) : []),
    ...(met('fee') ? (['asks_money'] as const) : []),
    ...(met('fraud') ? (['chat_interview'] as const) : []),
  ]
}
