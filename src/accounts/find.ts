import type { Ctx } from '../ctx.ts'
import { AccountId } from '../ids.ts'
import type { Contact } from './contact.ts'

/** An account as a sign-in sees it. The name, phone and e-mail are the person's own and go no further than to check a new password. */
export interface Door {
  readonly id: AccountId
  readonly version: number
  readonly role: 'graduate' | 'employer' | 'officer' | 'administrator'
  readonly state: 'active' | 'suspended' | 'ended'
  readonly graduate_id: string | null
  readonly employer_id: string | null
  readonly password_hash: string | null
  readonly totp_sealed: string | null
  readonly totp_since: number | null
  readonly totp_step: number | null
  readonly recovery_hashes: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** More people than this on one number is no family: the rest sign in by slip. */
const MOST_ON_ONE = 20

const doors = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('account')
    .leftJoin('graduate', 'graduate.id', 'account.graduate_id')
    .select(['account.id', 'account.version', 'account.role', 'account.state', 'account.graduate_id', 'account.employer_id'])
    .select(['password_hash', 'totp_sealed', 'totp_since', 'totp_step', 'recovery_hashes'])
    .select((e) => [
      e.fn.coalesce('graduate.name', 'account.name').as('name'),
      e.fn.coalesce('graduate.phone', 'account.phone').as('phone'),
      e.fn.coalesce('graduate.email', 'account.email').as('email'),
    ])
    .where('account.state', '!=', 'ended')

const doorOf = (row: Omit<Door, 'id'> & { readonly id: string }): Door => ({ ...row, id: AccountId.parse(row.id) })

/** The accounts of a phone number or an e-mail address, those of graduates and of others, in order of making. */
export async function doorsAt(ctx: Pick<Ctx, 'store'>, contact: Contact): Promise<Door[]> {
  const [column, value] = 'phone' in contact ? (['phone', contact.phone] as const) : (['email', contact.email] as const)
  // Two questions, since an index answers each and none answers both in one.
  const [theirs, graduates] = await Promise.all([
    doors(ctx).where(`account.${column}`, '=', value).limit(MOST_ON_ONE).execute(),
    doors(ctx).where(`graduate.${column}`, '=', value).limit(MOST_ON_ONE).execute(),
  ])
  return [...theirs, ...graduates]
    .map(doorOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MOST_ON_ONE)
}

/** The account of an id, unless it was ended. */
export async function doorById(ctx: Pick<Ctx, 'store'>, id: string): Promise<Door | null> {
  if (!AccountId.safeParse(id).success) return null
  const row = await doors(ctx).where('account.id', '=', id).executeTakeFirst()
  return row === undefined ? null : doorOf(row)
}

/** The account of a graduate; null for one who has none, or whose account was ended. */
export async function doorOfGraduate(ctx: Pick<Ctx, 'store'>, graduateId: string): Promise<Door | null> {
  const row = await doors(ctx).where('account.graduate_id', '=', graduateId).executeTakeFirst()
  return row === undefined ? null : doorOf(row)
}
