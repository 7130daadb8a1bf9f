import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { ChangeKind, ChangeOp, DB } from './schema.ts'

/** A change to be logged: that the row `id` of `kind` was put (made or changed) or removed, at epoch milliseconds. */
export interface NewChange {
  readonly kind: ChangeKind
  readonly id: string
  readonly op: ChangeOp
  readonly at: number
}

const VALUES_A_CHANGE = 5

/** The statements that number and log the changes; they stand last in a commit, whose hold on `change_head` ends with it. */
export function logChanges(db: Kysely<DB>, changes: readonly NewChange[]): CompiledQuery[] {
  if (changes.length === 0) return []
  const last = changes.length - 1
  const rows = changes.map(({ kind, id, op, at }, i) => ({
    seq: sql<number>`(select seq from change_head where one = 1) - ${sql.lit(last - i)}`,
    at,
    kind,
    entity_id: id,
    op,
  }))
  return [
    db
      .updateTable('change_head')
      .set((e) => ({ seq: e('seq', '+', changes.length) }))
      .where('one', '=', 1)
      .compile(),
    ...chunksOf(rows, VALUES_A_CHANGE).map((chunk) => db.insertInto('change').values(chunk).compile()),
  ]
}
