import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { actorOf, type Ctx } from '../../ctx.ts'
import type { Reached } from '../../employers/rules.ts'
import { IsoDate } from '../../http/fields.ts'
import { GraduateId, newId, PlacementId, VacancyId } from '../../ids.ts'
import { type FieldProblem, Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { Duplicate, MissingReference, PreconditionFailed } from '../../store/errors.ts'
import { checkVersion, refuseIf } from '../actions.ts'
import { takenSeats, vacancyById, vacancyFile } from '../queries.ts'
import type { StoredVacancy } from '../vacancy.ts'
import { vacancyChanged } from '../writes.ts'
import { isOut } from './life.ts'

/** Who took a seat of a vacancy. */
export const PlacementDraft = z
  .strictObject({
    graduate: GraduateId.optional().openapi({ description: 'Left out: someone whom the employer found elsewhere' }),
    placed_on: IsoDate.optional().openapi({ description: 'Today when left out' }),
    version: z.int().min(1).optional().openapi({ description: 'The version of the vacancy you read' }),
  })
  .openapi('PlacementDraft')
export type PlacementDraft = z.output<typeof PlacementDraft>

export const Ending = z.strictObject({ ended_on: IsoDate.optional() }).openapi('PlacementEnding')
export type Ending = z.output<typeof Ending>

export const Placement = z
  .object({
    id: PlacementId,
    vacancy: VacancyId,
    graduate: GraduateId.nullable().openapi({ description: 'Null for one found elsewhere, and once the person was erased' }),
    through: z.enum(['padan', 'elsewhere']),
    placed_on: z.string(),
    ended_on: z.string().nullable(),
  })
  .openapi('Placement')
export type Placement = z.input<typeof Placement>

export const Placements = z
  .object({ placements: z.array(Placement), openings: z.number().int(), seats_left: z.number().int(), version: z.number().int() })
  .openapi('Placements')
export type Placements = z.input<typeof Placements>

/** Everyone who took a seat, the first first; those whose placement ended too. */
export async function placementsOf({ store }: Pick<Ctx, 'store'>, vacancy: StoredVacancy): Promise<Placements> {
  const rows = await store.db
    .selectFrom('placement')
    .select(['id', 'vacancy_id', 'graduate_id', 'through', 'placed_on', 'ended_on'])
    .where('vacancy_id', '=', vacancy.id)
    .orderBy('id')
    .execute()
  return {
    placements: rows.map(placementOf),
    openings: vacancy.facts.openings,
    seats_left: Math.max(0, vacancy.facts.openings - vacancy.taken),
    version: vacancy.version,
  }
}

interface Row {
  readonly id: string
  readonly vacancy_id: string
  readonly graduate_id: string | null
  readonly through: 'padan' | 'elsewhere'
  readonly placed_on: string
  readonly ended_on: string | null
}

// Only this slice writes the columns, from values that were checked.
const placementOf = ({ id, vacancy_id, graduate_id, ...row }: Row): Placement => ({
  ...row,
  id: id as PlacementId,
  vacancy: vacancy_id as VacancyId,
  graduate: graduate_id as GraduateId | null,
})

/** May the caller name this graduate: any for an officer, and for an employer one who lets it see their name. */
async function mayName({ store: { db }, caller }: Ctx, graduate: GraduateId): Promise<boolean> {
  const known = await db.selectFrom('graduate').select('id').where('id', '=', graduate).executeTakeFirst()
  if (known === undefined || caller.role !== 'employer') return known !== undefined
  const consent = await db
    .selectFrom('consent')
    .select('id')
    .where('graduate_id', '=', graduate)
    .where('purpose', '=', 'employer')
    .where('employer_id', '=', caller.employerId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return consent !== undefined
}

const dayProblems = (field: string, date: string, today: string): readonly FieldProblem[] =>
  date > today ? [{ pointer: `/${field}`, reason: 'date_ahead', about: { date, today } }] : []

const seatsChanged = (ctx: Ctx, vacancy: VacancyId) =>
  ctx.store.db
    .updateTable('vacancy')
    .set((e) => ({ version: e('version', '+', 1), alive_on: ctx.today, changed_at: ctx.now }))
    .where('id', '=', vacancy)
    .compile()

/**
 * Records that someone took a seat. The seats are counted when the commit's turn comes, so that two at once cannot take the last one.
 * Refuses a person whom the caller may not name, one who has a seat here already, and a vacancy that is full or was never published.
 */
export async function placeSomeone(ctx: Ctx, given: PlacementDraft, vacancy: StoredVacancy): Promise<Placement> {
  const { graduate, placed_on: day = ctx.today, version } = given
  checkVersion(vacancy.version, version)
  if (isOut(vacancy.employer.state)) throw new Refusal('forbidden', 'employer_is_out')
  if (vacancy.openedOn === null) throw new Refusal('conflict', 'vacancy_never_open')
  refuseIf([
    ...dayProblems('placed_on', day, ctx.today),
    ...(graduate !== undefined && !(await mayName(ctx, graduate)) ? [{ pointer: '/graduate', reason: 'graduate_unknown' }] : []),
  ])
  const row = {
    id: newId('plc', ctx.now),
    vacancy_id: vacancy.id,
    graduate_id: graduate ?? null,
    through: graduate === undefined ? ('elsewhere' as const) : ('padan' as const),
    placed_on: day,
    ended_on: null,
    recorded_by: actorOf(ctx.caller),
    made_at: ctx.now,
  }
  try {
    await ctx.store.commit(
      [
        seatLeft(ctx, vacancy, version),
        ctx.store.db.insertInto('placement').values(row).compile(),
        seatsChanged(ctx, vacancy.id),
      ],
      [vacancyChanged(ctx, vacancy.id)],
    )
  } catch (error) {
    throw await refusalFor(ctx, error, vacancy)
  }
  return placementOf(row)
}

/** Holds while a seat is free and, where the caller named the version it had read, while the vacancy has it. */
const seatLeft = ({ store: { db } }: Ctx, { id }: StoredVacancy, version: number | undefined) => {
  const free = db
    .selectFrom('vacancy')
    .select('vacancy.id')
    .where('vacancy.id', '=', id)
    .where((e) => sql<boolean>`${e.ref('vacancy.openings')} > ${takenSeats(e.ref('vacancy.id'))}`)
  return unless('seat_left', version === undefined ? free : free.where('vacancy.version', '=', version))
}

async function refusalFor(ctx: Ctx, error: unknown, { id }: StoredVacancy): Promise<unknown> {
  if (error instanceof Duplicate) return new Refusal('conflict', 'placed_already')
  if (error instanceof MissingReference) return new Refusal('not_found', 'not_found')
  if (!(error instanceof PreconditionFailed)) return error
  const now = await vacancyById(ctx, id)
  const full = now !== null && now.taken >= now.facts.openings
  return full ? new Refusal('conflict', 'vacancy_full') : new Refusal('outdated', 'outdated', { version: now?.version ?? 0 })
}

/** A placement with the vacancy whose seat it takes. */
export type PlacementFile = Reached<StoredVacancy> & { readonly placement: Placement }

/** The placement of an id with its vacancy. */
export async function placementFile(ctx: Ctx, id: string): Promise<PlacementFile | null> {
  if (!PlacementId.safeParse(id).success) return null
  const row = await ctx.store.db
    .selectFrom('placement')
    .select(['id', 'vacancy_id', 'graduate_id', 'through', 'placed_on', 'ended_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  const vacancy = row === undefined ? null : await vacancyFile(ctx, row.vacancy_id)
  return row === undefined || vacancy === null ? null : { ...vacancy, placement: placementOf(row) }
}

/** Ends a placement, which frees its seat. Ending one twice changes nothing. */
export async function endPlacement(ctx: Ctx, { ended_on: day = ctx.today }: Ending, file: PlacementFile): Promise<Placement> {
  const { placement } = file
  if (placement.ended_on !== null) return placement
  refuseIf([
    ...dayProblems('ended_on', day, ctx.today),
    ...(day < placement.placed_on
      ? [{ pointer: '/ended_on', reason: 'ends_before_it_begins', about: { date: placement.placed_on } }]
      : []),
  ])
  const { db } = ctx.store
  const standing = db.selectFrom('placement').select('id').where('id', '=', placement.id).where('ended_on', 'is', null)
  const end = db.updateTable('placement').set({ ended_on: day }).where('id', '=', placement.id)
  try {
    await ctx.store.commit(
      [unless('placement_stands', standing), end.compile(), seatsChanged(ctx, file.id)],
      [vacancyChanged(ctx, file.id)],
    )
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    const now = await placementFile(ctx, placement.id)
    if (now === null) throw new Refusal('not_found', 'not_found')
    return now.placement
  }
  return { ...placement, ended_on: day }
}
