import { expect, test } from 'vitest'
import { flat, flatPerson } from './helpers.ts'

test('an advert is printed under the agreed names, with the words of each field beside them', () => {
  const { sources, ...fields } = flat('Kasir', 'Pendidikan minimal SMA')
  expect(Object.keys(fields)).toEqual([
    'id',
    'occupation',
    'skills_required',
    'skills_nice',
    'certificates_required',
    'certificates_nice',
    'education_min',
    'majors',
    'experience_months_min',
    'openings',
    'wage_min',
    'wage_max',
    'wage_per',
    'place',
    'contract',
    'conditions',
    'closing_date',
    'forbidden',
    'negated',
    'not_understood',
  ])
  expect(sources.education_min.map(({ words }) => words)).toEqual(['SMA'])
})

test('a person is printed under the agreed names', () => {
  const { sources, ...fields } = flatPerson({ text: 'SIM C aktif' })
  expect(Object.keys(fields)).toEqual([
    'id',
    'programme',
    'skills',
    'certificates',
    'education',
    'major',
    'experience',
    'negated',
  ])
  expect(sources.certificates.map(({ id }) => id)).toEqual(['sim-c'])
})
