import { describe, expect, test } from 'vitest'
import { PreconditionFailed } from '../../src/store/errors.ts'
import { Once, oldCallWrites, Repeated } from '../../src/store/idempotency.ts'
import { databases, freshStore } from '../databases.ts'
import { call, NOW, vacancy, world } from '../world.ts'

const HOUR = 3_600_000

for (const database of databases)
  describe(`a call under a key on ${database.name}`, () => {
    const opened = async () => {
      const store = await freshStore(database)
      const put = (id: string) => [{ kind: 'office' as const, id, op: 'put' as const, at: NOW }]
      const once = (key = 'k', now = NOW) => Object.assign(new Once(store, 'key_1', key, now), { fingerprint: 'f' })
      const kept = () => store.db.selectFrom('idempotency').select(['key', 'thing']).orderBy('key').execute()
      return { store, put, once, kept }
    }

    test('is noted with its effect, once, by the id of what the commit made', async () => {
      const { put, once, kept, store } = await opened()
      const first = once()
      expect(await first.before()).toBeNull()
      await first.store.commit([], put('off_1'))
      await first.store.commit([], put('off_2'))
      expect(await kept()).toEqual([{ key: 'k', thing: 'off_1' }])
      expect(await once().before()).toEqual({ fingerprint: 'f', thing: 'off_1' })
      expect(await store.head()).toBe(2)
    })

    test('that comes too late stores nothing', async () => {
      const { put, once, store } = await opened()
      const [first, second] = [once(), once()]
      await first.store.commit([], put('off_1'))
      await expect(second.store.commit([], put('off_2'))).rejects.toBeInstanceOf(Repeated)
      expect(second.noted).toBe(false)
      expect(await store.head()).toBe(1)
    })

    test('that fails is not noted, and may be tried again', async () => {
      const { put, once, kept, store } = await opened()
      const { unless } = await import('../../src/store/conditions.ts')
      const never = unless('never', store.db.selectFrom('office').select('id').where('id', '=', 'nowhere'))
      const tried = once()
      await expect(tried.store.commit([never], put('off_1'))).rejects.toBeInstanceOf(PreconditionFailed)
      expect(await kept()).toEqual([])
      await tried.store.commit([], put('off_1'))
      expect(await kept()).toEqual([{ key: 'k', thing: 'off_1' }])
    })

    test('tells what it made where its commit did not', async () => {
      const { once, kept } = await opened()
      const silent = once()
      await silent.store.commit([], [])
      expect(await kept()).toEqual([{ key: 'k', thing: null }])
      await silent.settle('off_9')
      expect(await kept()).toEqual([{ key: 'k', thing: 'off_9' }])
    })

    test('is forgotten after a day, by a new call of that name as by the sweep', async () => {
      const { put, once, kept, store } = await opened()
      await once('k').store.commit([], put('off_1'))
      await once('other').store.commit([], put('off_2'))
      await once('k', NOW + 25 * HOUR).store.commit([], put('off_3'))
      expect(await kept()).toEqual([
        { key: 'k', thing: 'off_3' },
        { key: 'other', thing: 'off_2' },
      ])
      await store.commit(oldCallWrites(store, NOW + 25 * HOUR), [])
      expect(await kept()).toEqual([{ key: 'k', thing: 'off_3' }])
    })

    test('sent many times at once has one effect, through the whole application', async () => {
      const at = await world({ settings: { store: await freshStore(database) } })
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => call(at, at.employer, 'POST', '/vacancies', vacancy(), { 'Idempotency-Key': 'k' })),
      )
      const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { id: string }).id))
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
      expect(new Set(ids).size).toBe(1)
      expect(await at.store.db.selectFrom('vacancy').select('id').execute()).toHaveLength(1)
      expect(at.bugs).toEqual([])
    })
  })
