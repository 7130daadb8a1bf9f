import { describe, expect, test } from 'vitest'
import { databases, freshStore } from '../databases.ts'
import { call, graduate, vacancy, world } from '../world.ts'

for (const database of databases)
  describe(`the whole application on ${database.name}`, () => {
    test('registers, posts, changes, matches, discloses and closes', async () => {
      const at = await world({ settings: { store: await freshStore(database) } })
      const person = (await (await call(at, at.officer, 'POST', '/graduates', graduate())).json()) as { id: string }
      expect((await call(at, at.officer, 'POST', '/graduates', graduate({ person: { name: 'Lain' } }))).status).toBe(409)
      const posted = await call(at, at.employer, 'POST', '/vacancies', vacancy())
      expect(posted.status).toBe(201)
      const { id } = (await posted.json()) as { id: string }
      expect((await call(at, at.employer, 'PATCH', `/vacancies/${id}`, { openings: 4 }, { 'If-Match': '"1"' })).status).toBe(200)
      expect((await call(at, at.employer, 'PATCH', `/vacancies/${id}`, { openings: 5 }, { 'If-Match': '"1"' })).status).toBe(412)
      const list = (await (await call(at, at.employer, 'GET', `/vacancies/${id}/matches`)).json()) as {
        matches: { profile: string }[]
      }
      expect(list.matches.map(({ profile }) => profile)).toEqual([person.id])
      expect(
        (await call(at, at.officer, 'PATCH', `/graduates/${person.id}`, { profile: { looking: false }, version: 1 })).status,
      ).toBe(200)
      const none = (await (await call(at, at.employer, 'GET', `/vacancies/${id}/matches`)).json()) as { matches: object[] }
      expect(none.matches).toEqual([])
      const looks = await at.store.db.selectFrom('disclosure').select('why').orderBy('id').execute()
      expect(looks.map(({ why }) => why).sort()).toEqual(['changed', 'created'])
      expect((await call(at, at.employer, 'POST', `/vacancies/${id}/closure`, { reason: 'filled' })).status).toBe(200)
      const open = (await (await call(at, at.visitor, 'GET', '/vacancies?q=las')).json()) as { total: number }
      expect(open.total).toBe(0)
      expect(at.bugs).toEqual([])
    })

    test('follows more changes at once than one statement may name', async () => {
      const at = await world({ settings: { store: await freshStore(database) } })
      await at.system().indexes()
      for (let n = 0; n < 95; n++) await call(at, at.employer, 'POST', '/vacancies', vacancy({ title: `Juru las ${n}` }))
      const all = (await (await call(at, at.visitor, 'GET', '/vacancies')).json()) as { total: number }
      expect(all.total).toBe(95)
      expect(at.bugs).toEqual([])
    })
  })
