import type { Ctx } from '../ctx.ts'
import { GraduateId } from '../ids.ts'
import { inChunks } from '../store/chunks.ts'
import type { StoredGraduate } from './graduate.ts'
import type { StoredProfile } from './profile.ts'

type Reading = Pick<Ctx, 'store'>

const select = ({ store }: Reading) =>
  store.db
    .selectFrom('profile')
    .innerJoin('graduate', 'graduate.id', 'profile.graduate_id')
    .select(['graduate.id', 'graduate.version', 'profile.facts'])

const stored = (row: { readonly id: string; readonly version: number; readonly facts: string }): StoredGraduate => ({
  id: row.id as GraduateId,
  version: row.version,
  // Only this slice writes the column, from values that its schemas checked.
  profile: JSON.parse(row.facts) as StoredProfile,
})

/** The nameless side of a graduate. */
export async function graduateById(ctx: Reading, id: string): Promise<StoredGraduate | null> {
  if (!GraduateId.safeParse(id).success) return null
  const row = await select(ctx).where('graduate.id', '=', id).executeTakeFirst()
  return row === undefined ? null : stored(row)
}

/** The graduate that an import made of this row of its source. */
export async function graduateBySource(ctx: Reading, source: string): Promise<StoredGraduate | null> {
  const row = await select(ctx).where('graduate.source', '=', source).executeTakeFirst()
  return row === undefined ? null : stored(row)
}

/** A profile row as the index reads it: no join, since an index of a hundred thousand is read from start to end. */
const profiles = ({ store }: Reading) => store.db.selectFrom('profile').select(['graduate_id as id', 'version', 'facts'])

/** The profiles of these ids that exist, in no order. */
export async function profilesByIds(ctx: Reading, ids: readonly string[]): Promise<StoredGraduate[]> {
  return (await inChunks(ids, (chunk) => profiles(ctx).where('graduate_id', 'in', chunk).execute())).map(stored)
}

/** Profiles after an id, in order of ids. */
export async function profilesAfter(ctx: Reading, after: string, limit: number): Promise<StoredGraduate[]> {
  const rows = await profiles(ctx).where('graduate_id', '>', after).orderBy('graduate_id').limit(limit).execute()
  return rows.map(stored)
}

/** The graduate who was registered with this NIK, by its hash. */
export async function graduateByNik({ store }: Reading, hash: string): Promise<string | null> {
  const row = await store.db.selectFrom('graduate').select('id').where('nik_hash', '=', hash).orderBy('id').executeTakeFirst()
  return row?.id ?? null
}
