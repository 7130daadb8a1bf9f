import { expect, test } from 'vitest'
import { suggest } from '../../src/taxonomy/suggest.ts'
import { taxonomy } from '../reference.ts'

const ids = (kind: Parameters<typeof suggest>[1], q: string, limit = 8): string[] =>
  suggest(taxonomy, kind, q, limit).map(({ id }) => id)

test('the first letters of any word of a label or spelling are enough', () => {
  expect(ids('skill', 'las 6')).toContain('las-smaw-6g')
  expect(ids('place', 'sel')).toContain('65.01.05')
  expect(ids('certificate', 'sim b')).toEqual(expect.arrayContaining(['sim-b1', 'sim-b2-umum']))
  expect(ids('occupation', 'fork')).toContain('op-forklift')
})

test('a name that is what was typed comes first, then names that begin with it', () => {
  expect(ids('occupation', 'barista')[0]).toBe('barista')
  expect(ids('place', 'NUNUKAN')[0]).toMatch(/^65\.03/)
})

test('capitals, accents and hyphens do not matter, and the order is the same each time', () => {
  expect(ids('skill', 'FÍT-up')).toEqual(ids('skill', 'fit up'))
  expect(ids('skill', 'pe', 100)).toEqual(ids('skill', 'pe', 100))
})

test('nothing typed gives nothing, and no more is given than was asked for', () => {
  expect(ids('skill', '  ')).toEqual([])
  expect(ids('skill', 'p', 3)).toHaveLength(3)
  expect(ids('skill', 'p', 0)).toEqual([])
})

test('each line carries the label in both languages', () => {
  expect(suggest(taxonomy, 'skill', 'gerinda', 1)[0]?.label).toEqual({ id: 'Penggerindaan', en: 'Grinding' })
})
