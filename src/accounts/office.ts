import type { Ctx, Office } from '../ctx.ts'
import { OfficeId } from '../ids.ts'
import type { Taxonomy } from '../taxonomy/types.ts'

/** The office that every database begins with (0002_people.sql): it looks after the whole province. */
export const PROVINCE_OFFICE = OfficeId.parse('off_00000000000000000000000001')

/** The office of an id; null when there is none. */
export async function officeById({ store }: Pick<Ctx, 'store'>, id: string): Promise<Office | null> {
  if (!OfficeId.safeParse(id).success) return null
  const row = await store.db.selectFrom('office').select(['id', 'name', 'places']).where('id', '=', id).executeTakeFirst()
  // Only this slice writes the columns, from values that were checked.
  return row === undefined ? null : { id: row.id as OfficeId, name: row.name, places: JSON.parse(row.places) as string[] }
}

/** Does the office look after this place, or one that it lies in? */
export function covers(taxonomy: Taxonomy, office: Pick<Office, 'places'>, place: string): boolean {
  if (office.places.includes(place)) return true
  const parent = taxonomy.places.get(place)?.parent ?? null
  return parent !== null && covers(taxonomy, office, parent)
}
