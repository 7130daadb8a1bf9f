import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { unknownConcepts } from '../http/concept-check.ts'
import { EmployerId, newEmployerId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { DB } from '../store/schema.ts'
import { Employer, type EmployerDraft } from './employer.ts'

const COLUMNS = ['id', 'name', 'kind', 'sector', 'place', 'state', 'version', 'invented'] as const

/** Adds an employer. `invented` marks one made up for the demonstration. Refuses a place that does not exist. */
export async function createEmployer(
  ctx: Pick<Ctx, 'store' | 'now' | 'taxonomy'>,
  draft: EmployerDraft,
  { invented = false }: { invented?: boolean } = {},
): Promise<Employer> {
  const place = draft.place ?? null
  const wrong = unknownConcepts(ctx.taxonomy, place === null ? [] : [{ kind: 'place', id: place, pointer: '/place' }])
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
  const employer: Employer = {
    id: newEmployerId(ctx.now),
    name: draft.name,
    kind: draft.kind,
    sector: draft.sector ?? null,
    place,
    state: draft.state,
    version: 1,
    invented,
  }
  const row = { ...employer, invented: invented ? (1 as const) : (0 as const), made_at: ctx.now, changed_at: ctx.now }
  await ctx.store.commit(
    [ctx.store.db.insertInto('employer').values(row).compile()],
    [{ kind: 'employer', id: employer.id, op: 'put', at: ctx.now }],
  )
  return employer
}

const employerOf = (row: Pick<Selectable<DB['employer']>, (typeof COLUMNS)[number]>): Employer =>
  Employer.parse({ ...row, invented: row.invented === 1 })

export async function employerById(ctx: Pick<Ctx, 'store'>, id: string): Promise<Employer | null> {
  if (!EmployerId.safeParse(id).success) return null
  const row = await ctx.store.db.selectFrom('employer').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : employerOf(row)
}

/** The first employer of exactly this name, for imports that know no ids. */
export async function employerByName(ctx: Pick<Ctx, 'store'>, name: string): Promise<Employer | null> {
  const row = await ctx.store.db
    .selectFrom('employer')
    .select(COLUMNS)
    .where('name', '=', name.trim())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : employerOf(row)
}

/** Employers in order of making, those after an id. */
export async function employersAfter(ctx: Pick<Ctx, 'store'>, after: string, limit: number): Promise<Employer[]> {
  const rows = await ctx.store.db
    .selectFrom('employer')
    .select(COLUMNS)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => employerOf(row))
}
