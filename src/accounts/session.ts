import type { CompiledQuery } from 'kysely'
import type { Caller, Ctx, Waiting } from '../ctx.ts'
import { type AccountId, type KeyId, newSessionId, type SessionId } from '../ids.ts'
import type { NewChange } from '../store/change-log.ts'
import { DAY } from '../time.ts'
import { type AccountRole, isStaff } from './account.ts'
import { newSessionToken, tokenHash } from './token.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** shared: a borrowed phone or computer, the usual; own: "this is my phone"; kiosk: one computer for a queue of people. */
export const SESSION_KINDS = ['shared', 'own', 'kiosk'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]
export type Way = 'password' | 'code' | 'slip' | 'key'

interface Limits {
  /** Milliseconds without a request after which it is over; null is as long as it lasts. */
  readonly idle: number | null
  readonly total: number
}

/** Each request starts the 90 days of one's own phone anew, so its `total` is counted from the last. */
const OWN: Limits = { idle: null, total: 90 * DAY }
const SHARED: Limits = { idle: 30 * MINUTE, total: 8 * HOUR }
const KIOSK: Limits = { idle: 5 * MINUTE, total: 8 * HOUR }
/** A day at the counter; the second factor stands at its beginning. */
const STAFF: Limits = { idle: null, total: 12 * HOUR }
/** Halfway through a sign-in: as long as a code that was sent is good for. */
export const HALFWAY = 10 * MINUTE

export const limitsOf = (kind: SessionKind, role: AccountRole): Limits =>
  isStaff(role) ? STAFF : { own: OWN, shared: SHARED, kiosk: KIOSK }[kind]

/** How often a session or key says that it was used: each time would be a write a request. */
export const SEEN_EVERY = MINUTE

export interface NewSession {
  readonly account: AccountId | null
  readonly key: KeyId | null
  readonly role: AccountRole
  readonly kind: SessionKind
  readonly way: Way
}

/** A session that begins with the commit that takes `writes`; its token is shown this once and stored only as a hash. */
export interface Begun {
  readonly id: SessionId
  readonly token: string
  readonly writes: readonly CompiledQuery[]
  readonly changes: readonly NewChange[]
  /** Epoch milliseconds at which it ends, however much it is used; of one's own phone, unless it is used. */
  readonly endsAt: number
}

async function begun(
  { store, now, caller }: Pick<Ctx, 'store' | 'now' | 'caller'>,
  row: {
    readonly account_id: AccountId | null
    readonly key_id: KeyId | null
    readonly kind: SessionKind
    readonly way: Way
    readonly step: Waiting['step'] | null
    readonly step_about: string | null
  },
  lasts: number,
): Promise<Begun> {
  const id = newSessionId(now)
  const token = newSessionToken()
  const times = { made_at: now, seen_at: now, expires_at: now + lasts }
  const insert = store.db.insertInto('session').values({ id, token_hash: await tokenHash(token), ...row, ...times })
  return {
    id,
    token,
    // The one this browser had before ends: a token that somebody slipped in is worth nothing after a sign-in.
    writes: [...endOfOwn({ store, now, caller }), insert.compile()],
    changes: row.step === null ? [{ kind: 'session', id, op: 'put', at: now }] : [],
    endsAt: times.expires_at,
  }
}

export const newSession = (
  ctx: Pick<Ctx, 'store' | 'now' | 'caller'>,
  { account, key, role, kind, way }: NewSession,
): Promise<Begun> =>
  begun(
    ctx,
    { account_id: account, key_id: key, kind: isStaff(role) ? 'shared' : kind, way, step: null, step_about: null },
    limitsOf(kind, role).total,
  )

/** A session that opens nothing yet, for what a sign-in still waits for. */
export const halfSession = (
  ctx: Pick<Ctx, 'store' | 'now' | 'caller'>,
  { step, about, account, kind, way }: Half,
): Promise<Begun> =>
  begun(ctx, { account_id: account, key_id: null, kind, way, step, step_about: JSON.stringify(about) }, HALFWAY)

interface Half {
  readonly step: Waiting['step']
  /** Ids only. */
  readonly about: Readonly<Record<string, unknown>>
  readonly account: AccountId | null
  readonly kind: SessionKind
  readonly way: Way
}

/** The session a caller came with, whole or half. */
export const sessionOf = (caller: Caller): SessionId | null =>
  caller.role === 'system'
    ? null
    : caller.role === 'visitor'
      ? (caller.waiting?.session ?? null)
      : (caller.by.session?.id ?? null)

/** Writes that end the session a caller came with; none when there is none. */
export function endOfOwn({ store, now, caller }: Pick<Ctx, 'store' | 'now' | 'caller'>): CompiledQuery[] {
  const id = sessionOf(caller)
  if (id === null) return []
  const end = store.db.updateTable('session').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null)
  return [end.compile()]
}
