import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAY_BE_NEAR, MAY_MATCH } from '../../../src/matching/index/appeal-bounds.ts'
import { Candidates } from '../../../src/matching/index/candidates.ts'
import { ProfileRows } from '../../../src/matching/index/profile-rows.ts'
import { Terms } from '../../../src/matching/index/terms.ts'
import { FIRST_POLICY } from '../../../src/matching/policy.ts'
import { askedOf } from '../../../src/matching/score/asked.ts'
import { bookOf } from '../../../src/matching/score/book.ts'
import { score } from '../../../src/matching/score.ts'
import type { Match, Policy, Profile, Vacancy } from '../../../src/matching/types.ts'
import type { Taxonomy } from '../../../src/taxonomy/types.ts'
import { taxonomy } from '../../reference.ts'
import { arbitrariesOf } from '../arbitrary.ts'
import { given, world } from '../world.ts'

// With no least fit every pair whose gates are open is looked at, so that every bound is put to the test.
const policy: Policy = { ...FIRST_POLICY, version: 'all', leastFit: 0 }

interface Bound {
  readonly most: number
  readonly fit: number
  readonly standings: number
}

function boundsOf(rows: ProfileRows, vacancy: Vacancy, sharp: boolean): Map<string, Bound> {
  const candidates = new Candidates(rows)
  candidates.prepare(askedOf(rows.book.taxonomy, rows.book.policy, vacancy), MAY_MATCH | MAY_BE_NEAR, sharp)
  const found = candidates.sort({ match: 0, near: 0 })
  return new Map(
    Array.from({ length: found }, (_, place) => {
      const bound = { most: candidates.boundAt(place), fit: candidates.fitAt(place), standings: candidates.standingsAt(place) }
      return [rows.idOf(candidates.takeAt(place)), bound]
    }),
  )
}

function holds(match: Match, bound: Bound | undefined): void {
  if (match.standing === 'none') return
  expect(bound).toBeDefined()
  expect((bound?.standings ?? 0) & (match.standing === 'match' ? MAY_MATCH : MAY_BE_NEAR)).not.toBe(0)
  expect(bound?.fit).toBeGreaterThanOrEqual(match.fit)
  expect(bound?.most).toBeGreaterThanOrEqual(match.score)
}

describe.each<readonly [string, Taxonomy]>([
  ['a small world', world],
  ['the whole taxonomy', taxonomy],
])('in %s', (_, under) => {
  const any = arbitrariesOf(under)
  const people = fc.uniqueArray(any.profile(fc.integer({ min: 0, max: 99 }).map(String)), {
    selector: (each) => each.id,
    maxLength: 25,
  })
  const scored = (profiles: readonly Profile[], vacancy: Vacancy): Match[] =>
    profiles.map((each) => score(each, vacancy, { ...given, taxonomy: under, policy }))

  test.each([
    ['at a first look', false],
    ['at a sharp one', true],
  ])('nobody is worth more than the bound says %s, nor of a standing that it rules out', (_look, sharp) => {
    const law = (profiles: readonly Profile[], vacancy: Vacancy): void => {
      const book = bookOf(under, policy)
      const rows = new ProfileRows(book, new Terms(book))
      for (const each of profiles) rows.put(each)
      const bounds = boundsOf(rows, vacancy, sharp)
      for (const match of scored(profiles, vacancy)) holds(match, bounds.get(match.profile))
    }
    fc.assert(fc.property(people, any.vacancy(fc.constant('v')), law), { numRuns: 400 })
  })
})

test('the bounds hold under any policy that an administrator may write', () => {
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
  const points = fc.integer({ min: 0, max: 600 })
  const anyPolicy: fc.Arbitrary<Policy> = fc.record({
    version: fc.constant('any'),
    from: fc.constant(given.on),
    fit: fc.record({ skills: points, occupation: points, words: points, experience: points }),
    appeal: fc.record({ place: fc.integer({ min: 1, max: 600 }), wage: points, work: points, conditions: points }),
    fitPower: share,
    nearness: fc.record({ same: share, covered: share, narrower: share, broader: share, sibling: share }),
    evidence: fc.record({ certified: share, worked: share, trained: share, own: share }),
    kbji: fc.record({ same: share, digits4: share, digits3: share, digits2: share, unknown: share }),
    occupationEvidence: fc.record({ year: share, worked: share, trained: share, own: share }),
    niceWeight: share,
    domainWorth: share,
    experienceUnknown: share,
    appealUnknown: share,
    words: fc.record({ telling: fc.integer({ min: 1, max: 80 }), titleWeight: fc.integer({ min: 1, max: 5 }), unknown: share }),
    wageFloorShare: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
    travelStep: share,
    moveValue: share,
    notWished: share,
    leastFit: fc.integer({ min: 0, max: 500 }),
  })
  const any = arbitrariesOf(world)
  const people = fc.uniqueArray(any.profile(fc.integer({ min: 0, max: 99 }).map(String)), {
    selector: (each) => each.id,
    maxLength: 15,
  })
  const law = (under: Policy, profiles: readonly Profile[], vacancy: Vacancy, sharp: boolean): void => {
    const book = bookOf(world, under)
    const rows = new ProfileRows(book, new Terms(book))
    for (const each of profiles) rows.put(each)
    const bounds = boundsOf(rows, vacancy, sharp)
    for (const each of profiles) {
      const match = score(each, vacancy, { ...given, policy: under })
      for (const part of [...match.fitParts, ...match.appealParts]) {
        expect(part.reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(part.points)
      }
      holds(match, bounds.get(match.profile))
    }
  }
  fc.assert(fc.property(anyPolicy, people, any.vacancy(fc.constant('v')), fc.boolean(), law), { numRuns: 400 })
})
