import { describe, expect, test } from 'vitest'
import { hasTie } from '../../src/accounts/tie.ts'
import { call, type Someone, type World } from '../world.ts'
import {
  appCode,
  byPassword,
  clocked,
  cookieOf,
  DAY,
  family,
  form,
  GOOD,
  get,
  HOUR,
  MINUTE,
  opens,
  post,
  staff,
  staffToken,
  withPassword,
} from './people.ts'

const SRI = 'sri@contoh.example'
const TARAKAN = '65.71'

const read = async <T = Record<string, never>>(at: World, who: Someone, path: string) =>
  (await (await call(at, who, 'GET', path)).json()) as T
const patch = async (at: World, who: Someone, path: string, body: unknown) => {
  const answer = await call(at, who, 'PATCH', path, body)
  return { status: answer.status, body: (await answer.json()) as { version: number; id: string } & Record<string, unknown> }
}

describe('offices', () => {
  test('are added and changed by administrators, and read by officers', async () => {
    const at = await clocked()
    const made = await post(at, '/offices', { name: 'Disnaker Tarakan', places: [TARAKAN] }, at.administrator.key)
    expect(made.status).toBe(201)
    const path = `/offices/${made.body.id}`
    expect(made.headers.get('location')).toBe(`/api/v1${path}`)
    expect(await read(at, at.officer, path)).toMatchObject({ name: 'Disnaker Tarakan', places: [TARAKAN] })
    expect((await patch(at, at.administrator, path, { places: [TARAKAN, '65.04'] })).body).toMatchObject({
      version: 2,
      places: [TARAKAN, '65.04'],
    })
    for (const who of [at.officer, at.employer, at.visitor])
      expect((await patch(at, who, path, { name: 'Lain' })).status).toBeGreaterThan(400)
    expect((await patch(at, at.administrator, path, { name: 'Terlambat', version: 1 })).status).toBe(412)
    expect((await patch(at, at.administrator, path, { places: ['65.99'] })).status).toBe(400)
    const { offices } = await read<{ offices: { name: string }[] }>(at, at.officer, '/offices')
    expect(offices.map(({ name }) => name)).toEqual(['Dinas Tenaga Kerja Provinsi', 'Disnaker Tarakan'])
  })

  test('move with an officer, whose sessions then look after other places', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'officer', name: 'Sri', email: SRI })
    const token = await staffToken(at, SRI, account)
    const { id } = (await post(at, '/offices', { name: 'Disnaker Tarakan', places: [TARAKAN] }, at.administrator.key)).body
    expect(await patch(at, at.administrator, `/accounts/${account}`, { office: id, trained_on: '2026-10-01' })).toMatchObject({
      status: 200,
      body: { office: { id }, trained_on: '2026-10-01' },
    })
    expect(await get(at, '/me', token)).toMatchObject({ body: { office: { id, places: [TARAKAN] } } })
  })
})

describe('staff', () => {
  test('are invited by an administrator with a slip, and set up their second factor before they work', async () => {
    const at = await clocked()
    const made = await post(at, '/accounts', { role: 'officer', name: 'Budi', phone: '0811 2222 3333' }, at.administrator.key)
    expect(made.status).toBe(201)
    const half = await post(at, '/sign-in/slip', { code: made.body.code })
    expect(half.body.next).toBe('enrol')
    const whole = await post(at, '/sign-in/enrolment', { code: await appCode(at, made.body.id, at.clock.now) }, half.body.token)
    expect(await opens(at, whole.body.token)).toBe('officer')
    expect((await post(at, '/me/password', { password: GOOD }, whole.body.token)).status).toBe(200)
    expect((await byPassword(at, '081122223333')).body.next).toBe('second')
  })

  test('need a way to be reached, and an office that exists', async () => {
    const at = await clocked()
    for (const body of [
      { role: 'officer', name: 'Budi' },
      { role: 'officer', name: 'Budi', email: SRI, office: 'off_00000000000000000000000009' },
      { role: 'graduate', name: 'Budi', email: SRI },
    ])
      expect((await post(at, '/accounts', body, at.administrator.key)).status).toBe(400)
    for (const who of [at.officer, at.employer, at.visitor])
      expect((await post(at, '/accounts', { role: 'administrator', name: 'X', email: SRI }, who.key)).status).toBeGreaterThan(400)
  })

  test('who are suspended are out at once, with their keys, and come back by a word', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'officer', name: 'Sri', email: SRI })
    const token = await staffToken(at, SRI, account)
    const key = (await post(at, '/keys', { label: 'laporan', scopes: ['employers:read'] }, token)).body.token
    expect(await opens(at, key)).toBe('officer')
    expect((await post(at, `/accounts/${account}/suspension`, { reason: 'cuti panjang' }, at.administrator.key)).status).toBe(200)
    expect([await opens(at, token), await opens(at, key)]).toEqual([null, null])
    expect((await byPassword(at, SRI)).status).toBe(403)
    expect((await post(at, `/accounts/${account}/reinstatement`, {}, at.administrator.key)).status).toBe(200)
    expect(await opens(at, key)).toBe('officer')
    expect((await byPassword(at, SRI)).body.next).toBe('second')
    expect((await post(at, `/accounts/${account}/ending`, { reason: 'pindah tugas' }, at.administrator.key)).status).toBe(200)
    expect((await byPassword(at, SRI)).status).toBe(401)
    expect((await post(at, `/accounts/${account}/reinstatement`, {}, at.administrator.key)).status).toBe(409)
  })

  test('who lost their phone are reset by another administrator, and it is written down', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'administrator', name: 'Sri', email: SRI })
    const token = await staffToken(at, SRI, account)
    expect((await post(at, `/accounts/${account}/reset`, { reason: 'sendiri' }, token)).status).toBe(403)
    const { code } = (await post(at, `/accounts/${account}/reset`, { reason: 'HP hilang' }, at.administrator.key)).body
    expect(await opens(at, token)).toBeNull()
    expect((await byPassword(at, SRI)).status).toBe(401)
    const half = await post(at, '/sign-in/slip', { code })
    expect(half.body.next).toBe('enrol')
    const { events } = {
      events: await at.store.db.selectFrom('account_event').selectAll().where('what', '=', 'second_reset').execute(),
    }
    expect(events).toMatchObject([{ account_id: account, why: 'HP hilang' }])
  })

  test('the last administrator stays', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'administrator', name: 'Sri', email: SRI })
    expect((await post(at, `/accounts/${account}/ending`, { reason: 'coba' }, at.administrator.key)).status).toBe(409)
    await staff(at, { role: 'administrator', name: 'Budi', email: 'budi@contoh.example' })
    expect((await post(at, `/accounts/${account}/ending`, { reason: 'coba' }, at.administrator.key)).status).toBe(200)
  })
})

describe('an employer’s users', () => {
  async function firm() {
    const at = await clocked()
    const path = `/employers/${at.employer.of.id}/users`
    const invite = async (name: string, post_: string, email: string) =>
      (await post(at, path, { name, email, post: post_ }, at.employer.key)).body
    const enter = async (code: string) => (await post(at, '/sign-in/slip', { code })).body.token
    const owner = await invite('Ana', 'owner', 'ana@contoh.example')
    return { at, path, invite, enter, owner, ana: await enter(owner.code) }
  }

  test('are added by an owner, not by a recruiter or another employer', async () => {
    const { at, path, invite, enter, ana } = await firm()
    const recruiter = await invite('Rudi', 'recruiter', 'rudi@contoh.example')
    const rudi = await enter(recruiter.code)
    expect(await get(at, '/me', rudi)).toMatchObject({
      body: { role: 'employer', subject: at.employer.of.id, post: 'recruiter' },
    })
    expect((await post(at, path, { name: 'Eka', email: 'eka@contoh.example' }, ana)).status).toBe(201)
    for (const key of [rudi, at.otherEmployer.key, at.graduates[0]?.key ?? null]) {
      expect((await post(at, path, { name: 'Eka', email: 'eka@contoh.example' }, key)).status).toBeGreaterThan(400)
      expect((await post(at, `/accounts/${recruiter.id}/ending`, { reason: 'usil' }, key)).status).toBeGreaterThan(400)
    }
    expect((await post(at, `/accounts/${recruiter.id}/ending`, { reason: 'pindah' }, ana)).status).toBe(200)
    expect(await opens(at, rudi)).toBeNull()
  })

  test('at least one owner always stays, even when two end each other at the same moment', async () => {
    const { at, invite, owner, ana } = await firm()
    expect((await post(at, `/accounts/${owner.id}/ending`, { reason: 'coba' }, ana)).status).toBe(409)
    expect((await patch(at, { key: ana }, `/accounts/${owner.id}`, { post: 'recruiter' })).status).toBe(409)
    const second = await invite('Eka', 'owner', 'eka@contoh.example')
    const statuses = await Promise.all(
      [owner, second].map(
        async ({ id }) => (await post(at, `/accounts/${id}/ending`, { reason: 'coba' }, at.employer.key)).status,
      ),
    )
    expect(statuses.sort()).toEqual([200, 409])
    const left = await at.store.db
      .selectFrom('account')
      .select('id')
      .where('post', '=', 'owner')
      .where('state', '=', 'active')
      .execute()
    expect(left).toHaveLength(1)
  })
})

describe('keys', () => {
  test('are made for oneself with chosen scopes, and held to them', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const { token } = (await byPassword(at, '081311112222')).body
    const made = await post(at, '/keys', { label: 'ponsel', scopes: ['me:read'], days: 30 }, token)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      key: { role: 'graduate', subject: at.graduates[2]!.id, scopes: ['me:read'], ends_at: at.clock.now + 30 * DAY },
    })
    const key = made.body.token
    expect((await get(at, `/graduates/${at.graduates[2]!.id}`, key)).status).toBe(403)
    expect((await get(at, '/keys', key)).status).toBe(403)
    expect((await post(at, '/me/password', { password: GOOD }, key)).status).toBe(403)
    at.clock.now += 30 * DAY
    expect(await opens(at, key)).toBeNull()
  })

  test('speak for nobody else, with no unknown scope and no longer than 400 days', async () => {
    const at = await clocked({ graduates: family })
    await withPassword(at, at.graduates[2]!.id, GOOD)
    const { token } = (await byPassword(at, '081311112222')).body
    const wrong = [
      { role: 'administrator' },
      { role: 'graduate', subject: at.graduates[0]!.id },
      { owner: 'acc_00000000000000000000000001' },
      { scopes: ['semua:write'] },
      { days: 401 },
      { days: 0 },
      { token_hash: 'x' },
    ]
    for (const more of wrong)
      expect([more, (await post(at, '/keys', { label: 'x', ...more }, token)).status]).toEqual([more, 400])
    expect(await at.store.db.selectFrom('api_key').select('id').where('label', '=', 'x').execute()).toEqual([])
  })

  test('made by a key may not do more than it', async () => {
    const at = await clocked()
    const narrow = (
      await post(
        at,
        '/keys',
        { role: 'administrator', label: 'kunci', scopes: ['keys:write', 'keys:read'] },
        at.administrator.key,
      )
    ).body.token
    expect((await post(at, '/keys', { role: 'administrator', label: 'x' }, narrow)).status).toBe(403)
    expect((await post(at, '/keys', { role: 'administrator', label: 'x', scopes: ['accounts:write'] }, narrow)).status).toBe(403)
    expect((await post(at, '/keys', { role: 'officer', label: 'x', scopes: ['keys:read'] }, narrow)).status).toBe(201)
  })

  test('show their last use to the minute, are listed to their owner alone, and end at once', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'officer', name: 'Sri', email: SRI })
    const token = await staffToken(at, SRI, account)
    const { token: key, id } = (await post(at, '/keys', { label: 'laporan', scopes: ['me:read'] }, token)).body
    const listed = async (who: string | null) =>
      (await get<{ keys: { id: string; last_used_at: number | null }[] }>(at, '/keys', who)).body
    expect((await listed(token)).keys).toMatchObject([{ id, last_used_at: null }])
    await opens(at, key)
    const used = at.clock.now
    at.clock.now += MINUTE - 1
    await opens(at, key)
    expect((await listed(token)).keys).toMatchObject([{ id, last_used_at: used }])
    expect((await listed(at.administrator.key)).keys.length).toBeGreaterThan(1)
    expect(JSON.stringify(await listed(at.administrator.key))).not.toContain('token')
    expect((await post(at, `/keys/${id}/ending`, {}, at.officer.key)).status).toBe(403)
    expect((await post(at, `/keys/${id}/ending`, {}, token)).status).toBe(200)
    expect(await opens(at, key)).toBeNull()
  })

  test('made on the page are shown once, and the form comes back with what was typed', async () => {
    const at = await clocked()
    const cookie = cookieOf(await form(at, '/sign-in/key', { key: at.administrator.key! }))
    const made = await form(at, '/keys', { label: 'laporan', role: 'officer', days: '30', scopes: 'employers:read' }, cookie)
    expect(await made.text()).toMatch(/padan_[\w-]{43}/)
    const refused = await form(at, '/keys', { label: 'laporan lama', days: '9000' }, cookie)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('laporan lama')
  })
})

describe('a tie', () => {
  test('is declared and ended by the officer, known by hasTie, and seen by nobody else', async () => {
    const at = await clocked()
    const account = await staff(at, { role: 'officer', name: 'Sri', email: SRI })
    const token = await staffToken(at, SRI, account)
    const employer = at.employer.of.id
    const tied = async () => hasTie(at.padan.ctx((await at.padan.callerOf(token))!), employer)
    expect(await tied()).toBe(false)
    const made = await post(at, '/me/ties', { employer, what: 'paman saya pemiliknya' }, token)
    expect([made.status, await tied()]).toEqual([201, true])
    expect((await post(at, '/me/ties', { employer: 'emp_00000000000000000000000001', what: 'tidak ada' }, token)).status).toBe(
      400,
    )
    expect((await post(at, `/employers/${employer}/users`, { name: 'Ana', email: 'ana@contoh.example' }, token)).status).toBe(403)
    for (const key of [at.officer.key, at.administrator.key, at.employer.key])
      expect((await get(at, '/me/ties', key)).status).toBe(403)
    at.clock.now += HOUR
    expect((await post(at, `/me/ties/${made.body.id}/ending`, {}, token)).status).toBe(200)
    expect(await tied()).toBe(false)
  })
})
