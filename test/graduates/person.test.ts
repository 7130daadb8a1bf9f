import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalPhone } from '../../src/accounts/contact.ts'
import { withoutContacts } from '../../src/graduates/own-words.ts'
import { nikHash, nikSays, normalNik, PersonDraft } from '../../src/graduates/person.ts'
import { taxonomy } from '../reference.ts'

describe('a telephone number', () => {
  const same = [
    '081234567890',
    '0812 3456 7890',
    '0812-3456-7890',
    '0812.3456.7890',
    '+62 812 3456 7890',
    '62-812-3456-7890',
    '(0812) 34567890',
    '81234567890',
  ]
  for (const typed of same) test(`${typed} is +6281234567890`, () => expect(normalPhone(typed)).toBe('+6281234567890'))
  test('of a house is one, too', () => expect(normalPhone('0551 21234')).toBe('+6255121234'))
  for (const wrong of ['', '12', 'tanya ibu', '+1 202 555 0100', '0812', '08123456789012345'])
    test(`${wrong || 'nothing'} is none`, () => expect(normalPhone(wrong)).toBeNull())
})

describe('a NIK', () => {
  test('has sixteen digits and a date of birth in it, a woman’s day with forty added', () => {
    expect(normalNik('6571010503990001')).toBe('6571010503990001')
    expect(normalNik('6571 0145 0399 0001')).toBe('6571014503990001')
    for (const wrong of [
      '657101050399000',
      '65710105039900012',
      '6571010013990001',
      '6571013213990001',
      '6571017503990001',
      '6571014003990001',
      'x571010503990001',
    ])
      expect([wrong, normalNik(wrong)]).toEqual([wrong, null])
  })

  test('says the birth date, a woman’s too', () => {
    expect(nikSays('6571010503990001', '1999-03-05')).toBe(true)
    expect(nikSays('6571014503990001', '1999-03-05')).toBe(true)
    expect(nikSays('6571010503990001', '1999-03-06')).toBe(false)
  })

  test('is hashed with the secret: the same again for the same, and another under another secret', async () => {
    const nik = '6571010503990001'
    expect(await nikHash('one', nik)).toBe(await nikHash('one', nik))
    expect(await nikHash('one', nik)).not.toBe(await nikHash('two', nik))
    expect(await nikHash('one', nik)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a name', () => {
  for (const name of ['Rusni', 'Anak Agung', 'H. Abdul bin Yusuf, S.Pd', 'Lưu', 'Daud anak Lian', "Nur'aini"])
    test(`${name} is one`, () => expect(PersonDraft.parse({ name }).name).toBe(name))
  test('keeps its words and loses its surplus spaces', () =>
    expect(PersonDraft.parse({ name: '  Siti \n Aminah ' }).name).toBe('Siti Aminah'))
})

describe('a person’s own words', () => {
  const cleaned = (text: string, name = 'Markus Lawai') => withoutContacts(taxonomy, text, name)

  test('lose name, telephone, e-mail, link and NIK, and nothing else', () => {
    const text =
      'Saya MARKUS lawai, biasa dipanggil Lawai. WA 0812-3456-7890 atau +62 812 3456 7890, a.b@contoh.id, www.contoh.id/saya, NIK 6571 0105 0399 0001. Las 3G sejak 2019, upah 4.500.000.'
    const left = cleaned(text)
    for (const gone of [/markus/i, /lawai/i, /3456/, /@/, /www/, /0399/]) expect(left).not.toMatch(gone)
    expect(left).toContain('Las 3G sejak 2019, upah 4.500.000.')
  })

  test('lose the number of a certificate, and keep machines, wages, dates and norms', () => {
    const text =
      'Sertifikat BNSP-XQ-77120934, KOM.1234.00012/BNSP/2020, No. Reg. GAR 663 00012 2020. Komatsu PC200-8, ISO 9001-2015, 12-08-2019, Rp4.500.000, 5000000, nomor 1 di kelas.'
    const left = cleaned(text)
    for (const gone of ['77120934', '00012', 'GAR']) expect(left).not.toContain(gone)
    for (const kept of ['PC200-8', '9001-2015', '12-08-2019', 'Rp4.500.000', '5000000', 'nomor 1 di kelas'])
      expect(left).toContain(kept)
  })

  test('keep a trade word that is also part of a name', () => {
    expect(cleaned('Saya Rigger Simanjuntak, bekerja sebagai rigger', 'Rigger Simanjuntak')).toBe(
      'Saya …, bekerja sebagai rigger',
    )
  })

  test('never hold the name afterwards, whatever they were', () => {
    const name = 'Markus Lawai'
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Markus', 'lawai', 'MARKUS LAWAI', 'las', '0812 3456 7890', ',', '\n'), { maxLength: 20 }),
        (parts) => {
          expect(cleaned(parts.join(' '), name)).not.toMatch(/markus|lawai|0812/i)
        },
      ),
    )
  })
})
