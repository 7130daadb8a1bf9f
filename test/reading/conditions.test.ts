import { describe, expect, test } from 'vitest'
import { conditionsSaid, lodgingSaid } from '../../src/reading/conditions.ts'
import { contractSaid } from '../../src/reading/contract.ts'
import { scopeReader } from '../../src/reading/found.ts'
import { lines } from './helpers.ts'

const conditions = (text: string) => conditionsSaid(lines(text), scopeReader()).map(({ id }) => id)
const contract = (text: string) => contractSaid(lines(text), scopeReader()).value

describe('conditions of the work', () => {
  test.each([
    ['Bersedia kerja shift', ['shift']],
    ['Siap shift siang/malam', ['shift', 'night']],
    ['Jam kerja 20.00 - 05.00', ['night']],
    ['Roster 6:2', ['roster']],
    ['Bersedia tinggal di mess', ['camp']],
    ['Siap lembur', ['overtime']],
    ['Bersedia perjalanan dinas luar kota', ['travel']],
    ['Siap ditempatkan di mana saja', ['relocate']],
    ['Fisik kuat', ['physical']],
    ['Berani bekerja di ketinggian', ['height']],
    ['Masuk di akhir pekan dan hari libur', ['weekend']],
  ])('%s', (text, ids) => {
    expect(conditions(text)).toEqual(ids)
  })

  test.each([
    'Tidak ada shift malam',
    'Mengatur jadwal shift anggota',
    'Sabtu Minggu libur',
    'Menghitung uang lembur',
    'Leader shift',
    'Membuat aplikasi mobile',
  ])('%s is no condition', (text) => {
    expect(conditions(text)).toEqual([])
  })

  test.each([
    ['Mess disediakan', true],
    ['Kami sediakan tempat tinggal', true],
    ['Fasilitas:\n- Mess\n- Makan', true],
    ['Tidak ada mess', false],
    ['Gaji menarik', null],
  ])('%s: lodging %s', (text, value) => {
    expect(lodgingSaid(lines(text), scopeReader()).value).toBe(value)
  })
})

describe('contract', () => {
  test.each([
    ['Status PKWT', 'PKWT'],
    ['Kontrak kerja 1 tahun', 'PKWT'],
    ['Karyawan tetap', 'PKWTT'],
    ['Karyawan harian lepas', 'harian'],
    ['Sistem borongan', 'borongan'],
    ['Program magang 6 bulan', 'magang'],
    ['Sistem outsourcing', 'alih daya'],
    ['Permanent employee', 'PKWTT'],
  ])('%s: %s', (text, kind) => {
    expect(contract(text)).toBe(kind)
  })

  test.each([
    'Menyusun dokumen kontrak',
    'Berpengalaman sebagai karyawan harian lepas',
    'Berkesempatan menjadi karyawan tetap',
    'Penuh waktu',
    'Membimbing siswa magang',
  ])('%s says nothing of this job', (text) => {
    expect(contract(text)).toBeNull()
  })
})
