import { describe, expect, test } from 'vitest'
import { forbiddenIn } from '../../src/reading/forbidden.ts'
import { linesOf } from '../../src/reading/lines.ts'
import { plainWords } from '../../src/reading/plain.ts'
import { FORBIDDEN, type ForbiddenKind } from '../../src/reading/types.ts'
import { HARMLESS, UNFAIR } from './phrases.ts'

const foundIn = (text: string) => forbiddenIn(linesOf(plainWords('text', text)))

describe('demands the law forbids', () => {
  for (const [kind, phrases] of Object.entries(UNFAIR) as [ForbiddenKind, readonly string[]][]) {
    test.each(phrases)(`${kind}: %s`, (phrase) => {
      expect(foundIn(`Syarat:\n- ${phrase}\n- Jujur`).map((one) => one.kind)).toContain(kind)
    })
  }

  test('the list holds a hundred phrasings and sixty harmless look-alikes', () => {
    expect(Object.keys(UNFAIR).sort()).toEqual([...FORBIDDEN].sort())
    expect(Object.values(UNFAIR).flat().length).toBeGreaterThanOrEqual(100)
    expect(HARMLESS.length).toBeGreaterThanOrEqual(60)
  })

  test.each(HARMLESS)('harmless: %s', (phrase) => {
    expect(foundIn(`Syarat:\n- ${phrase}\n- Jujur`)).toEqual([])
  })

  test('each is shown with its words and where they stand', () => {
    const text = 'Kualifikasi:\n- Wanita, usia maks. 27 tahun, lajang'
    const shown = foundIn(text).map(({ kind, words, start, end }) => [kind, words, text.slice(start, end) === words])
    expect(shown).toContainEqual(['sex', 'Wanita', true])
    expect(shown).toContainEqual(['age', 'usia maks. 27 tahun', true])
    expect(shown).toContainEqual(['marital', 'lajang', true])
  })

  test('a preference for one sex is a demand even where both may apply', () => {
    expect(foundIn('Syarat:\n- Diutamakan pria').map((one) => one.kind)).toEqual(['sex'])
  })
})
