import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import type { Head } from '../src/store/chain.ts'
import { foundHead, READ_HEAD } from '../src/store/change-log.ts'
import { d1Engine } from '../src/store/d1.ts'
import { migrate } from '../src/store/migrate.ts'
import { migrationFiles } from '../src/store/migration-files.ts'
import { postgresEngine } from '../src/store/postgres.ts'
import { sqliteEngine } from '../src/store/sqlite.ts'
import { type Engine, type Store, storeOn } from '../src/store/store.ts'

type Through = (engine: Engine) => Engine
const straight: Through = (engine) => engine

/** One empty database of a test's own, which several stores may open at once as several programs would; `through` may stand in between. */
type Open = (through?: Through) => Promise<Store>

interface TestDatabase {
  readonly name: string
  /** Makes it; it is gone when the test is over. */
  readonly fresh: () => Promise<Open>
}

const postgresUrl = inject('postgresUrl')

/** What every test of the store runs on. The name goes into its title. */
export const databases: readonly TestDatabase[] = [
  { name: 'SQLite', fresh: freshSqlite },
  postgresUrl === null ? { name: 'PGlite', fresh: freshPglite } : { name: 'PostgreSQL', fresh: () => freshPostgres(postgresUrl) },
  { name: 'D1', fresh: freshD1 },
]

/** A store with all tables on a database of its own. */
export async function freshStore({ fresh }: TestDatabase, through?: Through): Promise<Store> {
  const open = await fresh()
  const store = await open(through)
  await migrate(store, migrationFiles())
  return store
}

async function freshSqlite(): Promise<Open> {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return async (through = straight) => closing(storeOn(through(sqliteEngine(join(folder, 'padan.db')))))
}

async function freshPostgres(url: string): Promise<Open> {
  const schema = `test_${randomBytes(8).toString('hex')}`
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`create schema ${schema}`)
  onTestFinished(async () => {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  })
  const within = `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`
  return async (through = straight) => closing(storeOn(through(await postgresEngine(within))))
}

const INT8 = 20

let started: ReturnType<typeof startPglite> | undefined

// One a test file, since it takes a second to start; its tests run one after the other, each in a schema of its own.
async function startPglite() {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create({ parsers: { [INT8]: Number } })
}

afterAll(async () => (await started)?.close())

async function freshPglite(): Promise<Open> {
  started ??= startPglite()
  const pglite = await started
  const schema = `test_${randomBytes(8).toString('hex')}`
  await pglite.exec(`create schema ${schema}; set search_path to ${schema}`)
  return async (through = straight) =>
    storeOn(
      through({
        name: 'postgres',
        flavour: 'postgres',
        async run({ sql, parameters }) {
          const { rows, affectedRows } = await pglite.query(sql, [...parameters])
          return { rows, changed: affectedRows }
        },
        atomically: (writes, log) =>
          pglite.transaction(async (transaction) => {
            const runAll = async (statements: readonly CompiledQuery[]) => {
              for (const { sql, parameters } of statements) await transaction.query(sql, [...parameters])
            }
            await runAll(writes)
            if (log !== null) await runAll(log(foundHead((await transaction.query<Head>(READ_HEAD.sql)).rows[0])))
          }),
        close: async () => {},
      }),
    )
}

const MOST_TESTS_A_FILE = 40
let workerd: ReturnType<typeof startWorkerd> | undefined
let taken = 0

// One workerd a test file, with a database for each of its tests.
async function startWorkerd() {
  const { getPlatformProxy } = await import('wrangler')
  const folder = mkdtempSync(join(tmpdir(), 'padan-d1-'))
  const bindings = Array.from({ length: MOST_TESTS_A_FILE }, (_, i) => ({
    binding: `DB${i}`,
    database_name: `db${i}`,
    database_id: `db${i}`,
  }))
  const configPath = join(folder, 'wrangler.json')
  writeFileSync(configPath, JSON.stringify({ name: 'test', compatibility_date: '2026-11-01', d1_databases: bindings }))
  const { env, dispose } = await getPlatformProxy<Record<string, D1Database>>({ configPath, persist: false })
  return { env, stop: () => dispose().then(() => rmSync(folder, { recursive: true })) }
}

afterAll(async () => (await workerd)?.stop())

async function freshD1(): Promise<Open> {
  workerd ??= startWorkerd()
  const binding = (await workerd).env[`DB${taken++}`]
  if (binding === undefined) throw new Error(`more than ${MOST_TESTS_A_FILE} tests on D1 in one file`)
  return async (through = straight) => storeOn(through(d1Engine(binding)))
}

function closing(store: Store): Store {
  onTestFinished(() => store.close())
  return store
}
