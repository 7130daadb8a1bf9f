import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callOf, describedBy } from '../fuzz/description.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { addressOf, type Face, facesOf, signedAs } from './faces.ts'
import { changedAt, placesIn } from './places.ts'

/** What makes a careless pattern try every way of cutting a text: much of one letter, nearly a number, nearly an address, nearly a tag. */
const REPEATED: Readonly<Record<string, (length: number) => string>> = {
  'one letter': (length) => `${'a'.repeat(length)}!`,
  'spaces around nothing': (length) => ` ${'\t '.repeat(length / 2)}x`,
  digits: (length) => `${'0'.repeat(length)}x`,
  'a number in parts': (length) => `+62${'8 - '.repeat(length / 4)}`,
  'an e-mail address without end': (length) => `${'a.'.repeat(length / 2)}@`,
  'many at-signs': (length) => 'a@'.repeat(length / 2),
  'an address of the web': (length) => `http://${'a.'.repeat(length / 2)}`,
  'open tags': (length) => '<a '.repeat(length / 3),
  'trade words': (length) => 'las '.repeat(length / 4),
  'a list of years': (length) => '2 tahun, '.repeat(length / 9),
}

const SHORT = 20_000
const TIMES_LONGER = 4
/** Milliseconds of processor below which nothing is said: noise of the machine. */
const NOTHING = 80
/** Four times the text may cost eight times the work; a pattern that tries every way would cost sixteen times and more. */
const STILL_LINEAR = TIMES_LONGER * 2

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
})
afterAll(() => cast.close())

/** Milliseconds of this process's own processor time, which a busy machine does not change. */
async function costOf(what: string, work: () => Promise<Response> | Response): Promise<number> {
  const before = process.cpuUsage()
  const answer = await work()
  expect(answer.status, `${what}: ${JSON.stringify(at.bugs)}`).toBeLessThan(500)
  await answer.text()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function linear(what: string, send: (length: number) => Promise<Response> | Response): Promise<void> {
  expect(await growth(what, send), what).toBeLessThan(STILL_LINEAR)
}

/** How much more a longer text costs; 0 where it costs next to nothing. The least of three, since other work comes between. */
async function growth(what: string, send: (length: number) => Promise<Response> | Response): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let times = 0; times < 3 && least > STILL_LINEAR; times++) {
    const long = await costOf(what, () => send(SHORT * TIMES_LONGER))
    least = Math.min(least, long < NOTHING ? 0 : long / Math.max(1, await costOf(what, () => send(SHORT))))
  }
  return least
}

const ROLE: Readonly<Record<string, Role>> = { me: 'graduate self' }
const roleFor = ({ path }: Face): Role => ROLE[path.split('/')[1] ?? ''] ?? 'administrator'

describe('a long text costs in proportion to its length', () => {
  test('in every text of every body', async () => {
    for (const face of faces.filter(({ kind, endpoint }) => kind === 'API' && endpoint?.input !== undefined)) {
      const role = roleFor(face)
      const { body } = exampleFor(at, face, role)
      const address = addressOf(face, idFor(at, face.path, role))
      const texts: readonly string[][] = placesIn(body).map((place) => place.map(String))
      for (const place of texts.length > 12 ? texts.slice(0, 12) : texts)
        for (const [what, repeated] of Object.entries(REPEATED)) {
          const send = (length: number) =>
            at.app.request(address, {
              method: face.method,
              headers: { 'Content-Type': 'application/json', ...signedAs('API', at.as[role]) },
              body: JSON.stringify(changedAt(body, place, () => repeated(length))),
            })
          await linear(`${what} in ${place.join('/')} of ${face.name}`, send)
        }
    }
  })

  test('in every parameter of every query', async () => {
    const description = await describedBy(at)
    for (const face of faces.filter(({ kind, endpoint }) => kind === 'API' && endpoint?.query !== undefined))
      for (const { name, in: where } of callOf(description, 'get', face.path)?.parameters ?? []) {
        if (where !== 'query') continue
        for (const [what, repeated] of Object.entries(REPEATED)) {
          const send = (length: number) => {
            const query = `?${name}=${encodeURIComponent(repeated(length))}`
            return at.app.request(addressOf(face, idFor(at, face.path, 'administrator'), query), {
              headers: signedAs('API', at.as.administrator),
            })
          }
          await linear(`${what} in ${name} of ${face.name}`, send)
        }
      }
  })

  test('in every header that is read', async () => {
    const names = [
      'Accept-Language',
      'Authorization',
      'Cookie',
      'If-Match',
      'If-None-Match',
      'Idempotency-Key',
      'Origin',
      'X-Forwarded-For',
      'X-Request-Id',
      'Content-Type',
      'Range',
      'Accept-Encoding',
    ]
    for (const name of names)
      for (const [what, repeated] of Object.entries(REPEATED)) {
        const value = (length: number) => repeated(length).trim()
        const send = (length: number) => at.app.request('/vacancies', { headers: { [name]: value(length) } })
        const sendToApi = (length: number) => at.app.request('/api/v1/me', { headers: { [name]: value(length) } })
        for (const each of [send, sendToApi]) await linear(`${what} in ${name}`, each)
      }
  })
})
