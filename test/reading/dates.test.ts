import { describe, expect, test } from 'vitest'
import { closingDate, datesIn } from '../../src/reading/dates.ts'
import { lines, ON } from './helpers.ts'

describe('dates', () => {
  test.each([
    ['31/12/2026', '2026-12-31'],
    ['12 Agustus 2027', '2027-08-12'],
    ['5-1-2027', '2027-01-05'],
    ['2026-12-01', '2026-12-01'],
    ['30.11.26', '2026-11-30'],
    ['5 Des', '2026-12-05'],
    ['3 Januari', '2027-01-03'],
    ['August 5, 2027', '2027-08-05'],
  ])('%s is %s', (text, iso) => {
    expect(datesIn(text, ON).map((date) => date.iso)).toEqual([iso])
  })

  test.each(['31/02/2026', '12/13/2026', '1.5', '081234567890', '08/09/2026/123'])('%s is no date', (text) => {
    expect(datesIn(text, ON)).toEqual([])
  })
})

describe('closing date', () => {
  test.each([
    ['Lamaran paling lambat 10 Desember 2026', '2026-12-10'],
    ['Pendaftaran s/d 15/12/2026', '2026-12-15'],
    ['Lowongan dibuka 1 s/d 20 Januari', '2027-01-20'],
    ['Deadline: 5 Des', '2026-12-05'],
    ['Kirim CV sebelum 1 Februari 2027', '2027-02-01'],
    ['Apply before 12 January 2027', '2027-01-12'],
  ])('%s', (text, iso) => {
    expect(closingDate(lines(text), ON).value).toBe(iso)
  })

  test.each([
    "Wawancara Senin s/d Jum'at, 1 Maret 2027",
    'Tanggal mulai kerja: 15 Desember 2026',
    'Kontrak sampai 31/12/2027',
    'SIM berlaku sampai 5 Mei 2027',
    'Berdiri sejak 1 Juni 1990',
  ])('%s closes nothing', (text) => {
    expect(closingDate(lines(text), ON).value).toBeNull()
  })
})
