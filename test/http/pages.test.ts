import { beforeAll, describe, expect, test } from 'vitest'
import { call, graduate, open, vacancy, type World, world } from '../world.ts'

let at: World
beforeAll(async () => {
  at = await world({
    vacancies: [vacancy(), vacancy({ title: 'Juru las pipa <b>6G</b>' })],
    graduates: [graduate()],
    settings: { demo: true },
  })
})

const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  at.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams(fields).toString(),
  })

const cookieOf = (answer: Response) => answer.headers.get('set-cookie') ?? ''

test('every page says that the people are invented where they are, and no page where they are not', async () => {
  const paths = [
    '/',
    '/vacancies',
    `/vacancies/${at.vacancies[0]}`,
    '/sign-in',
    '/nothing-here',
    `/vacancies/${at.vacancies[0]}/matches`,
  ]
  for (const path of paths) expect(await (await open(at, at.visitor, path)).text()).toContain('Orang-orang di sini rekaan')
  const real = await world({ settings: { demo: false } })
  for (const path of ['/', '/vacancies', '/sign-in'])
    expect(await (await open(real, real.visitor, path)).text()).not.toContain('rekaan')
})

test('no page brings a script, a style of its own, or anything from elsewhere', async () => {
  for (const path of ['/', '/vacancies?q=las', `/vacancies/${at.vacancies[0]}/matches`]) {
    const page = await open(at, at.officer, path)
    const html = await page.text()
    expect(html).not.toMatch(/<script|<style| style="| on\w+="|https?:\/\//)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('a page is under 50 kB, a full match list with all its reasons included', async () => {
  const text =
    'Dicari juru las SMAW untuk galangan kapal di Tarakan, bisa las listrik, gerinda, potong, baca gambar, K3, jujur, teliti.'
  const full = await world({
    vacancies: [vacancy({ text, skills_nice: ['las-potong', 'las-gerinda', 'k3-jsa'], certificates_required: ['juru-las-2'] })],
    graduates: Array.from({ length: 25 }, (_, n) =>
      graduate({
        person: { name: `Orang ${n}`, nik: null },
        text: `Juru las di galangan kapal, ${n + 3} bulan, bisa las listrik, gerinda dan baca gambar`,
        profile: {
          home: '65.71',
          wishes: { wage: 5_100_000, sectors: ['C'] },
          ...(n % 2 === 0 && { certificates: ['juru-las-2'] }),
        },
      }),
    ),
  })
  for (const path of ['/', '/vacancies', `/vacancies/${full.vacancies[0]}`, `/vacancies/${full.vacancies[0]}/matches`]) {
    const html = await (await open(full, full.officer, path)).text()
    expect([path, html.length < 50_000]).toEqual([path, true])
  }
})

test('what an employer wrote is shown as written, not run', async () => {
  const html = await (await open(at, at.visitor, `/vacancies/${at.vacancies[1]}`)).text()
  expect(html).toContain('&lt;b&gt;6G&lt;/b&gt;')
  expect(html).not.toContain('<b>6G')
})

describe('the language of a page', () => {
  const title = async (headers: Record<string, string>, path = '/sign-in') =>
    /<h1>(.*?)<\/h1>/.exec(await (await open(at, at.visitor, path, headers)).text())?.[1]

  test('is Indonesian unless the browser prefers English', async () => {
    expect(await title({})).toBe('Masuk')
    expect(await title({ 'Accept-Language': 'en-US,en;q=0.9' })).toBe('Sign in')
    expect(await title({ 'Accept-Language': 'ja' })).toBe('Masuk')
  })

  test('can be switched on any page, which stays the same page, and is remembered', async () => {
    const html = await (await open(at, at.visitor, '/vacancies?q=las&place=65.71')).text()
    const link = /<a href="([^"]*)" hreflang="en"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(link).toContain('q=las')
    expect(link).toContain('place=65.71')
    const english = await open(at, at.visitor, link)
    expect(await english.text()).toContain('lang="en"')
    const kept = /padan_lang=en/.exec(cookieOf(english))?.[0] ?? ''
    expect(await title({ Cookie: kept })).toBe('Sign in')
  })
})

describe('signing in', () => {
  test('by key leaves it with the browser where no script and no other site can use it', async () => {
    const answer = await submit('/sign-in/key', { key: ` ${at.officer.key} ` })
    expect(answer.status).toBe(303)
    expect(cookieOf(answer)).toMatch(/HttpOnly/)
    expect(cookieOf(answer)).toMatch(/SameSite=Lax/)
    expect(cookieOf(answer)).not.toMatch(/Secure/)
    const cookie = cookieOf(answer).split(';')[0] ?? ''
    expect(await (await open(at, at.visitor, '/', { Cookie: cookie })).text()).toContain('pengantar kerja')
  })

  test('behind a proxy that speaks https keeps the cookie to https', async () => {
    expect(cookieOf(await submit('/sign-in/key', { key: at.officer.key ?? '' }, { 'X-Forwarded-Proto': 'https' }))).toMatch(
      /Secure/,
    )
  })

  test('leads a graduate to their own list', async () => {
    const answer = await submit('/sign-in/key', { key: at.graduates[0]?.key ?? '' })
    expect(answer.headers.get('location')).toBe(`/graduates/${at.graduates[0]?.id}/matches`)
  })

  test('with a wrong key is a page that says so', async () => {
    const answer = await submit('/sign-in/key', { key: 'padan_wrong' })
    expect(answer.status).toBe(401)
    expect(await answer.text()).toContain('Kunci ini tidak dikenal')
    expect(cookieOf(answer)).toBe('')
  })

  test('ends when one signs out', async () => {
    const answer = await submit('/sign-out', {})
    expect(answer.status).toBe(303)
    expect(cookieOf(answer)).toMatch(/padan_session=;.*Max-Age=0/)
  })

  test('of the API is not by cookie, so no page elsewhere can use the reader’s', async () => {
    const answer = await at.app.request('/api/v1/profiles?q=las', { headers: { Cookie: `padan_session=${at.officer.key}` } })
    expect(answer.status).toBe(401)
  })

  test('with a key that has ended still opens public pages', async () => {
    const ended = await at.key('officer', undefined, -1)
    expect((await open(at, { key: ended }, '/')).status).toBe(200)
  })
})

describe('a form', () => {
  const fields = { reason: 'filled' }
  const cookie = () => ({ Cookie: `padan_session=${at.employer.key}` })

  test('sent from another site is refused, by Sec-Fetch-Site and by Origin', async () => {
    const path = `/vacancies/${at.vacancies[1]}/closure`
    expect((await submit(path, fields, { ...cookie(), 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const old = { ...cookie(), 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }
    const { 'Sec-Fetch-Site': _, ...withoutSite } = old
    const answer = await at.app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...withoutSite },
      body: 'reason=filled',
    })
    expect(answer.status).toBe(403)
  })

  test('does what the same call of the API does', async () => {
    const posted = await submit('/vacancies', { title: 'Kasir', text: 'Dicari kasir toko di Tarakan', openings: '2' }, cookie())
    expect(posted.status).toBe(303)
    const path = posted.headers.get('location') ?? ''
    expect(await (await call(at, at.visitor, 'GET', path)).json()).toMatchObject({ title: 'Kasir', openings: 2, state: 'open' })
    expect((await submit(`${path}/closure`, fields, cookie())).headers.get('location')).toBe(path)
    expect(await (await call(at, at.visitor, 'GET', path)).json()).toMatchObject({ state: 'closed', closed_because: 'filled' })
  })

  test('that is wrong is answered by a page that names the field', async () => {
    const answer = await submit('/vacancies', { title: 'Kasir', openings: 'dua' }, cookie())
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('href="#openings"')
  })
})

test('a match list says why in words of the reader, and how the number is made', async () => {
  const page = (language: string) =>
    open(at, at.officer, `/vacancies/${at.vacancies[0]}/matches`, { 'Accept-Language': language })
  const indonesian = await (await page('id')).text()
  expect(indonesian).toContain('Mengapa nilainya begini?')
  expect(indonesian).toContain('Pekerjaan yang sama: Juru las SMAW')
  const english = await (await page('en')).text()
  expect(english).toContain('The same work: Shielded metal arc welder')
})

test('an unknown page and an unknown call are each answered in their own way', async () => {
  const page = await open(at, at.visitor, '/nothing-here')
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
  const answer = await call(at, at.visitor, 'GET', '/nothing-here')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})

test('the style sheet may be kept for good, since its address changes with it', async () => {
  const html = await (await open(at, at.visitor, '/')).text()
  const address = /href="(\/style\.css\?[^"]+)"/.exec(html)?.[1] ?? ''
  const style = await at.app.request(address)
  expect(style.headers.get('cache-control')).toContain('immutable')
})
