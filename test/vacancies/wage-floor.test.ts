import { describe, expect, test } from 'vitest'
import { leastWage, wageFloor } from '../../src/vacancies/wage-floor.ts'
import { taxonomy } from '../reference.ts'

const floor = (place: string, sector: string | null, on = '2026-11-25') =>
  wageFloor(taxonomy, place, sector, on)?.rupiahPerMonth ?? null

describe('the minimum wage of a place and sector', () => {
  test('is that of the regency', () => {
    expect(floor('65.71', null)).toBe(4_742_169)
    expect(floor('65.03', 'G')).toBe(3_845_252)
  })
  test('of a district is that of its regency', () => {
    expect(floor('65.01.05', null)).toBe(3_900_396)
  })
  test('is the regency’s sector wage where the sector has one', () => {
    expect(floor('65.03', 'B')).toBe(3_871_875)
  })
  test('is never below the regency’s own, though the province’s sector wage is lower', () => {
    expect(floor('65.02', 'A')).toBe(4_040_073)
  })
  test('of the province itself is the province’s', () => {
    expect(floor('65', null)).toBe(3_775_243)
  })
  test('is that of the year, and of the last known year after it', () => {
    expect(floor('65.71', null, '2025-06-01')).toBe(4_460_405)
    expect(floor('65.71', null, '2028-06-01')).toBe(4_742_169)
    expect(floor('65.71', null, '2020-06-01')).toBeNull()
  })
  test('of an unknown place is unknown', () => {
    expect(floor('99', null)).toBeNull()
  })
})

test('a day’s wage is a twenty-fifth of the month’s', () => {
  expect(leastWage(taxonomy, { place: '65.71', wage_per: 'day' }, '2026-11-25')?.rupiah).toBe(189_687)
})
