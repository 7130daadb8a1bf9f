import { describe, expect, test } from 'vitest'
import { raises } from '../../src/matching/raise.ts'
import { score } from '../../src/matching/score.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'
import { given, profile, vacancy } from './world.ts'

const found = (some: Partial<Profile>, of: Partial<Vacancy> = {}) => raises(profile(some), vacancy(of), given)
const wishes = { wage: 5_000_000, sectors: [], contracts: [], conditions: [] }

describe('what would raise the number', () => {
  test('names the skill, the place, the wage and the paper, what costs least first', () => {
    const all = found(
      { aims: ['welder'], wishes },
      { place: '65.01', wage: { min: 4_000_000, max: null, per: 'month' }, text: 'las pipa' },
    )
    expect(all.map(({ change }) => change)).toEqual([
      { kind: 'wage', wage: 4_000_000 },
      { kind: 'place', place: '65.01' },
      { kind: 'skill', skill: 'las-3g' },
      { kind: 'skill', skill: 'las-smaw' },
      { kind: 'certificate', certificate: 'bnsp-3g' },
    ])
  })

  test('says to what: each number is above the present one by a point or more', () => {
    const now = score(profile({ aims: ['welder'] }), vacancy(), given).score
    for (const raise of found({ aims: ['welder'] })) expect(raise.score).toBeGreaterThanOrEqual(now + 10)
  })

  test('has nothing to say to who brings everything, nor of what would move less than a point', () => {
    const welder: Partial<Profile> = {
      skills: [{ skill: 'las-3g', evidence: 'certified' }],
      certificates: [{ certificate: 'bnsp-3g', validUntil: '2029-01-01', lapsed: false }],
      experience: [{ occupation: 'welder', months: 36 }],
      words: 'welder',
    }
    expect(found(welder)).toEqual([])
    expect(
      found({ ...welder, wishes: { ...wishes, wage: 4_010_000 } }, { wage: { min: 4_000_000, max: null, per: 'month' } }),
    ).toEqual([])
  })

  test('a skill that the person says to lack is learnt all the same', () => {
    expect(found({ lacks: ['las'], aims: ['welder'] }).map(({ change }) => change)).toContainEqual({
      kind: 'skill',
      skill: 'las-3g',
    })
  })

  test('a site permit is nothing to go and get', () => {
    const asks: Vacancy['certificates'] = [{ certificate: 'simper', need: 'required' }]
    expect(
      found({}, { certificates: asks }).filter(({ change }) => change.kind === 'certificate' && change.certificate === 'simper'),
    ).toEqual([])
  })
})
