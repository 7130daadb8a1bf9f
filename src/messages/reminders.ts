import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { AccountId } from '../ids.ts'
import { daysAfter } from '../time.ts'
import { message } from './message.ts'

const DAYS_BEFORE = 3
const MOST = 500

/** Open vacancies with each active user of their employer, but for those to whom this day of this vacancy was told already. */
function untold(
  { store }: Pick<Ctx, 'store'>,
  mark: 'stale' | 'expires',
  day: 'alive_on' | 'closes_on',
  from: string,
  to: string,
) {
  const once = sql<string>`${sql.lit(mark)} || ':' || vacancy.id || ':' || ${sql.ref(`vacancy.${day}`)} || ':' || account.id`
  return store.db
    .selectFrom('vacancy')
    .innerJoin('account', 'account.employer_id', 'vacancy.employer_id')
    .leftJoin('message', (join) => join.on((e) => e('message.once_key', '=', once)))
    .where('account.state', '=', 'active')
    .where('vacancy.state', '=', 'open')
    .where(`vacancy.${day}`, '>=', from)
    .where(`vacancy.${day}`, '<=', to)
    .where('message.id', 'is', null)
    .select(['vacancy.id as vacancy', 'account.id as account', `vacancy.${day} as day`])
    .select(once.as('once'))
    .limit(MOST)
    .execute()
}

/**
 * Tells the users of each employer three days before a vacancy is hidden for want of a sign of life, and before its closing date; once for
 * each such day. `staleDays`: days after the last sign of life up to which a vacancy is shown. Gives how many messages were written.
 */
export async function remindOfVacancies(ctx: Ctx, staleDays: number): Promise<number> {
  const { today } = ctx
  // The first day on which it is hidden is the one after its last.
  const hiddenAfter = staleDays + 1
  const stale = await untold(ctx, 'stale', 'alive_on', daysAfter(today, -staleDays), daysAfter(today, DAYS_BEFORE - hiddenAfter))
  const expiring = await untold(ctx, 'expires', 'closes_on', today, daysAfter(today, DAYS_BEFORE))
  const writes = [
    ...stale.flatMap(({ vacancy, account, day, once }) => {
      const about = { vacancy, on: daysAfter(day ?? today, hiddenAfter) }
      return message(ctx, { to: { account: AccountId.parse(account) }, kind: 'vacancy_stale_soon', about, once })
    }),
    ...expiring.flatMap(({ vacancy, account, day, once }) => {
      const about = { vacancy, on: day ?? today }
      return message(ctx, { to: { account: AccountId.parse(account) }, kind: 'vacancy_expires_soon', about, once })
    }),
  ]
  if (writes.length > 0) await ctx.store.commit(writes, [])
  return writes.length
}
