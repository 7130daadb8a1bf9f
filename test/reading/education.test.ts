import { expect, test } from 'vitest'
import { educationAsked } from '../../src/reading/education.ts'
import { scopeReader } from '../../src/reading/found.ts'
import { taxonomy } from '../reference.ts'
import { lines } from './helpers.ts'

const least = (text: string) => educationAsked(taxonomy, lines(text), scopeReader()).value

test.each([
  ['Pendidikan SMA/SMK/D3', 'SMA'],
  ['Min. S1', 'S1'],
  ['Lulusan SMK jurusan mesin', 'SMK'],
  ['Pendidikan minimal DIII atau sederajat', 'D3'],
  ['SMU / SMK', 'SMA'],
  ['Pendidikan SMK/D3/S1', 'SMK'],
  ['Minimal SMP sederajat', 'SMP'],
  ['SMP ke atas', 'SMP'],
  ['Pend SMP keatas', 'SMP'],
  ['Minimal lulusan SMP', 'SMP'],
  ['SD/SMP boleh', 'SD'],
  ['Pendidikan minimal SLTA', 'SMA'],
  ["Bachelor's degree in accounting", 'S1'],
  ['Minimum high school', 'SMA'],
  ['Pendidikan minimal S1, namun terbuka untuk SMA yang berpengalaman', 'SMA'],
  ['Pendidikan minimal SMA/SMK, D3 lebih disukai', 'SMA'],
  ['Lulusan D3. Diutamakan SMA', 'D3'],
  ['Jenjang: Diploma, Sarjana', 'D3'],
])('%s: %s', (text, code) => {
  expect(least(text)).toBe(code)
})

test.each([
  'Pengalaman minimal 2 tahun di industri',
  'Mengantar siswa SD dengan aman',
  'S1 diutamakan',
  'Mampu membaca SD card',
  'Ijazah tidak wajib S1',
])('%s: no schooling asked', (text) => {
  expect(least(text)).toBeNull()
})
