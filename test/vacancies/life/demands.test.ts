import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Demand, settled, withReasons } from '../../../src/vacancies/life/demands.ts'
import { call, open, type World, world, wrongFields } from '../../world.ts'
import { asked, listed, send, statusOf, toldTo, unverified } from '../office.ts'

const TEXT = 'Dicari kasir toko di Tarakan, wanita, usia maksimal 25 tahun, berpenampilan menarik. Jujur dan teliti.'
const REASON = 'Seragam hanya ada untuk ukuran tertentu'

const posted = (at: World, given: object = {}) =>
  asked(at, at.employer, 'POST', '/vacancies', { title: 'Kasir', text: TEXT, ...given })
const demandsOf = (answer: Record<string, unknown>) =>
  answer.demands as { kind: string; words: string; law: string; reason: string | null; state: string }[]

describe('an advert that demands what the law forbids', () => {
  test('is a draft that tells each demand with its words and the law', async () => {
    const at = await world()
    const made = await posted(at)
    expect(made.state).toBe('draft')
    expect(demandsOf(made).map(({ kind, state }) => [kind, state])).toEqual([
      ['sex', 'found'],
      ['age', 'found'],
      ['looks', 'found'],
    ])
    for (const { words, law } of demandsOf(made)) {
      expect(TEXT.toLowerCase()).toContain(words.toLowerCase())
      expect(law).toContain('M/6/HK.04/V/2025')
    }
    expect(await listed(at)).toEqual([])
    const page = await (await open(at, at.employer, `/vacancies/${made.id}`)).text()
    expect(page).toContain('usia maksimal 25 tahun')
    expect(page).toContain('M/6/HK.04/V/2025')
  })

  test('is published once they are left out, by a word, by a button, or by an edit', async () => {
    const at = await world()
    const ways = [
      (id: string) => call(at, at.employer, 'PATCH', `/vacancies/${id}`, { demands: 'remove' }),
      (id: string) => send(at, at.employer, `/vacancies/${id}`, { demands: 'remove', version: '1' }),
      (id: string) =>
        call(at, at.employer, 'PATCH', `/vacancies/${id}`, { text: 'Dicari kasir toko di Tarakan, jujur dan teliti.' }),
    ]
    for (const [at_, way] of ways.entries()) {
      const { id } = await posted(at, {
        title: `Kasir ${['satu', 'dua', 'tiga'][at_]} toko`,
        separate: true,
        separate_why: 'Toko lain',
      })
      expect((await way(id)).status).toBeLessThan(400)
      const now = await asked(at, at.visitor, 'GET', `/vacancies/${id}`)
      expect(now).toMatchObject({ state: 'open', demands: [] })
      expect(JSON.stringify(now)).not.toMatch(/25 tahun|menarik|wanita/)
      await call(at, at.employer, 'POST', `/vacancies/${id}/closure`, { reason: 'cancelled' })
    }
    expect(await asked(at, at.employer, 'POST', '/vacancies', { title: 'Kasir', text: TEXT, demands: 'remove' })).toMatchObject({
      state: 'open',
    })
  })

  test('waits for an officer once each has a reason, and not before', async () => {
    const at = await world()
    const made = await posted(at)
    const path = `/vacancies/${made.id}`
    const [first, ...others] = demandsOf(made).map(({ words }) => ({ words, reason: REASON }))
    expect(await asked(at, at.employer, 'PATCH', path, { demands: [first] })).toMatchObject({ state: 'draft' })
    expect(await asked(at, at.employer, 'PATCH', path, { demands: others })).toMatchObject({
      state: 'waiting',
      waits_for: ['demands'],
    })
    expect(await listed(at)).toEqual([])
  })

  test('shows the agreed demands with their reasons, outside of all that is searched or matched', async () => {
    const at = await world()
    const made = await posted(at)
    const path = `/vacancies/${made.id}`
    await asked(at, at.employer, 'PATCH', path, { demands: demandsOf(made).map(({ words }) => ({ words, reason: REASON })) })
    expect(await statusOf(at, at.employer, 'POST', `${path}/decision`, { publish: true })).toBe(403)
    await asked(at, at.officer, 'POST', `${path}/decision`, { publish: true })
    const now = await asked(at, at.visitor, 'GET', path)
    expect(now.state).toBe('open')
    expect(demandsOf(now).map(({ state, reason }) => [state, reason])).toEqual(
      Array.from({ length: 3 }, () => ['agreed', REASON]),
    )
    expect(now.text).not.toMatch(/25 tahun|menarik/)
    expect(await (await open(at, at.visitor, path)).text()).toContain(REASON)
    const found = async (q: string) => (await asked(at, at.visitor, 'GET', `/vacancies?q=${q}`)).total as number
    expect([await found('kasir'), await found('menarik'), await found('seragam')]).toEqual([1, 0, 0])
    // An edit of something else keeps what was agreed; the same text sent again finds the same demands.
    expect(await asked(at, at.employer, 'PATCH', path, { openings: 2 })).toMatchObject({ state: 'open' })
    expect(await asked(at, at.employer, 'PATCH', path, { text: TEXT })).toMatchObject({ state: 'open' })
    expect(await asked(at, at.employer, 'PATCH', path, { text: `${TEXT} Belum menikah.` })).toMatchObject({ state: 'draft' })
    expect(await listed(at)).toEqual([])
  })

  test('that an officer refuses is a draft again, with the note, and its people are told', async () => {
    const at = await world()
    const employer = await unverified(at)
    await asked(at, at.officer, 'POST', `/employers/${employer.of.id}/verification`, {
      checks: ['nib_seen', 'address_seen', 'called_back'],
      outcome: 'verified',
    })
    const made = await asked(at, employer, 'POST', '/vacancies', { title: 'Kasir', text: TEXT })
    const path = `/vacancies/${made.id}`
    await asked(at, employer, 'PATCH', path, { demands: demandsOf(made).map(({ words }) => ({ words, reason: REASON })) })
    expect(await statusOf(at, at.officer, 'POST', `${path}/decision`, { publish: false })).toBe(400)
    await asked(at, at.officer, 'POST', `${path}/decision`, { publish: false, note: 'Bukan tuntutan pekerjaan' })
    const now = await asked(at, employer, 'GET', path)
    expect(now).toMatchObject({ state: 'draft', officer_note: 'Bukan tuntutan pekerjaan' })
    expect(demandsOf(now).map(({ state }) => state)).toEqual(['refused', 'refused', 'refused'])
    expect(await toldTo(at, employer.account)).toContain('vacancy_refused')
    // A better reason may be tried; the same one again asks nothing new.
    const same = demandsOf(made).map(({ words }) => ({ words, reason: REASON }))
    expect(await asked(at, employer, 'PATCH', path, { demands: same })).toMatchObject({ state: 'draft' })
    const better = same.map(({ words }) => ({ words, reason: 'Diminta oleh aturan keselamatan kapal' }))
    expect(await asked(at, employer, 'PATCH', path, { demands: better })).toMatchObject({ state: 'waiting' })
  })

  test('gets no reason for money, papers kept as a pledge, or fraud', async () => {
    const at = await world()
    const made = await asked(at, at.employer, 'POST', '/vacancies', {
      title: 'Kasir',
      text: 'Dicari kasir. Ijazah ditahan perusahaan.',
    })
    const [{ words = '' } = {}] = demandsOf(made)
    const refused = await call(at, at.employer, 'PATCH', `/vacancies/${made.id}`, { demands: [{ words, reason: REASON }] })
    expect(await wrongFields(refused)).toEqual(['#/demands/0/words'])
    const unknown = await call(at, at.employer, 'PATCH', `/vacancies/${made.id}`, {
      demands: [{ words: 'rajin', reason: REASON }],
    })
    expect(await wrongFields(unknown)).toEqual(['#/demands/0/words'])
  })

  test('in its title keeps it a draft too', async () => {
    const at = await world()
    const made = await asked(at, at.employer, 'POST', '/vacancies', {
      title: 'Kasir wanita',
      text: 'Dicari kasir toko yang jujur',
    })
    expect(made).toMatchObject({ state: 'draft' })
    expect(await asked(at, at.employer, 'PATCH', `/vacancies/${made.id}`, { title: 'Kasir' })).toMatchObject({
      state: 'open',
      demands: [],
    })
  })
})

test('a draft that was kept on purpose is not published by an edit, nor by leaving its demands out', async () => {
  const at = await world()
  const { id } = await posted(at, { draft: true })
  expect(await asked(at, at.employer, 'PATCH', `/vacancies/${id}`, { openings: 4 })).toMatchObject({ state: 'draft' })
  expect(await asked(at, at.employer, 'PATCH', `/vacancies/${id}`, { demands: 'remove' })).toMatchObject({
    state: 'draft',
    demands: [],
  })
  expect(await asked(at, at.employer, 'PATCH', `/vacancies/${id}`, { draft: false })).toMatchObject({ state: 'open' })
})

describe('reasons for demands', () => {
  const demand = fc.record({
    field: fc.constantFrom('title' as const, 'text' as const),
    kind: fc.constantFrom('sex' as const, 'age' as const, 'looks' as const),
    words: fc.constantFrom('wanita', 'maks 25 tahun', 'menarik'),
  })
  const known: fc.Arbitrary<Demand> = fc.record({
    field: fc.constantFrom('title' as const, 'text' as const),
    kind: fc.constantFrom('sex' as const, 'age' as const, 'looks' as const),
    words: fc.constantFrom('wanita', 'maks 25 tahun', 'menarik'),
    reason: fc.constantFrom(null, REASON),
    state: fc.constantFrom('found' as const, 'reasoned' as const, 'agreed' as const, 'refused' as const),
  })

  test('an employer alone never makes a demand agreed', () => {
    const given = fc.option(
      fc.array(fc.record({ words: fc.constantFrom('wanita', 'menarik'), reason: fc.constantFrom(REASON, 'x'.repeat(12)) })),
      { nil: undefined },
    )
    fc.assert(
      fc.property(fc.array(demand), fc.array(known), given, (found, before, reasons) => {
        const { demands } = settled(withReasons(found, before), reasons)
        const agreed = new Set(before.filter(({ state }) => state === 'agreed').map(({ kind, words }) => `${kind} ${words}`))
        for (const { kind, words, state } of demands) if (state === 'agreed') expect(agreed).toContain(`${kind} ${words}`)
      }),
    )
  })

  test('nothing that was found is lost unless it is left out by word', () => {
    fc.assert(
      fc.property(fc.array(demand, { maxLength: 9 }), fc.array(known), (found, before) => {
        const kept = withReasons(found, before).map(({ kind, words }) => `${kind} ${words}`)
        expect(new Set(kept)).toEqual(new Set(found.map(({ kind, words }) => `${kind} ${words}`)))
        expect(settled(withReasons(found, before), 'remove').demands).toEqual([])
      }),
    )
  })
})
