import type { Caller, Ctx } from '../ctx.ts'
import { AccountId } from '../ids.ts'

/** The account that a caller speaks with; null for a visitor, the command line, and a key that no account stands behind. */
export function accountOf(caller: Caller): AccountId | null {
  if (caller.role === 'visitor' || caller.role === 'system') return null
  const account = AccountId.safeParse(caller.by.actor)
  return account.success ? account.data : null
}

/** In person: by a sign-in with an account. No key opens what guards the account itself. */
export const inPerson = (caller: Caller): boolean =>
  caller.role !== 'visitor' && caller.role !== 'system' && caller.by.session !== null && caller.by.key === null

export const administrator = (caller: Caller): boolean => caller.role === 'administrator' || caller.role === 'system'

/** The name of who calls, for the frame of their pages: of the account, or of the employer that a key speaks for. Not for graduates. */
export async function accountName({ store, caller }: Pick<Ctx, 'store' | 'caller'>): Promise<string | null> {
  const account = accountOf(caller)
  if (account !== null) {
    const row = await store.db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirst()
    return row?.name ?? null
  }
  if (caller.role !== 'employer') return null
  const row = await store.db.selectFrom('employer').select('name').where('id', '=', caller.employerId).executeTakeFirst()
  return row?.name ?? null
}
