import { type Cells, readTable } from './cells.ts'
import type { Faults } from './faults.ts'
import type { ReferenceRow } from './tables.ts'
import type { Certificate, Education, Major, Occupation, Place, Programme, Skill } from './types.ts'

const SKILL_KINDS = ['domain', 'skill', 'knowledge', 'language', 'trait', 'condition'] as const
const CERTIFICATE_KINDS = [
  'training',
  'competence',
  'licence',
  'driving',
  'seafarer',
  'site-permit',
  'identity',
  'language',
  'document',
] as const
const LEVELS = ['province', 'regency', 'district'] as const

type Read<T> = (rows: readonly ReferenceRow[], faults: Faults) => ReadonlyMap<string, T>

export const readSkills: Read<Skill> = (rows, faults) =>
  readTable(rows, faults, 'id', (cells, id) => {
    const broader = [...cells.list('broader'), ...cells.list('also_broader')]
    const kind = cells.oneOf('kind', SKILL_KINDS)
    // A language has no broader skill either: one is no half of another.
    if ((kind === 'domain' || kind === 'language') !== (broader.length === 0))
      cells.fault('a domain or language has no broader skill, every other has one')
    return {
      id,
      label: cells.label(),
      kind,
      broader,
      covers: cells.list('covers'),
      kbji: cells.kbji('kbji'),
      skkni: cells.orNull('skkni'),
    }
  })

export const readCertificates: Read<Certificate> = (rows, faults) =>
  readTable(rows, faults, 'id', (cells, id) => ({
    id,
    label: cells.label(),
    kind: cells.oneOf('kind', CERTIFICATE_KINDS),
    issuer: cells.text('issuer'),
    basis: cells.text('basis'),
    validMonths: cells.number('valid_months', 0, 0),
    renewal: cells.text('renewal'),
    covers: cells.list('covers'),
    proves: cells.list('proves_skills'),
  }))

function requiredSkills(cells: Cells): Occupation['skills'] {
  return cells.list('required_skills').map((value) => {
    const [skill = '', weight = ''] = value.split(':')
    if (weight !== '1' && weight !== '2' && weight !== '3')
      cells.fault(`required_skills: the weight of "${skill}" must be 1, 2 or 3`)
    return { skill, weight: weight === '3' ? 3 : weight === '2' ? 2 : 1 }
  })
}

export const readOccupations: Read<Occupation> = (rows, faults) =>
  readTable(rows, faults, 'id', (cells, id) => {
    const kbji = cells.kbji('kbji')
    if (kbji.length !== 1) cells.fault('kbji must be one code')
    const sectors = cells.list('kbli_sections')
    for (const sector of sectors)
      if (!/^[A-U]$/.test(sector)) cells.fault(`kbli_sections must be letters A to U, not "${sector}"`)
    return {
      id,
      label: cells.label(),
      kbji: kbji[0] ?? '',
      skills: requiredSkills(cells),
      niceSkills: cells.list('nice_skills'),
      legalCertificates: cells.list('legal_certificates'),
      usualCertificates: cells.list('usual_certificates'),
      education: cells.orNull('min_education'),
      sectors,
      hazardous: cells.flag('hazardous'),
      lodging: cells.required('lodging'),
    }
  })

export const readProgrammes: Read<Programme> = (rows, faults) =>
  readTable(rows, faults, 'id', (cells, id) => {
    const days = cells.number('working_days', 0, 0)
    return {
      id,
      label: cells.label(),
      trade: cells.required('trade'),
      certificate: cells.orNull('certificate'),
      workingDays: days === 0 ? null : days,
      education: cells.orNull('min_education'),
      skills: cells.list('skills'),
      occupations: cells.list('occupations'),
    }
  })

export const readEducations: Read<Education> = (rows, faults) =>
  readTable(rows, faults, 'code', (cells, code) => ({ code, rank: cells.number('rank', 0), label: cells.label() }))

export const readMajors: Read<Major> = (rows, faults) =>
  readTable(rows, faults, 'code', (cells, code) => ({ code, label: cells.label(), skill: cells.required('skill') }))

// "65.01.05" lies in "65.01", which lies in "65" (Kepmendagri codes).
const PLACE_CODE = /^\d\d(\.\d\d){0,2}$/

export const readPlaces: Read<Place> = (rows, faults) =>
  readTable(rows, faults, 'code', (cells, code) => {
    const level = cells.oneOf('level', LEVELS)
    if (!PLACE_CODE.test(code) || code.split('.').length !== LEVELS.indexOf(level) + 1)
      cells.fault(`"${code}" is no code of a ${level}`)
    const parent = level === 'province' ? null : code.slice(0, -3)
    if (parent !== null && !rows.some((row) => row.cells.code === parent))
      cells.fault(`the place "${parent}" around "${code}" is missing`)
    return {
      code,
      name: cells.required('name'),
      level,
      parent,
      lat: cells.number('lat', -90),
      lon: cells.number('lon', -180),
      cluster: cells.orNull('cluster'),
      remote: cells.flag('remote'),
    }
  })
