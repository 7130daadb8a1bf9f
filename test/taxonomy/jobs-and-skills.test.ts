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
