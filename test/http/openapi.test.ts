import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { call, world } from '../world.ts'

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const files = async (name: string) => new Uint8Array(await readFile(join(swagger, name)))

interface Description {
  readonly openapi: string
  readonly paths: Record<string, Record<string, { operationId: string; security: object[]; responses: Record<string, object> }>>
  readonly components: { readonly schemas: Record<string, object> }
}

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
  for (const { path, method, open } of endpoints.filter(({ api }) => api))
    expect(description.paths[path.replace(':id', '{id}')]?.[method]?.security).toEqual(open ? [] : [{ key: [] }])
})

test('every reference of the description leads somewhere', async () => {
  const at = await world()
  const text = await (await call(at, at.visitor, 'GET', '/openapi.json')).text()
  const { components } = JSON.parse(text) as Description
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => components.schemas[name] === undefined)).toEqual([])
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
