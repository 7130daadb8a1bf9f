import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { letIn } from '../http/access-table.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting, ROLES } from './cast.ts'
import { ask, type Face, facesOf } from './faces.ts'
import { wholeState } from './state.ts'

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
})
afterAll(() => cast.close())

/** What a browser says of a form that another site sent, the newest first; older ones say less. */
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost' },
  { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' },
  { 'Sec-Fetch-Site': '', Origin: 'null' },
  { 'Sec-Fetch-Site': '', Origin: 'http://localhost.evil.example' },
  { 'Sec-Fetch-Site': '', Origin: 'http://localhost:8080' },
]

describe('a form that another site makes a reader send', () => {
  const forms = endpoints.filter(({ pages, pageMethod }) => pages && pageMethod === 'post').map(({ path }) => path)
  for (const path of new Set(forms))
    test(`changes nothing at ${path}`, async () => {
      const face = faces.find((each) => each.name === `page POST ${path}`)
      if (face === undefined) throw new Error(`${path} is not served`)
      const before = await wholeState(at.store)
      for (const role of ROLES)
        for (const headers of FOREIGN) {
          const asking = { ...exampleFor(at, face, role), id: idFor(at, path, role), headers }
          const answer = await ask(at, face, at.as[role], asking)
          expect({ role, headers, status: answer.status }).toEqual({ role, headers, status: 403 })
          expect(answer.headers.get('set-cookie')).toBeNull()
        }
      expect(await wholeState(at.store)).toEqual(before)
    })
})

test('a cookie opens no call of the API, so that no form and no script of another site can make one', async () => {
  for (const face of faces.filter(({ kind, name }) => kind === 'API' && !letIn(name).includes('visitor'))) {
    const cookies = { Cookie: `padan_session=${at.as.administrator.session}; __Host-padan=${at.as.administrator.session}` }
    const asking = { ...exampleFor(at, face, 'administrator'), id: idFor(at, face.path, 'administrator'), headers: cookies }
    expect([face.name, (await ask(at, face, at.as.visitor, asking)).status]).toEqual([face.name, 401])
  }
})

test('a form in the clothes of JSON, which a browser sends to another site without asking, is refused', async () => {
  for (const face of faces.filter(({ kind, method }) => kind === 'API' && method !== 'GET')) {
    const asking = { ...exampleFor(at, face, 'administrator'), id: idFor(at, face.path, 'administrator') }
    if (asking.body === undefined) continue
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { status } = await ask(at, face, at.as.administrator, { ...asking, headers: { 'Content-Type': type } })
      expect([400, 403, 415]).toContain(status)
    }
  }
})

test('opening an address changes nothing, but that a look at a person is noted and told to them, and the use of a session noted', async () => {
  const before = await wholeState(at.store)
  for (const face of faces.filter(({ method }) => method === 'GET'))
    for (const role of ROLES) await ask(at, face, at.as[role], { id: idFor(at, face.path, role) })
  expect(await wholeState(at.store)).toEqual(before)
})
