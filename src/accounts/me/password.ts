import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { attempt } from '../brake.ts'
import { endSessionsOf } from '../ending.ts'
import { type Door, doorById } from '../find.ts'
import { passwordIs } from '../password.ts'
import { passwordProblems } from '../password-rules.ts'
import { sessionOf } from '../session.ts'
import { passwordWrites } from '../set-password.ts'
import { ownAccount } from './sessions.ts'

/** One who came by a code or a slip within this time has shown who they are; the old password is what they forgot. */
const FRESH = 30 * 60_000

export const NewPassword = z
  .strictObject({
    current: z.string().max(400).optional().openapi({ description: 'Not needed just after signing in by a code or a slip' }),
    password: z.string().max(400).openapi({ description: '8 to 200 characters of any kind' }),
  })
  .openapi('NewPassword')

/** Must the caller show the password that holds now? */
export async function needsCurrent(ctx: Ctx): Promise<boolean> {
  const door = await ownDoor(ctx)
  return door.password_hash !== null && !(await isFresh(ctx))
}

async function ownDoor(ctx: Ctx): Promise<Door> {
  const door = await doorById(ctx, ownAccount(ctx))
  if (door === null) throw new Refusal('unauthenticated', 'sign_in_again')
  return door
}

async function isFresh({ store, now, caller }: Ctx): Promise<boolean> {
  const row = await store.db
    .selectFrom('session')
    .select('id')
    .where('id', '=', sessionOf(caller) ?? '')
    .where('way', 'in', ['code', 'slip'])
    .where('made_at', '>', now - FRESH)
    .executeTakeFirst()
  return row !== undefined
}

/** Sets the caller's password and ends all their other sessions. Refuses a wrong current one, and a new one that is short, common or their own name. */
export async function setPassword(ctx: Ctx, { current, password }: z.output<typeof NewPassword>): Promise<void> {
  const { store, now } = ctx
  const door = await ownDoor(ctx)
  const problems = passwordProblems(password, door)
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const writes = []
  if (await needsCurrent(ctx)) {
    const { wasRight } = await attempt(ctx, `current ${door.id}`)
    if (!(await passwordIs(current ?? '', door.password_hash)))
      throw new Refusal('forbidden', 'current_wrong', {}, [{ pointer: '/current', reason: 'current_wrong' }])
    writes.push(...wasRight)
  }
  writes.push(
    ...(await passwordWrites(ctx, door.id, password)),
    ...endSessionsOf(ctx, { account: door.id, but: sessionOf(ctx.caller) ?? undefined }),
  )
  await store.commit(writes, [{ kind: 'account', id: door.id, op: 'put', at: now }])
}
