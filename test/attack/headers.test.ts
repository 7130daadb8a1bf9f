import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { addressOf, ask, type Face, facesOf, signedAs } from './faces.ts'

let cast: Casting
let at: Cast
let faces: readonly Face[]
beforeAll(async () => {
  cast = await casting()
  at = cast.first
  faces = facesOf(at)
})
afterAll(() => cast.close())

const ANYONE: readonly Role[] = ['visitor', 'employer own', 'officer own office']

/** Calls every face, as some of everyone, with a query and headers besides. */
async function everywhere(
  query: string,
  headers: Readonly<Record<string, string>>,
  look: (answer: Response, face: Face) => unknown,
) {
  for (const face of faces)
    for (const role of ANYONE) {
      const asking = { ...exampleFor(at, face, role), id: idFor(at, face.path, role), query, headers }
      const answer = await ask(at, face, at.as[role], asking)
      if (face.method !== 'GET' && answer.status < 400) at = await cast.fresh()
      await look(answer, face)
    }
}

describe('what is sent does not end a header of the answer', () => {
  const EVIL = '\r\nX-Evil: 1\r\nSet-Cookie: padan_session=evil'
  const check = (answer: Response) => {
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers.get('x-evil')).toBeNull()
    for (const [name, value] of answer.headers) {
      expect(value).not.toMatch(/[\r\n]/)
      expect(`${name}: ${value}`).not.toMatch(/evil/i)
    }
  }

  test('in the query', async () => {
    const names = ['q', 'after', 'lang', 'next', 'to', 'limit', 'employer']
    const query = `?${names.map((name) => `${name}=${encodeURIComponent(`x${EVIL}`)}`).join('&')}`
    await everywhere(query, {}, check)
  }, 120_000)

  test('in the address', async () => {
    for (const face of faces.filter(({ path }) => path.includes(':')))
      for (const role of ANYONE) {
        const address = addressOf(face, `x${EVIL}`)
        const answer = await at.app.request(address, { method: face.method, headers: signedAs(face.kind, at.as[role]) })
        check(answer)
      }
  })

  test('in the fields of a form that says where to go', async () => {
    for (const face of faces.filter(({ kind, method }) => kind === 'page' && method === 'POST')) {
      const { form = {} } = exampleFor(at, face, 'officer own office')
      const id = idFor(at, face.path, 'officer own office')
      for (const name of [...Object.keys(form), 'to', 'next', 'return', 'back'])
        check(await ask(at, face, at.as['officer own office'], { id, form: { ...form, [name]: `${form[name] ?? ''}${EVIL}` } }))
      at = await cast.fresh()
    }
  })
})

test('a request number of the caller’s own choosing is taken over only where it is a plain word', async () => {
  for (const given of ['a'.repeat(5000), '<script>', 'x y', 'é', '"', '%0a']) {
    const answer = await at.app.request('/api/v1/me', { headers: { 'X-Request-Id': encodeURIComponent(given).slice(0, 4000) } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w.-]{1,128}$/)
  }
})

describe('what a client says in a header', () => {
  // Line ends themselves are refused by every client and server; what stays is what a careless decoder would turn into them.
  const coded = 'x%0d%0aX-Evil:%201'
  const CODED = {
    'X-Request-Id': coded,
    'Idempotency-Key': coded,
    'If-None-Match': coded,
    'Accept-Language': coded,
    Range: coded,
  }
  const FORGED = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    Forwarded: 'host=evil.example',
    'X-Original-URL': '/evil.example',
  }

  test('ends no header of the answer, and a host that it made up stands in none and in no link', async () => {
    await everywhere('', { ...CODED, ...FORGED }, async (answer, { name }) => {
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers.get('x-evil')).toBeNull()
      const said = `${JSON.stringify([...answer.headers])} ${await answer.text()}`
      expect(/evil/i.test(said) ? name : '').toBe('')
    })
  }, 120_000)
})

describe('no answer leads to another site', () => {
  const ELSEWHERE = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/%09/evil.example',
  ]
  const NAMES = ['next', 'to', 'return', 'return_to', 'redirect', 'redirect_uri', 'url', 'continue', 'back', 'then', 'thenTo']

  const leadsWithin = (address: string) => {
    const to = new URL(address, 'http://localhost')
    expect([address, to.host]).toEqual([address, 'localhost'])
    expect(to.protocol).toBe('http:')
  }

  test('though it is asked for in query, form and Referer', async () => {
    for (const face of faces.filter(({ kind }) => kind === 'page'))
      for (const [turn, role] of (['visitor', 'officer own office', 'graduate self'] as const).entries()) {
        // Each name with each of them, over three turns and many pages.
        const asked = NAMES.map((name, nth) => [name, ELSEWHERE[(nth + turn * 2) % ELSEWHERE.length] ?? ''] as const)
        const { form = {} } = exampleFor(at, face, role)
        const asking = {
          id: idFor(at, face.path, role),
          query: `?${new URLSearchParams(asked.map(([name, value]) => [name, value]))}`,
          headers: { Referer: ELSEWHERE[turn] ?? '' },
        }
        // A field that no form has may make it refused; without it, the query and the Referer alone are tried.
        for (const fields of [{ ...Object.fromEntries(asked), ...form }, form]) {
          const answer = await ask(at, face, at.as[role], { ...asking, form: fields })
          const location = answer.headers.get('location')
          if (location !== null) leadsWithin(location)
          expect(answer.headers.get('refresh')).toBeNull()
          if (face.method !== 'GET' && answer.status < 400) at = await cast.fresh()
        }
      }
  }, 120_000)

  test('not even when the address itself looks like one', async () => {
    for (const path of ['//evil.example/', '//evil.example/vacancies', '/.//evil.example', '/%5cevil.example']) {
      const answer = await at.app.request(new Request(`http://localhost${path}`))
      const links = [...(await answer.text()).matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, link = '']) => link)
      for (const link of [...links, answer.headers.get('location') ?? '/']) if (!link.startsWith('data:')) leadsWithin(link)
    }
  })
})
