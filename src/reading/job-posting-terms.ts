import type { Condition, Contract, WagePer } from '../matching/types.ts'

// The terms in which our own postings say what schema.org has no property for: written by one side, read back by the other.

/** The `propertyID` of the identifier of a posting of ours, which states all its facts in codes. */
export const OWN = 'padan'

/** Sets of terms; a term of ours carries its id as `termCode`. */
export const TERM_SETS = { skill: 'padan:skills', major: 'padan:majors', sector: 'KBLI 2020' } as const

/** Who gives places their codes: the Ministry of Home Affairs. */
export const PLACE_CODES = 'Kemendagri'

/** The kinds of employment that Google lists. Only ours is sure: others write FULL_TIME of every contract. */
export const EMPLOYMENT_TYPES: Readonly<Record<Contract, readonly string[]>> = {
  PKWTT: ['FULL_TIME'],
  PKWT: ['FULL_TIME', 'TEMPORARY'],
  harian: ['PER_DIEM'],
  borongan: ['CONTRACTOR'],
  magang: ['INTERN'],
  'alih daya': ['FULL_TIME', 'CONTRACTOR'],
}

export const CONTRACT_WORDS: Readonly<Record<Contract, string>> = {
  PKWT: 'Perjanjian kerja waktu tertentu (PKWT)',
  PKWTT: 'Perjanjian kerja waktu tidak tertentu (PKWTT)',
  harian: 'Pekerja harian',
  borongan: 'Pekerja borongan',
  magang: 'Magang',
  'alih daya': 'Alih daya',
}

export const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  shift: 'Kerja bergilir (shift)',
  night: 'Kerja malam',
  roster: 'Kerja roster',
  overtime: 'Lembur',
  weekend: 'Kerja akhir pekan',
  camp: 'Tinggal di mess atau camp',
  travel: 'Sering bepergian',
  relocate: 'Pindah tempat tinggal',
  physical: 'Kerja fisik berat',
  height: 'Kerja di ketinggian',
}

/** The property in which a condition is told. */
export const CONDITION_PROPERTIES = {
  workHours: ['shift', 'night', 'roster', 'overtime', 'weekend'],
  physicalRequirement: ['physical', 'height'],
  specialCommitments: ['camp', 'travel', 'relocate'],
} as const satisfies Record<string, readonly Condition[]>

/** How much a skill or a certificate is asked for; skills have the weights of `AskedSkill`. */
export const NEED_WORDS = { 3: 'wajib', 2: 'diminta', 1: 'disebut', nice: 'diutamakan' } as const

/** Units of pay. Google knows no pay by the piece; it shows such a posting without its pay. */
export const PAY_UNITS: Readonly<Record<WagePer, string>> = { month: 'MONTH', day: 'DAY', piece: 'PIECE' }

/** The schooling that Google lists, by the rank of ours (3 upper secondary, 4–6 diplomas, 7 bachelor); others are said in our own words. */
export const CREDENTIALS: Readonly<Record<string, string>> = {
  SMA: 'high school',
  SMK: 'high school',
  D1: 'associate degree',
  D2: 'associate degree',
  D3: 'associate degree',
  D4: 'bachelor degree',
  S1: 'bachelor degree',
  S2: 'postgraduate degree',
  S3: 'postgraduate degree',
}

export const NO_REQUIREMENTS = 'no requirements'
/** Whether lodging is offered, as a feature of the place. */
export const LODGING = 'Mess, kamp, atau perumahan'
