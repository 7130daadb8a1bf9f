import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '../../../src/time.ts'
import {
  CLOSURE_REASONS,
  isListed,
  isPublic,
  listedUntil,
  MOVES,
  mayMove,
  published,
  REMOVED,
  STORED_STATES,
  type Standing,
  type StoredState,
  seenState,
} from '../../../src/vacancies/life/life.ts'
import { call, graduate, NOW, vacancy, type World, world } from '../../world.ts'
import { asked, CHECKED, DAY, listed, officerAt, statusOf, unverified } from '../office.ts'

const TODAY = '2026-11-25'
const open: Standing = {
  state: 'open',
  closedBecause: null,
  employer: { state: 'verified' },
  taken: 0,
  facts: { openings: 2, closesOn: '2026-12-31' },
  aliveOn: TODAY,
  openedOn: TODAY,
}

const standing: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom(...STORED_STATES),
  closedBecause: fc.constantFrom(null, ...CLOSURE_REASONS, REMOVED),
  employer: fc.record({
    state: fc.constantFrom('unverified' as const, 'verified' as const, 'suspended' as const, 'banned' as const),
  }),
  taken: fc.nat(3),
  facts: fc.record({
    openings: fc.integer({ min: 1, max: 3 }),
    closesOn: fc.integer({ min: -40, max: 40 }).map((days) => daysAfter(TODAY, days)),
  }),
  aliveOn: fc.integer({ min: -60, max: 0 }).map((days) => daysAfter(TODAY, days)),
  openedOn: fc.constantFrom(null, '2026-10-01'),
})

describe('what a reader sees of a vacancy', () => {
  test('follows from seats, dates and the employer', () => {
    expect(seenState(open, TODAY)).toBe('open')
    expect(seenState({ ...open, taken: 2 }, TODAY)).toBe('full')
    expect(seenState(open, '2027-01-01')).toBe('expired')
    expect(seenState({ ...open, aliveOn: '2026-10-25' }, TODAY)).toBe('stale')
    expect(seenState({ ...open, employer: { state: 'suspended' } }, TODAY)).toBe('suspended')
    expect(seenState({ ...open, employer: { state: 'banned' } }, TODAY)).toBe('suspended')
  })

  test('is stale on the 31st day without a sign of life, not on the 30th', () => {
    const quiet = { ...open, aliveOn: '2026-10-26' }
    expect(seenState(quiet, TODAY)).toBe('open')
    expect(seenState(quiet, daysAfter(TODAY, 1))).toBe('stale')
  })

  test('stands in a list exactly when it is open to the reader', () => {
    fc.assert(
      fc.property(standing, (vacancy) => {
        const isIn = isListed(vacancy) && listedUntil(vacancy) >= TODAY
        expect(isIn).toBe(seenState(vacancy, TODAY) === 'open')
      }),
    )
  })

  test('is nothing to the public that was never published, was removed, or belongs to an employer that is out', () => {
    fc.assert(
      fc.property(standing, (vacancy) => {
        const { employer, openedOn, closedBecause, state } = vacancy
        if (
          openedOn === null ||
          employer.state !== 'verified' ||
          closedBecause === REMOVED ||
          state === 'draft' ||
          state === 'waiting'
        )
          expect(isPublic(vacancy, TODAY)).toBe(false)
      }),
    )
  })
})

describe('the moves of a vacancy', () => {
  test('an owner never decides for the officer', () => {
    for (const name of ['agree', 'refuse', 'verify'] as const)
      for (const state of STORED_STATES) expect(mayMove(name, state, 'owner')).toBe(false)
  })

  test('a closed vacancy only reopens', () => {
    const from = Object.keys(MOVES).filter((name) => mayMove(name as keyof typeof MOVES, 'closed', 'officer'))
    expect(from).toEqual(['reopen'])
  })

  test('a demand without a reason stops it, one with a reason waits, and so does an employer that nobody checked', () => {
    expect(published('verified', [])).toBe('open')
    expect(published('verified', ['agreed'])).toBe('open')
    expect(published('verified', ['agreed', 'reasoned'])).toBe('waiting')
    expect(published('unverified', [])).toBe('waiting')
    expect(published('verified', ['reasoned', 'found'])).toBe('draft')
    expect(published('unverified', ['refused'])).toBe('draft')
  })
})

/** The simplest that can be said of a vacancy's state, by which the real one is judged. */
interface Model {
  state: StoredState
  demand: 'none' | 'found' | 'reasoned' | 'agreed' | 'refused'
  kept: boolean
  verified: boolean
}

const settledState = ({ demand, verified, kept }: Model): StoredState => {
  if (kept || demand === 'found' || demand === 'refused') return 'draft'
  return verified && demand !== 'reasoned' ? 'open' : 'waiting'
}

const STEPS = [
  'edit',
  'demand',
  'remove',
  'reason',
  'keep',
  'publish',
  'agree',
  'refuse',
  'verify',
  'close',
  'reopen',
  'confirm',
] as const
const AGE = 'maksimal 30 tahun'

/** What the model says of a step: whether it is let through; it moves the model along. */
function modelled(model: Model, step: (typeof STEPS)[number]): boolean {
  const isClosed = model.state === 'closed'
  const edited = (change: Partial<Model>): boolean => {
    if (isClosed) return false
    Object.assign(model, change)
    model.state = settledState(model)
    return true
  }
  switch (step) {
    case 'edit':
      return edited({})
    case 'demand':
      return edited({ demand: model.demand === 'none' ? 'found' : model.demand })
    case 'remove':
      return edited({ demand: 'none' })
    case 'reason':
      // The same reason again asks nothing new of the officer.
      return model.demand === 'none' ? false : edited({ demand: model.demand === 'found' ? 'reasoned' : model.demand })
    case 'keep':
      return edited({ kept: true })
    case 'publish':
      return edited({ kept: false })
    case 'confirm':
      return model.state === 'open' || model.state === 'waiting'
    case 'close':
      model.state = 'closed'
      return true
    case 'reopen':
      if (!isClosed) return false
      model.state = settledState(model)
      return true
    case 'verify': {
      if (model.verified) return false
      model.verified = true
      if (model.state === 'waiting' && model.demand !== 'reasoned') model.state = 'open'
      return true
    }
    case 'refuse':
      if (model.state !== 'waiting') return false
      if (model.demand === 'reasoned') model.demand = 'refused'
      model.state = 'draft'
      return true
    case 'agree':
      if (model.state !== 'waiting' || (!model.verified && model.demand !== 'reasoned' && model.demand !== 'agreed')) return false
      if (model.demand === 'reasoned') model.demand = 'agreed'
      model.state = model.verified ? 'open' : 'waiting'
      return true
  }
}

async function taken(
  at: World,
  step: (typeof STEPS)[number],
  id: string,
  employer: { of: { id: string }; key: string },
): Promise<boolean> {
  const path = `/vacancies/${id}`
  const calls = {
    edit: () => statusOf(at, employer, 'PATCH', path, { openings: 3 }),
    demand: () => statusOf(at, employer, 'PATCH', path, { text: `Dicari kasir toko di Tarakan, usia ${AGE}, jujur dan teliti.` }),
    remove: () => statusOf(at, employer, 'PATCH', path, { demands: 'remove' }),
    reason: () =>
      statusOf(at, employer, 'PATCH', path, { demands: [{ words: `usia ${AGE}`, reason: 'Batas umur dari asuransi kapal' }] }),
    keep: () => statusOf(at, employer, 'PATCH', path, { draft: true }),
    publish: () => statusOf(at, employer, 'PATCH', path, { draft: false }),
    agree: () => statusOf(at, at.officer, 'POST', `${path}/decision`, { publish: true }),
    refuse: () => statusOf(at, at.officer, 'POST', `${path}/decision`, { publish: false, note: 'Alasannya kurang' }),
    verify: () => statusOf(at, at.officer, 'POST', `/employers/${employer.of.id}/verification`, CHECKED),
    close: () => statusOf(at, employer, 'POST', `${path}/closure`, { reason: 'cancelled' }),
    reopen: () => statusOf(at, employer, 'POST', `${path}/reopening`, {}),
    confirm: () => statusOf(at, employer, 'POST', `${path}/confirmation`, {}),
  }
  return (await calls[step]()) < 300
}

test('whatever is done to a vacancy, it is where the plain model says, and listed only when it is open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), async (steps) => {
      const at = await world()
      const employer = await unverified(at)
      const { id } = await asked(at, employer, 'POST', '/vacancies', {
        title: 'Kasir',
        text: 'Dicari kasir toko di Tarakan, jujur dan teliti.',
      })
      const model: Model = { state: 'waiting', demand: 'none', kept: false, verified: false }
      for (const step of steps) {
        const expected = modelled(model, step)
        expect([step, await taken(at, step, id, employer)]).toEqual([step, expected])
        expect((await asked(at, employer, 'GET', `/vacancies/${id}`)).state).toBe(model.state)
        expect(await listed(at)).toEqual(model.state === 'open' ? [id] : [])
        // What was never published, or is none now, is nothing to the public.
        if (model.state === 'draft' || model.state === 'waiting')
          expect(await statusOf(at, at.visitor, 'GET', `/vacancies/${id}`)).toBe(404)
      }
      await at.close()
    }),
    { numRuns: 25 },
  )
})

describe('a vacancy of an employer that nobody has checked', () => {
  test('waits, and is published in the moment in which an officer says yes', async () => {
    const at = await world()
    const employer = await unverified(at)
    const plain = await asked(at, employer, 'POST', '/vacancies', vacancy())
    const kept = await asked(at, employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', draft: true }))
    const demanding = await asked(at, employer, 'POST', '/vacancies', { title: 'Kasir', text: `Dicari kasir toko, usia ${AGE}` })
    expect([plain.state, kept.state, demanding.state]).toEqual(['waiting', 'draft', 'draft'])
    expect(plain.waits_for).toEqual(['employer'])
    await asked(at, at.officer, 'POST', `/employers/${employer.of.id}/verification`, CHECKED)
    const now = async ({ id }: { id: string }) => (await asked(at, employer, 'GET', `/vacancies/${id}`)).state
    expect([await now(plain), await now(kept), await now(demanding)]).toEqual(['open', 'draft', 'draft'])
    expect(await listed(at)).toEqual([plain.id])
  })

  test('is dated from the day on which it is published', async () => {
    const clock = { now: NOW }
    const at = await world({ settings: { now: () => clock.now } })
    const employer = await unverified(at)
    const { id } = await asked(at, employer, 'POST', '/vacancies', vacancy())
    clock.now += 9 * DAY
    await asked(at, at.officer, 'POST', `/employers/${employer.of.id}/verification`, CHECKED)
    expect(await asked(at, at.visitor, 'GET', `/vacancies/${id}`)).toMatchObject({ state: 'open', posted_on: '2026-12-04' })
  })
})

describe('a closing date', () => {
  test('is thirty days ahead where none is given, and ninety at most', async () => {
    const at = await world()
    const { closing_date: _, ...without } = vacancy()
    expect(await asked(at, at.employer, 'POST', '/vacancies', without)).toMatchObject({ closing_date: '2026-12-25' })
    const far = (closing_date: string) => call(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', closing_date }))
    expect((await far('2027-02-24')).status).toBe(400)
    expect((await far('2027-02-23')).status).toBe(201)
    expect((await far('2026-11-24')).status).toBe(400)
  })

  test('that has passed takes the vacancy out of lists, and a new one brings it back', async () => {
    const clock = { now: NOW }
    const at = await world({ settings: { now: () => clock.now }, vacancies: [vacancy({ closing_date: '2026-12-01' })] })
    const [id = ''] = at.vacancies
    clock.now += 7 * DAY
    expect(await listed(at)).toEqual([])
    expect(await asked(at, at.visitor, 'GET', `/vacancies/${id}`)).toMatchObject({ state: 'expired' })
    await asked(at, at.employer, 'PATCH', `/vacancies/${id}`, { closing_date: '2026-12-20' })
    expect(await listed(at)).toEqual([id])
  })
})

describe('an advert without a sign of life', () => {
  test('is hidden after thirty days, seen by its employer, and back once it is confirmed', async () => {
    const clock = { now: NOW }
    const at = await world({ settings: { now: () => clock.now }, vacancies: [vacancy({ closing_date: '2027-02-20' })] })
    const [id = ''] = at.vacancies
    const path = `/vacancies/${id}`
    clock.now += 30 * DAY
    expect(await listed(at)).toEqual([id])
    clock.now += DAY
    expect(await listed(at)).toEqual([])
    expect(await statusOf(at, at.visitor, 'GET', path)).toBe(404)
    expect(await asked(at, at.employer, 'GET', path)).toMatchObject({ state: 'stale', alive_on: '2026-11-25' })
    expect(await asked(at, at.officer, 'GET', path)).toMatchObject({ state: 'stale' })
    await asked(at, at.employer, 'POST', `${path}/confirmation`, {})
    expect(await listed(at)).toEqual([id])
  })

  test('leaves the lists of graduates on the same day', async () => {
    const clock = { now: NOW }
    const at = await world({
      settings: { now: () => clock.now },
      vacancies: [vacancy({ closing_date: '2027-02-20' })],
      graduates: [graduate()],
    })
    const [person] = at.graduates
    const matched = async () => (await asked(at, person!, 'GET', `/graduates/${person!.id}/matches`)).matches
    clock.now += 30 * DAY
    expect(await matched()).toHaveLength(1)
    clock.now += DAY
    expect(await matched()).toHaveLength(0)
  })
})

describe('closing and reopening', () => {
  test('says why, and opens again with a new date when the old one has passed', async () => {
    const clock = { now: NOW }
    const at = await world({ settings: { now: () => clock.now }, vacancies: [vacancy({ closing_date: '2026-12-01' })] })
    const path = `/vacancies/${at.vacancies[0]}`
    expect(await asked(at, at.employer, 'POST', `${path}/closure`, { reason: 'filled_elsewhere' })).toMatchObject({
      state: 'closed',
      closed_because: 'filled_elsewhere',
    })
    expect(await statusOf(at, at.employer, 'POST', `${path}/closure`, { reason: 'mistake' })).toBe(400)
    clock.now += 20 * DAY
    expect(await asked(at, at.employer, 'POST', `${path}/reopening`, {})).toMatchObject({
      state: 'open',
      closed_because: null,
      closing_date: '2027-01-14',
    })
  })

  test('is refused while a fact does not hold any more: a wage below the floor of the new year', async () => {
    const clock = { now: Date.UTC(2025, 5, 1) }
    const wage = { wage_min: 4_470_000, closing_date: undefined }
    const at = await world({ settings: { now: () => clock.now }, vacancies: [vacancy(wage)] })
    const path = `/vacancies/${at.vacancies[0]}`
    await asked(at, at.employer, 'POST', `${path}/closure`, { reason: 'cancelled' })
    clock.now = NOW
    const refused = await call(at, at.employer, 'POST', `${path}/reopening`, {})
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '#/wage_min',
    ])
  })

  test('of two officers who decide at the same moment one is told that the other was quicker', async () => {
    const at = await world()
    const employer = await unverified(at)
    const { id, version } = await asked(at, employer, 'POST', '/vacancies', vacancy())
    const officers = [await officerAt(at), await officerAt(at)]
    const path = `/vacancies/${id}/decision`
    const both = await Promise.all(
      officers.map((officer) => statusOf(at, officer, 'POST', path, { publish: false, note: 'Belum jelas', version })),
    )
    expect(both.sort()).toEqual([200, 412])
    expect(await at.store.db.selectFrom('vacancy_decision').select('id').execute()).toHaveLength(1)
  })
})
