import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationFile } from './migrate.ts'

const FOLDER = join(import.meta.dirname, '../../migrations')

/** The files of `migrations/` on this machine. */
export const migrationFiles = (folder = FOLDER): MigrationFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }))
