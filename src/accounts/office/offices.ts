import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { unknownConcepts } from '../../http/concept-check.ts'
import { newOfficeId, OfficeId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'

const fields = {
  name: z.string().trim().min(2).max(200),
  places: z
    .array(z.string().max(20))
    .min(1)
    .max(60)
    .openapi({ description: 'Codes of the places it looks after, with all that lies in them', example: ['65.71'] }),
}

export const OfficeDraft = z.strictObject(fields).openapi('OfficeDraft')
export const OfficeChange = z
  .strictObject({ name: fields.name.optional(), places: fields.places.optional(), version: z.number().int().optional() })
  .openapi('OfficeChange')

/** An office as its own page shows it. */
export const OfficeAnswer = z
  .object({ id: OfficeId, version: z.number().int(), name: z.string(), places: z.array(z.string()) })
  .openapi('Office')
export type OfficeAnswer = z.output<typeof OfficeAnswer>
export type ShownOffice = z.input<typeof OfficeAnswer>

const COLUMNS = ['id', 'version', 'name', 'places'] as const
// Only this slice writes the columns, from values that were checked.
const answerOf = (row: { id: string; version: number; name: string; places: string }): OfficeAnswer => ({
  ...row,
  id: OfficeId.parse(row.id),
  places: JSON.parse(row.places) as string[],
})

/** Offices in order of making, those after an id. */
export async function officesAfter({ store }: Pick<Ctx, 'store'>, after: string, limit: number): Promise<OfficeAnswer[]> {
  const rows = await store.db.selectFrom('office').select(COLUMNS).where('id', '>', after).orderBy('id').limit(limit).execute()
  return rows.map(answerOf)
}

/** An office with its version, as one who may change it finds it. */
export async function officeFile({ store }: Pick<Ctx, 'store'>, id: string): Promise<OfficeAnswer | null> {
  if (!OfficeId.safeParse(id).success) return null
  const row = await store.db.selectFrom('office').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : answerOf(row)
}

function checkPlaces({ taxonomy }: Ctx, places: readonly string[]): void {
  const wrong = unknownConcepts(
    taxonomy,
    places.map((id, at) => ({ kind: 'place', id, pointer: `/places/${at}` })),
  )
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
}

/** Adds an office. Refuses places that do not exist. */
export async function addOffice(ctx: Ctx, { name, places }: z.output<typeof OfficeDraft>): Promise<OfficeAnswer> {
  checkPlaces(ctx, places)
  const office: OfficeAnswer = { id: newOfficeId(ctx.now), version: 1, name, places: [...new Set(places)] }
  const row = { ...office, places: JSON.stringify(office.places), made_at: ctx.now, changed_at: ctx.now }
  await ctx.store.commit(
    [ctx.store.db.insertInto('office').values(row).compile()],
    [{ kind: 'office', id: office.id, op: 'put', at: ctx.now }],
  )
  return office
}

/** Changes name and places of an office; what is left out stays. Refuses places that do not exist and a change of another version. */
export async function changeOffice(
  ctx: Ctx,
  { version, name, places }: z.output<typeof OfficeChange>,
  office: OfficeAnswer,
): Promise<OfficeAnswer> {
  if (version !== undefined && version !== office.version) throw new Refusal('outdated', 'outdated', { version: office.version })
  if (places !== undefined) checkPlaces(ctx, places)
  const after: OfficeAnswer = {
    ...office,
    name: name ?? office.name,
    places: places === undefined ? office.places : [...new Set(places)],
    version: office.version + 1,
  }
  const { db } = ctx.store
  const same = db.selectFrom('office').select('id').where('id', '=', office.id).where('version', '=', office.version)
  const set = { name: after.name, places: JSON.stringify(after.places), version: after.version, changed_at: ctx.now }
  try {
    await ctx.store.commit(
      [unless('office_version', same), db.updateTable('office').set(set).where('id', '=', office.id).compile()],
      [{ kind: 'office', id: office.id, op: 'put', at: ctx.now }],
    )
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated', { version: office.version + 1 })
    throw error
  }
  return after
}
