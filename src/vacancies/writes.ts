import { type CompiledQuery, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { EmployerId, VacancyId } from '../ids.ts'
import type { NewChange } from '../store/change-log.ts'
import { atVersion, type Condition, unless } from '../store/conditions.ts'
import type { Demand } from './life/demands.ts'
import { bandsOf, type Shape, shapeOf, shapeText } from './life/near-same.ts'
import type { ReportFields, StoredFacts, StoredVacancy } from './vacancy.ts'

type Where = Pick<Ctx, 'store' | 'now'>

const columnsOf = ({ facts, version, state, closedBecause, aliveOn, openedOn, kept }: StoredVacancy) => ({
  version,
  state,
  closed_because: closedBecause,
  alive_on: aliveOn,
  opened_on: openedOn,
  kept: kept ? (1 as const) : (0 as const),
  title: facts.title,
  place: facts.place,
  sector: facts.sector,
  openings: facts.openings,
  posted_on: facts.postedOn,
  closes_on: facts.closesOn,
  facts: JSON.stringify(facts),
})

export const vacancyChanged = ({ now }: Pick<Ctx, 'now'>, id: VacancyId): NewChange => ({
  kind: 'vacancy',
  id,
  op: 'put',
  at: now,
})

export const insertVacancy = ({ store, now }: Where, vacancy: StoredVacancy, source: string | null, why: string | null) =>
  store.db
    .insertInto('vacancy')
    .values({
      ...columnsOf(vacancy),
      id: vacancy.id,
      employer_id: vacancy.employer.id,
      source,
      separate_why: why,
      made_at: now,
      changed_at: now,
    })
    .compile()

/** The statements that put a vacancy in the place of the version that was read; `why` is why it is no duplicate. */
export const updateVacancy = (
  { store, now }: Where,
  before: StoredVacancy,
  after: StoredVacancy,
  why?: string | undefined,
): CompiledQuery[] => [
  atVersion(store.db, 'vacancy', before.id, before.version),
  store.db
    .updateTable('vacancy')
    .set({ ...columnsOf(after), ...(why !== undefined && { separate_why: why }), changed_at: now })
    .where('id', '=', after.id)
    .compile(),
]

/** Writes the demands of a vacancy in the place of those it had. */
export function writeDemands({ store: { db } }: Where, vacancy: VacancyId, demands: readonly Demand[]): CompiledQuery[] {
  const rows = demands.map(({ field, kind, words, reason, state }, place) => ({
    ...{ vacancy_id: vacancy, place, field, kind, words, reason, state },
  }))
  return [
    db.deleteFrom('vacancy_demand').where('vacancy_id', '=', vacancy).compile(),
    ...rows.map((row) => db.insertInto('vacancy_demand').values(row).compile()),
  ]
}

/** Writes what a vacancy says, as hashes, in the place of what it said. */
function writeShape({ store: { db } }: Where, id: VacancyId, employer: EmployerId, shape: Shape): CompiledQuery[] {
  const bands = bandsOf(shape).map((band) => ({ vacancy_id: id, employer_id: employer, band }))
  const hashes = shapeText(shape)
  return [
    db
      .insertInto('vacancy_shape')
      .values({ vacancy_id: id, hashes })
      .onConflict((conflict) => conflict.column('vacancy_id').doUpdateSet({ hashes }))
      .compile(),
    db.deleteFrom('vacancy_band').where('vacancy_id', '=', id).compile(),
    db.insertInto('vacancy_band').values(bands).compile(),
  ]
}

/** Writes the shape of a vacancy when its facts say something else than before. */
export function writeNewShape(ctx: Where, { id, employer }: StoredVacancy, before: StoredFacts | null, after: StoredFacts) {
  const shape = shapeOf(after)
  if (before !== null && shapeText(shapeOf(before)) === shapeText(shape)) return []
  return writeShape(ctx, id, employer.id, shape)
}

/** Writes what was given for the law's report; when it was made stays. */
export function writeReport({ store: { db } }: Where, vacancy: VacancyId, report: ReportFields | undefined): CompiledQuery[] {
  if (report === undefined) return []
  const { sex, age_min = null, age_max = null, valid_until = null } = report
  const fields = { sex, age_min, age_max, valid_until }
  return [
    db
      .insertInto('vacancy_report')
      .values({ vacancy_id: vacancy, ...fields, reported_on: null, reported_as: null })
      .onConflict((conflict) => conflict.column('vacancy_id').doUpdateSet(fields))
      .compile(),
  ]
}

const live = ({ store: { db } }: Pick<Ctx, 'store'>, employer: EmployerId) =>
  db
    .selectFrom('vacancy')
    .where('employer_id', '=', employer)
    .where('state', 'in', ['waiting', 'open'])
    .select((e) => e.fn.countAll<number>().as('n'))

/** How many adverts of an employer stand or wait. */
export async function countLive(ctx: Pick<Ctx, 'store'>, employer: EmployerId): Promise<number> {
  return (await live(ctx, employer).executeTakeFirstOrThrow()).n
}

/** The employer is still as it was read, and has posted nothing in between that would have to be compared. */
export function asRead(
  ctx: Pick<Ctx, 'store'>,
  { id, state }: StoredVacancy['employer'],
  liveThen: number,
): readonly Condition[] {
  const employer = ctx.store.db.selectFrom('employer').select('id').where('id', '=', id)
  return [
    unless('employer_as_read', employer.where('state', '=', state)),
    unless('adverts_as_read', employer.where(sql<boolean>`(${live(ctx, id)}) = ${liveThen}`)),
  ]
}
