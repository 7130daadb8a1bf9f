import type { Ctx } from '../ctx.ts'
import { type KeyId, newKeyId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { DAY } from '../time.ts'
import { accountEvent } from './event.ts'
import type { NewKey } from './key.ts'
import { officeById, PROVINCE_OFFICE } from './office.ts'
import { newToken, tokenHash } from './token.ts'

async function checkSubject(store: Store, { role, subject }: NewKey): Promise<void> {
  if (role === 'officer' || role === 'administrator') {
    if (subject !== undefined) throw new Refusal('invalid', 'key_needs_no_subject', { role })
    return
  }
  if (subject === undefined) throw new Refusal('invalid', 'key_needs_subject', { role })
  const found = await store.db.selectFrom(role).select('id').where('id', '=', subject).executeTakeFirst()
  if (found === undefined) throw new Refusal('not_found', 'key_subject_unknown', { subject })
}

async function checkOwner(store: Store, owner: string): Promise<void> {
  const row = await store.db.selectFrom('account').select('state').where('id', '=', owner).executeTakeFirst()
  if (row?.state !== 'active') throw new Refusal('invalid', 'owner_unknown', {}, [{ pointer: '/owner', reason: 'owner_unknown' }])
}

async function checkOffice(store: Store, office: string): Promise<void> {
  if ((await officeById({ store }, office)) === null)
    throw new Refusal('invalid', 'office_unknown', {}, [{ pointer: '/office', reason: 'office_unknown' }])
}

/**
 * Makes a key and gives its token, which is shown this once and stored only as a hash. Refuses a role that needs a graduate or an
 * employer and names none, and a subject, an office or an owner that does not exist. Scopes are expected to be of the declared ones.
 */
export async function createKey(
  ctx: Pick<Ctx, 'store' | 'now' | 'caller'>,
  asked: NewKey,
): Promise<{ id: KeyId; token: string; endsAt: number | null }> {
  const { store, now } = ctx
  const { role, owner = null, office = null } = asked
  await checkSubject(store, asked)
  if (owner !== null) await checkOwner(store, owner)
  if (office !== null) await checkOffice(store, office)
  const id = newKeyId(now)
  const token = newToken()
  const endsAt = asked.days === undefined ? null : now + asked.days * DAY
  const row = {
    id,
    token_hash: await tokenHash(token),
    role,
    subject_id: asked.subject ?? null,
    // A key that an officer makes for themselves follows them to another office.
    office_id: role !== 'officer' ? null : (office ?? (owner === null ? PROVINCE_OFFICE : null)),
    owner_id: owner,
    scopes: asked.scopes === null || asked.scopes === undefined ? null : JSON.stringify(asked.scopes),
    last_used_at: null,
    label: asked.label,
    made_at: now,
    expires_at: endsAt,
    revoked_at: null,
  }
  await store.commit(
    [store.db.insertInto('api_key').values(row).compile(), ...(owner === null ? [] : [accountEvent(ctx, owner, 'key_made')])],
    [{ kind: 'api_key', id, op: 'put', at: now }],
  )
  return { id, token, endsAt }
}

/** Ends a key at once. Ending one twice changes nothing. */
export async function revokeKey(ctx: Pick<Ctx, 'store' | 'now' | 'caller'>, id: string): Promise<void> {
  const { db } = ctx.store
  const found = await db.selectFrom('api_key').select(['owner_id', 'revoked_at']).where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not_found', 'key_unknown')
  if (found.revoked_at !== null) return
  await ctx.store.commit(
    [
      db.updateTable('api_key').set({ revoked_at: ctx.now }).where('id', '=', id).where('revoked_at', 'is', null).compile(),
      ...(found.owner_id === null ? [] : [accountEvent(ctx, found.owner_id, 'key_ended')]),
    ],
    [{ kind: 'api_key', id, op: 'put', at: ctx.now }],
  )
}
