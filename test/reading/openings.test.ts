import { expect, test } from 'vitest'
import { openingsAsked } from '../../src/reading/openings.ts'
import { lines } from './helpers.ts'

test.each([
  ['Dibutuhkan 40 orang tukang las', 40],
  ['Dibutuhkan segera: 12 helper', 12],
  ['Mencari 2 (dua) orang admin', 2],
  ['Operator forklift (10 org)', 10],
  ['5 posisi', 5],
  ['Kuota: 16 orang', 16],
  ['Jumlah kebutuhan 3', 3],
  ['Kebutuhan 7 orang', 7],
  ['Buka lowongan operator excavator 5 orang', 5],
  ['2 openings', 2],
  ['Membutuhkan sebanyak 25 pekerja', 25],
])('%s: %i', (text, openings) => {
  expect(openingsAsked(lines(text)).value).toBe(openings)
})

test.each([
  'Memimpin 3 orang anggota tim',
  'Mengelola tim 5 orang',
  'Membutuhkan pengalaman 2 tahun',
  'Usia 20 tahun',
  'Melayani 40 orang tamu',
  'Dibutuhkan kasir',
  'Perusahaan kami bergerak di bidang katering dengan 200 karyawan',
])('%s: not said', (text) => {
  expect(openingsAsked(lines(text)).value).toBeNull()
})
