import { describe, expect, test } from 'vitest'
import { Limits } from '../../src/http/limits.ts'
import { call, NOW, open, vacancy, world } from '../world.ts'

const quota = (calls: number) => ({ calls, seconds: 60 })
const quotas = { read: quota(3), write: quota(2), costly: quota(1) }

const small = async () => {
  const clock = { now: NOW }
  const at = await world({ settings: { quotas, now: () => clock.now }, vacancies: [vacancy()] })
  return { at, clock }
}

describe('a caller who calls too often', () => {
  test('is told how much is left with every answer, and when there is more', async () => {
    const { at, clock } = await small()
    const first = await call(at, at.officer, 'GET', '/me')
    expect(first.headers.get('ratelimit-policy')).toBe('"read";q=3;w=60')
    expect(first.headers.get('ratelimit')).toBe('"read";r=2;t=60')
    clock.now += 20_500
    expect((await call(at, at.officer, 'GET', '/me')).headers.get('ratelimit')).toBe('"read";r=1;t=40')
  })

  test('waits as long as it is told, and may then call again', async () => {
    const { at, clock } = await small()
    for (let n = 0; n < 3; n++) expect((await call(at, at.officer, 'GET', '/me')).status).toBe(200)
    const refused = await call(at, at.officer, 'GET', '/me')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.headers.get('ratelimit')).toBe('"read";r=0;t=60')
    expect(await refused.json()).toMatchObject({ type: 'urn:padan:problem:limited', status: 429 })
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBe(60)
    clock.now += wait * 1000
    expect((await call(at, at.officer, 'GET', '/me')).status).toBe(200)
  })

  test('keeps nobody else from calling', async () => {
    const { at } = await small()
    for (let n = 0; n < 4; n++) await call(at, at.officer, 'GET', '/me')
    expect((await call(at, at.employer, 'GET', '/me')).status).toBe(200)
  })

  test('is counted apart for what reads, writes and costs much', async () => {
    const { at } = await small()
    for (let n = 0; n < 4; n++) await call(at, at.employer, 'GET', '/me')
    expect((await call(at, at.employer, 'POST', '/vacancies', vacancy())).headers.get('ratelimit-policy')).toBe(
      '"write";q=2;w=60',
    )
    const draft = () => call(at, at.employer, 'POST', '/vacancies/draft', { text: 'Dicari juru las' })
    expect((await draft()).status).toBe(200)
    expect((await draft()).status).toBe(429)
  })

  test('as a visitor is known by the address, an IPv6 subscriber by the network', async () => {
    const { at } = await small()
    const from = async (address: string) =>
      (await call(at, at.visitor, 'GET', '/me', undefined, { 'CF-Connecting-IP': address })).status
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3']) expect(await from(address)).toBe(200)
    expect(await from('2001:db8:1:2::4')).toBe(429)
    expect(await from('2001:db8:1:3::1')).toBe(200)
  })

  test('with keys that nobody has is counted by the address', async () => {
    const { at } = await small()
    const guess = async (n: number) => (await call(at, { key: `padan_${String(n).padStart(43, 'x')}` }, 'GET', '/me')).status
    expect([await guess(1), await guess(2), await guess(3), await guess(4)]).toEqual([401, 401, 401, 429])
  })

  test('finds what was typed in the form that comes back', async () => {
    const { at } = await small()
    const submit = (title: string) =>
      at.app.request('/vacancies', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
          Cookie: `padan_session=${at.employer.key}`,
        },
        body: new URLSearchParams({ title, text: `Dicari ${title}` }).toString(),
      })
    expect([(await submit('kasir')).status, (await submit('sopir')).status]).toEqual([303, 303])
    const third = await submit('juru masak')
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await third.text()).toContain('>Dicari juru masak</textarea>')
  })

  test('gets a page that says so', async () => {
    const { at } = await small()
    for (let n = 0; n < 3; n++) await open(at, at.visitor, '/')
    const page = await open(at, at.visitor, '/')
    expect(page.status).toBe(429)
    expect(await page.text()).toContain('Terlalu sering')
  })
})

test('however many addresses call, no more than a bounded number is remembered', () => {
  const limits = new Limits({ ...quotas, read: quota(5) }, () => NOW)
  for (let n = 0; n < 100_000; n++) limits.take('read', `address ${n}`)
  const late = Array.from({ length: 6 }, (_, n) => limits.take('read', `late ${n}`).allowed)
  expect(late).toEqual([true, true, true, true, true, false])
  expect(limits.take('read', 'address 7').allowed).toBe(true)
})
