import type { Ctx } from '../ctx.ts'
import { type Employer, Sector } from '../employers/employer.ts'
import { employerById } from '../employers/queries.ts'
import { looksAfter } from '../employers/rules.ts'
import { type EmployerId, newVacancyId } from '../ids.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { PreconditionFailed } from '../store/errors.ts'
import { daysAfter } from '../time.ts'
import { answerOf } from './answer.ts'
import { closingProblems, factProblems, wageProblems } from './checks.ts'
import { untitled } from './draft.ts'
import { sentFacts, storedFacts } from './facts.ts'
import { type Demand, settled, withReasons } from './life/demands.ts'
import { isOut, published, USUAL_DAYS } from './life/life.ts'
import { refuseRepeated, separateProblems } from './life/same.ts'
import { demandsOf } from './queries.ts'
import { conceptsOnly, demandsAfter, namesConcepts, readFacts, within, withoutSame } from './sent.ts'
import type {
  Publishing,
  StoredFacts,
  StoredVacancy,
  VacancyAnswer,
  VacancyChange,
  VacancyDraft,
  VacancyFacts,
} from './vacancy.ts'
import {
  asRead,
  countLive,
  insertVacancy,
  updateVacancy,
  vacancyChanged,
  writeDemands,
  writeNewShape,
  writeReport,
} from './writes.ts'

export const refuseIf = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

/** An employer posts for itself, an officer for the employer named, where the office looks after it or after the place of the work. */
export async function employerFor(ctx: Ctx, named: EmployerId | undefined, place: string | null | undefined): Promise<Employer> {
  const own = ctx.caller.role === 'employer' ? ctx.caller.employerId : undefined
  if (own !== undefined && named !== undefined && named !== own) throw new Refusal('forbidden', 'not_yours')
  const id = own ?? named
  const wrong = (reason: string) => new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/employer', reason }])
  if (id === undefined) throw wrong('employer_needed')
  const employer = await employerById(ctx, id)
  if (employer === null) throw wrong('employer_unknown')
  if (isOut(employer.state)) throw new Refusal('forbidden', 'employer_is_out')
  if (own === undefined && !looksAfter(ctx, place ?? employer.place)) throw new Refusal('forbidden', 'other_office')
  return employer
}

// The industry is the employer's; that of the occupation is only the usual one.
export const sectorOf = (employer: Employer, usual: VacancyFacts['sector']) => Sector.safeParse(employer.sector).data ?? usual

/** Problems that any facts to be stored can have. */
export const allProblems = (ctx: Ctx, facts: VacancyFacts): readonly FieldProblem[] => [
  ...factProblems(ctx.taxonomy, facts),
  ...wageProblems(ctx.taxonomy, facts, ctx.today),
]

/** The facts of a new vacancy as they are stored: it always has a closing date. */
export const newFacts = ({ taxonomy, today }: Ctx, facts: VacancyFacts): StoredFacts =>
  storedFacts(
    { ...facts, closing_date: facts.closing_date ?? daysAfter(today, USUAL_DAYS) },
    { title: untitled(taxonomy, facts.occupation), postedOn: today },
  )

/** A vacancy that nobody has stored yet. */
export const newVacancy = (
  ctx: Ctx,
  employer: Employer,
  facts: StoredFacts,
  demands: readonly Demand[],
  kept = false,
): StoredVacancy => {
  const state = kept
    ? 'draft'
    : published(
        employer.state,
        demands.map((demand) => demand.state),
      )
  return {
    id: newVacancyId(ctx.now),
    version: 1,
    state,
    closedBecause: null,
    employer,
    invented: employer.invented,
    facts,
    aliveOn: ctx.today,
    openedOn: state === 'open' ? ctx.today : null,
    kept,
    taken: 0,
  }
}

/** How often a post is tried anew when its employer changed or posted another in between. */
const RACES = 3

/** Tries again what rests on things that changed in between; refuses (`outdated`) when they change faster than it can read them. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let left = RACES; ; left--)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error
      if (left === 1) throw new Refusal('outdated', 'outdated_unknown')
    }
}

/**
 * Posts a vacancy. A draft that names no facts is read from its text. Refuses unknown ids, a wage below the legal floor, a closing date
 * that has passed or is too far, an advert that repeats one of the employer's, an employer that is suspended. A demand the law forbids
 * leaves it a draft, or waiting for an officer where each has a reason; an employer that nobody has checked yet makes it wait too.
 */
export async function postVacancy(ctx: Ctx, { employer: named, ...sent }: VacancyDraft): Promise<VacancyAnswer> {
  const { draft: kept = false, demands: given, separate, separate_why, report, ...facts } = sent
  const { found, cleaned, forbidden } = readFacts(ctx, facts)
  const { demands, problems } = settled(withReasons(forbidden, []), given)
  return retried(async () => {
    const employer = await employerFor(ctx, named, facts.place)
    const sector = sectorOf(employer, found.sector)
    const whole: VacancyFacts = { ...(namesConcepts(facts) ? {} : within(ctx, found)), sector, ...facts, ...cleaned }
    refuseIf([
      ...allProblems(ctx, whole),
      ...closingProblems(whole, ctx.today),
      ...separateProblems({ separate, separate_why }),
      ...problems,
    ])
    const vacancy = newVacancy(ctx, employer, newFacts(ctx, whole), demands, kept)
    await storeNew(ctx, vacancy, { demands, separate, separate_why, report })
    return answerOf(ctx, vacancy)
  })
}

interface Stored extends Omit<Publishing, 'demands'> {
  readonly demands: readonly Demand[]
  readonly source?: string
}

/** Stores a new vacancy; throws `PreconditionFailed` when its employer changed, or posted another, since it was read. */
export async function storeNew(
  ctx: Ctx,
  vacancy: StoredVacancy,
  { demands, source, report, ...publishing }: Stored,
): Promise<void> {
  const live = await countLive(ctx, vacancy.employer.id)
  if (vacancy.state !== 'draft') await refuseRepeated(ctx, vacancy, publishing)
  await ctx.store.commit(
    [
      ...asRead(ctx, vacancy.employer, live),
      insertVacancy(ctx, vacancy, source ?? null, publishing.separate_why ?? null),
      ...(demands.length > 0 ? writeDemands(ctx, vacancy.id, demands) : []),
      ...writeNewShape(ctx, vacancy, null, vacancy.facts),
      ...writeReport(ctx, vacancy.id, report),
    ],
    [vacancyChanged(ctx, vacancy.id)],
  )
}

/** Refuses a change that was made of another version than the stored one. */
export function checkVersion(stored: number, made: number | undefined): void {
  if (made !== undefined && made !== stored) throw new Refusal('outdated', 'outdated', { version: stored })
}

/** Refuses fewer openings than there are seats taken. */
export const seatProblems = ({ openings }: VacancyFacts, taken: number): readonly FieldProblem[] =>
  openings !== undefined && openings < taken ? [{ pointer: '/openings', reason: 'openings_below_taken', about: { taken } }] : []

/**
 * Changes what is given and leaves the rest; a sign of life. A new text that comes without facts is read again for them. Refuses what
 * `postVacancy` refuses, a closed vacancy, fewer openings than seats taken, and (`outdated`) a change that was made of another version.
 */
export async function changeVacancy(ctx: Ctx, change: VacancyChange, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  const { version, draft, demands: given, separate, separate_why, report, ...all } = change
  checkVersion(vacancy.version, version)
  if (vacancy.state === 'closed') throw new Refusal('conflict', 'vacancy_closed')
  if (isOut(vacancy.employer.state)) throw new Refusal('forbidden', 'employer_is_out')
  const before = sentFacts(vacancy.facts)
  const sent = withoutSame(all, before)
  const { found, cleaned, forbidden } = readFacts(ctx, { title: sent.title ?? before.title, text: sent.text ?? before.text })
  const again = sent.text !== undefined && !namesConcepts(sent) ? conceptsOnly(found) : {}
  const facts: VacancyFacts = { ...before, ...again, ...sent, ...cleaned }
  const closing = sent.closing_date === undefined ? [] : closingProblems(facts, ctx.today)
  const known = await demandsOf(ctx, vacancy.id)
  const { demands, problems } = settled(demandsAfter(known, forbidden, sent), given)
  refuseIf([
    ...allProblems(ctx, facts),
    ...closing,
    ...seatProblems(facts, vacancy.taken),
    ...separateProblems(change),
    ...problems,
  ])
  const kept = draft ?? vacancy.kept
  const after = changed(ctx, vacancy, { facts, demands, kept })
  await store(ctx, vacancy, after, { demands: sameDemands(known, demands) ? null : demands, separate, separate_why, report })
  return answerOf(ctx, after)
}

const sameDemands = (a: readonly Demand[], b: readonly Demand[]): boolean => JSON.stringify(a) === JSON.stringify(b)

interface After {
  readonly facts: VacancyFacts
  readonly demands: readonly Demand[]
  readonly kept: boolean
}

/** The vacancy with other facts and demands, in the state that follows from them. */
export function changed(ctx: Ctx, vacancy: StoredVacancy, { facts, demands, kept }: After): StoredVacancy {
  const state = kept
    ? ('draft' as const)
    : published(
        vacancy.employer.state,
        demands.map((demand) => demand.state),
      )
  const opens = state === 'open' && vacancy.openedOn === null
  const closing_date = facts.closing_date ?? daysAfter(ctx.today, USUAL_DAYS)
  return {
    ...vacancy,
    version: vacancy.version + 1,
    state,
    kept,
    aliveOn: ctx.today,
    openedOn: opens ? ctx.today : vacancy.openedOn,
    facts: storedFacts(
      { ...facts, closing_date },
      { title: vacancy.facts.title, postedOn: opens ? ctx.today : vacancy.facts.postedOn },
    ),
  }
}

interface Beside extends Omit<Publishing, 'demands'> {
  /** Null where they stay as they were. */
  readonly demands: readonly Demand[] | null
}

/** Stores a changed vacancy in the place of the version that was read. */
export async function store(ctx: Ctx, before: StoredVacancy, after: StoredVacancy, { demands, report, ...publishing }: Beside) {
  const comes = after.state !== 'draft' && before.state !== 'open' && before.state !== 'waiting'
  const live = comes ? await countLive(ctx, after.employer.id) : null
  if (comes) await refuseRepeated(ctx, after, publishing)
  try {
    await ctx.store.commit(
      [
        ...(live === null ? [] : asRead(ctx, after.employer, live)),
        ...updateVacancy(ctx, before, after, publishing.separate_why),
        ...(demands === null ? [] : writeDemands(ctx, after.id, demands)),
        ...writeNewShape(ctx, after, before.facts, after.facts),
        ...writeReport(ctx, after.id, report),
      ],
      [vacancyChanged(ctx, after.id)],
    )
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
}
