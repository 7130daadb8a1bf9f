import { describe, expect, test } from 'vitest'
import { file, jsonl, padan, parsed } from './io.ts'

describe('padan read adverts', () => {
  const advert = {
    id: 'a1',
    title: 'Operator Excavator',
    text: 'Butuh 3 operator excavator untuk kebun di Sebuku.\nWajib SIO alat berat.\nPengalaman minimal 2 tahun.\nGaji Rp5,5 jt/bulan.\nPria maks 40 tahun.',
  }

  test('prints what was understood, a line a row, by the agreed names', async () => {
    const { code, out, err } = await padan(['read', 'adverts', file('adverts.jsonl', jsonl(advert, { ...advert, id: 'a2' }))])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [first, second] = parsed(out)
    expect(first).toMatchObject({ id: 'a1', experience_months_min: 24, openings: 3, wage_min: 5_500_000, wage_per: 'month' })
    expect(first.occupation[0]).toMatch(/excavator/)
    expect(first.forbidden.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['age', 'sex'])
    const names = [
      ...[
        'id',
        'occupation',
        'skills_required',
        'skills_nice',
        'certificates_required',
        'certificates_nice',
        'education_min',
        'majors',
      ],
      ...[
        'experience_months_min',
        'openings',
        'wage_min',
        'wage_max',
        'wage_per',
        'place',
        'contract',
        'conditions',
        'closing_date',
      ],
      ...['forbidden', 'negated', 'not_understood'],
    ]
    for (const name of names) expect(first).toHaveProperty(name)
    expect(second.id).toBe('a2')
  })

  test('reads standard input, and names the wrong row', async () => {
    const input = `id,title,text\na1,Kasir,Jaga kasir\n,Kasir,x\na3,,\n`
    const { code, out, err } = await padan(['read', 'adverts', '-'], { input })
    expect(code).toBe(1)
    expect(parsed(out).map(({ id }) => id)).toEqual(['a1'])
    expect(err).toBe('standard input:3: id: is missing\nstandard input:4: Give a job title (title) or the advert (text).\n')
  })

  test('a field that is no text is named', async () => {
    const { err } = await padan(['read', 'adverts', '-'], { input: jsonl({ id: 'a', title: 'x', text: { a: 1 } }) })
    expect(err).toBe('standard input:1: text: Must be text in quotes.\n')
  })
})

describe('padan read profiles', () => {
  test('prints what was understood, by the agreed names', async () => {
    const person = {
      id: 'p1',
      programme: 'Teknisi AC Residensial',
      education: 'SMK',
      certificates: ['Teknisi AC Residensial (BNSP)'],
      skills: ['cuci AC'],
      experience: [['helper teknisi AC', 9]],
      text: 'Belum punya SIM.',
    }
    const { code, out } = await padan(['read', 'profiles', file('p.jsonl', jsonl(person))])
    expect(code).toBe(0)
    const [read] = parsed(out)
    for (const name of ['id', 'programme', 'skills', 'certificates', 'education', 'major', 'experience', 'negated'])
      expect(read).toHaveProperty(name)
    expect(read).toMatchObject({ id: 'p1', education: 'SMK' })
    expect(read.experience[0].months).toBe(9)
    expect(read.negated.length).toBeGreaterThan(0)
  })

  test('an empty file is no error', async () => {
    expect(await padan(['read', 'profiles', '-'])).toEqual({ code: 0, out: '', err: '' })
  })
})
