import { beforeAll, describe, expect, test } from 'vitest'
import type { RequestLine } from '../../src/http/security.ts'
import { call, graduate, open, vacancy, type World, world } from '../world.ts'

let at: World
const lines: RequestLine[] = []
beforeAll(async () => {
  at = await world({
    vacancies: [vacancy()],
    graduates: [graduate()],
    settings: { corsOrigins: ['https://kerja.example'], logRequest: (line) => lines.push(line) },
  })
})

const path = () => `/vacancies/${at.vacancies[0]}`

describe('a method that is not served', () => {
  test('is a 405 that names those that are, on the API and on a page', async () => {
    const answer = await call(at, at.officer, 'DELETE', path())
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH, OPTIONS'])
    expect(await answer.json()).toMatchObject({ type: 'urn:padan:problem:wrong-method', status: 405 })
    const page = await at.app.request('/sign-out')
    expect([page.status, page.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
  test('at an address that nobody serves is a 404, guarded like any page', async () => {
    expect((await open(at, at.visitor, '/nothing')).headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await call(at, at.officer, 'DELETE', '/nothing')).status).toBe(404)
    expect((await call(at, at.officer, 'OPTIONS', '/nothing')).status).toBe(404)
  })
  test('is told by OPTIONS', async () => {
    const answer = await call(at, at.visitor, 'OPTIONS', '/vacancies')
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([204, 'GET, HEAD, POST, OPTIONS', ''])
  })
})

test('HEAD answers as GET does, without the body', async () => {
  for (const asked of ['/vacancies', path(), '/profiles', '/openapi.json']) {
    const get = await call(at, at.visitor, 'GET', asked)
    const head = await call(at, at.visitor, 'HEAD', asked)
    expect([head.status, await head.text()]).toEqual([get.status, ''])
    for (const name of ['content-type', 'etag', 'vary', 'link', 'cache-control'])
      expect([asked, name, head.headers.get(name)]).toEqual([asked, name, get.headers.get(name)])
  }
})

describe('the entity tag of a thing', () => {
  const tag = async (headers = {}) => (await call(at, at.visitor, 'GET', path(), undefined, headers)).headers.get('etag') ?? ''

  test('spares its reader the body while nothing changed', async () => {
    const held = await tag()
    for (const header of [held, `W/${held}`, `"other", ${held}`, '*', held.replace(/"$/, '.br"')]) {
      const answer = await call(at, at.visitor, 'GET', path(), undefined, { 'If-None-Match': header })
      expect([header, answer.status, await answer.text()]).toEqual([header, 304, ''])
      expect(answer.headers.get('etag')).toBe(held)
    }
    expect((await call(at, at.visitor, 'GET', path(), undefined, { 'If-None-Match': '"1"' })).status).toBe(200)
  })

  test('changes with what is shown, even where the version does not', async () => {
    const held = await tag()
    await at.store.db.updateTable('employer').set({ name: 'Bengkel Lain' }).where('id', '=', at.employer.of.id).execute()
    expect(await tag()).not.toBe(held)
  })

  test('lets a change be made of that version only, of one of several, or of any', async () => {
    const change = async (match: string, openings: number) =>
      (await call(at, at.employer, 'PATCH', path(), { openings }, { 'If-Match': match })).status
    const first = await tag()
    expect(await change(first, 4)).toBe(200)
    expect(await change(first, 5)).toBe(412)
    expect(await change(`"77", ${await tag()}`, 5)).toBe(200)
    expect(await change('"77", "78"', 6)).toBe(412)
    expect(await change('"not-ours"', 6)).toBe(412)
    expect(await change('*', 6)).toBe(200)
    for (const malformed of ['3', '"3', 'W/3', '"1" "2"', ''])
      expect([malformed, await change(malformed, 7)]).toEqual([malformed, 400])
  })

  test('holds where the thing is only acted on', async () => {
    const made = (await (
      await call(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Kasir', text: 'Dicari kasir' }))
    ).json()) as { id: string }
    const close = (match: string) =>
      call(at, at.employer, 'POST', `/vacancies/${made.id}/closure`, { reason: 'filled' }, { 'If-Match': match })
    expect((await close('"9"')).status).toBe(412)
    expect((await close('"1"')).status).toBe(200)
  })
})

describe('a browser on a page of another site', () => {
  const from = (origin: string, address: string, method = 'GET', headers = {}) =>
    at.app.request(address, { method, headers: { Origin: origin, ...headers } })

  test('may call the API where its origin is listed, without cookies, and reads the headers it needs', async () => {
    const answer = await from('https://kerja.example', '/api/v1/vacancies')
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://kerja.example')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag')
    expect(answer.headers.get('vary')).toMatch(/Origin/)
    expect(answer.headers.get('vary')).toMatch(/Authorization/)
    const preflight = await from('https://kerja.example', '/api/v1/vacancies', 'OPTIONS', {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,idempotency-key',
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
  })

  test('may not where it is not, nor ever read a page', async () => {
    for (const [origin, address] of [
      ['https://evil.example', '/api/v1/vacancies'],
      ['https://kerja.example.evil.example', '/api/v1/vacancies'],
      ['null', '/api/v1/vacancies'],
      ['https://kerja.example', '/vacancies'],
    ] as const)
      expect((await from(origin, address)).headers.get('access-control-allow-origin')).toBeNull()
    const plain = await world()
    const answer = await plain.app.request('/api/v1/vacancies', { headers: { Origin: 'https://kerja.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('a browser is told to stay with https where it came by it, and only there', async () => {
  expect((await open(at, at.visitor, '/')).headers.get('strict-transport-security')).toBeNull()
  const secure = await open(at, at.visitor, '/', { 'X-Forwarded-Proto': 'https' })
  expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000')
})

describe('the log of requests', () => {
  test('says what an operator needs', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const answer = await call(at, at.officer, 'GET', `/graduates/${at.graduates[0]?.id}`, undefined, { 'X-Request-Id': trace })
    expect(answer.headers.get('x-request-id')).toBe(trace)
    expect(lines.at(-1)).toEqual({
      level: 'request',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      request_id: trace,
      method: 'GET',
      route: '/api/v1/graduates/:id',
      status: 200,
      ms: expect.any(Number),
      role: 'officer',
    })
  })

  test('has one line for each, whatever becomes of it', async () => {
    const before = lines.length
    await call(at, at.visitor, 'GET', '/profiles')
    await open(at, at.visitor, '/nothing/Markus')
    await open(at, at.visitor, '/vacancies/new')
    await call(at, at.visitor, 'GET', '/ui/Markus.js')
    await at.app.request('/sign-out', { method: 'BREW' })
    expect(lines.slice(before).map(({ method, route, status, role }) => [method, route, status, role])).toEqual([
      ['GET', '/api/v1/profiles', 401, 'visitor'],
      ['GET', '-', 404, 'visitor'],
      ['GET', '/vacancies/new', 401, 'visitor'],
      ['GET', '/api/v1/ui/:file', 404, 'visitor'],
      ['other', '-', 405, 'visitor'],
    ])
  })

  test('takes nothing personal in, wherever it stood in the request', async () => {
    const signs = ['Markus', '081234567890', '6571010503990001', 'markus@example.id']
    const before = lines.length
    for (const sign of signs) {
      const coded = encodeURIComponent(sign)
      await open(at, at.visitor, `/${coded}`, { 'X-Request-Id': sign, 'User-Agent': sign, Referer: `https://x.example/${coded}` })
      await call(at, at.officer, 'GET', `/profiles?q=${coded}`, undefined, { 'X-Request-Id': sign.padStart(32, '0') })
      await call(at, at.officer, 'GET', `/graduates/${coded}`)
      await call(at, at.officer, 'POST', '/graduates', { person: { name: sign, phone: sign } }, { 'Idempotency-Key': coded })
      await call(at, { key: sign }, 'GET', '/me', undefined, { 'Accept-Language': coded })
    }
    expect(lines.length).toBe(before + signs.length * 5)
    const text = JSON.stringify(lines.slice(before))
    for (const sign of signs) expect(text).not.toContain(sign)
    expect(text).not.toMatch(/[?@]|padan_/)
  })
})
