import type { CompiledQuery } from 'kysely'
import { newAccount } from '../accounts/new-account.ts'
import { passwordProblems } from '../accounts/password-rules.ts'
import type { Ctx } from '../ctx.ts'
import { unknownConcepts } from '../http/concept-check.ts'
import { newEmployerId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { NewChange } from '../store/change-log.ts'
import { atVersion } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import type { Employer, EmployerAnswer, EmployerChange, EmployerDraft } from './employer.ts'
import type { Registration } from './registration.ts'
import { ownersOrOffice, type Reached } from './rules.ts'

/** An employer as the machine's own programs make one: a list of known employers may come in verified. */
type NewEmployer = Partial<EmployerDraft> & Pick<EmployerDraft, 'name' | 'kind'> & { readonly state?: 'unverified' | 'verified' }

function checkPlace({ taxonomy }: Pick<Ctx, 'taxonomy'>, place: string | null | undefined): void {
  const wrong = unknownConcepts(taxonomy, typeof place === 'string' ? [{ kind: 'place', id: place, pointer: '/place' }] : [])
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
}

const columnsOf = (employer: Employer) => ({
  name: employer.name,
  kind: employer.kind,
  sector: employer.sector,
  place: employer.place,
  state: employer.state,
  version: employer.version,
  nib: employer.nib,
  address: employer.address,
  phone: employer.phone,
  email: employer.email,
  web: employer.web,
  state_note: employer.stateNote,
})

const put = ({ now }: Pick<Ctx, 'now'>, { id }: Pick<Employer, 'id'>): NewChange => ({ kind: 'employer', id, op: 'put', at: now })

/** A new employer and the statement that stores it. Refuses a place that does not exist. */
function newEmployer(
  ctx: Pick<Ctx, 'store' | 'now' | 'taxonomy'>,
  draft: NewEmployer,
  invented: boolean,
): { readonly employer: Employer; readonly write: CompiledQuery } {
  checkPlace(ctx, draft.place)
  const employer: Employer = {
    id: newEmployerId(ctx.now),
    name: draft.name,
    kind: draft.kind,
    sector: draft.sector ?? null,
    place: draft.place ?? null,
    state: draft.state ?? 'unverified',
    version: 1,
    invented,
    nib: draft.nib ?? null,
    address: draft.address ?? null,
    phone: draft.phone ?? null,
    email: draft.email ?? null,
    web: draft.web ?? null,
    stateNote: null,
  }
  const row = {
    ...columnsOf(employer),
    id: employer.id,
    invented: invented ? (1 as const) : (0 as const),
    made_at: ctx.now,
    changed_at: ctx.now,
  }
  return { employer, write: ctx.store.db.insertInto('employer').values(row).compile() }
}

/** Adds an employer. `invented` marks one made up for the demonstration. Refuses a place that does not exist. */
export async function createEmployer(
  ctx: Pick<Ctx, 'store' | 'now' | 'taxonomy'>,
  draft: NewEmployer,
  { invented = false }: { invented?: boolean } = {},
): Promise<Employer> {
  const { employer, write } = newEmployer(ctx, draft, invented)
  await ctx.store.commit([write], [put(ctx, employer)])
  return employer
}

/** An organisation registers itself: it and its first user in one commit, unverified until an officer has checked it. */
export async function registerEmployer(ctx: Ctx, { owner, employer: draft }: Registration): Promise<Employer> {
  const problems = passwordProblems(owner.password, owner, '/owner/password')
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const { employer, write } = newEmployer(ctx, draft, false)
  const account = await newAccount(ctx, { role: 'employer', employerId: employer.id, post: 'owner', ...owner })
  await ctx.store.commit([write, ...account.writes], [put(ctx, employer), ...account.changes])
  return employer
}

/** What only an officer may change once an officer has seen the papers, since the papers say it. */
const PAPERS = ['name', 'kind', 'nib'] as const

function checkPapers({ caller }: Ctx, change: EmployerChange, employer: Employer): void {
  if (caller.role !== 'employer' || employer.state === 'unverified') return
  const fields = PAPERS.filter((field) => change[field] !== undefined && change[field] !== employer[field])
  if (fields.length === 0) return
  const problems = fields.map((field) => ({ pointer: `/${field}`, reason: 'officer_changes_this' }))
  throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

/** The statements that store an employer in the place of the version that was read. */
export const storeEmployer = (ctx: Pick<Ctx, 'store' | 'now'>, before: Employer, after: Employer) => ({
  writes: [
    atVersion(ctx.store.db, 'employer', before.id, before.version),
    ctx.store.db
      .updateTable('employer')
      .set({ ...columnsOf(after), changed_at: ctx.now })
      .where('id', '=', after.id)
      .compile(),
  ],
  changes: [put(ctx, after)],
})

/** Refuses (`outdated`) a change that was made of another version than the stored one. */
export function checkEmployerVersion(employer: Employer, made: number | undefined): void {
  if (made !== undefined && made !== employer.version) throw new Refusal('outdated', 'outdated', { version: employer.version })
}

/** What a commit throws when somebody else was quicker, as a refusal; all else as it is. */
export const outdatedOr = (error: unknown, version: number): unknown =>
  error instanceof PreconditionFailed ? new Refusal('outdated', 'outdated', { version }) : error

/**
 * Changes what is given and leaves the rest. Refuses a place that does not exist, a change made of another version, and one by the
 * employer itself of what an officer saw on its papers.
 */
export async function changeEmployer(ctx: Ctx, { version, ...sent }: EmployerChange, employer: Employer): Promise<Employer> {
  checkEmployerVersion(employer, version)
  checkPlace(ctx, sent.place)
  checkPapers(ctx, sent, employer)
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
  const after: Employer = { ...employer, ...given, version: employer.version + 1 }
  const { writes, changes } = storeEmployer(ctx, employer, after)
  try {
    await ctx.store.commit(writes, changes)
  } catch (error) {
    throw outdatedOr(error, employer.version + 1)
  }
  return after
}

const MOST_SHOWN = 50

/** An employer as its reader may see it, with its open vacancies, the newest first. */
export async function answerOf(ctx: Ctx, employer: Reached<Employer>): Promise<EmployerAnswer> {
  const { open } = await ctx.indexes()
  const listed = [...open.values()]
    .filter(({ employer: { id }, listedUntil }) => id === employer.id && listedUntil >= ctx.today)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
  const { id, name, kind, sector, place, web, state, version, invented, nib, address, phone, email, stateNote } = employer
  return {
    ...{ id, name, kind, sector, place, web, state, version, invented },
    open_vacancies: listed.length,
    vacancies: listed.slice(0, MOST_SHOWN).map(({ id: vacancy, facts }) => ({
      id: vacancy,
      title: facts.title,
      place: facts.place,
      closing_date: facts.closesOn,
    })),
    ...(ownersOrOffice(ctx.caller, employer) && { nib, address, phone, email, state_note: stateNote }),
  }
}
