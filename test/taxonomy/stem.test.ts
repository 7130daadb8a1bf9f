import { describe, expect, test } from 'vitest'
import { stem } from '../../src/taxonomy/stem.ts'

describe('the forms of a trade word meet', () => {
  test.each([
    ['las', ['las', 'mengelas', 'pengelasan', 'pengelas', 'ngelas']],
    ['jahit', ['jahit', 'menjahit', 'penjahit', 'jahitan', 'dijahit', 'ngejahit']],
    ['pasang', ['memasang', 'pemasangan', 'terpasang', 'dipasang']],
    ['potong', ['memotong', 'pemotongan', 'potongan']],
    ['kirim', ['mengirim', 'pengiriman', 'mengirimkan', 'kiriman']],
    ['susun', ['menyusun', 'penyusunan', 'tersusun']],
    ['operasi', ['mengoperasikan', 'pengoperasian', 'beroperasi']],
    ['perbaiki', ['perbaikan', 'memperbaiki', 'diperbaiki']],
    ['kemudi', ['mengemudi', 'mengemudikan', 'kemudikan']],
    ['rakit', ['merakit', 'perakitan', 'dirakit']],
    ['bor', ['bor', 'mengebor', 'pengeboran']],
    ['kerjanya', ['kerjanya']],
  ])('%s', (_, forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1)
  })
})

test.each([
  'perikanan',
  'pendingin',
  'pengawas',
  'berau',
  'kelas',
  'keamanan',
  'kemudian',
  'perawat',
  'menarik',
  'pelaksana',
  'kesehatan',
  'penjaga',
])('"%s" is left whole', (word) => {
  expect(stem(word)).toBe(word)
})

test.each([
  ['kelas', 'las'],
  ['keamanan', 'aman'],
  ['perbankan', 'ban'],
  ['perawat', 'perawatan'],
  ['pelayan', 'pelayanan'],
  ['kebakaran', 'bakar'],
  ['pemanen', 'permanen'],
  ['kemudian', 'kemudi'],
  ['dipertimbangkan', 'timbangan'],
  ['pelatih', 'pelatihan'],
])('"%s" does not meet "%s"', (one, other) => {
  expect(stem(one)).not.toBe(stem(other))
})

test.each([
  ['supir', 'sopir'],
  ['sekuriti', 'security'],
  ['elektrical', 'electrical'],
  ['kontruksi', 'konstruksi'],
  ['sertipikat', 'sertifikat'],
  ['porklif', 'forklift'],
  ['sinso', 'senso'],
  ['exca', 'excavator'],
  ['maintanance', 'maintenance'],
  ['staff', 'staf'],
  ['mabettang', 'mabetang'],
  ['akuaponik', 'aquaponik'],
  ['drawings', 'drawing'],
  ['iii', '3'],
])('"%s" is heard as "%s"', (written, meant) => {
  expect(stem(written)).toBe(stem(meant))
})

test('a word of a hundred thousand letters is given back as it is', () => {
  const long = 'peng'.repeat(25_000)
  expect(stem(long)).toBe(long)
})
