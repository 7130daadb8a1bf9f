import { z } from '@hono/zod-openapi'
import { employerOrOfficer, endpoint, type Typed } from '../http/endpoint.ts'
import {
  changeWebhook,
  createWebhook,
  deliveriesOf,
  endWebhook,
  listWebhooks,
  rotateSecret,
  testWebhook,
  webhookById,
} from './actions.ts'
import { EMPLOYER_KINDS, FEED_KINDS, Feed, FeedQuery, readFeed } from './feed.ts'
import { NewWebhookAgain, SecretPage, WebhookAgain, WebhookPage, WebhooksPage } from './pages.tsx'
import { NewWebhook, ownWebhook, Webhook, WebhookChange, WebhookDetail, WebhookDraft, webhookOwner } from './webhook.ts'

const Nothing = z.strictObject({})

/** A form ticks each kind by its name. */
function webhookForm({ url, state, version, ...boxes }: Typed): unknown {
  return {
    ...(url !== undefined && { url, kinds: FEED_KINDS.filter((kind) => boxes[kind] === 'yes') }),
    ...(state !== undefined && { state }),
    ...(typeof version === 'string' && /^\d{1,9}$/.test(version) && { version: Number(version) }),
  }
}

export const changeRoutes = [
  endpoint({
    method: 'get',
    path: '/changes',
    summary: 'What changed, in order: ids only, from which other systems keep their own copy up to date',
    description: `Officers and administrators follow everything in ${FEED_KINDS.join(', ')}; an employer its own ${EMPLOYER_KINDS.join(' and ')}. Call again with \`next\` as \`after\`.`,
    who: employerOrOfficer,
    query: FeedQuery,
    output: Feed,
    run: readFeed,
    next: ({ next, more }) => (more ? String(next) : null),
  }),
  endpoint({
    method: 'get',
    path: '/webhooks',
    summary: 'The webhooks that the caller looks after',
    who: webhookOwner,
    output: z.object({ webhooks: z.array(Webhook) }),
    run: listWebhooks,
    page: WebhooksPage,
  }),
  endpoint({
    method: 'post',
    path: '/webhooks',
    summary: 'Have changes told to an address; the answer holds the secret, this once',
    description:
      'Deliveries follow Standard Webhooks 1.0.0: `webhook-id`, `webhook-timestamp` and `webhook-signature` (v1, HMAC-SHA-256).',
    who: webhookOwner,
    input: WebhookDraft,
    output: NewWebhook,
    run: createWebhook,
    creates: '/webhooks/:id',
    versioned: true,
    form: webhookForm,
    thenTo: () => null,
    page: SecretPage,
    again: NewWebhookAgain,
  }),
  endpoint({
    method: 'get',
    path: '/webhooks/:id',
    summary: 'A webhook with its last deliveries',
    of: webhookById,
    who: ownWebhook,
    output: WebhookDetail,
    run: async (ctx, _, webhook): Promise<WebhookDetail> => ({ ...webhook, deliveries: await deliveriesOf(ctx, webhook) }),
    versioned: true,
    page: WebhookPage,
  }),
  endpoint({
    method: 'patch',
    path: '/webhooks/:id',
    summary: 'Change a webhook’s address or kinds, pause it or start it again; what is left out stays',
    of: webhookById,
    who: ownWebhook,
    input: WebhookChange,
    output: Webhook,
    run: changeWebhook,
    versioned: true,
    form: webhookForm,
    thenTo: ({ id }) => `/webhooks/${id}`,
    again: WebhookAgain,
  }),
  endpoint({
    method: 'post',
    path: '/webhooks/:id/test',
    summary: 'Have a test delivered within seconds; how it went stands among the deliveries',
    of: webhookById,
    who: ownWebhook,
    input: Nothing,
    output: Webhook,
    run: testWebhook,
    thenTo: ({ id }) => `/webhooks/${id}`,
  }),
  endpoint({
    method: 'post',
    path: '/webhooks/:id/secret',
    summary: 'A new secret, shown this once; the one before signs too for a day',
    of: webhookById,
    who: ownWebhook,
    input: Nothing,
    output: NewWebhook,
    run: rotateSecret,
    thenTo: () => null,
    page: SecretPage,
  }),
  endpoint({
    method: 'post',
    path: '/webhooks/:id/closure',
    summary: 'End a webhook for good',
    of: webhookById,
    who: ownWebhook,
    input: Nothing,
    output: Webhook,
    run: endWebhook,
    thenTo: () => '/webhooks',
  }),
]
