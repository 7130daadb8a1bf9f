import type { CompiledQuery, Insertable } from 'kysely'
import type { NewChange } from '../../src/store/change-log.ts'
import type { DB } from '../../src/store/schema.ts'
import type { Store } from '../../src/store/store.ts'

/** What the program that is killed stores at once. */
export const ROWS_A_COMMIT = 120

const AT = Date.UTC(2026, 10, 25)

/** The write of a whole valid employer; the test names what matters. */
export function employer({ db }: Store, over: Partial<Insertable<DB['employer']>> = {}): CompiledQuery {
  const row = { id: 'emp_1', version: 1, name: 'PT Contoh', kind: 'local', sector: null, place: null, state: 'verified' } as const
  return db
    .insertInto('employer')
    .values({ ...row, made_at: AT, changed_at: AT, ...over })
    .compile()
}

/** The write of a whole valid vacancy of `emp_1`. */
export function vacancy({ db }: Store, over: Partial<Insertable<DB['vacancy']>> = {}): CompiledQuery {
  const row = {
    id: 'vac_1',
    employer_id: 'emp_1',
    version: 1,
    state: 'open',
    title: 'Juru las',
    openings: 2,
    facts: '{}',
  } as const
  const none = { closed_because: null, place: null, sector: null, closes_on: null, source: null }
  return db
    .insertInto('vacancy')
    .values({ ...row, ...none, posted_on: '2026-11-25', made_at: AT, changed_at: AT, ...over })
    .compile()
}

/** The write of a whole valid graduate. */
export function graduate({ db }: Store, over: Partial<Insertable<DB['graduate']>> = {}): CompiledQuery {
  const none = { phone: null, email: null, born_on: null, sex: null, nik_hash: null, source: null }
  return db
    .insertInto('graduate')
    .values({ id: 'grd_1', version: 1, name: 'Contoh', ...none, made_at: AT, changed_at: AT, ...over })
    .compile()
}

export const put = (kind: NewChange['kind'], id: string): NewChange => ({ kind, id, op: 'put', at: AT })

/** Ids of all employers, in order. */
export async function employers({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('employer').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}
