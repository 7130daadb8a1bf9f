import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MatchIndex } from '../../src/matching/match-index.ts'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { type Given, score } from '../../src/matching/score.ts'
import type { Match, MatchList, Policy, Profile } from '../../src/matching/types.ts'
import { taxonomy } from '../reference.ts'
import { arbitrariesOf } from './arbitrary.ts'
import { given, profile, vacancy, world } from './world.ts'

type Step = { readonly put: Profile } | { readonly remove: string }

/** A list the slow and plain way: score every pair, keep, sort, cut. */
function everyPair(
  pairs: readonly Match[],
  before: (a: Match, b: Match) => number,
  { k, nearK, skip }: { k: number; nearK: number; skip: number },
) {
  const ordered = [...pairs].sort((a, b) => b.score - a.score || before(a, b))
  const matches = ordered.filter((match) => match.standing === 'match')
  const near = ordered.filter((match) => match.standing === 'near')
  const list = {
    matches: matches.slice(skip, skip + k),
    near: near.slice(0, nearK),
    total: { matches: matches.length, near: near.length },
  }
  return { list, last: matches.slice(0, skip).at(-1) }
}

const byProfile = (a: Match, b: Match): number => (a.profile < b.profile ? -1 : 1)

function storyOf(steps: readonly Step[]): Map<string, Profile> {
  const there = new Map<string, Profile>()
  for (const step of steps) {
    if ('put' in step) there.set(step.put.id, step.put)
    else there.delete(step.remove)
  }
  return there
}

const ids = fc.integer({ min: 0, max: 30 }).map((n) => `grd_${n}`)
const page = fc.record({
  k: fc.integer({ min: 0, max: 6 }),
  nearK: fc.integer({ min: 0, max: 4 }),
  skip: fc.integer({ min: 0, max: 3 }),
})
const lenient: Policy = { ...FIRST_POLICY, version: 'lenient', leastFit: 0 }
const places: readonly (readonly [string, Given])[] = [
  ['a small world', given],
  ['a small world where all work is listed', { ...given, policy: lenient }],
  ['the whole taxonomy', { ...given, taxonomy }],
]

describe.each(places)('in %s', (_, under) => {
  const any = arbitrariesOf(under.taxonomy)
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ put: any.profile(ids) }) },
    { weight: 1, arbitrary: fc.record({ remove: ids }) },
  )

  test('the list of a vacancy is the one that scoring every pair gives, near matches included, after any puts and removals', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), any.vacancy(fc.constant('v')), page, (steps, asked, cut) => {
        const index = new MatchIndex(under)
        for (const each of steps) 'put' in each ? index.putProfile(each.put) : index.removeProfile(each.remove)
        const people = storyOf(steps)
        const { list: expected, last } = everyPair(
          [...people.values()].map((each) => score(each, asked, under)),
          byProfile,
          cut,
        )
        expect(index.sizes.profiles).toBe(people.size)
        const after = last && { score: last.score, id: last.profile }
        expect(index.matchesForVacancy(asked, { ...cut, after, on: under.on })).toMatchObject(expected)
        const { total: __, ...best } = expected
        expect(index.bestForVacancy(asked, { ...cut, after, on: under.on })).toMatchObject(best)
      }),
      { numRuns: 300 },
    )
  })

  test('the list of a graduate is the one that scoring every vacancy gives, and agrees with the lists of the vacancies', () => {
    fc.assert(
      fc.property(
        fc.array(any.vacancy(fc.integer({ min: 0, max: 20 }).map((n) => `vac_${n}`)), { maxLength: 20 }),
        any.profile(fc.constant('p')),
        page,
        (vacancies, person, cut) => {
          const index = new MatchIndex(under)
          const there = new Map(vacancies.map((each) => [each.id, each]))
          for (const each of vacancies) index.putVacancy(each)
          index.putProfile(person)
          const crowd = (id: string): number => (there.get(id)?.openReferrals ?? 0) / (there.get(id)?.seatsLeft ?? 1)
          const byCrowd = (a: Match, b: Match): number => crowd(a.vacancy) - crowd(b.vacancy) || (a.vacancy < b.vacancy ? -1 : 1)
          const { list: expected, last } = everyPair(
            [...there.values()].map((each) => score(person, each, under)),
            byCrowd,
            cut,
          )
          const after = last && { score: last.score, id: last.vacancy, crowd: there.get(last.vacancy) }
          const list = index.matchesForGraduate(person, { ...cut, after, on: under.on })
          expect(list).toMatchObject(expected)
          expect(index.matchesForGraduate('p', { ...cut, after, on: under.on })).toEqual(list)
          for (const match of [...list.matches, ...list.near]) {
            const back: MatchList = index.matchesForVacancy(match.vacancy, { k: 1, nearK: 1, on: under.on })
            expect([...back.matches, ...back.near]).toEqual([match])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a profile comes back from the index worth the same for any vacancy', () => {
    fc.assert(
      fc.property(any.profile(fc.constant('p')), any.vacancy(fc.constant('v')), (person, asked) => {
        const index = new MatchIndex(under)
        index.putProfile(person)
        expect(score(index.profile('p')!, asked, under)).toEqual(score(person, asked, under))
      }),
    )
  })
})

/** All pages of thirty, with something done after each. */
function pagesOf(index: MatchIndex, between: (page: readonly Match[]) => void): readonly Match[] {
  const seen: Match[] = []
  for (let last: Match | undefined; ; ) {
    const after = last && { score: last.score, id: last.profile }
    const { matches } = index.matchesForVacancy(vacancy(), { k: 30, after, on: given.on })
    seen.push(...matches)
    last = matches.at(-1)
    if (last === undefined) return seen
    between(matches)
  }
}

describe('the index', () => {
  const welders = (many: number): Profile[] =>
    Array.from({ length: many }, (_, n) =>
      profile({
        id: `p${n}`,
        skills: [{ skill: n % 2 ? 'las-3g' : 'las-6g', evidence: 'trained', months: n % 7 }],
        words: n % 3 ? 'welder pipa' : 'kabel',
      }),
    )

  test('answers the same after thousands of replacements, when it has packed itself anew', () => {
    const worn = new MatchIndex(given)
    for (let round = 0; round < 5; round += 1)
      for (const each of welders(1200)) worn.putProfile({ ...each, words: `${each.words} putaran${round}` })
    for (const each of welders(1200)) worn.putProfile(each)
    for (let n = 600; n < 1200; n += 1) worn.removeProfile(`p${n}`)
    const fresh = new MatchIndex(given)
    for (const each of welders(600).reverse()) fresh.putProfile(each)
    const options = { k: 50, nearK: 10, on: given.on }
    expect(worn.sizes).toEqual(fresh.sizes)
    expect(worn.matchesForVacancy(vacancy(), options)).toEqual(fresh.matchesForVacancy(vacancy(), options))
    expect(worn.matchesForVacancy(vacancy(), options).total.matches).toBe(600)
  })

  test('gives page after page without a gap or a double', () => {
    const index = new MatchIndex(given)
    for (const each of welders(100)) index.putProfile(each)
    const whole = index.matchesForVacancy(vacancy(), { k: 100, on: given.on }).matches
    expect(whole).toHaveLength(100)
    expect(pagesOf(index, () => {})).toEqual(whole)
  })

  test('gives everybody once who stays, whoever comes and goes between two pages', () => {
    const index = new MatchIndex(given)
    for (const each of welders(100)) index.putProfile(each)
    const whole = index.matchesForVacancy(vacancy(), { k: 100, on: given.on }).matches.map((match) => match.profile)
    const gone = new Set<string>()
    const pages = pagesOf(index, (page) => {
      // One of this page leaves and one of the next, and two come who stand before all and behind all.
      for (const id of [page[4]?.profile, whole[whole.indexOf(page.at(-1)?.profile ?? '') + 3]]) {
        if (id === undefined) continue
        index.removeProfile(id)
        gone.add(id)
      }
      index.putProfile({ ...welders(1)[0]!, id: `p!${gone.size}` })
      index.putProfile({ ...welders(1)[0]!, id: `p~${gone.size}`, skills: [] })
    }).map((match) => match.profile)
    expect(new Set(pages).size).toBe(pages.length)
    expect(gone.size).toBeGreaterThan(5)
    const stayed = whole.filter((id) => !gone.has(id))
    expect(pages.filter((id) => stayed.includes(id))).toEqual(stayed)
  })

  test('lists and counts only those whom the caller keeps', () => {
    const index = new MatchIndex(given)
    for (const each of welders(40)) index.putProfile({ ...each, home: each.id.endsWith('1') ? '65.71.01' : '65.71.02' })
    const list = index.matchesForVacancy(vacancy(), { k: 50, on: given.on, keep: (each) => each.home === '65.71.01' })
    expect(list.matches.map((match) => match.profile)).toHaveLength(4)
    expect(list.total.matches).toBe(4)
    index.putVacancy(vacancy())
    index.putVacancy(vacancy({ id: 'v2', sector: 'F' }))
    const kept = index.matchesForGraduate('p1', { k: 9, on: given.on, keep: (each) => each.sector === 'F' })
    expect(kept.matches.map((match) => match.vacancy)).toEqual(['v2'])
  })

  test('puts the vacancy with fewer open referrals a seat first among equals', () => {
    const index = new MatchIndex(given)
    index.putVacancy(vacancy({ id: 'a', seatsLeft: 2, openReferrals: 4 }))
    index.putVacancy(vacancy({ id: 'b', seatsLeft: 6, openReferrals: 5 }))
    index.putVacancy(vacancy({ id: 'c', seatsLeft: 6, openReferrals: 5 }))
    const list = index.matchesForGraduate(welders(2)[1]!, { k: 3, on: given.on })
    expect(list.matches.map((match) => match.vacancy)).toEqual(['b', 'c', 'a'])
  })

  test('names the versions that a list was made under, and refuses ids that it does not hold', () => {
    const index = new MatchIndex(given)
    expect(index.matchesForVacancy(vacancy(), { k: 1, on: given.on }).versions).toEqual({
      policy: FIRST_POLICY.version,
      taxonomy: world.version,
    })
    expect(() => index.matchesForVacancy('nobody', { k: 1, on: given.on })).toThrow(RangeError)
    expect(() => index.matchesForGraduate('nobody', { k: 1, on: given.on })).toThrow(RangeError)
    expect(() => index.matchesForVacancy(vacancy(), { k: 1, on: 'tomorrow' })).toThrow(RangeError)
    expect(index.profile('nobody')).toBeUndefined()
  })

  test('holds ids of any characters and profiles larger than a page of its memory', () => {
    const index = new MatchIndex(given)
    const many = Array.from({ length: 30_000 }, (_, n) => `kata${n}`).join(' ')
    index.putProfile(profile({ id: 'Ünï côdé 🙂', words: many, skills: [{ skill: 'las-3g', evidence: 'own' }] }))
    index.putProfile(profile({ id: '', skills: [{ skill: 'las-3g', evidence: 'own' }] }))
    const { matches } = index.matchesForVacancy(vacancy(), { k: 5, on: given.on })
    expect(matches.map((match) => match.profile)).toEqual(['', 'Ünï côdé 🙂'])
    expect(index.profile('Ünï côdé 🙂')?.words.split(' ')).toHaveLength(30_000)
  })
})
