import { expect } from 'vitest'
import { createKey, revokeKey } from '../../src/accounts/actions.ts'
import type { Store } from '../../src/store/store.ts'
import { call, graduate, type Someone, vacancy, world } from '../world.ts'

/**
 * One after the other, each act of the product that stores something, on a database with all tables; `begin` is called when those who act
 * are there and their acts begin. Fails when one of the acts is refused.
 */
export async function everyAct(store: Store, begin: () => void): Promise<void> {
  const at = await world({ settings: { store } })
  begin()
  const did = async (who: Someone, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await call(at, who, method, path, body, headers)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string; version: number }
  }
  const once = { 'Idempotency-Key': 'b7c1' }
  const posted = await did(at.employer, 'POST', '/vacancies', vacancy(), once)
  await did(at.employer, 'PATCH', `/vacancies/${posted.id}`, { openings: 4, version: posted.version })
  await did(at.employer, 'POST', `/vacancies/${posted.id}/closure`, { reason: 'filled' })
  const person = await did(at.officer, 'POST', '/graduates', graduate())
  await did(at.officer, 'PATCH', `/graduates/${person.id}`, { person: { phone: null }, version: person.version })
  await did(at.officer, 'GET', `/graduates/${person.id}`)
  await did(at.officer, 'POST', '/employers', { name: 'CV Muara', kind: 'local', state: 'verified' })
  const { id } = await createKey(at.system(), { role: 'officer', label: 'counter' })
  await revokeKey(at.system(), id)
  expect(at.bugs).toEqual([])
}
