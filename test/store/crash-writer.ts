import { openSqlite } from '../../src/store/sqlite.ts'
import { employer, put, ROWS_A_COMMIT } from './rows.ts'

// Stores commits of many employers and as many changes each, without a pause, until it is killed. Told: the file, and the number of the first commit.
const [path = '', first = ''] = process.argv.slice(2)
const store = openSqlite(path)
process.stdout.write('writing\n')
for (let commit = Number(first); ; commit++) {
  const ids = Array.from({ length: ROWS_A_COMMIT }, (_, i) => `emp_${commit}_${i}`)
  await store.commit(
    ids.map((id) => employer(store, { id })),
    ids.map((id) => put('employer', id)),
  )
}
