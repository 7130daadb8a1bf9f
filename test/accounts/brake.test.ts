import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { waitAfter } from '../../src/accounts/brake.ts'
import { byPassword, clocked, DAY, family, GOOD, lateStore, MINUTE, post, withPassword } from './people.ts'

const PHONE = '081311112222'
const SECOND = 1000
const LONGEST = 15 * MINUTE

async function one() {
  const at = await clocked({ graduates: family })
  await withPassword(at, at.graduates[2]!.id, GOOD)
  return at
}

describe('wrong tries', () => {
  test('are free five times; then each makes the next wait, twice as long, at most a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 8].map((failures) => waitAfter(failures, 5))).toEqual(
      [0, 0, 1, 2, 4, 8].map((seconds) => seconds * SECOND),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (failures) => {
        expect(waitAfter(failures, 5)).toBeLessThanOrEqual(LONGEST)
        expect(waitAfter(failures + 1, 5)).toBeGreaterThanOrEqual(waitAfter(failures, 5))
      }),
    )
  })

  test('while waiting, a right answer is answered like a wrong one, and the wait is told', async () => {
    const at = await one()
    for (let i = 0; i < 5; i++) expect((await byPassword(at, PHONE, `salah ${i}`)).status).toBe(401)
    const right = await byPassword(at, PHONE)
    const wrong = await byPassword(at, PHONE, 'salah lagi')
    expect([right.status, wrong.status]).toEqual([429, 429])
    expect(right.headers.get('retry-after')).toBe('1')
    expect(right.body.detail).toContain('1 detik')
    expect(right.body.detail).toBe(wrong.body.detail)
    at.clock.now += SECOND
    expect((await byPassword(at, PHONE)).status).toBe(200)
    // What was right is forgiven.
    for (let i = 0; i < 5; i++) expect((await byPassword(at, PHONE, `salah ${i}`)).status).toBe(401)
  })

  test('never lock anyone out: after any number of them, a quarter of an hour is enough', async () => {
    const at = await one()
    for (let i = 0; i < 16; i++) {
      await byPassword(at, PHONE, `salah ${i}`)
      at.clock.now += LONGEST
    }
    expect((await byPassword(at, PHONE)).status).toBe(200)
  })

  test('are forgotten after a day', async () => {
    const at = await one()
    for (let i = 0; i < 5; i++) await byPassword(at, PHONE, `salah ${i}`)
    at.clock.now += DAY
    for (let i = 0; i < 5; i++) expect((await byPassword(at, PHONE, `salah ${i}`)).status).toBe(401)
    expect((await byPassword(at, PHONE)).status).toBe(429)
  })

  test('are the same for a number that nobody has', async () => {
    const at = await one()
    const answers = async (who: string) => {
      const statuses: number[] = []
      for (let i = 0; i < 7; i++) statuses.push((await byPassword(at, who, `salah ${i}`)).status)
      return statuses
    }
    expect(await answers('085699990000')).toEqual(await answers(PHONE))
  })

  test('on one way leave the other ways open', async () => {
    const at = await one()
    for (let i = 0; i < 6; i++) await byPassword(at, PHONE, `salah ${i}`)
    expect((await post(at, '/sign-in/code', { who: PHONE })).status).toBe(200)
  })

  test('many at once are no more than one after the other', async () => {
    const late = lateStore()
    const at = await clocked({ graduates: family, settings: { store: late.store } })
    for (let i = 0; i < 4; i++) await post(at, '/sign-in', { who: PHONE, password: `salah ${i}` })
    late.late = true
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => (await byPassword(at, PHONE, `salah lagi ${i}`)).status),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(1)
    expect(at.bugs).toEqual([])
  })

  test('on many numbers from one address slow down that address, and no other', async () => {
    const at = await one()
    const slip = (from: string) => post(at, '/sign-in/slip', { code: 'BCDF-GHJK-LMNP' }, null, from)
    let slowed = 0
    for (let i = 0; i < 55 && slowed === 0; i++) {
      at.clock.now += 2 * SECOND
      const { status, body } = await slip('203.0.113.9')
      if (status === 429 && body.detail.includes('tidak cocok')) slowed = i
    }
    expect(slowed).toBeGreaterThan(49)
    expect((await slip('203.0.113.10')).status).toBe(401)
  })

  test('asking for codes without end is slowed too, and forgiven to who enters one', async () => {
    const at = await one()
    for (let i = 0; i < 5; i++) expect((await post(at, '/sign-in/code', { who: PHONE })).status).toBe(200)
    expect((await post(at, '/sign-in/code', { who: PHONE })).status).toBe(429)
  })
})
