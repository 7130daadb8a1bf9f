import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { atVersion, unless } from '../../src/store/conditions.ts'
import { Duplicate, PreconditionFailed } from '../../src/store/errors.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import type { Change, Store } from '../../src/store/store.ts'
import { databases, freshStore } from '../databases.ts'
import { employer, employers, put, vacancy } from './rows.ts'

describe.each(databases)('$name', (database) => {
  test('a commit stores its writes and its changes, numbered in their order', async () => {
    const store = await freshStore(database)
    expect(await store.head()).toBe(0)
    await store.commit([employer(store), vacancy(store)], [put('employer', 'emp_1'), put('vacancy', 'vac_1')])
    await store.commit([store.db.deleteFrom('vacancy').compile()], [{ kind: 'vacancy', id: 'vac_1', op: 'remove', at: 7 }])
    expect(await employers(store)).toEqual(['emp_1'])
    expect(await store.changesAfter(0, 10)).toEqual([
      { seq: 1, kind: 'employer', id: 'emp_1', op: 'put', at: Date.UTC(2026, 10, 25) },
      { seq: 2, kind: 'vacancy', id: 'vac_1', op: 'put', at: Date.UTC(2026, 10, 25) },
      { seq: 3, kind: 'vacancy', id: 'vac_1', op: 'remove', at: 7 },
    ])
    expect(await store.head()).toBe(3)
  })

  test('when the last write fails, nothing of the commit is stored and no number is used up', async () => {
    const store = await freshStore(database)
    await store.commit([employer(store)], [put('employer', 'emp_1')])
    const failing = store.commit([employer(store, { id: 'emp_2' }), employer(store)], [put('employer', 'emp_2')])
    await expect(failing).rejects.toThrow(Duplicate)
    expect(await employers(store)).toEqual(['emp_1'])
    await store.commit([employer(store, { id: 'emp_3' })], [put('employer', 'emp_3')])
    expect((await store.changesAfter(0, 10)).map(({ seq, id }) => [seq, id])).toEqual([
      [1, 'emp_1'],
      [2, 'emp_3'],
    ])
  })

  test('when the changes cannot be logged, the writes are not stored either', async () => {
    const store = await freshStore(database)
    await store.commit(
      [sql`insert into change (seq, at, kind, entity_id, op) values (1, 0, 'employer', 'x', 'put')`.compile(store.db)],
      [],
    )
    await expect(store.commit([employer(store)], [put('employer', 'emp_1')])).rejects.toThrow(Duplicate)
    expect(await employers(store)).toEqual([])
    expect(await store.head()).toBe(0)
  })

  test('a commit may carry hundreds of changes, and a reader takes them in pages', async () => {
    const store = await freshStore(database)
    const ids = Array.from({ length: 250 }, (_, i) => `vac_${i}`)
    await store.commit(
      [employer(store)],
      ids.map((id) => put('vacancy', id)),
    )
    const pages = [await store.changesAfter(0, 100), await store.changesAfter(100, 100), await store.changesAfter(200, 100)]
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50])
    expect(pages.flat().map(({ seq, id }) => [seq, id])).toEqual(ids.map((id, i) => [i + 1, id]))
    expect(await store.changesAfter(250, 100)).toEqual([])
  })

  test('200 commits at the same time, some of which fail, reach a follower in one order without a gap', async () => {
    const open = await database.fresh()
    const writers = [await open(), await open()]
    const reader = await open()
    await migrate(reader, migrationFiles())
    await reader.commit([employer(reader)], [put('employer', 'emp_1')])

    const commits = Array.from({ length: 200 }, (_, i) => commitPair(writers[i % 2] ?? reader, i))
    const committed = Promise.all(commits).then((done) => done.filter(Boolean).length)
    let running = true
    const ended = committed.finally(() => {
      running = false
    })
    const seen: Change[] = []
    while (running || seen.length < (await reader.head())) {
      const changes = await reader.changesAfter(seen.length, 17)
      const ids = changes.filter(({ kind }) => kind === 'vacancy').map(({ id }) => id)
      const rows = ids.length === 0 ? [] : await reader.db.selectFrom('vacancy').select('id').where('id', 'in', ids).execute()
      expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort())
      seen.push(...changes)
    }
    // Every tenth commit was made to fail.
    expect(await ended).toBe(180)
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 361 }, (_, i) => i + 1))
    for (let i = 1; i < seen.length; i += 2) expect(seen[i + 1]?.id).toBe(`${seen[i]?.id}b`)
    expect(await reader.changesAfter(0, 1000)).toEqual(seen)
  })

  test('a commit whose condition does not hold stores nothing, wherever the condition stands', async () => {
    const store = await freshStore(database)
    await store.commit([employer(store, { state: 'suspended' })], [put('employer', 'emp_1')])
    const verified = unless(
      'employer_verified',
      store.db.selectFrom('employer').select('id').where('id', '=', 'emp_1').where('state', '=', 'verified'),
    )
    const post = vacancy(store)
    for (const writes of [
      [verified, post],
      [post, verified],
    ])
      await expect(store.commit(writes, [put('vacancy', 'vac_1')])).rejects.toEqual(new PreconditionFailed(['employer_verified']))
    expect(await store.db.selectFrom('vacancy').select('id').execute()).toEqual([])
    expect(await store.head()).toBe(1)
    await store.commit(
      [store.db.updateTable('employer').set({ state: 'verified' }).compile(), verified, post],
      [put('vacancy', 'vac_1')],
    )
    expect(await store.db.selectFrom('vacancy').select('id').execute()).toEqual([{ id: 'vac_1' }])
    expect(await store.db.selectFrom('precondition').selectAll().execute()).toEqual([])
  })

  test('of many who change the same version, one wins and the others are told', async () => {
    const open = await database.fresh()
    const stores = [await open(), await open()]
    const [first, second] = stores
    await migrate(first!, migrationFiles())
    await first!.commit([employer(first!)], [])
    const rename = (store: Store, name: string) =>
      store.commit(
        [
          atVersion(store.db, 'employer', 'emp_1', 1),
          store.db.updateTable('employer').set({ name, version: 2 }).where('id', '=', 'emp_1').compile(),
        ],
        [put('employer', 'emp_1')],
      )
    const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => rename(i % 2 ? first! : second!, `PT ${i}`)))
    const winners = ends.flatMap((end, i) => (end.status === 'fulfilled' ? [`PT ${i}`] : []))
    expect(winners).toHaveLength(1)
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toEqual(new PreconditionFailed(['employer_version']))
    expect(await first!.db.selectFrom('employer').select(['name', 'version']).execute()).toEqual([
      { name: winners[0], version: 2 },
    ])
    expect(await first!.head()).toBe(1)
  })

  test('the last seat goes to one of those who reach for it at the same time', async () => {
    const open = await database.fresh()
    const stores = [await open(), await open()]
    await migrate(stores[0]!, migrationFiles())
    await stores[0]!.commit([employer(stores[0]!)], [])
    // Different rows are written, so no row's own lock or version could tell.
    const take = (store: Store, i: number) =>
      store.commit(
        [
          unless(
            'seats_left',
            store.db
              .selectFrom('employer')
              .select('id')
              .where((e) => e(e.selectFrom('vacancy').select(e.fn.countAll<number>().as('n')), '<', 3)),
          ),
          vacancy(store, { id: `vac_${i}` }),
        ],
        [put('vacancy', `vac_${i}`)],
      )
    const ends = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => take(stores[i % 2]!, i)))
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(3)
    expect(await stores[0]!.db.selectFrom('vacancy').select('id').execute()).toHaveLength(3)
  })

  test('whatever is committed, stored is what the commits that succeeded say, and nothing else', async () => {
    const store = await freshStore(database)
    const step = fc.record({
      add: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
      drop: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
      needs: fc.option(fc.integer({ min: 0, max: 9 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await store.commit([store.db.deleteFrom('employer').compile()], [])
        const start = await store.head()
        const rows = new Set<number>()
        const log: string[] = []
        for (const { add, drop, needs } of steps) {
          const left = new Set([...rows].filter((n) => !drop.includes(n)))
          const holds = needs === null || rows.has(needs)
          const succeeds = holds && add.every((n) => !left.has(n))
          const writes = [
            ...(needs === null ? [] : [atVersion(store.db, 'employer', `emp_${needs}`, 1)]),
            ...drop.map((n) => store.db.deleteFrom('employer').where('id', '=', `emp_${n}`).compile()),
            ...add.map((n) => employer(store, { id: `emp_${n}` })),
          ]
          const commit = store.commit(
            writes,
            add.map((n) => put('employer', `emp_${n}`)),
          )
          if (!succeeds) await expect(commit).rejects.toThrow(holds ? Duplicate : PreconditionFailed)
          else {
            await commit
            for (const n of drop) rows.delete(n)
            for (const n of add) rows.add(n)
            log.push(...add.map((n) => `emp_${n}`))
          }
        }
        expect(await employers(store)).toEqual([...rows].map((n) => `emp_${n}`).sort())
        expect((await store.changesAfter(start, 100)).map(({ seq, id }) => [seq, id])).toEqual(
          log.map((id, i) => [start + i + 1, id]),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('nobody can hold a transaction open, since D1 has none', async () => {
    const store = await freshStore(database)
    await expect(store.db.transaction().execute(async () => {})).rejects.toThrow('commit()')
  })
})

/** Commits a vacancy and two changes about it; every tenth breaks a rule at its last write. True when it was stored. */
async function commitPair(store: Store, i: number): Promise<boolean> {
  const id = `vac_${i}`
  const writes = [vacancy(store, { id }), ...(i % 10 === 9 ? [employer(store)] : [])]
  try {
    await store.commit(writes, [put('vacancy', id), put('profile', `${id}b`)])
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Duplicate)
    return false
  }
}
