import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { createApp, openPadan, type Padan, type Settings } from './app.ts'
import { shippedReference } from './cli/reference.ts'
import type { Config } from './config.ts'
import { type DemoKey, loadDemo } from './demo.ts'
import { FIRST_POLICY } from './matching/policy.ts'
import { parseReference } from './reference.ts'
import { DatabaseUnavailable } from './store/errors.ts'
import { holdsInvented } from './store/invented.ts'
import { migrate } from './store/migrate.ts'
import { migrationFiles } from './store/migration-files.ts'
import { openPostgres } from './store/postgres.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { keepVersions } from './store/versions.ts'
import { buildTaxonomy } from './taxonomy/build.ts'

/** Padan on this machine: its database opened and brought up to date. Close it when done. */
export interface Here {
  readonly store: Store
  readonly padan: Padan
  readonly settings: Settings
  /** Names of the migrations that were applied just now. */
  readonly migrated: readonly string[]
  /** A database in which nothing was ever stored. */
  readonly isNew: boolean
  readonly holdsInvented: boolean
  /** Keys of the demo province, where it was loaded on this machine. */
  readonly demoKeys: readonly DemoKey[]
  close(): Promise<void>
}

const storeOf = async (config: Config): Promise<Store> =>
  config.databaseUrl === null ? openSqlite(join(config.dataFolder, 'padan.db')) : openPostgres(config.databaseUrl)

/**
 * Opens the database the configuration names (a SQLite file in the data folder, or PostgreSQL), applies migrations and keeps the shipped
 * reference data and policy under their versions. With `demo`, a new database gets the demo province. Throws `DatabaseUnavailable` with
 * one line for the person who started it.
 */
export async function openHere(config: Config, { demo = false }: { demo?: boolean } = {}): Promise<Here> {
  const store = await storeOf(config)
  try {
    const migrated = await migrate(store, migrationFiles())
    const reference = shippedReference()
    await keepVersions(store, reference, FIRST_POLICY, Date.now())
    const bare: Settings = {
      store,
      taxonomy: buildTaxonomy(parseReference(reference.files), reference.version),
      policy: FIRST_POLICY,
      secret: config.secret ?? secretIn(config.dataFolder),
      swagger,
    }
    const isNew = !(await holdsAnyone(store))
    if (demo && isNew) keepDemoKeys(config.dataFolder, (await loadDemo(openPadan(bare).ctx({ role: 'system' }))).keys)
    const invented = await holdsInvented(store)
    const settings: Settings = { ...bare, demo: invented }
    return {
      store,
      padan: openPadan(settings),
      settings,
      migrated,
      isNew,
      holdsInvented: invented,
      demoKeys: invented ? keptDemoKeys(config.dataFolder) : [],
      close: () => store.close(),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function holdsAnyone(store: Store): Promise<boolean> {
  const employer = await store.db.selectFrom('employer').select('id').limit(1).executeTakeFirst()
  const graduate = await store.db.selectFrom('graduate').select('id').limit(1).executeTakeFirst()
  return employer !== undefined || graduate !== undefined
}

/** The secret kept beside the database, made at the first start; only the owner of the folder can read it. */
function secretIn(folder: string): string {
  const file = join(folder, 'secret')
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    mkdirSync(folder, { recursive: true })
    const secret = randomBytes(32).toString('hex')
    // Two starts at once: the file of the first stays.
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    throw new DatabaseUnavailable(
      'unwritable',
      `Padan may not write ${file} (${error instanceof Error ? error.message : error}): give it the right to write there, or set PADAN_SECRET.`,
    )
  }
}

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

async function swagger(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(join(swaggerFolder, name)))
  } catch {
    return null
  }
}

/** The application of an opened Padan. */
export const appOf = ({ settings, padan }: Here): ReturnType<typeof createApp> => createApp(settings, padan)

// Keys are stored only as hashes, and a demo whose keys were lost is of no use, so those of invented people are kept in a file.
const demoKeyFile = (folder: string): string => join(folder, 'demo-keys.json')

function keepDemoKeys(folder: string, keys: readonly DemoKey[]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(demoKeyFile(folder), JSON.stringify(keys, null, 2), { mode: 0o600 })
}

function keptDemoKeys(folder: string): readonly DemoKey[] {
  if (!existsSync(demoKeyFile(folder))) return []
  return z.array(z.object({ who: z.string(), token: z.string() })).parse(JSON.parse(readFileSync(demoKeyFile(folder), 'utf8')))
}
