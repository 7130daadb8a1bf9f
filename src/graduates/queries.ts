import type { Ctx } from '../ctx.ts'
import { GraduateId, type OfficeId } from '../ids.ts'
import { inChunks } from '../store/chunks.ts'
import { adultOn } from './age.ts'
import { listedFrom, type Standing } from './consent/standing.ts'
import type { StoredGraduate } from './graduate.ts'
import type { StoredProfile } from './profile.ts'

type Reading = Pick<Ctx, 'store'>

const select = ({ store }: Reading) =>
  store.db
    .selectFrom('profile')
    .innerJoin('graduate', 'graduate.id', 'profile.graduate_id')
    .select(['graduate.id', 'graduate.version', 'graduate.office_id', 'profile.facts'])

interface Row {
  readonly id: string
  readonly version: number
  readonly office_id: string | null
  readonly facts: string
}

// Only this slice writes the columns, from values that its schemas checked.
const stored = (row: Row): StoredGraduate => ({
  id: row.id as GraduateId,
  version: row.version,
  officeId: row.office_id as OfficeId | null,
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

/** A person whom the index may hold: looking for work and with a consent to matching in force. */
export interface Listable extends StoredGraduate {
  /** The first day on which they are listed; see `listedFrom`. */
  readonly listedFrom: string | null
  /** The first day on which they are of age; null when their birth date is not known. */
  readonly adultOn: string | null
}

// It begins with the consents, whose index is in order of people and holds only those in force: a hundred thousand are read without a sort.
const listable = ({ store }: Reading) =>
  store.db
    .selectFrom('consent')
    .innerJoin('profile', 'profile.graduate_id', 'consent.graduate_id')
    .innerJoin('graduate', 'graduate.id', 'consent.graduate_id')
    .where('consent.purpose', '=', 'matching')
    .where('consent.withdrawn_at', 'is', null)
    .where('profile.looking', '=', 1)
    .select(['profile.graduate_id as id', 'profile.version', 'profile.facts', 'graduate.office_id', 'consent.channel'])
    .select(['graduate.paused_at', 'graduate.paused_until', 'graduate.born_on'])

type ListableRow = Awaited<ReturnType<ReturnType<typeof listable>['execute']>>[number]

const listableOf = (row: ListableRow): Listable => ({
  ...stored(row),
  listedFrom: listedFrom({
    looking: true,
    consent: row.channel,
    pausedAt: row.paused_at,
    pausedUntil: row.paused_until,
    bornOn: row.born_on,
  }),
  adultOn: adultOn(row.born_on),
})

/** Those of these ids who look for work and agreed to matching, in no order; a pause may still keep them off. */
export async function listableByIds(ctx: Reading, ids: readonly string[]): Promise<Listable[]> {
  const rows = await inChunks(ids, (chunk) => listable(ctx).where('consent.graduate_id', 'in', chunk).execute())
  return rows.map(listableOf)
}

/** The same after an id, in order of ids. */
export async function listableAfter(ctx: Reading, after: string, limit: number): Promise<Listable[]> {
  const page = listable(ctx).where('consent.graduate_id', '>', after).orderBy('consent.graduate_id').limit(limit)
  return (await page.execute()).map(listableOf)
}

/** What decides whether the person is listed, as it stands now. */
export async function standingOf({ store }: Reading, id: GraduateId): Promise<Standing> {
  const row = await store.db
    .selectFrom('graduate')
    .innerJoin('profile', 'profile.graduate_id', 'graduate.id')
    .leftJoin('consent', (join) =>
      join
        .onRef('consent.graduate_id', '=', 'graduate.id')
        .on('consent.purpose', '=', 'matching')
        .on('consent.withdrawn_at', 'is', null),
    )
    .where('graduate.id', '=', id)
    .select(['profile.looking', 'consent.channel', 'graduate.paused_at', 'graduate.paused_until', 'graduate.born_on'])
    .executeTakeFirstOrThrow()
  return {
    looking: row.looking === 1,
    consent: row.channel,
    pausedAt: row.paused_at,
    pausedUntil: row.paused_until,
    bornOn: row.born_on,
  }
}

/** Which of these people show this employer their name. */
export async function letInAmong({ store }: Reading, employerId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await inChunks(ids, (chunk) =>
    store.db
      .selectFrom('consent')
      .select('graduate_id')
      .where('employer_id', '=', employerId)
      .where('purpose', '=', 'employer')
      .where('withdrawn_at', 'is', null)
      .where('graduate_id', 'in', chunk)
      .execute(),
  )
  return rows.map(({ graduate_id }) => graduate_id)
}

/** The graduate who was registered with this NIK, by its hash. */
export async function graduateByNik({ store }: Reading, hash: string): Promise<string | null> {
  const row = await store.db.selectFrom('graduate').select('id').where('nik_hash', '=', hash).orderBy('id').executeTakeFirst()
  return row?.id ?? null
}
