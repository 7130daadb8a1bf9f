import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schema } from '../../src/http/openapi-examples.ts'
import { hasBrowser, launch } from '../browser/browser.ts'
import { callOf, type Description, describedBy } from '../fuzz/description.ts'
import { letIn } from '../http/access-table.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import { type Cast, type Casting, casting, type Role } from './cast.ts'
import { addressOf, ask, type Face, facesOf } from './faces.ts'
import type { Place } from './places.ts'

/** Ends an attribute, a text, a comment and a script, and then would run. Short, so that a name may be it. */
const SCRIPT = `"'--></script><img src=x onerror=alert(1)><script>alert(1)</script>`
const AS_MARKUP = /<img src=x|<script>alert|<\/script><img/i

const READERS: readonly Role[] = [
  'administrator',
  'officer own office',
  'officer other office',
  'employer own',
  'graduate self',
  'visitor',
]
const WRITERS: readonly Role[] = ['graduate self', 'employer own', 'officer own office', 'administrator', 'visitor']

let cast: Casting
let at: Cast
let pages: readonly Face[]
/** What a page can be about: all of the cast, and all that was made with a script in it. */
const made: string[] = []
let stored = 0
/** Who saw the script, as text, at which address. */
const showing: [Role, string][] = []

/** Every text that an input may have, whether or not an example has it: free ones, at the top and in the objects there. */
function freeTexts(
  schema: Schema | undefined,
  definitions: Readonly<Record<string, Schema>>,
  here: Place = [],
): readonly Place[] {
  if (schema === undefined || here.length > 2) return []
  if (schema.$ref !== undefined) return freeTexts(definitions[schema.$ref.split('/').at(-1) ?? ''], definitions, here)
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((branch) => freeTexts(branch, definitions, here))
  const isText = [schema.type].flat().includes('string') && schema.enum === undefined && schema.pattern === undefined
  if (isText && here.length > 0) return [here]
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => freeTexts(inner, definitions, [...here, name]))
}

/** The value with something at a place, which is made where it is missing. */
const put = (value: unknown, [name, ...rest]: Place, text: string): unknown =>
  name === undefined
    ? text
    : { ...(typeof value === 'object' ? value : {}), [name]: put(Reflect.get(Object(value), name), rest, text) }

/** Sends an example with the script in each of the texts that take it, found out one by one in worlds of their own. */
async function storeScripts(face: Face, role: Role, description: Description): Promise<void> {
  const id = ENDING.test(face.path) ? elsewhere(face.path) : idFor(at, face.path, role)
  const { body: example } = exampleFor(at, face, role)
  const call = callOf(description, face.endpoint?.method ?? '', face.path)
  const schema = call?.requestBody?.content?.['application/json']?.schema
  let body = example
  for (const place of freeTexts(schema, description.components.schemas)) {
    const tried = put(body, place, SCRIPT)
    const probe = await cast.fresh()
    if ((await ask(probe, face, probe.as[role], { body: tried, id })).status < 400) body = tried
  }
  const answer = await ask(at, face, at.as[role], { body, id })
  if (answer.status >= 400) return
  stored += JSON.stringify(body ?? '').split('onerror').length - 1
  const location = answer.headers.get('location')
  if (location !== null) made.push(location.split('/').at(-1) ?? '')
}

/** What would end the very things and people that the pages are about is done to others, and what has no text of its own not at all. */
const ENDING = /suspension|ban$|reinstatement|reset|closure|\/ending/
const WITHOUT_TEXT = /^\/(sign-in|sign-out|matches)|erasure|withdrawals|pause|drafts?$|\/(secret|test|removal|retry)$/
const elsewhere = (path: string): string | undefined =>
  path.startsWith('/accounts')
    ? made.find((id) => id.startsWith('acc_'))
    : path.startsWith('/employers')
      ? at.things['other employer']
      : path.startsWith('/vacancies')
        ? at.things['other vacancy']
        : undefined

beforeAll(async () => {
  cast = await casting()
  at = cast.first
  const faces = facesOf(at)
  const description = await describedBy(at)
  pages = faces.filter(({ kind, method, path }) => kind === 'page' && method === 'GET' && !path.endsWith('.css'))
  for (const face of faces.filter(
    ({ kind, endpoint, path }) => kind === 'API' && endpoint?.input !== undefined && !WITHOUT_TEXT.test(path),
  ))
    for (const role of WRITERS.filter((each) => letIn(face.name).includes(each)).slice(0, 2))
      await storeScripts(face, role, description)
}, 120_000)
afterAll(() => cast.close())

/** Every address of a page for a reader: about what is theirs, and about all that was made. */
function* addressesFor(role: Role): Generator<string> {
  for (const page of pages) {
    const own = idFor(at, page.path, role)
    const ids = own === undefined ? [undefined] : [own, ...made.filter((id) => id.slice(0, 4) === own.slice(0, 4))]
    for (const id of ids) yield addressOf(page, id)
    if (own === undefined)
      yield `${addressOf(page, undefined)}?q=${encodeURIComponent(SCRIPT)}&after=${encodeURIComponent(SCRIPT)}`
  }
}

test('scripts were taken as text in many fields', () => {
  expect(stored).toBeGreaterThan(30)
})

describe('a script in a text stays text', () => {
  for (const role of READERS)
    test(`on every page that ${role} can open`, async () => {
      for (const address of addressesFor(role)) {
        const { session = at.as[role].key } = at.as[role]
        const answer = await at.app.request(address, { headers: session === null ? {} : { Cookie: `padan_session=${session}` } })
        const html = await answer.text()
        expect(answer.status, address).toBeLessThan(500)
        // A feed in JSON says it is none of a page, and is believed.
        if (/json/.test(answer.headers.get('content-type') ?? '')) continue
        expect(AS_MARKUP.exec(html)?.[0], address).toBeUndefined()
        expect(answer.headers.get('content-security-policy') ?? '', address).toMatch(/default-src 'none'|default-src 'self'/)
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
        if (html.includes('onerror')) showing.push([role, address])
      }
    }, 120_000)

  test('and what a program is told can be taken for no page', async () => {
    for (const face of facesOf(at).filter(
      ({ kind, method, endpoint }) => kind === 'API' && method === 'GET' && endpoint !== null,
    )) {
      const answer = await ask(at, face, at.as.administrator, { id: idFor(at, face.path, 'administrator') })
      expect(answer.headers.get('content-type'), face.name).toMatch(/^(application|text)\/(?!html)/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe.runIf(hasBrowser())('in a browser that no policy protects', () => {
  test('no page that shows it runs it', async () => {
    expect(showing.length).toBeGreaterThan(10)
    const server = serve({ fetch: at.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise<void>((ready) => (server.listening ? ready() : server.once('listening', () => ready())))
    const listening = server.address()
    const home = `http://127.0.0.1:${typeof listening === 'object' && listening !== null ? listening.port : 0}`
    const browser = await launch()
    try {
      for (const role of READERS) {
        const context = await browser.newContext({ bypassCSP: true })
        const { session = at.as[role].key } = at.as[role]
        if (session !== null) await context.addCookies([{ name: 'padan_session', value: session, url: home }])
        const page = await context.newPage()
        const ran: string[] = []
        page.on('dialog', (dialog) => {
          ran.push(page.url())
          void dialog.dismiss()
        })
        for (const [reader, address] of showing) if (reader === role) await page.goto(home + address, { waitUntil: 'load' })
        expect(ran).toEqual([])
        await context.close()
      }
    } finally {
      await browser.close()
      await new Promise((done) => server.close(done))
    }
  }, 120_000)
})
