import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { type EmployerId, VacancyId } from '../ids.ts'
import { inChunks } from '../store/chunks.ts'
import type { DB } from '../store/schema.ts'
import type { StoredFacts, StoredVacancy } from './vacancy.ts'

type Reading = Pick<Ctx, 'store'>
type Row = Pick<Selectable<DB['vacancy']>, 'id' | 'version' | 'state' | 'closed_because' | 'facts' | 'employer_id'> & {
  readonly employer: string
  readonly kind: 'psn' | 'local'
  readonly invented: 0 | 1
}

const select = ({ store }: Reading) =>
  store.db
    .selectFrom('vacancy')
    .innerJoin('employer', 'employer.id', 'vacancy.employer_id')
    .select([
      'vacancy.id',
      'vacancy.version',
      'vacancy.state',
      'vacancy.closed_because',
      'vacancy.facts',
      'vacancy.employer_id',
      'employer.name as employer',
      'employer.kind',
      'employer.invented',
    ])

const stored = (row: Row): StoredVacancy => ({
  id: row.id as VacancyId,
  version: row.version,
  state: row.state,
  closedBecause: row.closed_because,
  employer: { id: row.employer_id as EmployerId, name: row.employer, kind: row.kind },
  invented: row.invented === 1,
  // Only this slice writes the column, from values that its schemas checked.
  facts: JSON.parse(row.facts) as StoredFacts,
})

export async function vacancyById(ctx: Reading, id: string): Promise<StoredVacancy | null> {
  if (!VacancyId.safeParse(id).success) return null
  const row = await select(ctx).where('vacancy.id', '=', id).executeTakeFirst()
  return row === undefined ? null : stored(row)
}

/** The vacancies of these ids that exist, in no order. */
export async function vacanciesByIds(ctx: Reading, ids: readonly string[]): Promise<StoredVacancy[]> {
  return (await inChunks(ids, (chunk) => select(ctx).where('vacancy.id', 'in', chunk).execute())).map(stored)
}

/** Open vacancies after an id, in order of ids. */
export async function openVacanciesAfter(ctx: Reading, after: string, limit: number): Promise<StoredVacancy[]> {
  const rows = await select(ctx)
    .where('vacancy.state', '=', 'open')
    .where('vacancy.id', '>', after)
    .orderBy('vacancy.id')
    .limit(limit)
    .execute()
  return rows.map(stored)
}

/** The vacancy that an import made of this row of its source. */
export async function vacancyBySource(ctx: Reading, employer: EmployerId, source: string): Promise<StoredVacancy | null> {
  const row = await select(ctx)
    .where('vacancy.employer_id', '=', employer)
    .where('vacancy.source', '=', source)
    .executeTakeFirst()
  return row === undefined ? null : stored(row)
}
