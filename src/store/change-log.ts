import { CompiledQuery, type Kysely } from 'kysely'
import { type Head, hashAfter, type Said } from './chain.ts'
import { chunksOf } from './chunks.ts'
import { storable } from './portable.ts'
import type { ChangeKind, ChangeOp, DB } from './schema.ts'

/** A change to be logged: that the row `id` of `kind` was put (made or changed) or removed, at epoch milliseconds. */
export interface NewChange {
  readonly kind: ChangeKind
  readonly id: string
  readonly op: ChangeOp
  readonly at: number
  /** Who did it; filled in by the store of a `Ctx`. */
  readonly actor?: string
  /** `digestOf` the row, for one that must never be altered. */
  readonly digest?: string
}

const VALUES_A_CHANGE = 8

/** Asks where the log ends. The one row of `change_head` is there from the first migration on. */
export const READ_HEAD = CompiledQuery.raw('select seq, hash from change_head where one = 1')

/** The head that `READ_HEAD` found. */
export function foundHead(head: Head | null | undefined): Head {
  if (head) return head
  throw new Error('the log of changes has lost its head: put back a backup')
}

/** The statements that number, chain and log the changes after a head that cannot move before they are done; they stand last in a commit. */
export function logAfter(db: Kysely<DB>, head: Head, changes: readonly NewChange[]): CompiledQuery[] {
  let { seq, hash } = head
  const rows = changes.map(({ kind, id, op, at, actor = null, digest = null }) => {
    seq += 1
    const said: Said = { seq, at, kind, entity_id: String(storable(id)), op, actor, digest }
    hash = hashAfter(hash, said)
    return { ...said, hash }
  })
  return [
    ...chunksOf(rows, VALUES_A_CHANGE).map((chunk) => db.insertInto('change').values(chunk).compile()),
    db.updateTable('change_head').set({ seq, hash }).where('one', '=', 1).compile(),
  ]
}
