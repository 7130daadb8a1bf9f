import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, graduate, vacancy, type World, world, wrongFields } from '../world.ts'

let at: World
beforeAll(async () => {
  at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
})
afterAll(() => expect(at.bugs).toEqual([]))

const post = (body: unknown, headers = {}) => call(at, at.employer, 'POST', '/vacancies', body, headers)

/** How much is stored, to see that a refused call stored nothing. */
const stored = () => at.store.head()

async function refused(body: unknown, headers = {}) {
  const before = await stored()
  const answer = await post(body, headers)
  expect(await stored()).toBe(before)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return answer
}

describe('a wrong vacancy names the field and stores nothing', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['an unknown skill', { skills_required: ['las-smaww'] }, '#/skills_required/0'],
    ['an unknown skill with a weight', { skills_required: [{ skill: 'nyanyi', weight: 2 }] }, '#/skills_required/0/skill'],
    ['an unknown occupation', { occupation: ['astronaut'] }, '#/occupation/0'],
    ['an unknown certificate', { certificates_required: ['sio'] }, '#/certificates_required/0'],
    ['an unknown place', { place: '99.99' }, '#/place'],
    ['unknown schooling', { education_min: 'PHD' }, '#/education_min'],
    ['an unknown major', { majors: ['sihir'] }, '#/majors/0'],
    ['a number for a title', { title: 7 }, '#/title'],
    ['a text for a number', { openings: '2' }, '#/openings'],
    ['zero openings', { openings: 0 }, '#/openings'],
    ['ten thousand openings', { openings: 10_000 }, '#/openings'],
    ['half an opening', { openings: 1.5 }, '#/openings'],
    ['a closing date that has passed', { closing_date: '2026-11-24' }, '#/closing_date'],
    ['a date that no calendar has', { closing_date: '2026-02-30' }, '#/closing_date'],
    ['a wage below the floor of the place', { wage_min: 4_742_168 }, '#/wage_min'],
    ['a daily wage below the floor', { wage_min: 150_000, wage_per: 'day' }, '#/wage_min'],
    ['a wage range upside down', { wage_min: 6_000_000, wage_max: 5_000_000 }, '#/wage_max'],
    ['an unknown contract', { contract: 'selamanya' }, '#/contract'],
    ['a field that does not exist', { closing_dat: '2026-12-31' }, '#/closing_dat'],
    ['an employer who is not an id', { employer: 'me' }, '#/employer'],
    ['a title of one space', { title: ' ' }, '#/title'],
    ['neither title nor text', { title: undefined }, '#/title'],
  ]
  for (const [what, change, pointer] of cases)
    test(what, async () => {
      const answer = await refused(vacancy(change))
      expect(answer.status).toBe(400)
      expect(await wrongFields(answer)).toEqual([pointer])
    })

  test('today is no passed closing date, and the floor itself is enough', async () => {
    expect((await post(vacancy({ closing_date: '2026-11-25', wage_min: 4_742_169 }))).status).toBe(201)
  })

  test('an apprenticeship, a micro firm and piece work have no floor', async () => {
    for (const exempt of [{ contract: 'magang' }, { micro_employer: true }, { wage_per: 'piece' }])
      expect((await post(vacancy({ wage_min: 900_000, ...exempt }))).status).toBe(201)
  })
})

test('an unknown id is answered with the nearest that exist', async () => {
  const { errors } = (await (await refused(vacancy({ skills_required: ['las-smaww'] }))).json()) as {
    errors: { detail: string }[]
  }
  expect(errors[0]?.detail).toContain('las-smaw')
})

test('twenty thousand skills are one problem, and a hundred wrong ones no more than fifty lines', async () => {
  const many = await refused(vacancy({ skills_required: Array.from({ length: 20_000 }, () => 'las-smaw') }))
  expect(await wrongFields(many)).toEqual(['#/skills_required'])
  const wrong = await refused(vacancy({ skills_required: Array.from({ length: 100 }, () => 7) }))
  const problem = (await wrong.json()) as { errors: object[]; errors_in_all: number }
  expect(problem.errors).toHaveLength(50)
  expect(problem.errors_in_all).toBe(100)
})

describe('what is no JSON is said to be none', () => {
  test('broken JSON, with line and column', async () => {
    const answer = await refused('{"title":\n "Juru las",, }', { 'Accept-Language': 'en' })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { detail: string }).detail).toMatch(/line 2, column 13/)
  })

  test('no body at all', async () => {
    expect((await refused('')).status).toBe(400)
  })

  test('bytes that are no UTF-8', async () => {
    const before = await stored()
    const answer = await at.app.request('/api/v1/vacancies', {
      method: 'POST',
      headers: { Authorization: `Bearer ${at.employer.key}`, 'Content-Type': 'application/json' },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { detail: string }).detail).toContain('UTF-8')
    expect(await stored()).toBe(before)
  })

  test('a hundred thousand brackets', async () => {
    const answer = await refused('['.repeat(100_000) + ']'.repeat(100_000))
    expect(answer.status).toBe(400)
  })

  test('brackets inside a text do not count as depth', async () => {
    expect((await post(vacancy({ title: 'Juru kurung', text: '[{'.repeat(5000) }))).status).toBe(201)
  })

  test('a form or XML where JSON is asked', async () => {
    for (const type of ['text/xml', 'application/x-www-form-urlencoded', 'text/plain'])
      expect((await refused('title=x', { 'Content-Type': type })).status).toBe(415)
  })
})

describe('a body of 50 MB is refused without being read', () => {
  const headers = () => ({ Authorization: `Bearer ${at.employer.key}`, 'Content-Type': 'application/json' })

  test('by its announced length', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        pulled++
        to.enqueue(new Uint8Array(65_536))
      },
    })
    const request = new Request('http://x/api/v1/vacancies', {
      method: 'POST',
      headers: { ...headers(), 'Content-Length': '50000000' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await at.app.request(request)).status).toBe(413)
    expect(pulled).toBeLessThan(3)
  })

  test('and by what came when no length was announced', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        pulled += 65_536
        if (pulled > 50_000_000) to.close()
        else to.enqueue(new TextEncoder().encode(' '.repeat(65_536)))
      },
    })
    const request = new Request('http://x/api/v1/vacancies', {
      method: 'POST',
      headers: headers(),
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await at.app.request(request)).status).toBe(413)
    expect(pulled).toBeLessThan(2_000_000)
  })
})

describe('a key that is not good', () => {
  test('a wrong, a malformed, an expired and a revoked one are 401 even where no key is needed', async () => {
    const expired = await at.key('officer', undefined, -1)
    for (const key of ['padan_wrong', `padan_${'x'.repeat(43)}`, expired])
      expect((await call(at, { key }, 'GET', '/vacancies')).status).toBe(401)
    expect((await call(at, at.visitor, 'GET', '/vacancies', undefined, { Authorization: 'Basic eDp5' })).status).toBe(401)
  })
})

describe('a wrong graduate', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['a NIK of fifteen digits', { person: { name: 'Rusni', nik: '657101550398000' } }, '#/person/nik'],
    ['a phone of letters', { person: { name: 'Rusni', phone: 'tanya ibu' } }, '#/person/phone'],
    ['an e-mail without @', { person: { name: 'Rusni', email: 'rusni' } }, '#/person/email'],
    ['someone not yet born', { person: { name: 'Rusni', born_on: '2030-01-01' } }, '#/person/born_on'],
    ['no name', { person: { name: '  ' } }, '#/person/name'],
    ['religion', { person: { name: 'Rusni', religion: 'x' } }, '#/person/religion'],
    ['an unknown programme', { person: { name: 'Rusni' }, profile: { programme: 'sulap' } }, '#/profile/programme'],
    ['an unknown skill', { person: { name: 'Rusni' }, profile: { skills: [{ skill: 'sulap' }] } }, '#/profile/skills/0/skill'],
    ['an unknown home', { person: { name: 'Rusni' }, profile: { home: 'Tarakan' } }, '#/profile/home'],
  ]
  for (const [what, body, pointer] of cases)
    test(what, async () => {
      const before = await stored()
      const answer = await call(at, at.officer, 'POST', '/graduates', body)
      expect(answer.status).toBe(400)
      expect(await wrongFields(answer)).toEqual([pointer])
      expect(await stored()).toBe(before)
    })
})

test('a problem is said in the language asked for, Indonesian when none is', async () => {
  const detail = async (headers: object) =>
    ((await (await refused(vacancy({ openings: 0 }), headers)).json()) as { errors: { detail: string }[] }).errors[0]?.detail
  expect(await detail({})).toBe('Terlalu kecil; paling kecil 1.')
  expect(await detail({ 'Accept-Language': 'en-GB,en;q=0.8' })).toBe('Too small; 1 at least.')
  expect(await detail({ 'Accept-Language': 'de, id;q=0.5, en;q=0.4' })).toBe('Terlalu kecil; paling kecil 1.')
})

test('a problem names its kind, its status and the number of the request', async () => {
  const answer = await call(at, at.visitor, 'GET', '/vacancies/vac_nothing')
  const problem = (await answer.json()) as Record<string, unknown>
  expect(problem).toMatchObject({
    type: 'urn:padan:problem:not-found',
    status: 404,
    request_id: answer.headers.get('x-request-id'),
  })
})

test('a query that is wrong is named, too', async () => {
  const answer = await call(at, at.visitor, 'GET', '/vacancies?limit=0&place=99&wage_min=x&colour=red&after=zzz')
  expect((await wrongFields(answer)).sort()).toEqual(['#/after', '#/colour', '#/limit', '#/wage_min'])
  expect(await wrongFields(await call(at, at.visitor, 'GET', '/vacancies?place=99'))).toEqual(['#/place'])
})
