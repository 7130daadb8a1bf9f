import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { SessionId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { endSessionsOf } from '../ending.ts'
import { ACCOUNT_EVENTS, eventsOf } from '../event.ts'
import { accountOf } from '../self.ts'
import { limitsOf, SESSION_KINDS, sessionOf } from '../session.ts'

const OpenSession = z
  .object({
    id: SessionId,
    kind: z.enum(SESSION_KINDS),
    way: z.enum(['password', 'code', 'slip', 'key']).openapi({ description: 'How it was begun' }),
    made_at: z.number().int().openapi({ description: 'Epoch milliseconds' }),
    seen_at: z.number().int().openapi({ description: 'Last use, to the minute' }),
    ends_at: z.number().int(),
    current: z.boolean().openapi({ description: 'The one that asks' }),
  })
  .openapi('OpenSession')

/** One's open sign-ins, and what happened to one's ways in. */
export const Sessions = z
  .object({
    sessions: z.array(OpenSession),
    events: z.array(
      z.object({
        at: z.number().int(),
        what: z.enum(ACCOUNT_EVENTS),
        why: z.string().nullable(),
        by: z.enum(['self', 'administrator', 'officer', 'employer', 'system']),
        office: z.string().nullable(),
      }),
    ),
  })
  .openapi('Sessions')
export type Sessions = z.output<typeof Sessions>

/** The caller's own account; refuses one who has none, as a key that a program was given. */
export function ownAccount({ caller }: Pick<Ctx, 'caller'>) {
  const account = accountOf(caller)
  if (account === null) throw new Refusal('forbidden', 'account_needed')
  return account
}

/** The open sessions of the caller's account, the newest first, and the history of its ways in. */
export async function ownSessions(ctx: Ctx): Promise<Sessions> {
  const account = ownAccount(ctx)
  const { now, caller } = ctx
  const rows = await ctx.store.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.id', 'kind', 'way', 'session.made_at', 'seen_at', 'expires_at', 'account.role'])
    .where('account_id', '=', account)
    .where('step', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('session.id', 'desc')
    .limit(100)
    .execute()
  const sessions = rows
    .map(({ role, expires_at, id, ...row }) => {
      const { idle } = limitsOf(row.kind, role)
      const ends_at = idle === null ? expires_at : Math.min(expires_at, row.seen_at + idle)
      return { ...row, id: SessionId.parse(id), ends_at, current: id === sessionOf(caller) }
    })
    .filter(({ ends_at }) => ends_at > now)
  return { sessions, events: await eventsOf(ctx, account) }
}

/** An open session of the caller's own; null for anybody else's. */
export async function ownSession(ctx: Ctx, id: string): Promise<{ id: SessionId } | null> {
  const account = accountOf(ctx.caller)
  if (account === null || !SessionId.safeParse(id).success) return null
  const row = await ctx.store.db
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { id: SessionId.parse(row.id) }
}

/** Ends one session at once: its token opens nothing from now on. */
export async function endSession({ store, now }: Ctx, { id }: { readonly id: SessionId }): Promise<void> {
  const end = store.db.updateTable('session').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null)
  await store.commit([end.compile()], [{ kind: 'session', id, op: 'put', at: now }])
}

/** Ends all sessions of the caller's account but the one that asks. */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  const account = ownAccount(ctx)
  await ctx.store.commit(endSessionsOf(ctx, { account, but: sessionOf(ctx.caller) ?? undefined }), [
    { kind: 'account', id: account, op: 'put', at: ctx.now },
  ])
}
