import { type CompiledQuery, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { AccountId, EmployerId, GraduateId } from '../ids.ts'
import { newMessageId } from '../ids.ts'
import type { Abouts, MessageKind } from './kinds.ts'
import { keyedHash, seal } from './seal.ts'

/** Whom a message is for: one person, all active users of an employer, or all active administrators. */
type Recipient =
  | { readonly graduate: GraduateId }
  | { readonly account: AccountId }
  | { readonly employer: EmployerId }
  | { readonly administrators: true }

/** Where a code goes: to an address that may be no one's. */
export type Address = { readonly phone: string } | { readonly email: string }

type ToPeople = Exclude<MessageKind, 'one_time_code'>

export interface Message<K extends ToPeople> {
  readonly to: Recipient
  readonly kind: K
  readonly about: Abouts[K]
  /** At most one message with this mark is ever made; a later one changes nothing. */
  readonly once?: string
}

type Where = Pick<Ctx, 'store' | 'now'>

const blank = {
  recipient: null,
  address_kind: null,
  address_hash: null,
  address_sealed: null,
  code_sealed: null,
  about: '{}',
  language: null,
  once_key: null,
  state: 'waiting',
  tries: 0,
  claimed_until: null,
  claim: null,
  channel: null,
  error: null,
  expires_at: null,
  sent_at: null,
  read_at: null,
} as const

/**
 * The writes that put a message in the outbox: give them to the commit of what it tells of, so that both are kept or neither. It is
 * worded and addressed only when it is sent, and the row holds nothing personal.
 */
export function message<K extends ToPeople>(
  { store: { db }, now }: Where,
  { to, kind, about, once }: Message<K>,
): CompiledQuery[] {
  const row = { ...blank, kind, about: JSON.stringify(about), next_at: now, made_at: now, once_key: once ?? null }
  if ('graduate' in to || 'account' in to) {
    const recipient = 'graduate' in to ? to.graduate : to.account
    const insert = db.insertInto('message').values({ ...row, id: newMessageId(now), recipient })
    return [(once === undefined ? insert : insert.onConflict((conflict) => conflict.doNothing())).compile()]
  }
  // Who they are is read within the commit. Half of each id is chance of now, half that of the account's id, so that no two are equal.
  const id = newMessageId(now)
  const own = once === undefined ? sql<string | null>`null` : sql<string | null>`${`${once}:`} || account.id`
  const rows = db
    .selectFrom('account')
    .where('state', '=', 'active')
    .$if('employer' in to, (query) => query.where('employer_id', '=', 'employer' in to ? to.employer : ''))
    .$if('administrators' in to, (query) => query.where('role', '=', 'administrator'))
    .select([
      sql<string>`cast(${id.slice(0, 22)} as text) || substr(account.id, 23)`.as('id'),
      'account.id as recipient',
      sql<MessageKind>`cast(${kind} as text)`.as('kind'),
      sql<string>`cast(${row.about} as text)`.as('about'),
      sql<'waiting'>`'waiting'`.as('state'),
      sql<number>`0`.as('tries'),
      sql<number>`cast(${now} as bigint)`.as('next_at'),
      sql<number>`cast(${now} as bigint)`.as('made_at'),
      own.as('once_key'),
    ])
  return [
    db
      .insertInto('message')
      .columns(['id', 'recipient', 'kind', 'about', 'state', 'tries', 'next_at', 'made_at', 'once_key'])
      .expression(rows)
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
  ]
}

/** Someone looked at a person: today's message about it is made, or stands unread again. */
export function lookedAtMessage(ctx: Where & Pick<Ctx, 'today'>, graduate: GraduateId): CompiledQuery[] {
  const { store, now, today } = ctx
  const once = `looked_at:${graduate}:${today}`
  const again = store.db.updateTable('message').set({ read_at: null }).where('once_key', '=', once).compile()
  return [...message({ store, now }, { to: { graduate }, kind: 'looked_at', about: { on: today }, once }), again]
}

const CODE = 'message code'
const ADDRESS = 'message address'
export const SEALED = { code: CODE, address: ADDRESS } as const

/**
 * The writes that send a one-time code to an address. Codes that still wait for the same address are dropped, since only the last one
 * counts. The code and the address are sealed, and erased once it was sent or `until` (epoch milliseconds) has passed.
 */
export async function codeMessage(
  { store: { db }, now, secret, language }: Where & Pick<Ctx, 'secret' | 'language'>,
  { to, code, until }: { readonly to: Address; readonly code: string; readonly until: number },
): Promise<CompiledQuery[]> {
  const address = 'phone' in to ? to.phone : to.email
  const address_hash = await keyedHash(secret, ADDRESS, address)
  const row = {
    ...blank,
    id: newMessageId(now),
    kind: 'one_time_code' as const,
    address_kind: 'phone' in to ? ('phone' as const) : ('email' as const),
    address_hash,
    address_sealed: await seal(secret, ADDRESS, address),
    code_sealed: await seal(secret, CODE, code),
    language,
    next_at: now,
    expires_at: until,
    made_at: now,
  }
  const earlier = db
    .updateTable('message')
    .set({ state: 'dropped', next_at: null, code_sealed: null, address_sealed: null, address_hash: null })
    .where('address_hash', '=', address_hash)
    .where('kind', '=', 'one_time_code')
    .where('state', '=', 'waiting')
  return [earlier.compile(), db.insertInto('message').values(row).compile()]
}

/** The writes that leave no message to the deleted person, no code on its way to one of their addresses, and none of their settings. */
export async function eraseMessagesOf(
  { store: { db }, secret }: Pick<Ctx, 'store' | 'secret'>,
  graduate: GraduateId,
  addresses: readonly string[],
): Promise<CompiledQuery[]> {
  const accounts = db.selectFrom('account').select('id').where('graduate_id', '=', graduate)
  const hashes = await Promise.all(addresses.map((address) => keyedHash(secret, ADDRESS, address)))
  return [
    db.deleteFrom('message').where('recipient', '=', graduate).compile(),
    db.deleteFrom('message').where('recipient', 'in', accounts).compile(),
    ...hashes.map((hash) => db.deleteFrom('message').where('address_hash', '=', hash).compile()),
    db.deleteFrom('message_preference').where('holder', '=', graduate).compile(),
    db.deleteFrom('message_preference').where('holder', 'in', accounts).compile(),
  ]
}

/** Can a message leave by this channel here? Without a gateway or mail server the inbox and officers' links remain. */
const canSend = ({ sends }: Pick<Ctx, 'sends'>, channel: 'phone' | 'email'): boolean => sends.includes(channel)

/** What a person who wants a code must know of this place, as a key of the word lists; null where codes go by every way. */
export function codeLimits(ctx: Pick<Ctx, 'sends'>): 'cannot_send_codes' | 'codes_by_email' | 'codes_by_phone' | null {
  if (canSend(ctx, 'phone')) return canSend(ctx, 'email') ? null : 'codes_by_phone'
  return canSend(ctx, 'email') ? 'codes_by_email' : 'cannot_send_codes'
}
