import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { addressOf, type Face, facesOf, signedAs } from './faces.ts'
import { wholeState } from './state.ts'

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at).filter(({ endpoint }) => endpoint?.input !== undefined)
})
afterAll(() => cast.close())

const ALL: readonly Role[] = ['administrator', 'officer own office', 'employer own', 'graduate self', 'visitor']

type Sent = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

function send(face: Face, role: Role, body: Sent, headers: Readonly<Record<string, string>> = {}): Promise<Response> | Response {
  const type = face.kind === 'API' ? 'application/json' : 'application/x-www-form-urlencoded'
  const request = new Request(`http://localhost${addressOf(face, idFor(at, face.path, role))}`, {
    method: face.method,
    headers: { 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin', ...signedAs(face.kind, at.as[role]), ...headers },
    body,
    duplex: 'half',
  } as RequestInit)
  return at.app.request(request)
}

/** A refusal that says what is wrong, and never a bug. */
async function refused(answer: Response, statuses: readonly number[], what: string): Promise<void> {
  expect(statuses, `${what}: ${answer.status}`).toContain(answer.status)
  expect(answer.headers.get('content-type')).toMatch(/^(application\/problem\+json|text\/html)/)
}

const bytes = (...given: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(given)

describe('a body that is none', () => {
  const BODIES: Readonly<Record<string, Sent>> = {
    'nothing at all': '',
    'half a text': '{"a":',
    'five thousand brackets': '['.repeat(5000),
    'a hundred thousand objects in each other': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    'bytes that are no UTF-8': bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d),
    'an overlong slash': bytes(0x22, 0xc0, 0xaf, 0x22),
    'UTF-16': Uint8Array.from(Buffer.from('{"a":1}', 'utf16le')),
    'the number NaN': '{"a":NaN}',
    'a comment': '{/* x */}',
    'a list': '[]',
    'a null': 'null',
    'a word': '"x"',
  }
  for (const [what, body] of Object.entries(BODIES))
    test(`${what} is refused at every address, and stored nowhere`, async () => {
      const before = await wholeState(at.store)
      for (const face of faces.filter(({ kind }) => kind === 'API'))
        for (const role of ALL) await refused(await send(face, role, body), [400, 401, 403, 413], `${face.name} as ${role}`)
      expect(await wholeState(at.store)).toEqual(before)
    })
})

describe('a body too large', () => {
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (to) => to.enqueue(new Uint8Array(1_000_000).fill(0x20)),
    })

  test('is refused without reading on, at every address, as JSON and as a form', async () => {
    for (const face of faces)
      for (const role of ['administrator', 'visitor'] as const)
        await refused(await send(face, role, endless()), [401, 403, 413], `${face.name} as ${role}`)
  })

  test('no limit is larger than a list of adverts needs', () => {
    expect(endpoints.filter(({ limit }) => limit > 20_000_000).map(({ path }) => path)).toEqual([])
  })
})

test('a compressed body is not blown up: it is no JSON, or a kind that is not taken', async () => {
  const bomb = Uint8Array.from(gzipSync(Buffer.alloc(50_000_000, 0x20)))
  for (const face of faces)
    for (const encoding of ['gzip', 'deflate', 'br', 'x-gzip, gzip'])
      await refused(await send(face, 'administrator', bomb, { 'Content-Encoding': encoding }), [400, 401, 403, 415], face.name)
})

test('another content type than its own is refused at every address', async () => {
  for (const face of faces) {
    const { body = {}, form = {} } = exampleFor(at, face, 'administrator')
    const sent = face.kind === 'API' ? JSON.stringify(body) : new URLSearchParams(form).toString()
    const types = ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'application/json-seq', 'x', ',']
    for (const type of [...types, face.kind === 'API' ? 'application/x-www-form-urlencoded' : 'application/json'])
      await refused(await send(face, 'administrator', sent, { 'Content-Type': type }), [401, 403, 415], `${face.name} as ${type}`)
  }
})

describe('one name twice', () => {
  test('in JSON: the last counts and is checked, as JSON.parse has it, so that no check reads another than what is stored', async () => {
    for (const face of faces.filter(({ kind }) => kind === 'API')) {
      const { body } = exampleFor(at, face, 'administrator')
      if (typeof body !== 'object' || body === null) continue
      const [name = '', value] = Object.entries(body)[0] ?? []
      const twice = `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(body).slice(1, -1)},${JSON.stringify(name)}:[[[7]]]}`
      await refused(await send(face, 'administrator', twice), [400, 401, 403], face.name)
    }
  })

  test('in a form: where one is meant, two are refused or one of them counts, never both in one', async () => {
    for (const face of faces.filter(({ kind }) => kind === 'page'))
      for (const role of ALL) {
        const { form = {} } = exampleFor(at, face, role)
        const [name, value] = Object.entries(form)[0] ?? []
        if (name === undefined || value === undefined) continue
        const fields = new URLSearchParams([...Object.entries(form), [name, value], [name, 'lain']])
        const { status } = await send(face, role, fields.toString())
        expect([200, 303, 400, 401, 403, 404, 409], `${face.name} ${name} as ${role}: ${status}`).toContain(status)
        if (status < 400) expect(JSON.stringify(await wholeState(at.store))).not.toContain(`${value},lain`)
      }
  })

  test('in a query: where one is meant, two are refused by the API', async () => {
    const answer = await at.app.request('/api/v1/vacancies?limit=1&limit=2')
    expect(answer.status).toBe(400)
    expect((await at.app.request('/api/v1/vacancies?after=a&after=b')).status).toBe(400)
  })
})

describe('the method is what the request line says', () => {
  test('and no header or field makes it another', async () => {
    const before = await wholeState(at.store)
    for (const header of ['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method'])
      for (const { path } of endpoints.filter(({ method }) => method === 'patch')) {
        const address = `/api/v1${path.replace(':id', idFor(at, path, 'administrator') ?? '')}`
        await at.app.request(`${address}?_method=PATCH`, {
          headers: { ...signedAs('API', at.as.administrator), [header]: 'PATCH' },
        })
      }
    expect(await wholeState(at.store)).toEqual(before)
  })
})

describe('names that JavaScript knows', () => {
  const POLLUTING = [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"__proto__":null}',
    '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  ]
  test('change no other object, whatever the address', async () => {
    for (const face of faces)
      for (const role of ['administrator', 'visitor'] as const) {
        const { body, form = {} } = exampleFor(at, face, role)
        const inner = JSON.stringify(body ?? {}).slice(1)
        for (const polluting of POLLUTING) {
          const sent =
            face.kind === 'API'
              ? `${polluting.slice(0, -1)}${inner === '}' ? '' : ','}${inner}`
              : `__proto__=x&__proto__[polluted]=1&constructor.prototype.polluted=1&constructor=x&toString=1&${new URLSearchParams(form)}`
          expect((await send(face, role, sent)).status).toBeLessThan(500)
        }
      }
    for (const query of ['__proto__=1', '__proto__[polluted]=1', 'constructor=1', 'toString=1&hasOwnProperty=2'])
      for (const face of facesOf(at).filter(({ method }) => method === 'GET')) {
        const address = addressOf(face, idFor(at, face.path, 'administrator'), `?${query}`)
        expect((await at.app.request(address, { headers: signedAs(face.kind, at.as.administrator) })).status).toBeLessThan(500)
      }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(at.bugs).toEqual([])
  })
})
