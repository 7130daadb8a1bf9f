import { describe, expect, test } from 'vitest'
import { endSessionsOf, graduateAccountWrites } from '../../src/accounts/ending.ts'
import { passwordProblems } from '../../src/accounts/password-rules.ts'
import { call } from '../world.ts'
import {
  byPassword,
  clocked,
  DAY,
  family,
  GOOD,
  get,
  HOUR,
  MINUTE,
  opens,
  post,
  sentCodes,
  staff,
  staffToken,
  withPassword,
} from './people.ts'

const PHONE = '081311112222'

async function one() {
  const at = await clocked({ graduates: family })
  const account = await withPassword(at, at.graduates[2]!.id, GOOD)
  const signIn = async (kind = 'shared') => {
    // Ids sort by time of making, and two of one moment by chance.
    at.clock.now += 1
    return (await byPassword(at, PHONE, GOOD, kind)).body.token
  }
  return { at, account, signIn }
}

describe('a session', () => {
  test('is an opaque token that is stored only as a hash, new at each sign-in', async () => {
    const { at, signIn } = await one()
    const [first, second] = [await signIn(), await signIn()]
    expect(first).toMatch(/^padan_s_[\w-]{43}$/)
    expect(second).not.toBe(first)
    const rows = JSON.stringify(await at.store.db.selectFrom('session').selectAll().execute())
    expect(rows).not.toContain(first.slice('padan_s_'.length))
    for (const wrong of [first.slice(0, -1), `${first}x`, first.replace('_s_', '_t_'), first.toUpperCase()])
      expect(await opens(at, wrong)).toBeNull()
  })

  test('on a shared phone ends after half an hour without use, and after eight hours whatever its use', async () => {
    const { at, signIn } = await one()
    const idle = await signIn()
    at.clock.now += 30 * MINUTE - 1
    expect(await opens(at, idle)).toBe('graduate')
    at.clock.now += 30 * MINUTE
    expect(await opens(at, idle)).toBeNull()
    const busy = await signIn()
    const began = at.clock.now
    while (at.clock.now < began + 8 * HOUR - 20 * MINUTE) {
      at.clock.now += 20 * MINUTE
      expect(await opens(at, busy)).toBe('graduate')
    }
    at.clock.now = began + 8 * HOUR
    expect(await opens(at, busy)).toBeNull()
  })

  test('on one’s own phone lasts ninety days from its last use', async () => {
    const { at, signIn } = await one()
    const own = await signIn('own')
    for (let month = 0; month < 6; month++) {
      at.clock.now += 80 * DAY
      expect(await opens(at, own)).toBe('graduate')
    }
    at.clock.now += 90 * DAY
    expect(await opens(at, own)).toBeNull()
  })

  test('on a kiosk ends after five minutes without use', async () => {
    const { at, signIn } = await one()
    const kiosk = await signIn('kiosk')
    at.clock.now += 4 * MINUTE
    expect(await opens(at, kiosk)).toBe('graduate')
    at.clock.now += 5 * MINUTE
    expect(await opens(at, kiosk)).toBeNull()
  })

  test('of staff ends after twelve hours, and “my phone” changes nothing in that', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'officer', name: 'Sri', email: 'sri@contoh.example' })
    const token = await staffToken(at, 'sri@contoh.example', account)
    at.clock.now += 12 * HOUR - MINUTE
    expect(await opens(at, token)).toBe('officer')
    at.clock.now += MINUTE
    expect(await opens(at, token)).toBeNull()
  })

  test('says at most once a minute that it was used', async () => {
    const { at, account, signIn } = await one()
    const token = await signIn()
    const seen = async () =>
      (await at.store.db.selectFrom('session').select('seen_at').where('account_id', '=', account).executeTakeFirstOrThrow())
        .seen_at
    const began = at.clock.now
    at.clock.now += MINUTE - 1
    await opens(at, token)
    expect(await seen()).toBe(began)
    at.clock.now += 1
    await opens(at, token)
    expect(await seen()).toBe(began + MINUTE)
  })

  test('is listed, and ended one by one or all but one’s own', async () => {
    const { at, signIn } = await one()
    const [phone, library, cafe] = [await signIn('own'), await signIn(), await signIn()]
    const listed = async () =>
      (await (await call(at, { key: phone }, 'GET', '/me/sessions')).json()) as {
        sessions: { id: string; current: boolean; kind: string }[]
      }
    const { sessions } = await listed()
    expect(sessions.map(({ current, kind }) => [current, kind])).toEqual([
      [false, 'shared'],
      [false, 'shared'],
      [true, 'own'],
    ])
    expect((await post(at, `/me/sessions/${sessions[1]!.id}/ending`, {}, phone)).status).toBe(200)
    expect([await opens(at, library), await opens(at, cafe), await opens(at, phone)]).toEqual([null, 'graduate', 'graduate'])
    expect((await post(at, '/me/sessions/ending', {}, phone)).status).toBe(200)
    expect([await opens(at, cafe), await opens(at, phone)]).toEqual([null, 'graduate'])
    expect((await listed()).sessions).toHaveLength(1)
  })

  test('of somebody else cannot be ended or seen, and no key opens this part', async () => {
    const { at, signIn } = await one()
    await signIn()
    const other = await withPassword(at, at.graduates[0]!.id, 'perahu kayu merah')
    const stranger = (await byPassword(at, '0812 3456 7890', 'perahu kayu merah')).body.token
    const row = await at.store.db.selectFrom('session').select('id').where('account_id', '!=', other).executeTakeFirstOrThrow()
    expect((await post(at, `/me/sessions/${row.id}/ending`, {}, stranger)).status).toBe(404)
    expect((await get(at, '/me/sessions', at.graduates[2]!.key)).status).toBe(403)
    expect((await get(at, '/me/sessions')).status).toBe(401)
  })

  test('ends with the word of another slice, for a graduate and for an employer’s users', async () => {
    const { at, signIn } = await one()
    const token = await signIn()
    await at.store.commit(endSessionsOf(at.system(), { graduate: at.graduates[2]!.id }), [])
    expect(await opens(at, token)).toBeNull()
    const key = (await post(at, '/sign-in/key', { key: at.employer.key })).body.token
    expect(await opens(at, key)).toBe('employer')
    await at.store.commit(endSessionsOf(at.system(), { employer: at.employer.of.id }), [])
    expect(await opens(at, key)).toBeNull()
  })

  test('and all else of an account is gone when its graduate is', async () => {
    const { at, account, signIn } = await one()
    await signIn()
    await post(at, '/sign-in/code', { who: PHONE })
    const { writes, changes } = await graduateAccountWrites(at.system(), at.graduates[2]!.id, [])
    await at.store.commit(writes, changes)
    for (const table of ['session', 'one_time_code', 'account_event'] as const)
      expect(await at.store.db.selectFrom(table).selectAll().where('account_id', '=', account).execute()).toEqual([])
    expect(await at.store.db.selectFrom('account').selectAll().where('id', '=', account).execute()).toEqual([])
    expect(await opens(at, at.graduates[2]!.key!)).toBeNull()
  })
})

describe('a new password', () => {
  test('needs the old one, ends all other sessions, and stands in the history', async () => {
    const { at, signIn } = await one()
    const [here, there] = [await signIn(), await signIn()]
    expect((await post(at, '/me/password', { password: 'tiga kata biasa' }, here)).status).toBe(403)
    expect((await post(at, '/me/password', { current: 'salah', password: 'tiga kata biasa' }, here)).status).toBe(403)
    expect((await post(at, '/me/password', { current: GOOD, password: 'tiga kata biasa' }, here)).status).toBe(200)
    expect([await opens(at, here), await opens(at, there)]).toEqual(['graduate', null])
    expect((await byPassword(at, PHONE)).status).toBe(401)
    expect((await byPassword(at, PHONE, 'tiga kata biasa')).status).toBe(200)
    const { events } = (await (await call(at, { key: here }, 'GET', '/me/sessions')).json()) as {
      events: { what: string; by: string }[]
    }
    expect(events[0]).toMatchObject({ what: 'password_set', by: 'self' })
  })

  test('needs no old one just after a code, since it was forgotten', async () => {
    const { at } = await one()
    const asked = await post(at, '/sign-in/code', { who: PHONE, kind: 'own' })
    const { token } = (await post(at, '/sign-in/code/entry', { code: (await sentCodes(at))[0] }, asked.body.token)).body
    expect((await post(at, '/me/password', { password: 'tiga kata biasa' }, token)).status).toBe(200)
    at.clock.now += 31 * MINUTE
    expect((await post(at, '/me/password', { password: 'empat kata biasa' }, token)).status).toBe(403)
  })

  test.each([
    ['pendek', 'password_short'],
    ['a'.repeat(201), 'password_long'],
    ['aaaaaaaa', 'password_common'],
    ['12345678', 'password_common'],
    ['Rahasia123', 'password_common'],
    ['katasandi', 'password_common'],
    ['Indonesia1945', 'password_common'],
    ['qwertyuiop', 'password_common'],
    ['17081945', 'password_common'],
    ['abcdabcd', 'password_common'],
    ['081311112222', 'password_own'],
    ['+62 813 1111 2222', 'password_own'],
    ['yunus2001', 'password_own'],
  ])('is refused when it is %s (%s)', (password, reason) => {
    expect(passwordProblems(password, { name: 'Yunus', phone: '+6281311112222' })).toMatchObject([
      { pointer: '/password', reason },
    ])
  })

  test.each(['kapal biru di dermaga', 'xK9#vprq', 'ikan bakar pedas', 'やきとりとビールで', 'tarakan pagi hujan', '888gunung'])(
    'may be %s: no rule of composition',
    (password) => {
      expect(passwordProblems(password, { name: 'Yunus', phone: '+6281311112222' })).toEqual([])
    },
  )
})
