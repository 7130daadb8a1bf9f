import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { EmployerId } from '../ids.ts'
import type { DB } from '../store/schema.ts'
import { dateInWita } from '../time.ts'
import type { Employer, EmployerLine, EmployerState } from './employer.ts'
import { looksAfter, ownersOrOffice, type Reached, reached } from './rules.ts'

const COLUMNS = [
  'id',
  'name',
  'kind',
  'sector',
  'place',
  'state',
  'version',
  'invented',
  'nib',
  'address',
  'phone',
  'email',
  'web',
  'state_note',
] as const

type Row = Pick<Selectable<DB['employer']>, (typeof COLUMNS)[number]>

const employerOf = ({ state_note, invented, id, ...row }: Row): Employer => ({
  ...row,
  // Only this slice writes the columns, from values that were checked.
  id: id as EmployerId,
  invented: invented === 1,
  stateNote: state_note,
})

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

/** The employer with whether the caller's office looks after it. */
export async function employerFile(ctx: Ctx, id: string): Promise<Reached<Employer> | null> {
  const employer = await employerById(ctx, id)
  return employer === null ? null : reached(ctx, employer)
}

/** The employer when the caller may know of it: anyone of a verified one; of another its users and the officers who look after it. */
export async function visibleEmployer(ctx: Ctx, id: string): Promise<Reached<Employer> | null> {
  const employer = await employerFile(ctx, id)
  return employer === null || employer.state === 'verified' || ownersOrOffice(ctx.caller, employer) ? employer : null
}

const PAGE = 200

/**
 * Employers that the caller's office looks after, the oldest first, those after an id. Whether a place is within the office's is known
 * to the taxonomy alone, so pages are read until enough were found.
 */
export async function employersAfter(
  ctx: Ctx,
  {
    after = '',
    limit,
    state,
  }: { readonly after?: string | undefined; readonly limit: number; readonly state?: EmployerState | undefined },
): Promise<EmployerLine[]> {
  const found: EmployerLine[] = []
  for (let from = after; found.length < limit; ) {
    const rows = await ctx.store.db
      .selectFrom('employer')
      .select([...COLUMNS, 'made_at'])
      .where('id', '>', from)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'verified'))
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of rows.filter(({ place }) => looksAfter(ctx, place)))
      found.push({ ...employerOf(row), made_on: dateInWita(row.made_at) })
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    from = last.id
  }
  return found.slice(0, limit)
}
