import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/accounts/password.ts'
import { NOW } from '../world.ts'
import { type Cast, type Casting, casting, PASSWORD } from './cast.ts'
import { form, sameness, step, tokenIn } from './signing-in.ts'

/** Of one who has a password, of one who has none, of nobody. */
const KNOWN = '0813 1111 2222'
const NO_PASSWORD = '0812 7734 0915'
const UNKNOWN = '0813 9999 8888'
const DAY = 86_400_000

let now = NOW
let cast: Casting
let at: Cast
let atFullCost: string
beforeAll(async () => {
  atFullCost = await hashPassword(PASSWORD)
  cast = await casting({ now: () => now })
})
beforeEach(async () => {
  now = NOW
  at = await cast.fresh()
  const update = at.store.db.updateTable('account').set({ password_hash: atFullCost }).where('password_hash', 'is not', null)
  await at.store.commit([update.compile()], [])
})
afterAll(() => cast.close())

describe('whether somebody has a phone number is not told', () => {
  test('by a wrong password: the answer is the same to the last byte', async () => {
    const told = await Promise.all(
      [KNOWN, NO_PASSWORD, UNKNOWN].map(async (who) => sameness(await step(at, '', { who, password: 'bukan ini' }))),
    )
    expect(told[1]).toBe(told[0])
    expect(told[2]).toBe(told[0])
  })

  test('nor on the page, but for the number that was typed', async () => {
    const told = await Promise.all(
      [KNOWN, NO_PASSWORD, UNKNOWN].map(async (who) =>
        (await sameness(await form(at, '', { who, password: 'bukan ini' }))).replaceAll(who, 'WHO'),
      ),
    )
    expect(told[1]).toBe(told[0])
    expect(told[2]).toBe(told[0])
  })

  test('by asking for a code: the answer is the same, and so is a wrong code', async () => {
    const asked = await Promise.all([KNOWN, UNKNOWN].map((who) => step(at, '/code', { who })))
    const [known, unknown] = asked
    const tokens = await Promise.all(asked.map((answer) => tokenIn(answer.clone())))
    if (known === undefined || unknown === undefined) throw new Error('no answer')
    expect(await sameness(unknown)).toBe(await sameness(known))
    const wrong = await Promise.all(
      tokens.map(async (token) => sameness(await step(at, '/code/entry', { code: '000000' }, token))),
    )
    expect(wrong[1]).toBe(wrong[0])
  })

  test('by how soon one must wait', async () => {
    const waits = async (who: string) => {
      const told: number[] = []
      for (let nth = 0; nth < 8; nth++) told.push((await step(at, '', { who, password: `salah ${nth}` })).status)
      return told
    }
    expect(await waits(UNKNOWN)).toEqual(await waits(KNOWN))
  })

  test('by how long the answer takes: the work is the same, as a ratio of processor time', async () => {
    const cost = async (who: string): Promise<number> => {
      now += DAY
      const before = process.cpuUsage()
      await (await step(at, '', { who, password: 'bukan ini' })).text()
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
    const known: number[] = []
    const unknown: number[] = []
    const without: number[] = []
    for (let nth = 0; nth < 5; nth++) {
      known.push(await cost(KNOWN))
      unknown.push(await cost(UNKNOWN))
      without.push(await cost(NO_PASSWORD))
    }
    for (const other of [unknown, without]) {
      const ratio = median(other) / median(known)
      expect(ratio).toBeGreaterThan(0.6)
      expect(ratio).toBeLessThan(1.6)
    }
  })
})
