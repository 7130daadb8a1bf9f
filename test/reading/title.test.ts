import { expect, test } from 'vitest'
import { readAdvert } from '../../src/reading/advert.ts'
import { taxonomy } from '../reference.ts'

test.each([
  ['LOWONGAN KERJA: Operator Forklift 4 orang, wajib SIO, penempatan Tarakan', 'Operator Forklift'],
  ['Dicari juru las SMAW di Malinau, gaji 5 juta', 'juru las SMAW'],
  ['Butuh segera admin gudang (lulusan SMK) untuk Nunukan', 'admin gudang'],
  ['Mekanik Alat Berat\nSyarat: SMK, pengalaman 1 tahun', 'Mekanik Alat Berat'],
  // What stands before the comma names no job, so the line stays whole.
  ['Segera, dicari satpam', 'satpam'],
])('of an advert pasted in one line, %j, the title ends with the job', (text, title) => {
  const read = readAdvert(taxonomy, { text }, '2026-11-25').title
  expect(read.value).toBe(title)
  expect(text.slice(read.from[0]?.start, read.from[0]?.end).trim()).toBe(title)
})
