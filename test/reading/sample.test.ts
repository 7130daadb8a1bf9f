import { expect, test } from 'vitest'
import { advertInputOf, profileInputOf } from '../../src/reading/sample.ts'

test('a row of adverts, with the names that files use', () => {
  const row = {
    id: 'a',
    title: 'Kasir',
    employer_sector: 'Ritel',
    location: 'Tarakan',
    education: '',
    salary: 4000000,
    text: 'Jujur',
  }
  expect(advertInputOf(row)).toMatchObject({
    title: 'Kasir',
    sector: 'Ritel',
    location: 'Tarakan',
    salary: '4000000',
    text: 'Jujur',
  })
  expect(advertInputOf(row).education).toBeUndefined()
  expect(advertInputOf({}).text).toBe('')
})

test('a row of people, as JSON or as CSV cells', () => {
  const json = {
    skills: ['las', 'gerinda'],
    experience: [
      ['kasir', 12],
      ['satpam', null],
    ],
    certificates: ['SIM C'],
  }
  const csv = { skills: 'las|gerinda', experience: 'kasir: 12|satpam', certificates: 'SIM C' }
  for (const row of [json, csv]) {
    expect(profileInputOf(row)).toMatchObject({
      skills: ['las', 'gerinda'],
      experience: [
        ['kasir', 12],
        ['satpam', null],
      ],
      certificates: ['SIM C'],
    })
  }
})

test('cells of a wrong shape are left out, not believed', () => {
  const input = profileInputOf({ skills: [1, null, { a: 1 }, ' '], experience: [[null, 3], 5, ['kasir', -2]], programme: {} })
  expect(input).toMatchObject({
    skills: ['1'],
    experience: [
      ['5', null],
      ['kasir', null],
    ],
  })
  expect(input.programme).toBeUndefined()
})
