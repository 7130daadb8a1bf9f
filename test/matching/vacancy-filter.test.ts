import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vacancy } from '../../src/matching/types.ts'
import { countFacets, FACETS, keeps, type VacancyFilter } from '../../src/matching/vacancy-filter.ts'
import { taxonomy } from '../reference.ts'
import { anything } from './world.ts'

const vacancy = (id: string, given: Partial<Vacancy> = {}): Vacancy => ({ ...anything, id, employer: 'emp_local', ...given })
const asked = (...skills: string[]) => skills.map((skill) => ({ skill, weight: 3 as const, nice: false }))
const kindOf = (employer: string) => (employer === 'emp_psn' ? 'psn' : employer === 'emp_local' ? 'local' : null)
const given = { taxonomy, kindOf }
const kept = (filter: VacancyFilter, vacancies: readonly Vacancy[]) => vacancies.filter(keeps(filter, given)).map(({ id }) => id)

describe('filters', () => {
  test('a regency holds its districts, not the other way round', () => {
    const all = [
      vacancy('a', { place: '65.71.01' }),
      vacancy('b', { place: '65.71' }),
      vacancy('c', { place: '65.03.02' }),
      vacancy('d'),
    ]
    expect(kept({ place: ['65.71'] }, all)).toEqual(['a', 'b'])
    expect(kept({ place: ['65.71.01', '65.03'] }, all)).toEqual(['a', 'c'])
  })

  test('a skill holds its narrower ones', () => {
    const all = [vacancy('a', { skills: asked('las-smaw-3g') }), vacancy('b', { skills: asked('las') })]
    expect(kept({ skill: ['las'] }, all)).toEqual(['a', 'b'])
    expect(kept({ skill: ['las-smaw'] }, all)).toEqual(['a'])
  })

  test('a least wage asks what is offered at most, by the month, and leaves out who states none', () => {
    const all = [
      vacancy('a', { wage: { min: 3_900_000, max: 4_500_000, per: 'month' } }),
      vacancy('b', { wage: { min: 200_000, max: null, per: 'day' } }),
      vacancy('c', { wage: { min: 50_000_000, max: null, per: 'piece' } }),
      vacancy('d'),
    ]
    expect(kept({ wageMin: 4_400_000 }, all)).toEqual(['a', 'b'])
    expect(kept({ wageMin: 5_000_001 }, all)).toEqual([])
  })

  test('filters together mean all of them; an empty list of values is no filter', () => {
    const all = [
      vacancy('a', { contract: 'PKWT', lodging: true, employer: 'emp_psn', sector: 'F' }),
      vacancy('b', { contract: 'PKWT', lodging: null, employer: 'emp_psn', sector: 'F' }),
    ]
    expect(kept({ contract: ['PKWT'], lodging: true, kind: ['psn'], sector: ['F'], occupation: [] }, all)).toEqual(['a'])
  })
})

describe('facets', () => {
  test('count what is left when a value is chosen, the most first', () => {
    const all = [
      vacancy('a', { place: '65.71.01', skills: asked('las-smaw-3g') }),
      vacancy('b', { place: '65.71.02', skills: asked('las') }),
      vacancy('c', { place: '65.03.02', employer: 'emp_psn' }),
    ]
    const counts = countFacets(all, {}, given)
    expect(counts.place[0]).toEqual({ value: '65.71', count: 2 })
    expect(counts.place.map(({ value }) => value)).not.toContain('65')
    expect(counts.skill[0]).toEqual({ value: 'las', count: 2 })
    expect(counts.kind).toEqual([
      { value: 'local', count: 2 },
      { value: 'psn', count: 1 },
    ])
  })

  const anyVacancy = fc.record({
    place: fc.constantFrom('65.71.01', '65.71', '65.03.02', null),
    sector: fc.constantFrom('F', 'C', null),
    occupations: fc.subarray(['welder-smaw', 'welder-6g']),
    skills: fc.subarray(['las', 'las-smaw-3g', 'k3-apd']).map((skills) => asked(...skills)),
    employer: fc.constantFrom('emp_psn', 'emp_local', 'emp_unknown'),
    lodging: fc.constantFrom(true, false, null),
  })
  const anyFilter = fc.record(
    {
      place: fc.subarray(['65.71', '65.03.02']),
      sector: fc.subarray(['F', 'C']),
      skill: fc.subarray(['las', 'k3']),
      kind: fc.subarray(['psn', 'local']),
      lodging: fc.boolean(),
    },
    { requiredKeys: [] },
  )

  test('every count is the number of vacancies that choosing the value leaves', () => {
    fc.assert(
      fc.property(fc.array(anyVacancy, { maxLength: 12 }), anyFilter, (rows, filter) => {
        const all = rows.map((row, at) => vacancy(`v${at}`, row))
        const counts = countFacets(all, filter, given)
        for (const facet of FACETS)
          for (const { value, count } of counts[facet]) expect(kept({ ...filter, [facet]: [value] }, all)).toHaveLength(count)
      }),
    )
  })
})
