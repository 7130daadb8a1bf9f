import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { newWebhookId } from '../ids.ts'
import { seal } from '../messages/seal.ts'
import { Refusal } from '../refusal.ts'
import { unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import { DAY } from '../time.ts'
import { kindsFor, scopeOf } from './feed.ts'
import { newWebhookSecret } from './signature.ts'
import {
  accountOf,
  type Delivery,
  type NewWebhook,
  type Webhook,
  type WebhookChange,
  type WebhookDraft,
  webhookOf,
} from './webhook.ts'

export const SECRET = 'webhook secret'
/** Enough for anyone; without a bound one caller could make us speak to the whole world. */
const MOST_WEBHOOKS = 20

const COLUMNS = ['id', 'employer_id', 'url', 'kinds', 'state', 'cursor', 'failing_since', 'version'] as const

const webhooks = ({ store }: Pick<Ctx, 'store'>) => store.db.selectFrom('webhook').select(COLUMNS).where('state', '!=', 'ended')

export async function webhookById(ctx: Pick<Ctx, 'store'>, id: string): Promise<Webhook | null> {
  const row = await webhooks(ctx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : webhookOf(row)
}

/** The webhooks that the caller looks after: an employer's own, or all of them for an administrator. */
export async function listWebhooks(ctx: Ctx): Promise<{ webhooks: Webhook[] }> {
  const { employer } = scopeOf(ctx.caller)
  const rows = await webhooks(ctx)
    .$if(employer !== null, (query) => query.where('employer_id', '=', employer))
    .orderBy('id')
    .execute()
  return { webhooks: rows.map(webhookOf) }
}

function refuseForeignKinds(employer: string | null, kinds: Webhook['kinds']): void {
  if (kindsFor({ employer }, kinds).length < kinds.length)
    throw new Refusal('invalid', 'webhook_kinds', {}, [{ pointer: '/kinds', reason: 'webhook_kinds' }])
}

/** Makes a webhook that tells of what changes from now on. Its secret is given this once and stored sealed. */
export async function createWebhook(ctx: Ctx, { url, kinds }: WebhookDraft): Promise<NewWebhook> {
  const { store, now } = ctx
  const { employer } = scopeOf(ctx.caller)
  refuseForeignKinds(employer, kinds)
  const { webhooks: others } = await listWebhooks(ctx)
  if (others.filter((other) => other.employer === employer).length >= MOST_WEBHOOKS)
    throw new Refusal('conflict', 'webhooks_too_many', { most: MOST_WEBHOOKS })
  const secret = newWebhookSecret()
  const id = newWebhookId(now)
  const cursor = await store.head()
  const row = {
    id,
    version: 1,
    employer_id: employer,
    owner_id: accountOf(ctx.caller),
    url,
    kinds: JSON.stringify(kinds),
    secret_sealed: await seal(ctx.secret, SECRET, secret),
    state: 'active' as const,
    cursor,
    test_due: 0 as const,
    failures: 0,
    failing_since: null,
    made_at: now,
    changed_at: now,
  }
  await store.commit([store.db.insertInto('webhook').values(row).compile()], [{ kind: 'webhook', id, op: 'put', at: now }])
  return { ...webhookOf(row), secret }
}

/** Writes what was decided on the version that was read; refuses when someone was quicker. */
async function change(ctx: Ctx, { id, version }: Webhook, write: CompiledQuery): Promise<void> {
  const { store, now } = ctx
  const read = store.db.selectFrom('webhook').select('id').where('id', '=', id).where('version', '=', version)
  try {
    await store.commit([unless('webhook_version', read), write], [{ kind: 'webhook', id, op: 'put', at: now }])
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
}

const update = ({ store, now }: Ctx, { id, version }: Webhook) =>
  store.db
    .updateTable('webhook')
    .set({ version: version + 1, changed_at: now })
    .where('id', '=', id)

/** Changes address, kinds or state; what is left out stays. One that starts again is tried at once, from where it stopped. */
export async function changeWebhook(ctx: Ctx, given: WebhookChange, webhook: Webhook): Promise<Webhook> {
  if (given.version !== undefined && given.version !== webhook.version)
    throw new Refusal('outdated', 'outdated', { version: webhook.version })
  const { url = webhook.url, kinds = webhook.kinds, state = webhook.state } = given
  refuseForeignKinds(webhook.employer, kinds)
  const again = { failures: 0, failing_since: null, next_at: null }
  const moved = url !== webhook.url || (state === 'active' && webhook.state !== 'active')
  const write = update(ctx, webhook).set({
    url,
    kinds: JSON.stringify(kinds),
    state: state === 'paused' ? 'paused' : 'active',
    ...(moved && again),
  })
  await change(ctx, webhook, write.compile())
  return (await webhookById(ctx, webhook.id)) ?? webhook
}

/** Ends it for good; its secrets are forgotten. */
export async function endWebhook(ctx: Ctx, _: unknown, webhook: Webhook): Promise<Webhook> {
  await change(
    ctx,
    webhook,
    update(ctx, webhook).set({ state: 'ended', test_due: 0, secret_sealed: '', old_secret_sealed: null }).compile(),
  )
  return { ...webhook, state: 'ended', version: webhook.version + 1 }
}

/** A new secret, given this once. The one before signs too for a day, so that the receiver can change over without a gap. */
export async function rotateSecret(ctx: Ctx, _: unknown, webhook: Webhook): Promise<NewWebhook> {
  const secret = newWebhookSecret()
  const write = update(ctx, webhook).set((e) => ({
    old_secret_sealed: e.ref('secret_sealed'),
    old_until: ctx.now + DAY,
  }))
  const sealed = await seal(ctx.secret, SECRET, secret)
  await change(ctx, webhook, write.set({ secret_sealed: sealed }).compile())
  return { ...webhook, version: webhook.version + 1, secret }
}

/** Has a test sent within seconds, also by one that is paused; how it went stands among the deliveries. */
export async function testWebhook({ store }: Ctx, _: unknown, webhook: Webhook): Promise<Webhook> {
  await store.commit([store.db.updateTable('webhook').set({ test_due: 1 }).where('id', '=', webhook.id).compile()], [])
  return webhook
}

/** The last deliveries, newest first. */
export async function deliveriesOf({ store }: Pick<Ctx, 'store'>, { id }: Webhook): Promise<Delivery[]> {
  const rows = await store.db
    .selectFrom('webhook_delivery')
    .select(['at', 'first_seq', 'last_seq', 'status', 'error', 'took_ms'])
    .where('webhook_id', '=', id)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}
