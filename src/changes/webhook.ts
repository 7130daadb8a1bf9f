import { z } from '@hono/zod-openapi'
import type { Caller } from '../ctx.ts'
import { type AccountId, EmployerId, WebhookId } from '../ids.ts'
import { FEED_KINDS, type FeedKind } from './feed.ts'
import { webhookUrlProblem } from './public-address.ts'

const Url = z
  .string()
  .trim()
  .max(500)
  .superRefine((text, ctx) => {
    const reason = webhookUrlProblem(text)
    if (reason !== null) ctx.addIssue({ code: 'custom', params: { reason } })
  })
  .openapi({
    format: 'uri',
    example: 'https://receiver.example.org/padan',
    description: 'https, and reachable from the internet',
  })

const Kinds = z
  .array(z.enum(FEED_KINDS))
  .min(1)
  .max(FEED_KINDS.length)
  .transform((kinds) => [...new Set(kinds)])
  .openapi({ example: ['vacancy'] })

export const WebhookDraft = z
  .strictObject({ url: Url, kinds: Kinds })
  .openapi('WebhookDraft', { example: { url: 'https://receiver.example.org/padan', kinds: ['vacancy'] } })
export type WebhookDraft = z.output<typeof WebhookDraft>

export const WebhookChange = z
  .strictObject({
    url: Url.optional(),
    kinds: Kinds.optional(),
    state: z.enum(['active', 'paused']).optional().openapi({ description: 'active starts one again that was paused' }),
    version: z.int().min(1).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('WebhookChange')
export type WebhookChange = z.output<typeof WebhookChange>

export const Webhook = z
  .object({
    id: WebhookId,
    employer: EmployerId.nullable().openapi({ description: 'Tells of this employer’s own things; null tells of all' }),
    url: z.string(),
    kinds: z.array(z.enum(FEED_KINDS)),
    state: z.enum(['active', 'paused', 'ended']),
    delivered: z.number().int().openapi({ description: 'The change up to which all was delivered' }),
    failing_since: z.string().nullable().openapi({ format: 'date-time' }),
    version: z.number().int(),
  })
  .openapi('Webhook')
export type Webhook = z.output<typeof Webhook>

export const NewWebhook = Webhook.extend({
  secret: z.string().openapi({ description: 'Signs the deliveries; shown this once' }),
}).openapi('WebhookWithSecret')
export type NewWebhook = z.output<typeof NewWebhook>

export const Delivery = z
  .object({
    at: z.string().openapi({ format: 'date-time' }),
    first_seq: z.number().int().nullable().openapi({ description: 'First change it told of; null for a test' }),
    last_seq: z.number().int().nullable(),
    status: z.number().int().nullable().openapi({ description: 'HTTP status of the receiver; null when none came' }),
    error: z.string().nullable().openapi({ description: 'Why none came', example: 'timeout' }),
    took_ms: z.number().int(),
  })
  .openapi('WebhookDelivery')
export type Delivery = z.output<typeof Delivery>

export const WebhookDetail = Webhook.extend({ deliveries: z.array(Delivery) }).openapi('WebhookWithDeliveries')
export type WebhookDetail = z.output<typeof WebhookDetail>

/** Administrators, for all things; the owner among an employer's users, for its own. */
export const webhookOwner = (caller: Caller): boolean =>
  caller.role === 'administrator' || (caller.role === 'employer' && caller.post === 'owner')

/** An administrator, or the owner of the employer whose webhook it is. */
export const ownWebhook = (caller: Caller, { employer }: Webhook): boolean =>
  caller.role === 'administrator' || (webhookOwner(caller) && caller.role === 'employer' && caller.employerId === employer)

/** The account behind a caller; null for a key without one. */
export const accountOf = (caller: Caller): AccountId | null => {
  if (caller.role === 'visitor' || caller.role === 'system') return null
  const { actor } = caller.by
  return actor.startsWith('acc_') ? (actor as AccountId) : null
}

export interface WebhookRow {
  readonly id: string
  readonly employer_id: string | null
  readonly url: string
  readonly kinds: string
  readonly state: Webhook['state']
  readonly cursor: number
  readonly failing_since: number | null
  readonly version: number
}

/** Only this slice writes the columns, from values that its schemas checked. */
export const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id as WebhookId,
  employer: row.employer_id as EmployerId | null,
  url: row.url,
  kinds: JSON.parse(row.kinds) as FeedKind[],
  state: row.state,
  delivered: row.cursor,
  failing_since: row.failing_since === null ? null : new Date(row.failing_since).toISOString(),
  version: row.version,
})
