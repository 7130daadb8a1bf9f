import { MESSAGE_DAYS } from '../../messages/retention.ts'
import { DAY } from '../../time.ts'

/** What a kind of data is kept for, in days after what; `ends` says what happens. */
export interface Retention {
  readonly days: number
  /** `after_*` key of the word lists: what the days are counted from. */
  readonly after:
    | 'after_end'
    | 'after_last_try'
    | 'after_sending'
    | 'after_answer'
    | 'after_look'
    | 'after_asking'
    | 'after_withdrawal'
    | 'after_import'
    | 'after_decision'
  readonly ends: 'erased' | 'contact_erased'
}

/**
 * How long each kind of data is kept. Looks at people are kept two years, at least the six months of logs of high-risk systems (EU 2024/1689
 * art. 26(6), our yardstick); people are asked after 24 months and erased when they do not answer; all else is as short as its use
 * (UU 27/2022 art. 16(2)(g), 43). Applied by `padan retain`; the page of it is made from this table.
 */
export const RETENTION = {
  session: { days: 90, after: 'after_end', ends: 'erased' },
  one_time_code: { days: 1, after: 'after_end', ends: 'erased' },
  brake: { days: 1, after: 'after_last_try', ends: 'erased' },
  message: { days: MESSAGE_DAYS, after: 'after_sending', ends: 'erased' },
  repeated_call: { days: 1, after: 'after_answer', ends: 'erased' },
  look: { days: 730, after: 'after_look', ends: 'erased' },
  asked: { days: 30, after: 'after_asking', ends: 'erased' },
  withdrawn: { days: 365, after: 'after_withdrawal', ends: 'erased' },
  unconsented: { days: 90, after: 'after_import', ends: 'erased' },
  report_contact: { days: 30, after: 'after_decision', ends: 'contact_erased' },
  key: { days: 365, after: 'after_end', ends: 'erased' },
} as const satisfies Record<string, Retention>

export type RetentionKind = keyof typeof RETENTION
export const RETENTION_KINDS = Object.keys(RETENTION) as RetentionKind[]

/** Days without a sign of life after which a person is asked whether their data are still needed. */
export const ASK_AFTER_DAYS = 730

/** The moment (epoch milliseconds) before which data of a kind are kept no longer. */
export const keptSince = (kind: RetentionKind, now: number): number => now - RETENTION[kind].days * DAY
