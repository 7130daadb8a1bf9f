import type { CompiledQuery } from 'kysely'
import { actorOf, type Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'

/** What can happen to the ways into an account; each is a key `event_…` of the word lists. */
export const ACCOUNT_EVENTS = [
  'password_set',
  'slip_made',
  'slip_used',
  'access_restored',
  'second_set',
  'second_reset',
  'recovery_used',
  'suspended',
  'reinstated',
  'ended',
  'key_made',
  'key_ended',
] as const
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number]

/** Writes down what happened to someone's ways in, by whom and why; its owner sees it at /me/sessions. `why` must name no other person. */
export const accountEvent = (
  { store, now, caller }: Pick<Ctx, 'store' | 'now' | 'caller'>,
  accountId: string,
  what: AccountEvent,
  why: string | null = null,
): CompiledQuery =>
  store.db
    .insertInto('account_event')
    .values({ id: newId('evt', now), account_id: accountId, at: now, what, made_by: actorOf(caller), why })
    .compile()

/** One line of an account's history: `by` is the role of who did it, or `self`, with their office where they had one. */
export interface Happened {
  readonly at: number
  readonly what: AccountEvent
  readonly why: string | null
  readonly by: 'self' | 'administrator' | 'officer' | 'employer' | 'system'
  readonly office: string | null
}

/** The last hundred things that happened to the ways into an account, the newest first. */
export async function eventsOf({ store }: Pick<Ctx, 'store'>, accountId: string): Promise<Happened[]> {
  const rows = await store.db
    .selectFrom('account_event')
    .leftJoin('account as actor', 'actor.id', 'account_event.made_by')
    .leftJoin('api_key as key', 'key.id', 'account_event.made_by')
    .leftJoin('office', (join) => join.on((e) => e('office.id', '=', e.fn.coalesce('actor.office_id', 'key.office_id'))))
    .select(['at', 'what', 'why', 'account_event.made_by', 'actor.role as role', 'key.role as key_role', 'office.name as office'])
    .where('account_event.account_id', '=', accountId)
    .orderBy('account_event.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ at, what, why, made_by, role, key_role, office }) => {
    const other = role ?? key_role ?? 'system'
    const by = made_by === accountId || made_by === 'visitor' || other === 'graduate' ? 'self' : other
    return { at, what: what as AccountEvent, why, by, office: by === 'self' ? null : office }
  })
}
