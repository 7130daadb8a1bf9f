import type { CompiledQuery } from 'kysely'
import { actorOf, type Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { message } from '../messages/message.ts'
import { Refusal } from '../refusal.ts'
import type { NewChange } from '../store/change-log.ts'
import { Duplicate } from '../store/errors.ts'
import { checkEmployerVersion, outdatedOr, storeEmployer } from './actions.ts'
import { CHECKS, type Hint, hintsOf, type Standing, type StateChange, type Verification } from './checklist.ts'
import type { Employer, EmployerState } from './employer.ts'
import { refuseTied } from './rules.ts'

type What = Standing['decisions'][number]['what']

/** From which states an officer's decision may be taken. A table, so that nothing else can happen. */
const FROM = {
  verified: ['unverified'],
  not_yet: ['unverified'],
  suspended: ['unverified', 'verified'],
  banned: ['unverified', 'verified', 'suspended'],
  reinstated: ['suspended', 'banned'],
} as const satisfies Record<What, readonly EmployerState[]>

/** May this be decided of an employer in this state? */
export const mayDecide = (what: What, state: EmployerState): boolean => (FROM[what] as readonly string[]).includes(state)

/** A decision as statements, for the commit that may also change what follows from it. */
export interface Decided {
  readonly employer: Employer
  readonly writes: readonly CompiledQuery[]
  readonly changes: readonly NewChange[]
}

interface Asked {
  readonly what: What
  readonly state: EmployerState
  readonly note: string
  readonly checks?: readonly string[]
  readonly signs?: readonly string[]
}

function decided(ctx: Ctx, employer: Employer, { what, state, note, checks = [], signs = [] }: Asked): Decided {
  if (!mayDecide(what, employer.state)) throw new Refusal('conflict', 'employer_state_forbids', { state: employer.state })
  // A yes ends what was said before it; every other decision is explained.
  const after: Employer = { ...employer, state, stateNote: state === 'verified' ? null : note, version: employer.version + 1 }
  const row = {
    id: newId('dec', ctx.now),
    employer_id: employer.id,
    what,
    before: employer.state,
    checks: JSON.stringify(checks),
    signs: JSON.stringify(signs),
    note,
    actor: actorOf(ctx.caller),
    at: ctx.now,
  }
  const stored = storeEmployer(ctx, employer, after)
  return {
    employer: after,
    writes: [...stored.writes, ctx.store.db.insertInto('employer_decision').values(row).compile(), ...told(ctx, after, what)],
    changes: stored.changes,
  }
}

const TELLS = {
  verified: 'employer_verified',
  not_yet: 'employer_not_yet',
  suspended: 'employer_suspended',
  banned: 'employer_suspended',
  reinstated: 'employer_reinstated',
} as const

const told = (ctx: Ctx, { id }: Employer, what: What): CompiledQuery[] =>
  message(ctx, { to: { employer: id }, kind: TELLS[what], about: { employer: id } })

/**
 * What an officer found on checking an employer. A yes needs the whole checklist; signs of fraud, or a no, need a note. Refuses an
 * officer with a tie to the employer, and a check made of another version.
 */
export async function verification(ctx: Ctx, given: Verification, employer: Employer): Promise<Decided> {
  const { checks, signs, outcome, note, version } = given
  await refuseTied(ctx, employer.id)
  checkEmployerVersion(employer, version)
  const missing = CHECKS.filter((check) => !checks.includes(check))
  const problems = [
    ...(outcome === 'verified' && missing.length > 0 ? [{ pointer: '/checks', reason: 'checks_missing' }] : []),
    ...(note === '' && (outcome === 'not_yet' || signs.length > 0) ? [{ pointer: '/note', reason: 'note_needed' }] : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const state = outcome === 'verified' ? ('verified' as const) : ('unverified' as const)
  return decided(ctx, employer, { what: outcome, state, note, checks, signs })
}

/** Hides an employer and all its vacancies until it is reinstated; `banned` is for good, as far as an officer means it. */
export function suspension(ctx: Ctx, what: 'suspended' | 'banned', { note, version }: StateChange, employer: Employer): Decided {
  checkEmployerVersion(employer, version)
  return decided(ctx, employer, { what, state: what, note })
}

/** Back to where it was before it was suspended or banned. Refuses an officer with a tie. */
export async function reinstatement(ctx: Ctx, { note, version }: StateChange, employer: Employer): Promise<Decided> {
  await refuseTied(ctx, employer.id)
  checkEmployerVersion(employer, version)
  const last = await ctx.store.db
    .selectFrom('employer_decision')
    .select('before')
    .where('employer_id', '=', employer.id)
    .where('before', 'in', ['unverified', 'verified'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return decided(ctx, employer, { what: 'reinstated', state: last?.before ?? 'unverified', note })
}

/** A NIB that another verified employer has, as a refusal; all else as it is. */
export const nibTakenOr = (error: unknown): unknown =>
  error instanceof Duplicate && error.table === 'employer' ? new Refusal('conflict', 'nib_taken') : error

/** Stores a decision, or refuses when somebody else was quicker or the NIB is that of another verified employer. */
export async function decide(ctx: Ctx, { writes, changes, employer }: Decided): Promise<Employer> {
  try {
    await ctx.store.commit(writes, changes)
  } catch (error) {
    throw outdatedOr(nibTakenOr(error), employer.version)
  }
  return employer
}

const Codes = (text: string): string[] => JSON.parse(text) as string[]

/** What officers decided before, and what the machine notices. `more` is what is noticed of its vacancies. */
export async function standingOf(ctx: Ctx, employer: Employer, more: readonly Hint[]): Promise<Standing> {
  const { db } = ctx.store
  const rows = await db
    .selectFrom('employer_decision')
    .select(['what', 'checks', 'signs', 'note', 'actor', 'at'])
    .where('employer_id', '=', employer.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const others =
    employer.nib === null
      ? []
      : await db.selectFrom('employer').select('id').where('nib', '=', employer.nib).where('id', '!=', employer.id).execute()
  return {
    version: employer.version,
    state: employer.state,
    hints: [...hintsOf(employer, others.length), ...more],
    // Only this slice writes the columns, as lists of codes.
    decisions: rows.map((row) => ({ ...row, checks: Codes(row.checks), signs: Codes(row.signs) })),
  }
}
