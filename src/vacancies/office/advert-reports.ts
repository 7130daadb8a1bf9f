import { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import { actorOf, type Ctx } from '../../ctx.ts'
import { suspension } from '../../employers/decisions.ts'
import { employerById } from '../../employers/queries.ts'
import { looksAfter, type Reached, refuseTied } from '../../employers/rules.ts'
import { newId, ReportId, VacancyId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import type { NewChange } from '../../store/change-log.ts'
import { atVersion } from '../../store/conditions.ts'
import { DAY } from '../../time.ts'
import { checkVersion } from '../actions.ts'
import { closing, committed } from '../life/closing.ts'
import { REMOVED } from '../life/life.ts'
import { vacancyById } from '../queries.ts'
import type { StoredVacancy } from '../vacancy.ts'

const REPORT_KINDS = ['asks_money', 'fake', 'discriminates', 'wrong', 'other'] as const
export const REPORT_STATES = ['new', 'taken', 'upheld', 'dismissed'] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** What someone says is wrong with an advert. */
export const AdvertReportDraft = z
  .strictObject({
    kind: z.enum(REPORT_KINDS),
    words: z.string().trim().max(2000).default(''),
    contact: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'How to reach you, if you wish; kept apart from the report and erased after it' }),
  })
  .openapi('AdvertReportDraft')
export type AdvertReportDraft = z.output<typeof AdvertReportDraft>

const version = z.int().min(1).optional()
export const Taking = z
  .strictObject({
    over: z.boolean().default(false).openapi({ description: 'Take it over from the officer who has it' }),
    version,
  })
  .openapi('ReportTaking')
export type Taking = z.output<typeof Taking>

/** How a report ends, and what follows for the advert. */
export const ReportEnding = z
  .strictObject({
    outcome: z.enum(['upheld', 'dismissed']),
    note: z.string().trim().min(1).max(2000),
    follow: z
      .enum(['nothing', 'close_vacancy', 'suspend_employer'])
      .default('nothing')
      .openapi({ description: 'Of one that is upheld: done in the same moment' }),
    version,
  })
  .openapi('ReportEnding')
export type ReportEnding = z.output<typeof ReportEnding>

export const AdvertReport = z
  .object({
    id: ReportId,
    version: z.number().int(),
    vacancy: z.object({ id: VacancyId, title: z.string() }),
    employer: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(REPORT_KINDS),
    words: z.string(),
    state: z.enum(REPORT_STATES),
    owner: z.string().nullable().openapi({ description: 'The officer who looks after it' }),
    contact: z.string().nullable(),
    note: z.string().nullable(),
    made_at: z.number().int(),
    ended_at: z.number().int().nullable(),
  })
  .openapi('AdvertReport')
export type AdvertReport = z.input<typeof AdvertReport>

/** Takes down what someone says is wrong with an advert. Who says it stays unknown unless they leave a contact. */
export async function reportAdvert(
  ctx: Ctx,
  given: AdvertReportDraft,
  vacancy: StoredVacancy,
): Promise<{ readonly id: ReportId }> {
  const { db } = ctx.store
  const id = newId('rep', ctx.now) as ReportId
  const blank = { version: 1, state: 'new' as const, owner: null, note: null, taken_at: null, ended_at: null }
  const row = { ...blank, id, vacancy_id: vacancy.id, kind: given.kind, words: given.words, made_at: ctx.now }
  const { contact } = given
  await ctx.store.commit(
    [
      db.insertInto('advert_report').values(row).compile(),
      ...(contact === undefined
        ? []
        : [db.insertInto('advert_report_contact').values({ report_id: id, contact, made_at: ctx.now }).compile()]),
    ],
    [],
  )
  return { id }
}

const select = ({ store }: Pick<Ctx, 'store'>) =>
  store.db
    .selectFrom('advert_report')
    .innerJoin('vacancy', 'vacancy.id', 'advert_report.vacancy_id')
    .innerJoin('employer', 'employer.id', 'vacancy.employer_id')
    .leftJoin('advert_report_contact', 'advert_report_contact.report_id', 'advert_report.id')
    .select([
      'advert_report.id',
      'advert_report.version',
      'advert_report.kind',
      'advert_report.words',
      'advert_report.state',
      'advert_report.owner',
      'advert_report.note',
      'advert_report.made_at',
      'advert_report.ended_at',
      'advert_report_contact.contact',
      'vacancy.id as vacancy_id',
      'vacancy.title',
      'vacancy.place',
      'employer.id as employer_id',
      'employer.name as employer',
      'employer.place as employer_place',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const reportFrom = ({
  vacancy_id,
  title,
  employer_id,
  employer,
  place: _,
  employer_place: __,
  id,
  ...row
}: Row): AdvertReport => ({
  ...row,
  // Only this slice writes the columns, from ids that were checked.
  id: id as ReportId,
  vacancy: { id: vacancy_id as VacancyId, title },
  employer: { id: employer_id, name: employer },
})

const reaches = (ctx: Pick<Ctx, 'caller' | 'taxonomy'>, { place, employer_place }: Row): boolean =>
  looksAfter(ctx, place ?? employer_place)

/** The report of an id with whether the caller's office looks after its vacancy. */
export async function reportFile(ctx: Ctx, id: string): Promise<Reached<AdvertReport> | null> {
  if (!ReportId.safeParse(id).success) return null
  const row = await select(ctx).where('advert_report.id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...reportFrom(row), reached: reaches(ctx, row) }
}

const PAGE = 200

/** Reports on vacancies that the caller's office looks after, the oldest first, those after an id. */
export async function reportsAfter(
  ctx: Ctx,
  {
    after = '',
    limit,
    state,
  }: { readonly after?: string | undefined; readonly limit: number; readonly state?: ReportState | undefined },
): Promise<AdvertReport[]> {
  const found: AdvertReport[] = []
  for (let from = after; found.length < limit; ) {
    const rows = await select(ctx)
      .where('advert_report.id', '>', from)
      .$if(state !== undefined, (query) => query.where('advert_report.state', '=', state ?? 'new'))
      .orderBy('advert_report.id')
      .limit(PAGE)
      .execute()
    found.push(...rows.filter((row) => reaches(ctx, row)).map(reportFrom))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    from = last.id
  }
  return found.slice(0, limit)
}

interface Change {
  readonly state: ReportState
  readonly owner: string
  readonly note?: string
  readonly taken_at?: number
  readonly ended_at?: number
}

const changing = (ctx: Ctx, { id, version: read }: AdvertReport, change: Change): CompiledQuery[] => [
  atVersion(ctx.store.db, 'advert_report', id, read),
  ctx.store.db
    .updateTable('advert_report')
    .set({ ...change, version: read + 1 })
    .where('id', '=', id)
    .compile(),
]

/** The caller looks after the report from now on. Refuses one that ended, and one that another officer has, unless it is taken over. */
export async function takeReport(ctx: Ctx, { over, version: made }: Taking, report: AdvertReport): Promise<AdvertReport> {
  checkVersion(report.version, made)
  const owner = actorOf(ctx.caller)
  if (report.state === 'taken' && report.owner === owner) return report
  if (report.state === 'upheld' || report.state === 'dismissed') throw new Refusal('conflict', 'report_ended')
  if (report.state === 'taken' && !over) throw new Refusal('conflict', 'report_taken')
  await committed(ctx, changing(ctx, report, { state: 'taken', owner, taken_at: ctx.now }), [])
  return { ...report, state: 'taken', owner, version: report.version + 1 }
}

/**
 * Ends a report, with what follows from one that is upheld in the same commit. Refuses one that its caller has not taken, and an officer
 * with a tie to the employer.
 */
export async function endReport(ctx: Ctx, given: ReportEnding, report: AdvertReport): Promise<AdvertReport> {
  const { outcome, note, follow, version: made } = given
  checkVersion(report.version, made)
  if (report.state === 'upheld' || report.state === 'dismissed') throw new Refusal('conflict', 'report_ended')
  const owner = actorOf(ctx.caller)
  if (report.owner !== owner) throw new Refusal('conflict', 'report_not_taken')
  const vacancy = await vacancyById(ctx, report.vacancy.id)
  if (vacancy === null) throw new Refusal('not_found', 'not_found')
  await refuseTied(ctx, vacancy.employer.id)
  const after = outcome === 'upheld' ? await following(ctx, follow, note, vacancy) : NOTHING
  const change = { state: outcome, owner, note, ended_at: ctx.now }
  await committed(ctx, [...changing(ctx, report, change), ...after.writes], after.changes)
  return { ...report, ...change, version: report.version + 1 }
}

interface Follows {
  readonly writes: readonly CompiledQuery[]
  readonly changes: readonly NewChange[]
}
const NOTHING: Follows = { writes: [], changes: [] }

async function following(ctx: Ctx, follow: ReportEnding['follow'], note: string, vacancy: StoredVacancy): Promise<Follows> {
  if (follow === 'close_vacancy') return vacancy.state === 'closed' ? NOTHING : closing(ctx, vacancy, REMOVED)
  const employer = follow === 'suspend_employer' ? await employerById(ctx, vacancy.employer.id) : null
  return employer === null ? NOTHING : suspension(ctx, 'suspended', { note }, employer)
}

/** How long a contact is kept after its report came in, in days: long enough to ask back, and to tell how it ended. */
export const CONTACT_DAYS = 90

/** The writes of `padan retain`: contacts that are too old, or whose report ended thirty days ago, are erased. */
export function eraseOldContacts({ store: { db }, now }: Pick<Ctx, 'store' | 'now'>): CompiledQuery[] {
  const ended = db
    .selectFrom('advert_report')
    .select('id')
    .where('ended_at', '<', now - 30 * DAY)
  return [
    db
      .deleteFrom('advert_report_contact')
      .where((e) => e.or([e('made_at', '<', now - CONTACT_DAYS * DAY), e('report_id', 'in', ended)]))
      .compile(),
  ]
}
