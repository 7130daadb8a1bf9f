import { describe, expect, test } from 'vitest'
import { wageOfTag, wageSaid } from '../../src/reading/money.ts'
import { plainWords } from '../../src/reading/plain.ts'
import { taxonomy } from '../reference.ts'
import { lines, ON } from './helpers.ts'

const wage = (text: string, place: string | null = null) => wageSaid(taxonomy, lines(text), place, ON)

describe('pay in a text', () => {
  test.each([
    ['Gaji Rp3,9 jt', 3_900_000, 3_900_000, 'month'],
    ['Gaji 4 juta', 4_000_000, 4_000_000, 'month'],
    ['Gaji: Rp 3.900.000/bulan', 3_900_000, 3_900_000, 'month'],
    ['Gaji pokok 3900000', 3_900_000, 3_900_000, 'month'],
    ['Bayar harian 175rb', 175_000, 175_000, 'day'],
    ['Rp5.100.000 - Rp5.900.000', 5_100_000, 5_900_000, 'month'],
    ['Upah harian 150rb', 150_000, 150_000, 'day'],
    ['Gaji 150 ribu/hari', 150_000, 150_000, 'day'],
    ['Salary Rp.4 – 5 Juta', 4_000_000, 5_000_000, 'month'],
    ['Gaji 2,5 - 3 jt + bonus', 2_500_000, 3_000_000, 'month'],
    ['Gaji 3jt s/d 4jt', 3_000_000, 4_000_000, 'month'],
    ['Gaji mulai dari 3,5 jt', 3_500_000, null, 'month'],
    ['Penghasilan hingga 6 juta', null, 6_000_000, 'month'],
    ['Upah Rp12.000 per bentang', 12_000, 12_000, 'piece'],
    ['Borongan Rp 250/kg, gaji Rp 250 per kg', 250, 250, 'piece'],
    ['Gaji pokok 3.500.000 + uang makan 25rb/hari', 3_500_000, 3_500_000, 'month'],
    ['Gaji Rp 48.000.000 per tahun', 4_000_000, 4_000_000, 'month'],
  ])('%s', (text, min, max, per) => {
    expect(wage(text).value).toEqual({ min, max, per })
  })

  test.each([
    'Hubungi 0812-3456-7890',
    'Bonus sampai 5 juta',
    'Insentif 500rb',
    'Omzet 5 juta per hari dikelola bersama',
    'Target penjualan Rp 50.000.000',
    'BPJS 150.000',
    'Uang makan 25.000/hari',
    'Menangani kredit Rp 10.000.000',
    'Gaji menarik',
    'Tersedia 2.000.000 produk',
  ])('%s is no pay', (text) => {
    expect(wage(text).value).toBeNull()
  })

  test('UMK is the floor of the place, and is recognised where the floor is not known', () => {
    expect(wage('Gaji UMK', '65.71').value).toEqual({ min: 4_742_169, max: null, per: 'month' })
    expect(wage('Gaji sesuai UMK', '65.71.03').value?.min).toBe(4_742_169)
    const unknown = wage('Gaji UMR')
    expect([unknown.value, unknown.from[0]?.words]).toEqual([null, 'UMR'])
  })
})

test.each([
  ['IDR2.000.000 - 3.000.000/Bulan', 2_000_000, 3_000_000],
  ['Rp.4 – 5 Juta', 4_000_000, 5_000_000],
  ['Rp\u00a03.500.000 – Rp\u00a04.000.000 per month', 3_500_000, 4_000_000],
])('the tag %s', (tag, min, max) => {
  expect(wageOfTag(plainWords('salary', tag)).value).toEqual({ min, max, per: 'month' })
})

test('a tag that leaves pay to be agreed says nothing', () => {
  expect(wageOfTag(plainWords('salary', 'Negosiasi')).value).toBeNull()
})
