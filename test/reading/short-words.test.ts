import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainWords } from '../../src/reading/plain.ts'
import { writtenOut } from '../../src/reading/short-words.ts'
import { flatPerson, profile } from './helpers.ts'

const out = (text: string) => writtenOut(plainWords('text', text))

describe('words as people shorten them on phones', () => {
  test.each([
    ['sy bs las n gerinda', 'saya bisa las dan gerinda'],
    ['BLM ada SIM', 'belum ada SIM'],
    ['op exca, dlu tkg batu', 'operator exca, dulu tukang batu'],
    ['staf ga 2 thn', 'staf ga 2 thn'],
    ['GA dan BS tetap', 'GA dan BS tetap'],
    ['pipa 5 cm', 'pipa 5 cm'],
  ])('%s', (typed, whole) => {
    expect(out(typed).text).toBe(whole)
  })

  test('the source of a word written out is the word as typed', () => {
    const words = out('sy pglmn las')
    expect(words.source(5, 15)).toEqual({ field: 'text', words: 'pglmn', start: 3, end: 8 })
    expect(words.source(16, 19).words).toBe('las')
  })

  test('of any text, the source of a stretch is a stretch of that text', () => {
    const piece = fc.constantFrom('bs', 'sy ', ' n ', 'las', '𝗯𝘀', 'ga\n', ', ', '5 cm', 'trs')
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
        const given = pieces.join('')
        const words = out(given)
        const [start, end] = [a % (words.text.length + 1), b % (words.text.length + 1)].sort((x, y) => x - y) as [number, number]
        const source = words.source(start, end)
        expect(given.slice(source.start, source.end)).toBe(source.words)
        expect(source.end).toBeGreaterThanOrEqual(source.start)
      }),
    )
  })

  test('a person who writes so is understood', () => {
    const person = flatPerson({ text: 'op exca 3 thn, dlu satpam 1 thn, las blm bs' })
    expect(person.experience).toEqual([
      { occupation: 'op-excavator', months: 36 },
      { occupation: 'satpam', months: 12 },
    ])
    expect(person.negated).toContain('las')
  })
})

describe('what is there ends what is lacking', () => {
  test.each([
    ['sim c ada sim a belum', ['sim-c'], ['sim-a']],
    ['SIM B1 punya SIM B2 belum', ['sim-b1'], ['sim-b2']],
    ['ga punya sim b2, sim b1 ada', ['sim-b1'], ['sim-b2']],
    ['BST ada AFF tidak ada', ['bst'], ['aff']],
    ['belum punya SIM A, SIM C', [], ['sim-a', 'sim-c']],
    ['SIM A tidak ada', [], ['sim-a']],
  ])('%s', (text, held, lacking) => {
    const person = flatPerson({ text })
    expect(person.certificates.map(({ id }) => id)).toEqual(held)
    expect(person.negated.filter((id) => /^sim|^bst|^aff/.test(id)).toSorted()).toEqual(lacking)
  })

  test('"excavator belum pernah saya pegang" denies the excavator', () => {
    expect(profile({ text: 'Excavator belum pernah saya pegang sendiri' }).skills).toEqual([])
  })
})
