import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { dataFolder, padan } from './io.ts'

const HASH = /--expect (\d+:[0-9a-f]{64})\)/

/** A data folder whose log has some changes, and what to expect of it. */
async function folderWithLog(): Promise<{ folder: string; expected: string }> {
  const folder = dataFolder()
  await padan(['key', 'create', '--role', 'officer'])
  const expected = HASH.exec((await padan(['verify-log'])).out)?.[1] ?? ''
  return { folder, expected }
}

function alter(folder: string, sql: string): void {
  const database = new Database(join(folder, 'padan.db'))
  database.exec(sql)
  database.close()
}

test('padan verify-log says that the log is unbroken, and what to write down against a log written anew', async () => {
  const { folder, expected } = await folderWithLog()
  const { code, out, err } = await padan(['verify-log', '--expect', expected])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const [seq, hash = ''] = expected.split(':')
  expect(out).toBe(`unbroken: ${seq} changes to ${hash.slice(0, 4)}… (write this down: padan verify-log --expect ${expected})\n`)
  await padan(['key', 'create', '--role', 'officer'])
  expect((await padan(['verify-log', '--expect', expected, '--from', '2'])).code).toBe(0)
  alter(folder, `update change set entity_id = 'key_of_somebody_else' where seq = 2`)
  expect(await padan(['verify-log'])).toEqual({ code: 5, out: '', err: 'broken at change 2: is not as it was written\n' })
})

test('a log that was written anew is not as expected', async () => {
  const { folder, expected } = await folderWithLog()
  alter(folder, 'delete from change; update change_head set seq = 0, hash = null')
  const { code, err } = await padan(['verify-log', '--expect', expected])
  expect(code).toBe(5)
  expect(err).toMatch(/^broken at change \d+: is missing\n$/)
})

test('it leaves a database as it is: one that is not there is not made, and an older one is not brought up to date', async () => {
  const folder = dataFolder()
  expect(await padan(['verify-log'])).toMatchObject({ code: 4, err: expect.stringContaining('check PADAN_DATA') })
  expect(existsSync(join(folder, 'padan.db'))).toBe(false)
  alter(folder, 'create table other (a TEXT)')
  expect(await padan(['verify-log'])).toMatchObject({ code: 4, err: expect.stringContaining('padan migrate') })
})

test.each(['12', 'x:aa', `1:${'g'.repeat(64)}`])('--expect %s is wrong use', async (given) => {
  expect(await padan(['verify-log', '--expect', given])).toMatchObject({ code: 2, out: '' })
})
