import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NOW } from '../world.ts'
import { type Cast, type Casting, casting, PASSWORD } from './cast.ts'
import { cookieIn, form, roleOf, sentCode, step, tokenIn } from './signing-in.ts'

const PHONE = '0813 1111 2222'
const MINUTE = 60_000

let now = NOW
let cast: Casting
let at: Cast
beforeAll(async () => {
  cast = await casting({ now: () => now })
})
beforeEach(async () => {
  now = NOW
  at = await cast.fresh()
})
afterAll(() => cast.close())

const tokenOf = (cookie: string): string => cookie.split('=')[1] ?? ''
const pageAs = async (cookie: string): Promise<string> => {
  const answer = await at.app.request('/me', { headers: { Cookie: cookie } })
  return /Keluar/.test(await answer.text()) ? 'signed in' : 'visitor'
}

describe('a token that somebody slipped into the browser', () => {
  test('is not the one after the sign-in, and is worth nothing from then on', async () => {
    const planted = at.as['graduate self'].session ?? ''
    expect(await roleOf(at, planted)).toBe('graduate')
    const answer = await form(at, '', { who: PHONE, password: PASSWORD }, `padan_session=${planted}`)
    expect(answer.status).toBe(303)
    const after = tokenOf(cookieIn(answer))
    expect(after).not.toBe(planted)
    expect(await roleOf(at, after)).toBe('graduate')
    expect(await roleOf(at, planted)).toBe('401')
  })

  test('is not taken over when it is made up', async () => {
    const planted = `padan_s_${'A'.repeat(43)}`
    const answer = await form(at, '', { who: PHONE, password: PASSWORD }, `padan_session=${planted}`)
    expect(tokenOf(cookieIn(answer))).not.toBe(planted)
    expect(await roleOf(at, planted)).toBe('401')
  })

  test('is a new one at each step, and a half one opens nothing', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    expect(await roleOf(at, half)).toBe('visitor')
    expect((await at.app.request('/api/v1/me/sessions', { headers: { Authorization: `Bearer ${half}` } })).status).toBe(401)
    const whole = await tokenIn(step(at, '/code/entry', { code: await sentCode(at) }, half))
    expect(whole).not.toBe(half)
    expect(await roleOf(at, whole)).toBe('graduate')
    expect(await roleOf(at, half)).toBe('401')
  })
})

describe('a token', () => {
  test('in an address, a field or another cookie is no token', async () => {
    const token = at.as.administrator.session ?? ''
    for (const name of ['token', 'access_token', 'padan_session', 'session', 'key'])
      expect((await at.app.request(`/api/v1/me/sessions?${name}=${token}`)).status).not.toBe(200)
    for (const cookie of [`session=${token}`, `padan_key=${token}`, `padan_session2=${token}`, `padan_session="; padan=${token}`])
      expect(await pageAs(cookie)).toBe('visitor')
  })

  test('is kept where no script reads it, no other host sets it, and no other site sends it', async () => {
    const plain = (await form(at, '', { who: PHONE, password: PASSWORD })).headers.get('set-cookie') ?? ''
    for (const flag of [/HttpOnly/i, /SameSite=(Lax|Strict)/i, /Path=\/(;|$)/i]) expect(plain).toMatch(flag)
    expect(plain).not.toMatch(/Domain=/i)
    const secure = await at.app.request(
      new Request('https://padan.example/sign-in', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ who: PHONE, password: PASSWORD }).toString(),
      }),
    )
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-[^;]+;.*Secure/i)
  })

  test('ends on the server at the sign-out, not only in the browser', async () => {
    const cookie = cookieIn(await form(at, '', { who: PHONE, password: PASSWORD }))
    expect(await pageAs(cookie)).toBe('signed in')
    await at.app.request('/sign-out', {
      method: 'POST',
      headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(await pageAs(cookie)).toBe('visitor')
    expect(await roleOf(at, tokenOf(cookie))).toBe('401')
  })

  test('of a borrowed phone ends by itself', async () => {
    const cookie = cookieIn(await form(at, '', { who: PHONE, password: PASSWORD }))
    now += 31 * MINUTE
    expect(await pageAs(cookie)).toBe('visitor')
  })

  test('is told in an answer that nobody keeps', async () => {
    const answers = [
      await step(at, '', { who: PHONE, password: PASSWORD }),
      await step(at, '/code', { who: PHONE }),
      await form(at, '/slip', { code: at.things.slip ?? '' }),
    ]
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('stands in no row of the database', async () => {
    const token = await tokenIn(step(at, '', { who: PHONE, password: PASSWORD }))
    const rows = await at.store.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(await at.store.db.selectFrom('api_key').selectAll().execute())).not.toContain(at.as.administrator.key)
  })
})
