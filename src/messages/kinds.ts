import type { Caller } from '../ctx.ts'

/** What each kind of message tells of: ids and codes only. Names, titles and numbers are read when it is sent. */
export interface Abouts {
  /** A code to sign in or to confirm an address; made by `codeMessage` alone. */
  readonly one_time_code: Nothing
  readonly employer_verified: { readonly employer: string }
  /** An officer looked, and something is still lacking. */
  readonly employer_not_yet: { readonly employer: string }
  readonly employer_suspended: { readonly employer: string }
  readonly employer_reinstated: { readonly employer: string }
  readonly employer_banned: { readonly employer: string }
  readonly vacancy_opened: { readonly vacancy: string }
  readonly vacancy_refused: { readonly vacancy: string }
  readonly vacancy_closed: { readonly vacancy: string }
  /** Hidden from this day (ISO) on unless someone says that it still stands. */
  readonly vacancy_stale_soon: { readonly vacancy: string; readonly on: string }
  /** Its closing date (ISO) is near. */
  readonly vacancy_expires_soon: { readonly vacancy: string; readonly on: string }
  readonly consent_taken: Nothing
  /** Without an answer the person's data are deleted after this day (ISO). */
  readonly still_needed: { readonly on: string }
  readonly access_restored: Nothing
  readonly new_session: Nothing
  /** Someone looked at the person's name or number on this day (ISO); one message a day, whatever their number. */
  readonly looked_at: { readonly on: string }
  readonly digest: {
    readonly on: string
    readonly vacancies: number
    readonly employers: number
    readonly reports: number
    readonly to_tap: number
  }
  readonly dead_letters: Nothing
  readonly webhook_paused: { readonly webhook: string }
}

type Nothing = Readonly<Record<string, never>>
export type MessageKind = keyof Abouts

interface Rule {
  /** `now`: at any hour. `day`: not from 21 to 6 o'clock in Kalimantan. `inbox`: never leaves the inbox. */
  readonly leaves: 'now' | 'day' | 'inbox'
  /** Answers what the person asked for themselves, so that no consent to messages is needed. */
  readonly answer: boolean
  /** The person may switch it off; it still stands in the inbox. */
  readonly optional: boolean
  /** Who is ever sent it, so that nobody is asked about what never comes; anyone when left out. */
  readonly to?: readonly Caller['role'][]
}

const needed: Rule = { leaves: 'now', answer: true, optional: false }
const news: Rule = { leaves: 'day', answer: false, optional: true }
const toEmployer: Rule = { ...news, to: ['employer'] }
const toStaff: Rule = { ...news, to: ['officer', 'administrator'] }

export const KINDS: Readonly<Record<MessageKind, Rule>> = {
  one_time_code: needed,
  employer_verified: toEmployer,
  employer_not_yet: toEmployer,
  employer_suspended: { ...toEmployer, optional: false },
  employer_reinstated: toEmployer,
  employer_banned: { ...toEmployer, optional: false },
  vacancy_opened: toEmployer,
  vacancy_refused: toEmployer,
  vacancy_closed: toEmployer,
  vacancy_stale_soon: toEmployer,
  vacancy_expires_soon: toEmployer,
  consent_taken: { ...news, to: ['graduate'] },
  still_needed: { ...news, optional: false },
  access_restored: needed,
  new_session: { ...needed, optional: true },
  looked_at: { ...news, leaves: 'inbox', optional: false },
  digest: toStaff,
  dead_letters: toStaff,
  webhook_paused: { ...news, optional: false },
}

export const MESSAGE_KINDS = Object.keys(KINDS) as MessageKind[]

/** May someone of this role ever be sent it? */
export const concerns = (kind: MessageKind, role: Caller['role']): boolean => KINDS[kind].to?.includes(role) ?? true

/** Is it a kind that this version knows? A later one may have written others. */
export const isKind = (kind: string): kind is MessageKind => Object.hasOwn(KINDS, kind)

/** Texts of a message are word keys named after its kind. */
export const wordOf = <K extends MessageKind>(kind: K): `message_${K}` => `message_${kind}`
