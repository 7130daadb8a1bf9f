import { CompiledQuery, sql } from 'kysely'
import { DatabaseUnavailable, Duplicate } from './errors.ts'
import type { Store } from './store.ts'

/** A file of `migrations/`: its name with ending, and its text. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
}

// The shape of wrangler's own table, so that on D1 it does not matter which of the two applied a file.
const TABLE = `create table if not exists migration (
  id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)`

const seenIn = async ({ db }: Store): Promise<string[]> =>
  (await db.selectFrom('migration').select('name').orderBy('name').execute()).map((row) => row.name)

/** Names of the files that the database has not seen: all where it has never seen any. */
export async function unseen(store: Store, files: readonly MigrationFile[]): Promise<string[]> {
  // A database of something else, or of nothing, has no such table.
  const seen = await seenIn(store).catch((): string[] => [])
  return files.map(({ name }) => name).filter((name) => !seen.includes(name))
}

/**
 * Applies the files that the database has not seen, by name, each wholly or not at all, and says which. Safe to run again and at the
 * same time elsewhere. Throws `DatabaseUnavailable` ('newer') when the database has seen files that this program does not know.
 */
export async function migrate(store: Store, files: readonly MigrationFile[]): Promise<string[]> {
  await store.commit([CompiledQuery.raw(TABLE)], [])
  const seen = await seenIn(store)
  const unknown = seen.filter((name) => !files.some((file) => file.name === name))
  if (unknown.length > 0)
    throw new DatabaseUnavailable(
      'newer',
      `The database was made by a newer version of Padan (it has ${unknown.join(', ')}): start that version or a newer one, or choose another data folder or database.`,
    )
  const applied: string[] = []
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!seen.includes(file.name) && (await apply(store, file))) applied.push(file.name)
  return applied
}

/** False when someone else applied it first. */
async function apply(store: Store, file: MigrationFile): Promise<boolean> {
  const mark = store.db
    .insertInto('migration')
    .columns(['id', 'name'])
    .expression((e) =>
      e.selectFrom('migration').select([sql<number>`coalesce(max(id), 0) + 1`.as('id'), sql.lit(file.name).as('name')]),
    )
    .compile()
  try {
    await store.commit([mark, ...statementsOf(file.sql).map((statement) => CompiledQuery.raw(statement))], [])
    return true
  } catch (error) {
    if (error instanceof Duplicate && error.table === 'migration') return false
    throw error
  }
}

const TOKENS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^;'"/-]+|[\s\S]/g

/** The statements of a file of portable SQL, without comments; a semicolon within quotes or a comment ends nothing. */
export function statementsOf(text: string): string[] {
  const statements = ['']
  for (const [token] of text.matchAll(TOKENS)) {
    if (token.startsWith('--') || token.startsWith('/*')) continue
    if (token === ';') statements.push('')
    else statements[statements.length - 1] += token
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '')
}
