import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { IsoDate } from '../../http/fields.ts'
import type { GraduateId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { isMinor } from '../age.ts'
import type { SeenGraduate } from '../disclose.ts'
import { standingOf } from '../queries.ts'
import { isPaused, NOT_LISTED, notListed } from './standing.ts'

/** Until when a person wants to be left alone; without a day, until they say otherwise. */
export const Pause = z
  .strictObject({ until: IsoDate.optional().openapi({ description: 'The last day of the pause' }) })
  .openapi('Pause', { example: { until: '2027-01-31' } })

export const StandingAnswer = z
  .object({
    paused: z.boolean(),
    paused_until: z.string().nullable(),
    guardian_needed: z.boolean().openapi({ description: 'Under 18: a guardian agrees, and an officer records it' }),
    not_listed: z.enum(NOT_LISTED).nullable().openapi({ description: 'Why the person is on no list today; null when they are' }),
  })
  .openapi('Standing')
export type StandingAnswer = z.input<typeof StandingAnswer> & { readonly id: GraduateId }

/** Is the person listed today, and if not, why? */
export async function showStanding(ctx: Ctx, { id }: Pick<SeenGraduate, 'id'>): Promise<StandingAnswer> {
  const standing = await standingOf(ctx, id)
  const paused = isPaused(standing, ctx.today)
  return {
    id,
    paused,
    paused_until: paused ? standing.pausedUntil : null,
    guardian_needed: isMinor(standing.bornOn, ctx.today),
    not_listed: notListed(standing, ctx.today),
  }
}

async function setPause(
  { store, now }: Ctx,
  id: GraduateId,
  paused_at: number | null,
  paused_until: string | null,
): Promise<void> {
  const set = store.db.updateTable('graduate').set({ paused_at, paused_until }).where('id', '=', id)
  await store.commit([set.compile()], [{ kind: 'profile', id, op: 'put', at: now }])
}

/**
 * Takes the person off every list and keeps their data: the right to have processing delayed or limited (UU 27/2022 art. 11). It holds at
 * once. Refuses a last day that has passed.
 */
export async function pause(ctx: Ctx, { until }: z.output<typeof Pause>, graduate: SeenGraduate): Promise<StandingAnswer> {
  if (until !== undefined && until < ctx.today)
    throw new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/until', reason: 'pause_past' }])
  await setPause(ctx, graduate.id, ctx.now, until ?? null)
  return showStanding(ctx, graduate)
}

/** Ends a pause; where there is none, nothing changes. */
export async function resume(ctx: Ctx, _: unknown, graduate: SeenGraduate): Promise<StandingAnswer> {
  const { pausedAt } = await standingOf(ctx, graduate.id)
  if (pausedAt !== null) await setPause(ctx, graduate.id, null, null)
  return showStanding(ctx, graduate)
}
