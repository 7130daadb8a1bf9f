import { z } from '@hono/zod-openapi'
import type { Prepared } from '../../accounts/new-account.ts'
import { actorOf, type Ctx } from '../../ctx.ts'
import { type GraduateId, newId } from '../../ids.ts'
import { message } from '../../messages/message.ts'
import { type FieldProblem, Refusal } from '../../refusal.ts'
import { Duplicate, MissingReference } from '../../store/errors.ts'
import { isMinor } from '../age.ts'
import type { StoredGraduate } from '../graduate.ts'
import { type Channel, ConsentAnswer, type ConsentDraft, dueAt, type Withdrawal } from './consent.ts'
import { StandingAnswer, showStanding } from './pause.ts'
import { wordingOf } from './wording.ts'

/** Consents that a list carried along: who holds the proof of them. */
export interface ImportedConsent {
  readonly evidence: string
}

interface About {
  readonly id: GraduateId
  readonly bornOn: string | null
}

/** How a consent comes in when the call does not say. */
const usualChannel = (ctx: Ctx, imported: ImportedConsent | undefined): Channel =>
  imported !== undefined ? 'import' : ctx.caller.role === 'graduate' || ctx.caller.role === 'visitor' ? 'self' : 'officer'

/** What keeps this yes from counting, as problems of its fields; `under` is where it stands in what was sent. */
function consentProblems(ctx: Ctx, draft: ConsentDraft, channel: Channel, bornOn: string | null, under: string): FieldProblem[] {
  const at = (field: string, reason: string): FieldProblem[] => [{ pointer: `${under}/${field}`, reason }]
  const own = ctx.caller.role === 'graduate' || ctx.caller.role === 'visitor'
  if (own !== (channel === 'self')) return at('channel', 'consent_channel_wrong')
  if ((channel === 'guardian') !== (draft.guardian !== undefined)) return at('guardian', 'guardian_named')
  if (channel === 'paper' && draft.evidence === undefined) return at('evidence', 'consent_evidence_needed')
  if (!isMinor(bornOn, ctx.today)) return channel === 'guardian' ? at('channel', 'guardian_not_needed') : []
  // UU 27/2022 art. 25: a child's data need the consent of a parent or guardian; nobody writes to a child or gets their name.
  if (draft.purpose === 'messages' || draft.purpose === 'employer') return at('purpose', 'not_for_minors')
  return channel === 'guardian' ? [] : at('channel', 'guardian_needed')
}

/**
 * A yes to one purpose as statements for a commit. Refuses one that does not count: a child's own, a guardian's for an adult, a paper's
 * without its place.
 */
export function consentWrites(
  ctx: Ctx,
  { id, bornOn }: About,
  draft: ConsentDraft,
  { imported, under = '' }: { readonly imported?: ImportedConsent | undefined; readonly under?: string } = {},
): Prepared {
  const channel = draft.channel ?? usualChannel(ctx, imported)
  const problems = consentProblems(ctx, draft, channel, bornOn, under)
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const { store, now, caller } = ctx
  const row = {
    id: newId('con', now),
    graduate_id: id,
    purpose: draft.purpose,
    employer_id: draft.employer ?? null,
    wording: draft.wording,
    language: draft.language ?? ctx.language,
    given_at: now,
    channel,
    taken_by: caller.role === 'visitor' ? id : actorOf(caller),
    office_id: caller.role === 'officer' ? caller.office.id : null,
    evidence: imported?.evidence ?? draft.evidence ?? null,
    guardian_name: draft.guardian?.name ?? null,
    guardian_relation: draft.guardian?.relation ?? null,
  }
  // The person is told of a yes that somebody else wrote down.
  const told =
    channel === 'self' || imported !== undefined ? [] : message(ctx, { to: { graduate: id }, kind: 'consent_taken', about: {} })
  return {
    writes: [store.db.insertInto('consent').values(row).compile(), ...told],
    changes: [
      { kind: 'consent', id: row.id, op: 'put', at: now },
      { kind: 'profile', id, op: 'put', at: now },
    ],
  }
}

async function bornOnOf({ store }: Ctx, id: GraduateId): Promise<string | null> {
  const row = await store.db.selectFrom('graduate').select('born_on').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'not_found')
  return row.born_on
}

const inForce = (
  { store }: Pick<Ctx, 'store'>,
  id: GraduateId,
  { purpose, employer }: Pick<Withdrawal, 'purpose' | 'employer'>,
) => {
  const rows = store.db.selectFrom('consent').select('id').where('graduate_id', '=', id).where('purpose', '=', purpose)
  return (employer === undefined ? rows : rows.where('employer_id', '=', employer)).where('withdrawn_at', 'is', null)
}

/** Records a yes to one purpose. Saying yes twice changes nothing. Refuses an employer that is not verified. */
export async function giveConsent(ctx: Ctx, draft: ConsentDraft, { id }: StoredGraduate): Promise<ConsentsShown> {
  if (draft.employer !== undefined) {
    const { db } = ctx.store
    const found = await db.selectFrom('employer').select('state').where('id', '=', draft.employer).executeTakeFirst()
    if (found?.state !== 'verified')
      throw new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/employer', reason: 'employer_unknown' }])
  }
  const { writes, changes } = consentWrites(ctx, { id, bornOn: await bornOnOf(ctx, id) }, draft)
  try {
    if ((await inForce(ctx, id, draft).executeTakeFirst()) === undefined) await ctx.store.commit(writes, changes)
  } catch (error) {
    if (error instanceof MissingReference) throw new Refusal('not_found', 'not_found')
    // The same yes arrived twice at the same moment.
    if (!(error instanceof Duplicate)) throw error
  }
  return showConsents(ctx, { id })
}

/**
 * Takes a yes back: index, lists and an employer's view forget the person at the next change, long before the three days of the law. Taking
 * back what is not in force changes nothing.
 */
export async function withdrawConsent(ctx: Ctx, which: Withdrawal, { id }: StoredGraduate): Promise<ConsentsShown> {
  const found = await inForce(ctx, id, which).executeTakeFirst()
  if (found !== undefined) {
    const { store, now } = ctx
    const taken = store.db
      .updateTable('consent')
      .set({ withdrawn_at: now, withdrawn_by: actorOf(ctx.caller) })
      .where('id', '=', found.id)
      .where('withdrawn_at', 'is', null)
    await store.commit(
      [taken.compile()],
      [
        { kind: 'consent', id: found.id, op: 'put', at: now },
        { kind: 'profile', id, op: 'put', at: now },
      ],
    )
  }
  return showConsents(ctx, { id })
}

/** Is a yes to this purpose in force? For whoever is about to use data for it. */
export const hasConsent = async (ctx: Pick<Ctx, 'store'>, id: GraduateId, purpose: 'matching' | 'statistics' | 'messages') =>
  (await inForce(ctx, id, { purpose }).executeTakeFirst()) !== undefined

export const ConsentsAnswer = z.object({ consents: z.array(ConsentAnswer), standing: StandingAnswer }).openapi('Consents')
export interface ConsentsShown extends z.input<typeof ConsentsAnswer> {
  readonly id: GraduateId
  readonly standing: z.input<typeof StandingAnswer> & { readonly id: GraduateId }
}

/** What a person agreed to, and whether they are listed today. */
export async function showConsents(ctx: Ctx, { id }: Pick<StoredGraduate, 'id'>): Promise<ConsentsShown> {
  return { id, consents: await consentsOf(ctx, id), standing: await showStanding(ctx, { id }) }
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Every yes of a person, newest first, those that were taken back too: the proof that the law asks for. */
export async function consentsOf({ store }: Pick<Ctx, 'store'>, id: GraduateId): Promise<ConsentAnswer[]> {
  const rows = await store.db
    .selectFrom('consent')
    .leftJoin('employer', 'employer.id', 'consent.employer_id')
    .leftJoin('office', 'office.id', 'consent.office_id')
    .selectAll('consent')
    .select(['employer.name as employer_name', 'office.name as office_name'])
    .where('consent.graduate_id', '=', id)
    .orderBy('consent.given_at', 'desc')
    .orderBy('consent.id', 'desc')
    .execute()
  return rows.map((row): ConsentAnswer => {
    const { employer_id, guardian_name, guardian_relation } = row
    return {
      id: row.id,
      purpose: row.purpose,
      employer: employer_id === null ? null : { id: employer_id, name: row.employer_name ?? '' },
      text: wordingOf(row.purpose, row.language, row.wording, row.employer_name ?? undefined) ?? '',
      wording: row.wording,
      language: row.language,
      given_at: new Date(row.given_at).toISOString(),
      channel: row.channel,
      taken_by: row.taken_by,
      office: row.office_name,
      evidence: row.evidence,
      guardian: guardian_name === null ? null : { name: guardian_name, relation: guardian_relation ?? '' },
      withdrawn_at: moment(row.withdrawn_at),
      due_at: row.withdrawn_at === null ? null : moment(dueAt(row.withdrawn_at)),
    }
  })
}
