import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { CompiledQuery, type Insertable, type Selectable } from 'kysely'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../src/store/chain.ts'
import type { NewChange } from '../../src/store/change-log.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import type { DB } from '../../src/store/schema.ts'
import { type Store, storeOf } from '../../src/store/store.ts'
import { type Verdict, verifyLog } from '../../src/store/verify-log.ts'
import { databases, freshStore } from '../databases.ts'
import { employer, graduate, put } from './rows.ts'

const AT = Date.UTC(2026, 10, 25)

const look = (store: Store, n: number) => {
  const row = { id: `dis_${n}`, graduate_id: 'grd_1', actor: 'acc_1', at: AT + n, why: 'opened' } as const
  const change: NewChange = { kind: 'disclosure', id: row.id, op: 'put', at: row.at, digest: digestOf(row) }
  return { write: store.db.insertInto('disclosure').values(row).compile(), change }
}

/** A log of 30 changes by two actors: employers, a graduate, five looks at them of which one was erased since. */
async function written(store: Store): Promise<Store> {
  const officer = storeOf(store, 'acc_1')
  await officer.commit([graduate(store)], [put('graduate', 'grd_1')])
  for (let n = 0; n < 8; n++) await store.commit([employer(store, { id: `emp_${n}` })], [put('employer', `emp_${n}`)])
  for (let n = 0; n < 5; n++) {
    const { write, change } = look(store, n)
    await officer.commit([write], [change])
  }
  const names = Array.from({ length: 15 }, (_, n) => put('vacancy', `vac_${n}`))
  await storeOf(store, 'key_1').commit([], names)
  const erase = store.db.deleteFrom('disclosure').where('id', '=', 'dis_2').compile()
  await officer.commit([erase], [{ kind: 'disclosure', id: 'dis_2', op: 'remove', at: AT }])
  return store
}

type Row = Selectable<DB['change']>
type Look = Insertable<DB['disclosure']> & Readonly<Record<string, string | number | null>>

/** All that a walk along the log looks at. */
interface Kept {
  readonly head: { readonly seq: number; readonly hash: string | null }
  readonly log: readonly Row[]
  readonly looks: readonly Look[]
}

async function kept({ db }: Store): Promise<Kept> {
  return {
    head: await db.selectFrom('change_head').select(['seq', 'hash']).executeTakeFirstOrThrow(),
    log: await db.selectFrom('change').selectAll().orderBy('seq').execute(),
    looks: (await db.selectFrom('disclosure').selectAll().orderBy('id').execute()).map((row) => ({ ...row })),
  }
}

/** Puts this in the place of what the database holds, past the log, as somebody could who has the database in their hands. */
async function tampered({ db, commit }: Store, { head, log, looks }: Kept): Promise<void> {
  await commit(
    [
      CompiledQuery.raw('delete from change'),
      ...log.map((row) => db.insertInto('change').values(row).compile()),
      db.updateTable('change_head').set(head).compile(),
      CompiledQuery.raw('delete from disclosure'),
      ...looks.map((row) => db.insertInto('disclosure').values(row).compile()),
    ],
    [],
  )
}

const N = 30
const position = fc.integer({ min: 0, max: N - 1 })
const other = (value: string | null, n: number): string | null =>
  value === null ? 'acc_9' : n % 3 === 0 ? null : value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')

const numbered = (rows: readonly Row[]): Row[] => rows.map((row, i) => ({ ...row, seq: i + 1 }))

/** One thing done to the log, and the first row that it touches where that is sure. */
const tampering = fc.oneof(
  fc.record({
    do: fc.constant('alter' as const),
    i: position,
    field: fc.constantFrom('at', 'kind', 'entity_id', 'op', 'actor', 'digest', 'hash'),
    n: fc.nat(),
  }),
  fc.record({ do: fc.constant('renumber' as const), i: position, seq: fc.constantFrom(-1, 0, N + 1, N + 50) }),
  fc.record({ do: fc.constant('remove' as const), i: position, close: fc.boolean() }),
  fc.record({ do: fc.constant('swap' as const), i: position, j: position }).filter(({ i, j }) => i !== j),
  fc.record({ do: fc.constant('add' as const), i: position, seq: fc.constantFrom(-1, 0, N + 1, N + 7) }),
  fc.record({ do: fc.constant('insert' as const), i: position, to: position, hash: fc.boolean() }),
  fc.record({ do: fc.constant('head' as const), seq: fc.constantFrom(0, N - 1, N + 1), hash: fc.boolean() }),
  fc.record({
    do: fc.constant('alter look' as const),
    i: fc.integer({ min: 0, max: 3 }),
    field: fc.constantFrom('actor', 'at', 'why', 'role', 'shown'),
  }),
  fc.record({ do: fc.constant('remove look' as const), i: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('add look' as const), i: fc.integer({ min: 0, max: 3 }) }),
)
type Tampering = typeof tampering extends fc.Arbitrary<infer T> ? T : never

function altered(row: Row, field: 'at' | 'kind' | 'entity_id' | 'op' | 'actor' | 'digest' | 'hash', n: number): Row {
  switch (field) {
    case 'at':
      return { ...row, at: row.at + 1 + (n % 9) }
    case 'kind':
      return { ...row, kind: row.kind === 'session' ? 'account' : 'session' }
    case 'op':
      return { ...row, op: row.op === 'put' ? 'remove' : 'put' }
    case 'entity_id':
      return { ...row, entity_id: `${row.entity_id}0` }
    default:
      return { ...row, [field]: other(row[field], n) }
  }
}

function after({ head, log, looks }: Kept, what: Tampering): { kept: Kept; first: number | null } {
  const at = (i: number): Row => log[i] as Row
  switch (what.do) {
    case 'alter':
      return { kept: { head, looks, log: log.with(what.i, altered(at(what.i), what.field, what.n)) }, first: what.i + 1 }
    case 'renumber':
      return { kept: { head, looks, log: log.with(what.i, { ...at(what.i), seq: what.seq }) }, first: null }
    case 'remove': {
      const left = log.toSpliced(what.i, 1)
      const closed = { head: { ...head, seq: N - 1 }, looks, log: numbered(left) }
      return { kept: what.close ? closed : { head, looks, log: left }, first: null }
    }
    case 'swap': {
      const log2 = log.with(what.i, { ...at(what.j), seq: what.i + 1 }).with(what.j, { ...at(what.i), seq: what.j + 1 })
      return { kept: { head, looks, log: log2 }, first: Math.min(what.i, what.j) + 1 }
    }
    case 'add':
      return { kept: { head, looks, log: [...log, { ...at(what.i), seq: what.seq }] }, first: null }
    case 'insert': {
      const row = { ...at(what.i), ...(what.hash ? {} : { hash: null }) }
      return { kept: { head: { ...head, seq: N + 1 }, looks, log: numbered(log.toSpliced(what.to, 0, row)) }, first: null }
    }
    case 'head':
      return {
        kept: { head: what.hash ? { ...head, hash: other(head.hash, what.seq) } : { ...head, seq: what.seq }, looks, log },
        first: null,
      }
    case 'alter look': {
      const row = looks[what.i] as Look
      const value = what.field === 'at' ? row.at + 1 : `${row[what.field] ?? ''}x`
      const change = log.find(({ entity_id }) => entity_id === row.id)
      return { kept: { head, log, looks: looks.with(what.i, { ...row, [what.field]: value }) }, first: change?.seq ?? null }
    }
    case 'remove look': {
      const change = log.find(({ entity_id }) => entity_id === looks[what.i]?.id)
      return { kept: { head, log, looks: looks.toSpliced(what.i, 1) }, first: change?.seq ?? null }
    }
    case 'add look':
      return { kept: { head, log, looks: [...looks, { ...(looks[what.i] as Look), id: 'dis_9' }] }, first: null }
  }
}

const unbroken = async (store: Store): Promise<Extract<Verdict, { is: 'unbroken' }>> => {
  const verdict = await verifyLog(store)
  if (verdict.is === 'broken') throw new Error(`${verdict.seq}: ${verdict.why}`)
  return verdict
}

describe.each(databases)('the log on $name', (database) => {
  test('is a chain of hashes over all that its rows say, and names who did it', async () => {
    const store = await written(await freshStore(database))
    const rows = await store.db.selectFrom('change').selectAll().orderBy('seq').execute()
    let previous: string | null = null
    for (const { seq, at, kind, entity_id, op, actor, digest, hash } of rows) {
      const said = JSON.stringify([previous, seq, at, kind, entity_id, op, actor, digest])
      expect(hash).toBe(createHash('sha256').update(said).digest('hex'))
      previous = hash
    }
    expect([0, 1, 9, 14].map((i) => rows[i]?.actor)).toEqual(['acc_1', null, 'acc_1', 'key_1'])
    expect(await unbroken(store)).toEqual({
      is: 'unbroken',
      head: { seq: N, hash: previous },
      older: 0,
      sealed: 4,
      erased: 1,
      unsealed: 0,
    })
  })

  test('is unbroken with whatever text is an id', async () => {
    const store = await freshStore(database)
    await store.commit(
      [],
      ['', 'a\0b', 'a\ud800b', '"],[', '👷🏽', 'x'.repeat(9999)].map((id) => put('vacancy', id)),
    )
    await unbroken(store)
  })

  test('that began before there was a chain goes on, and its first rows are said to be unproven', async () => {
    const store = await freshStore(database)
    const old = (n: number) =>
      store.db
        .insertInto('change')
        .values({ seq: n, at: AT, kind: 'vacancy', entity_id: `vac_${n}`, op: 'put' })
        .compile()
    await store.commit([old(1), old(2), store.db.updateTable('change_head').set({ seq: 2 }).compile()], [])
    expect(await unbroken(store)).toMatchObject({ older: 2, head: { seq: 2, hash: null } })
    await store.commit([], [put('vacancy', 'vac_3'), put('vacancy', 'vac_4')])
    expect(await unbroken(store)).toMatchObject({ older: 2, head: { seq: 4 } })
    const { log, head, looks } = await kept(store)
    await tampered(store, { log: log.with(2, { ...(log[2] as Row), hash: null }), head, looks })
    expect(await verifyLog(store)).toMatchObject({ is: 'broken', seq: 4 })
  })
})

describe.each(databases.filter(({ name }) => name !== 'D1'))('on $name', (database) => {
  test('whatever one thing is done to the log or to a look at a person, it is found', async () => {
    const store = await written(await freshStore(database))
    const before = await kept(store)
    await fc.assert(
      fc.asyncProperty(tampering, async (what) => {
        const { kept: changed, first } = after(before, what)
        await tampered(store, changed)
        const verdict = await verifyLog(store)
        expect(verdict.is).toBe('broken')
        if (first !== null) expect(verdict).toMatchObject({ seq: first })
      }),
      { numRuns: 300 },
    )
    await tampered(store, before)
    await unbroken(store)
  })

  test('a log that was cut off or written anew is found by a hash that was written down', async () => {
    const store = await written(await freshStore(database))
    const { log, looks, head } = await kept(store)
    const hashOf = (i: number) => ({ seq: i, hash: log[i - 1]?.hash ?? '' })
    for (const i of [1, 20, N]) expect(await verifyLog(store, { expected: hashOf(i) })).toMatchObject({ is: 'unbroken' })
    await tampered(store, { looks, log: log.slice(0, 20), head: hashOf(20) })
    await store.db.selectFrom('change').selectAll().execute()
    expect(await verifyLog(store, { expected: hashOf(N) })).toEqual({ is: 'broken', seq: N, why: 'is missing' })
    await tampered(store, { looks: [], log: [], head: { seq: 0, hash: null } })
    await store.commit(
      [],
      Array.from({ length: N }, (_, n) => put('vacancy', `vac_${n}`)),
    )
    await unbroken(store)
    expect(await verifyLog(store, { expected: hashOf(20) })).toMatchObject({ is: 'broken', seq: 20 })
    await tampered(store, { looks, log, head })
    await unbroken(store)
  })

  test('a walk may begin in the middle, and then trusts what lies before', async () => {
    const store = await written(await freshStore(database))
    const { log, looks, head } = await kept(store)
    await tampered(store, { head, looks, log: log.with(4, { ...(log[4] as Row), at: 1 }) })
    expect(await verifyLog(store)).toMatchObject({ is: 'broken', seq: 5 })
    expect(await verifyLog(store, { from: 6 })).toMatchObject({ is: 'unbroken' })
    expect(await verifyLog(store, { from: 5 })).toMatchObject({ is: 'broken', seq: 5 })
    expect(await verifyLog(store, { from: 99 })).toMatchObject({ is: 'broken', seq: 98 })
  })

  test('while others write, every walk finds it unbroken', async () => {
    const open = await database.fresh()
    const writer = await open()
    const reader = await open()
    await migrate(writer, migrationFiles())
    let running = true
    const writing = (async () => {
      for (let n = 0; n < 150; n++) await writer.commit([], [put('vacancy', `vac_${n}`), put('profile', `grd_${n}`)])
      running = false
    })()
    while (running) {
      await unbroken(reader)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    expect((await unbroken(reader)).head.seq).toBe(300)
  })
})

test('100,000 changes are walked in seconds', async () => {
  const store = await freshStore(databases[0] as (typeof databases)[number])
  for (let n = 0; n < 100; n++)
    await store.commit(
      [],
      Array.from({ length: 1000 }, (_, i) => put('vacancy', `vac_${n}_${i}`)),
    )
  const start = performance.now()
  expect((await unbroken(store)).head.seq).toBe(100_000)
  expect(performance.now() - start).toBeLessThan(15_000)
})
