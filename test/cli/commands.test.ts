import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openHere } from '../../src/node.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { dataFolder, jsonl, padan } from './io.ts'

let folder = ''

beforeEach(() => {
  folder = dataFolder()
})

async function callerOf(token: string) {
  const here = await openHere(readConfig({ PADAN_DATA: folder }))
  try {
    return await here.padan.callerOf(token)
  } finally {
    await here.close()
  }
}

describe('padan key', () => {
  test('create prints a key that opens what its role may, and revoke ends it', async () => {
    const { code, out, err } = await padan(['key', 'create', '--role', 'officer', '--label', 'counter 2'])
    expect(code).toBe(0)
    expect(out).toMatch(/^padan_[\w-]{43}\n$/)
    expect(await callerOf(out.trim())).toMatchObject({ role: 'officer' })
    const id = /key_\w+/.exec(err)?.[0] ?? ''
    expect(await padan(['key', 'revoke', id])).toEqual({ code: 0, out: '', err: '' })
    expect(await callerOf(out.trim())).toBeNull()
  })

  test.each([
    ['an unknown role', ['--role', 'king'], 2, 'Allowed choices are'],
    ['no role', [], 2, '--role'],
    ['days that are none', ['--role', 'officer', '--days', '0'], 2, 'whole number'],
    ['an employer that is not named', ['--role', 'employer'], 4, 'padan: '],
    ['an employer that does not exist', ['--role', 'employer', '--for', 'emp_x'], 4, 'padan: '],
    ['an officer who speaks for somebody', ['--role', 'officer', '--for', 'emp_x'], 4, 'padan: '],
  ])('create with %s ends with a sentence', async (_, words, code, said) => {
    const ran = await padan(['key', 'create', ...words])
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toContain(said)
  })

  test('revoking a key that does not exist is refused', async () => {
    expect(await padan(['key', 'revoke', 'key_none'])).toMatchObject({ code: 4, out: '' })
  })
})

test('padan migrate says what it did, and has nothing to do the second time', async () => {
  const all = migrationFiles()
    .map(({ name }) => `applied ${name}\n`)
    .join('')
  expect(await padan(['migrate'])).toEqual({ code: 0, out: all, err: '' })
  expect(await padan(['migrate'])).toEqual({ code: 0, out: 'nothing to do\n', err: '' })
})

describe('padan seed', () => {
  test('loads the demo and prints its keys, the same when it is repeated', async () => {
    const { code, out, err } = await padan(['seed'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^14 employers, 45 vacancies, 260 graduates\nadministrator: padan_/)
    expect((await padan(['seed'])).out).toBe(out)
  })

  test('refuses a database of real people', async () => {
    await padan(['import', 'graduates', '-'], { input: jsonl({ id: 'a', name: 'Markus Lawai', education: 'SMA' }) })
    const { code, out, err } = await padan(['seed'])
    expect({ code, out }).toEqual({ code: 4, out: '' })
    expect(err).toMatch(/^padan: this database holds real people[^\n]+\n$/)
  })
})

test('padan alone tells what it can do, as wrong use', async () => {
  const { code, out, err } = await padan([])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  for (const command of ['serve', 'migrate', 'seed', 'key', 'import', 'match', 'read', 'backup', 'verify-log'])
    expect(err).toContain(`\n  ${command} `)
})

test.each([
  [['serve'], 'PADAN_DATA'],
  [['migrate'], 'safe to repeat'],
  [['seed'], 'demo province'],
  [['key', 'create'], '--role <role>'],
  [['key', 'revoke'], '<id>'],
  [['import', 'graduates'], 'tanggal lahir'],
  [['import', 'vacancies'], '--employer <employer>'],
  [['match'], '--by <side>'],
  [['read', 'profiles'], '--on <date>'],
  [['backup'], 'pg_dump'],
  [['verify-log'], '--expect <number:hash>'],
])('padan %s --help needs no database and names exit codes', async (words, said) => {
  const { code, out } = await padan([...words, '--help'])
  expect(code).toBe(0)
  expect(out).toContain(said)
  expect(out).toContain('4  the database')
})

test('a setting that is wrong is one line with exit code 4', async () => {
  vi.stubEnv('PADAN_SECRET', 'short')
  expect(await padan(['migrate'])).toEqual({ code: 4, out: '', err: 'padan: PADAN_SECRET must have 32 characters or more\n' })
})
