import { describe, expect, test } from 'vitest'
import { appCode, byPassword, clocked, get, MINUTE, opens, post, staff, staffToken } from './people.ts'

const SRI = 'sri@contoh.example'

async function one(role: 'officer' | 'administrator' = 'officer') {
  const at = await clocked()
  return { at, account: await staff(at, { role, name: 'Sri', email: SRI }) }
}

describe('the second factor', () => {
  test('of a new officer is set up before anything else can be done', async () => {
    const { at, account } = await one()
    const half = await byPassword(at, SRI)
    expect(half.body.next).toBe('enrol')
    for (const path of ['/employers', '/profiles', '/me/sessions', '/keys'])
      expect((await get(at, path, half.body.token)).status).toBe(401)
    const { secret, uri } = (
      await get<{
        secret: string
        uri: string
      }>(at, '/sign-in/enrolment', half.body.token)
    ).body
    expect(uri).toContain(`secret=${secret}`)
    const whole = await post(at, '/sign-in/enrolment', { code: await appCode(at, account, at.clock.now) }, half.body.token)
    expect(whole.status).toBe(200)
    expect(new Set(whole.body.recovery_codes).size).toBe(8)
    expect(await opens(at, whole.body.token)).toBe('officer')
    expect(await opens(at, half.body.token)).toBeNull()
    // The secret is told no more.
    expect((await get(at, '/sign-in/enrolment', half.body.token)).status).toBe(401)
    const stored = JSON.stringify(await at.store.db.selectFrom('account').selectAll().execute())
    expect(stored).not.toContain(secret)
    for (const code of whole.body.recovery_codes) expect(stored).not.toContain(code)
  })

  test('is asked at each sign-in, and a code counts once, on any session', async () => {
    const { at, account } = await one()
    await staffToken(at, SRI, account)
    at.clock.now += MINUTE
    const [first, second] = [await byPassword(at, SRI), await byPassword(at, SRI)]
    expect(first.body.next).toBe('second')
    const code = await appCode(at, account, at.clock.now)
    expect((await post(at, '/sign-in/second', { code }, first.body.token)).status).toBe(200)
    expect((await post(at, '/sign-in/second', { code }, second.body.token)).status).toBe(401)
    // An older one that is still within the slack counts no more either.
    const older = await appCode(at, account, at.clock.now - 30_000)
    expect((await post(at, '/sign-in/second', { code: older }, second.body.token)).status).toBe(401)
    at.clock.now += 30_000
    expect(
      (await post(at, '/sign-in/second', { code: await appCode(at, account, at.clock.now) }, second.body.token)).status,
    ).toBe(200)
  })

  test('one code sent twice at the same moment signs in once', async () => {
    const { at, account } = await one()
    await staffToken(at, SRI, account)
    at.clock.now += MINUTE
    const halves = [await byPassword(at, SRI), await byPassword(at, SRI), await byPassword(at, SRI)]
    const code = await appCode(at, account, at.clock.now)
    const statuses = await Promise.all(
      halves.map(async ({ body }) => (await post(at, '/sign-in/second', { code }, body.token)).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(at.bugs).toEqual([])
  })

  test('a clock that is a step off is forgiven, two are not', async () => {
    const { at, account } = await one()
    await staffToken(at, SRI, account)
    at.clock.now += 10 * MINUTE
    const half = await byPassword(at, SRI)
    const code = (off: number) => appCode(at, account, at.clock.now + off)
    expect((await post(at, '/sign-in/second', { code: await code(-60_000) }, half.body.token)).status).toBe(401)
    expect((await post(at, '/sign-in/second', { code: await code(60_000) }, half.body.token)).status).toBe(401)
    expect((await post(at, '/sign-in/second', { code: await code(30_000) }, half.body.token)).status).toBe(200)
  })

  test('a recovery code signs in once', async () => {
    const { at, account } = await one('administrator')
    const half = await byPassword(at, SRI)
    const [recovery] = (await post(at, '/sign-in/enrolment', { code: await appCode(at, account, at.clock.now) }, half.body.token))
      .body.recovery_codes
    const use = async () => {
      const again = await byPassword(at, SRI)
      return post(at, '/sign-in/second', { code: recovery!.toLowerCase().replace('-', ' ') }, again.body.token)
    }
    expect((await use()).status).toBe(200)
    expect((await use()).status).toBe(401)
  })

  test('guessing it is slowed, whatever the number of sign-ins that are begun', async () => {
    const { at, account } = await one()
    await staffToken(at, SRI, account)
    at.clock.now += MINUTE
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) {
      const half = await byPassword(at, SRI)
      statuses.push((await post(at, '/sign-in/second', { code: '000000' }, half.body.token)).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  test('a half-done sign-in ends after ten minutes', async () => {
    const { at, account } = await one()
    await staffToken(at, SRI, account)
    const half = await byPassword(at, SRI)
    at.clock.now += 10 * MINUTE
    expect((await post(at, '/sign-in/second', { code: await appCode(at, account, at.clock.now) }, half.body.token)).status).toBe(
      401,
    )
  })

  test('the page shows a QR code that brings nothing from elsewhere', async () => {
    const { at } = await one()
    const half = await byPassword(at, SRI)
    const page = await (
      await at.app.request('/sign-in/enrolment', { headers: { Cookie: `padan_session=${half.body.token}` } })
    ).text()
    expect(page).toContain('<svg')
    expect(page).not.toMatch(/<(script|img|iframe)/)
  })
})
