import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { type Endpoint, endpoint, type Typed } from '../http/endpoint.ts'
import { MessageId } from '../ids.ts'
import { administratorOnly, DeadLetters, DeadQuery, deadById, deadLetters, dropDead, retryDead } from './dead.ts'
import { holderOf, Inbox, InboxQuery, markRead, Reading, readInbox, signedIn } from './inbox.ts'
import { DeadLettersPage, InboxPage, NO_CHANNELS, OpenedToTapPage, SettingsAgain, SettingsPage, ToTapPage } from './pages.tsx'
import { changePreference, Preference, PreferenceChange, readPreference } from './preference.ts'
import {
  type Door,
  OpenedToTap,
  officerOnly,
  openToTap,
  ToTapList,
  ToTapQuery,
  tapped,
  theirOfficer,
  toTapById,
  toTapList,
} from './to-tap.ts'

const ownSettings = (ctx: Ctx): Promise<Preference> => readPreference(ctx, holderOf(ctx.caller))

const Nothing = z.strictObject({})
const tag = 'messages'

/** The form sends the channels as one word, `phone,email`, and each muted kind as a box that is ticked. */
function settingsForm({ channels, version, language, ...boxes }: Typed): unknown {
  return {
    language,
    ...(typeof channels === 'string' && { channels: channels === NO_CHANNELS ? [] : channels.split(',') }),
    muted: Object.keys(boxes).filter((name) => boxes[name] === 'yes'),
    ...(typeof version === 'string' && /^\d{1,9}$/.test(version) && { version: Number(version) }),
  }
}

/** Inbox and settings of everyone; what officers pass on and administrators look after. */
export const messageRoutes = (door: Door): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/me/messages',
    tag,
    summary: 'The caller’s messages, newest first, and how many are unread',
    who: signedIn,
    query: InboxQuery,
    output: Inbox,
    run: readInbox,
    next: ({ next }) => next,
    page: InboxPage,
  }),
  endpoint({
    method: 'post',
    path: '/me/messages/reading',
    tag,
    summary: 'Mark the messages up to one as read',
    who: signedIn,
    input: Reading,
    output: z.object({ unread: z.number().int() }),
    run: markRead,
    thenTo: () => '/me/messages',
  }),
  endpoint({
    method: 'get',
    path: '/me/messages/settings',
    tag,
    summary: 'How the caller wants to be told',
    who: signedIn,
    output: Preference,
    run: ownSettings,
    versioned: true,
    page: SettingsPage,
  }),
  endpoint({
    method: 'patch',
    path: '/me/messages/settings',
    tag,
    summary: 'Change how the caller wants to be told; what is left out stays',
    of: ownSettings,
    who: signedIn,
    input: PreferenceChange,
    output: Preference,
    run: (ctx, change) => changePreference(ctx, change, holderOf(ctx.caller)),
    versioned: true,
    form: settingsForm,
    thenTo: () => '/me/messages/settings',
    again: SettingsAgain,
  }),
  endpoint({
    method: 'get',
    path: '/messages/to-tap',
    tag,
    summary: 'Messages that an officer passes on, since no channel reaches the person; without names',
    who: officerOnly,
    query: ToTapQuery,
    output: ToTapList,
    run: toTapList(door),
    next: ({ next }) => next,
    page: ToTapPage,
  }),
  endpoint({
    method: 'get',
    path: '/messages/to-tap/:id',
    tag,
    summary: 'One message to pass on, with the person and a link that opens WhatsApp; the look is noted',
    of: toTapById(door),
    who: theirOfficer,
    scope: 'people:read',
    output: OpenedToTap,
    run: openToTap(door),
    page: OpenedToTapPage,
  }),
  endpoint({
    method: 'post',
    path: '/messages/to-tap/:id/sending',
    tag,
    summary: 'Say that a message was passed on',
    of: toTapById(door),
    who: theirOfficer,
    input: Nothing,
    output: z.object({ id: MessageId, sent: z.literal(true) }),
    run: tapped,
    thenTo: () => '/messages/to-tap',
  }),
  endpoint({
    method: 'get',
    path: '/messages/dead',
    tag,
    summary: 'Messages that were given up, newest first',
    who: administratorOnly,
    query: DeadQuery,
    output: DeadLetters,
    run: deadLetters,
    next: ({ next }) => next,
    page: DeadLettersPage,
  }),
  endpoint({
    method: 'post',
    path: '/messages/dead/:id/retry',
    tag,
    summary: 'Send a message that was given up once more',
    of: deadById,
    who: administratorOnly,
    input: Nothing,
    output: z.object({ id: MessageId, state: z.literal('waiting') }),
    run: retryDead,
    thenTo: () => '/messages/dead',
  }),
  endpoint({
    method: 'post',
    path: '/messages/dead/:id/removal',
    tag,
    summary: 'Give a message up for good',
    of: deadById,
    who: administratorOnly,
    input: Nothing,
    output: z.object({ id: MessageId, state: z.literal('dropped') }),
    run: dropDead,
    thenTo: () => '/messages/dead',
  }),
]
