import { describe, expect, test } from 'vitest'
import { nearestIds, unknownConcepts } from '../../src/http/concept-check.ts'
import { taxonomy } from '../reference.ts'

describe('the nearest of an unknown id', () => {
  test('is the one with a slip of the finger in it', () => {
    for (const [kind, wrong, right] of [
      ['skill', 'las-smaww', 'las-smaw'],
      ['occupation', 'welder_smaw', 'welder-smaw'],
      ['certificate', 'juru-las2', 'juru-las-2'],
      ['education', 'smk', 'SMK'],
    ] as const)
      expect(nearestIds(taxonomy, kind, wrong)).toContain(right)
  })

  test('is found by its name, too, for those who send names', () => {
    expect(nearestIds(taxonomy, 'place', 'Tarakan')).toContain('65.71')
  })

  test('is at most three, and nothing for what is like nothing', () => {
    expect(nearestIds(taxonomy, 'skill', 'las').length).toBeLessThanOrEqual(3)
    expect(nearestIds(taxonomy, 'skill', 'qqqq')).toEqual([])
  })
})

test('only what is unknown is a problem, and a very long id is cut', () => {
  const given = ['las-smaw', 'x'.repeat(5000)].map((id, at) => ({ kind: 'skill' as const, id, pointer: `/skills/${at}` }))
  const problems = unknownConcepts(taxonomy, given)
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/skills/1'])
  expect(String(problems[0]?.about?.id).length).toBeLessThanOrEqual(80)
})
