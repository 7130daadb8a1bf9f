import type { Language } from './http/language.ts'
import type { Say } from './http/words/say.ts'
import type { EmployerId, GraduateId, KeyId, VacancyId } from './ids.ts'
import type { MatchIndex } from './matching/match-index.ts'
import type { TextSearch } from './matching/text-search.ts'
import type { Policy, Vacancy } from './matching/types.ts'
import type { Store } from './store/store.ts'
import type { Taxonomy } from './taxonomy/types.ts'

/** Who is asking. A visitor has no key; the others are what their key says. Accounts and sessions will make the same values. */
export type Caller =
  | { readonly role: 'visitor' }
  | { readonly role: 'graduate'; readonly key: KeyId; readonly graduateId: GraduateId }
  | { readonly role: 'employer'; readonly key: KeyId; readonly employerId: EmployerId }
  | { readonly role: 'officer'; readonly key: KeyId }
  | { readonly role: 'administrator'; readonly key: KeyId }
  /** Whoever runs the command line on the machine that holds the database; never made from a request. */
  | { readonly role: 'system' }

export type { Language } from './http/language.ts'

/** An open vacancy as the fold of the change log knows it. */
export interface OpenVacancy {
  readonly id: VacancyId
  readonly employer: { readonly id: EmployerId; readonly name: string; readonly kind: 'psn' | 'local' }
  /** Invented for the demonstration. */
  readonly invented: boolean
  readonly facts: Vacancy
}

/** What is folded from the change log: caught up at the moment it was asked for. */
export interface Indexes {
  readonly match: MatchIndex
  readonly text: TextSearch
  readonly open: ReadonlyMap<string, OpenVacancy>
}

/** All that an action or a query may use of the world. Made once a request (or once a command), never kept. */
export interface Ctx {
  readonly store: Store
  readonly taxonomy: Taxonomy
  readonly policy: Policy
  readonly caller: Caller
  readonly language: Language
  readonly say: Say
  /** Epoch milliseconds at the start of the request. */
  readonly now: number
  /** The date in Kalimantan (WITA, UTC+8) at that moment, ISO. */
  readonly today: string
  /** Keyed hashes are made with it; it never leaves the process. */
  readonly secret: string
  /** True where the people and vacancies are invented; every page then says so. */
  readonly demo: boolean
  indexes(): Promise<Indexes>
}

const EIGHT_HOURS = 8 * 3_600_000

/** The date in WITA (UTC+8, no summer time) at a moment in epoch milliseconds. */
export const dateInWita = (moment: number): string => new Date(moment + EIGHT_HOURS).toISOString().slice(0, 10)
