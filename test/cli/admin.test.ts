import { beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { appOf, openHere } from '../../src/node.ts'
import { dataFolder, padan } from './io.ts'

let folder = ''
beforeEach(() => {
  folder = dataFolder()
})

const asked = async (path: string, body: object) => {
  const here = await openHere(readConfig({ PADAN_DATA: folder }))
  try {
    const answer = await appOf(here).request(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { next?: string } }
  } finally {
    await here.close()
  }
}

describe('padan admin create', () => {
  test('prints a link and a code that sign in once and lead to the second factor', async () => {
    const { code, out } = await padan(['admin', 'create', '--name', 'Sri Wahyuni', '--email', 'sri@contoh.example'])
    expect(code).toBe(0)
    const [link = '', letters = ''] = out.trim().split('\n')
    expect(letters).toMatch(/^[B-Z]{4}-[B-Z]{4}-[B-Z]{4}$/)
    expect(link).toBe(`http://localhost:3000/sign-in/slip?code=${letters}`)
    expect(await asked('/sign-in/slip', { code: letters })).toMatchObject({ status: 200, body: { next: 'enrol' } })
    expect(await asked('/sign-in/slip', { code: letters })).toMatchObject({ status: 401 })
  })

  test.each([
    ['no name', ['--email', 'sri@contoh.example'], 2, '--name'],
    ['an address that is none', ['--name', 'Sri', '--email', 'sri'], 2, 'email'],
    ['no way to be reached', ['--name', 'Sri'], 4, 'padan: '],
  ])('with %s ends with a sentence', async (_, words, code, said) => {
    const ran = await padan(['admin', 'create', ...words])
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toContain(said)
  })
})

describe('padan key create', () => {
  test('limits a key to scopes that exist', async () => {
    const { code, out } = await padan(['key', 'create', '--role', 'officer', '--scopes', 'me:read, employers:read'])
    expect([code, out]).toEqual([0, expect.stringMatching(/^padan_[\w-]{43}\n$/)])
    const wrong = await padan(['key', 'create', '--role', 'officer', '--scopes', 'semua'])
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('employers:read')
  })

  test('refuses an office and an owner that do not exist', async () => {
    const office = await padan(['key', 'create', '--role', 'officer', '--office', 'off_00000000000000000000000009'])
    const owner = await padan(['key', 'create', '--role', 'officer', '--owner', 'acc_00000000000000000000000009'])
    expect([office.code, owner.code]).toEqual([4, 4])
  })
})
