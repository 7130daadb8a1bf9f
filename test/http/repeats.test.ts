import { beforeEach, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { oldCallWrites } from '../../src/store/idempotency.ts'
import { call, graduate, NOW, type Someone, vacancy, type World, world } from '../world.ts'

let at: World
let now: number
beforeEach(async () => {
  now = NOW
  at = await world({ settings: { now: () => now } })
})

const post = (key: string, body: unknown = vacancy(), who: Someone = at.employer, path = '/vacancies') =>
  call(at, who, 'POST', path, body, { 'Idempotency-Key': key })

const stored = async () => (await at.store.db.selectFrom('vacancy').select('id').execute()).length
const seen = async (answer: Response) => ({
  status: answer.status,
  location: answer.headers.get('location'),
  replayed: answer.headers.get('idempotency-replayed'),
  body: (await answer.json()) as { id: string; title: string; type?: string },
})

describe('a call that is repeated under its Idempotency-Key', () => {
  test('makes one thing, and answers with the same status, place and thing', async () => {
    const first = await seen(await post('3f0c-1'))
    const second = await seen(await post('3f0c-1'))
    expect(await stored()).toBe(1)
    expect([first.status, first.replayed]).toEqual([201, null])
    expect([second.status, second.replayed]).toEqual([201, 'true'])
    expect(second.location).toBe(first.location)
    expect(second.body.id).toBe(first.body.id)
  })

  test('shows the thing as it is now, since no answer is kept', async () => {
    const { body } = await seen(await post('k'))
    await call(at, at.employer, 'PATCH', `/vacancies/${body.id}`, { title: 'Juru las pipa' })
    expect((await seen(await post('k'))).body.title).toBe('Juru las pipa')
    const rows = await at.store.db.selectFrom('idempotency').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/Juru las/)
  })

  test('with the key in quotes, as the draft writes it, is the same call', async () => {
    await post('abc')
    expect((await post('"abc"')).headers.get('idempotency-replayed')).toBe('true')
  })

  test('with another body is refused and makes nothing', async () => {
    await post('k')
    const { status, body } = await seen(await post('k', vacancy({ openings: 3 })))
    expect([status, body.type]).toEqual([422, 'urn:padan:problem:reused'])
    expect(await stored()).toBe(1)
  })

  test('by somebody else is another call', async () => {
    await post('k')
    expect((await post('k', vacancy(), at.otherEmployer)).headers.get('idempotency-replayed')).toBeNull()
    expect(await stored()).toBe(2)
  })

  test('that was refused the first time is tried again', async () => {
    expect((await post('k', vacancy({ openings: -1 }))).status).toBe(400)
    expect((await post('k')).status).toBe(201)
  })

  test('after a day is a new call', async () => {
    await post('k')
    now += 25 * 3_600_000
    const later = await post('k', vacancy({ title: 'Kasir', occupation: [], skills_required: [], text: 'Dicari kasir toko' }))
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null])
    expect(await stored()).toBe(2)
  })

  test('many times at once has one effect, and every caller gets the thing', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, async () => seen(await post('k'))))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await stored()).toBe(1)
    expect(answers.filter(({ replayed }) => replayed === 'true')).toHaveLength(7)
  })

  test('is answered so even where the thing itself would clash with its first copy', async () => {
    const one = graduate()
    const answers = await Promise.all([1, 2, 3].map(async () => seen(await post('k', one, at.officer, '/graduates'))))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  test('shows nothing to one who may not see the thing any more but its id', async () => {
    const { body } = await seen(await post('k', { name: 'Toko Baru' }, at.officer, '/employers'))
    const answer = await post('k', { name: 'Toko Baru' }, at.employer, '/employers')
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain(body.id)
  })

  test('does not show again a secret that is shown once', async () => {
    const hook = { url: 'https://kait.example/padan', kinds: ['vacancy'] }
    const first = await seen(await post('k', hook, at.administrator, '/webhooks'))
    const again = await seen(await post('k', hook, at.administrator, '/webhooks'))
    expect([first.status, again.status, again.replayed]).toEqual([201, 201, 'true'])
    expect(first.body).toHaveProperty('secret')
    expect(again.body).toMatchObject({ id: first.body.id })
    expect(again.body).not.toHaveProperty('secret')
  })

  for (const key of ['', 'two words', 'x'.repeat(201), 'ü'])
    test(`needs a key of visible characters, unlike ${JSON.stringify(key).slice(0, 12)}`, async () => {
      const headers = new Headers({ Authorization: `Bearer ${at.employer.key}`, 'Content-Type': 'application/json' })
      headers.set('Idempotency-Key', key)
      const answer = await at.app.request('/api/v1/vacancies', { method: 'POST', headers, body: JSON.stringify(vacancy()) })
      expect(answer.status).toBe(400)
      expect(await stored()).toBe(0)
    })
})

test('keys are forgotten after a day, and not before', async () => {
  await post('k')
  await at.store.commit(oldCallWrites(at.store, now + 23 * 3_600_000), [])
  expect(await at.store.db.selectFrom('idempotency').select('key').execute()).toEqual([{ key: 'k' }])
  await at.store.commit(oldCallWrites(at.store, now + 25 * 3_600_000), [])
  expect(await at.store.db.selectFrom('idempotency').select('key').execute()).toEqual([])
})

test('whatever creates something says where it is, and the API shows it there', () => {
  const shown = new Set(endpoints.filter(({ method, api }) => method === 'get' && api).map(({ path }) => path))
  const creating = endpoints.filter(({ creates }) => creates !== null)
  expect(creating.length).toBeGreaterThan(2)
  expect(creating.filter(({ creates }) => !shown.has(creates ?? ''))).toEqual([])
})
