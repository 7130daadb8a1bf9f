import { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cursorKeys, cursorOf } from '../../src/http/fields.ts'
import { dateWords, outOfHundred, rupiah, wholeNumber } from '../../src/http/format.ts'
import { languageOf } from '../../src/http/language.ts'

describe('numbers and dates are written as Indonesians write them', () => {
  test('thousands with a point, decimals with a comma', () => {
    expect(wholeNumber(1_234_567, 'id')).toBe('1.234.567')
    expect(rupiah(3_845_251.23, 'id')).toBe('Rp3.845.251')
    expect(outOfHundred(875, 'id')).toBe('87,5')
    expect(outOfHundred(1000, 'en')).toBe('100.0')
  })
  test('dates with the name of the month', () => {
    expect(dateWords('2026-08-12', 'id')).toBe('12 Agustus 2026')
    expect(dateWords('2026-08-12', 'en')).toBe('12 August 2026')
    expect(dateWords('soon', 'id')).toBe('soon')
  })
})

describe('the language asked for', () => {
  const cases = [
    [undefined, 'id'],
    ['', 'id'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['fr, en;q=0.3', 'en'],
    ['en;q=0.3, id;q=0.8', 'id'],
    ['id;q=0, en', 'en'],
    ['*', 'id'],
  ] as const
  for (const [header, language] of cases)
    test(`${header ?? 'nothing'} is ${language}`, () => expect(languageOf(header)).toBe(language))

  test('any header whatever gives a language', () => {
    fc.assert(fc.property(fc.string(), (header) => ['id', 'en'].includes(languageOf(header))))
  })
})

describe('a cursor', () => {
  const keys = cursorKeys(z.tuple([z.number(), z.string()]))
  test('gives back the keys it was made of', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ maxLength: 60, unit: 'grapheme' }), (number, text) => {
        const read = keys.safeParse(cursorOf([number, text]))
        // A cursor of more than 500 characters was never given by us.
        if (cursorOf([number, text]).length <= 500) expect(read.data).toEqual([number, text])
      }),
    )
  })
  test('that we did not make is refused and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => !keys.safeParse(text).success))
  })
})
