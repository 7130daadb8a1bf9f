import { describe, expect, test } from 'vitest'
import { parseReference, referenceVersion } from '../../src/reference.ts'
import { buildTaxonomy, TaxonomyError } from '../../src/taxonomy/build.ts'
import { files, taxonomy } from '../reference.ts'

const build = (changed: Record<string, string>) => buildTaxonomy(parseReference({ ...files, ...changed }), 'test')
const file = (name: string): string => files[`${name}.csv`] ?? ''
const lastLine = (name: string): number => file(name).trimEnd().split('\n').length

/** The file with one more row, whose cells are given by column; the others are empty. */
function withRow(name: string, cells: Record<string, string>): Record<string, string> {
  const header = file(name).split('\n')[0]?.trim().split(',') ?? []
  const row = header.map((column) => `"${cells[column] ?? ''}"`).join(',')
  return { [`${name}.csv`]: `${file(name).trimEnd()}\n${row}\n` }
}

/** The file with the first row that begins with `id,` changed by the function. */
function withChanged(
  name: string,
  id: string,
  change: (line: string) => string,
): { files: Record<string, string>; line: number } {
  const lines = file(name).split('\n')
  const at = lines.findIndex((line) => line.startsWith(`${id},`))
  expect(at).toBeGreaterThan(0)
  return { files: { [`${name}.csv`]: lines.with(at, change(lines[at] ?? '')).join('\n') }, line: at + 1 }
}

const skill = { id: 'test-skill', label_id: 'Menguji saja', label_en: 'Merely testing', broader: 'las', kind: 'skill' }

describe('the seed', () => {
  test('every row becomes a concept', () => {
    const rows = (name: string): number => lastLine(name) - 1
    expect(taxonomy.skills.size).toBe(rows('skills'))
    expect(taxonomy.certificates.size).toBe(rows('certificates'))
    expect(taxonomy.occupations.size).toBe(rows('occupations'))
    expect(taxonomy.programmes.size).toBe(rows('programmes'))
    expect(taxonomy.educations.size).toBe(rows('education'))
    expect(taxonomy.majors.size).toBe(rows('majors'))
    expect(taxonomy.places.size).toBe(rows('places'))
    expect(taxonomy.wageFloors).toHaveLength(rows('wages'))
    expect(taxonomy.adverts).toBeGreaterThan(4000)
  })

  test('relations read as the officers know them', () => {
    expect(taxonomy.skills.get('las-bawahair')?.broader).toEqual(['las', 'selam'])
    expect(taxonomy.narrower.get('las-smaw-pipa')).toEqual(expect.arrayContaining(['las-smaw-5g', 'las-smaw-6g']))
    expect(taxonomy.skills.get('las-smaw-6g')?.covers).toContain('las-smaw-3g')
    expect(taxonomy.certificates.get('gada-utama')?.covers).toContain('gada-pratama')
    expect(taxonomy.occupations.get('op-forklift')?.legalCertificates).toContain('sio-forklift-2')
    expect(taxonomy.wageFloors).toContainEqual(expect.objectContaining({ year: 2026, place: '65.71', rupiahPerMonth: 4742169 }))
  })

  test('every occupation needs a skill and stands in a group of four digits', () => {
    for (const occupation of taxonomy.occupations.values()) {
      expect(occupation.skills.length, occupation.id).toBeGreaterThan(0)
      expect(occupation.kbji, occupation.id).toMatch(/^\d{4}$/)
    }
  })
})

describe('a fault names its file and line', () => {
  const nextLine = (name: string): number => lastLine(name) + 1

  test('an unknown parent', () => {
    expect(() => build(withRow('skills', { ...skill, broader: 'nowhere' }))).toThrow(
      `skills.csv:${nextLine('skills')}: broader names the unknown skill "nowhere"`,
    )
  })

  test('an id that stands twice', () => {
    expect(() => build(withRow('skills', { ...skill, id: 'las-smaw' }))).toThrow(
      `skills.csv:${nextLine('skills')}: id "las-smaw" stands twice`,
    )
  })

  test('a circle in broader', () => {
    const { files: changed, line } = withChanged('skills', 'las-smaw', (row) => row.replace(',las,', ',las-smaw-6g,'))
    expect(() => build(changed)).toThrow(`skills.csv:${line}: broader goes in a circle from "las-smaw" back to itself`)
  })

  test('a circle in covers', () => {
    const { files: changed, line } = withChanged('certificates', 'gada-pratama', (row) =>
      row.replace(',keamanan,', ',keamanan,').replace(/,,keamanan/, ',gada-utama,keamanan'),
    )
    expect(() => build(changed)).toThrow(`certificates.csv:${line}: covers goes in a circle from "gada-pratama" back to itself`)
  })

  test('a spelling of two skills, whatever its form', () => {
    expect(() => build(withRow('skills', { ...skill, synonyms: 'penggerindaan' }))).toThrow(
      /skills\.csv:\d+: "penggerindaan" is also a spelling of "las-gerinda" \(skills\.csv:\d+\); mark both as ambiguous or drop one/,
    )
  })

  test('a joint spelling that a row has for itself, or that names what is unknown', () => {
    const joint = { phrase: 'microsoft excel', kind: 'skill', ids: 'kan-word|nowhere' }
    expect(() => build(withRow('joint', joint))).toThrow(/joint\.csv:\d+: "microsoft excel" is also a spelling of "kan-excel"/)
    expect(() => build(withRow('joint', joint))).toThrow(`joint.csv:${nextLine('joint')}: ids names the unknown skill "nowhere"`)
  })

  test('a weak spelling that is none of the spellings', () => {
    expect(() => build(withRow('skills', { ...skill, weak: 'xyz' }))).toThrow(
      `skills.csv:${nextLine('skills')}: weak "xyz" is not among the spellings`,
    )
  })

  test('a weight, a number, a code that is none', () => {
    const occupation = { id: 'test-job', label_id: 'Penguji saja', label_en: 'Mere tester', hazardous: '0', lodging: 'none' }
    expect(() => build(withRow('occupations', { ...occupation, kbji: '72', required_skills: 'las:3' }))).toThrow(
      'kbji must be four digits, not "72"',
    )
    expect(() => build(withRow('occupations', { ...occupation, kbji: '7212', required_skills: 'las:9' }))).toThrow(
      'the weight of "las" must be 1, 2 or 3',
    )
    expect(() =>
      build(withRow('places', { code: '65.9', name: 'Nowhere', level: 'district', lat: '1', lon: '1', remote: '0' })),
    ).toThrow(`places.csv:${nextLine('places')}: "65.9" is no code of a district`)
    expect(() => build(withRow('wages', { year: '2026', code: '65', idr_month: 'much' }))).toThrow(
      `wages.csv:${nextLine('wages')}: idr_month must be a number of at least 1, not "much"`,
    )
    expect(() => build(withRow('travel', { from_code: '65.71', to_code: '65.99', mode: 'road', hours: '0' }))).toThrow(
      /travel\.csv:\d+: hours must be/,
    )
  })

  test('all faults are said at once, in the order of files and lines', () => {
    const two = {
      ...withRow('skills', { ...skill, broader: 'nowhere' }),
      ...withRow('majors', { code: 'X', label_id: 'X', label_en: 'X', skill: 'none' }),
    }
    const lines = (() => {
      try {
        build(two)
      } catch (error) {
        return error instanceof TaxonomyError ? error.message.split('\n') : []
      }
      return []
    })()
    expect(lines).toEqual([
      `majors.csv:${nextLine('majors')}: skill names the unknown skill "none"`,
      `skills.csv:${nextLine('skills')}: broader names the unknown skill "nowhere"`,
    ])
  })
})

describe('the files themselves', () => {
  test('a missing file, a missing column and an unknown column are named', () => {
    const { 'skills.csv': skills = '', ...others } = files
    expect(() => parseReference(others)).toThrow('skills.csv: the file is missing')
    expect(() => parseReference({ ...files, 'skills.csv': skills.replace('label_en', 'label') })).toThrow(
      'skills.csv:1: missing column label_en',
    )
    expect(() => parseReference({ ...files, 'majors.csv': 'code,label_id,label_en,synonyms,weak,skill,colour\n' })).toThrow(
      'majors.csv:1: unknown column colour',
    )
  })

  test('a file reads the same with and without quotes', () => {
    const quoted = file('joint').replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`)
    expect(parseReference({ ...files, 'joint.csv': quoted }).joint).toEqual(parseReference(files).joint)
  })

  test('a row of another length is no row', () => {
    expect(() => parseReference({ ...files, 'majors.csv': `${file('majors')}X,Y\n` })).toThrow()
  })

  test('the version changes with any character of any file and with nothing else', () => {
    const version = referenceVersion(files)
    expect(referenceVersion({ ...files })).toBe(version)
    expect(referenceVersion({ ...files, 'majors.csv': `${files['majors.csv']} ` })).not.toBe(version)
    expect(taxonomy.version).toBe(version)
  })
})
