import { newAccount, type Prepared } from '../accounts/new-account.ts'
import type { Ctx } from '../ctx.ts'
import { officer } from '../http/endpoint.ts'
import { type GraduateId, newGraduateId } from '../ids.ts'
import { readProfile } from '../reading/profile.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { atVersion, unless } from '../store/conditions.ts'
import { PreconditionFailed } from '../store/errors.ts'
import { isMinor } from './age.ts'
import { consentWrites, type ImportedConsent } from './consent/consents.ts'
import { disclose, type LookReason, type Why } from './disclose.ts'
import type { GraduateAnswer, GraduateChange, GraduateDraft, StoredGraduate } from './graduate.ts'
import { withoutContacts } from './own-words.ts'
import { nikHash, nikSays, type PersonChange } from './person.ts'
import { type ProfileFacts, profileProblems, readFacts, type StoredProfile, sentProfile, storedProfile } from './profile.ts'
import { graduateByNik, graduateBySource } from './queries.ts'

const refuseIf = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

/** What a text says of a person; nothing when there is none. */
function read(ctx: Ctx, text: string | undefined): ProfileFacts {
  if (text === undefined) return {}
  const draft = readProfile(ctx.taxonomy, { text }, ctx.today)
  const { id: _, ...profile } = profileFromDraft(ctx.taxonomy, draft, { id: '', words: text })
  return readFacts(profile)
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

/** What is wrong with a birth date, and with a NIK beside it. `stored` is the date that is known already. */
function bornProblems(ctx: Ctx, { born_on, nik }: PersonChange, stored: string | null = null): readonly FieldProblem[] {
  const bornOn = born_on === undefined ? stored : born_on
  if (typeof born_on === 'string' && born_on >= ctx.today) return [{ pointer: '/person/born_on', reason: 'born_wrong' }]
  const fits = typeof nik !== 'string' || typeof bornOn !== 'string' || nikSays(nik, bornOn)
  return fits ? [] : [{ pointer: '/person/nik', reason: 'nik_not_born_on' }]
}

/** A child does not make themselves an adult, nor the other way about: their consent hangs on it, so an officer looks at the paper. */
function refuseOwnAge(ctx: Ctx, { born_on }: PersonChange, stored: string | null): void {
  if (ctx.caller.role !== 'graduate' || born_on === undefined || born_on === stored) return
  if (isMinor(stored, ctx.today) || isMinor(born_on, ctx.today))
    refuseIf([{ pointer: '/person/born_on', reason: 'age_by_officer' }])
}

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
    // Only an officer may learn whose it is: anyone else could ask who is registered.
    throw officer(ctx.caller)
      ? new Refusal('conflict', 'nik_known', { graduate: known }, [
          { pointer: '/person/nik', reason: 'nik_known', about: { graduate: known } },
        ])
      : new Refusal('conflict', 'nik_ask_officer', {}, [{ pointer: '/person/nik', reason: 'nik_ask_officer' }])
}

export interface Registering {
  /** Name of the row of an import. */
  readonly source?: string | undefined
  /** Made up for the demonstration. */
  readonly invented?: boolean | undefined
  /** Whose list the consents came with. */
  readonly imported?: ImportedConsent | undefined
  /** Chosen by the person who registers themselves; without it the first way in is a code or a slip. */
  readonly password?: string | undefined
}

interface New extends Prepared {
  readonly graduate: StoredGraduate
  readonly nikHash: string | null | undefined
}

/** All that a registration writes: the person, apart from it the profile, an account, and each yes. */
async function newGraduate(ctx: Ctx, draft: GraduateDraft, how: Registering): Promise<New> {
  refuseIf(bornProblems(ctx, draft.person))
  const id = newGraduateId(ctx.now)
  const columns = await columnsOf(ctx, draft.person)
  const profile = profileOf(ctx, draft.person.name, [read(ctx, draft.text), draft.profile ?? {}])
  await refuseKnownNik(ctx, columns.nik_hash, null)
  const officeId = ctx.caller.role === 'officer' ? ctx.caller.office.id : null
  const times = { version: 1, changed_at: ctx.now }
  const person = {
    ...columns,
    ...times,
    id,
    name: draft.person.name,
    source: how.source ?? null,
    invented: how.invented ? (1 as const) : (0 as const),
    office_id: officeId,
    made_at: ctx.now,
  }
  const row = {
    ...times,
    graduate_id: id,
    looking: profile.looking ? (1 as const) : (0 as const),
    facts: JSON.stringify(profile),
  }
  const { db } = ctx.store
  const account = await newAccount(ctx, { role: 'graduate', graduateId: id, password: how.password })
  const bornOn = draft.person.born_on ?? null
  const consents = (draft.consents ?? []).map((given, at) =>
    consentWrites(ctx, { id, bornOn }, given, { imported: how.imported, under: `/consents/${at}` }),
  )
  return {
    graduate: { id, version: 1, officeId, profile },
    nikHash: columns.nik_hash,
    writes: [
      ...nikFree(ctx, columns.nik_hash, id),
      db.insertInto('graduate').values(person).compile(),
      db.insertInto('profile').values(row).compile(),
      ...account.writes,
      ...consents.flatMap(({ writes }) => writes),
    ],
    changes: [
      { kind: 'graduate', id, op: 'put', at: ctx.now },
      { kind: 'profile', id, op: 'put', at: ctx.now },
      ...account.changes,
      ...consents.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'consent')),
    ],
  }
}

/**
 * Registers a graduate: the person, and apart from it the profile that matching reads. Refuses unknown ids, a consent that does not count,
 * and a NIK that is already registered (naming who has it, for an officer to look).
 */
export async function registerGraduate(ctx: Ctx, draft: GraduateDraft, how: Registering = {}): Promise<StoredGraduate> {
  refuseTwice(draft)
  const { graduate, nikHash: hash, writes, changes } = await newGraduate(ctx, draft, how)
  await guarded(ctx, hash, graduate.id, () => ctx.store.commit(writes, changes))
  return graduate
}

/** One yes to a purpose is enough: a second would be the same again. */
function refuseTwice({ consents = [] }: GraduateDraft): void {
  const keys = consents.map(({ purpose, employer = '' }) => purpose + employer)
  refuseIf(keys.flatMap((key, at) => (keys.indexOf(key) < at ? [{ pointer: `/consents/${at}`, reason: 'consent_twice' }] : [])))
}

/** The graduate as its reader may see it; a look by anyone else is noted down, with what it was for. */
export async function showGraduate(ctx: Ctx, graduate: StoredGraduate, why: Why, reason?: LookReason): Promise<GraduateAnswer> {
  const { id, version } = graduate
  const person = await disclose(ctx, graduate, why, reason)
  const { words, wishes, ...facts } = sentProfile(graduate.profile)
  return { id, version, person, profile: ctx.caller.role === 'employer' ? facts : { ...facts, wishes, words } }
}

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

async function personOf(ctx: Ctx, id: GraduateId): Promise<{ readonly name: string; readonly born_on: string | null }> {
  const row = await ctx.store.db.selectFrom('graduate').select(['name', 'born_on']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'not_found')
  return row
}

/**
 * Changes what is given of person and profile and leaves the rest; a text is read and fills what it speaks of. Refuses unknown ids, a NIK
 * that somebody else has, and (`outdated`) a change that was made of another version.
 */
export async function changeGraduate(ctx: Ctx, change: GraduateChange, graduate: StoredGraduate): Promise<StoredGraduate> {
  const { id, version, officeId } = graduate
  if (change.version !== undefined && change.version !== version) throw new Refusal('outdated', 'outdated', { version })
  const before = await personOf(ctx, id)
  refuseOwnAge(ctx, change.person ?? {}, before.born_on)
  refuseIf(bornProblems(ctx, change.person ?? {}, before.born_on))
  const columns = await columnsOf(ctx, change.person ?? {})
  const name = change.person?.name ?? before.name
  const profile = profileOf(ctx, name, [sentProfile(graduate.profile), saidOf(read(ctx, change.text)), change.profile ?? {}])
  await refuseKnownNik(ctx, columns.nik_hash, id)
  const { db } = ctx.store
  const after = { version: version + 1, changed_at: ctx.now }
  // A birth date decides whether a child is listed, and for what.
  const changed = columns.born_on !== undefined || JSON.stringify(profile) !== JSON.stringify(graduate.profile)
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
  return { id, version: version + 1, officeId, profile }
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

/** Records the yeses of a list that the person was never asked for: one that was taken back is not given again by an old list. */
async function bringConsents(
  ctx: Ctx,
  id: GraduateId,
  { consents = [], person }: GraduateDraft,
  imported: ImportedConsent | undefined,
) {
  const { db } = ctx.store
  const asked = await db.selectFrom('consent').select('purpose').where('graduate_id', '=', id).execute()
  const news = consents.filter(({ purpose }) => !asked.some((known) => known.purpose === purpose))
  const bornOn = person.born_on ?? null
  const prepared = news.map((given) =>
    consentWrites(ctx, { id, bornOn }, given, { imported, under: `/consents/${consents.indexOf(given)}` }),
  )
  if (prepared.length > 0)
    await ctx.store.commit(
      prepared.flatMap(({ writes }) => writes),
      prepared.flatMap(({ changes }) => changes),
    )
  return prepared.length > 0
}

/** Brings in a row of an import, known by `source`: made once, changed when the row changed, else left alone. */
export async function importGraduate(
  ctx: Ctx,
  source: string,
  draft: GraduateDraft,
  how: Pick<Registering, 'invented' | 'imported'> = {},
): Promise<{ readonly outcome: 'created' | 'changed' | 'unchanged'; readonly id: GraduateId }> {
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
  const same = samePerson && JSON.stringify(profile) === JSON.stringify(known.profile)
  if (!same) await changeGraduate(ctx, { person: draft.person, profile: sentProfile(profile), version: known.version }, known)
  const consented = await bringConsents(ctx, known.id, draft, how.imported)
  return { outcome: same && !consented ? 'unchanged' : 'changed', id: known.id }
}
