import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { taxonomy } from '../reference.ts'
import { evaluate } from './evaluate.ts'
import { loadSet } from './load.ts'
import { reportJson, reportText } from './report.ts'

const TODAY = '2026-11-25'
const own = fileURLToPath(new URL('own', import.meta.url).href)

describe('on our own set Padan', () => {
  const set = loadSet(taxonomy, own, TODAY)
  const evaluation = evaluate(set, taxonomy, FIRST_POLICY)
  const { byVacancy, byProfile } = evaluation

  test('reads every row', () => {
    expect(set.problems).toEqual([])
    expect(set.absurd.length).toBeGreaterThan(50)
  })

  test('ranks the people for a vacancy well', () => {
    expect(byVacancy.padan.ndcg10).toBeGreaterThan(0.96)
    expect(byVacancy.padan.rPrecision).toBeGreaterThan(0.88)
    expect(byVacancy.padan.mrr).toBeGreaterThan(0.97)
  })

  test('ranks the vacancies for a person well', () => {
    expect(byProfile.padan.ndcg10).toBeGreaterThan(0.95)
    expect(byProfile.padan.rPrecision).toBeGreaterThan(0.92)
  })

  test('beats plain BM25 both ways', () => {
    expect(byVacancy.padan.ndcg10).toBeGreaterThan(byVacancy.bm25.ndcg10)
    expect(byVacancy.padan.rPrecision).toBeGreaterThan(byVacancy.bm25.rPrecision)
    expect(byProfile.padan.ndcg10).toBeGreaterThan(byProfile.bm25.ndcg10)
  })

  test('lists no absurd pair', () => {
    expect(
      evaluation.absurd.map(({ match, why }) => `${match.vacancy} ${match.profile} ${match.standing} ${match.score}: ${why}`),
    ).toEqual([])
  })
})

function setOf(pairs: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'padan-eval-'))
  const rows = (...given: readonly object[]) => given.map((row) => `${JSON.stringify(row)}\n`).join('')
  writeFileSync(join(folder, 'vacancies.jsonl'), rows({ id: 'v1', title: 'Tukang las', text: 'Tukang las SMAW' }))
  writeFileSync(
    join(folder, 'profiles.jsonl'),
    rows({ id: 'p1', text: 'juru masak' }, { id: 'p2', skills: ['las SMAW'], text: 'tukang las' }, { id: 'p3', text: 'las' }),
  )
  writeFileSync(join(folder, 'pairs.csv'), pairs)
  return folder
}

describe('a set given by its folder', () => {
  test('is measured both ways; a pair that nobody graded is 0', () => {
    const evaluation = evaluate(loadSet(taxonomy, setOf('vacancy_id,profile_id,grade\nv1,p2,3\n'), TODAY), taxonomy, FIRST_POLICY)
    expect(evaluation.pairs).toBe(3)
    expect(evaluation.byVacancy).toMatchObject({ lists: 1, padan: { ndcg10: 1, rPrecision: 1, mrr: 1, p5: 0.2 } })
    expect(evaluation.byProfile.lists).toBe(1)
  })

  test('tells of a misplaced pair what the score said', () => {
    const evaluation = evaluate(
      loadSet(taxonomy, setOf('vacancy_id,profile_id,grade\nv1,p1,3\nv1,p2,1\n'), TODAY),
      taxonomy,
      FIRST_POLICY,
    )
    const report = reportText('x', evaluation)
    expect(report).toMatch(/missed +p1 grade 3 at [23]: none \d+ = fit \d+ \(/)
    expect(report).toMatch(/intruder p2 grade 1 at 1: /)
    const json = JSON.parse(reportJson('x', evaluation))
    expect(json.byVacancy.padan).toHaveProperty('nDCG@10')
    expect(json.worst[0].missed[0]).toMatchObject({ profile: 'p1', grade: 3 })
  })

  test('names the wrong rows by file and line and does without them', () => {
    const folder = setOf('vacancy_id,profile_id,grade\nv1,p2,3\nv9,p2,1\nv1,p1,7\n')
    const set = loadSet(taxonomy, folder, TODAY)
    expect(set.problems.map((problem) => problem.slice(folder.length + 1))).toEqual([
      'pairs.csv:3: vacancy_id: there is no "v9"\n',
      'pairs.csv:4: grade: must be 0, 1, 2 or 3\n',
    ])
    expect([set.grade('v1', 'p2'), set.grade('v1', 'p1')]).toEqual([3, 0])
  })
})
