import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, type Casting, casting } from '../attack/cast.ts'
import { facesOf } from '../attack/faces.ts'
import { tracesIn } from '../attack/traces.ts'
import { Chance } from './chance.ts'
import { describedBy, fitting } from './description.ts'
import { knownTo, maySee, type Shot, shot } from './requests.ts'

/** How many requests a run sends, and which: FUZZ_SEED repeats a run that failed elsewhere, FUZZ_REQUESTS makes it longer. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 21_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125)
/** What is made and found in one world, before the next begins as new. */
const A_WORLD = 250

let cast: Casting
beforeAll(async () => {
  cast = await casting()
})
afterAll(() => cast.close())

/** Everything that is wrong with an answer. */
async function faults(at: Cast, { face, as, request }: Shot, fits: ReturnType<typeof fitting>): Promise<[number, string[]]> {
  const answer = await at.app.request(request)
  const body = await answer.text()
  const wrong: string[] = []
  if (answer.status >= 500) wrong.push(`a ${answer.status}`)
  if (at.bugs.length > 0) wrong.push(`a bug: ${at.bugs.map(({ error, at: [place] }) => `${error} ${place}`).join()}`)
  at.bugs.length = 0
  const misfit = face.kind === 'API' && face.endpoint !== null ? fits(face.method, face.path, answer, body) : null
  if (misfit !== null) wrong.push(misfit)
  const traces = maySee(as) ? [] : tracesIn(`${JSON.stringify([...answer.headers])}${body}`)
  if (traces.length > 0) wrong.push(`told ${as} the ${traces.join(', ')}`)
  return [answer.status, wrong]
}

test(`of ${REQUESTS} requests made from the description none breaks anything, says what is not described, or tells of the hidden person`, async () => {
  const chance = new Chance(SEED)
  const faces = facesOf(cast.first)
  const description = await describedBy(cast.first)
  const fits = fitting(description)
  const known = knownTo(cast.first, description)
  const counts = new Map<string, number>()
  const found = new Map<string, string>()
  let at = cast.first
  for (let nth = 1; nth <= REQUESTS; nth++) {
    if (nth % A_WORLD === 0) at = await cast.fresh()
    const one = shot(at, faces, description, known, chance)
    const [status, wrong] = await faults(at, one, fits)
    const kind = `${one.class} ${status}`
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    for (const each of wrong) {
      const where = `${one.face.name}: ${each}`
      if (!found.has(where)) found.set(where, `request ${nth} of seed ${SEED}: ${one.sent}`)
    }
  }
  process.stdout.write(`Requests by kind and status: ${JSON.stringify(Object.fromEntries([...counts].sort()))}\n`)
  expect(Object.fromEntries(found)).toEqual({})
}, 300_000)
