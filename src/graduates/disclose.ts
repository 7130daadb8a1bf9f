import { covers } from '../accounts/office.ts'
import { choicesOf } from '../accounts/sign-in/choose.ts'
import type { Ctx, Office } from '../ctx.ts'
import { type AccountId, type GraduateId, newDisclosureId } from '../ids.ts'
import { lookedAtMessage } from '../messages/message.ts'
import { Refusal } from '../refusal.ts'
import { digestOf } from '../store/chain.ts'
import { inChunks } from '../store/chunks.ts'
import { MissingReference } from '../store/errors.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { isMinor } from './age.ts'
import type { StoredGraduate } from './graduate.ts'
import type { GraduateCard } from './person.ts'
import { graduateById } from './queries.ts'

/** What lets a caller see the person; null is nothing. */
type Admission = 'self' | 'office' | 'administrator' | 'employer' | 'system'

/** A graduate as somebody found them, and what lets that somebody in. */
export interface SeenGraduate extends StoredGraduate {
  readonly admission: Admission | null
}

/** What a look is for. */
export type Why = 'opened' | 'changed' | 'created' | 'file' | 'message'

/** What an administrator, and an officer who has looked at very many, must say before a look. A list: a free text could name somebody. */
export const LOOK_REASONS = ['asked_by_person', 'complaint', 'wrong_data', 'misuse'] as const
export type LookReason = (typeof LOOK_REASONS)[number]

/** Looks in an hour that an officer needs no reason for: a full day of interviews has some six an hour, a job fair more. */
const LOOKS_AN_HOUR = 60

/** What a key must be allowed to be used for before it is given a name or a number. */
export const PEOPLE_READ = 'people:read'

const MASKED: GraduateCard = { shown: 'masked' }
const ASKS_REASON: GraduateCard = { shown: 'masked', ask: 'reason' }

const FULL = ['name', 'phone', 'email', 'born_on', 'sex'] as const
const CONTACT = ['name', 'phone', 'email'] as const

/** Has the person let this employer see their name? Only one that is verified, and never a child's. */
async function letsIn({ store, today }: Ctx, id: GraduateId, employerId: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('consent')
    .innerJoin('employer', 'employer.id', 'consent.employer_id')
    .innerJoin('graduate', 'graduate.id', 'consent.graduate_id')
    .where('consent.graduate_id', '=', id)
    .where('consent.employer_id', '=', employerId)
    .where('consent.purpose', '=', 'employer')
    .where('consent.withdrawn_at', 'is', null)
    .where('employer.state', '=', 'verified')
    .select('graduate.born_on')
    .executeTakeFirst()
  return row !== undefined && !isMinor(row.born_on, today)
}

/** Does an office look after a person: theirs, or of a home that it covers, or nobody's where neither is known? */
export function looksAfter(
  taxonomy: Taxonomy,
  office: Office,
  { officeId, home }: { readonly officeId: string | null; readonly home: string | null },
): boolean {
  if (officeId === null && home === null) return true
  return officeId === office.id || (home !== null && covers(taxonomy, office, home))
}

/**
 * What lets the caller see this person: being them, an office that looks after them or their home (or after nobody's, where neither is
 * known), running the service, or the person's own yes to one employer.
 */
async function admissionOf(ctx: Ctx, { id, officeId, profile: { home } }: StoredGraduate): Promise<Admission | null> {
  const { caller, taxonomy } = ctx
  switch (caller.role) {
    case 'graduate':
      return caller.graduateId === id ? 'self' : null
    case 'officer':
      return looksAfter(taxonomy, caller.office, { officeId, home }) ? 'office' : null
    case 'employer':
      return (await letsIn(ctx, id, caller.employerId)) ? 'employer' : null
    case 'administrator':
    case 'system':
      return caller.role
    case 'visitor':
      return null
  }
}

/** The graduate with what lets the caller in: the thing that every endpoint about a person judges. */
export async function graduateSeen(ctx: Ctx, id: string): Promise<SeenGraduate | null> {
  const graduate = await graduateById(ctx, id)
  return graduate === null ? null : { ...graduate, admission: await admissionOf(ctx, graduate) }
}

/** Has an officer opened so many people within the hour that the next look needs a reason? */
async function looksTooOften({ store, now }: Ctx, actor: string): Promise<boolean> {
  const { n } = await store.db
    .selectFrom('disclosure')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('actor', '=', actor)
    .where('at', '>', now - 3_600_000)
    .where('why', 'in', ['opened', 'file'])
    .executeTakeFirstOrThrow()
  return Number(n) >= LOOKS_AN_HOUR
}

/** Writes the look down; refuses when the person was deleted in between. */
async function note(ctx: Ctx, id: GraduateId, why: Why, reason: LookReason | undefined, shown: readonly string[]): Promise<void> {
  const { store, now, caller } = ctx
  const row = {
    id: newDisclosureId(now),
    graduate_id: id,
    actor: caller.role === 'visitor' || caller.role === 'system' ? caller.role : caller.by.actor,
    at: now,
    why,
    role: caller.role,
    office_id: caller.role === 'officer' ? caller.office.id : null,
    employer_id: caller.role === 'employer' ? caller.employerId : null,
    reason: reason ?? null,
    shown: shown.join(','),
  }
  const told = why === 'created' ? [] : lookedAtMessage(ctx, id)
  try {
    await store.commit(
      [store.db.insertInto('disclosure').values(row).compile(), ...told],
      [{ kind: 'disclosure', id: row.id, op: 'put', at: now, digest: digestOf(row) }],
    )
  } catch (error) {
    if (error instanceof MissingReference) throw new Refusal('not_found', 'not_found')
    throw error
  }
}

async function personOf({ store }: Ctx, id: GraduateId) {
  const row = await store.db
    .selectFrom('graduate')
    .select(['name', 'phone', 'email', 'born_on', 'sex', 'nik_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'not_found')
  return row
}

async function fullCard(ctx: Ctx, id: GraduateId): Promise<GraduateCard> {
  const { nik_hash, ...person } = await personOf(ctx, id)
  return { shown: 'full', ...person, nik_known: nik_hash !== null }
}

async function contactCard(ctx: Ctx, id: GraduateId): Promise<GraduateCard> {
  const { name, phone, email } = await personOf(ctx, id)
  return { shown: 'contact', name, phone, email }
}

/**
 * The one door by which a name or a number leaves: to the person; to an officer whose office looks after them; to an administrator who says
 * why; to an employer whom the person let in. A look by anyone but the person is written down before anything is given. A key needs the
 * scope `people:read`.
 */
export async function disclose(ctx: Ctx, graduate: StoredGraduate, why: Why, reason?: LookReason): Promise<GraduateCard> {
  const { caller } = ctx
  const { id } = graduate
  const by = caller.role === 'visitor' || caller.role === 'system' ? null : caller.by
  if (by !== null && by.key !== null && by.scopes !== null && !by.scopes.includes(PEOPLE_READ)) return MASKED
  const admission = await admissionOf(ctx, graduate)
  switch (admission) {
    case null:
      return MASKED
    case 'self':
      return fullCard(ctx, id)
    case 'employer':
      await note(ctx, id, why, reason, CONTACT)
      return contactCard(ctx, id)
    case 'office':
      if (reason === undefined && (why === 'opened' || why === 'file') && by !== null && (await looksTooOften(ctx, by.actor)))
        return ASKS_REASON
      break
    case 'administrator':
      if (reason === undefined && why !== 'created') return ASKS_REASON
      break
    case 'system':
      break
  }
  await note(ctx, id, why, reason, FULL)
  return fullCard(ctx, id)
}

/** Opens a person to whoever passes a message on to them, and notes the look; null when the caller may not see them. */
export async function lookAt(ctx: Ctx, id: GraduateId): Promise<{ name: string; phone: string | null } | null> {
  const graduate = await graduateById(ctx, id)
  const card = graduate === null ? null : await disclose(ctx, graduate, 'message')
  return card?.shown === 'full' ? { name: card.name, phone: card.phone } : null
}

/** Where messages to the person go. For the sending of messages alone: nobody sees it, so it is no look that the person is told of. */
export async function addressOf(
  { store }: Pick<Ctx, 'store'>,
  id: GraduateId,
): Promise<{ phone: string | null; email: string | null } | null> {
  const row = await store.db.selectFrom('graduate').select(['phone', 'email']).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** A person as an endpoint that changes them finds them: with their own card, where it is they themselves who ask. */
export interface Changeable extends SeenGraduate {
  readonly own: GraduateCard
}

/** A person to be changed, so that a form that was overtaken can show its own sender what is stored now. */
export async function changeableGraduate(ctx: Ctx, id: string): Promise<Changeable | null> {
  const graduate = await graduateSeen(ctx, id)
  if (graduate === null) return null
  return { ...graduate, own: graduate.admission === 'self' ? await disclose(ctx, graduate, 'opened') : MASKED }
}

/** The caller's own name, for the frame of their pages; null for who is no graduate. */
export async function ownName({ store, caller }: Pick<Ctx, 'store' | 'caller'>): Promise<string | null> {
  if (caller.role !== 'graduate') return null
  const row = await store.db.selectFrom('graduate').select('name').where('id', '=', caller.graduateId).executeTakeFirst()
  return row?.name ?? null
}

/**
 * The names that a sign-in may choose from: of the people of one number whose password or code was right. Whoever holds neither is refused
 * by `choicesOf`.
 */
export async function choiceNames(ctx: Ctx): Promise<{ account: AccountId; name: string; employer: string | null }[]> {
  const choices = await choicesOf(ctx)
  const ids = choices.flatMap(({ graduate }) => (graduate === null ? [] : [graduate]))
  const rows = await inChunks(ids, (chunk) =>
    ctx.store.db.selectFrom('graduate').select(['id', 'name']).where('id', 'in', chunk).execute(),
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return choices.map(({ account, graduate, name, employer }) => ({
    account,
    name: (graduate === null ? name : names.get(graduate)) ?? '',
    employer,
  }))
}
