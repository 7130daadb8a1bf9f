import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DatabaseUnavailable, told } from './errors.ts'

// All pages in one step, so that a busy writer cannot make it start over again and again.
const ALL = 2 ** 31 - 1

/**
 * Copies a SQLite database, as it is at one moment, to a file that is not there yet, while others go on writing; gives the copy's bytes.
 * Throws `DatabaseUnavailable` ('unwritable') where the file is there already or cannot be made.
 */
export async function backupSqlite(path: string, copy: string): Promise<number> {
  try {
    // People's data will be in it: its user's alone.
    closeSync(openSync(copy, 'wx', 0o600))
  } catch (error) {
    const why =
      told(error, 'code') === 'EEXIST' ? 'is there already: choose another name' : `cannot be written (${told(error, 'code')})`
    throw new DatabaseUnavailable('unwritable', `${copy} ${why}`)
  }
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    await database.backup(copy, { progress: () => ALL })
    return statSync(copy).size
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  } finally {
    database.close()
  }
}
