import { describe, expect, test } from 'vitest'
import { digestOf } from '../../src/store/chain.ts'
import { call, graduate, open, type Someone, vacancy, type World, world } from '../world.ts'
import { json, limit, officerOf, onList, submit, timed } from './helpers.ts'

interface Answer {
  readonly person: { shown: string; ask?: string; name?: string; phone?: string; born_on?: string }
  readonly profile: Record<string, unknown>
}

const person = (at: World, who: Someone, query = '') => json<Answer>(at, who, 'GET', `/graduates/${at.graduates[0]!.id}${query}`)
const status = async (at: World, who: Someone, path = `/graduates/${at.graduates[0]!.id}`) =>
  (await call(at, who, 'GET', path)).status
const looks = (at: World) => at.store.db.selectFrom('disclosure').selectAll().orderBy('at').orderBy('id').execute()

describe('the one door opens', () => {
  test('to the person, without a note', async () => {
    const at = await world({ graduates: [graduate()] })
    expect((await person(at, at.graduates[0]!)).person).toMatchObject({
      shown: 'full',
      name: 'Markus Lawai',
      phone: '+6281234567890',
    })
    expect(await looks(at)).toEqual([])
  })

  test('to an officer of the office that registered the person, or whose places the home lies in, or of any where neither is known', async () => {
    const at = await world({ graduates: [graduate(), graduate({ person: { nik: null }, profile: { skills: ['las-smaw'] } })] })
    const tarakan = await officerOf(at, 'Dinas Tarakan', ['65.71'])
    const nunukan = await officerOf(at, 'Dinas Nunukan', ['65.03'])
    expect((await person(at, tarakan)).person.name).toBe('Markus Lawai')
    expect(await status(at, nunukan)).toBe(403)
    for (const path of ['consents', 'looks', 'file', 'matches'])
      expect([path, await status(at, nunukan, `/graduates/${at.graduates[0]!.id}/${path}`)]).toEqual([path, 403])
    expect(await status(at, nunukan, `/graduates/${at.graduates[1]!.id}`)).toBe(200)
    const { id } = await json<{ id: string }>(
      at,
      nunukan,
      'POST',
      '/graduates',
      graduate({ person: { nik: null, name: 'Yohana' } }),
    )
    expect(await status(at, nunukan, `/graduates/${id}`)).toBe(200)
    expect(await status(at, tarakan, `/graduates/${id}`)).toBe(200)
  })

  test('across offices lists stay whole and nameless', async () => {
    const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
    const nunukan = await officerOf(at, 'Dinas Nunukan', ['65.03'])
    const answer = await call(at, nunukan, 'GET', `/vacancies/${at.vacancies[0]}/matches`)
    if (answer.status === 200) expect(await answer.text()).not.toMatch(/Markus|81234/)
    const search = await (await call(at, nunukan, 'GET', '/profiles?q=las')).text()
    expect(search).toContain(at.graduates[0]!.id)
    expect(search).not.toMatch(/Markus|81234/)
  })

  test('to an administrator only with a reason, which the person can read', async () => {
    const at = await world({ graduates: [graduate()] })
    expect((await person(at, at.administrator)).person).toEqual({ shown: 'masked', ask: 'reason' })
    expect(await looks(at)).toEqual([])
    expect((await call(at, at.administrator, 'GET', `/graduates/${at.graduates[0]!.id}?reason=curious`)).status).toBe(400)
    expect((await person(at, at.administrator, '?reason=complaint')).person.name).toBe('Markus Lawai')
    const page = await (await open(at, at.graduates[0]!, `/graduates/${at.graduates[0]!.id}/looks`)).text()
    expect(page).toContain('ada pengaduan')
    expect(await (await open(at, at.administrator, `/graduates/${at.graduates[0]!.id}`)).text()).not.toMatch(/Markus|81234/)
  })

  test('to no key without the scope people:read', async () => {
    const at = await world({ graduates: [graduate()] })
    const system = { key: await at.key('officer') }
    await limit(at, system, ['graduates:read', 'graduates:write'])
    expect(await status(at, system)).toBe(403)
    const changed = await json<Answer>(at, system, 'PATCH', `/graduates/${at.graduates[0]!.id}`, { profile: { home: '65.71' } })
    expect(changed.person).toEqual({ shown: 'masked' })
    await limit(at, system, ['people:read'])
    expect((await person(at, system)).person.shown).toBe('full')
  })

  test('to nobody else', async () => {
    const at = await world({ graduates: [graduate(), graduate({ person: { name: 'Rusni', nik: null } })] })
    expect(await status(at, at.visitor)).toBe(401)
    for (const who of [at.employer, at.otherEmployer, at.graduates[1]!]) expect(await status(at, who)).toBe(403)
  })
})

describe('an employer', () => {
  const letIn = async (at: World) =>
    submit(at, at.graduates[0]!, `/graduates/${at.graduates[0]!.id}/consents`, {
      purpose: 'employer',
      employer: at.employer.of.id,
    })

  test('whom the person lets in by one button sees name and contact, and the profile without own words and wishes', async () => {
    const at = await world({ vacancies: [vacancy()], graduates: [graduate({ text: 'Suka mengelas tralis.' })] })
    const self = at.graduates[0]!
    const list = await (await open(at, self, `/graduates/${self.id}/matches`)).text()
    expect(list).toContain('Tunjukkan nama saya kepada Bengkel Las Sinar Utara')
    expect((await letIn(at)).status).toBe(303)
    const { person: shown, profile } = await person(at, at.employer)
    expect(shown).toEqual({ shown: 'contact', name: 'Markus Lawai', phone: '+6281234567890', email: null })
    expect(profile).toMatchObject({ programme: 'las-3g' })
    expect(JSON.stringify(profile)).not.toMatch(/tralis|wishes/)
    expect(await status(at, at.otherEmployer)).toBe(403)
    const matches = await json<{ let_in: string[] }>(at, at.employer, 'GET', `/vacancies/${at.vacancies[0]}/matches`)
    expect(matches.let_in).toEqual([self.id])
    expect(await looks(at)).toMatchObject([{ role: 'employer', employer_id: at.employer.of.id, shown: 'name,phone,email' }])
    expect(await (await open(at, at.employer, `/vacancies/${at.vacancies[0]}/matches`)).text()).toContain(`/graduates/${self.id}`)
  })

  test('sees nobody any more once the person takes it back, at once', async () => {
    const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
    await letIn(at)
    expect(await status(at, at.employer)).toBe(200)
    await json(at, at.graduates[0]!, 'POST', `/graduates/${at.graduates[0]!.id}/withdrawals`, {
      purpose: 'employer',
      employer: at.employer.of.id,
    })
    expect(await status(at, at.employer)).toBe(403)
    expect(await onList(at, at.employer, at.vacancies[0]!)).toEqual([at.graduates[0]!.id])
  })

  test('that is no longer verified sees nobody, and one that is not yet cannot be let in', async () => {
    const at = await world({ graduates: [graduate()] })
    await letIn(at)
    const { db } = at.store
    await at.store.commit(
      [db.updateTable('employer').set({ state: 'suspended' }).where('id', '=', at.employer.of.id).compile()],
      [],
    )
    expect(await status(at, at.employer)).not.toBe(200)
    const answer = await call(at, at.graduates[0]!, 'POST', `/graduates/${at.graduates[0]!.id}/consents`, {
      purpose: 'employer',
      employer: at.employer.of.id,
    })
    expect(answer.status).toBe(400)
  })
})

describe('every look by somebody else', () => {
  test('is written down before anything is given, sealed in the log, and shown to the person in plain words', async () => {
    const at = await world({ graduates: [graduate()] })
    await person(at, at.officer)
    const [look] = await looks(at)
    expect(look).toMatchObject({
      why: 'opened',
      role: 'officer',
      shown: 'name,phone,email,born_on,sex',
      office_id: 'off_00000000000000000000000001',
    })
    const sealed = await at.store.db.selectFrom('change').selectAll().where('kind', '=', 'disclosure').execute()
    expect(sealed).toMatchObject([{ entity_id: look?.id, op: 'put', digest: digestOf(look!) }])
    const page = await (await open(at, at.graduates[0]!, `/graduates/${at.graduates[0]!.id}/looks`)).text()
    expect(page).toContain('petugas (Dinas Tenaga Kerja Provinsi) membuka data diri')
    expect(page).toContain('25 November 2026')
  })

  test('is not given when it cannot be written down', async () => {
    const at = await world({ graduates: [graduate()] })
    const officer = (await at.padan.callerOf(at.officer.key!))!
    const { disclose, graduateSeen } = await import('../../src/graduates/disclose.ts')
    const ctx = at.padan.ctx(officer)
    const failing = { ...ctx, store: { ...ctx.store, commit: () => Promise.reject(new Error('disk full')) } }
    const seen = await graduateSeen(ctx, at.graduates[0]!.id)
    await expect(disclose(failing, seen!, 'opened')).rejects.toThrow('disk full')
  })

  test('is one of a countable number: after sixty in an hour an officer must say why', async () => {
    const { at, time } = await timed({ graduates: [graduate()] })
    for (let n = 0; n < 60; n++) expect((await person(at, at.officer)).person.shown).toBe('full')
    expect((await person(at, at.officer)).person).toEqual({ shown: 'masked', ask: 'reason' })
    expect((await person(at, at.officer, '?reason=asked_by_person')).person.shown).toBe('full')
    time.on(1)
    expect((await person(at, at.officer)).person.shown).toBe('full')
  })

  test('is listed page by page without a gap', async () => {
    const at = await world({ graduates: [graduate()] })
    for (let n = 0; n < 7; n++) await person(at, at.officer)
    const seen: unknown[] = []
    for (let after = ''; ; ) {
      const path = `/graduates/${at.graduates[0]!.id}/looks?limit=3${after}`
      const page = await json<{ looks: unknown[]; next: string | null }>(at, at.graduates[0]!, 'GET', path)
      seen.push(...page.looks)
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(seen).toHaveLength(7)
  })
})
