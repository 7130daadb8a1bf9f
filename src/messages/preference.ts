import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { unless } from '../store/conditions.ts'
import { Duplicate, PreconditionFailed } from '../store/errors.ts'
import { KINDS, MESSAGE_KINDS, type MessageKind } from './kinds.ts'

const CHANNELS = ['phone', 'email'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** The kinds that a person may keep in the inbox. */
export const OPTIONAL_KINDS = MESSAGE_KINDS.filter((kind) => KINDS[kind].optional)

const Channels = z
  .array(z.enum(CHANNELS))
  .max(CHANNELS.length)
  .refine((list) => new Set(list).size === list.length, { params: { reason: 'channel_twice' } })
  .openapi({ description: 'Channels in the order wished; one that is left out is not used', example: ['phone', 'email'] })
const Muted = z
  .array(z.enum(OPTIONAL_KINDS))
  .max(OPTIONAL_KINDS.length)
  .openapi({ description: 'Kinds that stay in the inbox', example: ['vacancy_closed'] })

/** How someone wants to be told. Version 0 is what stands for those who never said. */
export const Preference = z
  .object({
    language: z.enum(['id', 'en']),
    channels: Channels,
    muted: Muted,
    version: z.number().int(),
  })
  .openapi('MessageSettings')
export type Preference = z.output<typeof Preference>

export const PreferenceChange = z
  .strictObject({
    language: z.enum(['id', 'en']).optional(),
    channels: Channels.optional(),
    muted: Muted.optional(),
    version: z.int().min(0).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('MessageSettingsChange')
export type PreferenceChange = z.output<typeof PreferenceChange>

const USUAL: Preference = { language: 'id', channels: [...CHANNELS], muted: [], version: 0 }

interface PreferenceRow {
  readonly language: 'id' | 'en'
  readonly channels: string
  readonly muted: string
  readonly version: number
}

const Kept = z.object({ channels: z.array(z.enum(CHANNELS)), muted: z.array(z.string()) })

/** The settings of a row, or the usual ones where there is none. A kind that later versions no longer know is left out. */
export function preferenceOf(row: PreferenceRow | null | undefined): Preference {
  if (!row) return USUAL
  const { channels, muted } = Kept.parse({ channels: JSON.parse(row.channels), muted: JSON.parse(row.muted) })
  return { ...row, channels, muted: OPTIONAL_KINDS.filter((kind) => muted.includes(kind)) }
}

export const mutes = ({ muted }: Preference, kind: MessageKind): boolean => muted.includes(kind)

const rowOf = ({ store }: Pick<Ctx, 'store'>, holder: string) =>
  store.db
    .selectFrom('message_preference')
    .select(['language', 'channels', 'muted', 'version'])
    .where('holder', '=', holder)
    .executeTakeFirst()

export const readPreference = async (ctx: Pick<Ctx, 'store'>, holder: string): Promise<Preference> =>
  preferenceOf(await rowOf(ctx, holder))

/** Keeps what was said; what is left out stays. Refuses when someone changed it since the version that was read. */
export async function changePreference(ctx: Ctx, change: PreferenceChange, holder: string): Promise<Preference> {
  const { store, now } = ctx
  const before = await readPreference(ctx, holder)
  if (change.version !== undefined && change.version !== before.version)
    throw new Refusal('outdated', 'outdated', { version: before.version })
  const after: Preference = {
    language: change.language ?? before.language,
    channels: change.channels ?? before.channels,
    muted: change.muted ?? before.muted,
    version: before.version + 1,
  }
  const row = {
    language: after.language,
    channels: JSON.stringify(after.channels),
    muted: JSON.stringify(after.muted),
    version: after.version,
    changed_at: now,
  }
  const atVersion = store.db.selectFrom('message_preference').select('holder').where('holder', '=', holder)
  const writes =
    before.version === 0
      ? [
          store.db
            .insertInto('message_preference')
            .values({ ...row, holder })
            .compile(),
        ]
      : [
          unless('settings_version', atVersion.where('version', '=', before.version)),
          store.db.updateTable('message_preference').set(row).where('holder', '=', holder).compile(),
        ]
  try {
    await store.commit(writes, [])
  } catch (error) {
    if (error instanceof PreconditionFailed || error instanceof Duplicate) throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
  return after
}
