import { describe, expect, test } from 'vitest'
import { call, open, type Someone, vacancy, type World, world } from '../../world.ts'
import { asked, listed, officerAt, send, statusOf, unverified } from '../office.ts'

/** All ids of a list, page by page through its links. */
async function walked(at: World, who: Someone, path: string): Promise<string[]> {
  const seen: string[] = []
  for (let next: string | null = path; next !== null; ) {
    const answer: Response = await call(at, who, 'GET', next)
    seen.push(...((await answer.json()) as { vacancies: { id: string }[] }).vacancies.map(({ id }) => id))
    next = /<\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
  }
  return seen
}

const TITLES = ['Sopir truk', 'Kasir toko', 'Juru masak', 'Tukang kayu', 'Penjaga malam']

describe('the queue of an officer', () => {
  test('holds what waits, the oldest first, page by page, for the office of its place', async () => {
    const at = await world()
    const employer = await unverified(at)
    const made: string[] = []
    for (const title of TITLES) made.push((await asked(at, employer, 'POST', '/vacancies', vacancy({ title }))).id)
    const far = await asked(at, employer, 'POST', '/vacancies', vacancy({ title: 'Nelayan', place: '65.03' }))
    await asked(at, employer, 'POST', '/vacancies', vacancy({ title: 'Guru', draft: true }))
    const all = [...made, far.id].sort()
    expect(await walked(at, at.officer, '/vacancies/waiting?limit=2')).toEqual(all)
    expect(await walked(at, await officerAt(at, '65.71'), '/vacancies/waiting?limit=2')).toEqual([...made].sort())
    expect(await walked(at, await officerAt(at, '65.03'), '/vacancies/waiting')).toEqual([far.id])
    expect(await statusOf(at, employer, 'GET', '/vacancies/waiting')).toBe(403)
    expect(await asked(at, at.officer, 'GET', '/desk')).toMatchObject({ employers_unverified: 1, vacancies_waiting: 6 })
    const page = await (await open(at, at.officer, '/vacancies/waiting')).text()
    for (const title of TITLES) expect(page).toContain(title)
  })

  test('leaves a vacancy of another office to that office', async () => {
    const at = await world({ vacancies: [vacancy({ place: '65.71' })] })
    const other = await officerAt(at, '65.03')
    const path = `/vacancies/${at.vacancies[0]}`
    expect(await statusOf(at, other, 'PATCH', path, { openings: 4 })).toBe(403)
    expect(await statusOf(at, other, 'POST', `${path}/closure`, { reason: 'cancelled' })).toBe(403)
    expect(await statusOf(at, other, 'POST', '/vacancies', vacancy({ employer: at.employer.of.id, title: 'Sopir' }))).toBe(403)
    expect(await asked(at, other, 'GET', path)).not.toHaveProperty('report')
  })
})

test('an employer sees all its vacancies in every state, and nobody else’s', async () => {
  const at = await world()
  const one = async (title: string, given: object = {}) =>
    (await asked(at, at.employer, 'POST', '/vacancies', vacancy({ title, ...given }))).id
  const [open_, full, closed, draft] = [
    await one('Sopir truk'),
    await one('Kasir toko', { openings: 1 }),
    await one('Juru masak'),
    await one('Guru', { draft: true }),
  ]
  await asked(at, at.employer, 'POST', `/vacancies/${full}/placements`, {})
  await asked(at, at.employer, 'POST', `/vacancies/${closed}/closure`, { reason: 'cancelled' })
  await asked(at, at.otherEmployer, 'POST', '/vacancies', vacancy())
  const path = `/employers/${at.employer.of.id}/vacancies`
  const { vacancies } = await asked<{ vacancies: { id: string; state: string }[] }>(at, at.employer, 'GET', path)
  expect(Object.fromEntries(vacancies.map(({ id, state }) => [id, state]))).toEqual({
    [open_]: 'open',
    [full]: 'full',
    [closed]: 'closed',
    [draft]: 'draft',
  })
  expect(await walked(at, at.employer, `${path}?state=full&limit=1`)).toEqual([full])
  expect(await statusOf(at, at.otherEmployer, 'GET', path)).toBe(403)
  expect(await statusOf(at, at.visitor, 'GET', path)).toBe(401)
  expect(await listed(at)).toHaveLength(2)
  expect(await (await open(at, at.employer, path)).text()).toContain('Juru masak')
})

describe('the edit page of a vacancy', () => {
  const fields = (given: Record<string, string>) => ({
    whole: 'yes',
    title: 'Juru las SMAW',
    openings: '2',
    wage_min: '5000000',
    wage_per: 'month',
    ...given,
  })

  test('carries the version it shows, and a form that was outdated comes back with both', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}`
    expect(await (await open(at, at.employer, `${path}/edit`)).text()).toContain('name="version" value="1"')
    await asked(at, at.officer, 'PATCH', path, { title: 'Juru las kapal' })
    const sent = fields({ title: 'Juru las pipa', place: '65.71', closing_date: '2026-12-31', version: '1' })
    const refused = await send(at, at.employer, path, sent)
    const page = await refused.text()
    expect(refused.status).toBe(412)
    expect(page).toContain('value="Juru las pipa"')
    expect(page).toContain('Juru las kapal')
    expect(page).toContain('name="version" value="2"')
    expect((await send(at, at.employer, path, { ...sent, version: '2' })).status).toBe(303)
    expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({
      title: 'Juru las pipa',
      skills_required: [{ skill: 'las-smaw', weight: 3 }],
    })
  })

  test('clears what was emptied and says what is wrong beside its field', async () => {
    const at = await world({ vacancies: [vacancy({ contract: 'PKWT', lodging: true })] })
    const path = `/vacancies/${at.vacancies[0]}`
    expect((await send(at, at.employer, path, fields({ closing_date: '2026-12-31', version: '1' }))).status).toBe(303)
    expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({ contract: null, lodging: null, place: null })
    const refused = await send(at, at.employer, path, fields({ closing_date: '2026-01-01', openings: 'dua' }))
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(page).toContain('value="dua"')
    expect(page).toContain('id="openings-complaint"')
  })

  test('keeps and publishes a draft by its tick, and takes the fields of the law’s report', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}`
    const sent = { place: '65.71', closing_date: '2026-12-31', 'report.sex': 'any', 'report.age_min': '18' }
    await send(at, at.employer, path, fields({ ...sent, draft: 'yes' }))
    expect(await asked(at, at.employer, 'GET', path)).toMatchObject({
      state: 'draft',
      kept_as_draft: true,
      report: { age_min: 18 },
    })
    await send(at, at.employer, path, fields(sent))
    expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({ state: 'open' })
    expect(at.bugs).toEqual([])
  })

  test('gives reasons for demands, which an officer agrees to, all by form', async () => {
    const at = await world()
    const made = await asked(at, at.employer, 'POST', '/vacancies', {
      title: 'Kasir',
      text: 'Dicari kasir toko, usia maksimal 25 tahun',
    })
    const path = `/vacancies/${made.id}`
    const page = await (await open(at, at.employer, path)).text()
    const words = /name="words\.0" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await send(at, at.employer, path, { version: '1', 'words.0': words, 'reason.0': 'Batas dari aturan keselamatan' })
    expect(await (await open(at, at.officer, path)).text()).toContain(`action="${path}/decision"`)
    expect((await send(at, at.officer, `${path}/decision`, { version: '2', publish: 'yes' })).status).toBe(303)
    expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({ state: 'open' })
    expect((await send(at, at.employer, `${path}/confirmation`, { version: '3' })).status).toBe(303)
    expect((await send(at, at.employer, `${path}/closure`, { version: '3', reason: 'filled' })).status).toBe(303)
    expect((await send(at, at.employer, `${path}/reopening`, { version: '4' })).status).toBe(303)
    expect((await send(at, at.employer, `${path}/placements`, { placed_on: '2026-11-25' })).status).toBe(303)
    expect(await (await open(at, at.employer, `${path}/placements`)).text()).toContain('dari tempat lain')
  })
})
