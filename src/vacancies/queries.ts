import { type Expression, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { EmployerState } from '../employers/employer.ts'
import { looksAfter, type Reached } from '../employers/rules.ts'
import { type EmployerId, VacancyId } from '../ids.ts'
import type { ForbiddenKind } from '../reading/types.ts'
import { inChunks } from '../store/chunks.ts'
import type { Demand } from './life/demands.ts'
import { isPublic, type StoredState } from './life/life.ts'
import type { ReportFields, StoredFacts, StoredVacancy } from './vacancy.ts'

type Reading = Pick<Ctx, 'store'>

/** How many seats of a vacancy are taken, within a statement. */
export const takenSeats = (vacancy: Expression<string>) =>
  sql<number>`(select count(*) from placement where placement.vacancy_id = ${vacancy} and placement.ended_on is null)`

export const selectVacancies = ({ store }: Reading) =>
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
      'vacancy.alive_on',
      'vacancy.opened_on',
      'vacancy.kept',
      'employer.name as employer',
      'employer.kind',
      'employer.state as employer_state',
      'employer.place as employer_place',
      'employer.invented',
    ])
    .select((e) => takenSeats(e.ref('vacancy.id')).as('taken'))

interface Row {
  readonly id: string
  readonly version: number
  readonly state: StoredState
  readonly closed_because: string | null
  readonly facts: string
  readonly employer_id: string
  readonly alive_on: string
  readonly opened_on: string | null
  readonly kept: 0 | 1
  readonly employer: string
  readonly kind: 'psn' | 'local'
  readonly employer_state: EmployerState
  readonly employer_place: string | null
  readonly invented: 0 | 1
  readonly taken: number
}

export const storedFrom = (row: Row): StoredVacancy => ({
  id: row.id as VacancyId,
  version: row.version,
  state: row.state,
  closedBecause: row.closed_because,
  employer: {
    id: row.employer_id as EmployerId,
    name: row.employer,
    kind: row.kind,
    state: row.employer_state,
    place: row.employer_place,
  },
  invented: row.invented === 1,
  // Only this slice writes the column, from values that its schemas checked.
  facts: JSON.parse(row.facts) as StoredFacts,
  aliveOn: row.alive_on,
  openedOn: row.opened_on,
  kept: row.kept === 1,
  taken: row.taken,
})

export async function vacancyById(ctx: Reading, id: string): Promise<StoredVacancy | null> {
  if (!VacancyId.safeParse(id).success) return null
  const row = await selectVacancies(ctx).where('vacancy.id', '=', id).executeTakeFirst()
  return row === undefined ? null : storedFrom(row)
}

/** The office that looks after a vacancy is that of its place, or of its employer's where it names none. */
export const reachesVacancy = (ctx: Pick<Ctx, 'caller' | 'taxonomy'>, { facts, employer }: StoredVacancy): boolean =>
  looksAfter(ctx, facts.place ?? employer.place)

/** The vacancy with whether the caller's office looks after it. */
export async function vacancyFile(ctx: Ctx, id: string): Promise<Reached<StoredVacancy> | null> {
  const vacancy = await vacancyById(ctx, id)
  return vacancy === null ? null : { ...vacancy, reached: reachesVacancy(ctx, vacancy) }
}

/** Its employer's own users, and the officers who look after it: they see it in every state, with what is behind it. */
export const seesBehind = ({ caller }: Pick<Ctx, 'caller'>, { reached, employer }: Reached<StoredVacancy>): boolean =>
  reached || (caller.role === 'employer' && caller.employerId === employer.id)

/** The vacancy when the caller may open it. */
export async function visibleVacancy(ctx: Ctx, id: string): Promise<Reached<StoredVacancy> | null> {
  const vacancy = await vacancyFile(ctx, id)
  return vacancy === null || isPublic(vacancy, ctx.today) || seesBehind(ctx, vacancy) ? vacancy : null
}

/** The vacancies of these ids that exist, in no order. */
export async function vacanciesByIds(ctx: Reading, ids: readonly string[]): Promise<StoredVacancy[]> {
  return (await inChunks(ids, (chunk) => selectVacancies(ctx).where('vacancy.id', 'in', chunk).execute())).map(storedFrom)
}

/** Vacancies that may stand in lists, after an id, in order of ids; seats and dates are judged by the reader. */
export async function openVacanciesAfter(ctx: Reading, after: string, limit: number): Promise<StoredVacancy[]> {
  const rows = await selectVacancies(ctx)
    .where('vacancy.state', '=', 'open')
    .where('vacancy.id', '>', after)
    .orderBy('vacancy.id')
    .limit(limit)
    .execute()
  return rows.map(storedFrom)
}

/** The ids of the open vacancies of these employers. */
export async function openIdsOf({ store }: Reading, employers: readonly string[]): Promise<string[]> {
  const rows = await inChunks(employers, (chunk) =>
    store.db.selectFrom('vacancy').select('id').where('employer_id', 'in', chunk).where('state', '=', 'open').execute(),
  )
  return rows.map(({ id }) => id)
}

/** The vacancy that an import made of this row of its source. */
export async function vacancyBySource(ctx: Reading, employer: EmployerId, source: string): Promise<StoredVacancy | null> {
  const row = await selectVacancies(ctx)
    .where('vacancy.employer_id', '=', employer)
    .where('vacancy.source', '=', source)
    .executeTakeFirst()
  return row === undefined ? null : storedFrom(row)
}

/** The demands the law forbids that were found in a vacancy, in the order in which they stood. */
export async function demandsOf({ store }: Reading, vacancy: VacancyId): Promise<Demand[]> {
  const rows = await store.db
    .selectFrom('vacancy_demand')
    .select(['field', 'kind', 'words', 'reason', 'state'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('place')
    .execute()
  // Only this slice writes the column, from the reader's kinds.
  return rows.map((row) => ({ ...row, kind: row.kind as ForbiddenKind }))
}

/** What was given for the law's report, and when it was made; null where nothing was. */
export async function reportOf(
  { store }: Reading,
  vacancy: VacancyId,
): Promise<{ readonly fields: ReportFields; readonly reportedOn: string | null } | null> {
  const row = await store.db.selectFrom('vacancy_report').selectAll().where('vacancy_id', '=', vacancy).executeTakeFirst()
  if (row === undefined) return null
  const { sex, age_min, age_max, valid_until, reported_on } = row
  return { fields: { sex, age_min, age_max, valid_until }, reportedOn: reported_on }
}

/** What the officer wrote who last decided; null before any did. */
export async function officerNoteOf({ store }: Reading, vacancy: VacancyId): Promise<string | null> {
  const row = await store.db
    .selectFrom('vacancy_decision')
    .select('note')
    .where('vacancy_id', '=', vacancy)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.note ?? null
}
