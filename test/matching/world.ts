import { FIRST_POLICY } from '../../src/matching/policy.ts'
import type { Given } from '../../src/matching/score.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'
import { parseReference } from '../../src/reference.ts'
import { buildTaxonomy } from '../../src/taxonomy/build.ts'
import { TABLES } from '../../src/taxonomy/tables.ts'
import type {
  Certificate,
  Occupation,
  Place,
  Programme,
  Skill,
  SkillKind,
  Taxonomy,
  TravelClass,
} from '../../src/taxonomy/types.ts'

// A province small enough to be held in the head: two trades, two drivers' licences, one operator's licence, three towns.

const skill = (id: string, broader: string[] = [], covers: string[] = [], kind: SkillKind = 'skill'): Skill => ({
  id,
  label: { id: id.replaceAll('-', ' '), en: id.replaceAll('-', ' ') },
  kind,
  broader,
  covers,
  kbji: [],
  skkni: null,
})

const SKILLS = [
  skill('las', [], [], 'domain'),
  skill('las-smaw', ['las']),
  skill('las-2g', ['las-smaw']),
  skill('las-3g', ['las-smaw'], ['las-2g']),
  skill('las-6g', ['las-smaw'], ['las-3g']),
  skill('las-gtaw', ['las']),
  skill('listrik', [], [], 'domain'),
  skill('lis-rumah', ['listrik']),
  skill('lis-panel', ['listrik']),
  skill('angkat', [], [], 'domain'),
  skill('forklift', ['angkat']),
  skill('mengemudi', [], [], 'domain'),
  skill('kem-mobil', ['mengemudi']),
  skill('kem-truk', ['mengemudi']),
  skill('jujur', [], [], 'trait'),
]

const certificate = (id: string, kind: Certificate['kind'], more: Partial<Certificate> = {}): Certificate => ({
  id,
  label: { id, en: id },
  kind,
  issuer: '',
  basis: '',
  validMonths: 60,
  renewal: '',
  covers: [],
  proves: [],
  ...more,
})

const CERTIFICATES = [
  certificate('bnsp-3g', 'competence', { validMonths: 36, proves: ['las-3g'] }),
  certificate('bnsp-6g', 'competence', { validMonths: 36, covers: ['bnsp-3g'], proves: ['las-6g'] }),
  certificate('sio-forklift', 'licence', { proves: ['forklift'] }),
  certificate('sim-a', 'driving', { proves: ['kem-mobil'] }),
  certificate('sim-b1', 'driving', { covers: ['sim-a'], proves: ['kem-truk'] }),
  certificate('simper', 'site-permit'),
  certificate('skck', 'document', { validMonths: 6 }),
]

const occupation = (id: string, kbji: string, skills: string[], more: Partial<Occupation> = {}): Occupation => ({
  id,
  label: { id, en: id },
  kbji,
  skills: skills.map((each) => ({ skill: each, weight: 2 })),
  niceSkills: [],
  legalCertificates: [],
  usualCertificates: [],
  education: null,
  sectors: [],
  hazardous: false,
  lodging: 'none',
  ...more,
})

const OCCUPATIONS = [
  occupation('welder', '7212', ['las-smaw'], { usualCertificates: ['bnsp-3g'] }),
  occupation('pipe-welder', '7212', ['las-6g']),
  occupation('solderer', '7212', ['lis-panel']),
  occupation('sheet-metal', '7213', ['las']),
  occupation('fitter', '7233', []),
  occupation('electrician', '7411', ['lis-rumah']),
  occupation('clerk', '4110', []),
  occupation('tailor', '7531', []),
  occupation('forklift-operator', '8344', ['forklift'], { legalCertificates: ['sio-forklift'] }),
  occupation('driver', '8322', ['kem-mobil'], { legalCertificates: ['sim-a', 'sim-b1'] }),
]

const programme = (id: string, skills: string[], occupations: string[]): Programme => ({
  id,
  label: { id, en: id },
  trade: '',
  certificate: null,
  workingDays: null,
  education: null,
  skills,
  occupations,
})

const place = (code: string, name: string, parent: string | null, cluster: string | null): Place => ({
  code,
  name,
  level: parent === null ? 'province' : parent === '65' ? 'regency' : 'district',
  parent,
  lat: 0,
  lon: 0,
  cluster,
  remote: false,
})

const PLACES = [
  place('65', 'Utara', null, null),
  place('65.71', 'Kota', '65', 'kota'),
  place('65.71.01', 'Kota Barat', '65.71', 'kota'),
  place('65.71.02', 'Kota Timur', '65.71', 'kota'),
  place('65.01', 'Hulu', '65', null),
  place('65.01.01', 'Hulu Desa', '65.01', null),
  place('65.02', 'Jauh', '65', null),
]

/** Daily within the town, a short move to Hulu, a far one to Jauh; nothing is known of the province as a whole. */
function travel(from: string, to: string): TravelClass | null {
  const [a, b] = [from.slice(0, 5), to.slice(0, 5)]
  if (a === '65' || b === '65' || !PLACES.some((each) => each.code === from) || !PLACES.some((each) => each.code === to))
    return null
  if (a === b) return a === '65.71' || from === to ? 0 : 1
  return a === '65.02' || b === '65.02' ? 3 : 2
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((each) => [each.id, each]))
const byCode = <T extends { readonly code: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((each) => [each.code, each]))

// What matching does not read, as the reference tables without a row give it.
const NOTHING = buildTaxonomy(
  parseReference(Object.fromEntries(Object.entries(TABLES).map(([name, columns]) => [name, columns.join(',')]))),
  'nothing',
)

/** The small taxonomy that the tests of matching reason about. */
export const world: Taxonomy = {
  ...NOTHING,
  version: 'world',
  skills: byId(SKILLS),
  certificates: byId(CERTIFICATES),
  occupations: byId(OCCUPATIONS),
  programmes: byId([
    programme('welding', ['las-3g'], ['welder']),
    programme('wiring', ['lis-rumah'], ['electrician']),
    programme('sewing', [], []),
  ]),
  educations: byCode(
    (['SD', 'SMP', 'SMA', 'SMK', 'D3'] as const).map((code, index) => ({
      code,
      rank: [1, 2, 3, 3, 6][index]!,
      label: { id: code, en: code },
    })),
  ),
  majors: byCode([
    { code: 'TPL', label: { id: 'Teknik Pengelasan', en: 'Welding' }, skill: 'las' },
    { code: 'TITL', label: { id: 'Teknik Instalasi Tenaga Listrik', en: 'Electrical' }, skill: 'listrik' },
  ]),
  places: byCode(PLACES),
  narrower: new Map(SKILLS.map(({ id }) => [id, SKILLS.filter((each) => each.broader.includes(id)).map((each) => each.id)])),
  wordCounts: new Map([
    ['dan', 950],
    ['kerja', 600],
    ['welder', 20],
    ['las', 30],
    ['pipa', 12],
    ['kabel', 15],
  ]),
  adverts: 1000,
  travel,
}

export const given: Given = { taxonomy: world, policy: FIRST_POLICY, on: '2026-11-25' }

/** Someone who looks for work and of whom nothing else is known. */
export const nobody: Profile = {
  id: 'p1',
  looking: true,
  programme: null,
  education: null,
  majors: [],
  skills: [],
  lacks: [],
  certificates: [],
  experience: [],
  aims: [],
  home: null,
  willing: { anywhere: false, places: [], liveIn: null },
  refuses: [],
  wishes: { wage: null, sectors: [], contracts: [], conditions: [] },
  words: '',
}

/** A vacancy that is open and asks for nothing. */
export const anything: Vacancy = {
  id: 'v1',
  open: true,
  title: '',
  occupations: [],
  skills: [],
  certificates: [],
  education: null,
  majors: [],
  months: null,
  openings: 1,
  seatsLeft: 1,
  openReferrals: 0,
  place: null,
  lodging: null,
  wage: null,
  contract: null,
  conditions: [],
  sector: null,
  startsOn: null,
  closesOn: null,
  postedOn: '2026-11-01',
  employer: 'e1',
  text: '',
}

/** A whole profile of which the test names what matters. It lives in Kota Barat, looks for work and wishes nothing. */
export const profile = (some: Partial<Profile> = {}): Profile => ({
  ...nobody,
  education: 'SMK',
  home: '65.71.01',
  words: 'siap kerja',
  ...some,
})

/** A whole vacancy in the same town that is open and asks for nothing but welding. */
export const vacancy = (some: Partial<Vacancy> = {}): Vacancy => ({
  ...anything,
  title: 'Welder',
  occupations: ['welder'],
  skills: [{ skill: 'las-3g', weight: 3, nice: false }],
  openings: 2,
  seatsLeft: 2,
  place: '65.71.02',
  ...some,
})
