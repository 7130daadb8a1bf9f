import { z } from '@hono/zod-openapi'
import type { Caller, Ctx, Office } from '../ctx.ts'
import { cursorText, wholeText } from '../http/fields.ts'
import { type GraduateId, MessageId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { waLink } from './channels/tap.ts'
import { isKind, MESSAGE_KINDS, type MessageKind } from './kinds.ts'
import { preferenceOf } from './preference.ts'
import { worded } from './wording.ts'

/** What this slice asks of those above it about people; given by the application. */
export interface Door {
  readonly looksAfter: (
    taxonomy: Taxonomy,
    office: Office,
    person: { readonly officeId: string | null; readonly home: string | null },
  ) => boolean
  /** Opens a person to the caller and notes the look; null when they may not see them. */
  readonly lookAt: (ctx: Ctx, graduate: GraduateId) => Promise<{ readonly name: string; readonly phone: string | null } | null>
}

/** A message that an officer may pass on, as it was found; `theirs`: their office looks after the person. */
export interface ToTap {
  readonly id: MessageId
  readonly kind: MessageKind
  readonly about: string
  readonly recipient: string
  readonly language: 'id' | 'en'
  readonly madeAt: number
  readonly theirs: boolean
}

/** An officer of an office that looks after the person. */
export const theirOfficer = (_: Caller, { theirs }: ToTap): boolean => theirs
export const officerOnly = (caller: Caller): boolean => caller.role === 'officer'

// Whoever has withdrawn the consent to messages since is on no list any more.
const waiting = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('message')
    .innerJoin('graduate', 'graduate.id', 'message.recipient')
    .innerJoin('consent', (join) =>
      join
        .onRef('consent.graduate_id', '=', 'graduate.id')
        .on('consent.purpose', '=', 'messages')
        .on('consent.withdrawn_at', 'is', null),
    )
    .leftJoin('profile', 'profile.graduate_id', 'graduate.id')
    .leftJoin('message_preference', 'message_preference.holder', 'graduate.id')
    .where('message.state', '=', 'waiting')
    .where('message.channel', '=', 'tap')
    .select(['message.id', 'message.kind', 'message.about', 'message.recipient', 'message.made_at'])
    .select(['graduate.office_id', 'profile.facts', 'message_preference.language'])

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]

const Facts = z.object({ home: z.string().nullable().default(null) })

const personOf = ({ office_id, facts }: Row): { officeId: string | null; home: string | null } => ({
  officeId: office_id,
  home: facts === null ? null : Facts.parse(JSON.parse(facts)).home,
})

/** Whose messages wait for an officer, as far as it decides which office. */
export const homesToTap = async (ctx: Pick<Ctx, 'store'>) => (await waiting(ctx).execute()).map(personOf)

function found(ctx: Ctx, door: Door, row: Row): ToTap[] {
  const { caller, taxonomy } = ctx
  const { kind } = row
  if (!isKind(kind)) return []
  return [
    {
      id: MessageId.parse(row.id),
      kind,
      about: row.about,
      recipient: row.recipient ?? '',
      language: row.language ?? preferenceOf(null).language,
      madeAt: row.made_at,
      theirs: caller.role === 'officer' && door.looksAfter(taxonomy, caller.office, personOf(row)),
    },
  ]
}

export const toTapById =
  (door: Door) =>
  async (ctx: Ctx, id: string): Promise<ToTap | null> => {
    const row = await waiting(ctx).where('message.id', '=', id).executeTakeFirst()
    return row === undefined ? null : (found(ctx, door, row)[0] ?? null)
  }

export const ToTapQuery = z.object({
  after: cursorText(MessageId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(50),
})

const ToTapLine = z
  .object({ id: MessageId, kind: z.enum(MESSAGE_KINDS), since: z.string().openapi({ format: 'date-time' }) })
  .openapi('MessageToPassOn')
export const ToTapList = z.object({ messages: z.array(ToTapLine), next: z.string().nullable() }).openapi('MessagesToPassOn')
export type ToTapList = z.output<typeof ToTapList>

const AT_A_TIME = 200

/** Messages to people of the officer's office whom no channel reaches, oldest first. No names: opening one is a look that is noted. */
export const toTapList =
  (door: Door) =>
  async (ctx: Ctx, { after, limit }: z.output<typeof ToTapQuery>): Promise<ToTapList> => {
    const messages: ToTap[] = []
    let from = after ?? ''
    while (messages.length <= limit) {
      const rows = await waiting(ctx).where('message.id', '>', from).orderBy('message.id').limit(AT_A_TIME).execute()
      messages.push(...rows.flatMap((row) => found(ctx, door, row)).filter(({ theirs }) => theirs))
      from = rows.at(-1)?.id ?? from
      if (rows.length < AT_A_TIME) break
    }
    const page = messages.slice(0, limit)
    return {
      messages: page.map(({ id, kind, madeAt }) => ({ id, kind, since: new Date(madeAt).toISOString() })),
      next: messages.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  }

export const OpenedToTap = z
  .object({
    id: MessageId,
    kind: z.enum(MESSAGE_KINDS),
    name: z.string(),
    phone: z.string(),
    text: z.string(),
    link: z.string().openapi({ description: 'Opens WhatsApp with the text written' }),
  })
  .openapi('OpenedMessageToPassOn')
export type OpenedToTap = z.output<typeof OpenedToTap>

/** Opens one: the person through the one door, which notes the look, and the text in the person's language. */
export const openToTap =
  (door: Door) =>
  async (ctx: Ctx, _: unknown, message: ToTap): Promise<OpenedToTap> => {
    const { id, kind, language, recipient } = message
    const person = await door.lookAt(ctx, recipient as GraduateId)
    const text = (await worded(ctx, language, [message])).get(id)?.text
    if (person === null || person.phone === null || text === undefined) throw new Refusal('not_found', 'not_found')
    return { id, kind, name: person.name, phone: person.phone, text, link: waLink(person.phone, text) }
  }

/** The officer has sent it. Refuses when another was quicker. */
export async function tapped({ store, now }: Ctx, _: unknown, { id }: ToTap): Promise<{ id: MessageId; sent: true }> {
  const still = store.db.selectFrom('message').select('id').where('id', '=', id).where('state', '=', 'waiting')
  const sent = store.db.updateTable('message').set({ state: 'sent', sent_at: now }).where('id', '=', id)
  try {
    await store.commit([unless('message_waiting', still), sent.compile()], [])
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('conflict', 'to_tap_gone')
    throw error
  }
  return { id, sent: true }
}
