import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findConcepts } from '../../src/taxonomy/concepts.ts'
import type { ConceptKind } from '../../src/taxonomy/types.ts'
import { taxonomy } from '../reference.ts'

describe('any text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'las',
      'SIM A/',
      'B1',
      ' dan ',
      'teknik',
      'jurusan ',
      '\n',
      '👷🏽',
      '\u202eعربي',
      '\ud800',
      '\0',
      'pengelsaan',
      'BNSP',
      ', ',
      '. ',
    ),
  )

  test('is read without an exception, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.boolean(), (parts, title) => {
        const text = parts.join('')
        const found = findConcepts(taxonomy, text, { title, context: text })
        const ends = new Map<ConceptKind, number>()
        for (const mention of found) {
          expect(mention.start).toBeGreaterThanOrEqual(ends.get(mention.kind) ?? 0)
          expect(text.slice(mention.start, mention.end)).toBe(mention.words)
          ends.set(mention.kind, mention.end)
        }
        expect(found.map((mention) => mention.start)).toEqual(found.map((mention) => mention.start).toSorted((a, b) => a - b))
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['one word without end', 'a'],
    ['signs only', '!?'],
    ['trades in a row', 'las listrik pipa 6G '],
    ['a list without end', 'SIM A, B1, '],
    ['weak words in one line', 'jurusan listrik, mesin dan '],
    ['typing errors', 'pengelsaan '],
    ['emoji', '👷🏽‍♀️🔧'],
    ['lone surrogates', '\udc00\ud800'],
  ])('is read in time linear in its length: %s', (_, piece) => {
    // Looked-up phrases stand for time: counting them does not flicker with the load of the machine.
    const lookUps = (length: number): number => {
      let count = 0
      const phrases: typeof taxonomy.phrases = Object.assign(Object.create(taxonomy.phrases) as typeof taxonomy.phrases, {
        get: (key: string) => {
          count++
          return taxonomy.phrases.get(key)
        },
      })
      findConcepts({ ...taxonomy, phrases }, piece.repeat(Math.ceil(length / piece.length)))
      return count
    }
    const short = lookUps(5_000)
    expect(lookUps(40_000)).toBeLessThanOrEqual(8 * short * 1.2 + 100)
  })

  test('a hundred thousand letters of anything are read', () => {
    for (const piece of ['pengelasan ', 'x', 'SIM A/', 'jurusan listrik, ', '\u202e١٢٣ ', '💥']) {
      expect(() => findConcepts(taxonomy, piece.repeat(100_000 / piece.length))).not.toThrow()
    }
  })
})
