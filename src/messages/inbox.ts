import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../ctx.ts'
import { cursorText, wholeText } from '../http/fields.ts'
import { MessageId } from '../ids.ts'
import { isKind, MESSAGE_KINDS } from './kinds.ts'
import { worded } from './wording.ts'

/** Anyone whom a message could be for. */
export const signedIn = (caller: Caller): boolean => caller.role !== 'visitor' && caller.role !== 'system'

/** Under what a person's settings are kept: a graduate's id, else the account's (a program's key stands for itself). */
export const holderOf = (caller: Caller): string =>
  caller.role === 'graduate' ? caller.graduateId : caller.role === 'visitor' || caller.role === 'system' ? '' : caller.by.actor

/** The ids that the caller's messages are addressed to. */
const addressed = (caller: Caller): string[] =>
  caller.role === 'graduate' ? [caller.graduateId, caller.by.actor] : [holderOf(caller)]

export const InboxQuery = z.object({
  after: cursorText(MessageId).optional(),
  limit: wholeText({ min: 1, max: 50 }).default(20),
})
type InboxQuery = z.output<typeof InboxQuery>

const InboxMessage = z
  .object({
    id: MessageId,
    kind: z.enum(MESSAGE_KINDS),
    text: z.string(),
    page: z.string().nullable().openapi({ description: 'Path of the page it speaks of' }),
    at: z.string().openapi({ format: 'date-time' }),
    read: z.boolean(),
  })
  .openapi('InboxMessage')

export const Inbox = z
  .object({ unread: z.number().int(), messages: z.array(InboxMessage), next: z.string().nullable() })
  .openapi('Inbox', { description: 'Messages to the caller, newest first' })
export type Inbox = z.output<typeof Inbox>

const theirs = ({ store, caller }: Pick<Ctx, 'store' | 'caller'>) =>
  store.db.selectFrom('message').where('recipient', 'in', addressed(caller)).where('state', '!=', 'dropped')

/** The caller's messages. What a worker has yet to send to their phone or mailbox stands here at once. */
export async function readInbox(ctx: Ctx, { after, limit }: InboxQuery): Promise<Inbox> {
  const rows = await theirs(ctx)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .select(['id', 'kind', 'about', 'recipient', 'made_at', 'read_at'])
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const words = await worded(ctx, ctx.language, page)
  const { unread } = await theirs(ctx)
    .where('read_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  const messages = page.flatMap(({ id, kind, made_at, read_at }) => {
    const told = words.get(id)
    return told === undefined || !isKind(kind)
      ? []
      : [
          {
            id: MessageId.parse(id),
            kind,
            text: told.text,
            page: told.path,
            at: new Date(made_at).toISOString(),
            read: read_at !== null,
          },
        ]
  })
  return { unread, messages, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export const Reading = z
  .strictObject({ until: MessageId })
  .openapi('Reading', { description: 'The newest message that was seen; all up to it count as read' })

/** Marks the caller's messages up to this one as read, and says how many are not. */
export async function markRead(ctx: Ctx, { until }: z.output<typeof Reading>): Promise<{ unread: number }> {
  const { store, now, caller } = ctx
  await store.commit(
    [
      store.db
        .updateTable('message')
        .set({ read_at: now })
        .where('recipient', 'in', addressed(caller))
        .where('id', '<=', until)
        .where('read_at', 'is', null)
        .compile(),
    ],
    [],
  )
  return theirs(ctx)
    .where('read_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
}
