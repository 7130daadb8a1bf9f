import { describe, expect, test } from 'vitest'
import { findConcepts } from '../../src/taxonomy/concepts.ts'
import type { ConceptKind } from '../../src/taxonomy/types.ts'
import { taxonomy } from '../reference.ts'

const ids = (kind: ConceptKind, text: string): string[] =>
  findConcepts(taxonomy, text, {
    kinds: [kind],
    ...(kind === 'occupation' ? { title: true } : {}),
  }).map(({ id }) => id)

describe('a machine is often named by its maker and number', () => {
  test.each([
    ['Opr. PC300', 'op-excavator'],
    ['Operator D85', 'op-dozer'],
    ['Operator GD 705', 'op-grader'],
    ['Operator WA 470', 'op-loader'],
    ['Operator HD465', 'op-dt'],
    ['Sopir Hino 500', 'op-dt'],
    ['Driver Canter', 'drv-truk'],
    ['Sopir Dutro', 'drv-truk'],
    ['Operator Tadano', 'op-crane'],
    ['Mekanik Suzuki outboard', 'mek-tempel'],
    ['Operator traktor Kubota', 'op-traktor'],
  ])('the job "%s" is %s', (title, id) => {
    expect(ids('occupation', title)[0]).toBe(id)
  })

  test('twenty PC of an office are no excavators', () => {
    expect(ids('skill', 'merawat 20 unit PC komputer kantor')).not.toContain('ab-excavator')
    expect(ids('skill', 'tiga tahun pegang PC 400')).toContain('ab-excavator')
  })

  test('Kubota alone may be a tractor, a harvester or a boat engine, so nothing is guessed', () => {
    expect(ids('skill', 'Kubota')).toEqual([])
    expect(ids('skill', 'memanen padi dengan combine harvester Kubota')).toContain('keb-alsintan')
  })
})

describe('trades as people of the province say them', () => {
  test.each([
    ['Kuli panggul', 'tkbm'],
    ['Tukang begisting', 'tukang-kayu'],
    ['Tukang anyam besi', 'tukang-besi'],
    ['Pekerja atap gudang', 'tukang-baja-ringan'],
    ['Tukang ledeng', 'tukang-pipa'],
    ['Tukang cukur', 'penata-rambut'],
    ['Jaga empang', 'penambak'],
    ['Pattambak', 'penambak'],
    ['Tukang kutip brondol', 'pemanen-sawit'],
    ['Bengkel bubut', 'bubut'],
    ['Auto electrician', 'mek-ab'],
    ['Shot firer', 'juru-ledak'],
    ['Penyambung kabel optik', 'tek-fo'],
    ['Penjaga kios pulsa', 'pramuniaga'],
    ['Petugas K3 kebersihan', 'housekeeping'],
    ['Pelayan apotek', 'asisten-apoteker'],
    ['Driller', 'op-bor'],
    ['Tukang perahu', 'tukang-kapal'],
  ])('the job "%s" is %s', (title, id) => {
    expect(ids('occupation', title)[0]).toBe(id)
  })

  test.each([
    ['biasa ngelas pakai RB26', 'las-smaw'],
    ['bisa las listrik', 'las-smaw'],
    ['ngepel dan nyapu lantai', 'hot-areaumum'],
    ['tiap pagi cek P2H unit', 'ab-p2h'],
    ['ganti laher pompa', 'mek-bearing'],
    ['isi preon AC', 'pen-acrumah'],
    ['pasang stop kontak rumah', 'lis-rumah'],
    ['tuang ANFO ke lubang ledak', 'kon-peledakan'],
    ['bubuh tawas dan kaporit', 'pab-wtp'],
    ['tebar benur di petak', 'ikn-udang'],
    ['masak prasmanan untuk mess', 'kul-kantin'],
    ['memeriksa hasil produksi', 'pab-qc'],
  ])('"%s" tells of %s', (text, id) => {
    expect(ids('skill', text)).toContain(id)
  })
})

describe('words that only sound like a trade', () => {
  test.each([
    ['pandai membuat rendang', 'umu-renang'],
    ['hobi pancing ikan', 'ab-pancang'],
    ['pasang bracing baja', 'las-oaw'],
    ['jual beli besi tua', 'kon-besi'],
    ['urus DO barang ke gudang', 'ikn-kualitasair'],
    ['panen madu hutan', 'keb-panen'],
    ['kirim brosur dan blasting WA', 'fab-blasting'],
    ['jual obat tanaman', 'seh-apoteker'],
    ['Pak Rahman, tetangga saya', 'pab-kemas'],
    ['mencetak dengan printer spanduk', 'tik-rakit'],
  ])('"%s" does not tell of %s', (text, id) => {
    expect(ids('skill', text)).not.toContain(id)
  })

  test('a fillet is a weld beside welding and fish beside fish', () => {
    expect(ids('skill', 'las fillet pelat tipis')).toEqual(['las-smaw-fillet'])
    expect(ids('skill', 'fillet kakap merah di pabrik ikan')).toContain('ikn-fillet')
  })

  test('what OB is depends on the work around it', () => {
    expect(ids('skill', 'loading OB di tambang batu bara')).not.toContain('hot-areaumum')
    expect(ids('skill', 'OB kantor, menyapu dan mengepel')).toContain('hot-areaumum')
  })

  test('steel itself is no steel fixing, and doing a thing once is no job', () => {
    expect(ids('skill', 'menghitung semen dan besi')).not.toContain('kon-besi')
    expect(ids('skill', 'pembesian kolom')).toContain('kon-besi')
    expect(ids('occupation', 'air bersih untuk warga')).toEqual([])
  })

  test('a service technician is of no trade until the thing is named', () => {
    expect(ids('occupation', 'Teknisi Servis')).toEqual([])
    expect(ids('occupation', 'Teknisi servis laptop')[0]).toBe('it-support')
    expect(ids('occupation', 'Teknisi servis mesin cuci')[0]).toBe('tek-elektronika')
  })

  test('the air conditioning of a vehicle is not that of a house', () => {
    expect(ids('skill', 'servis AC mobil, cek evaporator mobil')).toEqual(['pen-acmobil', 'pen-acmobil'])
  })
})
