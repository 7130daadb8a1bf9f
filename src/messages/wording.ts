import type { Ctx } from '../ctx.ts'
import { dateWords } from '../http/format.ts'
import type { About } from '../http/words/say.ts'
import { sayIn } from '../http/words/say.ts'
import { DAY } from '../time.ts'
import { isKind, type MessageKind, wordOf } from './kinds.ts'

/** A row of the outbox as far as its words depend on it. */
export interface Told {
  readonly id: string
  readonly kind: string
  readonly about: string
  readonly recipient: string | null
}

export interface Worded {
  readonly kind: MessageKind
  readonly text: string
  /** The page it speaks of; null when there is none. */
  readonly path: string | null
}

interface Named {
  readonly vacancy: ReadonlyMap<string, string>
  readonly employer: ReadonlyMap<string, string>
  readonly webhook: ReadonlyMap<string, string>
}

/** What may stand in `about`, whatever the kind: only this slice writes it, by the types of `Abouts`. */
type AnyAbout = Partial<Record<'vacancy' | 'employer' | 'webhook' | 'on', string>> & Readonly<Record<string, string | number>>

const ofPerson = (recipient: string | null, rest: string): string | null =>
  recipient?.startsWith('grd_') ? `/graduates/${recipient}${rest}` : null

const PAGES: Readonly<Record<MessageKind, (about: AnyAbout, recipient: string | null) => string | null>> = {
  one_time_code: () => null,
  employer_verified: ({ employer }) => `/employers/${employer}`,
  employer_not_yet: ({ employer }) => `/employers/${employer}`,
  employer_suspended: ({ employer }) => `/employers/${employer}`,
  employer_reinstated: ({ employer }) => `/employers/${employer}`,
  employer_banned: ({ employer }) => `/employers/${employer}`,
  vacancy_opened: ({ vacancy }) => `/vacancies/${vacancy}`,
  vacancy_refused: ({ vacancy }) => `/vacancies/${vacancy}`,
  vacancy_closed: ({ vacancy }) => `/vacancies/${vacancy}`,
  vacancy_stale_soon: ({ vacancy }) => `/vacancies/${vacancy}`,
  vacancy_expires_soon: ({ vacancy }) => `/vacancies/${vacancy}`,
  consent_taken: (_, recipient) => ofPerson(recipient, '/consents'),
  still_needed: (_, recipient) => ofPerson(recipient, ''),
  access_restored: () => null,
  new_session: () => '/me/sessions',
  looked_at: (_, recipient) => ofPerson(recipient, '/looks'),
  digest: () => null,
  dead_letters: () => '/messages/dead',
  webhook_paused: () => '/webhooks',
}

// A title of a page's length would not fit an SMS.
const LONGEST_TITLE = 50
const short = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 3).trimEnd()}...` : title

async function namesOf({ store: { db } }: Pick<Ctx, 'store'>, abouts: readonly AnyAbout[]): Promise<Named> {
  const ids = (name: 'vacancy' | 'employer' | 'webhook') => [
    ...new Set(abouts.flatMap((about) => (about[name] === undefined ? [] : [about[name]]))),
  ]
  const [vacancies, employers, webhooks] = [ids('vacancy'), ids('employer'), ids('webhook')]
  const vacancy =
    vacancies.length === 0 ? [] : await db.selectFrom('vacancy').select(['id', 'title']).where('id', 'in', vacancies).execute()
  const employer =
    employers.length === 0 ? [] : await db.selectFrom('employer').select(['id', 'name']).where('id', 'in', employers).execute()
  const webhook =
    webhooks.length === 0 ? [] : await db.selectFrom('webhook').select(['id', 'url']).where('id', 'in', webhooks).execute()
  return {
    vacancy: new Map(vacancy.map(({ id, title }) => [id, title])),
    employer: new Map(employer.map(({ id, name }) => [id, name])),
    webhook: new Map(webhook.map(({ id, url }) => [id, new URL(url).hostname])),
  }
}

const startOf = (on: string): number => Date.parse(`${on}T00:00:00+08:00`)

interface Days {
  readonly recipient: string | null
  readonly kind: MessageKind
  readonly about: AnyAbout
}

/** How often each person was looked at on each of the days in Kalimantan that the messages tell of. */
async function looksOf({ store: { db } }: Pick<Ctx, 'store'>, rows: readonly Days[]): Promise<(row: Days) => number> {
  const told = rows.filter(({ kind }) => kind === 'looked_at')
  const people = [...new Set(told.map(({ recipient }) => recipient ?? ''))]
  if (people.length === 0) return () => 0
  const starts = told.map(({ about }) => startOf(about.on ?? ''))
  const looks = await db
    .selectFrom('disclosure')
    .select(['graduate_id', 'at'])
    .where('graduate_id', 'in', people)
    .where('at', '>=', Math.min(...starts))
    .where('at', '<', Math.max(...starts) + DAY)
    .execute()
  return ({ recipient, about }) => {
    const from = startOf(about.on ?? '')
    return looks.filter(({ graduate_id, at }) => graduate_id === recipient && at >= from && at < from + DAY).length
  }
}

/** Words a page of messages (90 at most) in one language, as things are now. A kind that this program does not know is left out. */
export async function worded(
  ctx: Pick<Ctx, 'store'>,
  language: 'id' | 'en',
  rows: readonly Told[],
  more: About = {},
): Promise<ReadonlyMap<string, Worded>> {
  const say = sayIn(language)
  const known = rows.flatMap((row) =>
    isKind(row.kind) ? [{ ...row, kind: row.kind, about: JSON.parse(row.about) as AnyAbout }] : [],
  )
  const names = await namesOf(
    ctx,
    known.map(({ about }) => about),
  )
  const looks = await looksOf(ctx, known)
  const wordedOne = (row: (typeof known)[number]): [string, Worded] => {
    const { id, kind, about } = row
    const text = say(wordOf(kind), {
      ...about,
      count: looks(row),
      vacancy: short(names.vacancy.get(about.vacancy ?? '') ?? say('message_vacancy_gone')),
      employer: short(names.employer.get(about.employer ?? '') ?? say('message_employer_gone')),
      host: names.webhook.get(about.webhook ?? '') ?? '',
      on: about.on === undefined ? '' : dateWords(about.on, language),
      ...more,
    })
    return [id, { kind, text, path: PAGES[kind](about, row.recipient) }]
  }
  return new Map(known.map(wordedOne))
}
