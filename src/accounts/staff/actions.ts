import type { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { endSessionsOf } from '../ending.ts'
import { type AccountEvent, accountEvent } from '../event.ts'
import { newAccount } from '../new-account.ts'
import { officeById, PROVINCE_OFFICE } from '../office.ts'
import { accountOf } from '../self.ts'
import { endSlipsOf, newSlip, slipPath } from '../slip.ts'
import { hasTie } from '../tie.ts'
import {
  type AccountAnswer,
  type AccountChange,
  accountById,
  type FoundAccount,
  type StaffDraft,
  type UserDraft,
  type UsersOf,
} from './accounts.ts'

/** An account with the slip by which its holder first signs in. */
export interface Invited {
  readonly id: string
  readonly account: AccountAnswer
  readonly code: string
  readonly path: string
  readonly ends_at: number
}

async function stored(ctx: Ctx, id: string): Promise<FoundAccount> {
  const account = await accountById(ctx, id)
  if (account === null) throw new Refusal('not_found', 'not_found')
  return account
}

async function invited(ctx: Ctx, made: Awaited<ReturnType<typeof newAccount>>): Promise<Invited> {
  const slip = await newSlip(ctx, made.id)
  await ctx.store.commit([...made.writes, ...slip.writes], made.changes)
  const account = await stored(ctx, made.id)
  return { id: made.id, account, code: slip.code, path: slipPath(slip.code), ends_at: slip.endsAt }
}

async function checkOffice(ctx: Ctx, id: string): Promise<void> {
  if ((await officeById(ctx, id)) === null)
    throw new Refusal('invalid', 'office_unknown', {}, [{ pointer: '/office', reason: 'office_unknown' }])
}

/** An officer with a tie to an employer leaves its users to a colleague. */
async function refuseTied(ctx: Ctx, employer: string | null): Promise<void> {
  if (employer !== null && (await hasTie(ctx, employer))) throw new Refusal('forbidden', 'tied_to_employer')
}

const needsContact = (phone: unknown, email: unknown): void => {
  if ((phone ?? null) === null && (email ?? null) === null)
    throw new Refusal('invalid', 'contact_needed', {}, [{ pointer: '/phone', reason: 'contact_needed' }])
}

/** Makes an account for an officer or administrator, with a slip for its holder. Refuses an office that does not exist, and no contact at all. */
export async function inviteStaff(ctx: Ctx, { role, name, phone, email, office }: z.output<typeof StaffDraft>): Promise<Invited> {
  needsContact(phone, email)
  const officeId = office ?? PROVINCE_OFFICE
  await checkOffice(ctx, officeId)
  const person = { name, phone, email }
  return invited(ctx, await newAccount(ctx, role === 'officer' ? { role, officeId, ...person } : { role, ...person }))
}

/** Makes an account for a user of an employer, with a slip for its holder. Refuses no contact at all. */
export async function addUser(ctx: Ctx, { post, ...person }: z.output<typeof UserDraft>, employer: UsersOf): Promise<Invited> {
  needsContact(person.phone, person.email)
  await refuseTied(ctx, employer.id)
  return invited(ctx, await newAccount(ctx, { role: 'employer', employerId: employer.id, post, ...person }))
}

/** An account of the same kind that can still say who else is one: another active owner of the employer, another active administrator. */
function anotherInCharge({ store: { db } }: Ctx, { id, role, employer }: AccountAnswer): CompiledQuery {
  const others = db.selectFrom('account').select('account.id').where('account.id', '!=', id).where('account.state', '=', 'active')
  return role === 'administrator'
    ? unless('another_administrator', others.where('role', '=', 'administrator'))
    : unless('another_owner', others.where('employer_id', '=', employer).where('post', '=', 'owner'))
}

const isInCharge = ({ role, post, state }: AccountAnswer): boolean =>
  state === 'active' && (role === 'administrator' || post === 'owner')

/** Stores columns in the place of the version that was read; `leaves` when the account gives up being in charge. */
async function store(
  ctx: Ctx,
  account: FoundAccount,
  columns: Readonly<Record<string, string | number | null>>,
  { leaves, also = [] }: { readonly leaves: boolean; readonly also?: readonly CompiledQuery[] },
): Promise<FoundAccount> {
  await refuseTied(ctx, account.employer)
  const { db } = ctx.store
  const same = db.selectFrom('account').select('id').where('id', '=', account.id).where('version', '=', account.version)
  const set = { ...columns, version: account.version + 1, changed_at: ctx.now }
  const conditions = [unless('account_version', same), ...(leaves && isInCharge(account) ? [anotherInCharge(ctx, account)] : [])]
  try {
    await ctx.store.commit(
      [...conditions, db.updateTable('account').set(set).where('id', '=', account.id).compile(), ...also],
      [{ kind: 'account', id: account.id, op: 'put', at: ctx.now }],
    )
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    // Which of the two it was, the databases do not all say: the version tells.
    const now = await stored(ctx, account.id)
    if (now.version === account.version) throw new Refusal('conflict', 'last_in_charge')
    throw new Refusal('outdated', 'outdated', { version: now.version })
  }
  return stored(ctx, account.id)
}

/** Changes an account; what is left out stays. Office and course are an administrator's to change, the post an employer's user's. */
export async function changeAccount(
  ctx: Ctx,
  change: z.output<typeof AccountChange>,
  account: FoundAccount,
): Promise<FoundAccount> {
  const { version, office, post, trained_on, name, phone, email } = change
  if (version !== undefined && version !== account.version)
    throw new Refusal('outdated', 'outdated', { version: account.version })
  const ofAdministrator = ctx.caller.role === 'administrator' || ctx.caller.role === 'system'
  const wrong = [
    ...(office !== undefined && !(ofAdministrator && account.role === 'officer') ? ['office'] : []),
    ...(trained_on !== undefined && !(ofAdministrator && account.role === 'officer') ? ['trained_on'] : []),
    ...(post !== undefined && account.role !== 'employer' ? ['post'] : []),
  ].map((field) => ({ pointer: `/${field}`, reason: 'not_of_this_account' }))
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
  if (office !== undefined) await checkOffice(ctx, office)
  needsContact(phone === undefined ? account.phone : phone, email === undefined ? account.email : email)
  const columns = { name, phone, email, office_id: office, post, trained_on }
  const given = Object.fromEntries(
    Object.entries(columns).flatMap(([column, value]) => (value === undefined ? [] : [[column, value] as const])),
  )
  return store(ctx, account, given, { leaves: post === 'recruiter' })
}

const MOVES = {
  suspended: { from: ['active'], event: 'suspended' },
  active: { from: ['suspended'], event: 'reinstated' },
  ended: { from: ['active', 'suspended'], event: 'ended' },
} as const satisfies Record<string, { from: readonly string[]; event: AccountEvent }>

/** Suspends, reinstates or ends an account. All its sessions end with it, and its keys open nothing. Refuses to leave nobody in charge. */
export async function moveAccount(
  ctx: Ctx,
  to: keyof typeof MOVES,
  reason: string | null,
  account: FoundAccount,
): Promise<FoundAccount> {
  if (account.state === to) return account
  const { from, event } = MOVES[to]
  if (!(from as readonly string[]).includes(account.state)) throw new Refusal('conflict', 'account_is_ended')
  const also = [
    ...endSessionsOf(ctx, { account: account.id }),
    ...endSlipsOf(ctx, account.id),
    accountEvent(ctx, account.id, event, reason),
  ]
  return store(ctx, account, { state: to, state_reason: reason }, { leaves: to !== 'active', also })
}

/**
 * Takes away password and second factor, ends all sessions, and gives a slip: for one who lost their phone or left their password somewhere.
 * Refuses one's own account, since an administrator alone would then hold both factors of it.
 */
export async function resetAccount(ctx: Ctx, why: string, account: FoundAccount): Promise<Invited> {
  if (account.id === accountOf(ctx.caller)) throw new Refusal('forbidden', 'not_for_oneself')
  if (account.state !== 'active') throw new Refusal('conflict', 'account_is_ended')
  const slip = await newSlip(ctx, account.id)
  const emptied = { password_hash: null, totp_sealed: null, totp_since: null, totp_step: null, recovery_hashes: null }
  const also = [
    ...endSessionsOf(ctx, { account: account.id }),
    ...slip.writes,
    accountEvent(ctx, account.id, 'second_reset', why),
  ]
  const after = await store(ctx, account, emptied, { leaves: false, also })
  return { id: after.id, account: after, code: slip.code, path: slipPath(slip.code), ends_at: slip.endsAt }
}
