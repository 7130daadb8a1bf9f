import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../../ctx.ts'
import { AccountId, KeyId, OfficeId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { createKey } from '../actions.ts'
import { KEY_ROLES } from '../key.ts'
import { accountOf, administrator } from '../self.ts'

const MOST_DAYS = 400
const USUAL_DAYS = 90

/** A key without its token, which nobody can show again. */
export const KeyAnswer = z
  .object({
    id: KeyId,
    label: z.string(),
    role: z.enum(KEY_ROLES),
    subject: z.string().nullable(),
    office: OfficeId.nullable(),
    owner: AccountId.nullable().openapi({ description: 'The account that answers for it' }),
    scopes: z.array(z.string()).nullable().openapi({ description: 'null is everything its role may do' }),
    made_at: z.number().int(),
    ends_at: z.number().int().nullable(),
    revoked_at: z.number().int().nullable(),
    last_used_at: z.number().int().nullable().openapi({ description: 'To the minute' }),
  })
  .openapi('Key')
export type KeyAnswer = z.output<typeof KeyAnswer>
export type ShownKey = z.input<typeof KeyAnswer>

export const KeyDraft = z
  .strictObject({
    label: z.string().trim().min(1).max(200).openapi({ description: 'What it is for, to find it again' }),
    scopes: z.array(z.string().max(60)).max(200).nullish().openapi({ description: 'Everything the role may do when left out' }),
    days: z.number().int().min(1).max(MOST_DAYS).default(USUAL_DAYS),
    role: z.enum(KEY_ROLES).optional().openapi({ description: 'By an administrator; one’s own when left out' }),
    subject: z.string().max(40).optional().openapi({ description: 'The graduate or employer it speaks for' }),
    office: OfficeId.optional(),
    owner: AccountId.optional(),
  })
  .openapi('KeyDraft')

/** May make keys and see them: whoever signed in with an account, and administrators, whose programs may too. */
export const mayMakeKeys = (caller: Caller): boolean =>
  administrator(caller) ||
  (accountOf(caller) !== null && caller.role !== 'visitor' && caller.role !== 'system' && caller.by.key === null)

/** The key's own account, or an administrator. */
export const ownKeyOrAdministrator = (caller: Caller, { owner }: KeyAnswer): boolean =>
  administrator(caller) || (owner !== null && mayMakeKeys(caller) && owner === accountOf(caller))

/** What a caller who is no administrator makes a key for: themselves. */
function ownSide(caller: Caller) {
  const owner = accountOf(caller) ?? undefined
  switch (caller.role) {
    case 'graduate':
      return { role: caller.role, subject: caller.graduateId, owner }
    case 'employer':
      return { role: caller.role, subject: caller.employerId, owner }
    case 'officer':
    case 'administrator':
      return { role: caller.role, owner }
    case 'visitor':
    case 'system':
      throw new Refusal('forbidden', 'account_needed')
  }
}

/**
 * Makes a key. Refuses scopes that nothing declares, more than a key that makes it may itself, and a role, subject, office or owner from
 * anyone but an administrator.
 */
export async function makeKey(ctx: Ctx, draft: z.output<typeof KeyDraft>, declared: readonly string[]) {
  const { caller } = ctx
  const { label, scopes = null, days, role, subject, office, owner } = draft
  const unknown = (scopes ?? []).map((scope, at) => ({ scope, at })).filter(({ scope }) => !declared.includes(scope))
  const foreign = administrator(caller)
    ? []
    : Object.entries({ role, subject, office, owner }).filter(([, value]) => value !== undefined)
  const problems = [
    ...unknown.map(({ scope, at }) => ({ pointer: `/scopes/${at}`, reason: 'scope_unknown', about: { scope } })),
    ...foreign.map(([field]) => ({ pointer: `/${field}`, reason: 'not_of_this_account' })),
  ]
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const mine = caller.role === 'visitor' || caller.role === 'system' ? null : caller.by.scopes
  if (mine !== null && (scopes === null || scopes.some((scope) => !mine.includes(scope))))
    throw new Refusal('forbidden', 'scopes_beyond')
  const side = role === undefined ? ownSide(caller) : { role, subject, office, owner }
  const { id, token } = await createKey(ctx, { ...side, label, scopes, days })
  const key = await keyById(ctx, id)
  if (key === null) throw new Refusal('not_found', 'key_unknown')
  return { id, token, key }
}

const COLUMNS = ['id', 'label', 'role', 'scopes', 'made_at', 'revoked_at', 'last_used_at'] as const
const select = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('api_key')
    .select(COLUMNS)
    .select(['subject_id as subject', 'office_id as office', 'owner_id as owner', 'expires_at as ends_at'])

const answerOf = (row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): KeyAnswer =>
  KeyAnswer.parse({ ...row, scopes: row.scopes === null ? null : JSON.parse(row.scopes) })

export async function keyById(ctx: Pick<Ctx, 'store'>, id: string): Promise<KeyAnswer | null> {
  if (!KeyId.safeParse(id).success) return null
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : answerOf(row)
}

/** The caller's own keys, an administrator's view of all, in order of making. */
export async function keysAfter(ctx: Pick<Ctx, 'store' | 'caller'>, after: string, limit: number): Promise<KeyAnswer[]> {
  const rows = await select(ctx)
    .$if(!administrator(ctx.caller), (query) => query.where('owner_id', '=', accountOf(ctx.caller) ?? ''))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(answerOf)
}
