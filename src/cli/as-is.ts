import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { unseen } from '../store/migrate.ts'
import { migrationFiles } from '../store/migration-files.ts'
import type { Store } from '../store/store.ts'
import { CommandError, EXIT } from './exit.ts'

/** The SQLite file of the data folder, which is there already. */
export function databaseFile({ dataFolder }: Config): string {
  const file = join(dataFolder, 'padan.db')
  if (!existsSync(file)) throw new CommandError(EXIT.cannotUse, `there is no database in ${dataFolder}; check PADAN_DATA`)
  return file
}

async function open(config: Config): Promise<Store> {
  if (config.databaseUrl !== null) return (await import('../store/postgres.ts')).openPostgres(config.databaseUrl)
  const file = databaseFile(config)
  return (await import('../store/sqlite.ts')).openSqlite(file)
}

/** Runs something on the database that the environment names and leaves it as it is: nothing is made, brought up to date or added. */
export async function asIs<T>(run: (store: Store) => Promise<T>): Promise<T> {
  const store = await open(readConfig(process.env))
  try {
    if ((await unseen(store, migrationFiles())).length > 0)
      throw new CommandError(EXIT.cannotUse, 'the database is from an older version; bring it up to date with: padan migrate')
    return await run(store)
  } finally {
    await store.close()
  }
}
