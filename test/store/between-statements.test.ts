import { CompiledQuery } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/store/store.ts'
import { verifyLog } from '../../src/store/verify-log.ts'
import { databases, freshStore } from '../databases.ts'
import { everyAct } from './every-act.ts'

/** How a commit is broken off after one of its statements. */
interface End {
  readonly how: string
  readonly statement: CompiledQuery
  /** What the database then says, so that it was this and nothing before it. */
  readonly says: RegExp
}

const FAILS: End = {
  how: 'a statement that fails',
  statement: CompiledQuery.raw('insert into change_head (one, seq) values (2, 0)'),
  says: /one = 1|change_head_one_check/,
}
const LOST: End = {
  how: 'a connection that is lost',
  statement: CompiledQuery.raw('select pg_terminate_backend(pg_backend_pid())'),
  says: /terminat/,
}

const cases = databases.flatMap((database) =>
  (database.name === 'PostgreSQL' ? [FAILS, LOST] : [FAILS]).map((end) => ({ ...end, database, name: database.name })),
)

/** All rows of all tables. */
async function everything({ run, flavour }: Engine): Promise<string> {
  const query = (sql: string) => run(CompiledQuery.raw(sql)).then(({ rows }) => rows as Record<string, unknown>[])
  const tables = await query(
    flavour === 'sqlite'
      ? `select name from sqlite_master where type = 'table' and name not like '%\\_cf\\_%' escape '\\' and name not like 'sqlite\\_%' escape '\\'`
      : 'select table_name as name from information_schema.tables where table_schema = current_schema()',
  )
  const found = tables.map(async ({ name }) => {
    const rows = (await query(`select * from "${name}"`)).map((row) => JSON.stringify(row))
    return `${name}: ${rows.sort().join()}`
  })
  return (await Promise.all(found)).sort().join('\n')
}

describe.each(cases)('$name, by $how:', ({ database, statement, says }) => {
  test('a commit of the product that is broken off after any of its statements leaves nothing', {
    timeout: 300_000,
  }, async () => {
    let armed = false
    let broken = 0
    /** What stands in the database after the last commit. */
    let kept: string | undefined
    const breaking = (engine: Engine): Engine => ({
      ...engine,
      async atomically(writes, log) {
        if (!armed) return engine.atomically(writes, log)
        kept ??= await everything(engine)
        const breakOff = async (...attempt: Parameters<Engine['atomically']>) => {
          await expect(engine.atomically(...attempt)).rejects.toThrow(says)
          broken++
        }
        for (let k = 0; k <= writes.length; k++) await breakOff([...writes.slice(0, k), statement], null)
        let length = 0
        for (let k = 0; log !== null && k <= length; k++)
          await breakOff(writes, (head) => {
            const all = log(head)
            length = all.length
            return [...all.slice(0, k), statement]
          })
        expect(await everything(engine)).toBe(kept)
        await engine.atomically(writes, log)
        const after = await everything(engine)
        expect(after).not.toBe(kept)
        kept = after
      },
    })
    const store = await freshStore(database, breaking)
    await everyAct(store, () => {
      armed = true
    })
    expect(broken).toBeGreaterThan(200)
    expect(await verifyLog(store)).toMatchObject({ is: 'unbroken' })
  })
})
