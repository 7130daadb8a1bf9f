import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { AccountId, EmployerId, newId } from '../ids.ts'
import { waitAfter } from '../messages/backoff.ts'
import { message } from '../messages/message.ts'
import { unseal } from '../messages/seal.ts'
import { DAY } from '../time.ts'
import { SECRET } from './actions.ts'
import { changesFor, type FeedChange, type FeedKind } from './feed.ts'
import { signedHeaders } from './signature.ts'

/** What came of one request: the receiver's status, or why there was none. */
export type Answered = { readonly status: number } | { readonly error: 'timeout' | 'unreachable' | 'forbidden_address' }

/** Sends one body by POST, follows no redirect, gives up after `PATIENCE`, and speaks to no address that is not public. */
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answered>

/** Milliseconds that a receiver is given to answer. */
export const PATIENCE = 10_000
const LEASE = 60_000
/** Changes in one delivery: some 12 kB. */
const BATCH = 100
/** Deliveries to one webhook in one pass; then it is read anew, since its owner may have stopped it. */
const MOST_BATCHES = 10
const PAUSED_AFTER = 3 * DAY
const DELIVERIES_KEPT = 50
/** A cursor that stands so far behind for want of anything to tell is moved on. */
const LAG = 1000
const GONE = 410

const dueRows = ({ store, now }: Pick<Ctx, 'store' | 'now'>, head: number) =>
  store.db
    .selectFrom('webhook')
    .where((e) =>
      e.or([
        e.and([e('state', '!=', 'ended'), e('test_due', '=', 1)]),
        e.and([e('state', '=', 'active'), e('cursor', '<', head), e.or([e('next_at', 'is', null), e('next_at', '<=', now)])]),
      ]),
    )
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))

type Row = Awaited<ReturnType<ReturnType<typeof claimedBy>['execute']>>[number]

const claimedBy = ({ store }: Pick<Ctx, 'store'>, claim: string) =>
  store.db.selectFrom('webhook').selectAll().where('claim', '=', claim)

/** Webhooks with something to tell, held for this worker alone. */
async function claim(ctx: Ctx): Promise<Row[]> {
  const { store, now } = ctx
  const due = dueRows(ctx, await store.head())
  const found = await due.select(['id', 'kinds', 'employer_id', 'cursor', 'test_due']).execute()
  const head = await store.head()
  const told = await Promise.all(
    found.map(async ({ id, kinds, employer_id, cursor, test_due }) => {
      const next = { kinds: JSON.parse(kinds) as FeedKind[], after: cursor, upTo: head, limit: 1 }
      const something =
        test_due === 1 || head - cursor > LAG || (await changesFor(ctx, { employer: employer_id }, next)).length > 0
      return something ? [id] : []
    }),
  )
  const ids = told.flat().slice(0, 20)
  if (ids.length === 0) return []
  const own = newId('clm', now)
  const taken = store.db
    .updateTable('webhook')
    .set({ claim: own, claimed_until: now + LEASE })
    .where('id', 'in', ids)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
  await store.commit([taken.compile()], [])
  return claimedBy(ctx, own).execute()
}

interface Sent {
  readonly answered: Answered
  readonly took: number
}

async function send(ctx: Ctx, row: Row, post: Post, event: { id: string; type: string; data: unknown }): Promise<Sent> {
  const sealed = [row.secret_sealed, ...(row.old_until !== null && row.old_until > ctx.now ? [row.old_secret_sealed] : [])]
  const secrets = await Promise.all(sealed.flatMap((one) => (one === null ? [] : [unseal(ctx.secret, SECRET, one)])))
  const body = JSON.stringify({ type: event.type, timestamp: new Date(ctx.now).toISOString(), data: event.data })
  const known = secrets.filter((secret) => secret !== null)
  const headers = await signedHeaders(known, { id: event.id, at: ctx.now, body })
  const began = performance.now()
  const answered = await post(row.url, { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'Padan-Webhooks' }, body)
  return { answered, took: Math.round(performance.now() - began) }
}

const accepted = ({ answered }: Sent): boolean => 'status' in answered && answered.status >= 200 && answered.status < 300

/** The writes that keep the delivery, and forget all but the newest. */
function kept(
  { store: { db }, now }: Ctx,
  row: Row,
  { answered, took }: Sent,
  first: number | null,
  last: number | null,
): CompiledQuery[] {
  const delivery = {
    id: newId('dlv', now),
    webhook_id: row.id,
    first_seq: first,
    last_seq: last,
    at: now,
    status: 'status' in answered ? answered.status : null,
    error: 'error' in answered ? answered.error : null,
    took_ms: took,
  }
  const oldest = db
    .selectFrom('webhook_delivery')
    .select('id')
    .where('webhook_id', '=', row.id)
    .orderBy('id', 'desc')
    .limit(1)
    .offset(DELIVERIES_KEPT - 1)
  return [
    db.insertInto('webhook_delivery').values(delivery).compile(),
    db.deleteFrom('webhook_delivery').where('webhook_id', '=', row.id).where('id', '<', oldest).compile(),
  ]
}

const held = ({ store: { db } }: Ctx, row: Row) =>
  db.updateTable('webhook').where('id', '=', row.id).where('claim', '=', row.claim)

function ownersMessage(ctx: Ctx, row: Row): CompiledQuery[] {
  const told = { kind: 'webhook_paused', about: { webhook: row.id } } as const
  if (row.owner_id !== null) return message(ctx, { ...told, to: { account: AccountId.parse(row.owner_id) } })
  if (row.employer_id !== null) return message(ctx, { ...told, to: { employer: EmployerId.parse(row.employer_id) } })
  return message(ctx, { ...told, to: { administrators: true } })
}

/** Notes a delivery that failed: it waits, and after three days of nothing else, or when the receiver says that it is gone, it is paused. */
async function failed(ctx: Ctx, row: Row, sent: Sent, changes: readonly FeedChange[]): Promise<void> {
  const { now } = ctx
  const since = row.failing_since ?? now
  const gone = 'status' in sent.answered && sent.answered.status === GONE
  const pause = gone || now - since >= PAUSED_AFTER
  const [first, last] = [changes[0]?.seq ?? null, changes.at(-1)?.seq ?? null]
  const waits = held(ctx, row).set({
    claim: null,
    claimed_until: null,
    failures: row.failures + 1,
    failing_since: since,
    next_at: now + waitAfter(row.failures + 1),
    pending_to: last,
  })
  const write = pause ? waits.set({ state: 'paused', version: row.version + 1, changed_at: now }) : waits
  await ctx.store.commit(
    [write.compile(), ...kept(ctx, row, sent, first, last), ...(pause ? ownersMessage(ctx, row) : [])],
    pause ? [{ kind: 'webhook', id: row.id, op: 'put', at: now }] : [],
  )
}

async function sendTest(ctx: Ctx, row: Row, post: Post): Promise<void> {
  const sent = await send(ctx, row, post, { id: newId('evt', ctx.now), type: 'test', data: {} })
  await ctx.store.commit([held(ctx, row).set({ test_due: 0 }).compile(), ...kept(ctx, row, sent, null, null)], [])
}

/** Tells one webhook of all that waits for it, in order, until it is told or fails. */
async function tell(at: () => Ctx, row: Row, post: Post): Promise<'told' | 'failed'> {
  let ctx = at()
  if (row.test_due === 1) await sendTest(ctx, row, post)
  const free = { claim: null, claimed_until: null }
  let { cursor, pending_to: pending } = row
  const due = row.state === 'active' && (row.next_at === null || row.next_at <= ctx.now)
  for (let batch = 0; due && batch < MOST_BATCHES; batch++) {
    const head = await ctx.store.head()
    const kinds = JSON.parse(row.kinds) as FeedKind[]
    const changes = await changesFor(
      ctx,
      { employer: row.employer_id },
      { kinds, after: cursor, upTo: pending ?? head, limit: BATCH },
    )
    const last = changes.at(-1)
    if (last === undefined) {
      await ctx.store.commit(
        [
          held(ctx, row)
            .set({ ...free, cursor: pending ?? head, pending_to: null })
            .compile(),
        ],
        [],
      )
      return 'told'
    }
    const event = { id: `evt_${row.id}_${last.seq}`, type: 'changes', data: { changes, next: last.seq } }
    const sent = await send(ctx, row, post, event)
    ctx = at()
    if (!accepted(sent)) {
      await failed(ctx, row, sent, changes)
      return 'failed'
    }
    cursor = last.seq
    pending = null
    const well = { cursor, pending_to: null, failures: 0, failing_since: null, next_at: null, claimed_until: ctx.now + LEASE }
    await ctx.store.commit([held(ctx, row).set(well).compile(), ...kept(ctx, row, sent, changes[0]?.seq ?? null, last.seq)], [])
  }
  await ctx.store.commit([held(ctx, row).set(free).compile()], [])
  return 'told'
}

/**
 * Tells webhooks of the changes that they wait for. Each follows the log by a cursor of its own, so one that fails holds up no other, and
 * none skips a change; a delivery that was received but not acknowledged comes again, under the same id.
 */
export async function deliverDue(at: () => Ctx, post: Post): Promise<{ told: number; failed: number }> {
  const rows = await claim(at())
  const ends = await Promise.all(rows.map((row) => tell(at, row, post)))
  return { told: ends.filter((end) => end === 'told').length, failed: ends.filter((end) => end === 'failed').length }
}
