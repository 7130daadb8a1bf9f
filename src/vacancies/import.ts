import type { Ctx } from '../ctx.ts'
import type { Employer } from '../employers/employer.ts'
import type { EmployerId, VacancyId } from '../ids.ts'
import { compareText } from '../taxonomy/fold.ts'
import { daysAfter } from '../time.ts'
import {
  allProblems,
  changed,
  employerFor,
  newFacts,
  newVacancy,
  refuseIf,
  retried,
  seatProblems,
  sectorOf,
  store,
  storeNew,
} from './actions.ts'
import { closingProblems } from './checks.ts'
import { sentFacts, storedFacts } from './facts.ts'
import { MOST_DAYS } from './life/life.ts'
import { isSameJob, shapeFrom } from './life/near-same.ts'
import { compared, sameAs } from './life/same.ts'
import { demandsOf, vacancyBySource } from './queries.ts'
import type { StoredVacancy, VacancyDraft, VacancyFacts } from './vacancy.ts'

/** What an import did with a row; `folded` is one that repeats an advert of the employer, whose id it then gives. */
export type Imported = { readonly outcome: 'created' | 'changed' | 'unchanged' | 'folded'; readonly id: VacancyId }

const earlier = (a: string, b: string): string => (compareText(a, b) < 0 ? a : b)

// A list says until when its own site shows an advert; here it stands for as long as any may, counted from its posting.
const cut = (facts: VacancyFacts, postedOn: string): VacancyFacts => {
  const last = daysAfter(postedOn, MOST_DAYS)
  const { closing_date: date, ...rest } = facts
  return typeof date === 'string' ? { ...rest, closing_date: earlier(date, last) } : rest
}

/**
 * Brings in a row of an import, known by `source` within its employer: made once, changed when the row changed, folded into an advert
 * that says the same, else left alone. The draft is whole: its text was read already, and is without forbidden demands. `usual` is the
 * sector of the work, for an employer of none.
 */
export async function importVacancy(
  ctx: Ctx,
  source: string,
  draft: VacancyDraft,
  usual: VacancyFacts['sector'],
): Promise<Imported> {
  const { employer: named, draft: _, demands: __, separate, separate_why, report, ...sent } = draft
  return retried(async () => {
    const employer = await employerFor(ctx, named, sent.place)
    const whole: VacancyFacts = { sector: sectorOf(employer, usual), ...sent }
    const known = await vacancyBySource(ctx, employer.id, source)
    if (known !== null) return changeKnown(ctx, known, cut(whole, known.facts.postedOn))
    const facts = cut(whole, ctx.today)
    refuseIf([...allProblems(ctx, facts), ...closingProblems(facts, ctx.today)])
    const vacancy = newVacancy(ctx, employer, newFacts(ctx, facts), [])
    const same = separate === true ? null : await repeatedIn(ctx, employer, source, vacancy)
    if (same !== null) return { outcome: 'folded', id: same }
    // It was compared already, with what an earlier row of this source was folded into too.
    await storeNew(ctx, vacancy, { demands: [], source, separate: true, separate_why, report })
    return { outcome: 'created', id: vacancy.id }
  })
}

/** The advert that a row repeats: the one it was folded into before, for as long as it says the same, or one that stands or waits. */
async function repeatedIn(
  ctx: Ctx,
  { id: employer }: Employer,
  source: string,
  vacancy: StoredVacancy,
): Promise<VacancyId | null> {
  const advert = compared(vacancy.facts)
  const before = await foldedInto(ctx, employer, source)
  const same = await sameAs(ctx, employer, advert, null)
  if (same === null) return before !== null && isSameJob(before, advert) ? before.id : null
  if (before?.id !== same) await fold(ctx, employer, source, same)
  return same
}

async function foldedInto({ store: { db } }: Ctx, employer: EmployerId, source: string) {
  const row = await db
    .selectFrom('vacancy_folded')
    .innerJoin('vacancy', 'vacancy.id', 'vacancy_folded.vacancy_id')
    .innerJoin('vacancy_shape', 'vacancy_shape.vacancy_id', 'vacancy.id')
    .where('vacancy_folded.employer_id', '=', employer)
    .where('vacancy_folded.source', '=', source)
    .select(['vacancy.id', 'vacancy.title', 'vacancy.place', 'vacancy_shape.hashes'])
    .executeTakeFirst()
  // Only this slice writes the table.
  return row === undefined ? null : { id: row.id as VacancyId, title: row.title, place: row.place, shape: shapeFrom(row.hashes) }
}

/** Remembers that a row was folded into an advert, so that it makes nothing anew once that one is closed. */
async function fold(ctx: Ctx, employer: EmployerId, source: string, into: VacancyId): Promise<void> {
  const made = { vacancy_id: into, at: ctx.now }
  const write = ctx.store.db
    .insertInto('vacancy_folded')
    .values({ employer_id: employer, source, ...made })
    .onConflict((conflict) => conflict.columns(['employer_id', 'source']).doUpdateSet(made))
  await ctx.store.commit([write.compile()], [])
}

/** A row that came before: what it gives now replaces what it gave, and what it leaves out stays. */
async function changeKnown(ctx: Ctx, known: StoredVacancy, whole: VacancyFacts): Promise<Imported> {
  if (known.state === 'closed') return { outcome: 'unchanged', id: known.id }
  const facts: VacancyFacts = { ...sentFacts(known.facts), ...whole }
  const after = storedFacts(facts, { title: known.facts.title, postedOn: known.facts.postedOn })
  if (JSON.stringify(after) === JSON.stringify(known.facts)) return { outcome: 'unchanged', id: known.id }
  refuseIf([...allProblems(ctx, facts), ...closingProblems(facts, ctx.today), ...seatProblems(facts, known.taken)])
  const demands = await demandsOf(ctx, known.id)
  await store(ctx, known, changed(ctx, known, { facts, demands, kept: known.kept }), { demands: null })
  return { outcome: 'changed', id: known.id }
}
