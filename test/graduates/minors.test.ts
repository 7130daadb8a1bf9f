import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adultOn, isMinor } from '../../src/graduates/age.ts'
import { call, graduate, vacancy, wrongFields } from '../world.ts'
import { json, onList, ownList, timed } from './helpers.ts'

describe('the day of coming of age', () => {
  test('is the eighteenth birthday, and 1 March for who was born on 29 February where there is none', () => {
    expect(adultOn('2008-11-26')).toBe('2026-11-26')
    expect(adultOn('2008-02-29')).toBe('2026-03-01')
    expect(adultOn('2004-02-29')).toBe('2022-03-01')
    expect(isMinor('2008-11-26', '2026-11-25')).toBe(true)
    expect(isMinor('2008-11-26', '2026-11-26')).toBe(false)
    expect(isMinor(null, '2026-11-25')).toBe(false)
  })

  test('comes once, for everyone', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }), (born) => {
        const day = adultOn(born.toISOString().slice(0, 10)) ?? ''
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
        expect(Number(day.slice(0, 4)) - born.getUTCFullYear()).toBe(18)
      }),
    )
  })
})

const GUARDIAN = { purpose: 'matching', channel: 'guardian', guardian: { name: 'Ibu Lawai', relation: 'ibu' } }
// Turns eighteen on 30 November 2026, five days after the clock of the tests begins.
const BORN = '2008-11-30'
const profile = { education: 'SMK', skills: ['las-smaw', 'log-terima', 'log-simpan', 'log-opname'], home: '65.71' }
const child = (given: Parameters<typeof graduate>[0] = {}) =>
  graduate({ profile, consents: [GUARDIAN], ...given, person: { born_on: BORN, nik: null, ...given?.person } })
const adult = (person: object = {}) => graduate({ profile, person })

// A welder's work is hazardous by the table, a storeman's is not.
const SAFE = vacancy({ title: 'Petugas gudang', occupation: ['gudang'], skills_required: [] })

describe('someone under 18', () => {
  test('consents by a guardian alone, whose name and relation an officer records', async () => {
    const { at } = await timed({ graduates: [child({ consents: [] })] })
    const path = `/graduates/${at.graduates[0]!.id}`
    const own = await call(at, at.graduates[0]!, 'POST', `${path}/consents`, { purpose: 'matching' })
    expect(own.status).toBe(400)
    expect(await own.text()).toContain('orang tua atau wali')
    expect((await call(at, at.officer, 'POST', `${path}/consents`, { purpose: 'matching' })).status).toBe(400)
    const unnamed = await call(at, at.officer, 'POST', `${path}/consents`, { purpose: 'matching', channel: 'guardian' })
    expect(await wrongFields(unnamed)).toEqual(['#/guardian'])
    await json(at, at.officer, 'POST', `${path}/consents`, GUARDIAN)
    const [row] = await at.store.db.selectFrom('consent').selectAll().execute()
    expect(row).toMatchObject({ channel: 'guardian', guardian_name: 'Ibu Lawai', guardian_relation: 'ibu' })
  })

  test('gets no messages and is shown to no employer, whoever agrees', async () => {
    const { at } = await timed({ graduates: [child()] })
    const path = `/graduates/${at.graduates[0]!.id}/consents`
    for (const purpose of ['messages', 'employer']) {
      const body = { ...GUARDIAN, purpose, ...(purpose === 'employer' && { employer: at.employer.of.id }) }
      expect(await wrongFields(await call(at, at.officer, 'POST', path, body))).toEqual(['#/purpose'])
    }
  })

  test('whose adult’s consent turns out to be a child’s is on no list and shown to no employer until of age', async () => {
    const { at, time } = await timed({ vacancies: [SAFE], graduates: [adult({ nik: null })] })
    const self = at.graduates[0]!
    await json(at, self, 'POST', `/graduates/${self.id}/consents`, { purpose: 'employer', employer: at.employer.of.id })
    await json(at, at.officer, 'PATCH', `/graduates/${self.id}`, { person: { born_on: BORN } })
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([])
    expect((await ownList(at, self, self.id)).not_listed).toBe('guardian_needed')
    expect((await call(at, at.employer, 'GET', `/graduates/${self.id}`)).status).toBe(403)
    time.at('2026-11-30')
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([self.id])
    expect((await call(at, at.employer, 'GET', `/graduates/${self.id}`)).status).toBe(200)
  })

  test('is offered no hazardous work, in either list, until the eighteenth birthday', async () => {
    const { at, time } = await timed({ vacancies: [vacancy(), SAFE], graduates: [child(), adult()] })
    const [young, grown] = at.graduates
    const [welding, storing] = at.vacancies
    const all = [young!.id, grown!.id].sort()
    const own = async () => {
      const { matches, near } = await ownList(at, young!, young!.id)
      return [...matches, ...near].map((match) => match.vacancy).sort()
    }
    expect(await onList(at, at.officer, welding!)).toEqual([grown!.id])
    expect(await onList(at, at.officer, storing!)).toEqual(all)
    expect(await own()).toEqual([storing])
    time.at('2026-11-29')
    expect(await onList(at, at.officer, welding!)).toEqual([grown!.id])
    time.at('2026-11-30')
    expect(await onList(at, at.officer, welding!)).toEqual(all)
    expect(await own()).toEqual([welding, storing].sort())
  })

  test('does not make themselves an adult; an officer who saw the paper does', async () => {
    const { at } = await timed({ graduates: [child(), graduate({ person: { born_on: '1999-03-05' } })] })
    const path = `/graduates/${at.graduates[0]!.id}`
    for (const born_on of ['1999-03-05', null])
      expect(await wrongFields(await call(at, at.graduates[0]!, 'PATCH', path, { person: { born_on } }))).toEqual([
        '#/person/born_on',
      ])
    expect((await call(at, at.officer, 'PATCH', path, { person: { born_on: '1999-03-05' } })).status).toBe(200)
    // An adult may correct theirs, but not into a child's.
    const other = `/graduates/${at.graduates[1]!.id}`
    const grown = at.graduates[1]!
    expect((await call(at, grown, 'PATCH', other, { person: { born_on: '1999-03-06' } })).status).toBe(200)
    expect((await call(at, grown, 'PATCH', other, { person: { born_on: BORN } })).status).toBe(400)
  })

  test('an age changes no number: matching never learns it', async () => {
    const { at } = await timed({ vacancies: [SAFE], graduates: [child(), adult()] })
    const list = await json<{ matches: { score: number; parts: unknown }[] }>(
      at,
      at.officer,
      'GET',
      `/vacancies/${at.vacancies[0]}/matches`,
    )
    const [a, b] = list.matches
    expect(list.matches).toHaveLength(2)
    expect([a?.score, a?.parts]).toEqual([b?.score, b?.parts])
  })
})
