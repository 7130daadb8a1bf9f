import type { Ctx } from '../ctx.ts'
import { employerById } from '../employers/actions.ts'
import { type Employer, Sector } from '../employers/employer.ts'
import { type EmployerId, newVacancyId } from '../ids.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { atVersion, unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import { closingProblems, factProblems, wageProblems } from './checks.ts'
import { type factsOf, readingOf, untitled } from './draft.ts'
import { answerOf, sentFacts, storedFacts } from './facts.ts'
import { vacancyBySource } from './queries.ts'
import type { Closure, StoredFacts, StoredVacancy, VacancyAnswer, VacancyChange, VacancyDraft, VacancyFacts } from './vacancy.ts'

const CONCEPT_FIELDS = [
  'occupation',
  'skills_required',
  'skills_nice',
  'certificates_required',
  'certificates_nice',
  'education_min',
  'majors',
  'experience_months_min',
] as const

const namesConcepts = (facts: VacancyFacts): boolean => CONCEPT_FIELDS.some((field) => facts[field] !== undefined)

const refuseIf = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

/** What title and text say, the text left out where there is none. */
function readFacts({ taxonomy, today }: Ctx, { title, text }: VacancyFacts) {
  const reading = readingOf(taxonomy, { ...(title !== undefined && { title }), text: text ?? '' }, today)
  const { text: cleanedText, ...cleaned } = reading.cleaned
  return { ...reading, cleaned: text === undefined ? cleaned : { ...cleaned, text: cleanedText } }
}

/** An employer posts for itself, an officer for the employer named; only one that was verified. */
async function employerFor(ctx: Ctx, named: EmployerId | undefined): Promise<Employer> {
  const own = ctx.caller.role === 'employer' ? ctx.caller.employerId : undefined
  if (own !== undefined && named !== undefined && named !== own) throw new Refusal('forbidden', 'not_yours')
  const id = own ?? named
  const employer = id === undefined ? null : await employerById(ctx, id)
  if (employer === null) {
    const reason = id === undefined ? 'employer_needed' : 'employer_unknown'
    throw new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/employer', reason }])
  }
  if (employer.state !== 'verified') throw new Refusal('forbidden', 'employer_unverified')
  return employer
}

// The industry is the employer's; that of the occupation is only the usual one.
const sectorOf = (employer: Employer, usual: VacancyFacts['sector']) => Sector.safeParse(employer.sector).data ?? usual

/** What was sent, with what its text says where it names no facts, and the employer's sector. */
function wholeFacts(ctx: Ctx, employer: Employer, sent: VacancyFacts) {
  const { found, cleaned, forbidden } = readFacts(ctx, sent)
  const sector = sectorOf(employer, found.sector)
  const facts: VacancyFacts = { ...(namesConcepts(sent) ? {} : found), sector, ...sent, ...cleaned }
  return { facts, forbidden }
}

const columnsOf = (facts: StoredFacts) => ({
  title: facts.title,
  place: facts.place,
  sector: facts.sector,
  openings: facts.openings,
  posted_on: facts.postedOn,
  closes_on: facts.closesOn,
  facts: JSON.stringify(facts),
})

const openAs = (ctx: Ctx, employer: Employer) =>
  unless(
    'employer_verified',
    ctx.store.db.selectFrom('employer').select('id').where('id', '=', employer.id).where('state', '=', 'verified'),
  )

/**
 * Posts a vacancy. A draft that names no facts is read from its text. Refuses unknown ids, a wage below the legal floor, a closing date
 * that has passed, an employer that is not verified. The answer tells which forbidden demands were found and left out.
 */
export async function postVacancy(ctx: Ctx, { employer: named, ...sent }: VacancyDraft): Promise<VacancyAnswer> {
  const employer = await employerFor(ctx, named)
  const { facts, forbidden } = wholeFacts(ctx, employer, sent)
  return { ...answerOf(await make(ctx, employer, facts, null)), forbidden }
}

/** Stores a new vacancy, or refuses what is wrong with its facts. `source` names the row of an import. */
async function make(ctx: Ctx, employer: Employer, facts: VacancyFacts, source: string | null): Promise<StoredVacancy> {
  refuseIf([
    ...factProblems(ctx.taxonomy, facts),
    ...wageProblems(ctx.taxonomy, facts, ctx.today),
    ...closingProblems(facts, ctx.today),
  ])
  const vacancy: StoredVacancy = {
    id: newVacancyId(ctx.now),
    version: 1,
    state: 'open',
    closedBecause: null,
    employer: { id: employer.id, name: employer.name, kind: employer.kind },
    invented: employer.invented,
    facts: storedFacts(facts, { title: untitled(ctx.taxonomy, facts.occupation), postedOn: ctx.today }),
  }
  const row = {
    id: vacancy.id,
    employer_id: employer.id,
    version: 1,
    state: 'open' as const,
    closed_because: null,
    source,
    ...columnsOf(vacancy.facts),
    made_at: ctx.now,
    changed_at: ctx.now,
  }
  try {
    await ctx.store.commit(
      [openAs(ctx, employer), ctx.store.db.insertInto('vacancy').values(row).compile()],
      [{ kind: 'vacancy', id: vacancy.id, op: 'put', at: ctx.now }],
    )
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('forbidden', 'employer_unverified')
    throw error
  }
  return vacancy
}

/** Refuses a change that was made of another version than the stored one. */
function checkVersion(stored: number, made: number | undefined): void {
  if (made !== undefined && made !== stored) throw new Refusal('outdated', 'outdated', { version: stored })
}

async function store(ctx: Ctx, before: StoredVacancy, after: StoredVacancy): Promise<void> {
  const update = ctx.store.db
    .updateTable('vacancy')
    .set({
      ...columnsOf(after.facts),
      version: after.version,
      state: after.state,
      closed_because: after.closedBecause,
      changed_at: ctx.now,
    })
    .where('id', '=', after.id)
  try {
    await ctx.store.commit(
      [atVersion(ctx.store.db, 'vacancy', after.id, before.version), update.compile()],
      [{ kind: 'vacancy', id: after.id, op: 'put', at: ctx.now }],
    )
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated', { version: before.version + 1 })
    throw error
  }
}

/** Facts read from a new text in the place of those read from the old: what the new one does not ask is not asked any more. */
const conceptsOnly = ({
  occupation,
  skills_required,
  skills_nice,
  certificates_required,
  certificates_nice,
  education_min,
  majors,
  experience_months_min,
}: ReturnType<typeof factsOf>): VacancyFacts => ({
  occupation,
  skills_required,
  skills_nice,
  certificates_required,
  certificates_nice,
  education_min,
  majors,
  experience_months_min,
})

/**
 * Changes what is given and leaves the rest. A new text that comes without facts is read again for them. Refuses what `postVacancy`
 * refuses, a closed vacancy, and (`outdated`) a change that was made of another version.
 */
export async function changeVacancy(ctx: Ctx, change: VacancyChange, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  const { version, ...sent } = change
  checkVersion(vacancy.version, version)
  if (vacancy.state === 'closed') throw new Refusal('conflict', 'vacancy_closed')
  const before = sentFacts(vacancy.facts)
  const { found, cleaned, forbidden } = readFacts(ctx, { title: sent.title ?? before.title, text: sent.text ?? before.text })
  const again = sent.text !== undefined && !namesConcepts(sent) ? conceptsOnly(found) : {}
  const facts: VacancyFacts = { ...before, ...again, ...sent, ...cleaned }
  const closing = sent.closing_date === undefined ? [] : closingProblems(facts, ctx.today)
  return { ...answerOf(await put(ctx, vacancy, facts, closing)), forbidden }
}

/** Stores the facts in the place of those of a vacancy, or refuses what is wrong with them. */
async function put(
  ctx: Ctx,
  vacancy: StoredVacancy,
  facts: VacancyFacts,
  others: readonly FieldProblem[],
): Promise<StoredVacancy> {
  refuseIf([...factProblems(ctx.taxonomy, facts), ...wageProblems(ctx.taxonomy, facts, ctx.today), ...others])
  const after: StoredVacancy = {
    ...vacancy,
    version: vacancy.version + 1,
    facts: storedFacts(facts, { title: vacancy.facts.title, postedOn: vacancy.facts.postedOn }),
  }
  await store(ctx, vacancy, after)
  return after
}

/** Closes a vacancy and says why. Closing a closed one changes nothing. */
export async function closeVacancy(ctx: Ctx, { reason, version }: Closure, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  if (vacancy.state === 'closed') return answerOf(vacancy)
  checkVersion(vacancy.version, version)
  const closed: StoredVacancy = { ...vacancy, version: vacancy.version + 1, state: 'closed', closedBecause: reason }
  await store(ctx, vacancy, closed)
  return answerOf(closed)
}

/** What an import did with a row. */
export type Imported = { readonly outcome: 'created' | 'changed' | 'unchanged'; readonly id: string }

/**
 * Brings in a row of an import, known by `source` within its employer: made once, changed when the row changed, else left alone. The
 * draft is whole: its text was read already, and is without forbidden demands. `usual` is the sector of the work, for an employer of none.
 */
export async function importVacancy(
  ctx: Ctx,
  source: string,
  draft: VacancyDraft,
  usual: VacancyFacts['sector'],
): Promise<Imported> {
  const { employer: named, ...sent } = draft
  const employer = await employerFor(ctx, named)
  const whole: VacancyFacts = { sector: sectorOf(employer, usual), ...sent }
  const known = await vacancyBySource(ctx, employer.id, source)
  if (known === null) return { outcome: 'created', id: (await make(ctx, employer, whole, source)).id }
  if (known.state === 'closed') return { outcome: 'unchanged', id: known.id }
  const facts: VacancyFacts = { ...sentFacts(known.facts), ...whole }
  const after = storedFacts(facts, { title: known.facts.title, postedOn: known.facts.postedOn })
  if (JSON.stringify(after) === JSON.stringify(known.facts)) return { outcome: 'unchanged', id: known.id }
  await put(ctx, known, facts, closingProblems(facts, ctx.today))
  return { outcome: 'changed', id: known.id }
}
