import type { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GraduateDraft } from '../../src/graduates/graduate.ts'
import { fieldProblems, pointerTo } from '../../src/http/issues.ts'
import { isWordKey } from '../../src/http/words/say.ts'
import { StatelessQuestion } from '../../src/matches/stateless.ts'
import { VacancyDraft } from '../../src/vacancies/vacancy.ts'

test('whatever is sent, every problem found has a sentence in our own words and a place in what was sent', () => {
  const schemas: readonly z.ZodType[] = [VacancyDraft, GraduateDraft, StatelessQuestion]
  const names = [
    'title',
    'openings',
    'skills_required',
    'person',
    'profile',
    'name',
    'profiles',
    'vacancies',
    'k',
    'wage_min',
    'willing',
    'experience',
  ]
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, fc.string(), fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    object: fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('any'), { maxKeys: 6 }),
  })).any
  fc.assert(
    fc.property(value, fc.constantFrom(...schemas), (sent, schema) => {
      const read = schema.safeParse(sent, { reportInput: true })
      if (read.success) return
      const problems = fieldProblems(read.error)
      expect(problems.length).toBeGreaterThan(0)
      for (const { reason, pointer } of problems) {
        expect([reason, isWordKey(reason)]).toEqual([reason, true])
        expect(pointer === '' || pointer.startsWith('/')).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('a pointer escapes what would be read as a step', () => {
  expect(pointerTo(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0')
})

test('of a choice, the branch that fits best is complained about', () => {
  const { error } = VacancyDraft.safeParse({ title: 'x', skills_required: [{ skill: 'las', weight: 9 }] }, { reportInput: true })
  expect(error && fieldProblems(error)).toMatchObject([{ pointer: '/skills_required/0/weight', reason: 'not_one_of' }])
})
