import { type Compilable, CompiledQuery, type Kysely } from 'kysely'
import type { DB } from './schema.ts'

/** A statement of a commit that cannot succeed when what it asks for does not hold at that moment. */
export interface Condition extends CompiledQuery {
  readonly condition: string
}

/**
 * The commit fails with `PreconditionFailed`, and stores nothing, unless `query` finds a row when the commit's turn comes.
 * Put it before the writes that would change what it asks. `name` is of [a-z_] and says what was expected, e.g. `employer_verified`.
 */
export function unless(name: string, query: Compilable): Condition {
  // The name stands in the text, not among the parameters, so that those of the query keep their numbers.
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(`a condition is named with [a-z_] only: ${name}`)
  const { sql, parameters } = query.compile()
  const insert = `insert into precondition (name, ok) select '${name}', 0 where not exists (${sql})`
  return { ...CompiledQuery.raw(insert, [...parameters]), condition: name }
}

export const isCondition = (write: CompiledQuery): write is Condition => 'condition' in write

const KEYS = { employer: 'id', vacancy: 'id', graduate: 'id', profile: 'graduate_id', advert_report: 'id' } as const

/** The commit fails with `PreconditionFailed` unless the row still has the version that was read. */
export function atVersion(db: Kysely<DB>, table: keyof typeof KEYS, id: string, version: number): Condition {
  const { table: of, ref } = db.dynamic
  const row = db
    .selectFrom(of(table).as('row'))
    .select((e) => e.lit(1).as('found'))
    .where(ref(`row.${KEYS[table]}`), '=', id)
    .where(ref('row.version'), '=', version)
  return unless(`${table}_version`, row)
}
