import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { employersAfter } from '../../employers/queries.ts'
import { dateInWita } from '../../time.ts'
import { reportsAfter } from './advert-reports.ts'
import { vacanciesAfter } from './lists.ts'

/** A queue longer than this is told as "at least": counting on would say nothing more to do today. */
const MOST_COUNTED = 500

/** How much waits for the officers of an office. */
export const Desk = z
  .object({
    employers_unverified: z.number().int(),
    vacancies_waiting: z.number().int(),
    reports_new: z.number().int(),
    reports_taken: z.number().int(),
    vacancies_unreported: z.number().int(),
    oldest_report: z.string().nullable().openapi({ description: 'Day of the oldest report that has not ended' }),
    most: z.number().int().openapi({ description: 'Queues are counted up to here' }),
  })
  .openapi('Desk')
export type Desk = z.input<typeof Desk>

/** Counts what waits at the caller's office. */
export async function deskOf(ctx: Ctx): Promise<Desk> {
  const limit = MOST_COUNTED
  const employers = await employersAfter(ctx, { limit, state: 'unverified' })
  const waiting = await vacanciesAfter(ctx, { limit, state: 'waiting' })
  const unreported = await vacanciesAfter(ctx, { limit, unreported: true })
  const fresh = await reportsAfter(ctx, { limit, state: 'new' })
  const taken = await reportsAfter(ctx, { limit, state: 'taken' })
  const [oldest] = [...fresh.slice(0, 1), ...taken.slice(0, 1)].sort((a, b) => a.made_at - b.made_at)
  return {
    employers_unverified: employers.length,
    vacancies_waiting: waiting.vacancies.length,
    reports_new: fresh.length,
    reports_taken: taken.length,
    vacancies_unreported: unreported.vacancies.length,
    oldest_report: oldest === undefined ? null : dateInWita(oldest.made_at),
    most: limit,
  }
}
