import { expect, test } from 'vitest'
import { correctionsOf, oneLetterApart, typingTable } from '../../src/taxonomy/typing.ts'

test.each([
  ['listrik', 'lisrik', true],
  ['listrik', 'listrikk', true],
  ['listrik', 'listrok', true],
  ['listrik', 'lsitrik', true],
  ['listrik', 'listrik', false],
  ['listrik', 'lisirk', false],
  ['listrik', 'lstrk', false],
  ['las', '', false],
  ['ab', 'ba', true],
  ['abc', 'cba', false],
])('"%s" and "%s" are one letter apart: %s', (one, other, apart) => {
  expect(oneLetterApart(one, other)).toBe(apart)
  expect(oneLetterApart(other, one)).toBe(apart)
})

const table = typingTable(['listrik', 'logistik', 'las', 'kelistrikan', '6Gpipa1'])

test('a word is corrected to those of the table that begin with the same letter', () => {
  expect(correctionsOf(table, 'lisrik')).toEqual(['listrik'])
  expect(correctionsOf(table, 'kistrik')).toEqual([])
})

test('short words, numbers and words without end are not corrected', () => {
  expect(correctionsOf(table, 'lass')).toEqual([])
  expect(correctionsOf(table, '6Gpipa2')).toEqual([])
  expect(correctionsOf(table, 'l'.repeat(100_000))).toEqual([])
})
