import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from '../../src/taxonomy/fold.ts'

test.each([
  ['Juru Las (SMAW)', 'juru las smaw'],
  ['Café Ibu Éndang', 'cafe ibu endang'],
  ['fit-up', 'fit up'],
  ['Jum’at', 'jumat'],
  ['D-III/S.1', 'd iii s 1'],
  ['C++ dan C#, bukan C', 'cplusplus dan csharp bukan c'],
  ['ＡＣ ½ PK', 'ac 12 pk'],
  ['mal\u00adang \u200bmelintang', 'malang melintang'],
  ['👷🏽‍♀️ tukang', 'tukang'],
  ['', ''],
])('"%s" is folded to "%s"', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('every word knows where it stands in the text as given', () => {
  const text = '🔧 Téknisi: AC-split'
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Téknisi', 'AC', 'split'])
})

test('any text, lone surrogates included, is cut into words whose spans follow each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const words = wordsOf(text)
      for (const [at, { start, end, word }] of words.entries()) {
        expect(word).not.toBe('')
        expect(start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 60 },
  )
})
