import { inspect } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Duplicate, InvalidValue, MissingReference, StoreError } from '../../src/store/errors.ts'
import { databases, freshStore } from '../databases.ts'
import { employer, graduate, vacancy } from './rows.ts'

describe.each(databases)('$name', (database) => {
  test('an id that is taken is a duplicate of its table and column', async () => {
    const store = await freshStore(database)
    await expect(store.commit([employer(store), employer(store)], [])).rejects.toEqual(new Duplicate('employer', ['id']))
  })

  test('a source imported twice is a duplicate of two columns, while no source is never one', async () => {
    const store = await freshStore(database)
    const from = (id: string, source: string | null) => vacancy(store, { id, source })
    await store.commit([employer(store), from('vac_1', null), from('vac_2', null), from('vac_3', 'row 9')], [])
    await expect(store.commit([from('vac_4', 'row 9')], [])).rejects.toEqual(new Duplicate('vacancy', ['employer_id', 'source']))
  })

  test('a row that refers to nothing is refused, and so is removing what is still referred to', async () => {
    const store = await freshStore(database)
    await expect(store.commit([vacancy(store)], [])).rejects.toThrow(MissingReference)
    await store.commit([employer(store), vacancy(store)], [])
    await expect(store.commit([store.db.deleteFrom('employer').compile()], [])).rejects.toThrow(MissingReference)
  })

  test('a value outside the rules of its table is refused', async () => {
    const store = await freshStore(database)
    await expect(store.commit([employer(store), vacancy(store, { openings: 0 })], [])).rejects.toThrow(InvalidValue)
    const nameless = sql`insert into employer (id, version, kind, state, made_at, changed_at) values ('emp_1', 1, 'local', 'verified', 0, 0)`
    await expect(store.commit([nameless.compile(store.db)], [])).rejects.toEqual(new InvalidValue('employer.name is not null'))
  })

  test('what has no name is a bug and rises as it is', async () => {
    const store = await freshStore(database)
    const failure = await store
      .commit([sql`insert into nowhere (id) values (1)`.compile(store.db)], [])
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(StoreError)
  })

  test('no named error carries what stood in the row', async () => {
    const store = await freshStore(database)
    const person = { name: 'Nama Rahasia', phone: '081200000000', source: 'nik 6471' }
    await store.commit([graduate(store, person)], [])
    const twice = graduate(store, { ...person, id: 'grd_2' })
    const broken = sql`update graduate set invented = 7`.compile(store.db)
    for (const write of [twice, broken]) {
      const failure = await store.commit([write], []).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(StoreError)
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/Rahasia|0812|6471/)
    }
  })
})
