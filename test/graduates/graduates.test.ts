import { describe, expect, test } from 'vitest'
import { importGraduate } from '../../src/graduates/actions.ts'
import { GraduateDraft } from '../../src/graduates/graduate.ts'
import { ProfileFacts, sentProfile, storedProfile } from '../../src/graduates/profile.ts'
import { call, graduate, type World, world } from '../world.ts'

type Answer = {
  readonly id: string
  readonly version: number
  readonly person: Record<string, unknown>
  readonly profile: Record<string, unknown>
}

const register = async (at: World, body: unknown) =>
  (await (await call(at, at.officer, 'POST', '/graduates', body)).json()) as Answer

describe('registering', () => {
  test('keeps the person and the profile apart', async () => {
    const at = await world()
    const made = await register(at, graduate({ person: { born_on: '1999-03-05', sex: 'male' } }))
    expect(made.person).toEqual({
      shown: 'full',
      name: 'Markus Lawai',
      phone: '+6281234567890',
      email: null,
      born_on: '1999-03-05',
      sex: 'male',
      nik_known: true,
    })
    expect(Object.keys(made.profile).filter((field) => ['name', 'sex', 'born_on', 'phone'].includes(field))).toEqual([])
    expect(made.profile).toMatchObject({ programme: 'las-3g', home: '65.71', looking: true })
  })

  test('by a text reads it, and what was given wins', async () => {
    const at = await world()
    const text =
      'Lulusan SMK, ikut pelatihan las 3G di BLK. Kerja 2 tahun sebagai juru las di galangan Tarakan. Bersedia tinggal di mess. Belum punya SIM A.'
    const made = await register(at, { person: { name: 'Yunus' }, text, profile: { education: 'SMP' } })
    expect(made.profile).toMatchObject({ education: 'SMP' })
    expect((made.profile.experience as { months: number }[])[0]?.months).toBe(24)
    expect((made.profile.willing as { live_in: boolean }).live_in).toBe(true)
    expect(made.profile.words).toContain('galangan')
  })

  test('of a NIK that is known is refused and names who has it', async () => {
    const at = await world({ graduates: [graduate()] })
    const answer = await call(at, at.officer, 'POST', '/graduates', graduate({ person: { name: 'Orang Lain' } }))
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(at.graduates[0]!.id)
  })

  test('twice with one NIK at the same moment makes one of them', async () => {
    const at = await world()
    const both = await Promise.all(
      [1, 2].map((n) =>
        call(at, at.officer, 'POST', '/graduates', graduate({ person: { name: `Orang ${n === 1 ? 'Satu' : 'Dua'}` } })),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('of several people with one telephone is allowed: a number may serve a family', async () => {
    const at = await world({ graduates: [graduate()] })
    expect((await call(at, at.officer, 'POST', '/graduates', graduate({ person: { name: 'Adiknya', nik: null } }))).status).toBe(
      201,
    )
  })
})

describe('a change', () => {
  test('by the person leaves the rest as it was', async () => {
    const at = await world({ graduates: [graduate()] })
    const path = `/graduates/${at.graduates[0]!.id}`
    const changed = (await (
      await call(
        at,
        at.graduates[0]!,
        'PATCH',
        path,
        { person: { phone: '+62 813 0000 1111' }, profile: { home: '65.03' } },
        { 'If-Match': '"1"' },
      )
    ).json()) as Answer
    expect(changed).toMatchObject({
      version: 2,
      person: { phone: '+6281300001111', name: 'Markus Lawai', nik_known: true },
      profile: { home: '65.03', programme: 'las-3g' },
    })
    expect((await call(at, at.graduates[0]!, 'PATCH', path, { profile: { looking: false }, version: 1 })).status).toBe(412)
  })

  test('by a text adds what it speaks of, and its silence takes nothing away', async () => {
    const at = await world({ graduates: [graduate()] })
    const changed = (await (
      await call(at, at.graduates[0]!, 'PATCH', `/graduates/${at.graduates[0]!.id}`, { text: 'Saya bersedia tinggal di mess' })
    ).json()) as Answer
    expect(changed.profile).toMatchObject({ programme: 'las-3g', education: 'SMK', home: '65.71', willing: { live_in: true } })
  })
})

test('a profile is the same after it was stored and sent again', () => {
  const facts = ProfileFacts.parse({
    programme: 'las-3g',
    skills: ['las-smaw', { skill: 'las-potong', evidence: 'worked', months: 12 }],
    certificates: ['juru-las-2', { id: 'bnsp-las-3g', valid_until: '2027-01-01', expired: false }],
    experience: [{ occupation: 'welder-smaw', months: 24 }, { occupation: null }],
    lacks: ['sim-a'],
    willing: { anywhere: true },
    wishes: { wage: 5_000_000, sectors: ['C'] },
    refuses: ['night'],
    words: 'las pagar',
  })
  const stored = storedProfile(facts)
  expect(storedProfile(ProfileFacts.parse(sentProfile(stored)))).toEqual(stored)
})

test('an import is made once, changed when its row changed, and else left alone', async () => {
  const at = await world()
  const draft = (given: Parameters<typeof graduate>[0] = {}) => GraduateDraft.parse(graduate(given))
  const first = await importGraduate(at.system(), 'llk.csv:3', draft())
  expect(first.outcome).toBe('created')
  expect(await importGraduate(at.system(), 'llk.csv:3', draft())).toEqual({ outcome: 'unchanged', id: first.id })
  expect(await importGraduate(at.system(), 'llk.csv:3', draft({ person: { phone: '0813 5555 6666' } }))).toEqual({
    outcome: 'changed',
    id: first.id,
  })
  expect(
    await importGraduate(at.system(), 'llk.csv:3', draft({ person: { phone: '0813 5555 6666' }, profile: { skills: [] } })),
  ).toEqual({ outcome: 'changed', id: first.id })
})

test('a draft of a person’s words says where each part came from, stores nothing, and can be registered', async () => {
  const at = await world()
  const before = await at.store.head()
  const text = 'Lulusan SMK, kerja 2 tahun sebagai juru las di Tarakan, punya SIM C. Bisa las listrik.'
  const answer = (await (await call(at, at.visitor, 'POST', '/graduates/draft', { text })).json()) as {
    draft: Record<string, unknown>
    sources: { pointer: string; from: { field: string; start: number; end: number; words: string }[] }[]
  }
  expect(await at.store.head()).toBe(before)
  expect(answer.sources.length).toBeGreaterThan(2)
  for (const { from } of answer.sources)
    for (const { field, start, end, words } of from) if (field === 'text') expect(text.slice(start, end)).toBe(words)
  expect((await call(at, at.officer, 'POST', '/graduates', { person: { name: 'Yunus' }, profile: answer.draft })).status).toBe(
    201,
  )
})
