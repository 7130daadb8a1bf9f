import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion, dateOf, dayOf } from '../../../src/matching/score/numbers.ts'

describe('numbers', () => {
  test('points are shared out to the last, in proportion, and not above what each can take', () => {
    expect(apportion(1000, [450, 200, 250, 0])).toEqual([500, 222, 278, 0])
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(apportion(10, [0, 0])).toEqual([0, 0])
    expect(apportion(7, [5, 1], [4, 9])).toEqual([4, 3])
    fc.assert(
      fc.property(fc.nat(1000), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 70 }), (total, weights) => {
        const shares = apportion(total, weights)
        const sum = weights.reduce((all, weight) => all + weight, 0)
        expect(shares.reduce((all, share) => all + share, 0)).toBe(sum === 0 ? 0 : total)
        for (const [at, share] of shares.entries()) expect(Math.abs(share - (total * weights[at]!) / (sum || 1))).toBeLessThan(1)
      }),
    )
  })

  test('a date is a day and back; what is none is none', () => {
    expect(dateOf(dayOf('2026-02-28')! + 1)).toBe('2026-03-01')
    expect([dayOf(null), dayOf('soon'), dayOf('2026-13-01')]).toEqual([null, null, null])
    expect(dayOf('1950-01-01')).toBe(0)
  })
})
