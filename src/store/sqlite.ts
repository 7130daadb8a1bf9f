import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Statement } from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import type { Head } from './chain.ts'
import { foundHead, READ_HEAD } from './change-log.ts'
import type { Outcome } from './dialect.ts'
import { DatabaseUnavailable, told } from './errors.ts'
import { type Engine, type Log, type Store, storeOn } from './store.ts'

/**
 * Opens (or makes) the database file, with its folder; ':memory:' for one that is gone with the process. `patience` is how long, in
 * milliseconds, a write waits for another program's. Throws `DatabaseUnavailable` with a line for the person who runs the program.
 */
export const openSqlite = (path: string, options: Patience = {}): Store => storeOn(sqliteEngine(path, options))

interface Patience {
  readonly patience?: number
}

/** What the store of `openSqlite` stands on. */
export function sqliteEngine(path: string, { patience = 5000 }: Patience = {}): Engine {
  const database = named(path, () => {
    // People's data is in it: a folder that is made here is its user's alone.
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const opened = new Database(path, { timeout: patience })
    opened.pragma('journal_mode = WAL')
    // A commit that was acknowledged outlives a power cut, not only the end of the process.
    opened.pragma('synchronous = FULL')
    // What is deleted is overwritten with zeros.
    opened.pragma('secure_delete = ON')
    return opened
  })
  const prepared = remembered((sql) => database.prepare(sql))
  // Immediate: the lock is taken first, so a commit never finds at its end that another program was quicker.
  const all = database.transaction((writes: readonly CompiledQuery[], log: Log | null) => {
    for (const write of writes) run(prepared(write.sql), write.parameters)
    if (log === null) return
    const head = database.prepare<[], Head>(READ_HEAD.sql).get()
    for (const line of log(foundHead(head))) run(prepared(line.sql), line.parameters)
  }).immediate
  return {
    name: 'sqlite',
    flavour: 'sqlite',
    run: async ({ sql, parameters }) => named(path, () => run(prepared(sql), parameters)),
    atomically: async (writes, log) => named(path, () => all(writes, log)),
    forget: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
    close: async () => {
      database.close()
    },
  }
}

const MOST_PREPARED = 300

/**
 * The statements that were prepared last, to be used again. Each holds memory of SQLite's that the collector of garbage knows nothing of,
 * so that preparing every time let an import of ten thousand rows grow to 1.5 GB.
 */
function remembered(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const kept = new Map<string, Statement>()
  return (sql) => {
    const statement = kept.get(sql) ?? prepare(sql)
    // The one that was used longest ago stands first.
    kept.delete(sql)
    kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest)
    return statement
  }
}

function run(statement: Statement, parameters: readonly unknown[]): Outcome {
  return statement.reader ? { rows: statement.all(parameters) } : { rows: [], changed: statement.run(parameters).changes }
}

/** Runs it and gives what the file system or SQLite says about the file itself its name. */
function named<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = told(error, 'code')
    if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|SQLITE_(READONLY|CANTOPEN|PERM))/.test(code))
      throw new DatabaseUnavailable(
        'unwritable',
        `Padan may not write ${path}: give it the right to write in that folder, or choose another with PADAN_DATA.`,
      )
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
      throw new DatabaseUnavailable(
        'not_a_database',
        `${path} is not a database or is damaged: move it away or put back a backup, or choose another folder with PADAN_DATA.`,
      )
    if (/^SQLITE_(BUSY|LOCKED)/.test(code))
      throw new DatabaseUnavailable(
        'locked',
        `${path} is in use by another program that does not let go: end that one, or wait and try again.`,
      )
    throw error
  }
}
