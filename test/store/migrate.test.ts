import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/store/errors.ts'
import { migrate, statementsOf } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { databases } from '../databases.ts'
import { employer, employers } from './rows.ts'

const files = migrationFiles()
const names = files.map((file) => file.name)
const boat = {
  name: '9001_boat.sql',
  sql: `CREATE TABLE boat (name TEXT NOT NULL); INSERT INTO boat (name) VALUES ('it''s; a -- boat');`,
}

describe.each(databases)('$name', ({ fresh }) => {
  test('files are applied once, in order of name, and a second start finds nothing to do and all rows in place', async () => {
    const open = await fresh()
    const store = await open()
    expect(await migrate(store, [boat, ...files])).toEqual([...names, boat.name])
    await store.commit([employer(store)], [])
    const again = await open()
    expect(await migrate(again, [...files, boat])).toEqual([])
    expect(await employers(again)).toEqual(['emp_1'])
    expect((await sql<{ name: string }>`select name from boat`.execute(again.db)).rows).toEqual([{ name: "it's; a -- boat" }])
  })

  test('an old database gets the files that came since', async () => {
    const open = await fresh()
    const store = await open()
    await migrate(store, files)
    await store.commit([employer(store)], [])
    expect(await migrate(store, [...files, boat])).toEqual([boat.name])
    expect(await employers(store)).toEqual(['emp_1'])
  })

  test('programs that start at the same time apply each file once between them', async () => {
    const open = await fresh()
    const applied = await Promise.all(Array.from({ length: 4 }, async () => migrate(await open(), [...files, boat])))
    expect(applied.flat().sort()).toEqual([...names, boat.name])
    const store = await open()
    expect((await sql`select name from boat`.execute(store.db)).rows).toHaveLength(1)
    expect(await store.db.selectFrom('migration').select('name').orderBy('id').execute()).toHaveLength(files.length + 1)
  })

  test('a file that fails leaves nothing of itself, and is applied once it is right', async () => {
    const store = await (await fresh())()
    await migrate(store, files)
    await expect(
      migrate(store, [...files, { ...boat, sql: `${boat.sql} INSERT INTO ship (name) VALUES ('x')` }]),
    ).rejects.toThrow('ship')
    expect(await migrate(store, [...files, boat])).toEqual([boat.name])
  })

  test('a database from a newer version is refused in one line that names what is unknown, and is left as it is', async () => {
    const store = await (await fresh())()
    await migrate(store, [...files, boat])
    const refusal: unknown = await migrate(store, [
      ...files,
      { name: '0002_other.sql', sql: 'CREATE TABLE other (a TEXT)' },
    ]).catch((e) => e)
    expect(refusal).toBeInstanceOf(DatabaseUnavailable)
    expect(refusal).toMatchObject({
      reason: 'newer',
      message: expect.stringMatching(/newer version of Padan.*9001_boat\.sql[^\n]*$/),
    })
    await expect(sql`select * from other`.execute(store.db)).rejects.toThrow('other')
  })
})

describe('the files of migrations/', () => {
  test('are numbered without a gap', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1))
  })

  test.each(files)('$name keeps to SQL that all three databases take', (file) => {
    for (const statement of statementsOf(file.sql)) {
      expect(statement).toMatch(
        /^(CREATE (TABLE|INDEX|UNIQUE INDEX)|INSERT INTO|ALTER TABLE|UPDATE|DROP (TABLE|INDEX)|DELETE FROM) /,
      )
      expect(statement).not.toMatch(
        /\b(AUTOINCREMENT|SERIAL|BOOLEAN|JSONB?|TIMESTAMP\w*|DATETIME|VARCHAR|DATE|UUID|BLOB|BYTEA|WITHOUT ROWID|STRICT)\b/i,
      )
    }
  })
})

test('a file is split at the semicolons that end a statement only', () => {
  const text = `-- a; comment\nCREATE TABLE a (b TEXT DEFAULT 'x;--y'); /* c; d */\nINSERT INTO "a;b" (c) VALUES (4 / 2 - 1);;\n`
  expect(statementsOf(text)).toEqual([`CREATE TABLE a (b TEXT DEFAULT 'x;--y')`, `INSERT INTO "a;b" (c) VALUES (4 / 2 - 1)`])
})
