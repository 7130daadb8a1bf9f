import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { attempt } from '../brake.ts'
import { ContactText, contactText } from '../contact.ts'
import { type Door, doorsAt } from '../find.ts'
import { hashPassword, isOldHash, passwordIs } from '../password.ts'
import { type Entry, enter, KindField } from './enter.ts'

export const PasswordSignIn = z
  .strictObject({ who: ContactText, password: z.string().min(1).max(400), kind: KindField })
  .openapi('PasswordSignIn')

/**
 * Signs in by phone or e-mail and password. Refuses a wrong one, an unknown number and an account without a password alike, after the same
 * work. Several people of one number are those whose password it is.
 */
export async function signInByPassword(ctx: Ctx, { who, password, kind }: z.output<typeof PasswordSignIn>): Promise<Entry> {
  const { wasRight } = await attempt(ctx, `password ${contactText(who)}`)
  const doors = (await doorsAt(ctx, who)).filter(({ password_hash }) => password_hash !== null)
  // One who is unknown costs what one person costs.
  const right = await Promise.all(
    (doors.length === 0 ? [null] : doors).map(async (door) => (await passwordIs(password, door?.password_hash ?? null)) && door),
  )
  const theirs = right.filter((door): door is Door => typeof door === 'object' && door !== null)
  if (theirs.length === 0) throw new Refusal('unauthenticated', 'password_wrong')
  const rehashed = await Promise.all(theirs.map((door) => rehash(ctx, door, password)))
  return enter(ctx, theirs, { kind, way: 'password' }, [...wasRight, ...rehashed.flat()])
}

/** A password stored at another cost is stored anew now that it is at hand, unless it was changed this moment. */
async function rehash({ store: { db } }: Ctx, { id, password_hash }: Door, password: string) {
  if (password_hash === null || !isOldHash(password_hash)) return []
  const set = { password_hash: await hashPassword(password) }
  return [db.updateTable('account').set(set).where('id', '=', id).where('password_hash', '=', password_hash).compile()]
}
