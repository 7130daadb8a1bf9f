import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, type Casting, casting, ROLES, type Role, standingOf } from '../attack/cast.ts'
import { ask, type Face, facesOf } from '../attack/faces.ts'
import { accessTable as rows } from './access-table.ts'
import { exampleFor, idFor } from './examples.ts'

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
})
afterAll(() => cast.close())

test('every address that is served has its row in the access table, and every row an address', () => {
  expect([...rows.keys()].sort()).toEqual(faces.map(({ name }) => name).sort())
})

test('every row says a status for every role', () => {
  expect([...rows].filter(([, statuses]) => statuses.length !== ROLES.length)).toEqual([])
})

/** What each role gets; whoever is let in to change something leaves a fresh world to the next. */
async function answers(face: Face): Promise<Record<string, number>> {
  const got: Record<string, number> = {}
  for (const role of ROLES) {
    const { status } = await ask(at, face, standingOf(at, role, face.endpoint?.scope), {
      ...exampleFor(at, face, role),
      id: idFor(at, face.path, role),
    })
    got[role] = status
    if (face.method !== 'GET' && status < 400) {
      expect(at.bugs).toEqual([])
      at = await cast.fresh()
    }
  }
  return got
}

describe('each role gets what the access table says', () => {
  for (const [name, statuses] of rows)
    test(name, async () => {
      const face = faces.find((each) => each.name === name)
      if (face === undefined) throw new Error(`${name} is not served`)
      const said: Record<string, number> = Object.fromEntries(ROLES.map((role: Role, place) => [role, statuses[place] ?? 0]))
      expect(await answers(face)).toEqual(said)
    })

  test('none of this was a bug of ours', () => {
    expect(at.bugs).toEqual([])
  })
})
