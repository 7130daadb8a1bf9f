import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { attempt } from '../brake.ts'
import { callerByToken } from '../recognise.ts'
import { newSession } from '../session.ts'
import { Token } from '../token.ts'
import { type Entry, entryOf, KindField } from './enter.ts'

export const KeySignIn = z.strictObject({ key: z.string().min(1).max(200), kind: KindField }).openapi('KeySignIn')

/** Signs a browser in by an API key: for the demonstration, and to see what a program sees. The browser gets a session, never the key. */
export async function signInByKey(ctx: Ctx, { key, kind }: z.output<typeof KeySignIn>): Promise<Entry> {
  const { wasRight } = await attempt(ctx, null)
  const caller = Token.safeParse(key).success ? await callerByToken(ctx.store, key, ctx.now) : null
  if (caller === null || caller.role === 'visitor' || caller.role === 'system')
    throw new Refusal('unauthenticated', 'key_wrong', {}, [{ pointer: '/key', reason: 'key_wrong' }])
  const session = await newSession(ctx, { account: null, key: caller.by.key, role: caller.role, kind, way: 'key' })
  await ctx.store.commit([...wasRight, ...session.writes], session.changes)
  return entryOf(session, null, caller.role === 'graduate' ? `/graduates/${caller.graduateId}/matches` : '/', kind)
}
