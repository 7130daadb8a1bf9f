import { describe, expect, test } from 'vitest'
import { durationsIn } from '../../src/reading/duration.ts'
import { experienceDenied, monthsAsked, monthsOfTag } from '../../src/reading/experience.ts'
import { scopeReader } from '../../src/reading/found.ts'
import { lines } from './helpers.ts'

const asked = (text: string) => monthsAsked(lines(text), scopeReader()).value

test.each([
  ['min. 2 tahun', 24],
  ['1-2 tahun', 12],
  ['6 bulan', 6],
  ['minimal 1 (satu) tahun', 12],
  ['2 thn', 24],
  ['3th', 36],
  ['over 2 years', 24],
  ['2+ years', 24],
  ['6 bulan s/d 1 tahun', 6],
  ['1,5 tahun', 18],
  ['1 tahun 6 bulan', 18],
  ['1 thn 6 bln', 18],
  ['setahun', 12],
  ['dua tahun', 24],
  ['10 bln', 10],
])('%s is %i months', (text, months) => {
  expect(durationsIn(text).map((time) => time.months)).toEqual([months])
})

describe('experience asked', () => {
  test.each([
    ['Pengalaman minimal 2 tahun di bidang las', 24],
    ['Min. 1 tahun sebagai kasir', 12],
    ['Berpengalaman min . 3 thn', 36],
    ['Minimum 2 years of experience', 24],
    ['Pengalaman 2 tahun sebagai mekanik atau 4 tahun sebagai helper', 24],
    ['Pengalaman kerja 1 tahun\nPengalaman memimpin regu 6 bulan', 12],
    ['Fresh graduate dipersilakan melamar', null],
    ['Pengalaman 1 tahun (fresh graduate boleh melamar)', null],
    ['Tidak perlu pengalaman', null],
    ['Tidak disyaratkan pengalaman', null],
    ['Pernah panen sawit minimal 6 bulan', 6],
    ['Requirements:\n- 1+ year as storekeeper', 12],
    ['Pengalaman tidak diutamakan', null],
    ['No experience required', null],
    ['Terbuka bagi yang belum berpengalaman', null],
  ])('%s: %i', (text, months) => {
    expect(asked(text)).toBe(months)
  })

  test.each([
    'Usia maksimal 30 tahun',
    'Kontrak 2 tahun',
    'Masa percobaan 3 bulan',
    'Kami berpengalaman lebih dari 20 tahun, perusahaan kami bergerak di bidang kapal',
    'Diutamakan berpengalaman minimal 1 tahun',
    'Berpengalaman di bengkel 1 tahun menjadi nilai tambah',
    'Berpengalaman',
    'SIM masih berlaku 2 tahun',
  ])('%s: not said', (text) => {
    expect(asked(text)).toBeNull()
  })

  test('age and experience in one line are told apart', () => {
    expect(asked('Usia 25 tahun, pengalaman 2 tahun')).toBe(24)
  })

  test('a job that is closed to beginners does not welcome them', () => {
    expect(asked('Pengalaman 2 tahun. Tidak terbuka untuk fresh graduate')).toBe(24)
  })

  test('only a plain denial names experience as not asked', () => {
    expect(experienceDenied(lines('Tanpa pengalaman'), scopeReader())).toHaveLength(1)
    expect(experienceDenied(lines('Diutamakan berpengalaman (tidak wajib)'), scopeReader())).toEqual([])
    expect(experienceDenied(lines('Fresh graduate boleh melamar'), scopeReader())).toEqual([])
  })

  test.each([
    ['1-2 Tahun', 12],
    ['Fresh Graduate', null],
    ['1 - 3 tahun pengalaman', 12],
    ['Negosiasi', null],
  ])('the tag "%s" is %s', (tag, months) => {
    expect(monthsOfTag(tag)).toBe(months)
  })
})
