import { describe, expect, test } from 'vitest'
import { ndcg, precisionAt, qualityOf, reciprocalRank, rPrecision } from './metrics.ts'

describe('nDCG', () => {
  test('of three graded items is what the formula gives by hand', () => {
    // gains 1, 7, 0 at discounts 1, log2 3, 2: 1 + 7/1.58496 = 5.41650; ideal 7 + 1/1.58496 = 7.63093
    expect(ndcg([1, 3, 0], 10)).toBeCloseTo(0.7098, 4)
  })

  test('is 1 for the best order and counts only the first k', () => {
    expect(ndcg([3, 2, 1, 0], 10)).toBe(1)
    expect(ndcg([0, 0, 3], 2)).toBe(0)
  })

  test('says nothing about a list in which nothing is graded', () => {
    expect(ndcg([0, 0], 10)).toBeNull()
  })
})

describe('measures that count grades of 2 and more', () => {
  test('R-precision looks at as many places as there are relevant ones', () => {
    expect(rPrecision([3, 1, 2, 0, 2])).toBeCloseTo(2 / 3)
    expect(rPrecision([1, 1, 0])).toBeNull()
  })

  test('the reciprocal rank is that of the first relevant one', () => {
    expect(reciprocalRank([1, 0, 2, 3])).toBeCloseTo(1 / 3)
    expect(reciprocalRank([1])).toBeNull()
  })

  test('precision divides by k even where fewer are relevant', () => {
    expect(precisionAt([3, 0, 2, 0, 0, 2], 5)).toBeCloseTo(0.4)
    expect(precisionAt([3], 5)).toBeCloseTo(0.2)
  })

  test('means leave out lists with nothing to find', () => {
    const quality = qualityOf([
      [3, 0],
      [0, 3],
      [0, 0],
      [1, 0],
    ])
    expect(quality.mrr).toBeCloseTo(0.75)
    expect(quality.rPrecision).toBeCloseTo(0.5)
    // nDCG of the four lists: 1, 1/log2 3, none, 1
    expect(quality.ndcg10).toBeCloseTo((1 + 0.63093 + 1) / 3, 4)
  })
})
