import { describe, expect, test } from 'vitest'
import { open } from '../world.ts'
import {
  byPassword,
  clocked,
  cookieOf,
  family,
  form,
  GOOD,
  get,
  lateStore,
  MINUTE,
  opens,
  post,
  sentCodes,
  withPassword,
} from './people.ts'

describe('by password', () => {
  test('phone in any spelling, and e-mail, open one’s own account', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    for (const who of ['081311112222', '+62 813 1111 2222', '62-813-1111-2222']) {
      const { status, body } = await byPassword(at, who)
      expect([status, body.next]).toEqual([200, null])
      expect(await get(at, '/me', body.token)).toMatchObject({ body: { role: 'graduate', subject: at.graduates[2]!.id } })
    }
  })

  test('people of one number are those whose password it is, and choose by name when it is several', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[0]!.id, GOOD)
    await withPassword(at, at.graduates[1]!.id, 'perahu kayu merah')
    const alone = await byPassword(at, '0812 3456 7890', 'perahu kayu merah')
    expect(await get(at, '/me', alone.body.token)).toMatchObject({ body: { subject: at.graduates[1]!.id } })
    const own = await withPassword(at, at.graduates[1]!.id, GOOD)
    const both = await byPassword(at, '0812 3456 7890')
    expect(both.body.next).toBe('choose')
    expect(await opens(at, both.body.token)).toBeNull()
    const { choices } = (await get(at, '/sign-in/choice', both.body.token)).body
    expect(choices.map(({ name }) => name).sort()).toEqual(['Markus Lawai', 'Rusni'])
    const chosen = await post(at, '/sign-in/choice', { account: own }, both.body.token)
    expect(await get(at, '/me', chosen.body.token)).toMatchObject({ body: { subject: at.graduates[1]!.id } })
    // The choice is made once, and only among one's own.
    expect((await post(at, '/sign-in/choice', { account: own }, both.body.token)).status).toBe(401)
  })

  test('nobody else’s name can be chosen or read', async () => {
    const at = await clocked({ graduates: family })
    for (const { id } of at.graduates) await withPassword(at, id, GOOD)
    const stranger = await at.store.db
      .selectFrom('account')
      .select('id')
      .where('graduate_id', '=', at.graduates[2]!.id)
      .executeTakeFirstOrThrow()
    const half = await byPassword(at, '0812 3456 7890')
    expect((await post(at, '/sign-in/choice', { account: stranger.id }, half.body.token)).status).toBe(403)
    expect((await get(at, '/sign-in/choice')).status).toBe(401)
    expect((await get(at, '/sign-in/choice', at.graduates[2]!.key)).status).toBe(401)
  })

  test('wrong, unknown and without a password are answered alike, after the same work', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const took = async (who: string) => {
      const start = performance.now()
      const { status, body, headers } = await byPassword(at, who, 'salah sama sekali')
      headers.delete('x-request-id')
      for (const name of [...headers.keys()].filter((each) => each.startsWith('ratelimit'))) headers.delete(name)
      return {
        ms: performance.now() - start,
        told: JSON.stringify({ status, body: { ...body, request_id: '' }, headers: [...headers] }),
      }
    }
    const wrong = await took('0813 1111 2222')
    const unknown = await took('0856 9999 0000')
    const without = await took('0812 3456 7890')
    expect(wrong.told).toContain('401')
    expect([unknown.told, without.told]).toEqual([wrong.told, wrong.told])
    for (const { ms } of [unknown, without]) expect(ms).toBeGreaterThan(wrong.ms / 3)
  })

  test('a password is stored as scrypt with its cost, and stored anew when the cost is no longer ours', async () => {
    const at = await clocked({ graduates: family })
    const id = await withPassword(at, at.graduates[2]!.id, GOOD)
    const { hashPassword } = await import('../../src/accounts/password.ts')
    const stored = () => at.store.db.selectFrom('account').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow()
    expect((await stored()).password_hash).toMatch(/^scrypt\$32768\$8\$1\$/)
    await at.store.db
      .updateTable('account')
      .set({ password_hash: await hashPassword(GOOD, { N: 1024, r: 8, p: 1 }) })
      .where('id', '=', id)
      .execute()
    expect((await byPassword(at, '081311112222')).status).toBe(200)
    expect((await stored()).password_hash).toMatch(/^scrypt\$32768\$8\$1\$/)
    expect((await byPassword(at, '081311112222')).status).toBe(200)
  })
})

describe('by a code that is sent', () => {
  test('asking is answered alike for a known and an unknown number, and only the known one gets a message', async () => {
    const at = await clocked({ graduates: family })
    const ask = async (who: string) => {
      const { status, body, headers } = await post(at, '/sign-in/code', { who })
      return { status, shape: { ...body, token: body.token.length }, names: [...headers.keys()].sort() }
    }
    const unknown = await ask('0856 9999 0000')
    expect(await sentCodes(at)).toEqual([])
    expect(await ask('0813 1111 2222')).toEqual(unknown)
    expect(await sentCodes(at)).toHaveLength(1)
  })

  test('the right code opens the one who asked, once', async () => {
    const at = await clocked({ graduates: family })
    const asked = await post(at, '/sign-in/code', { who: '081311112222', kind: 'own' })
    const [code] = await sentCodes(at)
    const { body } = await post(at, '/sign-in/code/entry', { code: `${code!.slice(0, 3)} ${code!.slice(3)}` }, asked.body.token)
    expect(await get(at, '/me', body.token)).toMatchObject({ body: { subject: at.graduates[2]!.id, session: { kind: 'own' } } })
    expect((await post(at, '/sign-in/code/entry', { code }, asked.body.token)).status).toBe(401)
  })

  test('a code opens no other browser than the one that asked for it', async () => {
    const at = await clocked({ graduates: family })
    await post(at, '/sign-in/code', { who: '081311112222' })
    const [code] = await sentCodes(at)
    const thief = await post(at, '/sign-in/code', { who: '081311112222' })
    expect((await post(at, '/sign-in/code/entry', { code }, thief.body.token)).status).toBe(401)
    expect((await post(at, '/sign-in/code/entry', { code })).status).toBe(401)
  })

  test('people of one number choose by name', async () => {
    const at = await clocked({ graduates: family })
    const asked = await post(at, '/sign-in/code', { who: '0812 3456 7890' })
    const entered = await post(at, '/sign-in/code/entry', { code: (await sentCodes(at))[0] }, asked.body.token)
    expect(entered.body.next).toBe('choose')
    expect((await get(at, '/sign-in/choice', entered.body.token)).body.choices).toHaveLength(2)
  })

  test('is over after five wrong tries and after ten minutes', async () => {
    const at = await clocked({ graduates: family })
    const asked = await post(at, '/sign-in/code', { who: '081311112222' })
    const right = (await sentCodes(at))[0]!
    const wrong = right === '000000' ? '000001' : '000000'
    for (const left of [4, 3, 2, 1, 0])
      expect((await post(at, '/sign-in/code/entry', { code: wrong }, asked.body.token)).body.detail).toContain(String(left))
    at.clock.now += MINUTE
    expect((await post(at, '/sign-in/code/entry', { code: right }, asked.body.token)).status).toBe(401)
    const again = await post(at, '/sign-in/code', { who: '081311112222' })
    const later = (await sentCodes(at)).at(-1)
    at.clock.now += 10 * MINUTE
    expect((await post(at, '/sign-in/code/entry', { code: later }, again.body.token)).status).toBe(401)
  })

  test('many tries at once are no more than one after the other', async () => {
    const late = lateStore()
    const at = await clocked({ graduates: family, settings: { store: late.store } })
    const asked = await post(at, '/sign-in/code', { who: '081311112222' })
    late.late = true
    const statuses = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, i) => (await post(at, '/sign-in/code/entry', { code: String(i).padStart(6, '0') }, asked.body.token)).status,
      ),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(1)
    expect(at.bugs).toEqual([])
  })

  test('neither code nor number is stored as it is', async () => {
    const at = await clocked({ graduates: family })
    await post(at, '/sign-in/code', { who: '081311112222' })
    const [code] = await sentCodes(at)
    const rows = [
      ...(await at.store.db.selectFrom('one_time_code').selectAll().execute()),
      ...(await at.store.db.selectFrom('message').selectAll().execute()),
      ...(await at.store.db.selectFrom('session').selectAll().execute()),
      ...(await at.store.db.selectFrom('brake').selectAll().execute()),
    ]
    expect(JSON.stringify(rows)).not.toContain('81311112222')
    expect(JSON.stringify(rows)).not.toContain(`"${code}"`)
  })
})

describe('in a browser', () => {
  test('each sign-in leaves a new cookie, guarded over https, and ends the session that was there', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const planted = cookieOf(await form(at, '/sign-in/code', { who: '085699990000' }))
    expect(planted).toMatch(/^padan_session=padan_s_/)
    const first = await form(at, '/sign-in', { who: '081311112222', password: GOOD }, planted)
    expect([first.status, first.headers.get('location')]).toEqual([303, `/graduates/${at.graduates[2]!.id}/matches`])
    expect(first.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect(first.headers.get('set-cookie')).not.toMatch(/Max-Age/)
    const cookie = cookieOf(first)
    expect(cookie).not.toBe(planted)
    expect(await opens(at, planted.slice('padan_session='.length))).toBeNull()
    expect(await opens(at, cookie.slice('padan_session='.length))).toBe('graduate')
    const again = await form(at, '/sign-in', { who: '081311112222', password: GOOD }, cookie)
    expect(await opens(at, cookie.slice('padan_session='.length))).toBeNull()
    expect(await opens(at, cookieOf(again).slice('padan_session='.length))).toBe('graduate')
    const secure = await form(at, '/sign-in', { who: '081311112222', password: GOOD, own: 'yes' }, null, {
      'X-Forwarded-Proto': 'https',
    })
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-padan=padan_s_.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('the name is on every page, error pages too', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const cookie = cookieOf(await form(at, '/sign-in', { who: '081311112222', password: GOOD }))
    for (const path of ['/', '/me', '/me/sessions', '/offices', '/graduates/nobody'])
      expect(await (await at.app.request(path, { headers: { Cookie: cookie } })).text()).toContain('Yunus (lulusan)')
  })

  test('a wrong password brings the form back with the number and without the password', async () => {
    const at = await clocked({ graduates: family })
    const answer = await form(at, '/sign-in', { who: '081311112222', password: 'rahasia saya' })
    expect(answer.status).toBe(401)
    const page = await answer.text()
    expect(page).toContain('value="081311112222"')
    expect(page).not.toContain('rahasia saya')
  })

  test('a kiosk ends with the hand-over and shows the sign-in to the next person', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const page = await (await at.app.request('/sign-in?kiosk=yes')).text()
    expect(page).toContain('name="kiosk"')
    const cookie = cookieOf(await form(at, '/sign-in', { who: '081311112222', password: GOOD, kiosk: 'yes' }))
    expect(await (await at.app.request('/me', { headers: { Cookie: cookie } })).text()).toContain('Selesai, orang berikutnya')
    const over = await form(at, '/sign-out', {}, cookie)
    expect([over.status, over.headers.get('location')]).toEqual([303, '/sign-in?kiosk=yes'])
    expect(over.headers.get('set-cookie')).toMatch(/^padan_session=;.*Max-Age=0/)
    expect(await opens(at, cookie.slice('padan_session='.length))).toBeNull()
  })

  test('a half-done sign-in is kept by no cache', async () => {
    const at = await clocked({ graduates: family })
    for (const { id } of at.graduates) await withPassword(at, id, GOOD)
    const cookie = cookieOf(await form(at, '/sign-in', { who: '081234567890', password: GOOD }))
    const choice = await at.app.request('/sign-in/choice', { headers: { Cookie: cookie } })
    expect(await choice.text()).toContain('Rusni')
    expect(choice.headers.get('cache-control')).toBe('no-store')
  })

  test('an API key signs a browser in, which gets a session and never the key, and ends with the key', async () => {
    const at = await clocked({ graduates: family })
    const answer = await form(at, '/sign-in/key', { key: ` ${at.officer.key} ` })
    expect(answer.status).toBe(303)
    const cookie = cookieOf(answer)
    expect(cookie).not.toContain(at.officer.key!)
    expect(await opens(at, cookie.slice('padan_session='.length))).toBe('officer')
    expect((await open(at, { key: cookie.slice('padan_session='.length) }, '/profiles')).status).toBe(200)
    await at.store.db.updateTable('api_key').set({ revoked_at: at.clock.now }).execute()
    expect(await opens(at, cookie.slice('padan_session='.length))).toBeNull()
  })
})
