import { expect } from 'vitest'
import { createKey, revokeKey } from '../../src/accounts/actions.ts'
import type { Store } from '../../src/store/store.ts'
import { call, graduate, type Someone, vacancy, world } from '../world.ts'

const separate = { separate: true, separate_why: 'lokasi kerja lain' }
const owner = { name: 'Ibu Sari', phone: '0811 2222 3333', password: 'tiga perahu biru' }
const firm = {
  name: 'CV Muara',
  kind: 'local',
  nib: '1234567890123',
  address: 'Jalan Yos Sudarso 12, Tarakan',
  phone: '0811 2222 3333',
  place: '65.71',
}

/**
 * One after the other, the acts of the product that store something, on a database with all tables; `begin` is called when those who act
 * are there and their acts begin. Fails when one of the acts is refused.
 */
export async function everyAct(store: Store, begin: () => void): Promise<void> {
  const at = await world({ settings: { store } })
  const system = { key: await at.key('administrator') }
  begin()
  const did = async (who: Someone, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await call(at, who, method, path, body, headers)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string; version: number }
  }
  const { visitor, officer, employer } = at

  const posted = await did(employer, 'POST', '/vacancies', vacancy(), { 'Idempotency-Key': 'b7c1' })
  await did(employer, 'PATCH', `/vacancies/${posted.id}`, { openings: 4, version: posted.version })
  await did(employer, 'POST', `/vacancies/${posted.id}/confirmation`, {})
  await did(employer, 'POST', `/vacancies/${posted.id}/closure`, { reason: 'cancelled' })
  await did(employer, 'POST', `/vacancies/${posted.id}/reopening`, { closing_date: '2026-12-31' })
  await did(officer, 'POST', `/vacancies/${posted.id}/ministry-report`, { reported_on: '2026-11-25' })
  await did(visitor, 'POST', `/vacancies/${posted.id}/reports`, { kind: 'wrong', words: 'Nomor tidak aktif', contact: 'saya' })
  const [report] = await store.db.selectFrom('advert_report').select('id').execute()
  await did(officer, 'POST', `/reports/${report?.id}/taking`, {})
  await did(officer, 'POST', `/reports/${report?.id}/ending`, { outcome: 'upheld', note: 'Ya', follow: 'close_vacancy' })

  const person = await did(officer, 'POST', '/graduates', graduate())
  await did(officer, 'PATCH', `/graduates/${person.id}`, { person: { phone: null }, version: person.version })
  await did(officer, 'GET', `/graduates/${person.id}`)
  const self = { key: await at.key('graduate', person.id) }
  await did(self, 'POST', `/graduates/${person.id}/consents`, { purpose: 'messages' })
  await did(self, 'POST', `/graduates/${person.id}/withdrawals`, { purpose: 'messages' })
  await did(self, 'POST', `/graduates/${person.id}/pause`, {})
  await did(self, 'POST', `/graduates/${person.id}/resumption`)
  const seats = await did(employer, 'POST', '/vacancies', vacancy({ title: 'Juru las GTAW', ...separate }))
  const placed = await did(officer, 'POST', `/vacancies/${seats.id}/placements`, { graduate: person.id })
  await did(officer, 'POST', `/placements/${placed.id}/ending`, {})
  await did(self, 'POST', `/graduates/${person.id}/erasure`, { sure: true })
  const own = { name: 'Rusni', phone: '0812 3456 7890', password: 'tiga perahu biru', born_on: '2003-04-05' }
  await did(visitor, 'POST', '/registrations', { ...own, consents: [{ purpose: 'matching' }] })

  await did(visitor, 'POST', '/employer-registrations', { employer: firm, owner })
  const [registered] = await store.db.selectFrom('employer').select('id').where('nib', '=', firm.nib).execute()
  const checks = ['nib_seen', 'address_seen', 'called_back']
  await did(officer, 'POST', `/employers/${registered?.id}/verification`, { checks, outcome: 'verified' })
  await did(officer, 'PATCH', `/employers/${registered?.id}`, { name: 'CV Muara Dua' })
  await did(officer, 'POST', `/employers/${at.employer.of.id}/suspension`, { note: 'Diperiksa' })
  await did(officer, 'POST', `/employers/${at.employer.of.id}/reinstatement`, { note: 'Benar' })

  const hook = await did(system, 'POST', '/webhooks', { url: 'https://receiver.example.org/padan', kinds: ['vacancy'] })
  await did(system, 'POST', `/webhooks/${hook.id}/closure`, {})
  const { id } = await createKey(at.system(), { role: 'officer', label: 'counter' })
  await revokeKey(at.system(), id)
  expect(at.bugs).toEqual([])
}
