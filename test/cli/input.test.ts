import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headingOf, idOf, typedCells } from '../../src/cli/cells.ts'
import { advertOf, personOf, profileOf, vacancyOf } from '../../src/cli/input.ts'
import { taxonomy } from '../reference.ts'

const ON = '2026-11-25'

const FIELDS = [
  ...['id', 'source', 'title', 'text', 'education', 'experience', 'salary', 'location', 'posted', 'employer', 'occupation'],
  ...['skills_required', 'skills_nice', 'certificates_required', 'education_min', 'majors', 'experience_months_min'],
  ...['openings', 'place', 'lodging', 'wage_min', 'wage_per', 'contract', 'conditions', 'sector', 'closing_date', 'programme'],
  ...['major', 'home', 'willing', 'certificates', 'skills', 'negated', 'lacks', 'aims', 'refuses', 'wishes', 'words'],
  ...['live_in', 'wage_wish', 'looking', 'nama', 'No. HP', '', '__proto__'],
]

describe('any row whatever', () => {
  const row = fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue({ maxDepth: 3 }))
  test.each([
    ['an advert', advertOf(taxonomy, ON)],
    ['a person', personOf(taxonomy, ON)],
    ['a vacancy', vacancyOf(taxonomy, ON)],
    ['a profile', profileOf(taxonomy, ON)],
  ])('as %s is read or refused by field, never with an exception', (_, read) => {
    fc.assert(
      fc.property(row, (cells) => {
        const outcome = read(cells)
        if ('problems' in outcome) {
          expect(outcome.problems.length).toBeGreaterThan(0)
          for (const { what } of outcome.problems) expect(what).not.toBe('')
        } else expect(outcome.value.id).not.toBe('')
      }),
      { numRuns: 150 },
    )
  })
})

describe('cells', () => {
  test('are found under the headings that offices use, whatever their case and dots', () => {
    expect(
      typedCells({ 'Nama Lengkap': 'Ida', 'No. HP': '0812', 'TGL LAHIR': '3/5/1999', JK: 'P', Sertifikat: 'SIM C' }),
    ).toEqual({
      ...{ name: 'Ida', phone: '0812', born_on: '1999-05-03', sex: 'female', sertifikat: 'SIM C' },
    })
    expect(headingOf({ 'No. HP': '12' }, 'phone')).toBe('No. HP')
    expect(headingOf({}, 'phone')).toBe('phone')
  })

  test('of a spreadsheet become numbers, lists and yes or no; what cannot be read stays for the check to name', () => {
    expect(
      typedCells({ openings: '40', wage_min: 'Rp 5.600.000', lodging: 'Ya', majors: 'TKR | TSM;', micro_employer: 'tidak' }),
    ).toEqual({ openings: 40, wage_min: 5_600_000, lodging: true, majors: ['TKR', 'TSM'], micro_employer: false })
    expect(typedCells({ openings: 'banyak', lodging: 'mungkin', wage_max: '5,6 jt', born_on: 'kemarin' })).toEqual({
      ...{ openings: 'banyak', lodging: 'mungkin', wage_max: '5,6 jt', born_on: 'kemarin' },
    })
  })

  test('that are empty are left out, and long numbers keep their digits', () => {
    expect(typedCells({ id: 7, nik: "'6571010503990001", phone: 81234567890, text: '', home: null })).toEqual({
      ...{ id: '7', nik: '6571010503990001', phone: '81234567890' },
    })
  })

  test('under the name that Padan uses win over those of another heading', () => {
    expect(typedCells({ title: 'Juru las', Jabatan: 'Staf' }).title).toBe('Juru las')
  })

  test('name the row by its id, else by its source', () => {
    expect([idOf({ id: 'a', source: 'b' }), idOf({ source: ' b ' }), idOf({ id: ' ' })]).toEqual(['a', 'b', ''])
  })
})
