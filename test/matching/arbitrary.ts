import fc from 'fast-check'
import {
  CONDITIONS,
  CONTRACTS,
  type Evidence,
  type Experience,
  type HeldCertificate,
  type HeldSkill,
  type Profile,
  type Vacancy,
} from '../../src/matching/types.ts'
import type { Taxonomy } from '../../src/taxonomy/types.ts'

const WORDS = [
  'welder',
  'las',
  'pipa',
  'kabel',
  'panel',
  'forklift',
  'kubota',
  'dan',
  'kerja',
  'jujur',
  'menjahit',
  'batching',
  'plant',
  'Kota',
  '2',
]
const DATES = ['2020-01-01', '2026-11-24', '2026-11-25', '2027-06-30', '2031-12-31']

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null })
const several = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> => fc.array(one, { maxLength: most })

/** Any profiles and vacancies over a taxonomy; a few ids that it does not hold are among them. */
export function arbitrariesOf(taxonomy: Taxonomy) {
  const id = (known: Iterable<string>): fc.Arbitrary<string> =>
    fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constant('not-in-the-taxonomy') })
  const skill = id(taxonomy.skills.keys())
  const certificate = id(taxonomy.certificates.keys())
  const occupation = id(taxonomy.occupations.keys())
  const place = id(taxonomy.places.keys())
  const major = id(taxonomy.majors.keys())
  const education = maybe(id(taxonomy.educations.keys()))
  const date = maybe(fc.constantFrom(...DATES))
  const months = maybe(fc.integer({ min: 0, max: 60 }))
  const sectors = fc.subarray(['A', 'B', 'C', 'F', 'H'])
  const words = several(fc.oneof(fc.constantFrom(...WORDS), skill), 12).map((all) => all.join(' '))
  const wage = maybe(fc.constantFrom(0, 1, 2_500_000, 3_900_000, 4_000_000, 9_000_000))

  const heldSkill: fc.Arbitrary<HeldSkill> = fc.record({
    skill,
    evidence: fc.constantFrom<Evidence>('certified', 'worked', 'trained', 'own'),
    months: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  })
  const heldCertificate: fc.Arbitrary<HeldCertificate> = fc.record({
    certificate,
    validUntil: date,
    lapsed: fc.boolean(),
  })
  const experience: fc.Arbitrary<Experience> = fc.record({ occupation: maybe(occupation), months })

  const profile = (name: fc.Arbitrary<string>): fc.Arbitrary<Profile> =>
    fc.record({
      id: name,
      looking: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      programme: maybe(id(taxonomy.programmes.keys())),
      education,
      majors: several(major, 2),
      skills: several(heldSkill, 8),
      lacks: several(fc.oneof(skill, certificate), 2),
      certificates: several(heldCertificate, 3),
      experience: several(experience, 3),
      aims: several(occupation, 2),
      home: maybe(place),
      willing: fc.record({ anywhere: fc.boolean(), places: several(place, 2), liveIn: maybe(fc.boolean()) }),
      refuses: several(fc.constantFrom(...CONDITIONS), 1),
      wishes: fc.record({
        wage,
        sectors,
        contracts: fc.subarray([...CONTRACTS], { maxLength: 2 }),
        conditions: fc.subarray([...CONDITIONS], { maxLength: 2 }),
      }),
      words,
    })

  const vacancy = (name: fc.Arbitrary<string>): fc.Arbitrary<Vacancy> =>
    fc.record({
      id: name,
      open: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      title: fc.constantFrom('Welder', 'Operator forklift', 'Teknisi listrik', ''),
      occupations: several(occupation, 2),
      skills: several(fc.record({ skill, weight: fc.constantFrom(1, 2, 3), nice: fc.boolean() }), 6),
      certificates: several(fc.record({ certificate, need: fc.constantFrom('required', 'nice') }), 2),
      education,
      majors: several(major, 2),
      months,
      openings: fc.constant(3),
      seatsLeft: fc.integer({ min: 0, max: 3 }),
      openReferrals: fc.integer({ min: 0, max: 4 }),
      place: maybe(place),
      lodging: maybe(fc.boolean()),
      wage: maybe(fc.record({ min: wage, max: wage, per: fc.constantFrom('month', 'day', 'piece') })),
      contract: maybe(fc.constantFrom(...CONTRACTS)),
      conditions: several(fc.constantFrom(...CONDITIONS), 2),
      sector: maybe(fc.constantFrom('A', 'C', 'F')),
      startsOn: date,
      closesOn: date,
      postedOn: fc.constant('2026-11-01'),
      employer: fc.constant('e1'),
      text: words,
    })

  return { profile, vacancy, skill, heldSkill, heldCertificate, experience }
}
