import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../../ctx.ts'
import { IsoDate } from '../../http/fields.ts'
import { AccountId, EmployerId, OfficeId } from '../../ids.ts'
import { ACCOUNT_STATES, AccountName, POSTS } from '../account.ts'
import { Email, Phone } from '../contact.ts'
import { covers } from '../office.ts'

const ROLES = ['employer', 'officer', 'administrator'] as const

/** An account of an officer, an administrator or an employer's user, as those who look after it see it. Graduates' are not among them. */
export const AccountAnswer = z
  .object({
    id: AccountId,
    version: z.number().int(),
    role: z.enum(ROLES),
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    office: z.object({ id: OfficeId, name: z.string() }).nullable(),
    employer: EmployerId.nullable(),
    post: z.enum(POSTS).nullable(),
    state: z.enum(ACCOUNT_STATES),
    state_reason: z.string().nullable(),
    second_factor: z.boolean().openapi({ description: 'A second factor is in force' }),
    trained_on: z.string().nullable().openapi({ description: 'Day of the short course on how far a score may be trusted' }),
    last_seen: z.number().int().nullable().openapi({ description: 'Epoch milliseconds of the last use, to the minute' }),
  })
  .openapi('Account')
export type AccountAnswer = z.output<typeof AccountAnswer>
export type ShownAccount = z.input<typeof AccountAnswer>

/** As it was found, with whether the caller's office looks after its employer. */
export interface FoundAccount extends AccountAnswer {
  readonly reached: boolean
}

const select = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('account')
    .leftJoin('office', 'office.id', 'account.office_id')
    .leftJoin('employer', 'employer.id', 'account.employer_id')
    .select([
      'account.id',
      'account.version',
      'account.role',
      'account.name',
      'account.phone',
      'account.email',
      'account.employer_id',
    ])
    .select([
      'post',
      'account.state',
      'state_reason',
      'totp_since',
      'trained_on',
      'office.id as office_id',
      'office.name as office_name',
    ])
    .select('employer.place as employer_place')
    .select((e) =>
      e
        .selectFrom('session')
        .select((s) => s.fn.max('session.seen_at').as('seen'))
        .whereRef('session.account_id', '=', 'account.id')
        .as('last_seen'),
    )
    .where('account.role', 'in', ROLES)

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const answerOf = (row: Row): AccountAnswer =>
  AccountAnswer.parse({
    ...row,
    name: row.name ?? '',
    office: row.office_id === null ? null : { id: row.office_id, name: row.office_name },
    employer: row.employer_id,
    second_factor: row.totp_since !== null,
  })

/** An account of staff or an employer's user; null for a graduate's, which is reached through the graduate alone. */
export async function accountById(ctx: Pick<Ctx, 'store' | 'caller' | 'taxonomy'>, id: string): Promise<FoundAccount | null> {
  if (!AccountId.safeParse(id).success) return null
  const row = await select(ctx).where('account.id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...answerOf(row), reached: reaches(ctx, row.employer_place) }
}

const reaches = ({ caller, taxonomy }: Pick<Ctx, 'caller' | 'taxonomy'>, place: string | null): boolean =>
  caller.role === 'officer' && (place === null || covers(taxonomy, caller.office, place))

export interface AccountsAsked {
  readonly role?: (typeof ROLES)[number] | undefined
  readonly office?: string | undefined
  readonly state?: (typeof ACCOUNT_STATES)[number] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Accounts in order of making; officers and administrators unless another role is asked for. */
export async function accountsAfter(ctx: Pick<Ctx, 'store'>, asked: AccountsAsked): Promise<AccountAnswer[]> {
  const { role, office, state, after = '', limit } = asked
  const rows = await select(ctx)
    .where('account.role', 'in', role === undefined ? ['officer', 'administrator'] : [role])
    .$if(office !== undefined, (query) => query.where('account.office_id', '=', office ?? ''))
    .$if(state !== undefined, (query) => query.where('account.state', '=', state ?? 'active'))
    .where('account.id', '>', after)
    .orderBy('account.id')
    .limit(limit)
    .execute()
  return rows.map(answerOf)
}

/** An employer as the place where its users are looked after. */
export interface UsersOf {
  readonly id: EmployerId
  readonly name: string
  readonly reached: boolean
}

/** The employer whose users are asked for. */
export async function employerOfUsers(ctx: Pick<Ctx, 'store' | 'caller' | 'taxonomy'>, id: string): Promise<UsersOf | null> {
  if (!EmployerId.safeParse(id).success) return null
  const row = await ctx.store.db.selectFrom('employer').select(['id', 'name', 'place']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { id: EmployerId.parse(row.id), name: row.name, reached: reaches(ctx, row.place) }
}

/** The users of an employer who were not ended, in order of making. */
export async function usersOf(ctx: Pick<Ctx, 'store'>, employer: string): Promise<AccountAnswer[]> {
  const rows = await select(ctx)
    .where('account.employer_id', '=', employer)
    .where('account.state', '!=', 'ended')
    .orderBy('account.id')
    .limit(200)
    .execute()
  return rows.map(answerOf)
}

/** An owner of the employer itself, an officer of an office that looks after it, or an administrator. */
export const ownerOrTheirOffice = (caller: Caller, employer: UsersOf): boolean =>
  caller.role === 'administrator' ||
  caller.role === 'system' ||
  employer.reached ||
  (caller.role === 'employer' && caller.post === 'owner' && caller.employerId === employer.id)

/** Who looks after an account: administrators; of an employer's user also the owners of that employer and its office. */
export const looksAfter = (caller: Caller, account: FoundAccount): boolean =>
  caller.role === 'administrator' ||
  caller.role === 'system' ||
  (account.employer !== null && ownerOrTheirOffice(caller, { id: account.employer, name: '', reached: account.reached }))

export const StaffDraft = z
  .strictObject({
    role: z.enum(['officer', 'administrator']),
    name: AccountName,
    phone: Phone.nullish(),
    email: Email.nullish(),
    office: OfficeId.optional().openapi({ description: 'Of an officer; the province’s when left out' }),
  })
  .openapi('StaffDraft')

export const UserDraft = z
  .strictObject({ name: AccountName, phone: Phone.nullish(), email: Email.nullish(), post: z.enum(POSTS).default('recruiter') })
  .openapi('UserDraft')

export const AccountChange = z
  .strictObject({
    name: AccountName.optional(),
    phone: Phone.nullish(),
    email: Email.nullish(),
    office: OfficeId.optional().openapi({ description: 'An officer moves to this office; by an administrator' }),
    post: z.enum(POSTS).optional().openapi({ description: 'Of an employer’s user' }),
    trained_on: IsoDate.nullish().openapi({ description: 'Of an officer; by an administrator' }),
    version: z.number().int().optional(),
  })
  .openapi('AccountChange')

export const Reason = z
  .strictObject({ reason: z.string().trim().min(3).max(300).openapi({ description: 'Shown to the person' }) })
  .openapi('AccountReason')
