import { describe, expect, test } from 'vitest'
import { databases, freshStore } from '../databases.ts'
import { employer } from './rows.ts'

const ODD = [
  '',
  ' two  spaces ',
  `it's "quoted" \\ $1 ? :a`,
  '👷🏽‍♀️ las',
  'مرحبا',
  'e\u0301',
  '\ttab\r\nline\u0001\u001b\u007f',
  'x'.repeat(200_000),
]

describe.each(databases)('$name', (database) => {
  test('texts come back as they were given', async () => {
    const store = await freshStore(database)
    await store.commit(
      ODD.map((name, i) => employer(store, { id: `emp_${i}`, name })),
      [],
    )
    const rows = await store.db.selectFrom('employer').select('name').orderBy('id').execute()
    expect(rows.map((row) => row.name)).toEqual(ODD)
  })

  test('what is no text for every database is replaced by the same mark, stored or asked for', async () => {
    const store = await freshStore(database)
    await store.commit([employer(store, { name: 'a\0b' }), employer(store, { id: 'emp_2', name: 'a\ud800b' })], [])
    const rows = await store.db.selectFrom('employer').select('name').where('name', '=', 'a\0b').execute()
    expect(rows).toEqual([{ name: 'a\ufffdb' }, { name: 'a\ufffdb' }])
  })
})
