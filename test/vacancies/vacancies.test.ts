import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentFacts, storedFacts } from '../../src/vacancies/facts.ts'
import { importVacancy } from '../../src/vacancies/import.ts'
import { VacancyDraft, VacancyFacts } from '../../src/vacancies/vacancy.ts'
import { call, vacancy, type World, world } from '../world.ts'
import { CHECKED } from './office.ts'

type Answer = Record<string, unknown> & { readonly id: string; readonly version: number }

const post = async (at: World, body: unknown) =>
  (await (await call(at, at.employer, 'POST', '/vacancies', body)).json()) as Answer
const fetched = async (at: World, id: string) => (await (await call(at, at.visitor, 'GET', `/vacancies/${id}`)).json()) as Answer

const ADVERT = `Dibutuhkan segera juru las SMAW sebanyak 3 orang di Tarakan.
Wanita/pria maksimal 30 tahun dan berpenampilan menarik.
Wajib bisa las listrik, diutamakan punya sertifikat BNSP las 3G. Pendidikan minimal SMK.
Gaji Rp5 juta per bulan, kontrak PKWT, disediakan mess.`

describe('a vacancy posted as facts', () => {
  test('is answered and fetched as it was sent', async () => {
    const at = await world()
    const sent = vacancy({
      skills_required: [{ skill: 'las-smaw', weight: 2 }],
      skills_nice: ['las-potong'],
      certificates_required: ['juru-las-2'],
      certificates_nice: ['bnsp-las-3g'],
      education_min: 'SMK',
      experience_months_min: 12,
      wage_max: 6_000_000,
      lodging: true,
      contract: 'PKWT',
      conditions: ['shift', 'camp'],
      sector: 'C',
      starts_on: '2027-01-02',
      text: 'Juru las untuk galangan.',
    })
    const made = await post(at, sent)
    expect(made).toMatchObject(sent)
    expect(await fetched(at, made.id)).toMatchObject(sent)
  })

  test('is not read: what its text says besides is no fact', async () => {
    const at = await world()
    const made = await post(at, vacancy({ text: 'Harus punya SIM B2 umum dan bisa bahasa Mandarin' }))
    expect(made).toMatchObject({ skills_required: [{ skill: 'las-smaw', weight: 3 }], certificates_required: [] })
  })

  test('keeps its facts through storing, whatever they are', () => {
    const skill = fc.constantFrom('las-smaw', 'las-potong', 'k3-apd')
    const facts = fc.record(
      {
        skills_required: fc.array(fc.record({ skill, weight: fc.constantFrom(1 as const, 2 as const, 3 as const) }), {
          maxLength: 4,
        }),
        skills_nice: fc.array(skill, { maxLength: 3 }),
        openings: fc.integer({ min: 1, max: 5000 }),
        wage_min: fc.option(fc.integer({ min: 1, max: 9_000_000 })),
        lodging: fc.option(fc.boolean()),
        conditions: fc.uniqueArray(fc.constantFrom('shift' as const, 'camp' as const), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(facts, (given) => {
        const base = { title: 'Juru las', postedOn: '2026-11-25' }
        const stored = storedFacts(VacancyFacts.parse(given), base)
        expect(storedFacts(VacancyFacts.parse(sentFacts(stored)), base)).toEqual(stored)
      }),
    )
  })
})

describe('a vacancy posted as text', () => {
  test('is read', async () => {
    const at = await world()
    const made = await post(at, { title: 'Juru las SMAW', text: ADVERT })
    expect(made).toMatchObject({
      openings: 3,
      place: '65.71',
      wage_min: 5_000_000,
      education_min: 'SMK',
      lodging: true,
      contract: 'PKWT',
    })
    expect((made.occupation as string[])[0]).toBe('welder-smaw')
    expect(made.certificates_nice).toContain('bnsp-las-3g')
  })

  test('tells which demands the law forbids, and neither keeps nor shows them', async () => {
    const at = await world()
    const made = await post(at, { title: 'Juru las SMAW wanita', text: ADVERT })
    const kinds = (made.demands as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['age', 'looks']))
    const rows = JSON.stringify(await at.store.db.selectFrom('vacancy').selectAll().execute())
    expect(rows).not.toMatch(/30 tahun|menarik/)
    await call(at, at.employer, 'PATCH', `/vacancies/${made.id}`, { demands: 'remove' })
    expect(JSON.stringify(await fetched(at, made.id))).not.toMatch(/30 tahun|menarik/)
  })

  test('without a title takes one that shows no forbidden demand either', async () => {
    const at = await world()
    const made = await post(at, { text: 'Dicari kasir toko maksimal 25 tahun berpenampilan menarik di Tarakan' })
    expect(made.title).not.toMatch(/25 tahun|menarik/)
    expect(made.title).not.toBe('')
  })

  test('gives way to what was given beside it', async () => {
    const at = await world()
    const made = await post(at, { title: 'Juru las', text: ADVERT, openings: 7, place: '65.01.05' })
    expect(made).toMatchObject({ openings: 7, place: '65.01.05', education_min: 'SMK' })
  })

  test('below the minimum wage is refused as facts would be', async () => {
    const at = await world()
    const answer = await call(at, at.employer, 'POST', '/vacancies', {
      text: 'Dicari kasir toko di Tarakan, gaji Rp1.500.000 per bulan',
    })
    expect(answer.status).toBe(400)
  })
})

describe('a draft', () => {
  test('says of each value which words it came from, and can be posted as it is', async () => {
    const at = await world()
    const answer = (await (await call(at, at.visitor, 'POST', '/vacancies/draft', { text: ADVERT })).json()) as {
      draft: Record<string, unknown>
      sources: { pointer: string; from: { field: string; start: number; end: number; words: string }[] }[]
      forbidden: { kind: string; words: string }[]
    }
    for (const { from } of answer.sources)
      for (const { field, start, end, words } of from) if (field === 'text') expect(ADVERT.slice(start, end)).toBe(words)
    expect(answer.sources.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/openings', '/wage_min', '/education_min']),
    )
    for (const { pointer } of answer.sources) {
      const value = pointer
        .slice(1)
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], answer.draft)
      expect([pointer, value ?? null]).not.toEqual([pointer, null])
    }
    expect((await call(at, at.employer, 'POST', '/vacancies', answer.draft)).status).toBe(201)
  })

  test('stores nothing', async () => {
    const at = await world()
    const before = await at.store.head()
    await call(at, at.visitor, 'POST', '/vacancies/draft', { text: ADVERT })
    expect(await at.store.head()).toBe(before)
  })

  test('of any text whatever is an answer', async () => {
    const at = await world()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), async (text) => {
        const answer = await call(at, at.visitor, 'POST', '/vacancies/draft', { text })
        expect(answer.status).toBe(200)
      }),
      { numRuns: 30 },
    )
    expect(at.bugs).toEqual([])
  })
})

describe('a change', () => {
  test('changes what is given and leaves the rest', async () => {
    const at = await world({ vacancies: [vacancy({ lodging: true })] })
    const changed = (await (
      await call(at, at.employer, 'PATCH', `/vacancies/${at.vacancies[0]}`, { openings: 9, lodging: null })
    ).json()) as Answer
    expect(changed).toMatchObject({ version: 2, openings: 9, lodging: null, title: 'Juru las SMAW', wage_min: 5_000_000 })
  })

  test('made of another version than the stored one is refused, by field and by header', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}`
    expect((await call(at, at.employer, 'GET', path)).headers.get('etag')).toMatch(/^"1-[0-9a-f]{16}"$/)
    expect((await call(at, at.employer, 'PATCH', path, { openings: 3 }, { 'If-Match': '"1"' })).status).toBe(200)
    expect((await call(at, at.employer, 'PATCH', path, { openings: 4 }, { 'If-Match': '"1"' })).status).toBe(412)
    expect((await call(at, at.employer, 'PATCH', path, { openings: 4, version: 1 })).status).toBe(412)
    expect((await fetched(at, at.vacancies[0]!)).openings).toBe(3)
  })

  test('of two at the same moment, one wins and the other is told', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}`
    const both = await Promise.all([3, 4].map((openings) => call(at, at.employer, 'PATCH', path, { openings, version: 1 })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('of the text alone reads the new text for what it asks', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const text = 'Dicari operator forklift, wajib SIO forklift'
    const changed = (await (await call(at, at.employer, 'PATCH', `/vacancies/${at.vacancies[0]}`, { text })).json()) as Answer
    expect(changed.skills_required).not.toContainEqual({ skill: 'las-smaw', weight: 3 })
    expect(changed).toMatchObject({ openings: 2, place: '65.71', wage_min: 5_000_000 })
  })

  test('of a closed vacancy is refused', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}`
    const closed = (await (await call(at, at.officer, 'POST', `${path}/closure`, { reason: 'filled' })).json()) as Answer
    expect(closed).toMatchObject({ state: 'closed', closed_because: 'filled', version: 2 })
    expect((await call(at, at.employer, 'PATCH', path, { openings: 3 })).status).toBe(409)
    // Closing it again changes nothing.
    expect(
      (await (await call(at, at.officer, 'POST', `${path}/closure`, { reason: 'cancelled' })).json()) as Answer,
    ).toMatchObject({ closed_because: 'filled', version: 2 })
  })
})

test('an import of a text leaves its employer’s sector alone when it is repeated', async () => {
  const at = await world()
  const made = (await (await call(at, at.officer, 'POST', '/employers', { name: 'Galangan', sector: 'C' })).json()) as Answer
  await call(at, at.officer, 'POST', `/employers/${made.id}/verification`, CHECKED)
  const draft = VacancyDraft.parse({ text: 'Dicari kasir toko', employer: made.id })
  const { id } = await importVacancy(at.system(), 'a:1', draft, 'G')
  expect((await fetched(at, id)).sector).toBe('C')
  expect(await importVacancy(at.system(), 'a:1', draft, 'G')).toEqual({ outcome: 'unchanged', id })
})

test('an import is made once, changed when its row changed, and else left alone', async () => {
  const at = await world()
  const draft = (given = {}) => VacancyDraft.parse({ ...vacancy(given), employer: at.employer.of.id })
  const first = await importVacancy(at.system(), 'list.csv:7', draft(), null)
  expect(first.outcome).toBe('created')
  expect(await importVacancy(at.system(), 'list.csv:7', draft(), null)).toEqual({ outcome: 'unchanged', id: first.id })
  expect(await importVacancy(at.system(), 'list.csv:7', draft({ openings: 5 }), null)).toEqual({
    outcome: 'changed',
    id: first.id,
  })
  expect((await importVacancy(at.system(), 'list.csv:8', draft({ title: 'Sopir' }), null)).outcome).toBe('created')
  const read = VacancyDraft.parse({ text: ADVERT, employer: at.employer.of.id })
  expect((await importVacancy(at.system(), 'list.csv:9', read, null)).outcome).toBe('created')
  expect((await importVacancy(at.system(), 'list.csv:9', read, null)).outcome).toBe('unchanged')
})
