import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { looksAfter } from '../../src/graduates/disclose.ts'
import { newOfficeId } from '../../src/ids.ts'
import { makeDigests } from '../../src/messages/digest.ts'
import { remindOfVacancies } from '../../src/messages/reminders.ts'
import { oldMessageWrites } from '../../src/messages/retention.ts'
import { writeDaily } from '../../src/sending.ts'
import { NOW, type World, world } from '../world.ts'
import { accountIn } from './desk.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

let at: World
let now = NOW
beforeEach(async () => {
  now = NOW
  at = await world({ settings: { now: () => now } })
})
afterEach(() => at.close())

const office = async (places: string[]) => {
  const id = newOfficeId(NOW)
  const row = { id, version: 1, name: places.join(), places: JSON.stringify(places), made_at: NOW, changed_at: NOW }
  await at.store.commit([at.store.db.insertInto('office').values(row).compile()], [])
  return id
}

let nth = 0
async function vacancyRow(given: {
  place?: string | null
  state?: 'waiting' | 'open' | 'closed'
  alive_on?: string
  closes_on?: string | null
}) {
  nth += 1
  const id = `vac_${String(nth).padStart(26, '0')}`
  const { db } = at.store
  const row = {
    id,
    employer_id: at.employer.of.id,
    version: 1,
    state: 'open' as const,
    title: 'Juru las',
    openings: 1,
    posted_on: '2026-11-01',
    facts: '{}',
    made_at: NOW,
    changed_at: NOW,
    ...given,
  }
  await at.store.commit([db.insertInto('vacancy').values(row).compile()], [])
  return id
}

const messages = () => at.store.db.selectFrom('message').select(['kind', 'recipient', 'about']).orderBy('id').execute()

describe('the digest', () => {
  test('counts what waits in the office of each officer, once a day, and is not written where nothing waits', async () => {
    const tarakan = await accountIn(at.store, { role: 'officer', office_id: await office(['65.71']) })
    await accountIn(at.store, { role: 'officer', office_id: await office(['65.02']) })
    for (const place of ['65.71', '65.71', '65.03']) await vacancyRow({ state: 'waiting', place })
    const ctx = at.system()
    const reported = {
      version: 1,
      vacancy_id: await vacancyRow({ place: '65.71' }),
      kind: 'fake' as const,
      words: 'x',
      made_at: NOW,
    }
    await at.store.commit(
      (['new', 'taken', 'dismissed'] as const).map((state, i) =>
        at.store.db
          .insertInto('advert_report')
          .values({ ...reported, id: `rep_${i}`, state })
          .compile(),
      ),
      [],
    )
    expect(await Promise.all([makeDigests(ctx, { looksAfter }), makeDigests(ctx, { looksAfter })])).toContain(1)
    const about = { on: '2026-11-25', vacancies: 2, employers: 0, reports: 2, to_tap: 0 }
    expect((await messages()).map((row) => ({ ...row, about: JSON.parse(row.about) as unknown }))).toEqual([
      { kind: 'digest', recipient: tarakan, about },
    ])
    now += DAY
    await makeDigests(at.system(), { looksAfter })
    expect(await messages()).toHaveLength(2)
  })

  test('is written from seven in the morning on', async () => {
    await accountIn(at.store, { role: 'officer', office_id: await office(['65']) })
    await vacancyRow({ state: 'waiting', place: '65.71' })
    const midnight = Date.UTC(2026, 10, 24, 16)
    now = midnight + 7 * HOUR - 1
    expect(await writeDaily(at.padan)).toBe(0)
    now += 1
    expect(await writeDaily(at.padan)).toBe(1)
    expect(await writeDaily(at.padan)).toBe(0)
  })
})

describe('reminders', () => {
  test('tell an employer’s users three days before a vacancy is hidden or closed, once', async () => {
    const user = await accountIn(at.store, { role: 'employer', employer_id: at.employer.of.id })
    const stale = await vacancyRow({ alive_on: '2026-10-28', closes_on: null })
    const closing = await vacancyRow({ alive_on: '2026-11-25', closes_on: '2026-11-28' })
    await vacancyRow({ alive_on: '2026-10-29', closes_on: '2026-11-29' })
    await vacancyRow({ alive_on: '2026-10-25', closes_on: '2026-11-24' })
    await vacancyRow({ alive_on: '2026-10-28', closes_on: '2026-11-28', state: 'closed' })
    expect(await remindOfVacancies(at.system(), 30)).toBe(2)
    expect(await remindOfVacancies(at.system(), 30)).toBe(0)
    expect((await messages()).map((row) => ({ ...row, about: JSON.parse(row.about) as unknown }))).toEqual(
      expect.arrayContaining([
        { kind: 'vacancy_stale_soon', recipient: user, about: { vacancy: stale, on: '2026-11-28' } },
        { kind: 'vacancy_expires_soon', recipient: user, about: { vacancy: closing, on: '2026-11-28' } },
      ]),
    )
  })
})

test('messages are kept for 180 days', async () => {
  await accountIn(at.store, { role: 'officer', office_id: await office(['65']) })
  await vacancyRow({ state: 'waiting', place: '65.71' })
  await makeDigests(at.system(), { looksAfter })
  now += 180 * DAY
  await at.store.commit(oldMessageWrites(at.system()), [])
  expect(await messages()).toHaveLength(1)
  now += 1
  await at.store.commit(oldMessageWrites(at.system()), [])
  expect(await messages()).toEqual([])
})
