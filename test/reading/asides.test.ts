import { describe, expect, test } from 'vitest'
import { advert, flat } from './helpers.ts'

describe('what stands beside a bracket', () => {
  test('a preference after a bracket is of what stands before it', () => {
    const read = flat('Penjaga Gudang', 'Syarat:\nKomputer (Excel dan Word) menjadi nilai tambah')
    expect(read.skills_nice).toEqual(expect.arrayContaining(['kan-excel', 'kan-word']))
    expect(read.skills_required).not.toContain('kan-excel')
  })

  test('a denial goes on into a bracket and back over one', () => {
    expect(flat('Staf', 'Syarat:\nBukan bagian produksi (sortir, packing)').negated).toContain('pab-kemas')
    expect(flat('Koki Kapal', 'Syarat:\nMasinis (ATT) tidak dibutuhkan').negated).toContain('lau-mesin')
  })

  test('who is spoken with is somebody else, in brackets too', () => {
    expect(flat('Perawat', 'Tugas:\nBerkoordinasi dengan tim (pemasaran, gudang)').skills_required).not.toContain('kan-pasarjual')
  })

  test('machines that others see to are not asked', () => {
    const read = flat('Teknisi AC', 'Syarat:\nBoiler dan genset sudah ada tim sendiri')
    expect(read.negated).toEqual(expect.arrayContaining(['mek-boiler', 'lis-genset']))
    expect(read.skills_required).not.toContain('lis-genset')
  })
})

test('what is done every day is asked, though it is preferred elsewhere', () => {
  const read = flat('Staf', 'Tugas:\n- Stock opname tiap bulan\nKualifikasi:\n- Diutamakan pernah stock opname')
  expect(read.skills_required).toContain('log-opname')
  expect(read.skills_nice).toEqual([])
})

test('a line broken at words in bold is one sentence', () => {
  const read = flat(
    'Picker',
    'Kualifikasi:\nMemiliki lisensi SIO\nforklift\nKemnaker lebih diutamakan.\nBisa memakai\npallet mover\n,\nforklift,\ndan alat sejenisnya lebih disukai.',
  )
  expect(read.certificates_nice).toEqual(['sio-forklift-2'])
  expect(read.certificates_required).toEqual([])
  expect(read.skills_required).not.toContain('ang-forklift')
})

test('of any major, the preferred one is named', () => {
  expect(flat('Resepsionis', 'Pendidikan SMK semua jurusan, lebih disukai jurusan Administrasi').majors).toEqual(['OTKP'])
  expect(flat('Resepsionis', 'Pendidikan SMK semua jurusan, termasuk jurusan Administrasi').majors).toEqual([])
})

test('where an advert says that schooling does not matter, the tag of a job site does not count', () => {
  expect(flat('Juru Masak', 'Pendidikan bebas.', { education: 'SMA/SMK' }).education_min).toBeNull()
  expect(flat('Juru Masak', 'Ijazah tidak ditanya.', { education: 'SMA/SMK' }).education_min).toBeNull()
  expect(flat('Juru Masak', 'Bisa masak.', { education: 'SMA/SMK' }).education_min).toBe('SMA')
})

test('PKL is a contract at sea, and a practical on land', () => {
  expect(advert('Kelasi', 'Syarat: BST. PKL 6 bulan.').contract.value).toBe('PKWT')
  expect(advert('PKL Akuntansi', 'Siswa SMK.').contract.value).toBe('magang')
})

test('DW is a daily worker', () => {
  expect(advert('DW Housekeeping', 'Membersihkan kamar.').contract.value).toBe('harian')
})

test('what the firm lives by is not asked', () => {
  expect(flat('Kasir', 'Kami perusahaan di bidang logistik dan retail.').skills_required).not.toContain('kan-toko')
})
