import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAdvert } from '../../src/reading/advert.ts'
import { readProfile } from '../../src/reading/profile.ts'
import { taxonomy } from '../reference.ts'
import { ON } from './helpers.ts'

const SCRAPS = [
  'pengalaman minimal 2 tahun ',
  'tidak perlu ',
  'diutamakan ',
  'gaji Rp ',
  '3.500.000 - ',
  'SIM A/B1, ',
  'SMA/SMK ',
  'las argon ',
  'usia maksimal 30 ',
  '(((',
  ')))',
  '- ',
  '\n',
  '•',
  ': ',
  '😀',
  '\u202eمرحبا',
  '\u0000\u0007',
  '\ud83d',
  '2026/',
  'a'.repeat(40),
  '1'.repeat(40),
  'e\u0301',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join('')),
)

describe('any text whatever', () => {
  test('is read as an advert, and each source is a stretch of the input', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const draft = readAdvert(taxonomy, { title, text, salary: title, location: title, education: text, experience: text }, ON)
        const sources = [...draft.skills, ...draft.certificates, ...draft.occupations].flatMap(({ from }) => from)
        for (const { field, words, start, end } of [...sources, ...draft.forbidden, ...draft.notUnderstood]) {
          expect((field === 'title' ? title : text).slice(start, end)).toBe(words)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is read as a profile', () => {
    fc.assert(
      fc.property(anyText, anyText, (cell, text) => {
        const fields = { programme: cell, education: cell, major: cell, home: cell, willing: cell }
        const draft = readProfile(
          taxonomy,
          { ...fields, certificates: [cell], skills: [cell], experience: [[cell, null]], text },
          ON,
        )
        expect(draft.skills.every(({ id }) => taxonomy.skills.has(id))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  // Processor time of this process, the least of three, since other programs take the clock's time.
  const least = (text: string): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage()
        readAdvert(taxonomy, { title: 'Operator', text }, ON)
        readProfile(taxonomy, { text }, ON)
        const { user, system } = process.cpuUsage(before)
        return user + system
      }),
    )

  test.each([
    ['sentences', 'Pengalaman minimal 2 tahun, tidak wajib punya SIM A/B1, gaji Rp 3.500.000 - 4 juta. '],
    ['one endless word', 'pengalaman'],
    ['one endless line', 'las argon dan '],
    ['figures', '3.500.000 - '],
    ['brackets', '(tidak ['],
    ['commas', 'A, '],
    ['blanks', '     '],
    ['line ends', '\n'],
    ['dashes', '- a- '],
    ['colons', 'kualifikasi : '],
    ['licences', 'SIM A/B1/B2 Umum/C, '],
    ['dates', 'paling lambat 12/12/2026 s/d '],
    ['emoji', '😀𝗞'],
    ['headings', 'Kualifikasi:\n'],
    ['capitals', 'SMA/SMK/D3/S1 '],
    ['papers', 'SIO forklift, '],
    ['papers that are lacking', 'belum punya SIM A '],
    ['jobs', 'kasir 2 tahun '],
  ])('%s: eight times the text takes far less than the 64 times that looking back at all of it would', (_name, scrap) => {
    const of = (size: number): string => scrap.repeat(Math.ceil(size / scrap.length)).slice(0, size)
    least(of(5_000))
    const eighth = least(of(12_500))
    // Ten milliseconds stand in where the eighth is too short to measure.
    expect(least(of(100_000))).toBeLessThan(24 * Math.max(eighth, 10_000))
  })

  test.each(['las argon dan ', 'SIO forklift, ', 'kasir 2 tahun ', 'bukan welder, '])(
    'of a thing said ten thousand times in one line of 400 kB the first few places are kept: %s',
    (scrap) => {
      const text = scrap.repeat(Math.ceil(400_000 / scrap.length))
      const advert = readAdvert(taxonomy, { title: 'Operator', text }, ON)
      const person = readProfile(taxonomy, { text }, ON)
      const said = [
        advert.skills,
        advert.certificates,
        advert.negated,
        person.skills,
        person.certificates,
        person.experience,
        person.negated,
      ]
      for (const { from } of said.flat()) expect(from.length).toBeLessThanOrEqual(20)
    },
    20_000,
  )
})
