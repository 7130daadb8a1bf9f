import { beforeAll, describe, expect, test } from 'vitest'
import { toMatching as toProfile } from '../../src/graduates/graduate.ts'
import { graduateById } from '../../src/graduates/queries.ts'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { score } from '../../src/matching/score.ts'
import { vacancyById } from '../../src/vacancies/queries.ts'
import { toMatching as toVacancy } from '../../src/vacancies/vacancy.ts'
import { taxonomy } from '../reference.ts'
import { call, graduate, type Someone, vacancy, type World, world, wrongFields } from '../world.ts'

interface Line {
  readonly vacancy: string
  readonly profile: string
  readonly score: number
  readonly fit: number
  readonly appeal: number
  readonly cured: number | null
  readonly parts: { side: string; name: string; points: number; out_of: number }[]
  readonly reasons: { part: string; points: number; out_of: number; text: string; say: string }[]
  readonly gates: { is: string; text: string; cure?: { text: string } | null }[]
  readonly raises?: { kind: string; score: number; text: string }[]
}
interface List {
  readonly matches: Line[]
  readonly near: Line[]
  readonly total: { matches: number; near: number }
  readonly versions: { policy: string; taxonomy: string }
  readonly next: string | null
}

let at: World
beforeAll(async () => {
  const person = (n: number, profile: object) => graduate({ person: { name: `Orang ${n}`, nik: null }, profile })
  at = await world({
    vacancies: [
      vacancy({ certificates_required: ['juru-las-2'] }),
      vacancy({
        title: 'Operator forklift',
        occupation: [],
        skills_required: ['alat-forklift'].filter((id) => taxonomy.skills.has(id)),
      }),
    ],
    graduates: [
      person(1, { programme: 'las-3g', skills: ['las-smaw'], certificates: ['juru-las-2'], home: '65.71' }),
      person(2, {
        programme: 'las-3g',
        skills: ['las-smaw'],
        certificates: [{ id: 'juru-las-2', expired: true }],
        home: '65.71',
      }),
      person(3, {
        skills: [{ skill: 'las-smaw', evidence: 'worked', months: 30 }],
        certificates: ['juru-las-2'],
        home: '65.71',
        wishes: { wage: 5_200_000 },
      }),
      person(4, { skills: ['las-smaw'], certificates: ['juru-las-2'], home: '65.03', willing: { anywhere: true } }),
    ],
  })
})

const list = async (who: Someone, path: string, headers = {}) =>
  (await (await call(at, who, 'GET', path, undefined, headers)).json()) as List
const ofVacancy = (query = '') => list(at.officer, `/vacancies/${at.vacancies[0]}/matches${query}`)

describe('the match list of a vacancy', () => {
  test('has the numbers of the score, best first, and the versions that made them', async () => {
    const { matches, versions } = await ofVacancy()
    expect(matches.length).toBeGreaterThan(2)
    expect(matches.map((match) => match.score)).toEqual(matches.map((match) => match.score).sort((a, b) => b - a))
    const ctx = at.system()
    const facts = toVacancy((await vacancyById(ctx, at.vacancies[0]!))!)
    for (const match of matches) {
      const profile = toProfile((await graduateById(ctx, match.profile))!)
      const scored = score(profile, facts, { taxonomy, policy: FIRST_POLICY, on: '2026-11-25' })
      expect([match.score, match.fit, match.appeal]).toEqual([scored.score, scored.fit, scored.appeal])
    }
    expect(versions).toEqual({ policy: FIRST_POLICY.version, taxonomy: taxonomy.version })
  })

  test('shows parts that add up to the numbers, and reasons that add up to the parts', async () => {
    const { matches, near } = await ofVacancy()
    for (const match of [...matches, ...near]) {
      const sum = (side: string) => match.parts.filter((part) => part.side === side).reduce((all, part) => all + part.points, 0)
      expect([sum('fit'), sum('appeal')]).toEqual([match.fit, match.appeal])
      for (const part of match.parts) {
        const reasons = match.reasons.filter((reason) => reason.part === part.name)
        expect([part.name, reasons.reduce((all, reason) => all + reason.points, 0)]).toEqual([part.name, part.points])
      }
    }
  })

  test('lists apart whom one curable thing keeps away, with the cure and the number after it', async () => {
    const { near } = await ofVacancy()
    const lapsed = near.find((match) => match.profile === at.graduates[1]!.id)
    expect(lapsed?.cured).toBeGreaterThanOrEqual(lapsed?.score ?? 0)
    expect(lapsed?.gates.find((gate) => gate.is === 'failed')?.cure?.text).toMatch(/^Perpanjang /)
  })

  test('adds up for an employer too, who gets training as a raise and no wishes', async () => {
    const { matches } = await list(at.employer, `/vacancies/${at.vacancies[0]}/matches`)
    for (const match of matches) {
      for (const part of match.parts) {
        const reasons = match.reasons.filter((reason) => reason.part === part.name)
        expect(reasons.reduce((all, reason) => all + reason.points, 0)).toBe(part.points)
      }
      expect((match.raises ?? []).filter(({ kind }) => kind === 'wage' || kind === 'place')).toEqual([])
    }
  })

  test('can be narrowed to a place or a programme', async () => {
    const there = await ofVacancy('?place=65.03')
    expect([...there.matches, ...there.near].map((match) => match.profile)).toEqual([at.graduates[3]!.id])
    const trained = await ofVacancy('?programme=las-3g')
    expect(trained.matches.map((match) => match.profile)).toEqual([at.graduates[0]!.id])
    expect(await wrongFields(await call(at, at.officer, 'GET', `/vacancies/${at.vacancies[0]}/matches?programme=sulap`))).toEqual(
      ['#/programme'],
    )
  })

  test('comes in pages that together are the whole', async () => {
    const whole = await ofVacancy('?k=100')
    const seen: string[] = []
    let query = '?k=1'
    for (;;) {
      const page = await ofVacancy(query)
      seen.push(...page.matches.map((match) => match.profile))
      if (page.next === null) break
      query = `?k=1&after=${page.next}`
    }
    expect(seen).toEqual(whole.matches.map((match) => match.profile))
  })

  test('goes on where it stopped when somebody of the page before is withdrawn, and somebody new comes first', async () => {
    const fresh = await world({
      vacancies: [vacancy()],
      graduates: [0, 1, 2, 3].map((n) => graduate({ person: { name: `Orang ${n}`, nik: null } })),
    })
    const asked = `/vacancies/${fresh.vacancies[0]}/matches?k=2`
    const read = async (query: string) => (await (await call(fresh, fresh.officer, 'GET', query)).json()) as List
    const whole = (await read(`${asked}0`)).matches.map((match) => match.profile)
    expect(whole).toHaveLength(4)
    const first = await read(asked)
    const gone = fresh.graduates.find(({ id }) => id === whole[0])
    expect((await call(fresh, gone!, 'PATCH', `/graduates/${whole[0]}`, { profile: { looking: false } })).status).toBe(200)
    const second = await read(`${asked}&after=${first.next}`)
    expect([...first.matches, ...second.matches].map((match) => match.profile)).toEqual(whole)
    expect(second.next).toBeNull()
  })

  test('says why in the language asked for, without a gap or a bare key', async () => {
    for (const language of ['id', 'en']) {
      const { matches, near } = await list(at.officer, `/vacancies/${at.vacancies[0]}/matches`, { 'Accept-Language': language })
      for (const { reasons, gates, raises = [] } of [...matches, ...near])
        for (const { text } of [...reasons, ...gates, ...raises]) expect(text).toMatch(/^[^{}_]+$/)
    }
  })
})

test('a graduate’s list and the vacancy’s list agree on the pair’s number', async () => {
  const own = await list(at.graduates[0]!, `/graduates/${at.graduates[0]!.id}/matches`)
  const theirs = await ofVacancy()
  const pair = (lines: readonly Line[]) =>
    lines.find((match) => match.vacancy === at.vacancies[0] && match.profile === at.graduates[0]!.id)
  expect(pair(own.matches)?.score).toBe(pair(theirs.matches)?.score)
})

test('a closed vacancy matches nobody any more and is on nobody’s list', async () => {
  const made = (await (await call(at, at.employer, 'POST', '/vacancies', vacancy())).json()) as { id: string }
  await call(at, at.employer, 'POST', `/vacancies/${made.id}/closure`, { reason: 'filled' })
  expect((await list(at.employer, `/vacancies/${made.id}/matches`)).total).toEqual({ matches: 0, near: 0 })
  const own = await list(at.graduates[0]!, `/graduates/${at.graduates[0]!.id}/matches`)
  expect([...own.matches, ...own.near].map((match) => match.vacancy)).not.toContain(made.id)
})

describe('profiles by free text', () => {
  test('are found with the words that found them, and without names', async () => {
    const found = (await (await call(at, at.officer, 'GET', '/profiles?q=las&limit=2')).json()) as {
      profiles: { profile: string; words: object[] }[]
      total: number
      next: string | null
    }
    expect(found.total).toBe(4)
    expect(found.profiles).toHaveLength(2)
    const rest = (await (await call(at, at.officer, 'GET', `/profiles?q=las&limit=2&after=${found.next}`)).json()) as typeof found
    expect(new Set([...found.profiles, ...rest.profiles].map(({ profile }) => profile)).size).toBe(4)
    expect(found.profiles[0]?.words).not.toEqual([])
  })
})
