import type { RetentionKind } from './retention.ts'

/** Legal bases of UU 27/2022 art. 20(2). */
export const BASES = ['consent', 'request', 'law', 'public_task', 'interest'] as const
type Basis = (typeof BASES)[number]

interface Processing {
  readonly basis: Basis
  /** Columns of the tables, so that no column about a person can be without its purpose: a test compares. */
  readonly data: readonly string[]
  readonly readers: readonly ('person' | 'office' | 'employer' | 'nobody' | 'everyone_nameless')[]
  /** How long, where it is not as long as the account. */
  readonly kept: RetentionKind | null
}

const PERSON = ['graduate.name', 'graduate.phone', 'graduate.email'] as const
const PROFILE = ['profile.facts', 'profile.looking'] as const

/** The record of all processing of people's data (UU 27/2022 art. 31): from it the page and the API answer are made. */
export const PROCESSING = {
  account: {
    basis: 'request',
    data: [...PERSON, 'account.password_hash', 'account.graduate_id'],
    readers: ['person', 'office'],
    kept: null,
  },
  guidance: {
    basis: 'public_task',
    data: [
      ...PERSON,
      'graduate.born_on',
      'graduate.office_id',
      'graduate.source',
      'graduate.asked_at',
      'graduate.alive_at',
      ...PROFILE,
    ],
    readers: ['person', 'office'],
    kept: 'asked',
  },
  matching: { basis: 'consent', data: [...PROFILE], readers: ['person', 'office', 'everyone_nameless'], kept: 'withdrawn' },
  employer: { basis: 'consent', data: [...PERSON, ...PROFILE], readers: ['person', 'employer'], kept: 'withdrawn' },
  statistics: {
    basis: 'consent',
    data: ['graduate.sex', 'graduate.born_on', 'profile.facts'],
    readers: ['nobody'],
    kept: 'withdrawn',
  },
  messages: {
    basis: 'consent',
    data: ['graduate.phone', 'graduate.email', 'message.recipient', 'message_preference.holder'],
    readers: ['person'],
    kept: 'message',
  },
  doubles: { basis: 'public_task', data: ['graduate.nik_hash'], readers: ['nobody'], kept: null },
  children: {
    basis: 'law',
    data: ['graduate.born_on', 'consent.guardian_name', 'consent.guardian_relation'],
    readers: ['person', 'office'],
    kept: null,
  },
  proof: {
    basis: 'law',
    data: [
      ...['purpose', 'employer_id', 'wording', 'language', 'given_at', 'channel', 'taken_by', 'office_id', 'evidence'].map(
        (column) => `consent.${column}`,
      ),
      ...['consent.withdrawn_at', 'consent.withdrawn_by', 'graduate.paused_at', 'graduate.paused_until'],
    ],
    readers: ['person', 'office'],
    kept: null,
  },
  looks: {
    basis: 'law',
    data: ['actor', 'at', 'why', 'role', 'office_id', 'employer_id', 'reason', 'shown'].map((column) => `disclosure.${column}`),
    readers: ['person', 'office'],
    kept: 'look',
  },
  security: {
    basis: 'interest',
    data: ['session.account_id', 'session.way', 'one_time_code.sent_to_hash', 'brake.subject_hash'],
    readers: ['person'],
    kept: 'session',
  },
} as const satisfies Record<string, Processing>

export type ProcessingName = keyof typeof PROCESSING
export const PROCESSINGS = Object.keys(PROCESSING) as ProcessingName[]
