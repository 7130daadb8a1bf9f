import type { CompiledQuery } from 'kysely'
import type { Caller, Signed } from '../ctx.ts'
import type { AccountId, EmployerId, GraduateId, SessionId } from '../ids.ts'
import type { Store } from '../store/store.ts'
import { isStaff } from './account.ts'
import { callerOf, isLive } from './key.ts'
import { officeById, PROVINCE_OFFICE } from './office.ts'
import { limitsOf, SEEN_EVERY } from './session.ts'
import { SessionToken, Token, tokenHash } from './token.ts'

/** Who calls with this token, of a session or a key; null for one that is unknown, ended or out of date. */
export async function callerByToken(store: Store, token: string, now: number): Promise<Caller | null> {
  if (SessionToken.safeParse(token).success) return bySession(store, await tokenHash(token), now)
  if (!Token.safeParse(token).success) return null
  const key = await keyRow(store, 'token_hash', await tokenHash(token))
  return key === undefined ? null : byKey(store, key, null, now)
}

const keyRow = (store: Store, column: 'token_hash' | 'id', value: string) =>
  store.db
    .selectFrom('api_key')
    .leftJoin('account', 'account.id', 'api_key.owner_id')
    .select([
      'api_key.id',
      'api_key.role',
      'subject_id',
      'api_key.office_id',
      'owner_id',
      'scopes',
      'expires_at',
      'revoked_at',
      'last_used_at',
    ])
    .select(['account.state as owner_state', 'account.post as owner_post', 'account.office_id as owner_office'])
    .where(`api_key.${column}`, '=', value)
    .executeTakeFirst()

type KeyFound = NonNullable<Awaited<ReturnType<typeof keyRow>>>

async function byKey(store: Store, row: KeyFound, session: Signed['session'], now: number): Promise<Caller | null> {
  if (!isLive(row, now)) return null
  // A key goes with the account that made it.
  if (row.owner_state !== null && row.owner_state !== 'active') return null
  if (row.last_used_at === null || row.last_used_at <= now - SEEN_EVERY)
    await note(store, store.db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).compile())
  // A key that was made before there were offices belongs to the province's.
  const office = row.role === 'officer' ? await officeById({ store }, row.office_id ?? row.owner_office ?? PROVINCE_OFFICE) : null
  return callerOf(row, office, session)
}

async function bySession(store: Store, hash: string, now: number): Promise<Caller | null> {
  const row = await store.db
    .selectFrom('session')
    .leftJoin('account', 'account.id', 'session.account_id')
    .select([
      'session.id',
      'session.kind',
      'session.step',
      'session.key_id',
      'session.seen_at',
      'session.expires_at',
      'session.ended_at',
    ])
    .select(['account.id as account', 'account.role', 'account.state', 'graduate_id', 'employer_id', 'office_id', 'post'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined || row.ended_at !== null || row.expires_at <= now) return null
  const id = row.id as SessionId
  if (row.step !== null) return { role: 'visitor', waiting: { session: id, step: row.step } }
  const session = { id, kind: row.kind }
  if (row.key_id !== null) {
    const key = await keyRow(store, 'id', row.key_id)
    if (key === undefined || isIdle({ ...row, role: key.role }, now)) return null
    const caller = await byKey(store, key, session, now)
    if (caller !== null) await seen(store, { ...row, role: key.role }, now)
    return caller
  }
  if (row.account === null || row.role === null || row.state !== 'active' || isIdle({ ...row, role: row.role }, now)) return null
  await seen(store, { ...row, role: row.role }, now)
  const by: Signed = { actor: row.account as AccountId, session, key: null, scopes: null }
  switch (row.role) {
    case 'graduate':
      return row.graduate_id === null ? null : { role: 'graduate', by, graduateId: row.graduate_id as GraduateId }
    case 'employer':
      return row.employer_id === null
        ? null
        : { role: 'employer', by, employerId: row.employer_id as EmployerId, post: row.post ?? 'recruiter' }
    case 'officer': {
      const office = await officeById({ store }, row.office_id ?? '')
      return office === null ? null : { role: 'officer', by, office }
    }
    case 'administrator':
      return { role: 'administrator', by }
  }
}

interface Used {
  readonly id: string
  readonly kind: 'shared' | 'own' | 'kiosk'
  readonly role: 'graduate' | 'employer' | 'officer' | 'administrator'
  readonly seen_at: number
}

function isIdle({ kind, role, seen_at }: Used, now: number): boolean {
  const { idle } = limitsOf(kind, role)
  return idle !== null && seen_at + idle <= now
}

/** Says at most once a minute that a session was used; that of one's own phone thereby lasts longer. */
async function seen(store: Store, { id, kind, role, seen_at }: Used, now: number): Promise<void> {
  if (seen_at > now - SEEN_EVERY) return
  const renewed = kind === 'own' && !isStaff(role) ? { expires_at: now + limitsOf(kind, role).total } : {}
  await note(
    store,
    store.db
      .updateTable('session')
      .set({ seen_at: now, ...renewed })
      .where('id', '=', id)
      .compile(),
  )
}

const note = (store: Store, write: CompiledQuery): Promise<void> => store.commit([write], [])
