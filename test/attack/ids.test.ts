import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/ids.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { NOW } from '../world.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { ask, type Face, facesOf } from './faces.ts'
import { wholeState } from './state.ts'

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at).filter(({ path, endpoint }) => path.includes(':') && endpoint !== null)
})
afterAll(() => cast.close())

/** One of each kind: an id of another kind is as foreign to a second officer as to the first. */
const KINDS: readonly Role[] = ['visitor', 'graduate self', 'employer own', 'officer own office', 'administrator']

const prefix = (id: string): string => id.slice(0, 4)

describe('an id of another kind opens nothing', () => {
  test('whoever sends it, wherever, and changes nothing', async () => {
    const before = await wholeState(at.store)
    for (const face of faces)
      for (const role of KINDS) {
        const own = idFor(at, face.path, role) ?? ''
        const others = Object.values(at.things).filter((id) => prefix(id) !== prefix(own))
        for (const id of [...new Set(others.map(prefix))].map((kind) => others.find((each) => prefix(each) === kind) ?? '')) {
          const { status } = await ask(at, face, at.as[role], { ...exampleFor(at, face, role), id })
          expect([401, 403, 404], `${face.name} with ${prefix(id)} as ${role}: ${status}`).toContain(status)
        }
      }
    expect(await wholeState(at.store)).toEqual(before)
  })
})

describe('an id that is nearly right opens nothing', () => {
  test('in other letters, cut, longer, with a wildcard, or made up', async () => {
    for (const face of faces)
      for (const role of ['visitor', 'graduate other', 'employer other', 'administrator'] as const) {
        const own = idFor(at, face.path, role) ?? ''
        const near = [
          own.toUpperCase(),
          own.slice(0, -1),
          `${own}0`,
          `${own.slice(0, -1)}%`,
          `${own.slice(0, 6)}%`,
          ` ${own}`,
          `${own}\0`,
          newId(own.slice(0, 3), NOW),
        ]
        for (const id of near) {
          const { status } = await ask(at, face, at.as[role], { ...exampleFor(at, face, role), id })
          expect([401, 403, 404], `${face.name} with ${JSON.stringify(id)} as ${role}: ${status}`).toContain(status)
        }
      }
  })
})

test('who needs a key learns without one nothing of which ids exist', async () => {
  for (const face of faces.filter(({ endpoint }) => endpoint !== null && !endpoint.open))
    for (const role of ['visitor', 'signed out'] as Role[]) {
      const own = idFor(at, face.path, role) ?? ''
      const told = async (id: string) => {
        const answer = await ask(at, face, at.as[role], { ...exampleFor(at, face, role), id })
        return `${answer.status} ${(await answer.text()).replaceAll(id, 'ID').replace(/[0-9a-f-]{36}/g, 'N')}`
      }
      expect(await told(own), face.name).toBe(await told(newId(own.slice(0, 3), NOW)))
    }
})

test('two ids made at the same moment share their time and nothing else', () => {
  const made = Array.from({ length: 2000 }, () => newId('vac', NOW))
  expect(new Set(made).size).toBe(made.length)
  for (let place = 14; place < 30; place++) expect(new Set(made.map((id) => id[place])).size).toBeGreaterThan(30)
})

describe('what is not published is not there', () => {
  const get = async (role: Role, path: string) => {
    const { key } = at.as[role]
    return at.app.request(`/api/v1${path}`, { headers: key === null ? {} : { Authorization: `Bearer ${key}` } })
  }

  test('for anyone but its employer and the office: neither an employer nor a vacancy that nobody has checked, or that is suspended', async () => {
    for (const role of ['visitor', 'graduate self', 'employer own'] as const)
      for (const path of [
        '/employers/unverified employer',
        '/employers/suspended employer',
        '/vacancies/unverified vacancy',
        '/vacancies/suspended vacancy',
      ]) {
        const [, list, thing = ''] = path.split('/')
        expect([role, path, (await get(role, `/${list}/${at.things[thing]}`)).status]).toEqual([role, path, 404])
      }
  })

  test('and no employer sees who would fit before an officer has checked it, or after it was suspended', async () => {
    for (const [role, thing] of [
      ['employer unverified', 'unverified vacancy'],
      ['employer suspended', 'suspended vacancy'],
    ] as const) {
      const list = (await (await get(role, `/vacancies/${at.things[thing]}/matches`)).json()) as { total: object }
      expect(list.total).toEqual({ matches: 0, near: 0 })
    }
  })
})
