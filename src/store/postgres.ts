import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import type { Head } from './chain.ts'
import { foundHead, READ_HEAD } from './change-log.ts'
import { DatabaseUnavailable, told } from './errors.ts'
import { type Engine, type Log, type Store, storeOn } from './store.ts'

const INT8 = 20

/** Before a commit's first statement: read committed, so that each statement sees all earlier commits, and one commit at a time, so
 * that its conditions hold to its end as they do on SQLite and D1. Nothing can deadlock either. */
const TAKE_TURN = 'begin isolation level read committed; select pg_advisory_xact_lock(hashtext(current_schema()))'

/** Connects to PostgreSQL 14 or newer. Throws `DatabaseUnavailable` ('unreachable') with a line that never holds the password. */
export const openPostgres = async (url: string): Promise<Store> => storeOn(await postgresEngine(url))

/** What the store of `openPostgres` stands on. */
export async function postgresEngine(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    // Counts and epoch milliseconds are far below 2^53, and the other databases give numbers too.
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
  })
  // A connection that breaks is replaced by the pool, and who was using it is told by the statement; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new DatabaseUnavailable(
      'unreachable',
      `PostgreSQL cannot be used (${told(error, 'message') || told(error, 'code')}): check DATABASE_URL and that the server runs.`,
    )
  }
  return {
    name: 'postgres',
    flavour: 'postgres',
    async run({ sql, parameters }) {
      const { rows, rowCount } = await pool.query(sql, [...parameters])
      return { rows, changed: rowCount ?? undefined }
    },
    atomically: (writes, log) => inTransaction(pool, writes, log),
    close: () => pool.end(),
  }
}

async function inTransaction(pool: pg.Pool, writes: readonly CompiledQuery[], log: Log | null): Promise<void> {
  const client = await pool.connect()
  const runAll = async (statements: readonly CompiledQuery[]) => {
    for (const { sql, parameters } of statements) await client.query(sql, [...parameters])
  }
  let broken: Error | undefined
  try {
    if (log === null) {
      await client.query(TAKE_TURN)
      await runAll(writes)
    } else {
      // Several statements in one text answer with a list, which the driver's types do not tell; one trip instead of two.
      const answers: pg.QueryResult<Head> | pg.QueryResult<Head>[] = await client.query<Head>(`${TAKE_TURN}; ${READ_HEAD.sql}`)
      await runAll(writes)
      await runAll(log(foundHead([answers].flat().at(-1)?.rows[0])))
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => {
      broken = reason
    })
    throw error
  } finally {
    client.release(broken)
  }
}
