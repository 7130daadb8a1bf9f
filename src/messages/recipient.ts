import type { Ctx } from '../ctx.ts'
import type { GraduateId } from '../ids.ts'
import type { MessageKind } from './kinds.ts'
import { KINDS } from './kinds.ts'
import { type ChannelName, mutes, type Preference, preferenceOf } from './preference.ts'

/** Where someone can be reached. */
interface Contact {
  readonly phone: string | null
  readonly email: string | null
}

/** The one door for the addresses of graduates, given by the application. */
export type AddressOf = (ctx: Ctx, graduate: GraduateId) => Promise<Contact | null>

/** How one message goes to one person. */
export interface Route {
  readonly language: 'id' | 'en'
  /** Channels and addresses to be tried in turn. */
  readonly ways: readonly { readonly channel: ChannelName; readonly address: string }[]
  /** No channel leads there, but an officer may write to the person's phone. */
  readonly byTap: boolean
}

interface Person {
  readonly graduate: GraduateId | null
  readonly contact: Contact
  readonly minor: boolean
  readonly consented: boolean
  readonly preference: Preference
}

const ADULT = 18

/** The latest day of birth of someone who is an adult on the day. */
const adultBornBy = (today: string): string => `${Number(today.slice(0, 4)) - ADULT}${today.slice(4)}`

async function graduatePerson(ctx: Ctx, id: GraduateId, addressOf: AddressOf): Promise<Person | null> {
  const row = await ctx.store.db
    .selectFrom('graduate')
    .leftJoin('message_preference', 'message_preference.holder', 'graduate.id')
    .leftJoin('consent', (join) =>
      join
        .onRef('consent.graduate_id', '=', 'graduate.id')
        .on('consent.purpose', '=', 'messages')
        .on('consent.withdrawn_at', 'is', null),
    )
    .select(['graduate.born_on', 'consent.id as consent'])
    .select(['message_preference.language', 'message_preference.channels', 'message_preference.muted'])
    .select('message_preference.version')
    .where('graduate.id', '=', id)
    .executeTakeFirst()
  const contact = row && (await addressOf(ctx, id))
  if (!row || !contact) return null
  return {
    graduate: id,
    contact,
    minor: row.born_on !== null && row.born_on > adultBornBy(ctx.today),
    consented: row.consent !== null,
    preference: joined(row),
  }
}

interface JoinedPreference {
  readonly language: 'id' | 'en' | null
  readonly channels: string | null
  readonly muted: string | null
  readonly version: number | null
}

function joined({ language, channels, muted, version }: JoinedPreference): Preference {
  const none = language === null || channels === null || muted === null || version === null
  return preferenceOf(none ? null : { language, channels, muted, version })
}

async function person(ctx: Ctx, recipient: string, addressOf: AddressOf): Promise<Person | null> {
  if (recipient.startsWith('grd_')) return graduatePerson(ctx, recipient as GraduateId, addressOf)
  const row = await ctx.store.db
    .selectFrom('account')
    .leftJoin('message_preference', 'message_preference.holder', 'account.id')
    .select(['account.graduate_id', 'account.phone', 'account.email', 'account.state'])
    .select(['message_preference.language', 'message_preference.channels', 'message_preference.muted'])
    .select('message_preference.version')
    .where('account.id', '=', recipient)
    .executeTakeFirst()
  if (row === undefined || row.state === 'ended') return null
  if (row.graduate_id !== null) return graduatePerson(ctx, row.graduate_id as GraduateId, addressOf)
  const { phone, email } = row
  // An employer's users and staff are written to about their work, for which they gave the address.
  return { graduate: null, contact: { phone, email }, minor: false, consented: true, preference: joined(row) }
}

/**
 * How a message of this kind goes to this person; null when there is no such person any more. Without consent to messages (law: UU
 * 27/2022 art. 22) nothing leaves but answers to what the person asked for; a minor gets no messenger (art. 25).
 */
export async function routeTo(
  ctx: Ctx,
  { recipient, kind }: { readonly recipient: string; readonly kind: MessageKind },
  addressOf: AddressOf,
): Promise<Route | null> {
  const found = await person(ctx, recipient, addressOf)
  if (found === null) return null
  const { preference, contact, minor, consented, graduate } = found
  const { language } = preference
  const { leaves, answer } = KINDS[kind]
  if (leaves === 'inbox' || mutes(preference, kind) || !(consented || answer)) return { language, ways: [], byTap: false }
  const wished = preference.channels.filter((channel) => channel !== 'phone' || !minor)
  const ways = wished.flatMap((channel) => {
    const address = contact[channel]
    return ctx.sends.includes(channel) && address !== null ? [{ channel, address }] : []
  })
  // What answers at once is of no use when an officer taps it days later.
  const byTap = ways.length === 0 && graduate !== null && !answer && wished.includes('phone') && contact.phone !== null
  return { language, ways, byTap }
}
