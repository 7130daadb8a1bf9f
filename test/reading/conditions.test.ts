import { describe, expect, test } from 'vitest'
import { conditionsSaid, lodgingSaid } from '../../src/reading/conditions.ts'
import { contractSaid } from '../../src/reading/contract.ts'
import { scopeReader } from '../../src/reading/found.ts'
import { flat, lines } from './helpers.ts'

const conditions = (text: string) => conditionsSaid(lines(text), scopeReader(), () => true).map(({ id }) => id)
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
    ['Kontrak setahun, mess dan makan, cuti', true],
    ['Tinggal di mess proyek', true],
    ['Lokasi Malinau, kamar sendiri di asrama', true],
    ['Camp Sekatak, makan, antar jemput', true],
    ['Mess ber-AC, makan', true],
    ['Perumahan ada', true],
    ['Rumah untuk keluarga, air, klinik', true],
    ['Tempat tinggal tidak disediakan', false],
    ['Membersihkan mess karyawan dan taman', null],
    ['Pengalaman di hotel atau mess', null],
    ['Gaji menarik', null],
  ])('%s: lodging %s', (text, value) => {
    expect(lodgingSaid(lines(text), scopeReader()).value).toBe(value)
  })
})

describe('a move asked for', () => {
  const moves = (text: string, location?: string) => flat('Kasir', text, { location }).conditions.includes('relocate')

  test.each([
    'Siap ditempatkan di mana saja',
    'Bersedia penempatan di seluruh cabang',
    'Bersedia ditempatkan di kantor cabang',
    'Siap pindah',
  ])('%s', (text) => expect(moves(text)).toBe(true))

  test('the place of the job itself is no move, another one is', () => {
    expect(moves('Bersedia ditempatkan di Tarakan', 'Tarakan')).toBe(false)
    expect(moves('Lokasi: Nunukan. Bersedia ditempatkan di Malinau')).toBe(true)
    expect(moves('Bersedia ditempatkan di Sumatera', 'Bekasi, Jawa Barat')).toBe(true)
    expect(moves('Bersedia ditempatkan')).toBe(false)
  })
})

test('a list of what is given asks for nothing', () => {
  const read = flat('Staf gudang', 'Syarat:\n- Teliti\nRoster 8/2, camp, makan, laundry, gym, kantin')
  expect(read.skills_required).not.toContain('hot-laundry')
  expect(read.conditions).toEqual(expect.arrayContaining(['roster', 'camp']))
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
