import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { anyone, type Endpoint, endpoint } from '../../src/http/endpoint.ts'
import { call, vacancy, world } from '../world.ts'

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const files = async (name: string) => new Uint8Array(await readFile(join(swagger, name)))

interface Described {
  readonly headers?: object
  readonly content?: Record<string, { readonly example?: unknown }>
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly requestBody?: Required<Described>
  readonly responses: Record<string, Described>
}

interface Description {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: Record<string, Record<string, Described>>
}

/** The parameters of a query as a program would send those that are shown: as text. */
const queryShown = (operation: Operation | undefined): object =>
  Object.fromEntries(
    (operation?.parameters ?? [])
      .filter((each) => each.in === 'query' && each.example !== undefined)
      .map(({ name, example }) => [name, Array.isArray(example) ? example.map(String) : String(example)]),
  )

test('the description has every call of the API, its own name, and who may make it', async () => {
  const at = await world()
  const description = (await (await call(at, at.visitor, 'GET', '/openapi.json')).json()) as Description
  expect(description.openapi).toBe('3.1.0')
  const described = Object.entries(description.paths).flatMap(([path, calls]) =>
    Object.keys(calls).map((method) => `${method} ${path}`),
  )
  const declared = endpoints.filter(({ api }) => api).map(({ method, path }) => `${method} ${path.replace(':id', '{id}')}`)
  expect(described.sort()).toEqual(declared.sort())
  const operations = Object.values(description.paths).flatMap((calls) => Object.values(calls))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { path, method, open, scope } of endpoints.filter(({ api }) => api))
    expect(description.paths[path.replace(':id', '{id}')]?.[method]?.security).toEqual(open ? [] : [{ key: [scope] }])
})

test('the description is valid OpenAPI 3.1', async () => {
  const at = await world()
  const { valid, errors } = await new Validator().validate(await (await call(at, at.visitor, 'GET', '/openapi.json')).json())
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

describe('every call', async () => {
  const at = await world()
  const text = await (await call(at, at.visitor, 'GET', '/openapi.json')).text()
  const { paths, components } = JSON.parse(text) as Description
  const found = (endpoint: Endpoint) => paths[endpoint.path.replace(/:(\w+)/g, '{$1}')]?.[endpoint.method]
  const served = endpoints.filter(({ api }) => api)

  test('says in words what it does, for whom, and with which scope', () => {
    for (const endpoint of served) {
      const operation = found(endpoint)
      expect(operation?.summary).not.toBe('')
      expect(operation?.description).toMatch(endpoint.open ? /Who: anyone\./ : new RegExp(`Who: .*\`${endpoint.scope}\``, 's'))
      expect(operation?.tags).toHaveLength(1)
    }
  })

  test('shows an input and an answer that its own schemas accept', () => {
    const wrong = served.flatMap((endpoint) => {
      const operation = found(endpoint)
      const answer = operation?.responses[endpoint.creates === null ? '200' : '201']?.content?.['application/json']?.example
      const shown = [
        ...(endpoint.input === undefined
          ? []
          : [['input', endpoint.input, operation?.requestBody?.content['application/json']?.example] as const]),
        ['answer', endpoint.output, answer] as const,
        ...(endpoint.query === undefined ? [] : [['query', endpoint.query, queryShown(operation)] as const]),
      ]
      return shown.flatMap(([what, schema, example]) => {
        const read = schema.safeParse(example)
        return read.success
          ? []
          : [`${endpoint.method} ${endpoint.path} ${what}: ${read.error.message} ${JSON.stringify(example)}`]
      })
    })
    expect(wrong).toEqual([])
  })

  test('describes every other answer that it can give, and the headers of each', () => {
    for (const endpoint of served) {
      const statuses = Object.keys(found(endpoint)?.responses ?? {})
      const expected = [
        '401',
        '405',
        '429',
        '500',
        ...(endpoint.open ? [] : ['403']),
        ...(endpoint.input === undefined ? [] : ['400', '413', '415']),
        ...(endpoint.creates === null ? [] : ['422']),
        ...(endpoint.versioned ? [endpoint.method === 'get' ? '304' : '412'] : []),
      ]
      expect([endpoint.path, expected.filter((status) => !statuses.includes(status))]).toEqual([endpoint.path, []])
    }
    for (const { headers = {} } of Object.values(components.responses ?? {})) expect(Object.keys(headers)).toContain('RateLimit')
  })

  test('gives the headers that are described', async () => {
    const full = await world({ vacancies: [vacancy()] })
    const operation = paths['/vacancies/{id}']?.get
    const answer = await call(full, full.visitor, 'GET', `/vacancies/${full.vacancies[0]}`)
    for (const name of Object.keys(operation?.responses['200']?.headers ?? {}))
      expect([name, answer.headers.has(name)]).toEqual([name, true])
    const other = vacancy({ title: 'Kasir', text: 'Dicari kasir' })
    const made = await call(full, full.employer, 'POST', '/vacancies', other, { 'Idempotency-Key': 'x' })
    const again = await call(full, full.employer, 'POST', '/vacancies', other, { 'Idempotency-Key': 'x' })
    expect(made.status).toBe(201)
    for (const name of Object.keys(paths['/vacancies']?.post?.responses['201']?.headers ?? {}))
      expect([name, again.headers.has(name)]).toEqual([name, true])
  })
})

test('an endpoint that will go says so, when, and what takes its place', async () => {
  const old = endpoint({
    method: 'get',
    path: '/old-jobs',
    summary: 'Jobs as they were',
    who: anyone,
    output: z.object({}),
    run: async () => ({}),
    deprecated: { since: '2026-01-01', sunset: '2026-12-31', instead: '/vacancies' },
  })
  const at = await world({ settings: { served: [old] } })
  const answer = await call(at, at.visitor, 'GET', '/old-jobs')
  expect(answer.headers.get('deprecation')).toBe('@1767225600')
  expect(answer.headers.get('sunset')).toBe('Thu, 31 Dec 2026 00:00:00 GMT')
  expect(answer.headers.get('link')).toBe('</api/v1/vacancies>; rel="successor-version"')
  const { paths } = (await (await call(at, at.visitor, 'GET', '/openapi.json')).json()) as Description
  expect(paths['/old-jobs']?.get).toMatchObject({
    deprecated: true,
    description: expect.stringContaining('call `/vacancies` instead'),
  })
})

test('a weight is described with all that it can be', async () => {
  const at = await world()
  const text = await (await call(at, at.visitor, 'GET', '/openapi.json')).text()
  const weights = [...text.matchAll(/"weight":\{"type":"(\w+)","enum":\[([\d,]+)\]/g)].map(([, type, values]) => [type, values])
  expect(weights.length).toBeGreaterThan(1)
  expect(new Set(weights.map(String))).toEqual(new Set(['integer,1,2,3']))
})

test('every reference of the description leads somewhere', async () => {
  const at = await world()
  const text = await (await call(at, at.visitor, 'GET', '/openapi.json')).text()
  const { components } = JSON.parse(text) as Description
  const named = [...text.matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
  expect(named.length).toBeGreaterThan(200)
  expect(named.filter(([, kind = '', name = '']) => components[kind]?.[name] === undefined)).toEqual([])
})

test('the page of the description asks nothing of any other server', async () => {
  const at = await world({ settings: { swagger: files } })
  const page = await call(at, at.visitor, 'GET', '/ui')
  const html = await page.text()
  const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
  expect(sources.filter((address) => !address.startsWith('/api/v1/ui/') && !address.startsWith('data:'))).toEqual([])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  for (const address of sources.filter((source) => source.startsWith('/')))
    expect((await at.app.request(address)).status).toBe(200)
  expect((await call(at, at.visitor, 'GET', '/ui/package.json')).status).toBe(404)
})

test('without those files the page is a plain list of the calls', async () => {
  const at = await world()
  const html = await (await call(at, at.visitor, 'GET', '/ui')).text()
  expect(html).toContain('/api/v1/vacancies/:id/matches')
  expect(html).not.toContain('<script')
})

test('the examples of the description work as they stand', async () => {
  const at = await world()
  const { components } = (await (await call(at, at.visitor, 'GET', '/openapi.json')).json()) as {
    components: { schemas: Record<string, { example?: object }> }
  }
  const example = (name: string) => components.schemas[name]?.example
  expect((await call(at, at.employer, 'POST', '/vacancies', example('VacancyDraft'))).status).toBe(201)
  expect((await call(at, at.officer, 'POST', '/graduates', example('GraduateDraft'))).status).toBe(201)
  expect((await call(at, at.visitor, 'POST', '/matches', example('MatchQuestion'))).status).toBe(200)
})
