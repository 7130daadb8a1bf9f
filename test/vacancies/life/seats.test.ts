import { describe, expect, test } from 'vitest'
import { call, graduate, NOW, type Someone, vacancy, type World, world, wrongFields } from '../../world.ts'
import { asked, detailOf, listed, officerAt, statusOf } from '../office.ts'

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => graduate({ person: { name: `Orang ${n}`, nik: `657101050399${String(1000 + n)}` } }))

const place = (at: World, who: Someone, given: object = {}, id = at.vacancies[0]) =>
  call(at, who, 'POST', `/vacancies/${id}/placements`, given)
const seats = async (at: World) => (await asked(at, at.visitor, 'GET', `/vacancies/${at.vacancies[0]}`)).seats_left

describe('the seats of a vacancy', () => {
  test('are counted from placements; a full one leaves the lists, and one that ends brings it back', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 2 })], graduates: people(2) })
    const [id = ''] = at.vacancies
    const [first, second] = at.graduates
    const one = (await (await place(at, at.officer, { graduate: first!.id })).json()) as { id: string }
    expect(await seats(at)).toBe(1)
    expect(await listed(at)).toEqual([id])
    expect((await place(at, at.officer, { graduate: second!.id })).status).toBe(201)
    expect(await asked(at, at.visitor, 'GET', `/vacancies/${id}`)).toMatchObject({ state: 'full', seats_left: 0 })
    expect(await listed(at)).toEqual([])
    expect((await at.system().indexes()).open.size).toBe(0)
    expect(await asked(at, at.officer, 'POST', `/placements/${one.id}/ending`, {})).toMatchObject({ ended_on: '2026-11-25' })
    expect(await listed(at)).toEqual([id])
    expect((await at.system().indexes()).open.get(id)?.facts.seatsLeft).toBe(1)
    // Ending it again frees no second seat.
    await asked(at, at.officer, 'POST', `/placements/${one.id}/ending`, {})
    expect(await seats(at)).toBe(1)
  })

  test('are never overfilled by those who place at the same moment', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 2 })], graduates: people(6) })
    const all = await Promise.all(at.graduates.map(({ id }) => place(at, at.officer, { graduate: id })))
    expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409])
    expect(await seats(at)).toBe(0)
  })

  test('are not taken twice by one person', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 5 })], graduates: people(1) })
    const [who] = at.graduates
    expect((await place(at, at.officer, { graduate: who!.id })).status).toBe(201)
    const again = await place(at, at.officer, { graduate: who!.id })
    expect(again.status).toBe(409)
    expect(await seats(at)).toBe(4)
  })

  test('set a floor below which the openings cannot go', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 3 })], graduates: people(2) })
    for (const { id } of at.graduates) await place(at, at.officer, { graduate: id })
    const path = `/vacancies/${at.vacancies[0]}`
    expect(await wrongFields(await call(at, at.employer, 'PATCH', path, { openings: 1 }))).toEqual(['#/openings'])
    expect(await asked(at, at.employer, 'PATCH', path, { openings: 2 })).toMatchObject({ state: 'full' })
    expect(await asked(at, at.employer, 'PATCH', path, { openings: 4 })).toMatchObject({ state: 'open', seats_left: 2 })
  })

  test('fill as one edits them down only one way: the version that was read counts', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 1 })], graduates: people(1) })
    const [placed, edited] = await Promise.all([
      place(at, at.officer, { graduate: at.graduates[0]!.id, version: 1 }),
      call(at, at.employer, 'PATCH', `/vacancies/${at.vacancies[0]}`, { openings: 3, version: 1 }),
    ])
    expect([placed.status, edited.status].sort()).toEqual([201, 412].sort())
  })

  test('are left as they are when a person is erased, whose id goes', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 2 })] })
    const { db } = at.store
    const id = 'grd_00000000000000000000000001'
    const row = { id, version: 1, name: 'X', phone: null, email: null, born_on: null, sex: null, nik_hash: null, source: null }
    await at.store.commit(
      [
        db
          .insertInto('graduate')
          .values({ ...row, made_at: NOW, changed_at: NOW } as never)
          .compile(),
      ],
      [],
    )
    expect((await place(at, at.officer, { graduate: id })).status).toBe(201)
    await at.store.commit([db.deleteFrom('graduate').where('id', '=', id).compile()], [])
    const { placements } = await asked<{
      placements: object[]
    }>(at, at.officer, 'GET', `/vacancies/${at.vacancies[0]}/placements`)
    expect(placements).toMatchObject([{ graduate: null, through: 'padan' }])
    expect(await seats(at)).toBe(1)
  })
})

describe('an employer', () => {
  test('names only a person who lets it see their name', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 2 })], graduates: people(2) })
    const [first, second] = at.graduates
    expect(await wrongFields(await place(at, at.employer, { graduate: first!.id }))).toEqual(['#/graduate'])
    expect(await wrongFields(await place(at, at.employer, { graduate: 'grd_00000000000000000000000009' }))).toEqual([
      '#/graduate',
    ])
    const consent = {
      id: 'con_00000000000000000000000001',
      graduate_id: first!.id,
      purpose: 'employer' as const,
      employer_id: at.employer.of.id,
      wording: '1',
      language: 'id' as const,
      given_at: NOW,
      channel: 'self' as const,
      taken_by: 'x',
    }
    await at.store.commit(
      [
        at.store.db
          .insertInto('consent')
          .values(consent as never)
          .compile(),
      ],
      [],
    )
    expect((await place(at, at.employer, { graduate: first!.id })).status).toBe(201)
    expect((await place(at, at.employer, { graduate: second!.id })).status).toBe(400)
  })

  test('records someone whom it found elsewhere, on its own vacancies only', async () => {
    const at = await world({ vacancies: [vacancy({ openings: 2 })] })
    expect(await asked(at, at.employer, 'POST', `/vacancies/${at.vacancies[0]}/placements`, {})).toMatchObject({
      graduate: null,
      through: 'elsewhere',
      placed_on: '2026-11-25',
    })
    expect((await place(at, at.otherEmployer)).status).toBe(403)
    expect((await place(at, at.visitor)).status).toBe(401)
  })
})

test('nobody is placed on a day that has not come, nor where nothing was ever published', async () => {
  const at = await world({ vacancies: [vacancy()] })
  expect(await wrongFields(await place(at, at.officer, { placed_on: '2026-11-26' }))).toEqual(['#/placed_on'])
  const draft = await asked(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', draft: true }))
  const refused = await place(at, at.officer, {}, draft.id as never)
  expect([refused.status, await detailOf(refused)]).toEqual([409, expect.stringContaining('belum pernah tampil')])
})

test('an officer of another office records nothing', async () => {
  const at = await world({ vacancies: [vacancy({ place: '65.71' })] })
  const other = await officerAt(at, '65.03')
  expect((await place(at, other)).status).toBe(403)
  expect(await statusOf(at, await officerAt(at, '65.71'), 'GET', `/vacancies/${at.vacancies[0]}/placements`)).toBe(200)
})
