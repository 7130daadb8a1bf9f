import { describe, expect, test } from 'vitest'
import { createKey } from '../../src/accounts/actions.ts'
import { endpoints } from '../../src/app.ts'
import { scopesOf } from '../../src/http/endpoint.ts'
import { call, graduate, open, vacancy, world } from '../world.ts'

const limited = async (scopes: readonly string[]) => {
  const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
  const { token } = await createKey(at.system(), { role: 'officer', label: 'a program', scopes })
  return { at, key: { key: token } }
}

describe('a key that is limited to scopes', () => {
  test('opens what they name and nothing else, and the refusal names what was missing', async () => {
    const { at, key } = await limited(['profiles:read', 'vacancies:read'])
    expect((await call(at, key, 'GET', '/profiles?q=las')).status).toBe(200)
    expect((await call(at, key, 'GET', `/vacancies/${at.vacancies[0]}/matches`)).status).toBe(200)
    const refused = await call(at, key, 'PATCH', `/vacancies/${at.vacancies[0]}`, { openings: 3 })
    expect(refused.status).toBe(403)
    expect(((await refused.json()) as { detail: string }).detail).toContain('vacancies:write')
  })

  test('learns from a refusal nothing about what there is', async () => {
    const { at, key } = await limited(['vacancies:read'])
    const there = await call(at, key, 'GET', `/graduates/${at.graduates[0]?.id}`)
    const none = await call(at, key, 'GET', '/graduates/grd_00000000000000000000000000')
    expect([there.status, none.status]).toEqual([403, 403])
  })

  test('is limited on pages too, and still opens what is open to anyone', async () => {
    const { at, key } = await limited([])
    expect((await open(at, key, '/profiles?q=las')).status).toBe(403)
    expect((await call(at, key, 'GET', '/vacancies')).status).toBe(200)
  })

  test('gives no right that its role does not have', async () => {
    const { at, key } = await limited(scopesOf(endpoints))
    const someone = await createKey(at.system(), {
      role: 'graduate',
      subject: at.graduates[0]?.id,
      label: 'x',
      scopes: scopesOf(endpoints),
    })
    expect((await call(at, key, 'GET', '/profiles?q=las')).status).toBe(200)
    expect((await call(at, { key: someone.token }, 'GET', '/profiles?q=las')).status).toBe(403)
  })
})

test('the list of scopes has what is not open to anyone, once, in order', () => {
  const scopes = scopesOf(endpoints)
  expect(scopes).toContain('vacancies:write')
  expect(scopes).toEqual([...new Set(scopes)].sort())
  for (const scope of scopes) expect(scope).toMatch(/^[a-z-]+:(?:read|write)$/)
})
