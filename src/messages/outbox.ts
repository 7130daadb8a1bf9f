import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { sayIn } from '../http/words/say.ts'
import { newId } from '../ids.ts'
import { timeInWita } from '../time.ts'
import { MOST_TRIES, waitAfter } from './backoff.ts'
import type { Channel, Outcome } from './channels/channel.ts'
import { isKind, KINDS } from './kinds.ts'
import { message, SEALED } from './message.ts'
import { awakeAt } from './quiet.ts'
import { type AddressOf, type Route, routeTo } from './recipient.ts'
import { unseal } from './seal.ts'
import { type Worded, worded } from './wording.ts'

/** What sending needs of the world outside. */
export interface Outside {
  readonly channels: readonly Channel[]
  readonly addressOf: AddressOf
}

/** Milliseconds for which one worker holds a message; longer than all tries of one batch can take. */
export const LEASE = 5 * 60_000
const BATCH = 10

interface Claimed {
  readonly id: string
  readonly claim: string | null
  readonly kind: string
  readonly recipient: string | null
  readonly address_kind: 'phone' | 'email' | null
  readonly address_sealed: string | null
  readonly code_sealed: string | null
  readonly about: string
  readonly language: 'id' | 'en' | null
  readonly tries: number
  readonly expires_at: number | null
}

/**
 * Takes up to ten due messages for itself alone: two workers never hold one message at the same time. A worker that dies keeps them from
 * others until its lease ends; what it had handed over without noting so goes out a second time (at least once, under the same id).
 */
export async function claimDue({ store, now }: Pick<Ctx, 'store' | 'now'>): Promise<readonly Claimed[]> {
  const { db } = store
  const free = db
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .orderBy('next_at')
    .limit(BATCH)
  if ((await free.execute()).length === 0) return []
  const claim = newId('clm', now)
  await store.commit(
    [
      db
        .updateTable('message')
        .set({ claim, claimed_until: now + LEASE })
        .where('id', 'in', free)
        .compile(),
    ],
    [],
  )
  return db
    .selectFrom('message')
    .select([
      'id',
      'claim',
      'kind',
      'recipient',
      'address_kind',
      'address_sealed',
      'code_sealed',
      'about',
      'language',
      'tries',
      'expires_at',
    ])
    .where('claim', '=', claim)
    .execute()
}

type After =
  | { readonly is: 'sent'; readonly channel: 'email' | 'phone' | 'inbox' }
  | { readonly is: 'tap' }
  | { readonly is: 'later'; readonly at: number }
  | { readonly is: 'dropped'; readonly error: string }
  | { readonly is: 'failed'; readonly error: string; readonly final: boolean }

/** The writes that note how it went, for the holder of the claim only. A code and an address are gone once they are no longer needed. */
function noted(ctx: Ctx, row: Claimed, after: After): CompiledQuery[] {
  const { db } = ctx.store
  const held = db
    .updateTable('message')
    .set({ claim: null, claimed_until: null })
    .where('id', '=', row.id)
    .where('claim', '=', row.claim)
    .where('state', '=', 'waiting')
  const forgotten = { next_at: null, code_sealed: null, address_sealed: null, address_hash: null }
  switch (after.is) {
    case 'sent':
      return [held.set({ ...forgotten, state: 'sent', channel: after.channel, sent_at: ctx.now, error: null }).compile()]
    case 'tap':
      return [held.set({ next_at: null, channel: 'tap' }).compile()]
    case 'later':
      return [held.set({ next_at: after.at }).compile()]
    case 'dropped':
      return [held.set({ ...forgotten, state: 'dropped', error: after.error }).compile()]
    case 'failed': {
      const tries = row.tries + 1
      if (!after.final && tries < MOST_TRIES)
        return [held.set({ tries, next_at: ctx.now + waitAfter(tries), error: after.error }).compile()]
      // A code is worth nothing later.
      const kept = row.kind === 'one_time_code' ? forgotten : { next_at: null }
      const dead = held.set({ ...kept, tries, state: 'dead', error: after.error }).compile()
      // A report about reports would never end.
      if (row.kind === 'dead_letters') return [dead]
      const told = { to: { administrators: true }, kind: 'dead_letters', about: {}, once: `dead_letters:${ctx.today}` } as const
      return [dead, ...message(ctx, told)]
    }
  }
}

async function addressRoute(ctx: Ctx, row: Claimed): Promise<Route | null> {
  const address = row.address_sealed === null ? null : await unseal(ctx.secret, SEALED.address, row.address_sealed)
  const channel = row.address_kind
  if (address === null || channel === null || !ctx.sends.includes(channel)) return null
  return { language: row.language ?? 'id', ways: [{ channel, address }], byTap: false }
}

async function textOf(ctx: Ctx, row: Claimed, language: 'id' | 'en'): Promise<Worded | undefined> {
  const code = row.code_sealed === null ? null : await unseal(ctx.secret, SEALED.code, row.code_sealed)
  if (row.kind === 'one_time_code' && code === null) return undefined
  const more = code === null ? {} : { code, until: timeInWita(row.expires_at ?? 0).replace(':', '.') }
  return (await worded(ctx, language, [row], more)).get(row.id)
}

// After so many tries the next way is tried beside one that may work later.
const PATIENT_TRIES = 2

async function sendOne(ctx: Ctx, row: Claimed, { channels, addressOf }: Outside): Promise<After> {
  if (row.expires_at !== null && row.expires_at <= ctx.now) return { is: 'dropped', error: 'expired' }
  const { kind, recipient } = row
  if (!isKind(kind)) return { is: 'dropped', error: 'no_words' }
  const route = recipient === null ? await addressRoute(ctx, row) : await routeTo(ctx, { recipient, kind }, addressOf)
  if (route === null) return { is: 'dropped', error: recipient === null ? 'no_channel' : 'no_recipient' }
  const { ways, language, byTap } = route
  if (ways.length === 0) return byTap ? { is: 'tap' } : { is: 'sent', channel: 'inbox' }
  const later = KINDS[kind].leaves === 'day' ? awakeAt(ctx.now) : ctx.now
  if (later > ctx.now) return { is: 'later', at: later }
  const words = await textOf(ctx, row, language)
  if (words === undefined) return { is: 'dropped', error: 'no_words' }
  const text = ctx.publicUrl === null || words.path === null ? words.text : `${words.text} ${ctx.publicUrl}${words.path}`
  let failed: Exclude<Outcome, 'sent'> | null = null
  for (const { channel: name, address } of ways) {
    const channel = channels.find((one) => one.name === name)
    if (channel === undefined) continue
    const outcome = await channel.send({ id: row.id, to: address, subject: sayIn(language)('message_subject'), text })
    if (outcome === 'sent') return { is: 'sent', channel: name }
    // One way that may work later is worth waiting for.
    if (failed === null || failed.final) failed = outcome
    if (!outcome.final && row.tries < PATIENT_TRIES) break
  }
  return failed === null ? { is: 'sent', channel: 'inbox' } : { is: 'failed', error: failed.failed, final: failed.final }
}

/** How many messages left (or stand in an inbox for good) in one pass, and how many did not. */
export interface Sent {
  readonly sent: number
  readonly failed: number
}

/** Drops what came too late, and erases codes and addresses that are no longer good for anything. */
async function expire({ store, now }: Pick<Ctx, 'store' | 'now'>): Promise<void> {
  const { db } = store
  const late = db.selectFrom('message').select('id').where('expires_at', '<=', now).where('address_sealed', 'is not', null)
  if ((await late.limit(1).execute()).length === 0) return
  const gone = db.updateTable('message').where('expires_at', '<=', now).where('address_sealed', 'is not', null)
  await store.commit(
    [
      gone.set({ state: 'dropped', next_at: null, error: 'expired' }).where('state', '=', 'waiting').compile(),
      gone.set({ code_sealed: null, address_sealed: null, address_hash: null }).compile(),
    ],
    [],
  )
}

/** Sends what is due, up to `most` messages, each at the moment that `at` gives. What breaks one message is thrown once the others are done. */
export async function sendDue(at: () => Ctx, outside: Outside, most = 500): Promise<Sent> {
  let sent = 0
  let failed = 0
  let seen = 0
  await expire(at())
  while (seen < most) {
    const claimed = await claimDue(at())
    if (claimed.length === 0) break
    const faults: unknown[] = []
    const afters = await Promise.all(
      claimed.map(async (row): Promise<After> => {
        try {
          return await sendOne(at(), row, outside)
        } catch (fault) {
          faults.push(fault)
          return { is: 'failed', error: 'fault', final: false }
        }
      }),
    )
    const ctx = at()
    await ctx.store.commit(
      claimed.flatMap((row, i) => (afters[i] === undefined ? [] : noted(ctx, row, afters[i]))),
      [],
    )
    seen += claimed.length
    failed += afters.filter((after) => after.is === 'failed').length
    sent += afters.filter((after) => after.is === 'sent').length
    if (faults.length > 0) throw faults[0]
  }
  return { sent, failed }
}
