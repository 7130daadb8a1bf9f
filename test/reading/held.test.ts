import { describe, expect, test } from 'vitest'
import { flatPerson, profile } from './helpers.ts'

describe('whose paper, and which', () => {
  test.each([
    ['Pengelasan SMAW 3G', 'BNSP 2028', 'bnsp-las-3g'],
    ['Teknisi AC Residensial', 'Sertifikat Kompetensi BNSP', 'bnsp-ac'],
    ['Teknisi AC Residensial', 'BNSP Barista', 'bnsp-barista'],
  ])('of %s: %s', (programme, paper, id) => {
    expect(flatPerson({ programme, certificates: [paper] }).certificates.map((one) => one.id)).toEqual([id])
  })

  test('a certificate of no trade is that of the course named in the words, with its date', () => {
    const [paper] = profile({ text: 'Lulusan BLK las SMAW 3G, sertifikat BNSP s/d 2029' }).certificates
    expect(paper).toMatchObject({ id: 'bnsp-las-3g', validUntil: '2029-12-31', lapsed: false })
  })

  test('without a course it stays a certificate of no trade', () => {
    expect(flatPerson({ text: 'punya sertifikat BNSP' }).certificates).toEqual([{ id: 'bnsp', expired: false }])
  })

  test("a guard's card is the card of guards, anyone else's is not", () => {
    expect(flatPerson({ text: 'Satpam 3 tahun, KTA mati 2024' }).certificates).toEqual([{ id: 'kta-satpam', expired: true }])
    expect(flatPerson({ text: 'Sopir 3 tahun, KTA partai ada' }).certificates).toEqual([])
  })

  test.each([
    'kakak satpam Gada Pratama, saya kasir',
    'teman saya ahli K3 umum',
    'tinggal satu mess dengan juru ledak',
    'jual pulsa, juru ledak, las',
  ])("other people's papers and the names of trades are no papers held: %s", (text) => {
    expect(flatPerson({ text }).certificates).toEqual([])
  })

  test.each(['punya KIM juru ledak', 'juru ledak kelas II bersertifikat'])('%s', (text) => {
    expect(flatPerson({ text }).certificates.map(({ id }) => id)).toContain('kim')
  })

  test('of papers without commas each has its own standing', () => {
    const standing = (text: string) => flatPerson({ text }).certificates.map(({ id, expired }) => `${id} ${expired}`)
    expect(standing('sim a mati sim c hidup')).toEqual(['sim-a true', 'sim-c false'])
    expect(standing('SIM A aktif SIM C mati')).toEqual(['sim-a false', 'sim-c true'])
    expect(standing('SIM A dan SIM C mati')).toEqual(['sim-a true', 'sim-c true'])
  })
})
