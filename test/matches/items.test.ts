import { describe, expect, test } from 'vitest'
import { profileItem, vacancyItem } from '../../src/matches/items.ts'
import { readAdvert } from '../../src/reading/advert.ts'
import { flatAdvert, flatProfile } from '../../src/reading/flat.ts'
import { readProfile } from '../../src/reading/profile.ts'
import { taxonomy } from '../reference.ts'

const on = '2026-11-25'
const options = { id: 'x', on, strict: true }
const taken = <T>(item: { value: T } | { problems: unknown }): T => {
  if ('value' in item) return item.value
  throw new Error(JSON.stringify(item.problems))
}
const vacancy = (row: Record<string, unknown>) => taken(vacancyItem(taxonomy, row, options))
const profile = (row: Record<string, unknown>) => taken(profileItem(taxonomy, row, options))
const wrong = (item: object) => ('problems' in item ? item.problems : [])

describe('a vacancy', () => {
  const text = 'Dicari juru las SMAW di Tarakan.\nSyarat: pria, usia maks 30 tahun, muslim.\nGaji Rp5.500.000.'

  test('in words is read, and the facts beside its words win', () => {
    const read = vacancy({ title: 'Juru las', text, openings: 7, place: '65.03', experience_months_min: 24 })
    expect(read).toMatchObject({ title: 'Juru las', openings: 7, place: '65.03', months: 24, wage: { min: 5_500_000 } })
    expect(read.occupations).toContain('welder-smaw')
  })

  test('has no forbidden demand in its title or text, whether in words or in ids', () => {
    const title = 'Juru las (pria)'
    for (const row of [
      { title, text },
      { title, text, occupation: ['welder-smaw'] },
    ]) {
      const { title: called, text: said } = vacancy(row)
      expect(`${called} ${said}`).not.toMatch(/pria|30 tahun|muslim/i)
      expect(said).toContain('juru las SMAW')
    }
  })

  test('in ids is not read for others', () => {
    expect(vacancy({ text, occupation: ['kasir'] })).toMatchObject({ occupations: ['kasir'], skills: [], place: null })
  })

  test('may say null for what is unknown', () => {
    const nothing = { occupation: null, skills_required: null, place: null, wage_per: null, openings: null, closing_date: null }
    expect(vacancy({ ...nothing, title: 'Juru las', text })).toEqual(vacancy({ title: 'Juru las', text }))
  })

  test('as it was read is one, and says the same of the work', () => {
    const line = flatAdvert('x', readAdvert(taxonomy, { title: 'Juru las', text }, on))
    const { occupations, place, wage, education } = vacancy({ title: 'Juru las', text })
    expect(vacancy({ ...line })).toMatchObject({ occupations, place, wage, education })
  })

  test('that was posted on a day is read as of that day', () => {
    const closing = { title: 'Juru las', text: 'Lamaran sampai 5 Desember.' }
    expect(vacancy({ ...closing, posted: '2025-11-20' }).closesOn).toBe('2025-12-05')
    expect(vacancy(closing).closesOn).toBe('2026-12-05')
  })

  test('without words or with something else is wrong by its field', () => {
    expect(wrong(vacancyItem(taxonomy, { text: ' ' }, options))).toMatchObject([{ pointer: '', reason: 'title_or_text' }])
    expect(wrong(vacancyItem(taxonomy, { title: 'Las', text: [1] }, options))).toMatchObject([{ pointer: '/text' }])
    const ids = { occupation: ['welder-smaw'], openigs: 2 }
    expect(wrong(vacancyItem(taxonomy, ids, options))).toMatchObject([{ pointer: '/openigs', reason: 'field_unknown' }])
    // A column of an office's own is no mistake of its list.
    expect(wrong(vacancyItem(taxonomy, ids, { id: 'x', on }))).toEqual([])
  })
})

describe('a person', () => {
  const text = 'Tukang las 2 tahun, lulusan SMK, tinggal di Tarakan. Bisa gerinda.'
  const skillsOf = (row: Record<string, unknown>) => profile(row).skills.map(({ skill }) => skill)

  test('in words is read, and the facts beside the words win', () => {
    expect(profile({ text, home: '65.03', education: 'SMA' })).toMatchObject({ home: '65.03', education: 'SMA' })
    const both = profile({ text, lacks: ['sim-a'], skills: [{ skill: 'las-gtaw', evidence: 'certified' }] })
    expect(both).toMatchObject({ lacks: ['sim-a'], skills: [{ skill: 'las-gtaw', evidence: 'certified' }] })
    // What the facts are silent about is still read, and the words stay the person's own.
    expect(both).toMatchObject({ home: '65.71', education: 'SMK', words: text })
    expect(both.experience[0]).toMatchObject({ months: 24 })
  })

  test('may tell some things in ids and others in words', () => {
    const told = { text, programme: 'Las 3G', skills: ['las listrik'], experience: [['juru las', 36]], aims: ['welder-smaw'] }
    const { aims, ...words } = told
    expect(profile(told)).toMatchObject({ ...profile(words), aims, words: expect.any(String) })
    expect(wrong(profileItem(taxonomy, { ...told, skills: ['las-smaww'] }, options))).toMatchObject([{ pointer: '/skills/0' }])
  })

  test('keeps the ids that stand among words', () => {
    expect(skillsOf({ text, skills: ['k3-tertib'] })).toEqual(expect.arrayContaining(['k3-tertib', ...skillsOf({ text })]))
    expect(profile({ text, major: 'TPL' }).majors).toEqual(profile({ majors: ['TPL'] }).majors)
  })

  test('in ids alone is not read, and a wrong id of a program is named', () => {
    const row = { programme: 'las-3g', skills: ['las-smaw'], home: '65.71' }
    expect(profile(row)).toMatchObject({ ...row, skills: [{ skill: 'las-smaw', evidence: 'own' }], words: '' })
    expect(wrong(profileItem(taxonomy, { skills: ['las-smaww'] }, options))).toMatchObject([{ pointer: '/skills/0' }])
    // In an office's list it is a word like another.
    expect(wrong(profileItem(taxonomy, { skills: ['las-smaww'] }, { id: 'x', on }))).toEqual([])
  })

  test('may say null for what is unknown', () => {
    expect(profile({ text, lacks: null, willing: null, skills: null })).toEqual(profile({ text }))
  })

  test('as it was read is one, with and without the words', () => {
    const line = flatProfile('x', readProfile(taxonomy, { text, education: 'SMK' }, on))
    const { education, experience } = profile({ text, education: 'SMK' })
    for (const row of [{ ...line }, { ...line, text }]) {
      expect(profile(row)).toMatchObject({ education, experience })
      expect(skillsOf(row)).toEqual(line.skills)
    }
    expect(profile({ ...line, text }).home).toBe('65.71')
  })

  test('of whom nothing is said is wrong', () => {
    expect(wrong(profileItem(taxonomy, { training_centre: 'LLK' }, options))).toMatchObject([{ pointer: '/text' }])
  })
})
