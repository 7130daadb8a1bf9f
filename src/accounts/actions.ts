import type { Ctx } from '../ctx.ts'
import { type KeyId, newKeyId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { NewKey } from './key.ts'
import { PROVINCE_OFFICE } from './office.ts'
import { newToken, tokenHash } from './token.ts'

const DAY = 86_400_000

async function checkSubject(store: Store, { role, subject }: NewKey): Promise<void> {
  if (role === 'officer' || role === 'administrator') {
    if (subject !== undefined) throw new Refusal('invalid', 'key_needs_no_subject', { role })
    return
  }
  if (subject === undefined) throw new Refusal('invalid', 'key_needs_subject', { role })
  const found = await store.db.selectFrom(role).select('id').where('id', '=', subject).executeTakeFirst()
  if (found === undefined) throw new Refusal('not_found', 'key_subject_unknown', { subject })
}

/**
 * Makes a key and gives its token, which is shown this once and stored only as a hash. Refuses a role that needs a graduate or an
 * employer and names none, or one that does not exist.
 */
export async function createKey(ctx: Pick<Ctx, 'store' | 'now'>, asked: NewKey): Promise<{ id: KeyId; token: string }> {
  await checkSubject(ctx.store, asked)
  const id = newKeyId(ctx.now)
  const token = newToken()
  const row = {
    id,
    token_hash: await tokenHash(token),
    role: asked.role,
    subject_id: asked.subject ?? null,
    office_id: asked.role === 'officer' ? PROVINCE_OFFICE : null,
    owner_id: null,
    scopes: null,
    last_used_at: null,
    label: asked.label,
    made_at: ctx.now,
    expires_at: asked.days === undefined ? null : ctx.now + asked.days * DAY,
    revoked_at: null,
  }
  await ctx.store.commit(
    [ctx.store.db.insertInto('api_key').values(row).compile()],
    [{ kind: 'api_key', id, op: 'put', at: ctx.now }],
  )
  return { id, token }
}

/** Ends a key at once. Ending one twice changes nothing. */
export async function revokeKey(ctx: Pick<Ctx, 'store' | 'now'>, id: string): Promise<void> {
  const found = await ctx.store.db.selectFrom('api_key').select('id').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('not_found', 'key_unknown')
  const revoke = ctx.store.db
    .updateTable('api_key')
    .set({ revoked_at: ctx.now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
  await ctx.store.commit([revoke.compile()], [{ kind: 'api_key', id, op: 'put', at: ctx.now }])
}
