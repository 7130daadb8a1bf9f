import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { storable } from './portable.ts'
import type { DB } from './schema.ts'

/** Where the log of changes ends: number and hash of its last row. 0 before the first; no hash before the first that has one. */
export type Head = Pick<Selectable<DB['change_head']>, 'seq' | 'hash'>

/** What a row of the log says, without the hash that seals it. */
export type Said = Omit<Selectable<DB['change']>, 'hash'>

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The hash of a row of the log: SHA-256 (FIPS 180-4), in hex, of the JSON list of the hash before it and of all that it says. */
export const hashAfter = (previous: string | null, { seq, at, kind, entity_id, op, actor, digest }: Said): string =>
  sha256([previous, seq, at, kind, entity_id, op, actor, digest])

/**
 * The digest of a row that must never be altered, to be logged with the change that adds it: SHA-256 of its columns in order of name.
 * What is null is left out, so that a column added to the table later leaves older digests as they are.
 */
export const digestOf = (row: Readonly<Record<string, string | number | null>>): string =>
  sha256(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([column, value]) => [column, storable(value)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
