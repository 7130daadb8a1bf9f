import { type CompiledQuery, Kysely } from 'kysely'
import type { Head } from './chain.ts'
import { logAfter, type NewChange } from './change-log.ts'
import { isCondition } from './conditions.ts'
import { type Run, statementDialect } from './dialect.ts'
import { named } from './errors.ts'
import { portable } from './portable.ts'
import type { ChangeKind, ChangeOp, DB } from './schema.ts'

/** One line of the change log; `seq` counts commits' changes from 1 without gaps. */
export interface Change {
  readonly seq: number
  readonly at: number
  readonly kind: ChangeKind
  readonly id: string
  readonly op: ChangeOp
}

/** The truth of the system: read through `db`, written through `commit` only. */
export interface Store {
  readonly name: 'sqlite' | 'postgres' | 'd1'
  readonly db: Kysely<DB>
  /**
   * Stores all writes and all changes, or nothing at all. Writes run in the order given; the changes are numbered at the end, so
   * that their order is the order of commits. Throws `PreconditionFailed`, `Duplicate`, `MissingReference`, `InvalidValue`.
   */
  commit(writes: readonly CompiledQuery[], changes: readonly NewChange[]): Promise<void>
  /** The first `limit` changes after `seq`, in order. Once one was seen, none with a smaller number can appear. */
  changesAfter(seq: number, limit: number): Promise<Change[]>
  /** Number of the newest change; 0 before the first. */
  head(): Promise<number>
  close(): Promise<void>
}

/** The statements that log a commit's changes, once it is known where the log ends. */
export type Log = (head: Head) => readonly CompiledQuery[]

/** What a database must do to be a store: run a statement, and run a list of them wholly or not at all, one list at a time. */
export interface Engine {
  readonly name: Store['name']
  readonly flavour: 'sqlite' | 'postgres'
  readonly run: Run
  /** Runs the writes and then the log's statements; between finding the head that it gives to `log` and its end, no other commit has a turn. */
  atomically(writes: readonly CompiledQuery[], log: Log | null): Promise<void>
  /** Rids the files beside the database of what was removed, where there are such. */
  forget?(): Promise<void>
  close(): Promise<void>
}

/** The store as one actor uses it: what it logs names them. */
export const storeOf = (store: Store, actor: string): Store => ({
  ...store,
  commit: (writes, changes) =>
    store.commit(
      writes,
      changes.map((change) => ({ actor, ...change })),
    ),
})

/** The store on a given engine. */
export function storeOn(engine: Engine): Store {
  const db = new Kysely<DB>({ dialect: statementDialect(engine.flavour, (query) => engine.run(portable(query))) })
  return {
    name: engine.name,
    db,
    async commit(writes, changes) {
      if (writes.length + changes.length === 0) return
      const log: Log = (head) => logAfter(db, head, changes)
      try {
        await engine.atomically(writes.map(portable), changes.length === 0 ? null : log)
        if (changes.some(({ op }) => op === 'remove')) await engine.forget?.()
      } catch (error) {
        throw named(
          error,
          writes.filter(isCondition).map((write) => write.condition),
        )
      }
    },
    changesAfter: (seq, limit) =>
      db
        .selectFrom('change')
        .select(['seq', 'at', 'kind', 'entity_id as id', 'op'])
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    async head() {
      const { seq } = await db.selectFrom('change_head').select('seq').where('one', '=', 1).executeTakeFirstOrThrow()
      return seq
    },
    close: () => engine.close(),
  }
}
