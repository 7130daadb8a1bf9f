import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { call, graduate, type Someone, vacancy, type World, world } from '../world.ts'

let at: World
beforeEach(async () => {
  at = await world({ vacancies: [vacancy(), vacancy({ title: 'Tukang kayu' })], graduates: [graduate()] })
  await call(at, at.otherEmployer, 'POST', '/vacancies', vacancy({ title: 'Kasir' }))
})
afterEach(() => at.close())

interface Page {
  readonly changes: { seq: number; at: string; kind: string; id: string; op: string }[]
  readonly next: number
}

async function feed(who: Someone, query = ''): Promise<Page & { link: string | null }> {
  const answer = await call(at, who, 'GET', `/changes${query}`)
  expect(answer.status).toBe(200)
  return { ...((await answer.json()) as Page), link: answer.headers.get('link') }
}

describe('the change feed', () => {
  test('followed by its link gives everything once and in order, and then what came since', async () => {
    const whole = await feed(at.officer)
    expect(whole.changes.length).toBeGreaterThan(5)
    expect(whole.next).toBe(await at.store.head())
    expect(whole.link).toBeNull()
    const pieces: Page['changes'] = []
    let link: string | null = '/api/v1/changes?limit=2'
    while (link !== null) {
      const query: string = link.slice(link.indexOf('?'))
      const page = await feed(at.officer, query)
      expect(page.changes.length).toBeLessThanOrEqual(2)
      pieces.push(...page.changes)
      link = page.link === null ? null : (/<([^>]+)>; rel="next"/.exec(page.link)?.[1] ?? null)
    }
    expect(pieces).toEqual(whole.changes)
    await call(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Operator ekskavator' }))
    const since = await feed(at.officer, `?after=${whole.next}&kinds=vacancy`)
    expect(since.changes.length).toBeGreaterThan(0)
    expect(since.changes.every(({ kind, seq }) => kind === 'vacancy' && seq > whole.next)).toBe(true)
  })

  test('tells of kinds that concern others, and of what was asked for', async () => {
    const kinds = new Set((await feed(at.administrator)).changes.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['employer', 'graduate', 'profile', 'vacancy'])
    const some = await feed(at.administrator, '?kinds=employer&kinds=profile')
    expect(new Set(some.changes.map(({ kind }) => kind))).toEqual(new Set(['employer', 'profile']))
    expect((await call(at, at.administrator, 'GET', '/changes?kinds=session')).status).toBe(400)
  })

  test('gives an employer its own vacancies and itself', async () => {
    const { changes } = await feed(at.employer)
    const own = await at.store.db.selectFrom('vacancy').select('id').where('employer_id', '=', at.employer.of.id).execute()
    expect(new Set(changes.map(({ id }) => id))).toEqual(new Set([at.employer.of.id, ...own.map(({ id }) => id)]))
  })

  test('holds nothing but numbers, times, kinds and ids', async () => {
    for (const change of (await feed(at.officer)).changes) {
      expect(Object.keys(change).sort()).toEqual(['at', 'id', 'kind', 'op', 'seq'])
      expect(change.id).toMatch(/^[a-z]{3}_[0-9a-z]{26}$/)
    }
  })

  test('refuses a number that it has not reached, in words that say what to do', async () => {
    const answer = await call(at, at.officer, 'GET', `/changes?after=${(await at.store.head()) + 1}`)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(await answer.json())).toContain('after=0')
    expect((await feed(at.officer, `?after=${await at.store.head()}`)).changes).toEqual([])
  })
})
