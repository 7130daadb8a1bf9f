import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Given, score } from '../../src/matching/score.ts'
import type { Experience, Match, Profile, Vacancy } from '../../src/matching/types.ts'
import { taxonomy } from '../reference.ts'
import { arbitrariesOf } from './arbitrary.ts'
import { given } from './world.ts'

interface Variants<T> {
  readonly unknown: T
  /** All that could be known, or its two ends. */
  readonly known: readonly T[]
}

const rank = ({ standing }: Match): number => ['none', 'near', 'match'].indexOf(standing)

/** The unknown is not worse than everything that could be known, and not better than everything. */
function isBetween(unknown: Match, known: readonly Match[]): void {
  const scores = known.map((match) => match.score)
  expect(unknown.score).toBeGreaterThanOrEqual(Math.min(...scores))
  expect(unknown.score).toBeLessThanOrEqual(Math.max(...scores))
  expect(rank(unknown)).toBeGreaterThanOrEqual(Math.min(...known.map(rank)))
  expect(rank(unknown)).toBeLessThanOrEqual(Math.max(...known.map(rank)))
}

const withJobs = (profile: Profile, experience: readonly Experience[]): Profile => ({ ...profile, experience })
const withWage = (vacancy: Vacancy, rupiah: number): Vacancy => ({ ...vacancy, wage: { min: rupiah, max: rupiah, per: 'month' } })

describe.each<readonly [string, Given]>([
  ['a small world', given],
  ['the whole taxonomy', { ...given, taxonomy }],
])('in %s what is not known is neither worse than known bad nor better than known good:', (_, under) => {
  const any = arbitrariesOf(under.taxonomy)
  const { educations, places, occupations, certificates } = under.taxonomy

  const ofPerson = (name: string, variants: (profile: Profile, vacancy: Vacancy) => Variants<Profile>): void => {
    test(`${name} of a person`, () => {
      const law = (profile: Profile, vacancy: Vacancy): void => {
        const { unknown, known } = variants(profile, vacancy)
        const scored = known.map((each) => score(each, vacancy, under))
        isBetween(score(unknown, vacancy, under), scored)
      }
      fc.assert(fc.property(any.profile(fc.constant('p')), any.vacancy(fc.constant('v')), law), { numRuns: 200 })
    })
  }
  const ofVacancy = (name: string, variants: (vacancy: Vacancy) => Variants<Vacancy>): void => {
    test(`${name} of a vacancy`, () => {
      const law = (profile: Profile, vacancy: Vacancy): void => {
        const { unknown, known } = variants(vacancy)
        const scored = known.map((each) => score(profile, each, under))
        isBetween(score(profile, unknown, under), scored)
      }
      fc.assert(fc.property(any.profile(fc.constant('p')), any.vacancy(fc.constant('v')), law), { numRuns: 100 })
    })
  }

  ofPerson('schooling', (p) => ({
    unknown: { ...p, education: null },
    known: [...educations.keys()].map((education) => ({ ...p, education })),
  }))
  ofPerson('home', (p) => ({ unknown: { ...p, home: null }, known: [...places.keys()].map((home) => ({ ...p, home })) }))
  ofPerson('readiness to live in', (p) => ({
    unknown: { ...p, willing: { ...p.willing, liveIn: null } },
    known: [true, false].map((liveIn) => ({ ...p, willing: { ...p.willing, liveIn } })),
  }))
  ofPerson('length of a job', (p) => {
    const some = [...occupations.keys()][0]!
    const lasting = (months: number | null): Profile => withJobs(p, [...p.experience, { occupation: some, months }])
    return { unknown: lasting(null), known: [lasting(0), lasting(1200)] }
  })
  ofPerson('occupation of a job', (p) => {
    const as = (occupation: string | null): Profile => withJobs(p, [...p.experience, { occupation, months: 24 }])
    return { unknown: as(null), known: [...occupations.keys()].map(as) }
  })
  ofPerson('all work', (p) => {
    const free = { ...p, programme: null, aims: [] }
    const jobs = [0, 1200].flatMap((months) => [...occupations.keys()].map((occupation) => ({ occupation, months })))
    return { unknown: withJobs(free, []), known: [...jobs, { occupation: null, months: 0 }].map((job) => withJobs(free, [job])) }
  })
  ofPerson('words', (p, v) => ({
    unknown: { ...p, words: '' },
    known: [
      { ...p, words: 'zzzz' },
      { ...p, words: `${v.title} ${v.text}` },
    ],
  }))
  ofPerson('papers', (p, v) => {
    const required = v.certificates.filter((each) => each.need === 'required' && certificates.has(each.certificate))
    const lawful = under.taxonomy.occupations.get(v.occupations[0] ?? '')?.legalCertificates ?? []
    const all = [...required.map((each) => each.certificate), ...lawful]
    const held = all.map((certificate) => ({ certificate, validUntil: '2039-01-01', lapsed: false }))
    const silent = { ...p, certificates: [], lacks: [] }
    return {
      unknown: silent,
      known: [
        { ...silent, lacks: all },
        { ...silent, certificates: held },
      ],
    }
  })

  ofVacancy('wage', (v) => ({ unknown: { ...v, wage: null }, known: [0, 1e9].map((rupiah) => withWage(v, rupiah)) }))
  ofVacancy('lodging', (v) => ({ unknown: { ...v, lodging: null }, known: [true, false].map((lodging) => ({ ...v, lodging })) }))
  ofVacancy('place', (v) => ({ unknown: { ...v, place: null }, known: [...places.keys()].map((place) => ({ ...v, place })) }))
  ofVacancy('sector', (v) => ({
    unknown: { ...v, sector: null },
    known: [...'ABCDEFGHIJKLMNOPQRSTU'].map((sector) => ({ ...v, sector })),
  }))
})
