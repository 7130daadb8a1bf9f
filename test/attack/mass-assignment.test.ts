import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import type { Schema } from '../../src/http/openapi-examples.ts'
import { callOf, type Description, describedBy } from '../fuzz/description.ts'
import { letIn } from '../http/access-table.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { wrongFields } from '../world.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { ask, type Face, facesOf } from './faces.ts'
import { tablesOf, wholeState } from './state.ts'

/**
 * Columns that decide who may do what, and the addresses where setting one is the very purpose. A line more here is a decision.
 * `version` says what the sender had read; it is compared and never stored as sent.
 */
const MAY_SET: Readonly<Record<string, readonly string[]>> = {
  // An administrator says what somebody new is; an owner, who of the employer's people is an owner too.
  'POST /accounts': ['role'],
  'PATCH /accounts/:id': ['post'],
  'POST /employers/:id/users': ['post'],
  // Held to what its maker may do, as the test below has it.
  'POST /keys': ['scopes', 'role'],
  'PATCH /webhooks/:id': ['state'],
}
const DECIDING = [
  'role',
  'state',
  'scopes',
  'post',
  'office_id',
  'employer_id',
  'graduate_id',
  'account_id',
  'owner_id',
  'invented',
  'made_by',
]

let cast: Casting
let at: Cast
let faces: readonly Face[]
let columns: readonly string[]
let description: Description
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
  description = await describedBy(at)
  const found = await Promise.all(
    (await tablesOf(at.store)).map((table) =>
      sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(at.store.db),
    ),
  )
  columns = [...new Set(found.flatMap(({ rows }) => rows.map(({ name }) => name)))].sort()
})
afterAll(() => cast.close())

/** The names that an input knows, at its top. */
function namesOf(schema: Schema | undefined): ReadonlySet<string> {
  if (schema === undefined) return new Set()
  if (schema.$ref !== undefined) return namesOf(description.components.schemas[schema.$ref.split('/').at(-1) ?? ''])
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...namesOf(part)])])
}

const inputOf = (face: Face): Schema | undefined =>
  callOf(description, face.endpoint?.method ?? '', face.path)?.requestBody?.content?.['application/json']?.schema

/** One who is let in, so that what is refused is refused for the field alone. */
const oneOf = ({ name }: Face): Role | undefined => letIn(name)[0]

/** The names that an input says it does not know. */
const unknownTo = ({ endpoint }: Face, sent: object): string[] =>
  (endpoint?.input?.safeParse(sent).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  )

const changing = endpoints.filter(({ method, api, input }) => method !== 'get' && api && input !== undefined)

describe('a column of a table is not a field of a form', () => {
  for (const { method, path } of changing)
    test(`${method.toUpperCase()} ${path} refuses every column that its description does not name, and stores nothing`, async () => {
      const face = faces.find(({ name }) => name === `API ${method.toUpperCase()} ${path}`)
      if (face === undefined) throw new Error(`${path} is not served`)
      const { body } = exampleFor(at, face, 'administrator')
      const known = namesOf(inputOf(face))
      const unknown = columns.filter((column) => !known.has(column))
      const role = oneOf(face)
      const before = await wholeState(at.store)
      for (let from = 0; from < unknown.length; from += 40) {
        const some = unknown.slice(from, from + 40)
        const sent = { ...(body as object), ...Object.fromEntries(some.map((column) => [column, 'administrator'])) }
        // Where nobody is let in as things stand, what the input says of it is all there is to ask.
        if (role === undefined) {
          expect(unknownTo(face, sent)).toEqual(some)
          continue
        }
        const answer = await ask(at, face, at.as[role], { body: sent, id: idFor(at, path, role) })
        expect(answer.status).toBe(400)
        expect(await wrongFields(answer)).toEqual(expect.arrayContaining(some.map((column) => `#/${column}`)))
      }
      expect(await wholeState(at.store)).toEqual(before)
    })

  test('and where a deciding column is a field, somebody has thought about it', () => {
    const named = Object.fromEntries(
      changing.flatMap(({ method, path }) => {
        const face = faces.find(({ name }) => name === `API ${method.toUpperCase()} ${path}`)
        const names = face === undefined ? [] : [...namesOf(inputOf(face))].filter((name) => DECIDING.includes(name))
        return names.length === 0 ? [] : [[`${method.toUpperCase()} ${path}`, names] as const]
      }),
    )
    expect(named).toEqual(MAY_SET)
  })
})

describe('a form of a page takes no column either', () => {
  for (const { path } of endpoints.filter(({ pages, pageMethod }) => pages && pageMethod === 'post'))
    test(`${path} stores the same with and without them`, async () => {
      const face = faces.find(({ name }) => name === `page POST ${path}`)
      if (face === undefined) throw new Error(`${path} is not served`)
      const role = oneOf(face) ?? 'administrator'
      const { form = {} } = exampleFor(at, face, role)
      const fresh = await cast.fresh()
      const extra = Object.fromEntries(DECIDING.filter((name) => !(name in form)).map((name) => [name, 'administrator']))
      const before = await wholeState(fresh.store)
      const { status } = await ask(fresh, face, fresh.as[role], { form: { ...form, ...extra }, id: idFor(fresh, path, role) })
      if (status >= 400) expect(await wholeState(fresh.store)).toEqual(before)
      else
        expect(JSON.stringify(await wholeState(fresh.store)).split('"administrator"').length).toBe(
          JSON.stringify(before).split('"administrator"').length,
        )
    })
})

describe('nobody makes themselves more than they are', () => {
  const post = (role: Role, path: string, body: object, method = 'POST') =>
    at.app.request(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${at.as[role].session}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('by a key: it speaks for its maker and nobody else', async () => {
    const more = [
      { role: 'administrator' },
      { role: 'officer' },
      { role: 'employer', subject: at.things['other employer'] },
      { role: 'graduate', subject: at.things.graduate },
      { owner: at.things.account },
      { office: at.things.office },
    ]
    for (const role of ['graduate other', 'employer own', 'employer suspended', 'officer other office'] as const)
      for (const asked of more) {
        const answer = await post(role, '/keys', { label: 'lebih', ...asked })
        if (answer.status >= 400) continue
        const { token } = (await answer.json()) as { token: string }
        const me = await at.app.request('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })
        const own = await at.app.request('/api/v1/me', { headers: { Authorization: `Bearer ${at.as[role].session}` } })
        expect([role, asked, await me.json()]).toEqual([role, asked, await own.json()])
      }
  })

  test('by a key with wider scopes than the key that makes it', async () => {
    const answer = await ask(at, faces.find(({ name }) => name === 'API POST /keys') as Face, at.as['key without scope'], {
      body: { label: 'lebih' },
    })
    expect(answer.status).toBe(403)
  })

  test('by a change of their own account or employer', async () => {
    for (const [role, path] of [
      ['graduate other', `/graduates/${at.things['other graduate']}`],
      ['employer unverified', `/employers/${at.things['unverified employer']}`],
      ['officer own office', `/accounts/${at.things.account}`],
      ['officer own office', `/offices/${at.things.office}`],
    ] as const)
      for (const body of [
        { role: 'administrator' },
        { state: 'verified' },
        { office: at.things.office },
        { places: ['65'] },
        { post: 'owner' },
      ])
        expect((await post(role, path, body, 'PATCH')).status).toBeGreaterThanOrEqual(400)
  })
})
