import { describe, expect, test } from 'vitest'
import { findConcepts } from '../../src/taxonomy/concepts.ts'
import type { ConceptKind } from '../../src/taxonomy/types.ts'
import { taxonomy } from '../reference.ts'

interface Hints {
  readonly context?: string
  readonly title?: boolean
}

const ids = (kind: ConceptKind, text: string, hints: Hints = {}): string[] =>
  findConcepts(taxonomy, text, { kinds: [kind], ...hints }).map((mention) => mention.id)

describe('office, shop and plant, in words of our own', () => {
  test.each([
    ['menyusun gambar kerja', 'kon-gambar'],
    ['baca gambar kerja', 'fab-gambar'],
    ['pasang instalasi listrik', 'lis-rumah'],
    ['paham ISO 9001', 'pab-iso'],
    ['bisa hitung RAB', 'kon-estimasi'],
    ['cek kualitas produk di lini', 'pab-qc'],
    ['atur jadwal produksi', 'kan-ppic'],
    ['layani keluhan pelanggan', 'kan-layanan'],
    ['mengurus pembelian bahan dari pemasok lewat purchase order', 'log-pembelian'],
  ])('"%s" is %s', (text, id) => {
    expect(ids('skill', text)).toContain(id)
  })

  test.each([
    ['Staf pengendalian mutu / QC', 'qc'],
    ['Staff Purchasing', 'purchasing'],
    ['Host Live', 'host-live'],
    ['Kepala Gudang', 'gudang'],
    ['Mobile Developer', 'programmer'],
    ['Asisten Apoteker', 'asisten-apoteker'],
    ['Site Engineer', 'site-engineer'],
    ['Estimator', 'estimator'],
    ['Hair Stylist', 'penata-rambut'],
    ['Driver SIM B1', 'drv-truk'],
  ])('the title "%s" is %s', (title, id) => {
    expect(ids('occupation', title, { title: true })).toContain(id)
  })
})

describe('plain speech of the trades, in words of our own', () => {
  test.each([
    ['Juru ketel', 'op-boiler'],
    ['Krani kapal', 'tally'],
    ['Partman', 'gudang'],
    ['Petugas yantek', 'lineman'],
    ['Sopir dam truk', 'op-dt'],
    ['Juragan speed', 'motoris'],
    ['Operator crawler crane', 'op-crane'],
    ['Opr. mesin genset', 'op-genset'],
    ['Montir mesin tempel', 'mek-tempel'],
    ['Teknisi PLTS', 'electrician-bg'],
    ['Supervisor MEP', 'foreman'],
  ])('the title "%s" is %s', (title, id) => {
    expect(ids('occupation', title, { title: true })[0]).toBe(id)
  })

  test.each(['Teknisi', 'Operator'])('the bare title "%s" is of no trade until something tells', (title) => {
    expect(ids('occupation', title, { title: true })).toEqual([])
  })

  test.each([
    ['bisa menyetir', 'kem-mobil'],
    ['memasang las pipa PPR', 'kon-pipa'],
    ['servis mesin jahit', 'gar-mesin'],
    ['pernah jahit luka', 'seh-perawat'],
    ['catat koli di dermaga', 'lau-tally'],
  ])('"%s" is %s', (text, id) => {
    expect(ids('skill', text)).toEqual([id])
  })
})

describe('a word means nothing where its neighbours exclude its sense', () => {
  test.each([
    ['kantor full AC', 'pendingin'],
    ['ada tagihan listrik', 'listrik'],
    ['potong panel kayu', 'lis-panel'],
    ['jaga kebersihan tempat kerja', 'k3-5r'],
    ['jaga kebersihan area kerja', 'hot-areaumum'],
    ['cek suhu chiller di dapur', 'pen-accentral'],
    ['rumah di Bontang', 'ikn-ikatbibit'],
    ['pengecekan rutin stok', 'mek-preventif'],
    ['Pool attendant', 'k3-ruangterbatas'],
  ])('"%s" is not %s', (text, id) => {
    expect(ids('skill', text, { title: text.startsWith('Pool') })).not.toContain(id)
  })
})

describe('papers of local courses, in words of our own', () => {
  test.each([
    ['Tata Rias Pengantin (BNSP)', 'bnsp-rias'],
    ['sertifikat servis mesin tempel', 'bnsp-perahu'],
    ['Lisensi teknisi perancah', 'perancah'],
    ['Plate Welder SMAW 3G BNSP', 'bnsp-las-3g'],
    ['Ahli K3 Umum', 'ak3u'],
    ['serkom distribusi', 'skttk'],
  ])('"%s" is %s', (text, id) => {
    expect(ids('certificate', text)).toEqual([id])
  })
})
