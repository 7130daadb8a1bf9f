import { sql } from 'kysely'
import type { Store } from '../../src/store/store.ts'

type Row = Readonly<Record<string, unknown>>

/** What is written by looking alone: who has seen whom, which is told to them, when a session was last used, and the log's own head. */
const BY_LOOKING = ['disclosure', 'change', 'change_head', 'brake']
const isTold = (row: Row): boolean => row.kind === 'looked_at'
const SEEN = ['seen_at', 'last_used_at', 'expires_at']

export const tablesOf = async (store: Store): Promise<string[]> => {
  const found = await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(store.db)
  return found.rows.map(({ name }) => name)
}

const rowsOf = async ({ db }: Store, table: string): Promise<readonly Row[]> =>
  (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows

/** Every row of every table as text; `all` has also what is written by looking alone. */
export async function wholeState(store: Store, { all = false } = {}): Promise<Readonly<Record<string, readonly string[]>>> {
  const state: Record<string, readonly string[]> = {}
  for (const table of await tablesOf(store)) {
    if (!all && BY_LOOKING.includes(table)) continue
    const rows = (await rowsOf(store, table)).filter((row) => all || !isTold(row))
    state[table] = rows.map((row) =>
      JSON.stringify(all ? row : Object.fromEntries(Object.entries(row).filter(([name]) => !SEEN.includes(name)))),
    )
  }
  return state
}
