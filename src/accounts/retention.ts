import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'

type Where = Pick<Ctx, 'store'>

/** The writes that remove sessions which ended or ran out before a moment (epoch milliseconds). */
export const oldSessionWrites = ({ store: { db } }: Where, before: number): CompiledQuery[] => [
  db
    .deleteFrom('session')
    .where((e) => e.or([e('ended_at', '<', before), e('expires_at', '<', before)]))
    .compile(),
]

/** The writes that remove one-time codes which ran out before a moment. */
export const oldCodeWrites = ({ store: { db } }: Where, before: number): CompiledQuery[] => [
  db.deleteFrom('one_time_code').where('expires_at', '<', before).compile(),
]

/** The writes that remove keys which were revoked or ran out before a moment, with what is left of their sessions. */
export function oldKeyWrites({ store: { db } }: Where, before: number): CompiledQuery[] {
  const old = db
    .selectFrom('api_key')
    .select('id')
    .where((e) => e.or([e('revoked_at', '<', before), e('expires_at', '<', before)]))
  return [
    db.deleteFrom('session').where('key_id', 'in', old).compile(),
    db
      .deleteFrom('api_key')
      .where((e) => e.or([e('revoked_at', '<', before), e('expires_at', '<', before)]))
      .compile(),
  ]
}

/** When each graduate of these was last here, as far as sessions and keys still tell: epoch milliseconds by graduate id. */
export async function lastHere({ store: { db } }: Where): Promise<ReadonlyMap<string, number>> {
  const sessions = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('account.graduate_id', 'is not', null)
    .select(['account.graduate_id as id', (e) => e.fn.max('session.seen_at').as('at')])
    .groupBy('account.graduate_id')
    .execute()
  const keys = await db
    .selectFrom('api_key')
    .where('role', '=', 'graduate')
    .where('last_used_at', 'is not', null)
    .select(['subject_id as id', (e) => e.fn.max('last_used_at').as('at')])
    .groupBy('subject_id')
    .execute()
  const last = new Map<string, number>()
  for (const { id, at } of [...sessions, ...keys]) if (id !== null && at !== null) last.set(id, Math.max(at, last.get(id) ?? 0))
  return last
}
