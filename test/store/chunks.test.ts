import { describe, expect, test } from 'vitest'
import { chunksOf, inChunks } from '../../src/store/chunks.ts'
import { databases, freshStore } from '../databases.ts'
import { employer } from './rows.ts'

describe.each(databases)('$name', (database) => {
  test('a list longer than a statement may carry is read whole', async () => {
    const store = await freshStore(database)
    const ids = Array.from({ length: 200 }, (_, i) => `emp_${i}`)
    await store.commit(
      ids.map((id) => employer(store, { id })),
      [],
    )
    const rows = await inChunks(ids, (chunk) => store.db.selectFrom('employer').select('id').where('id', 'in', chunk).execute())
    expect(rows.map((row) => row.id).sort()).toEqual(ids.sort())
  })
})

test('an empty list never reaches the database', async () => {
  expect(
    await inChunks([], () => {
      throw new Error('asked')
    }),
  ).toEqual([])
})

test('a portion binds at most 90 values, however many an item brings', () => {
  expect(chunksOf(Array(181).fill(0)).map((chunk) => chunk.length)).toEqual([90, 90, 1])
  expect(chunksOf(Array(20).fill(0), 7).map((chunk) => chunk.length)).toEqual([12, 8])
})
