import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callOf, type Description, describedBy } from '../fuzz/description.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting } from './cast.ts'
import { ask, type Face, facesOf } from './faces.ts'
import { withTexts } from './places.ts'
import { tablesOf, wholeState } from './state.ts'

const INJECTED = [
  "'",
  "''",
  "' OR '1'='1",
  "' OR 1=1 --",
  "'; DROP TABLE vacancy; --",
  "' UNION SELECT token_hash FROM api_key --",
  '" OR ""="',
  '\\',
  '%',
  '_',
  '*',
  '%%%',
  "zz' || (SELECT name FROM graduate) || '",
  '1); DELETE FROM graduate; --',
]
/** A word that stands nowhere. */
const ORDINARY = 'zzqxwv'

let cast: Casting
let at: Cast
let faces: readonly Face[]
let description: Description
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
  description = await describedBy(at)
})
afterAll(() => cast.close())

/** How many of each list of an answer there are, and its status: what an injected condition would change. */
async function shapeOf(answer: Response): Promise<string> {
  const text = await answer.text()
  if (!/json/.test(answer.headers.get('content-type') ?? '')) return `${answer.status} ${text.match(/<li/g)?.length ?? 0}`
  const lengths: string[] = []
  JSON.parse(text, (name, value) => {
    if (Array.isArray(value) && name !== 'errors') lengths.push(`${name}:${value.length}`)
    return value
  })
  return `${answer.status} ${lengths.sort().join()}`
}

describe('a quote or a wildcard in a query finds what any other unknown word finds', () => {
  test('in every parameter of every list', async () => {
    let tried = 0
    for (const face of faces.filter(({ method, endpoint }) => method === 'GET' && endpoint?.query !== undefined))
      for (const { name, in: where } of callOf(description, 'get', face.path)?.parameters ?? []) {
        if (where !== 'query') continue
        const told = async (value: string) =>
          shapeOf(
            (await ask(at, face, at.as.administrator, {
              id: idFor(at, face.path, 'administrator'),
              query: `?${name}=${encodeURIComponent(value)}`,
            })) as Response,
          )
        const ordinary = await told(ORDINARY)
        for (const injected of INJECTED) {
          // As many as its own words find, if it has any: "OR" may begin a word that stands somewhere.
          const words = await told(injected.replace(/\W|_/g, ' ').trim() || '.')
          expect([ordinary, words], `${face.name} ${name}=${injected}`).toContain(await told(injected))
          tried++
        }
      }
    expect(tried).toBeGreaterThan(100)
  })
})

test('a quote in an id is an id that does not exist', async () => {
  for (const face of faces.filter(({ path, endpoint }) => path.includes(':') && endpoint !== null))
    for (const injected of INJECTED) {
      const own = idFor(at, face.path, 'administrator') ?? ''
      for (const id of [injected, `${own}${injected}`]) {
        const { status } = await ask(at, face, at.as.administrator, { ...exampleFor(at, face, 'administrator'), id })
        expect([403, 404], `${face.name} ${id}: ${status}`).toContain(status)
      }
    }
})

test('a statement in a text is stored as text, if at all, and no row that it speaks of is gone', async () => {
  const tables = await tablesOf(at.store)
  const before = await wholeState(at.store)
  // Whoever asks for their own end gets it.
  for (const face of faces.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/erasure')))
    for (const role of ['administrator', 'officer own office', 'employer own', 'graduate self', 'visitor'] as const)
      for (const injected of ["'; DROP TABLE vacancy; --", "x'); DELETE FROM graduate; --"]) {
        const { body, form = {} } = exampleFor(at, face, role)
        const asking = {
          id: idFor(at, face.path, role),
          body: withTexts(body, () => injected),
          form: Object.fromEntries(Object.keys(form).map((name) => [name, injected])),
        }
        expect((await ask(at, face, at.as[role], asking)).status).toBeLessThan(500)
      }
  expect(await tablesOf(at.store)).toEqual(tables)
  const after = await wholeState(at.store)
  for (const table of ['graduate', 'vacancy', 'employer', 'api_key'])
    expect(after[table]?.length).toBeGreaterThanOrEqual(before[table]?.length ?? 0)
})
