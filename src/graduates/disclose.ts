import type { Ctx } from '../ctx.ts'
import { type GraduateId, newDisclosureId } from '../ids.ts'
import type { GraduateCard } from './person.ts'

const MASKED: GraduateCard = { shown: 'masked' }

async function fullCard({ store }: Ctx, id: GraduateId): Promise<GraduateCard> {
  const row = await store.db
    .selectFrom('graduate')
    .select(['name', 'phone', 'email', 'born_on', 'sex', 'nik_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return MASKED
  const { nik_hash, ...person } = row
  return { shown: 'full', ...person, nik_known: nik_hash !== null }
}

async function note({ store, now }: Ctx, id: GraduateId, key: string, why: string): Promise<void> {
  const row = { id: newDisclosureId(now), graduate_id: id, key_id: key, at: now, why }
  await store.commit([store.db.insertInto('disclosure').values(row).compile()], [])
}

/**
 * The one door by which a name or a number leaves: to the person, to an officer (who is noted down before anything is given), and to
 * nobody else. `why` says what the look was for.
 */
export async function disclose(ctx: Ctx, id: GraduateId, why: 'opened' | 'changed' | 'created'): Promise<GraduateCard> {
  const { caller } = ctx
  switch (caller.role) {
    case 'graduate':
      return caller.graduateId === id ? fullCard(ctx, id) : MASKED
    case 'officer':
    case 'administrator':
      await note(ctx, id, caller.by.actor, why)
      return fullCard(ctx, id)
    case 'system':
      await note(ctx, id, 'system', why)
      return fullCard(ctx, id)
    case 'employer':
    case 'visitor':
      return MASKED
  }
}
