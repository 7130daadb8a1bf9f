import type { Ctx } from '../ctx.ts'
import { type GraduateId, newGraduateId } from '../ids.ts'
import { readProfile } from '../reading/profile.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { atVersion, unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import { disclose } from './disclose.ts'
import type { GraduateAnswer, GraduateChange, GraduateDraft, StoredGraduate } from './graduate.ts'
import { withoutContacts } from './own-words.ts'
import { nikHash, type PersonChange } from './person.ts'
import { type ProfileFacts, profileProblems, type StoredProfile, sentProfile, storedProfile } from './profile.ts'
import { graduateByNik, graduateBySource } from './queries.ts'

const refuseIf = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

/** What a text says of a person; nothing when there is none. */
function read(ctx: Ctx, text: string | undefined): ProfileFacts {
  if (text === undefined) return {}
  const draft = readProfile(ctx.taxonomy, { text }, ctx.today)
  const { id: _, ...profile } = profileFromDraft(ctx.taxonomy, draft, { id: '', words: text })
  return sentProfile(profile)
}

/** The profile of what was read and what was given, the given first; its words without name and contacts. */
function profileOf(ctx: Ctx, name: string, parts: readonly ProfileFacts[]): StoredProfile {
  const facts: ProfileFacts = Object.assign({}, ...parts)
  refuseIf(profileProblems(ctx.taxonomy, facts, '/profile'))
  const profile = storedProfile(facts)
  return { ...profile, words: withoutContacts(ctx.taxonomy, profile.words, name) }
}

/** The columns of a person that a draft or change gives; the NIK only as its keyed hash. */
async function columnsOf(ctx: Ctx, { nik, ...person }: PersonChange) {
  return { ...person, ...(nik !== undefined && { nik_hash: nik === null ? null : await nikHash(ctx.secret, nik) }) }
}

const bornProblems = (ctx: Ctx, { born_on }: PersonChange): readonly FieldProblem[] =>
  typeof born_on === 'string' && born_on >= ctx.today ? [{ pointer: '/person/born_on', reason: 'born_wrong' }] : []

/** Fails the commit when somebody else has this NIK by then. */
function nikFree(ctx: Ctx, hash: string | null | undefined, own: GraduateId) {
  if (typeof hash !== 'string') return []
  const { db } = ctx.store
  const taken = db.selectFrom('graduate').select('id').where('nik_hash', '=', hash).where('id', '!=', own)
  const free = db
    .selectFrom('change_head')
    .select('one')
    .where(({ not, exists }) => not(exists(taken)))
  return [unless('nik_free', free)]
}

async function refuseKnownNik(ctx: Ctx, hash: string | null | undefined, own: GraduateId | null): Promise<void> {
  if (typeof hash !== 'string') return
  const known = await graduateByNik(ctx, hash)
  if (known !== null && known !== own)
    throw new Refusal('conflict', 'nik_known', { graduate: known }, [
      { pointer: '/person/nik', reason: 'nik_known', about: { graduate: known } },
    ])
}

export interface Registering {
  /** Name of the row of an import. */
  readonly source?: string | undefined
  /** Made up for the demonstration. */
  readonly invented?: boolean | undefined
}

/**
 * Registers a graduate: the person, and apart from it the profile that matching reads. Refuses unknown ids, and a NIK that is already
 * registered (naming who has it, for an officer to look).
 */
export async function registerGraduate(ctx: Ctx, draft: GraduateDraft, how: Registering = {}): Promise<StoredGraduate> {
  refuseIf(bornProblems(ctx, draft.person))
  const id = newGraduateId(ctx.now)
  const { name, ...columns } = { name: draft.person.name, ...(await columnsOf(ctx, draft.person)) }
  const profile = profileOf(ctx, draft.person.name, [read(ctx, draft.text), draft.profile ?? {}])
  await refuseKnownNik(ctx, columns.nik_hash, null)
  const times = { version: 1, changed_at: ctx.now }
  const person = {
    ...columns,
    ...times,
    id,
    name: name ?? draft.person.name,
    source: how.source ?? null,
    invented: how.invented ? (1 as const) : (0 as const),
    made_at: ctx.now,
  }
  const row = {
    ...times,
    graduate_id: id,
    looking: profile.looking ? (1 as const) : (0 as const),
    facts: JSON.stringify(profile),
  }
  const { db } = ctx.store
  await guarded(ctx, columns.nik_hash, id, () =>
    ctx.store.commit(
      [
        ...nikFree(ctx, columns.nik_hash, id),
        db.insertInto('graduate').values(person).compile(),
        db.insertInto('profile').values(row).compile(),
      ],
      [
        { kind: 'graduate', id, op: 'put', at: ctx.now },
        { kind: 'profile', id, op: 'put', at: ctx.now },
      ],
    ),
  )
  return { id, version: 1, profile }
}

/** The graduate as its reader may see it; an officer's look at the person is noted down, with what it was for. */
export const showGraduate = async (
  ctx: Ctx,
  { id, version, profile }: StoredGraduate,
  why: 'opened' | 'changed' | 'created',
): Promise<GraduateAnswer> => ({ id, version, person: await disclose(ctx, id, why), profile: sentProfile(profile) })

/** Turns a lost race into the refusal that its loser would have met a moment later. */
async function guarded(ctx: Ctx, hash: string | null | undefined, id: GraduateId, commit: () => Promise<void>): Promise<void> {
  try {
    await commit()
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    await refuseKnownNik(ctx, hash, id)
    throw new Refusal('outdated', 'outdated_unknown')
  }
}

async function nameOf(ctx: Ctx, id: GraduateId): Promise<string> {
  const row = await ctx.store.db.selectFrom('graduate').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? ''
}

/**
 * Changes what is given of person and profile and leaves the rest; a text is read and fills what it speaks of. Refuses unknown ids, a NIK
 * that somebody else has, and (`outdated`) a change that was made of another version.
 */
export async function changeGraduate(ctx: Ctx, change: GraduateChange, graduate: StoredGraduate): Promise<StoredGraduate> {
  const { id, version } = graduate
  if (change.version !== undefined && change.version !== version) throw new Refusal('outdated', 'outdated', { version })
  refuseIf(bornProblems(ctx, change.person ?? {}))
  const columns = await columnsOf(ctx, change.person ?? {})
  const name = change.person?.name ?? (await nameOf(ctx, id))
  const profile = profileOf(ctx, name, [sentProfile(graduate.profile), saidOf(read(ctx, change.text)), change.profile ?? {}])
  await refuseKnownNik(ctx, columns.nik_hash, id)
  const { db } = ctx.store
  const after = { version: version + 1, changed_at: ctx.now }
  const changed = JSON.stringify(profile) !== JSON.stringify(graduate.profile)
  const row = { ...after, looking: profile.looking ? (1 as const) : (0 as const), facts: JSON.stringify(profile) }
  await guarded(ctx, columns.nik_hash, id, () =>
    ctx.store.commit(
      [
        atVersion(db, 'graduate', id, version),
        ...nikFree(ctx, columns.nik_hash, id),
        db
          .updateTable('graduate')
          .set({ ...columns, ...after })
          .where('id', '=', id)
          .compile(),
        db.updateTable('profile').set(row).where('graduate_id', '=', id).compile(),
      ],
      [
        { kind: 'graduate', id, op: 'put', at: ctx.now },
        ...(changed ? [{ kind: 'profile' as const, id, op: 'put' as const, at: ctx.now }] : []),
      ],
    ),
  )
  return { id, version: version + 1, profile }
}

/** Of what was read, only what the text speaks of: its silence about schooling does not make the schooling unknown. */
function saidOf(facts: ProfileFacts): ProfileFacts {
  const { looking: _, willing, wishes, ...rest } = facts
  const said = Object.entries(rest).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
  return {
    ...Object.fromEntries(said),
    ...(willing !== undefined && (willing.anywhere || willing.places.length > 0 || willing.live_in !== null) && { willing }),
    ...(wishes !== undefined && wishes.wage !== null && { wishes }),
  }
}

/** Brings in a row of an import, known by `source`: made once, changed when the row changed, else left alone. */
export async function importGraduate(
  ctx: Ctx,
  source: string,
  draft: GraduateDraft,
  how: Pick<Registering, 'invented'> = {},
): Promise<{ readonly outcome: 'created' | 'changed' | 'unchanged'; readonly id: string }> {
  const known = await graduateBySource(ctx, source)
  if (known === null) return { outcome: 'created', id: (await registerGraduate(ctx, draft, { ...how, source })).id }
  const columns = await columnsOf(ctx, draft.person)
  const stored = await ctx.store.db
    .selectFrom('graduate')
    .select(['name', 'phone', 'email', 'born_on', 'sex', 'nik_hash'])
    .where('id', '=', known.id)
    .executeTakeFirstOrThrow()
  const profile = profileOf(ctx, draft.person.name, [read(ctx, draft.text), draft.profile ?? {}])
  const samePerson = Object.entries(columns).every(([name, value]) => stored[name as keyof typeof stored] === value)
  if (samePerson && JSON.stringify(profile) === JSON.stringify(known.profile)) return { outcome: 'unchanged', id: known.id }
  await changeGraduate(ctx, { person: draft.person, profile: sentProfile(profile), version: known.version }, known)
  return { outcome: 'changed', id: known.id }
}
