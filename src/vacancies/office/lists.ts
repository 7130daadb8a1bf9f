import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { cursorText, wholeText } from '../../http/fields.ts'
import { EmployerId, VacancyId } from '../../ids.ts'
import { inChunks } from '../../store/chunks.ts'
import { SEEN_STATES, type SeenState, type StoredState, seenState } from '../life/life.ts'
import { reachesVacancy, selectVacancies, storedFrom } from '../queries.ts'

export const Paging = {
  after: cursorText(VacancyId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
}

/** A line of a list of vacancies in every state: for their employer, and for officers. */
export const VacancyLine = z
  .object({
    id: VacancyId,
    version: z.number().int(),
    title: z.string(),
    employer: z.object({ id: EmployerId, name: z.string() }),
    place: z.string().nullable(),
    state: z.enum(SEEN_STATES),
    posted_on: z.string(),
    closing_date: z.string().nullable(),
    openings: z.number().int(),
    seats_left: z.number().int(),
    reported_on: z.string().nullable().openapi({ description: 'Day on which it was reported to the ministry' }),
  })
  .openapi('VacancyLine')
export type VacancyLine = z.input<typeof VacancyLine>

export const VacancyLines = z.object({ vacancies: z.array(VacancyLine), next: z.string().nullable() }).openapi('VacancyLines')
export type VacancyLines = z.input<typeof VacancyLines>

interface Asked {
  readonly after?: string | undefined
  readonly limit: number
  readonly employer?: EmployerId | undefined
  /** As the reader sees it. */
  readonly state?: SeenState | undefined
  /** Only those that were published and not yet reported to the ministry. */
  readonly unreported?: boolean | undefined
}

const PAGE = 200
const STORED: ReadonlySet<string> = new Set<StoredState>(['draft', 'waiting', 'closed'])

/** Where each seen state is to be looked for: what waits for its employer, what is full, expired or stale is stored as open. */
const storedFor = (state: SeenState): StoredState => (STORED.has(state) ? (state as StoredState) : 'open')

/** Vacancies in every state, the oldest first: those of one employer, else those that the caller's office looks after. */
export async function vacanciesAfter(ctx: Ctx, { after = '', limit, employer, state, unreported }: Asked): Promise<VacancyLines> {
  const found: VacancyLine[] = []
  for (let from = after; found.length <= limit; ) {
    const rows = await selectVacancies(ctx)
      .where('vacancy.id', '>', from)
      .$if(employer !== undefined, (query) => query.where('vacancy.employer_id', '=', employer ?? ''))
      .$if(state !== undefined, (query) => query.where('vacancy.state', '=', storedFor(state ?? 'open')))
      .$if(unreported === true, (query) => query.where('vacancy.opened_on', 'is not', null))
      .orderBy('vacancy.id')
      .limit(PAGE)
      .execute()
    found.push(
      ...(await linesOf(ctx, rows.map(storedFrom), employer !== undefined)).filter((line) => keeps(line, state, unreported)),
    )
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    from = last.id
  }
  const page = found.slice(0, limit)
  return { vacancies: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

const keeps = (line: VacancyLine, state: SeenState | undefined, unreported: boolean | undefined): boolean =>
  (state === undefined || line.state === state) && (unreported !== true || line.reported_on === null)

async function linesOf(ctx: Ctx, vacancies: readonly ReturnType<typeof storedFrom>[], own: boolean): Promise<VacancyLine[]> {
  const reached = own ? vacancies : vacancies.filter((vacancy) => reachesVacancy(ctx, vacancy))
  const reports = await inChunks(
    reached.map(({ id }) => id),
    (chunk) =>
      ctx.store.db
        .selectFrom('vacancy_report')
        .select(['vacancy_id', 'reported_on'])
        .where('vacancy_id', 'in', chunk)
        .where('reported_on', 'is not', null)
        .execute(),
  )
  const reportedOn = new Map(reports.map((row) => [row.vacancy_id, row.reported_on]))
  return reached.map((vacancy) => ({
    id: vacancy.id,
    version: vacancy.version,
    title: vacancy.facts.title,
    employer: { id: vacancy.employer.id, name: vacancy.employer.name },
    place: vacancy.facts.place,
    state: seenState(vacancy, ctx.today),
    posted_on: vacancy.facts.postedOn,
    closing_date: vacancy.facts.closesOn,
    openings: vacancy.facts.openings,
    seats_left: Math.max(0, vacancy.facts.openings - vacancy.taken),
    reported_on: reportedOn.get(vacancy.id) ?? null,
  }))
}
