import { expect, test } from 'vitest'
import { openingsAsked } from '../../src/reading/openings.ts'
import { advert, lines } from './helpers.ts'

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
  ['Kami menambah 35 juru las', 35],
  ['Menambah 25 kursi untuk pelinting', 25],
  ['Bengkel di pasar tambah 2 montir', 2],
  ['Jumlah: 9 orang', 9],
  ['Menerima 60 calon operator', 60],
  ['TUKANG CAT 12 ORANG', 12],
  ['Petugas kebun dan taman, 8 orang.', 8],
  ['Penjaga malam (4 posisi, dua giliran)', 4],
  ['Juru gambar (3)', 3],
  ['7 orang pembantu tukang', 7],
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
  'Kami mencari seorang kasir',
  'Kapal dengan 40 tempat tidur',
  'Tugas:\n- Menerima 20 tamu sehari',
  'Perusahaan kami bergerak di bidang katering dengan 200 karyawan',
])('%s: not said', (text) => {
  expect(openingsAsked(lines(text)).value).toBeNull()
})

test('of several jobs in one advert all openings are counted', () => {
  expect(advert('Lowongan', 'Dicari 2 sopir & 3 kernet, gaji harian').openings).toMatchObject({ value: 5 })
  expect(advert('Lowongan', 'Butuh 2 kasir dan 1 barista').openings.value).toBe(3)
  expect(advert('Lowongan', 'Butuh 2 kasir, usia 20 tahun').openings.value).toBe(2)
})
