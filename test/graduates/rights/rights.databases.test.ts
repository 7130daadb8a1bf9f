import { describe, expect, test } from 'vitest'
import { applyRetention } from '../../../src/cli/retain.ts'
import { databases, freshStore } from '../../databases.ts'
import { graduate, vacancy, world } from '../../world.ts'
import { json, onList } from '../helpers.ts'

for (const database of databases)
  describe(`people’s rights on ${database.name}`, () => {
    test('consent, withdrawal, pause, looks, retention and deletion do the same', async () => {
      const people = [1, 2].map((n) => graduate({ person: { name: `Orang ${n}`, nik: null } }))
      const at = await world({ vacancies: [vacancy()], graduates: people, settings: { store: await freshStore(database) } })
      const [self, other] = at.graduates
      const path = `/graduates/${self!.id}`
      const list = () => onList(at, at.officer, at.vacancies[0]!)
      const all = [self!.id, other!.id].sort()
      expect(await list()).toEqual(all)
      await Promise.all([1, 2].map(() => json(at, self!, 'POST', `${path}/consents`, { purpose: 'statistics' })))
      await json(at, self!, 'POST', `${path}/withdrawals`, { purpose: 'matching' })
      expect(await list()).toEqual([other!.id])
      await json(at, self!, 'POST', `${path}/consents`, { purpose: 'matching' })
      await json(at, self!, 'POST', `${path}/pause`, {})
      expect(await list()).toEqual([other!.id])
      await json(at, self!, 'POST', `${path}/resumption`, {})
      expect(await list()).toEqual(all)
      await json(at, at.officer, 'GET', path)
      const { looks } = await json<{ looks: object[] }>(at, self!, 'GET', `${path}/looks`)
      expect(looks).toMatchObject([{ role: 'officer', why: 'opened' }])
      await json(at, self!, 'GET', `${path}/file`)
      const counts = await applyRetention(at.system(), false)
      expect(Object.values(counts).every((n) => n === 0)).toBe(true)
      for (const { id } of at.graduates) await json(at, at.officer, 'POST', `/graduates/${id}/erasure`, { sure: true })
      expect(await list()).toEqual([])
      expect(await at.store.db.selectFrom('graduate').select('id').execute()).toEqual([])
      expect(await at.store.db.selectFrom('tally').select(['kind', 'n']).execute()).toEqual([{ kind: 'erased_officer', n: 2 }])
      expect(at.bugs).toEqual([])
    })
  })
