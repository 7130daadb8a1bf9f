import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { raises } from '../../src/matching/raise.ts'
import { withChange, withCure } from '../../src/matching/score/changes.ts'
import { type Given, score } from '../../src/matching/score.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'
import { taxonomy } from '../reference.ts'
import { arbitrariesOf } from './arbitrary.ts'
import { given } from './world.ts'

const sum = (all: readonly { readonly points: number }[]): number => all.reduce((total, { points }) => total + points, 0)
const outOf = (all: readonly { readonly outOf: number }[]): number => all.reduce((total, each) => total + each.outOf, 0)
/** The date from which a paper that is got for the vacancy is valid. */
const from = (vacancy: Vacancy): string =>
  vacancy.startsOn !== null && vacancy.startsOn > given.on ? vacancy.startsOn : given.on
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((each, at) => ({ each, key: Math.sin(seed * (at + 1)) }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each)

describe.each<readonly [string, Given]>([
  ['a small world', given],
  ['the whole taxonomy', { ...given, taxonomy }],
])('in %s', (_, under) => {
  const any = arbitrariesOf(under.taxonomy)
  const person = any.profile(fc.constant('p'))
  const work = any.vacancy(fc.constant('v'))
  const pair = (law: (profile: Profile, vacancy: Vacancy) => void): void => {
    fc.assert(fc.property(person, work, law), { numRuns: 400 })
  }

  test('the lines of a part add up to it, the parts to fit and appeal, and these make the number', () => {
    pair((profile, vacancy) => {
      const match = score(profile, vacancy, under)
      expect(sum(match.fitParts)).toBe(match.fit)
      expect(sum(match.appealParts)).toBe(match.appeal)
      expect(outOf(match.appealParts)).toBe(1000)
      expect([0, 1000]).toContain(outOf(match.fitParts))
      for (const part of [...match.fitParts, ...match.appealParts]) {
        expect(sum(part.reasons)).toBe(part.points)
        expect(outOf(part.reasons)).toBe(part.outOf)
        expect(part.points).toBeLessThanOrEqual(part.outOf)
        for (const reason of part.reasons) expect(reason.points).toBeGreaterThanOrEqual(0)
      }
      expect(match.score).toBe(Math.round(1000 * (match.fit / 1000) ** 0.7 * (match.appeal / 1000) ** (1 - 0.7)))
    })
  })

  test('sex, age, religion, name and whatever else a profile or an advert carries moves nothing', () => {
    const extra = {
      sex: 'f',
      age: 51,
      religion: 'x',
      name: 'Siti',
      maritalStatus: 'kawin',
      disability: 'tuli',
      height: 150,
      photo: 'y',
    }
    pair((profile, vacancy) => {
      expect(score({ ...profile, ...extra }, { ...vacancy, ...extra }, under)).toEqual(score(profile, vacancy, under))
    })
  })

  test('the order in which a profile or a vacancy lists things moves no number', () => {
    fc.assert(
      fc.property(person, work, fc.integer({ min: 1, max: 1000 }), (profile, vacancy, seed) => {
        const mixed: Profile = {
          ...profile,
          skills: shuffled(profile.skills, seed),
          certificates: shuffled(profile.certificates, seed),
          experience: shuffled(profile.experience, seed),
          lacks: shuffled(profile.lacks, seed),
          majors: shuffled(profile.majors, seed),
          aims: shuffled(profile.aims, seed),
          words: shuffled(profile.words.split(' '), seed).join(' '),
          willing: { ...profile.willing, places: shuffled(profile.willing.places, seed) },
        }
        const asked: Vacancy = { ...vacancy, skills: shuffled(vacancy.skills, seed), majors: shuffled(vacancy.majors, seed) }
        expect(score(mixed, vacancy, under)).toEqual(score(profile, vacancy, under))
        expect(score(profile, asked, under)).toEqual(score(profile, vacancy, under))
      }),
    )
  })

  test('one more skill, paper or year of work never lowers the fit', () => {
    fc.assert(
      fc.property(
        person,
        work,
        any.heldSkill,
        any.heldCertificate,
        any.experience,
        (profile, vacancy, skill, certificate, job) => {
          const before = score(profile, vacancy, under).fit
          expect(score({ ...profile, skills: [...profile.skills, skill] }, vacancy, under).fit).toBeGreaterThanOrEqual(before)
          expect(
            score({ ...profile, certificates: [...profile.certificates, certificate] }, vacancy, under).fit,
          ).toBeGreaterThanOrEqual(before)
          const some = [...under.taxonomy.occupations.keys()][0]!
          const known = profile.experience.map((each) => ({ occupation: each.occupation ?? some, months: each.months ?? 0 }))
          const last = (months: number): Profile => ({
            ...profile,
            experience: [...known, { occupation: job.occupation ?? some, months }],
          })
          const [worked, longer] = [last(0), last(12)]
          expect(score(longer, vacancy, under).fit).toBeGreaterThanOrEqual(score(worked, vacancy, under).fit)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('everything that is said to raise the number does, to just that number', () => {
    pair((profile, vacancy) => {
      const now = score(profile, vacancy, under)
      for (const raise of raises(profile, vacancy, under)) {
        const then = score(withChange(profile, raise.change, under.taxonomy, from(vacancy)), vacancy, under)
        expect(then.score).toBe(raise.score)
        expect(then.score).toBeGreaterThanOrEqual(now.score + 10)
      }
    })
  })

  test('a near match is a match once its cure is applied, with the number that was promised', () => {
    pair((profile, vacancy) => {
      const now = score(profile, vacancy, under)
      if (now.standing !== 'near') {
        expect(now.cured).toBeNull()
        return
      }
      const failed = now.gates.flatMap((gate, at) => (gate.is === 'failed' ? [{ cure: gate.cure, at }] : []))
      expect(failed).toHaveLength(1)
      const cured = score(withCure(profile, failed[0]!.cure!, under.taxonomy, from(vacancy)), vacancy, under)
      expect(cured.score).toBe(now.cured)
      expect(cured.gates[failed[0]!.at]).toMatchObject({ is: 'passed' })
      // Who has told of one paper has told of all, so that a question about another one is answered by it.
      const silent = profile.certificates.length === 0 && !profile.lacks.some((each) => under.taxonomy.certificates.has(each))
      if (!silent) expect(cured.standing).toBe('match')
    })
  })

  test('what a person says not to have counts nothing, and neither does anything narrower', () => {
    pair((profile, vacancy) => {
      const asked = vacancy.skills[0]?.skill
      if (asked === undefined || !under.taxonomy.skills.has(asked)) return
      const match = score({ ...profile, lacks: [...profile.lacks, asked] }, vacancy, under)
      const lines = match.fitParts.find((part) => part.name === 'skills')?.reasons ?? []
      for (const line of lines.filter((each) => each.say.startsWith('skill_') && each.asked === asked)) {
        expect(line).toMatchObject({ say: 'skill_lacked', points: 0 })
      }
    })
  })
})
