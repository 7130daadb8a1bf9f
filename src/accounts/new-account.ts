import type { CompiledQuery } from 'kysely'
import { actorOf, type Ctx } from '../ctx.ts'
import { type AccountId, newAccountId, type OfficeId } from '../ids.ts'
import type { NewChange } from '../store/change-log.ts'
import { hashPassword } from './password.ts'

/** Who the account is for. A graduate's name, phone and e-mail stand in `graduate` alone; `password` is one that `checkPassword` let through. */
export type NewAccount =
  | { readonly role: 'graduate'; readonly graduateId: string; readonly password?: string | undefined }
  | {
      readonly role: 'employer'
      readonly employerId: string
      readonly post: 'owner' | 'recruiter'
      readonly name: string
      readonly phone?: string | null | undefined
      readonly email?: string | null | undefined
      readonly password?: string | undefined
    }
  | {
      readonly role: 'officer'
      readonly officeId: OfficeId
      readonly name: string
      readonly phone?: string | null | undefined
      readonly email?: string | null | undefined
    }
  | {
      readonly role: 'administrator'
      readonly name: string
      readonly phone?: string | null | undefined
      readonly email?: string | null | undefined
    }

/** Statements to be put into a commit, and the changes that go with them. */
export interface Prepared {
  readonly writes: readonly CompiledQuery[]
  readonly changes: readonly NewChange[]
}

/**
 * A new account as statements for the commit that also makes the one it is for (put them after that row). Phone and e-mail are expected in
 * their normal form. Without a password, the first way in is a code or a slip.
 */
export async function newAccount(
  { store, now, caller }: Pick<Ctx, 'store' | 'now' | 'caller'>,
  asked: NewAccount,
): Promise<Prepared & { readonly id: AccountId }> {
  const id = newAccountId(now)
  const row = {
    id,
    version: 1,
    role: asked.role,
    graduate_id: asked.role === 'graduate' ? asked.graduateId : null,
    employer_id: asked.role === 'employer' ? asked.employerId : null,
    office_id: asked.role === 'officer' ? asked.officeId : null,
    post: asked.role === 'employer' ? asked.post : null,
    name: asked.role === 'graduate' ? null : asked.name,
    phone: asked.role === 'graduate' ? null : (asked.phone ?? null),
    email: asked.role === 'graduate' ? null : (asked.email ?? null),
    password_hash: 'password' in asked && asked.password !== undefined ? await hashPassword(asked.password) : null,
    state: 'active' as const,
    made_by: actorOf(caller),
    made_at: now,
    changed_at: now,
  }
  return {
    id,
    writes: [store.db.insertInto('account').values(row).compile()],
    changes: [{ kind: 'account', id, op: 'put', at: now }],
  }
}
