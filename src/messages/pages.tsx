import type { PageCtx, Typed } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Day, Field, type Filled, Hidden, NextPage, Refused, Tick } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import type { WordKey } from '../http/words/say.ts'
import { dateInWita } from '../time.ts'
import type { DeadLetters } from './dead.ts'
import type { Inbox } from './inbox.ts'
import { concerns, isKind } from './kinds.ts'
import { OPTIONAL_KINDS, type Preference } from './preference.ts'
import type { OpenedToTap, ToTapList } from './to-tap.ts'

const dayOf = (moment: string): string => dateInWita(Date.parse(moment))

const kindWords = (ctx: PageCtx, kind: string): string => (isKind(kind) ? ctx.say(`kind_${kind}`) : kind)

export const InboxPage = ({ unread, messages, next }: Inbox, ctx: PageCtx) => {
  const { say, caller } = ctx
  return (
    <Layout ctx={ctx} title={unread === 0 ? say('messages') : say('messages_new', { count: unread })}>
      {messages.length === 0 && <p>{say('messages_none')}</p>}
      {unread > 0 && messages[0] !== undefined && (
        <form method="post" action="/me/messages/reading">
          <input type="hidden" name="until" value={messages[0].id} />
          <button type="submit">{say('messages_read_all')}</button>
        </form>
      )}
      <ul class="plain">
        {messages.map(({ text, page, at, read }) => (
          <li class="card">
            <p>
              {!read && <strong>{say('messages_unread')}: </strong>}
              {text}
            </p>
            <p class="quiet">
              <Day iso={dayOf(at)} ctx={ctx} />
              {page !== null && (
                <>
                  {' · '}
                  <a href={page}>{say('messages_open')}</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <NextPage next={next} ctx={ctx} />
      <p>
        <a href="/me/messages/settings">{say('message_settings')}</a>
        {caller.role === 'officer' && (
          <>
            {' · '}
            <a href="/messages/to-tap">{say('to_tap')}</a>
          </>
        )}
        {caller.role === 'administrator' && (
          <>
            {' · '}
            <a href="/messages/dead">{say('dead_letters')}</a>
          </>
        )}
        {(caller.role === 'administrator' || (caller.role === 'employer' && caller.post === 'owner')) && (
          <>
            {' · '}
            <a href="/webhooks">{say('webhooks')}</a>
          </>
        )}
      </p>
    </Layout>
  )
}

/** What the form sends for no channel at all; an empty field would be no answer. */
export const NO_CHANNELS = 'none'

/** Orders of channels that a page offers; programs may send any. */
const ORDERS = [
  { value: 'phone,email', word: 'message_channels_phone_first' },
  { value: 'email,phone', word: 'message_channels_email_first' },
  { value: 'phone', word: 'message_channels_phone' },
  { value: 'email', word: 'message_channels_email' },
  { value: NO_CHANNELS, word: 'message_channels_none' },
] as const satisfies readonly { value: string; word: WordKey }[]

const typedOf = ({ language, channels, muted, version }: Preference): Typed => ({
  language,
  channels: channels.length === 0 ? NO_CHANNELS : channels.join(','),
  version: String(version),
  ...Object.fromEntries(muted.map((kind) => [kind, 'yes'])),
})

const SettingsForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  const labels = { language: say('message_language'), channels: say('message_channels'), muted: say('message_muted') }
  return (
    <Layout ctx={ctx} title={say('message_settings')}>
      <p>{say('message_settings_why')}</p>
      {ctx.caller.role === 'graduate' && <p>{say('message_settings_consent')}</p>}
      <form method="post" action="/me/messages/settings" class="card">
        <Refused form={form} labels={labels} ctx={ctx} />
        <Hidden form={form} name="version" />
        <Field
          form={form}
          ctx={ctx}
          name="language"
          label={labels.language}
          options={[
            { value: 'id', label: 'Bahasa Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Field
          form={form}
          ctx={ctx}
          name="channels"
          label={labels.channels}
          options={ORDERS.map(({ value, word }) => ({ value, label: say(word) }))}
        />
        <fieldset>
          <legend>{labels.muted}</legend>
          {OPTIONAL_KINDS.filter((kind) => concerns(kind, ctx.caller.role)).map((kind) => (
            <Tick form={form} name={kind} label={say(`kind_${kind}`)} />
          ))}
        </fieldset>
        <button type="submit">{say('messages_save')}</button>
      </form>
    </Layout>
  )
}

export const SettingsPage = (preference: Preference, ctx: PageCtx) => (
  <SettingsForm form={{ typed: typedOf(preference) }} ctx={ctx} />
)

/** The form again, with what was typed and, when somebody else was quicker, what is stored now. */
export const SettingsAgain = (typed: Typed, problem: Problem, ctx: PageCtx, current: Preference) => (
  <SettingsForm form={{ typed, problem, stored: problem.status === 412 ? typedOf(current) : undefined }} ctx={ctx} />
)

export const ToTapPage = ({ messages, next }: ToTapList, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('to_tap')}>
      <p>{say('to_tap_why')}</p>
      {messages.length === 0 && <p>{say('to_tap_none')}</p>}
      <ul class="plain">
        {messages.map(({ id, kind, since }) => (
          <li class="card">
            <p>{kindWords(ctx, kind)}</p>
            <p class="quiet">
              <Day iso={dayOf(since)} ctx={ctx} /> · <a href={`/messages/to-tap/${id}`}>{say('to_tap_open')}</a>
            </p>
          </li>
        ))}
      </ul>
      <NextPage next={next} ctx={ctx} />
    </Layout>
  )
}

export const OpenedToTapPage = ({ id, name, phone, text, link }: OpenedToTap, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('to_tap_one')}>
    <p>
      <strong>{name}</strong> · {phone}
    </p>
    <blockquote>{text}</blockquote>
    <p>
      <a class="button" href={link} rel="noreferrer">
        {ctx.say('to_tap_link')}
      </a>
    </p>
    <form method="post" action={`/messages/to-tap/${id}/sending`}>
      <button type="submit">{ctx.say('to_tap_done')}</button>
    </form>
  </Layout>
)

export const DeadLettersPage = ({ messages, next }: DeadLetters, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('dead_letters')}>
      <p>{say('dead_letters_why')}</p>
      {messages.length === 0 && <p>{say('dead_letters_none')}</p>}
      <ul class="plain">
        {messages.map(({ id, kind, error, tries, at, can_retry }) => (
          <li class="card">
            <p>
              {kindWords(ctx, kind)} · <Day iso={dayOf(at)} ctx={ctx} />
            </p>
            <p class="quiet">{say('dead_letter_error', { error: error ?? '', tries })}</p>
            {can_retry && (
              <form method="post" action={`/messages/dead/${id}/retry`}>
                <button type="submit">{say('dead_letter_again')}</button>
              </form>
            )}
            <form method="post" action={`/messages/dead/${id}/removal`}>
              <button type="submit">{say('dead_letter_drop')}</button>
            </form>
          </li>
        ))}
      </ul>
      <NextPage next={next} ctx={ctx} />
    </Layout>
  )
}
