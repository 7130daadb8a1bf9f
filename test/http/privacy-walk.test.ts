import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { deliverDue, type Post } from '../../src/changes/deliver.ts'
import { MatchIndex } from '../../src/matching/match-index.ts'
import { TextSearch } from '../../src/matching/text-search.ts'
import { type Cast, type Casting, casting, HIDDEN, HIDDEN_CERTIFICATE, type Role, standingOf } from '../attack/cast.ts'
import { addressOf, ask, type Face, facesOf } from '../attack/faces.ts'
import { wholeState } from '../attack/state.ts'
import { tracesIn, wholeOf } from '../attack/traces.ts'
import { exampleFor, idFor } from './examples.ts'

/** Nobody of these may learn who the hidden person is, at any address, by any mistake. */
const STRANGERS: readonly Role[] = [
  'visitor',
  'graduate other',
  'employer own',
  'employer other',
  'employer unverified',
  'employer suspended',
  'officer other office',
  'key without scope',
  'suspended account',
  'signed out',
]
const FAMILIAR: readonly Role[] = ['graduate self', 'officer own office', 'administrator', 'key with scope']

let cast: Casting
let at: Cast
let faces: readonly Face[]
const lines: string[] = []
beforeAll(async () => {
  const keep = (line: unknown) => lines.push(JSON.stringify(line))
  cast = await casting({ log: keep, logRequest: keep })
  at = cast.first
  faces = facesOf(at)
})
afterAll(() => cast.close())

const hiddenIn = (path: string, role: Role): string | undefined =>
  path.startsWith('/graduates') ? at.things.graduate : idFor(at, path, role)

/** The ways to ask at a face: as one should, with nothing, with nonsense, and about the person by what a stranger might have. */
function* waysTo(face: Face, role: Role): Generator<Parameters<typeof ask>[3]> {
  const example = exampleFor(at, face, role)
  const id = hiddenIn(face.path, role)
  yield { ...example, id }
  yield { id, body: {}, form: {}, headers: { 'Accept-Language': 'en' } }
  yield { id, body: '{', form: { x: 'y' } }
  if (face.method === 'GET') for (const query of ['?q=pagar+las', '?limit=100&x=y']) yield { id, query }
  if (face.path.includes(':')) yield { ...example, id: at.things.graduate }
}

describe('no byte of the hidden person goes to', () => {
  for (const role of STRANGERS)
    test(`${role}, at any address`, async () => {
      for (const face of faces) {
        let changed = false
        for (const asking of waysTo(face, role)) {
          const answer = await ask(at, face, standingOf(at, role, face.endpoint?.scope), asking)
          const traces = tracesIn(await wholeOf(answer))
          expect(traces, `${face.name} as ${role}, ${JSON.stringify(asking)}`).toEqual([])
          changed ||= face.method !== 'GET' && answer.status < 400
        }
        if (changed) at = await cast.fresh()
      }
    }, 120_000)
})

test('the search of traces finds them, for those who may see the person', async () => {
  const seen = async (role: Role) => {
    const face = faces.find(({ name }) => name === 'API GET /graduates/:id')
    return face === undefined ? [] : tracesIn(await wholeOf(await ask(at, face, at.as[role], { id: at.things.graduate })))
  }
  for (const role of ['graduate self', 'officer own office'] as const)
    expect(await seen(role)).toEqual(expect.arrayContaining(['name', 'phone', 'email', 'birth date']))
  const hidden = JSON.stringify({ a: HIDDEN.name, n: HIDDEN.nik })
  for (const before of ['', '{', '{"'])
    expect(tracesIn(Buffer.from(before + hidden).toString('base64url'))).toEqual(['name', 'nik'])
  expect(tracesIn('0812-7734.0915 and 65 71 0113 0297 0007 and 13/02/1997')).toEqual(['phone', 'nik', 'birth date'])
})

describe('lists have no names for anyone', () => {
  const LISTS = /^\/(vacancies\/:id\/matches|profiles|changes)$/
  // One's own name stands on each of one's own pages.
  for (const role of [...FAMILIAR.slice(1), ...STRANGERS])
    test(`as ${role}`, async () => {
      for (const face of faces.filter(({ method, path }) => method === 'GET' && LISTS.test(path)))
        for (const query of ['', '?q=las', '?limit=100']) {
          const answer = await ask(at, face, standingOf(at, role, face.endpoint?.scope), {
            id: idFor(at, face.path, role),
            query,
          })
          expect(tracesIn(await wholeOf(answer)), `${face.name}${query}`).toEqual([])
        }
    })
})

describe('a name or a number in a search finds no one', () => {
  const NOBODY = ['Qwzmabel Trovik', '081399887766', 'nobody.qz@nowhere.example', '6571015206980008', 'BNSP-ZZ-00000000']
  const asked = [HIDDEN.name, HIDDEN.phone, HIDDEN.email, HIDDEN.nik, HIDDEN_CERTIFICATE]

  test('more than a made-up one does, whoever asks', async () => {
    for (const face of faces.filter(
      ({ kind, method, endpoint }) => kind === 'API' && method === 'GET' && endpoint?.query !== undefined,
    ))
      for (const role of [...STRANGERS, 'officer own office', 'administrator'] as Role[]) {
        const told = async (q: string) => {
          const query = `?q=${encodeURIComponent(q)}`
          const answer = await ask(at, face, standingOf(at, role, face.endpoint?.scope), {
            id: idFor(at, face.path, role),
            query,
          })
          const text = await answer.text()
          return `${answer.status} ${text.split('grd_').length}`
        }
        for (const [nth, typed] of asked.entries())
          expect(await told(typed), `${face.name} as ${role}, ${nth}`).toBe(await told(NOBODY[nth] ?? ''))
      }
  })
})

describe('what is folded from the log', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is given a profile without a trace of the person, in the index of matches and in that of words', async () => {
    const spies = [
      vi.spyOn(MatchIndex.prototype, 'putProfile'),
      vi.spyOn(TextSearch.prototype, 'putProfile'),
      vi.spyOn(TextSearch.prototype, 'putProfiles'),
    ]
    const fresh = await cast.fresh()
    const { match } = await fresh.system().indexes()
    const given = spies.map((spy) => spy.mock.calls)
    expect(JSON.stringify(given)).toContain(at.things.graduate)
    expect(tracesIn(JSON.stringify(given))).toEqual([])
    expect(tracesIn(JSON.stringify(match.profile(at.things.graduate ?? '')))).toEqual([])
  })

  test('and the log itself says ids and kinds only', async () => {
    const changes = await at.store.changesAfter(0, 1000)
    expect(changes.length).toBeGreaterThan(10)
    expect(tracesIn(JSON.stringify(changes))).toEqual([])
  })
})

test('the NIK is stored nowhere, and name and number in the row of the person alone', async () => {
  const state = await wholeState(at.store, { all: true })
  const where = (what: string) => Object.keys(state).filter((table) => tracesIn(JSON.stringify(state[table])).includes(what))
  expect(where('nik')).toEqual([])
  for (const what of ['name', 'email', 'birth date']) expect([what, where(what)]).toEqual([what, ['graduate']])
  // The hidden person also reported an advert, and left their number for it.
  expect(where('phone')).toEqual(['advert_report_contact', 'graduate'])
})

describe('what other systems are told of a change of the person', () => {
  test('is ids, by webhooks that ask for all kinds', async () => {
    const world = await cast.fresh()
    const send = (role: Role, method: string, path: string, body: object) =>
      world.app.request(`/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${world.as[role].key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const kinds = ['vacancy', 'employer', 'graduate', 'profile', 'office', 'policy', 'reference']
    expect((await send('administrator', 'POST', '/webhooks', { url: 'https://kait.example/semua', kinds })).status).toBe(201)
    const change = { person: HIDDEN, text: `${HIDDEN.name} bisa las pipa, ${HIDDEN.phone}` }
    expect((await send('graduate self', 'PATCH', `/graduates/${world.things.graduate}`, change)).status).toBe(200)
    const posted: string[] = []
    const post: Post = async (url, headers, body) => {
      posted.push(`${url} ${JSON.stringify(headers)} ${body}`)
      return { status: 200 }
    }
    await deliverDue(world.system, post)
    expect(posted.join()).toContain(world.things.graduate)
    expect(tracesIn(posted.join())).toEqual([])
  })
})

describe('an employer whom the person let in', () => {
  const told = async (world: Cast, role: Role): Promise<string[]> => {
    const found: string[] = []
    for (const face of faces.filter(({ method }) => method === 'GET'))
      for (const id of new Set([idFor(world, face.path, role), hiddenIn(face.path, role)]))
        found.push(...tracesIn(await wholeOf(await ask(world, face, world.as[role], { id }))))
    return [...new Set(found)]
  }

  test('sees name and number, no other employer does, and after the withdrawal nobody', async () => {
    const world = await cast.fresh()
    const { key } = world.as['graduate self']
    const say = (what: 'consents' | 'withdrawals') =>
      world.app.request(`/api/v1/graduates/${world.things.graduate}/${what}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ purpose: 'employer', employer: world.things.employer }),
      })
    expect(await told(world, 'employer own')).toEqual([])
    expect((await say('consents')).status).toBe(200)
    expect(await told(world, 'employer own')).toEqual(expect.arrayContaining(['name', 'phone']))
    expect(await told(world, 'employer own')).not.toContain('birth date')
    for (const role of ['employer other', 'employer unverified', 'employer suspended', 'visitor', 'graduate other'] as const)
      expect([role, await told(world, role)]).toEqual([role, []])
    expect((await say('withdrawals')).status).toBe(200)
    expect(await told(world, 'employer own')).toEqual([])
  })
})

describe('nothing that is logged', () => {
  afterEach(() => vi.restoreAllMocks())

  test('has a trace of the person, even when they stand in an address, a header or a body that is wrong', async () => {
    const printed: string[] = []
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, name).mockImplementation((...all) => {
        printed.push(JSON.stringify(all))
      })
    const typed = encodeURIComponent(`${HIDDEN.name} ${HIDDEN.phone} ${HIDDEN.nik} ${HIDDEN.email}`)
    for (const face of faces)
      for (const role of [...FAMILIAR, 'visitor', 'employer own'] as Role[]) {
        const who = standingOf(at, role, face.endpoint?.scope)
        const body = { person: HIDDEN, name: HIDDEN.name, text: HIDDEN.nik, [HIDDEN.nik]: HIDDEN.name }
        const headers = {
          'X-Request-Id': HIDDEN.nik,
          Referer: `http://localhost/?q=${typed}`,
          'User-Agent': HIDDEN.phone,
          'Idempotency-Key': HIDDEN.nik,
        }
        await ask(at, face, who, {
          id: hiddenIn(face.path, role),
          query: `?q=${typed}&${typed}=1`,
          body,
          form: { name: HIDDEN.name },
          headers,
        })
        await ask(at, face, who, { ...exampleFor(at, face, role), id: decodeURIComponent(typed) })
      }
    for (const path of [`/${typed}`, `/api/v1/${typed}`, `/graduates/${typed}`]) await at.app.request(path)
    expect(lines.length).toBeGreaterThan(faces.length)
    expect([...lines, ...printed].filter((line) => tracesIn(line).length > 0)).toEqual([])
  })
})

test('no address of ours, in a link or where a form leads, has a trace of the person', async () => {
  for (const face of faces.filter(({ kind }) => kind === 'page'))
    for (const role of FAMILIAR) {
      const who = standingOf(at, role, face.endpoint?.scope)
      const answer = await ask(at, face, who, { ...exampleFor(at, face, role), id: hiddenIn(face.path, role) })
      const links = [...(await answer.text()).matchAll(/(?:href|action|src)="(\/[^"]*)"/g)].map(([, link = '']) => link)
      const led = answer.headers.get('location') ?? addressOf(face, hiddenIn(face.path, role))
      expect(tracesIn([...links, led].map(decodeURIComponent).join('\n')), face.name).toEqual([])
      if (face.method !== 'GET' && answer.status < 400) at = await cast.fresh()
    }
})
