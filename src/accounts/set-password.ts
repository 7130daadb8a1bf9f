import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { accountEvent } from './event.ts'
import { hashPassword } from './password.ts'

/** Writes that give an account this password, which was checked before, and say so in its history. */
export async function passwordWrites(
  ctx: Pick<Ctx, 'store' | 'now' | 'caller'>,
  accountId: string,
  password: string,
): Promise<CompiledQuery[]> {
  const set = ctx.store.db
    .updateTable('account')
    .set((e) => ({ version: e('version', '+', 1), changed_at: ctx.now }))
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', accountId)
  return [set.compile(), accountEvent(ctx, accountId, 'password_set')]
}
