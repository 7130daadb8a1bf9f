import { describe, expect, test } from 'vitest'
import { call, graduate, open, vacancy, type World, world, wrongFields } from '../../world.ts'
import { json, onList, submit } from '../helpers.ts'

const RUSNI = { name: 'Rusni', phone: '0812 3456 7890', password: 'tiga perahu biru', born_on: '2003-04-05' }

const people = (at: World) => at.store.db.selectFrom('graduate').selectAll().orderBy('id').execute()
const register = (at: World, body: object) => call(at, at.visitor, 'POST', '/registrations', body)

describe('a person registers themselves', () => {
  test('with one word for a name, a number, a password and a birth date, and nothing else', async () => {
    const at = await world()
    const answer = await register(at, RUSNI)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ guardian_needed: false })
    expect(await people(at)).toMatchObject([{ name: 'Rusni', phone: '+6281234567890', born_on: '2003-04-05', nik_hash: null }])
    const accounts = await at.store.db.selectFrom('account').selectAll().execute()
    expect(accounts).toMatchObject([{ role: 'graduate', state: 'active', name: null, phone: null }])
    expect(JSON.stringify(accounts)).not.toContain('perahu')
    expect(await at.store.db.selectFrom('consent').selectAll().execute()).toEqual([])
  })

  test('on a number that others have too, and the answer does not tell that they have it', async () => {
    const at = await world()
    const shape = (text: string) => text.replace(/grd_\w+/g, 'grd')
    const first = await (await register(at, RUSNI)).text()
    const second = await (await register(at, { ...RUSNI, name: 'Markus', password: 'empat ekor rusa' })).text()
    expect(shape(second)).toBe(shape(first))
    expect(await people(at)).toHaveLength(2)
  })

  test('with each consent apart, and is listed at once when matching is among them', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const consents = [{ purpose: 'matching' }, { purpose: 'messages' }]
    const text = 'Lulusan SMK, pelatihan las 3G, dua tahun juru las di Tarakan.'
    const { id } = await json<{ id: string }>(at, at.visitor, 'POST', '/registrations', { ...RUSNI, text, consents })
    expect(await onList(at, at.employer, at.vacancies[0]!)).toEqual([id])
    const rows = await at.store.db.selectFrom('consent').select(['purpose', 'channel', 'taken_by']).orderBy('purpose').execute()
    expect(rows).toEqual([
      { purpose: 'matching', channel: 'self', taken_by: id },
      { purpose: 'messages', channel: 'self', taken_by: id },
    ])
  })

  test('by a form on a cheap phone, stays signed in, and is told what comes next', async () => {
    const at = await world()
    const answer = await submit(at, at.visitor, '/registrations', { ...RUSNI, text: 'bisa las', consent_matching: 'yes' })
    expect(answer.status).toBe(303)
    const [person] = await people(at)
    expect(answer.headers.get('location')).toBe(`/graduates/${person?.id}/matches`)
    const token = /(?:__Host-)?padan_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    const own = await open(at, { key: token ?? '' }, `/graduates/${person?.id}`)
    expect(await own.text()).toContain('Rusni')
    expect((await at.store.db.selectFrom('consent').select('purpose').execute()).map(({ purpose }) => purpose)).toEqual([
      'matching',
    ])
  })

  test('and gets the form back with what was typed, but for the password', async () => {
    const at = await world()
    const answer = await submit(at, at.visitor, '/registrations', { ...RUSNI, phone: '12', text: 'bisa las tralis' })
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('value="Rusni"')
    expect(page).toContain('bisa las tralis')
    expect(page).not.toContain('tiga perahu')
    expect(await people(at)).toEqual([])
  })

  test('under 18 too, without their consents, and is told plainly what an officer needs', async () => {
    const at = await world()
    const young = { ...RUSNI, born_on: '2010-01-01', consent_matching: 'yes' }
    const answer = await submit(at, at.visitor, '/registrations', young)
    const token = /(?:__Host-)?padan_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
    const [person] = await people(at)
    expect(answer.headers.get('location')).toBe(`/graduates/${person?.id}/consents`)
    expect(await at.store.db.selectFrom('consent').selectAll().execute()).toEqual([])
    expect(await (await open(at, { key: token }, `/graduates/${person?.id}/consents`)).text()).toContain('wali')
  })

  test('not with a password that everybody chooses, a name of nothing, tomorrow’s birth, or fields of others', async () => {
    const at = await world()
    const wrong = async (given: object) => wrongFields(await register(at, { ...RUSNI, ...given }))
    expect(await wrong({ password: 'rahasia123' })).toEqual(['#/password'])
    expect(await wrong({ name: '  ' })).toEqual(['#/name'])
    expect(await wrong({ born_on: '2027-01-01' })).toEqual(['#/born_on'])
    expect(await wrong({ born_on: undefined })).toEqual(['#/born_on'])
    expect(await wrong({ programme: 'tidak-ada' })).toEqual(['#/programme'])
    for (const field of ['nik', 'id', 'version', 'role', 'office_id', 'state', 'source', 'invented'])
      expect(await wrong({ [field]: 'x' })).toEqual([`#/${field}`])
    expect(await wrong({ consents: [{ purpose: 'matching' }, { purpose: 'employer', employer: at.employer.of.id }] })).toEqual([
      '#/consents/1/purpose',
    ])
    expect(await people(at)).toEqual([])
  })
})

describe('an officer registers a person', () => {
  test('by a form, for their own office, and the NIK never comes back', async () => {
    const at = await world()
    const nik = '6571010503990001'
    const fields = { 'person.name': 'Markus', 'person.nik': nik, 'person.born_on': '1999-03-06', consent_matching: 'yes' }
    const refused = await submit(at, at.officer, '/graduates', fields)
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('Tanggal di NIK ini tidak sama')
    expect(page).toContain('value="Markus"')
    expect(page).not.toContain(nik)
    const made = await submit(at, at.officer, '/graduates', {
      ...fields,
      'person.born_on': '1999-03-05',
      channel: 'paper',
      evidence: 'map 3',
    })
    expect(made.status).toBe(303)
    const [person] = await people(at)
    expect(person).toMatchObject({ name: 'Markus', office_id: 'off_00000000000000000000000001' })
    expect(person?.nik_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await at.store.db.selectFrom('consent').selectAll().execute()).toMatchObject([
      { purpose: 'matching', channel: 'paper', evidence: 'map 3', office_id: 'off_00000000000000000000000001' },
    ])
  })

  test('and only an officer learns who has a NIK already', async () => {
    const at = await world({ graduates: [graduate(), graduate({ person: { name: 'Rusni', nik: null } })] })
    const nik = '6571010503990001'
    const told = await (await call(at, at.officer, 'POST', '/graduates', { person: { name: 'X', nik } })).text()
    expect(told).toContain(at.graduates[0]!.id)
    const other = await call(at, at.graduates[1]!, 'PATCH', `/graduates/${at.graduates[1]!.id}`, { person: { nik } })
    expect(other.status).toBe(409)
    expect(await other.text()).not.toContain(at.graduates[0]!.id)
  })
})
