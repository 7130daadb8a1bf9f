import { afterAll, beforeAll, expect, test } from 'vitest'
import { wrongFields } from '../world.ts'
import { type Cast, type Casting, casting } from './cast.ts'
import { wholeState } from './state.ts'

let cast: Casting
let at: Cast
beforeAll(async () => {
  cast = await casting()
  at = cast.first
})
afterAll(() => cast.close())

/** Addresses of this machine, its network and its cloud, in the spellings that have got past other checks. */
const INNER = [
  'http://127.0.0.1/',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://10.0.0.1/',
  'https://192.168.1.1/',
  'https://172.16.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://0.0.0.0/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'javascript:alert(1)',
]

test('no webhook is taken that would reach into our own network', async () => {
  const before = await wholeState(at.store)
  for (const role of ['administrator', 'employer own'] as const)
    for (const url of INNER) {
      const answer = await at.app.request('/api/v1/webhooks', {
        method: 'POST',
        headers: { Authorization: `Bearer ${at.as[role].key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ url, kinds: ['vacancy'] }),
      })
      expect([url, answer.status]).toEqual([url, 400])
      expect(await wrongFields(answer)).toEqual(['#/url'])
    }
  expect(await wholeState(at.store)).toEqual(before)
})
