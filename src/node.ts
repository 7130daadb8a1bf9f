import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { createApp, openPadan, type Padan, type Settings } from './app.ts'
import { shippedReference } from './cli/reference.ts'
import type { Config } from './config.ts'
import { type Demo, type DemoKey, loadDemo, makeDemoKeys } from './demo.ts'
import { FIRST_POLICY } from './matching/policy.ts'
import { compressed } from './node/compress.ts'
import { parseReference } from './reference.ts'
import { DatabaseUnavailable, told } from './store/errors.ts'
import { holdsInvented } from './store/invented.ts'
import { migrate } from './store/migrate.ts'
import { migrationFiles } from './store/migration-files.ts'
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
  /** Whether the database held nobody, only invented people and firms, or real ones too when it was opened. */
  readonly held: 'nobody' | 'invented' | 'real'
  close(): Promise<void>
}

type Open = (config: Config) => Promise<Store>

/**
 * Opens the database the configuration names (a SQLite file in the data folder, or PostgreSQL), applies migrations and keeps the shipped
 * reference data and policy under their versions. Throws `DatabaseUnavailable` with one line for the person who started it.
 */
export async function openHere(config: Config, open: Open = openStore): Promise<Here> {
  const store = await open(config)
  try {
    const migrated = await migrate(store, migrationFiles())
    const reference = shippedReference()
    await keepVersions(store, reference, FIRST_POLICY, Date.now())
    const invented = await holdsInvented(store)
    const held = (await holdsReal(store)) ? 'real' : invented ? 'invented' : 'nobody'
    const settings: Settings = {
      store,
      taxonomy: buildTaxonomy(parseReference(reference.files), reference.version),
      policy: FIRST_POLICY,
      secret: config.secret ?? secretIn(config.dataFolder),
      publicUrl: config.publicUrl,
      privacyContact: config.privacyContact,
      demo: invented,
      sends: [...(config.gateway === null ? [] : (['phone'] as const)), ...(config.mail === null ? [] : (['email'] as const))],
      swagger,
      trustedProxies: config.trustedProxies,
      corsOrigins: config.corsOrigins,
    }
    return { store, padan: openPadan(settings), settings, migrated, held, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The application of an opened Padan, with long answers compressed. `logRequest` gets a line about each request. */
export function appOf({ settings, padan }: Here, logRequest?: Settings['logRequest']) {
  const app = createApp({ ...settings, logRequest }, padan)
  return new Hono<{ Bindings: object }>().use(compressed).all('*', ({ req, env }) => app.fetch(req.raw, env))
}

/**
 * Opens it as `openHere` does; a new SQLite file, and one whose demo was not loaded to its end, gets the demo province. PostgreSQL never
 * does: it stands in a data centre, and several nodes may start on it at once. `keys` are those of the demo, where there is one.
 */
export async function openWithDemo(
  config: Config,
  open: Open = openStore,
): Promise<{ readonly here: Here; readonly keys: readonly DemoKey[] }> {
  const here = await openHere(config, open)
  try {
    if (here.held === 'real') return { here, keys: [] }
    const kept = here.held === 'invented' ? await keptKeys(here, config.dataFolder) : null
    if (kept !== null || here.store.name !== 'sqlite') return { here, keys: kept ?? [] }
    const { keys } = await seedDemo(here, config.dataFolder)
    const settings = { ...here.settings, demo: true }
    return { here: { ...here, settings, padan: openPadan(settings) }, keys }
  } catch (error) {
    await here.close()
    throw error
  }
}

/** Loads the demo province, or what is missing of it, and gives its keys: those that were made before, where they still open it. */
export async function seedDemo(here: Here, folder: string): Promise<{ readonly demo: Demo; readonly keys: readonly DemoKey[] }> {
  const ctx = here.padan.ctx({ role: 'system' })
  const demo = await loadDemo(ctx)
  const kept = await keptKeys(here, folder)
  if (kept !== null) return { demo, keys: kept }
  const keys = await makeDemoKeys(ctx, demo)
  // Kept last: a demo whose keys are kept is one that was loaded to its end.
  writable(demoKeyFile(folder), (file) => writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 }))
  return { demo, keys }
}

async function openStore({ databaseUrl, dataFolder }: Config): Promise<Store> {
  // Each driver is loaded only where it is used.
  if (databaseUrl !== null) return (await import('./store/postgres.ts')).openPostgres(databaseUrl)
  const { openSqlite } = await import('./store/sqlite.ts')
  return writable(join(dataFolder, 'padan.db'), openSqlite)
}

async function holdsReal({ db }: Store): Promise<boolean> {
  const employer = await db.selectFrom('employer').select('id').where('invented', '=', 0).limit(1).execute()
  const graduate = await db.selectFrom('graduate').select('id').where('invented', '=', 0).limit(1).execute()
  return employer.length + graduate.length > 0
}

/** The secret kept beside the database, made at the first start; only the owner of the folder can read it. */
function secretIn(folder: string): string {
  const secret = writable(join(folder, 'secret'), (file) => {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    const made = randomBytes(32).toString('hex')
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
    return made
  })
  if (secret.length >= 32) return secret
  throw new DatabaseUnavailable(
    'unwritable',
    `${join(folder, 'secret')} is damaged: put back a backup of it, or set PADAN_SECRET.`,
  )
}

/** Makes the file's folder and works on the file; what the file system says against it becomes one line. */
function writable<T>(file: string, work: (file: string) => T): T {
  try {
    makeFolder(resolve(dirname(file)))
    return work(file)
  } catch (error) {
    if (!/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|ENOSPC)$/.test(told(error, 'code'))) throw error
    throw new DatabaseUnavailable(
      'unwritable',
      `Padan may not write ${file} (${told(error, 'code')}): give it the right to write in that folder, or choose another with PADAN_DATA.`,
    )
  }
}

// Step by step, since Node's own recursion never ends where a folder cannot be made, such as in /proc. People's data will be in it.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another start was quicker.
    if (told(error, 'code') !== 'EEXIST') throw error
  }
}

const require = createRequire(import.meta.url)
const swaggerFolder = dirname(require.resolve('swagger-ui-dist/package.json'))

async function swagger(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(join(swaggerFolder, name)))
  } catch {
    return null
  }
}

// Keys are stored only as hashes, and a demo whose keys were lost is of no use, so those of invented people are kept in a file.
const demoKeyFile = (folder: string): string => join(folder, 'demo-keys.json')
const DemoKeys = z
  .array(
    z.object({
      who: z.string(),
      token: z.string(),
      signIn: z.object({ who: z.string(), password: z.string() }).optional(),
    }),
  )
  .min(1)

/** The keys kept in the folder; null when there are none, or when they are those of another database. */
async function keptKeys({ padan }: Here, folder: string): Promise<readonly DemoKey[] | null> {
  if (!existsSync(demoKeyFile(folder))) return null
  const keys = DemoKeys.parse(JSON.parse(readFileSync(demoKeyFile(folder), 'utf8')))
  for (const { token } of keys) if ((await padan.callerOf(token)) === null) return null
  return keys
}
