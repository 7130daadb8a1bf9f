import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byRelevance } from '../../src/matching/text-order.ts'
import { TextSearch } from '../../src/matching/text-search.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'
import { taxonomy } from '../reference.ts'
import { anything, nobody } from './world.ts'

const vacancy = (id: string, given: Partial<Vacancy> = {}): Vacancy => ({ ...anything, id, title: 'Kasir', ...given })
const profile = (id: string, given: Partial<Profile> = {}): Profile => ({ ...nobody, id, ...given })

function search(vacancies: readonly Vacancy[], profiles: readonly Profile[] = []): TextSearch {
  const text = new TextSearch(taxonomy)
  for (const each of vacancies) text.putVacancy(each)
  text.putProfiles(profiles)
  return text
}
const ids = (list: { readonly found: readonly { readonly id: string }[] }): string[] => list.found.map(({ id }) => id)

describe('what a word finds', () => {
  test('a corrected word finds electricians and leaves out those whose description alone says it', () => {
    const text = search([vacancy('a', { title: 'Teknisi listrik' }), vacancy('b', { title: 'Kasir', text: 'bayar listrik' })])
    const { found } = text.searchVacancies('teknisi lisrik')
    expect(ids({ found })).toEqual(['a'])
    expect(found[0]?.reasons).toContainEqual({ word: 'lisrik', readAs: 'listrik', in: 'title' })
    expect(found[0]).toMatchObject({ wordsFound: 2, wordsCorrected: 1 })
  })

  test('once the title lets a vacancy in, words of its description count too', () => {
    const text = search([vacancy('a', { title: 'Kasir' }), vacancy('b', { title: 'Kasir', text: 'shift malam' })])
    expect(ids(text.searchVacancies('kasir malam'))).toEqual(['b', 'a'])
  })

  test('two neighbouring letters swapped are one error', () => {
    const text = search([vacancy('a', { title: 'Teknisi listrik' })])
    expect(text.searchVacancies('lisrtik').found[0]?.reasons).toEqual([{ word: 'lisrtik', readAs: 'listrik', in: 'title' }])
  })

  test('short words are not corrected: "lass" does not become "gas", and "las" never does', () => {
    const text = search([vacancy('a', { title: 'Petugas gas' })])
    expect(text.searchVacancies('las').total).toBe(0)
    expect(text.searchVacancies('lass').total).toBe(0)
  })

  test('a known word is no typing error: "gudang" does not find shrimp, nor "kelapa" a headmaster', () => {
    const text = search([vacancy('a', { title: 'Sortir udang' }), vacancy('b', { title: 'Kepala sekolah' })])
    expect(text.searchVacancies('gudang').total).toBe(0)
    expect(text.searchVacancies('kelapa').total).toBe(0)
  })

  test('forms of one root meet, and the form that stands there is told', () => {
    const text = search([vacancy('a', { title: 'Jasa penjahitan seragam' }), vacancy('b', { title: 'Satpam' })])
    const { found } = text.searchVacancies('menjahit')
    expect(found.map(({ id, reasons }) => ({ id, reasons }))).toEqual([
      { id: 'a', reasons: [{ word: 'menjahit', readAs: 'penjahitan', in: 'title' }] },
    ])
  })

  test('the beginning of a word is enough', () => {
    const text = search([vacancy('a', { title: 'Housekeeping' })])
    expect(text.searchVacancies('housek').found[0]?.reasons).toEqual([{ word: 'housek', readAs: 'housekeeping', in: 'title' }])
    expect(text.searchVacancies('ho').total).toBe(0)
  })

  test('another name of the same trade finds it, in one reason for the whole name', () => {
    const text = search([vacancy('a', { title: 'Welder', occupations: ['welder-smaw'] }), vacancy('b', { title: 'Tukang kayu' })])
    const { found } = text.searchVacancies('tukang las')
    expect(ids({ found })).toEqual(['a', 'b'])
    expect(found[0]).toMatchObject({ wordsFound: 2, wordsCorrected: 0 })
    expect(found[0]?.reasons).toEqual([{ word: 'tukang las', readAs: 'Juru las SMAW', in: 'occupation' }])
  })

  test('a regency finds the vacancies of its districts', () => {
    const text = search([vacancy('a', { place: '65.71.01' }), vacancy('b', { place: '65.03.02' })])
    const { found } = text.searchVacancies('tarakan')
    expect(ids({ found })).toEqual(['a'])
    expect(found[0]?.reasons[0]?.in).toBe('place')
  })

  test("the employer's name is found where it is given", () => {
    const text = new TextSearch(taxonomy)
    text.putVacancy(vacancy('a'), 'PT Sumber Cahaya Borneo')
    expect(text.searchVacancies('cahaya').found[0]?.reasons).toEqual([{ word: 'cahaya', readAs: 'cahaya', in: 'employer' }])
  })

  test('stop words are no words: they find all when alone and nothing more beside others', () => {
    const text = search([vacancy('a', { title: 'Kasir' }), vacancy('b', { title: 'Satpam dan lain-lain' })])
    expect(text.searchVacancies('lowongan kerja di').total).toBe(2)
    expect(ids(text.searchVacancies('loker kasir dan'))).toEqual(['a'])
  })

  test('only open vacancies are found, and one that closes leaves', () => {
    const text = search([vacancy('a'), vacancy('b', { open: false })])
    expect(ids(text.searchVacancies('kasir'))).toEqual(['a'])
    text.putVacancy(vacancy('a', { open: false }))
    expect(text.searchVacancies('kasir').total).toBe(0)
  })

  test("profiles are found by skills, papers, programme, home and the person's own words", () => {
    const text = search(
      [],
      [
        profile('a', { skills: [{ skill: 'las-smaw', evidence: 'own' }], home: '65.71.01' }),
        profile('b', { words: 'biasa bongkar pasang Kubota' }),
        profile('c', { certificates: [{ certificate: 'sim-b2', validUntil: null, lapsed: false }] }),
      ],
    )
    expect(ids(text.searchProfiles('kubota'))).toEqual(['b'])
    expect(ids(text.searchProfiles('las tarakan'))).toEqual(['a'])
    expect(ids(text.searchProfiles('sim b2'))[0]).toBe('c')
  })
})

describe('the order', () => {
  const text = search([
    vacancy('a', { title: 'Teknisi AC', postedOn: '2026-11-03' }),
    vacancy('b', { title: 'Teknisi listrik', postedOn: '2026-11-01' }),
    vacancy('c', { title: 'Teknisi lisrik', postedOn: '2026-11-02' }),
    vacancy('d', { title: 'Teknisi genset', postedOn: '2026-11-03' }),
    vacancy('e', { title: 'Teknisi mesin', postedOn: '2026-11-04' }),
  ])

  test('is more words, then fewer corrected, then the newer, then the id', () => {
    expect(ids(text.searchVacancies('teknisi lisrik'))).toEqual(['c', 'b', 'e', 'a', 'd'])
  })

  test('puts the match before the date for a graduate who searches', () => {
    const match = (id: string) => (id === 'd' ? 900 : id === 'a' ? 400 : 0)
    expect(ids(text.searchVacancies('teknisi lisrik', { match }))).toEqual(['c', 'b', 'd', 'a', 'e'])
  })

  test('asks the match only of those that may be shown', () => {
    const asked: string[] = []
    text.searchVacancies('teknisi lisrik', {
      limit: 2,
      match: (id) => {
        asked.push(id)
        return 0
      },
    })
    expect(asked.sort()).toEqual(['b', 'c'])
  })

  test('pages join without a gap or a double', () => {
    const whole = text.searchVacancies('teknisi lisrik', { limit: 10 }).found
    const first = text.searchVacancies('teknisi lisrik', { limit: 2 }).found
    const second = text.searchVacancies('teknisi lisrik', { limit: 2, after: first[1] }).found
    const third = text.searchVacancies('teknisi lisrik', { limit: 2, after: second[1] }).found
    expect([...first, ...second, ...third]).toEqual(whole)
    expect([...whole].reverse().sort(byRelevance)).toEqual(whole)
  })

  test('filters count in the total, and all that the words find is there for facets', () => {
    const list = text.searchVacancies('teknisi', { keep: (id) => id < 'c' })
    expect(list.total).toBe(2)
    expect([...list.ids].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('indexing', () => {
  test('can be done in steps and is never needed for a right answer', () => {
    const text = search([vacancy('a')], [profile('p', { words: 'kasir' }), profile('q', { words: 'kasir' })])
    expect(text.sizes).toEqual({ vacancies: 1, profiles: 2 })
    expect(text.work(2)).toBe(1)
    text.putProfile(profile('r', { words: 'kasir' }))
    text.removeProfile('q')
    expect(ids(text.searchProfiles('kasir'))).toEqual(['p', 'r'])
    expect(text.work(1)).toBe(0)
  })

  const words = [
    'listrik',
    'las',
    'mengelas',
    'teknisi',
    'operator',
    'kasir',
    'gudang',
    'tarakan',
    'ekskavator',
    '日本',
    'constructor',
  ]
  const phrase = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((chosen) => chosen.join(' '))
  const anyVacancy = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    title: phrase,
    text: phrase,
    occupations: fc.subarray(['welder-smaw', 'welder-6g']),
    place: fc.constantFrom('65.71.01', null),
    postedOn: fc.constantFrom('2026-11-01', '2026-11-02'),
    open: fc.boolean(),
  })

  test('two indexes with the same contents answer the same, whatever happened to them before', () => {
    const step = fc.oneof(anyVacancy, fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constant(0 as const))
    const query = fc.oneof(phrase, fc.constantFrom('lisrik', 'tehnisi lisrtik', 'tukang las', 'oper', 'ekskavtor tarakan', ''))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.array(query, { minLength: 1, maxLength: 4 }), (steps, queries) => {
        const lived = new TextSearch(taxonomy)
        const left = new Map<string, Vacancy>()
        for (const each of steps) {
          if (each === 0) lived.work(1)
          else if (typeof each === 'string') {
            lived.removeVacancy(each)
            left.delete(each)
          } else {
            const put = vacancy(each.id, each)
            lived.putVacancy(put)
            left.set(each.id, put)
          }
        }
        const fresh = search([...left.values()].reverse())
        for (const each of queries) expect(lived.searchVacancies(each)).toEqual(fresh.searchVacancies(each))
        expect(lived.sizes).toEqual(fresh.sizes)
      }),
      { numRuns: 60 },
    )
  })

  test('any text can be put and searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const text = search([vacancy('a', { title: given, text: given })])
        text.searchVacancies(given)
        text.removeVacancy('a')
        expect(text.searchVacancies('').total).toBe(0)
      }),
      { numRuns: 60 },
    )
    expect(search([vacancy('a', { title: 'x'.repeat(100_000) })]).searchVacancies('x'.repeat(100_000)).total).toBe(1)
  })
})
