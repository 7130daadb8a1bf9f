import { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import type { Ctx, Waiting } from '../../ctx.ts'
import type { AccountId, GraduateId, SessionId } from '../../ids.ts'
import { message } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { isStaff } from '../account.ts'
import type { Door } from '../find.ts'
import { type Begun, halfSession, newSession, SESSION_KINDS, type SessionKind, type Way } from '../session.ts'
import { newSealedSecret } from '../totp.ts'

/** A browser keeps the cookie of one's own phone this long; whether it still opens anything is for the server to say. */
const OWN_DAYS = 400

export const KindField = z.enum(SESSION_KINDS).default('shared').openapi({
  description:
    'own: "this is my phone", 90 days; shared: half an hour without use, eight hours at most; kiosk: five minutes without use',
})

/** What a step of a sign-in gives: a token, and the next step, if the token opens nothing yet. */
export const Entered = z
  .object({
    token: z.string().openapi({ description: 'Bearer token; while `next` is not null it serves for the next step only' }),
    next: z.enum(['code', 'choose', 'second', 'enrol']).nullable(),
    ends_at: z.number().int().openapi({ description: 'Epoch milliseconds' }),
  })
  .openapi('Entered')

/** As the API answers it, with where a browser goes and how long it keeps the token. */
export interface Entry extends z.output<typeof Entered> {
  readonly to: string
  readonly days: number | null
}

const NEXT_PAGE = {
  code: '/sign-in/code/entry',
  choose: '/sign-in/choice',
  second: '/sign-in/second',
  enrol: '/sign-in/enrolment',
} as const satisfies Record<Waiting['step'], string>

export const entryOf = ({ token, endsAt }: Begun, next: Waiting['step'] | null, to: string, kind: SessionKind): Entry => ({
  token,
  next,
  ends_at: endsAt,
  to: next === null ? to : NEXT_PAGE[next],
  days: next === null && kind === 'own' ? OWN_DAYS : null,
})

/** For an endpoint's `session`: the browser keeps what a step gave. */
export const kept = ({ token, days }: Entry) => ({ token, days })

/** Where someone wants to be after a sign-in. One who came by a slip and has no password would otherwise need an officer again. */
function homeOf({ role, graduate_id, password_hash }: Door, way: Way): string {
  if (way === 'slip' && password_hash === null) return '/me/password'
  return role === 'graduate' ? `/graduates/${graduate_id}/matches` : '/'
}

const recipient = ({ id, graduate_id }: Door) =>
  graduate_id === null ? { account: id } : { graduate: graduate_id as GraduateId }

/** Lets one person in, who has shown all that their role asks. The token is a new one at each sign-in. */
export async function admit(
  ctx: Ctx,
  door: Door,
  { kind, way }: { readonly kind: SessionKind; readonly way: Way },
  writes: readonly CompiledQuery[],
): Promise<Entry> {
  if (door.state === 'suspended') throw new Refusal('forbidden', 'account_suspended')
  const session = await newSession(ctx, { account: door.id, key: null, role: door.role, kind, way })
  // Who signs in by a code was told by the code itself; a borrowed phone for half an hour is no news.
  const told = way === 'slip' || kind === 'own' ? message(ctx, { to: recipient(door), kind: 'new_session', about: {} }) : []
  await ctx.store.commit([...writes, ...session.writes, ...told], session.changes)
  return entryOf(session, null, homeOf(door, way), isStaff(door.role) ? 'shared' : kind)
}

/**
 * The way on for those whose password, code or slip was right: choose by name where they are several, the second factor for officers and
 * administrators, in for everybody else. `writes` are those of the step that was right.
 */
export async function enter(
  ctx: Ctx,
  doors: readonly Door[],
  how: { readonly kind: SessionKind; readonly way: Way },
  writes: readonly CompiledQuery[],
): Promise<Entry> {
  const [door, ...more] = doors
  if (door === undefined) throw new TypeError('nobody enters')
  if (more.length > 0) {
    const half = await halfSession(ctx, { step: 'choose', about: { accounts: doors.map(({ id }) => id) }, account: null, ...how })
    await ctx.store.commit([...writes, ...half.writes], [])
    return entryOf(half, 'choose', '', how.kind)
  }
  if (!isStaff(door.role)) return admit(ctx, door, how, writes)
  if (door.state === 'suspended') throw new Refusal('forbidden', 'account_suspended')
  const step = door.totp_since === null ? ('enrol' as const) : ('second' as const)
  const half = await halfSession(ctx, { step, about: {}, account: door.id, ...how })
  const secret = step === 'enrol' && door.totp_sealed === null ? await newSealedSecret(ctx) : null
  const prepare = ctx.store.db.updateTable('account').where('id', '=', door.id).where('totp_sealed', 'is', null)
  await ctx.store.commit(
    [...writes, ...(secret === null ? [] : [prepare.set({ totp_sealed: secret }).compile()]), ...half.writes],
    [],
  )
  return entryOf(half, step, '', how.kind)
}

/** A sign-in that waits for its next step. */
export interface Half {
  readonly session: SessionId
  readonly account: AccountId | null
  readonly kind: SessionKind
  readonly way: Way
  readonly about: { readonly code?: string; readonly accounts?: readonly string[] }
}

/** The waiting sign-in of the caller at this step; refuses when there is none, or it waited too long. */
export async function halfOf({ store, caller }: Pick<Ctx, 'store' | 'caller'>, step: Waiting['step']): Promise<Half> {
  if (caller.role !== 'visitor' || caller.waiting?.step !== step) throw new Refusal('unauthenticated', 'sign_in_again')
  const { session } = caller.waiting
  const row = await store.db
    .selectFrom('session')
    .select(['account_id', 'kind', 'way', 'step_about'])
    .where('id', '=', session)
    .executeTakeFirstOrThrow()
  return {
    session,
    account: row.account_id as AccountId | null,
    kind: row.kind,
    way: row.way,
    about: JSON.parse(row.step_about ?? '{}') as Half['about'],
  }
}

/** The condition that a waiting sign-in was not finished or ended meanwhile: each goes on once. */
export const stillWaits = ({ store: { db } }: Pick<Ctx, 'store'>, { session }: Half): CompiledQuery =>
  unless('sign_in_waits', db.selectFrom('session').select('id').where('id', '=', session).where('ended_at', 'is', null))
