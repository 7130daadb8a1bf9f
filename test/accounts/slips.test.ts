import { describe, expect, test } from 'vitest'
import { newLetters, plainLetters } from '../../src/accounts/token.ts'
import { call, open } from '../world.ts'
import { byPassword, clocked, cookieOf, DAY, family, form, GOOD, get, opens, post, sentCodes, withPassword } from './people.ts'

const slipOf = async (at: Awaited<ReturnType<typeof clocked>>, id: string) =>
  (await post(at, `/graduates/${id}/slip`, {}, at.officer.key)).body

describe('a slip', () => {
  test('carries some fifty bits in letters that cannot be misread', () => {
    const letters = Array.from({ length: 400 }, () => newLetters(3))
    for (const code of letters) expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}(-[BCDFGHJKLMNPQRSTVWXZ]{4}){2}$/)
    expect(new Set(letters).size).toBe(400)
    expect(new Set(letters.join('')).size).toBe(21)
    expect(plainLetters(' bcdf ghjk-lmnp ')).toBe('BCDFGHJKLMNP')
  })

  test('signs its person in once, however it is typed, and leads them to a password', async () => {
    const at = await clocked({ graduates: family })
    const { id } = at.graduates[2]!
    const { code } = await slipOf(at, id)
    const answer = await form(at, '/sign-in/slip', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/me/password'])
    const token = cookieOf(answer).slice('padan_session='.length)
    expect(await get(at, '/me', token)).toMatchObject({ body: { subject: id } })
    expect((await post(at, '/sign-in/slip', { code })).status).toBe(401)
    expect((await post(at, '/me/password', { password: GOOD }, token)).status).toBe(200)
    expect((await byPassword(at, '081311112222')).status).toBe(200)
  })

  test('is used by the button, not by opening its address, as a chat’s preview does', async () => {
    const at = await clocked({ graduates: family })
    const { code } = await slipOf(at, at.graduates[2]!.id)
    for (let i = 0; i < 3; i++) {
      const page = await at.app.request(`/sign-in/slip?code=${code}`)
      expect(page.headers.get('set-cookie')).toBeNull()
      expect(await page.text()).toContain(`value="${code}"`)
    }
    expect((await post(at, '/sign-in/slip', { code })).status).toBe(200)
  })

  test('used twice at the same moment signs in once', async () => {
    const at = await clocked({ graduates: family })
    const { code } = await slipOf(at, at.graduates[2]!.id)
    const statuses = await Promise.all([1, 2, 3].map(async () => (await post(at, '/sign-in/slip', { code })).status))
    expect(statuses.sort()).toEqual([200, 401, 401])
    expect(at.bugs).toEqual([])
  })

  test('ends after fourteen days, and when a newer one is made', async () => {
    const at = await clocked({ graduates: family })
    const first = await slipOf(at, at.graduates[2]!.id)
    at.clock.now += 1
    const second = await slipOf(at, at.graduates[2]!.id)
    expect((await post(at, '/sign-in/slip', { code: first.code })).status).toBe(401)
    at.clock.now += 14 * DAY
    expect((await post(at, '/sign-in/slip', { code: second.code })).status).toBe(401)
  })

  test('is stored only as a keyed hash, and told to the person it opens', async () => {
    const at = await clocked({ graduates: family })
    const { code } = await slipOf(at, at.graduates[2]!.id)
    expect(JSON.stringify(await at.store.db.selectFrom('one_time_code').selectAll().execute())).not.toContain(plainLetters(code))
    const { token } = (await post(at, '/sign-in/slip', { code })).body
    const { events } = (await (await call(at, { key: token }, 'GET', '/me/sessions')).json()) as {
      events: { what: string; by: string; office: string }[]
    }
    expect(events.map(({ what, by }) => [what, by])).toContainEqual(['slip_made', 'officer'])
    expect(events.find(({ what }) => what === 'slip_made')?.office).toBe('Dinas Tenaga Kerja Provinsi')
  })

  test('is made by an officer who may see the person, for nobody else and for no staff', async () => {
    const at = await clocked({ graduates: family })
    const { id } = at.graduates[2]!
    for (const key of [at.administrator.key, at.employer.key, at.graduates[0]!.key, at.graduates[2]!.key])
      expect((await post(at, `/graduates/${id}/slip`, {}, key)).status).toBe(403)
    expect((await post(at, `/graduates/${id}/slip`, {})).status).toBe(401)
    const far = (await post(at, '/offices', { name: 'Disnaker Nunukan', places: ['65.03'] }, at.administrator.key)).body
    const other = (await post(at, '/keys', { role: 'officer', office: far.id, label: 'x' }, at.administrator.key)).body
    expect((await post(at, `/graduates/${id}/slip`, {}, other.token)).status).toBe(403)
  })

  test('is printed with the name, the letters and a QR code of its address', async () => {
    const at = await clocked({ graduates: family })
    const { id } = at.graduates[2]!
    expect(await (await open(at, at.officer, `/graduates/${id}/slip`)).text()).toContain('Yunus')
    const answer = await form(at, `/graduates/${id}/slip`, {}, `padan_session=${at.officer.key}`)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('Yunus')
    expect(page).toMatch(/[B-Z]{4}-[B-Z]{4}-[B-Z]{4}/)
    expect(page).toContain('<svg')
  })
})

describe('access restored at the counter', () => {
  test('changes the number, ends all sessions and gives a slip, all at once; and the person sees by whom and why', async () => {
    const at = await clocked({ graduates: family })
    const { id } = at.graduates[2]!
    await withPassword(at, id, GOOD)
    const lost = (await byPassword(at, '081311112222')).body.token
    const { code } = (
      await post(
        at,
        `/graduates/${id}/access`,
        { paper: 'ktp', phone: '0822 5555 6666', why: 'HP hilang di sungai' },
        at.officer.key,
      )
    ).body
    expect(await opens(at, lost)).toBeNull()
    expect((await post(at, '/sign-in/code', { who: '081311112222' })).status).toBe(200)
    expect(await sentCodes(at)).toEqual([])
    await post(at, '/sign-in/code', { who: '082255556666' })
    expect(await sentCodes(at)).toHaveLength(1)
    const { token } = (await post(at, '/sign-in/slip', { code })).body
    const { events } = (await (await call(at, { key: token }, 'GET', '/me/sessions')).json()) as {
      events: { what: string; why: string }[]
    }
    expect(events.find(({ what }) => what === 'access_restored')?.why).toBe('KTP; HP hilang di sungai')
  })

  test('without a paper or a reason is refused', async () => {
    const at = await clocked({ graduates: family })
    const path = `/graduates/${at.graduates[2]!.id}/access`
    for (const body of [
      {},
      { paper: 'ktp' },
      { why: 'HP hilang' },
      { paper: 'wajah', why: 'HP hilang' },
      { paper: 'ktp', why: 'x'.repeat(400) },
    ])
      expect((await post(at, path, body, at.officer.key)).status).toBe(400)
  })
})
