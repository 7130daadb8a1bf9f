import type { Language } from './http/language.ts'
import type { Say } from './http/words/say.ts'
import type { AccountId, EmployerId, GraduateId, KeyId, OfficeId, SessionId, VacancyId } from './ids.ts'
import type { MatchIndex } from './matching/match-index.ts'
import type { TextSearch } from './matching/text-search.ts'
import type { Policy, Vacancy } from './matching/types.ts'
import type { Store } from './store/store.ts'
import type { Taxonomy } from './taxonomy/types.ts'

/** How a caller was recognised: by a session that began with a sign-in, or by a key of a program. */
export interface Signed {
  /** Whom the logs name: the account, or the key where no account stands behind it. */
  readonly actor: AccountId | KeyId
  readonly session: { readonly id: SessionId; readonly kind: 'shared' | 'own' | 'kiosk' } | null
  readonly key: KeyId | null
  /** What a key may be used for; null is everything its role may do. */
  readonly scopes: readonly string[] | null
}

/** An office of the employment service and the places it looks after, with all that lies in them. */
export interface Office {
  readonly id: OfficeId
  readonly name: string
  readonly places: readonly string[]
}

/** The step that a sign-in still waits for: the code that was sent, the choice by name, the second factor, or setting one up. */
export interface Waiting {
  readonly session: SessionId
  readonly step: 'code' | 'choose' | 'second' | 'enrol'
}

/** Who is asking. */
export type Caller =
  /** `waiting`: halfway through a sign-in, which opens nothing yet. */
  | { readonly role: 'visitor'; readonly waiting?: Waiting | undefined }
  | { readonly role: 'graduate'; readonly by: Signed; readonly graduateId: GraduateId }
  | { readonly role: 'employer'; readonly by: Signed; readonly employerId: EmployerId; readonly post: 'owner' | 'recruiter' }
  | { readonly role: 'officer'; readonly by: Signed; readonly office: Office }
  | { readonly role: 'administrator'; readonly by: Signed }
  /** Whoever runs the command line on the machine that holds the database; never made from a request. */
  | { readonly role: 'system' }

/** Whom a log line names: an account, a key, or how it came to be without one. */
export const actorOf = (caller: Caller): string =>
  caller.role === 'visitor' || caller.role === 'system' ? caller.role : caller.by.actor

export type { Language } from './http/language.ts'

/** An open vacancy as the fold of the change log knows it. */
export interface OpenVacancy {
  readonly id: VacancyId
  readonly employer: { readonly id: EmployerId; readonly name: string; readonly kind: 'psn' | 'local' }
  /** Invented for the demonstration. */
  readonly invented: boolean
  /** The last day, ISO, on which it stands in lists: that of its closing, or of the last sign of life and some days. */
  readonly listedUntil: string
  readonly facts: Vacancy
}

/** What is folded from the change log: caught up at the moment it was asked for. */
export interface Indexes {
  readonly match: MatchIndex
  readonly text: TextSearch
  readonly open: ReadonlyMap<string, OpenVacancy>
  /** Those among the profiles who are under age, and the first day (ISO) on which they are not. */
  readonly minors: ReadonlyMap<string, string>
}

/** All that an action or a query may use of the world. Made once a request (or once a command), never kept. */
export interface Ctx {
  readonly store: Store
  readonly taxonomy: Taxonomy
  readonly policy: Policy
  readonly caller: Caller
  /** The network address the request came from; null where there is none to know. */
  readonly client: string | null
  readonly language: Language
  readonly say: Say
  /** Epoch milliseconds at the start of the request. */
  readonly now: number
  /** The date in Kalimantan (WITA, UTC+8) at that moment, ISO. */
  readonly today: string
  /** Keyed hashes are made with it; it never leaves the process. */
  readonly secret: string
  /** The address by which the public reaches the site, such as https://padan.example.go.id; null where none was configured. */
  readonly publicUrl: string | null
  /** Channels by which messages can leave this machine. */
  readonly sends: readonly ('phone' | 'email')[]
  /** True where the people and vacancies are invented; every page then says so. */
  readonly demo: boolean
  /** Whom to ask about personal data: name and how to reach them; null where none was named. */
  readonly privacyContact: string | null
  indexes(): Promise<Indexes>
}
