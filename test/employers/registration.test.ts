import { describe, expect, test } from 'vitest'
import { asked, officerAt, send, statusOf, unverified } from '../vacancies/office.ts'
import { call, open, type World, world, wrongFields } from '../world.ts'

const employer = {
  name: 'Galangan Muara Sejahtera',
  nib: '9120 0012 34567',
  place: '65.71',
  address: 'Jalan Yos Sudarso 12, Tarakan Tengah',
  phone: '0551 21345',
  email: 'HRD@galangan.co.id',
  web: 'galangan.co.id',
  sector: 'C',
}
const owner = { name: 'Maya', phone: '0812 5555 0001', password: 'ombak timur 77 pagi' }
const register = (at: World, given: object = {}, who: object = {}) =>
  call(at, at.visitor, 'POST', '/employer-registrations', { employer: { ...employer, ...given }, owner: { ...owner, ...who } })

describe('an organisation that registers itself', () => {
  test('is unverified, has its first owner, and is not public', async () => {
    const at = await world()
    const made = await register(at)
    expect(made.status).toBe(201)
    const { id, state } = (await made.json()) as { id: string; state: string }
    expect(state).toBe('unverified')
    expect(await statusOf(at, at.visitor, 'GET', `/employers/${id}`)).toBe(404)
    expect(await statusOf(at, at.otherEmployer, 'GET', `/employers/${id}`)).toBe(404)
    expect(await asked(at, at.officer, 'GET', `/employers/${id}`)).toMatchObject({
      nib: '9120001234567',
      phone: '+6255121345',
      email: 'hrd@galangan.co.id',
      web: 'https://galangan.co.id/',
    })
    const account = await at.store.db.selectFrom('account').selectAll().where('employer_id', '=', id).executeTakeFirstOrThrow()
    expect(account).toMatchObject({ role: 'employer', post: 'owner', name: 'Maya', phone: '+6281255550001', made_by: 'visitor' })
  })

  test('is told what is wrong, field by field, and nothing is stored', async () => {
    const at = await world()
    const wrong = await register(at, { nib: '12345', phone: '99', web: 'javascript:alert(1)' }, { phone: 'x' })
    expect((await wrongFields(wrong)).sort()).toEqual(['#/employer/nib', '#/employer/phone', '#/employer/web', '#/owner/phone'])
    expect(await wrongFields(await register(at, {}, { password: 'rahasia123' }))).toEqual(['#/owner/password'])
    expect(await wrongFields(await register(at, { place: '11.99' }))).toEqual(['#/place'])
    expect(await wrongFields(await register(at, { nib: '0000000000000' }))).toEqual(['#/employer/nib'])
    expect(await at.store.db.selectFrom('account').select('id').where('role', '=', 'employer').execute()).toEqual([])
    expect(await at.store.db.selectFrom('employer').select('id').execute()).toHaveLength(2)
  })

  test('by form gets back what was typed but not the password', async () => {
    const at = await world()
    const fields = Object.fromEntries([
      ...Object.entries({ ...employer, nib: '123' }).map(([name, value]) => [`employer.${name}`, value]),
      ...Object.entries(owner).map(([name, value]) => [`owner.${name}`, value]),
    ])
    const refused = await send(at, at.visitor, '/employer-registrations', fields)
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(page).toContain('Jalan Yos Sudarso 12')
    expect(page).toContain('NIB terdiri dari 13 angka')
    expect(page).not.toContain(owner.password)
    const sent = await send(at, at.visitor, '/employer-registrations', { ...fields, 'employer.nib': employer.nib })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-in'])
  })
})

describe('an employer’s own data', () => {
  test('are changed by its owner, by version, and shown to its users and the office alone', async () => {
    const at = await world()
    const path = `/employers/${at.employer.of.id}`
    const change = (address: string, version?: number) => call(at, at.employer, 'PATCH', path, { address, version })
    expect((await change('Jalan Mulawarman 3, Tarakan', 1)).status).toBe(200)
    expect((await change('Jalan lain', 1)).status).toBe(412)
    expect(await asked(at, at.employer, 'GET', path)).toMatchObject({ address: 'Jalan Mulawarman 3, Tarakan', version: 2 })
    for (const who of [at.visitor, at.otherEmployer]) expect((await asked(at, who, 'GET', path)).address).toBeUndefined()
    expect(await statusOf(at, at.otherEmployer, 'PATCH', path, { address: 'x' })).toBe(403)
    const both = await Promise.all([2, 2].map((version) => change('Jalan baru', version)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('that an officer has seen on paper are changed by an officer only', async () => {
    const at = await world()
    const path = `/employers/${at.employer.of.id}`
    expect(await wrongFields(await call(at, at.employer, 'PATCH', path, { name: 'Nama Lain', nib: '9120001234567' }))).toEqual([
      '#/name',
      '#/nib',
    ])
    expect(await asked(at, at.officer, 'PATCH', path, { name: 'Nama Lain' })).toMatchObject({ name: 'Nama Lain' })
    const fresh = await unverified(at)
    expect(await asked(at, fresh, 'PATCH', `/employers/${fresh.of.id}`, { name: 'Toko Baru Jaya' })).toMatchObject({
      name: 'Toko Baru Jaya',
    })
  })

  test('typed into an outdated form come back beside what is stored now', async () => {
    const at = await world()
    const path = `/employers/${at.employer.of.id}`
    expect(await (await open(at, at.employer, `${path}/edit`)).text()).toContain('name="version" value="1"')
    await call(at, at.officer, 'PATCH', path, { address: 'Jalan Petugas 1' })
    const fields = { name: at.employer.of.name, kind: 'local', address: 'Jalan Saya 2', version: '1' }
    const refused = await send(at, at.employer, path, fields)
    const page = await refused.text()
    expect(refused.status).toBe(412)
    expect(page).toContain('value="Jalan Saya 2"')
    expect(page).toContain('Jalan Petugas 1')
    expect(page).toContain('name="version" value="2"')
    expect((await send(at, at.employer, path, { ...fields, version: '2' })).status).toBe(303)
  })

  test('are changed by the office that looks after its place, and by no other', async () => {
    const at = await world()
    const placed = await unverified(at, { place: '65.71' })
    expect(await statusOf(at, await officerAt(at, '65.03'), 'PATCH', `/employers/${placed.of.id}`, { address: 'x' })).toBe(403)
    expect(await statusOf(at, await officerAt(at, '65.71'), 'PATCH', `/employers/${placed.of.id}`, { address: 'Jalan 1' })).toBe(
      200,
    )
  })
})
