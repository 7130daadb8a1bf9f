import { describe, expect, test } from 'vitest'
import { headingOf } from '../../src/reading/headings.ts'
import { lines } from './helpers.ts'

const shape = (text: string) => lines(text).map(({ section, text }) => `${section}: ${text.replaceAll('\n', ' ')}`)

describe('headings', () => {
  test.each([
    ['Kualifikasi:', 'requirements'],
    ['PERSYARATAN UMUM', 'requirements'],
    ['Job Requirements :', 'requirements'],
    ['Kualifikasi Kepala Regu', 'requirements'],
    ['Tugas & Tanggung Jawab Utama:', 'duties'],
    ['✅ Deskripsi Pekerjaan', 'duties'],
    ['Fasilitas dan benefit:', 'benefits'],
    ['Tentang kami', 'company'],
    ['Cara melamar:', 'apply'],
    ['Lokasi kerja:', 'terms'],
  ])('%s heads the %s', (line, section) => {
    expect(headingOf(line)?.section).toBe(section)
  })

  test.each(['Kemampuan komunikasi baik', 'Tugas administrasi gudang', 'Pengalaman: 2 tahun', 'Bersedia lembur'])(
    '%s is a line, not a heading',
    (line) => {
      expect(headingOf(line)).toBeNull()
    },
  )

  test('what stands under "nilai tambah" is only nice to have', () => {
    expect(lines('Nilai tambah:\n- Bisa las argon').map(({ nice }) => nice)).toEqual([true])
    expect(lines('Keterampilan lain (nice to have):\n- Bisa las argon').map(({ nice }) => nice)).toEqual([true])
  })
})

describe('lines', () => {
  test('bullets glued to the word before them are parted, dashes between words are not', () => {
    expect(shape('- Pria- SMA/SMK- 20 - 30 Tahun- Siap kerja')).toEqual([
      'requirements: Pria',
      'requirements: SMA/SMK',
      'open: 20 - 30 Tahun',
      'requirements: Siap kerja',
    ])
    expect(shape('Jam kerja Senin - Jumat')).toHaveLength(1)
  })

  test('a sentence broken around bold words is put together', () => {
    expect(shape('Kualifikasi:\nPendidikan minimal\nSMK\natau setara.\nMemiliki lisensi\nK3\ndari kementerian.')).toEqual([
      'requirements: Pendidikan minimal SMK atau setara.',
      'requirements: Memiliki lisensi K3 dari kementerian.',
    ])
  })

  test('items counted up in one line are parted, other figures are not', () => {
    expect(shape('Syarat: 1. punya SIM 2. bisa las 3. jujur')).toHaveLength(3)
    expect(shape('Gaji naik 2. Tahun depan')).toHaveLength(2)
    expect(shape('Syarat: usia 25. sehat')).toHaveLength(1)
  })

  test('an abbreviation ends no sentence', () => {
    expect(shape('Pengalaman min. 2 tahun. Punya SIM A.')).toHaveLength(2)
  })

  test('without headings each line tells its own section', () => {
    expect(shape('CV Contoh bergerak di bidang katering\nMengantar makanan\nPendidikan minimal SMA\nBPJS dan THR')).toEqual([
      'company: CV Contoh bergerak di bidang katering',
      'duties: Mengantar makanan',
      'requirements: Pendidikan minimal SMA',
      'benefits: BPJS dan THR',
    ])
  })

  test('a sentence that turns from the firm to the job is parted there', () => {
    expect(shape('PT Contoh bergerak di bidang las kapal, membutuhkan admin kantor')).toEqual([
      'company: PT Contoh bergerak di bidang las kapal,',
      'open: membutuhkan admin kantor',
    ])
  })
})
