import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/store/errors.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { employer, employers, graduate } from './rows.ts'

describe('SQLite', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'padan-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('the data folder is made when it is missing, closed to other users, and what was stored is there after the program ended', async () => {
    const path = join(folder, 'deep/er/padan.db')
    const first = openSqlite(path)
    if (process.platform !== 'win32') expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0)
    await migrate(first, migrationFiles())
    await first.commit([employer(first)], [])
    await first.close()
    const second = openSqlite(path)
    onTestFinished(() => second.close())
    expect(await employers(second)).toEqual(['emp_1'])
  })

  test('what was removed leaves no byte in any file, while the program still runs', async () => {
    const path = join(folder, 'padan.db')
    const store = openSqlite(path)
    onTestFinished(() => store.close())
    await migrate(store, migrationFiles())
    const others = Array.from({ length: 50 }, (_, n) => employer(store, { id: `emp_${n}` }))
    await store.commit([...others, graduate(store, { name: 'Nama Rahasia', phone: '+6281200000000' })], [])
    const traces = () =>
      readdirSync(folder).filter((name) => /Rahasia|81200000000/.test(readFileSync(join(folder, name), 'latin1')))
    expect(traces()).not.toEqual([])
    await store.commit([store.db.deleteFrom('graduate').compile()], [{ kind: 'graduate', id: 'grd_1', op: 'remove', at: 0 }])
    expect(traces()).toEqual([])
  })

  test('a folder without the right to write is one clear line', () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o500 })
    const refusal = asNobody(folder, () => refusalOf(() => openSqlite(join(closed, 'data/padan.db'))))
    expect(refusal).toMatchObject({
      reason: 'unwritable',
      message: expect.stringMatching(/may not write .*padan\.db: .*PADAN_DATA\.$/),
    })
  })

  test('a file without the right to write is the same clear line', async () => {
    const path = join(folder, 'padan.db')
    await openSqlite(path).close()
    const refusal = asNobody(folder, () => refusalOf(() => openSqlite(path)))
    expect(refusal.reason).toBe('unwritable')
  })

  test('a folder that is a file is the same clear line', () => {
    writeFileSync(join(folder, 'data'), 'not a folder')
    expect(refusalOf(() => openSqlite(join(folder, 'data/padan.db'))).reason).toBe('unwritable')
  })

  test('a file that is no database is one clear line, and the file is left as it was', () => {
    const path = join(folder, 'padan.db')
    const letter = 'Dear office, this is a letter and no database. '.repeat(100)
    writeFileSync(path, letter)
    const refusal = refusalOf(() => openSqlite(path))
    expect(refusal).toMatchObject({
      reason: 'not_a_database',
      message: expect.stringMatching(/padan\.db is not a database[^\n]*$/),
    })
    expect(readFileSync(path, 'utf8')).toBe(letter)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  test('a database that another program does not let go is one clear line, and works once it is free', async () => {
    const path = join(folder, 'padan.db')
    const store = openSqlite(path, { patience: 50 })
    onTestFinished(() => store.close())
    await migrate(store, migrationFiles())
    const other = new Database(path)
    other.exec('begin immediate')
    const refusal: unknown = await store.commit([employer(store)], []).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      reason: 'locked',
      message: expect.stringMatching(/padan\.db is in use by another program[^\n]*$/),
    })
    other.exec('rollback')
    other.close()
    await store.commit([employer(store)], [])
    expect(await employers(store)).toEqual(['emp_1'])
  })
})

function refusalOf(open: () => unknown): DatabaseUnavailable {
  try {
    open()
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return error
    throw error
  }
  throw new Error('it was opened')
}

/** Runs it without root's right to write everywhere, within a folder that all may enter; tests in containers often run as root. */
function asNobody<T>(folder: string, work: () => T): T {
  const root = process.geteuid?.() === 0
  if (root) {
    chmodSync(folder, 0o755)
    process.seteuid?.(65534)
  }
  try {
    return work()
  } finally {
    if (root) process.seteuid?.(0)
  }
}
