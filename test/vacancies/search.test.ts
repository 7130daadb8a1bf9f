import { beforeAll, describe, expect, test } from 'vitest'
import { call, graduate, type Someone, vacancy, type World, world } from '../world.ts'

interface List {
  readonly vacancies: { id: string; title: string; words?: { word: string; read_as: string; in: string }[] }[]
  readonly total: number
  readonly facets: Record<string, { id: string; label: string; count: number }[]>
  readonly next: string | null
}

let at: World
beforeAll(async () => {
  at = await world({
    vacancies: [
      vacancy({ title: 'Juru las SMAW', place: '65.71', contract: 'PKWT', lodging: true, sector: 'C', wage_min: 5_000_000 }),
      vacancy({
        title: 'Juru las pipa',
        place: '65.01.05',
        sector: 'F',
        wage_min: 7_000_000,
        wage_max: 9_000_000,
        skills_required: ['las-smaw-6g'],
      }),
      vacancy({
        title: 'Teknisi listrik gedung',
        occupation: [],
        skills_required: ['listrik'],
        place: '65.03',
        sector: 'F',
        wage_min: null,
      }),
      vacancy({
        title: 'Kasir',
        occupation: [],
        skills_required: [],
        place: '65.71',
        text: 'membayar tagihan listrik',
        wage_min: 200_000,
        wage_per: 'day',
      }),
    ],
    graduates: [graduate({ profile: { skills: ['las-smaw-6g'], home: '65.01.05' } })],
  })
})

const search = async (query: string, who: Someone = at.visitor) =>
  (await (await call(at, who, 'GET', `/vacancies?${query}`)).json()) as List
const titles = async (query: string, who?: Someone) => (await search(query, who)).vacancies.map(({ title }) => title)

describe('words', () => {
  test('find what is written with a slip, and say what was read', async () => {
    const { vacancies } = await search('q=teknisi%20lisrik')
    expect(vacancies[0]?.title).toBe('Teknisi listrik gedung')
    expect(vacancies[0]?.words).toContainEqual({ word: 'lisrik', read_as: 'listrik', in: 'title' })
  })

  test('that stand in a description alone do not let a vacancy in', async () => {
    expect(await titles('q=listrik')).not.toContain('Kasir')
  })

  test('find nothing where nothing is, without a fault', async () => {
    expect(await search('q=astronot')).toMatchObject({ total: 0, vacancies: [], next: null })
  })

  test('of equal worth are ordered by the match for a graduate who is signed in', async () => {
    expect((await titles('q=juru%20las', at.graduates[0]))[0]).toBe('Juru las pipa')
  })
})

describe('filters', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['place=65.71', ['Juru las SMAW', 'Kasir']],
    ['place=65.01', ['Juru las pipa']],
    ['place=65.71&place=65.03', ['Juru las SMAW', 'Teknisi listrik gedung', 'Kasir']],
    ['skill=las', ['Juru las SMAW', 'Juru las pipa']],
    ['occupation=welder-smaw', ['Juru las SMAW', 'Juru las pipa']],
    ['sector=F', ['Juru las pipa', 'Teknisi listrik gedung']],
    ['contract=PKWT', ['Juru las SMAW']],
    ['lodging=yes', ['Juru las SMAW']],
    ['wage_min=6000000', ['Juru las pipa']],
    ['kind=psn', []],
    ['q=las&place=65.71', ['Juru las SMAW']],
  ]
  for (const [query, expected] of cases)
    test(query, async () => {
      const found = (await search(query)).vacancies.map(({ title }) => title)
      // The employer is called a welding shop, so "las" finds its cashier, too; only the welders are looked at.
      expect(query.startsWith('q=las') ? found.filter((title) => title.startsWith('Juru')).sort() : found.sort()).toEqual(
        [...expected].sort(),
      )
    })

  test('of one employer show theirs', async () => {
    expect((await search(`employer=${at.employer.of.id}`)).total).toBe(4)
    expect((await search(`employer=${at.otherEmployer.of.id}`)).total).toBe(0)
  })
})

test('facets count what would be left, each without its own filter', async () => {
  const { facets, total } = await search('sector=F')
  expect(total).toBe(2)
  expect(Object.fromEntries(facets.sector?.map(({ id, count }) => [id, count]) ?? [])).toMatchObject({ F: 2, C: 1 })
  for (const { id, count } of facets.place ?? []) expect([id, (await search(`sector=F&place=${id}`)).total]).toEqual([id, count])
})

describe('pages', () => {
  for (const query of ['', 'q=juru%20listrik%20las', 'sector=F'])
    test(`of “${query}” are together the whole, in its order, with nothing twice`, async () => {
      const whole = (await search(`${query}&limit=100`)).vacancies.map(({ id }) => id)
      const seen: string[] = []
      let path: string | null = `/vacancies?${query}&limit=1`
      while (path !== null) {
        const answer: Response = await call(at, at.visitor, 'GET', path)
        seen.push(...((await answer.json()) as List).vacancies.map(({ id }) => id))
        path = /<\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
      }
      expect(seen).toEqual(whole)
      expect(whole.length).toBeGreaterThan(1)
    })

  test('go on where they were when something new was posted meanwhile', async () => {
    const first = await search('limit=2')
    await call(at, at.otherEmployer, 'POST', '/vacancies', vacancy({ title: 'Baru' }))
    const second = await search(`limit=2&after=${first.next}`)
    const ids = [...first.vacancies, ...second.vacancies].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  test('of words do not go on from a cursor of dates', async () => {
    const { next } = await search('limit=1')
    expect((await call(at, at.visitor, 'GET', `/vacancies?q=las&after=${next}`)).status).toBe(400)
  })
})

test('a vacancy past its closing date is on no list', async () => {
  let now = Date.UTC(2026, 10, 25, 2)
  const later = await world({ vacancies: [vacancy({ closing_date: '2026-11-30' })], settings: { now: () => now } })
  const total = async () => ((await (await call(later, later.visitor, 'GET', '/vacancies')).json()) as List).total
  now = Date.UTC(2026, 10, 30, 15)
  expect(await total()).toBe(1)
  now = Date.UTC(2026, 10, 30, 17)
  expect(await total()).toBe(0)
})
