import { CONDITIONS, CONTRACTS, type Condition, type Contract, type Profile } from '../types.ts'
import { type Book, EVIDENCE } from './book.ts'
import { dateOf, dayOf } from './numbers.ts'
import { keysOf } from './words.ts'

/** A bit for each known value of a short list. */
const bitsOf = <T extends string>(all: readonly T[], some: readonly T[]): number =>
  some.reduce((bits, each) => (all.includes(each) ? bits | (1 << all.indexOf(each)) : bits), 0)

export const ofBits = <T extends string>(all: readonly T[], bits: number): T[] =>
  all.filter((_, index) => (bits & (1 << index)) !== 0)

/** KBLI sections are the letters A to U. */
export const SECTIONS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTU']
export const conditionBits = (some: readonly Condition[]): number => bitsOf(CONDITIONS, some)
export const contractBits = (some: readonly Contract[]): number => bitsOf(CONTRACTS, some)

/**
 * A profile in the numbers of the book: what the score and the index read. -1 stands for unknown. Lists that belong together have the
 * same length. Concepts that the taxonomy does not know are left out.
 */
export class Held {
  id = ''
  looking = false
  anywhere = false
  /** null is unknown. */
  liveIn: boolean | null = null
  education = -1
  programme = -1
  home = -1
  refuses = 0
  wishedConditions = 0
  wishedContracts = 0
  wishedSectors = 0
  wage = -1
  majors: number[] = []
  aims: number[] = []
  places: number[] = []
  lackedSkills: number[] = []
  lackedCertificates: number[] = []
  certificates: number[] = []
  /** Day printed on it, -1 when there is none. */
  certificateUntil: number[] = []
  certificateLapsed: boolean[] = []
  /** -1 when the words were not understood. */
  worked: number[] = []
  workedMonths: number[] = []
  skills: number[] = []
  /** Place in EVIDENCE. */
  skillEvidence: number[] = []
  /** 0 when unknown. */
  skillMonths: number[] = []
  /** False when the person wrote nothing. */
  hasWords = false
}

/** Whether a person says so: their only job is one of no months in no occupation. */
export const hasNeverWorked = ({ worked, workedMonths }: Held): boolean =>
  worked.length > 0 && worked.every((occupation, at) => occupation < 0 && workedMonths[at] === 0)

// Far above any wage, and low enough for exact sums.
const MOST_RUPIAH = 1e12

const wholeMonths = (months: number | null | undefined): number =>
  months === null || months === undefined || Number.isNaN(months) ? -1 : Math.min(Math.max(0, Math.round(months)), 1200)

/**
 * A profile in numbers, and its words as keys (those of a copy of it may be given, since reading a text costs most). Only the fields that a
 * profile has are looked at.
 */
export function heldOf(book: Book, profile: Profile, known?: readonly string[]): { held: Held; words: readonly string[] } {
  const held = new Held()
  held.id = profile.id
  held.looking = profile.looking
  held.anywhere = profile.willing.anywhere
  held.liveIn = profile.willing.liveIn
  held.education = book.educations.of(profile.education)
  held.programme = book.programmes.of(profile.programme)
  held.home = book.places.of(profile.home)
  held.refuses = conditionBits(profile.refuses)
  held.wishedConditions = conditionBits(profile.wishes.conditions)
  held.wishedContracts = contractBits(profile.wishes.contracts)
  held.wishedSectors = bitsOf(SECTIONS, profile.wishes.sectors)
  // A wish for nothing is none: every offer meets it.
  const wage = Math.round(profile.wishes.wage ?? 0)
  held.wage = wage > 0 ? Math.min(wage, MOST_RUPIAH) : -1
  held.majors = book.majors.all(profile.majors)
  held.aims = book.occupations.all(profile.aims)
  held.places = book.places.all(profile.willing.places)
  held.lackedSkills = book.skills.all(profile.lacks)
  held.lackedCertificates = book.certificates.all(profile.lacks)
  for (const each of profile.certificates) {
    const certificate = book.certificates.of(each.certificate)
    if (certificate < 0) continue
    held.certificates.push(certificate)
    held.certificateUntil.push(dayOf(each.validUntil) ?? -1)
    held.certificateLapsed.push(each.lapsed)
  }
  for (const each of profile.experience) {
    held.worked.push(book.occupations.of(each.occupation))
    held.workedMonths.push(wholeMonths(each.months))
  }
  for (const each of profile.skills) {
    const skill = book.skills.of(each.skill)
    if (skill < 0) continue
    held.skills.push(skill)
    held.skillEvidence.push(EVIDENCE.indexOf(each.evidence))
    held.skillMonths.push(Math.max(0, wholeMonths(each.months)))
  }
  const words = known ?? [...keysOf(profile.words).keys()]
  held.hasWords = words.length > 0
  return { held, words }
}

/** The profile again: as the book knows it, with the word keys for its words. It scores as the profile that it was made of. */
export function profileOf(book: Book, held: Held, words: readonly string[]): Profile {
  const ids = (numbering: { readonly ids: readonly string[] }, numbers: readonly number[]): string[] =>
    numbers.map((number) => numbering.ids[number]!)
  return {
    id: held.id,
    looking: held.looking,
    programme: book.programmes.ids[held.programme] ?? null,
    education: book.educations.ids[held.education] ?? null,
    majors: ids(book.majors, held.majors),
    skills: held.skills.map((skill, at) => {
      const months = held.skillMonths[at]!
      return { skill: book.skills.ids[skill]!, evidence: EVIDENCE[held.skillEvidence[at]!]!, ...(months > 0 ? { months } : {}) }
    }),
    lacks: [...ids(book.skills, held.lackedSkills), ...ids(book.certificates, held.lackedCertificates)],
    certificates: held.certificates.map((certificate, at) => {
      const until = held.certificateUntil[at]!
      return {
        certificate: book.certificates.ids[certificate]!,
        validUntil: until < 0 ? null : dateOf(until),
        lapsed: held.certificateLapsed[at]!,
      }
    }),
    experience: held.worked.map((occupation, at) => ({
      occupation: book.occupations.ids[occupation] ?? null,
      months: held.workedMonths[at]! < 0 ? null : held.workedMonths[at]!,
    })),
    aims: ids(book.occupations, held.aims),
    home: book.places.ids[held.home] ?? null,
    willing: { anywhere: held.anywhere, places: ids(book.places, held.places), liveIn: held.liveIn },
    refuses: ofBits(CONDITIONS, held.refuses),
    wishes: {
      wage: held.wage < 0 ? null : held.wage,
      sectors: ofBits(SECTIONS, held.wishedSectors),
      contracts: ofBits(CONTRACTS, held.wishedContracts),
      conditions: ofBits(CONDITIONS, held.wishedConditions),
    },
    words: words.join(' '),
  }
}
