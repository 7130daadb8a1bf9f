import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/accounts/password.ts'
import { newSealedSecret, openedSecret } from '../../src/accounts/totp.ts'
import { NOW } from '../world.ts'
import { type Cast, type Casting, casting, PASSWORD } from './cast.ts'
import { roleOf, sameness, sentCode, step, tokenIn } from './signing-in.ts'

const PHONE = '0813 1111 2222'
const SECOND = 1000
const LONGEST = 15 * 60 * SECOND

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

const from = (address: string) => ({ 'CF-Connecting-IP': address })

/** Tries until a try is made to wait; how many were looked at before. */
async function triesUntilSlowed(once: (nth: number) => Response | Promise<Response>, most: number): Promise<number> {
  for (let nth = 0; nth < most; nth++) if ((await once(nth)).status === 429) return nth
  return most
}

describe('a password', () => {
  const wrong = (nth: number) => step(at, '', { who: PHONE, password: `tebakan nomor ${nth}` })

  test('can be guessed at a few times, then each try waits longer, and says how long', async () => {
    expect(await triesUntilSlowed(wrong, 20)).toBeLessThanOrEqual(6)
    const answer = await wrong(99)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    // A thousand guesses are left with what a patient attacker gets in ten days: some four an hour.
    let looked = 0
    for (let hour = 0; hour < 24; hour++) {
      now += 3600 * SECOND
      looked += await triesUntilSlowed((nth) => wrong(hour * 10 + nth), 10)
    }
    expect(looked).toBeLessThan(24 * 4)
  })

  test('that is right is not looked at while one waits, and looks the same as a wrong one', async () => {
    await triesUntilSlowed(wrong, 20)
    const right = await step(at, '', { who: PHONE, password: PASSWORD })
    expect(right.status).toBe(429)
    expect(await sameness(right)).toBe(await sameness(await wrong(1)))
  })

  test('is never locked for good: after a quarter of an hour the right one opens', async () => {
    for (let day = 0; day < 3; day++) {
      await triesUntilSlowed(wrong, 20)
      now += LONGEST
    }
    expect((await step(at, '', { who: PHONE, password: PASSWORD })).status).toBe(200)
  })

  test('being guessed at does not close the other ways in', async () => {
    await triesUntilSlowed(wrong, 20)
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    expect(await roleOf(at, await tokenIn(step(at, '/code/entry', { code: await sentCode(at) }, half)))).toBe('graduate')
    expect((await step(at, '/slip', { code: at.things.slip ?? '' })).status).toBe(200)
  })

  test('guessed at across many numbers slows the address that it comes from, and no other', async () => {
    // Slips count for the same address and cost less to refuse.
    for (let nth = 0; nth < 47; nth++) await step(at, '/slip', { code: `salah ${nth}` }, null, from('203.0.113.7'))
    const across = (nth: number) =>
      step(at, '', { who: `0813 2222 ${1000 + nth}`, password: 'rahasia sekali' }, null, from('203.0.113.7'))
    const tries = await triesUntilSlowed(across, 10)
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThan(10)
    const elsewhere = await step(at, '', { who: PHONE, password: PASSWORD }, null, from('203.0.113.8'))
    expect(elsewhere.status).toBe(200)
  })
})

describe('a code that was sent', () => {
  test('is over after five wrong ones, and the right one then opens nothing', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    const others = ['000000', '111111', '222222', '333333', '444444', '555555'].filter((each) => each !== code)
    for (const guess of others.slice(0, 5)) {
      now += 20 * SECOND
      expect((await step(at, '/code/entry', { code: guess }, half)).status).toBe(401)
    }
    now += 20 * SECOND
    expect((await step(at, '/code/entry', { code }, half)).status).not.toBe(200)
  })

  test('a thousand tries at once are no more than five', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    const guesses = Array.from({ length: 60 }, (_, nth) => String(nth).padStart(6, '0')).filter((each) => each !== code)
    await Promise.all(guesses.map((guess) => step(at, '/code/entry', { code: guess }, half)))
    const [row] = await at.store.db.selectFrom('one_time_code').select('tries').where('kind', '=', 'sign-in').execute()
    expect(row?.tries).toBeLessThanOrEqual(5)
  })

  test('cannot be asked for without end: each costs somebody a message', async () => {
    expect(await triesUntilSlowed(() => step(at, '/code', { who: PHONE }), 30)).toBeLessThan(10)
  })
})

describe('a slip', () => {
  test('holds more than guessing can find, and wrong ones slow their address', async () => {
    expect(at.things.slip).toMatch(/^(?:[BCDFGHJKLMNPQRSTVWXZ]{4}-){2}[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
    const guess = (nth: number) =>
      step(at, '/slip', { code: `BCDF-GHJK-${['LMNP', 'QRST', 'VWXZ'][nth % 3]}` }, null, from('203.0.113.9'))
    expect(await triesUntilSlowed(guess, 100)).toBeLessThan(80)
    expect((await step(at, '/slip', { code: at.things.slip ?? '' }, null, from('203.0.113.10'))).status).toBe(200)
  })
})

describe('a second factor', () => {
  const WHO = 'petugas@dinas.example'
  const half = async () => tokenIn(step(at, '', { who: WHO, password: PASSWORD }))
  let sealed = ''
  beforeEach(async () => {
    sealed = await newSealedSecret(at.system())
    const set = { email: WHO, password_hash: await hashPassword(PASSWORD), totp_sealed: sealed, totp_since: NOW }
    const update = at.store.db
      .updateTable('account')
      .set(set)
      .where('id', '=', at.things.account ?? '')
    await at.store.commit([update.compile()], [])
  })
  const codeNow = async () =>
    new TOTP({ secret: Secret.fromBase32(await openedSecret(at.system(), sealed)), digits: 6, period: 30 }).generate({
      timestamp: now,
    })

  test('is asked of an officer after the password, which alone opens nothing', async () => {
    expect(await roleOf(at, await half())).toBe('visitor')
  })

  test('can be guessed at a few times, whichever password sign-in it belongs to', async () => {
    let looked = 0
    for (let sign = 0; sign < 6; sign++) {
      const token = await half()
      for (let nth = 0; nth < 3; nth++) {
        const code = String(sign * 10 + nth).padStart(6, '0')
        if ((await step(at, '/second', { code: code === (await codeNow()) ? '999999' : code }, token)).status === 401) looked++
      }
    }
    expect(looked).toBeLessThanOrEqual(6)
    now += LONGEST
    expect((await step(at, '/second', { code: await codeNow() }, await half())).status).toBe(200)
  })

  test('counts once: the same code, seen over a shoulder, opens nothing again', async () => {
    const code = await codeNow()
    expect((await step(at, '/second', { code }, await half())).status).toBe(200)
    expect((await step(at, '/second', { code }, await half())).status).toBe(401)
  })
})
