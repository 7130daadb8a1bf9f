import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../ctx.ts'
import { cursorText, wholeText } from '../http/fields.ts'
import { MessageId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'

export const administratorOnly = (caller: Caller): boolean => caller.role === 'administrator'

export const DeadQuery = z.object({
  after: cursorText(MessageId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(50),
})

/** A message that was given up. It says nothing of whom it was for but their id. */
export const DeadLetter = z
  .object({
    id: MessageId,
    kind: z.string(),
    recipient: z.string().nullable().openapi({ description: 'Id of a graduate or account; null for an address' }),
    error: z.string().nullable().openapi({ description: 'Code of the last failure', example: 'gateway_400' }),
    tries: z.number().int(),
    at: z.string().openapi({ format: 'date-time', description: 'When it was written' }),
    can_retry: z.boolean().openapi({ description: 'False for what is erased already, such as a one-time code' }),
  })
  .openapi('DeadLetter')
export type DeadLetter = z.output<typeof DeadLetter>

export const DeadLetters = z.object({ messages: z.array(DeadLetter), next: z.string().nullable() }).openapi('DeadLetters')
export type DeadLetters = z.output<typeof DeadLetters>

const dead = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('message')
    .where('state', '=', 'dead')
    .select(['id', 'kind', 'recipient', 'error', 'tries', 'made_at', 'address_sealed'])

const letter = (row: Awaited<ReturnType<ReturnType<typeof dead>['execute']>>[number]): DeadLetter => ({
  id: MessageId.parse(row.id),
  kind: row.kind,
  recipient: row.recipient,
  error: row.error,
  tries: row.tries,
  at: new Date(row.made_at).toISOString(),
  can_retry: row.recipient !== null || row.address_sealed !== null,
})

export async function deadById(ctx: Ctx, id: string): Promise<DeadLetter | null> {
  const row = await dead(ctx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : letter(row)
}

/** The messages that were given up, newest first. */
export async function deadLetters(ctx: Ctx, { after, limit }: z.output<typeof DeadQuery>): Promise<DeadLetters> {
  const rows = await dead(ctx)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { messages: page.map(letter), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

async function leave({ store }: Ctx, { id }: DeadLetter, to: 'waiting' | 'dropped', next_at: number | null): Promise<void> {
  const still = store.db.selectFrom('message').select('id').where('id', '=', id).where('state', '=', 'dead')
  const moved = store.db
    .updateTable('message')
    .set({
      state: to,
      next_at,
      tries: 0,
      ...(to === 'dropped' && { address_sealed: null, address_hash: null, code_sealed: null }),
    })
    .where('id', '=', id)
  try {
    await store.commit([unless('message_dead', still), moved.compile()], [])
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('conflict', 'dead_letter_gone')
    throw error
  }
}

/** Sends it again from the start, with all its tries. */
export async function retryDead(ctx: Ctx, _: unknown, found: DeadLetter): Promise<{ id: MessageId; state: 'waiting' }> {
  if (!found.can_retry) throw new Refusal('conflict', 'dead_letter_erased')
  await leave(ctx, found, 'waiting', ctx.now)
  return { id: found.id, state: 'waiting' }
}

/** Gives it up for good. */
export async function dropDead(ctx: Ctx, _: unknown, found: DeadLetter): Promise<{ id: MessageId; state: 'dropped' }> {
  await leave(ctx, found, 'dropped', null)
  return { id: found.id, state: 'dropped' }
}
