import { z } from '@hono/zod-openapi'
import { Email, Phone } from '../../accounts/contact.ts'
import { passwordProblems } from '../../accounts/password-rules.ts'
import { newSession } from '../../accounts/session.ts'
import type { Ctx } from '../../ctx.ts'
import type { Typed } from '../../http/endpoint.ts'
import { conceptId } from '../../http/fields.ts'
import { AccountId, GraduateId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { registerGraduate } from '../actions.ts'
import { isMinor } from '../age.ts'
import { ConsentDrafts } from '../consent/consent.ts'
import { AT_REGISTRATION } from '../consent/wording.ts'
import { PersonDraft } from '../person.ts'

/**
 * What a person gives to register themselves: who they are, a password, and what they can do in their own words. No NIK: only an officer who
 * sees the card asks for it, and a stranger could otherwise learn from a refusal who is registered.
 */
export const Registration = z
  .strictObject({
    name: PersonDraft.shape.name,
    phone: Phone.openapi({ description: 'A family may share one; who is who is chosen by name at the sign-in' }),
    password: z.string().max(1000),
    email: Email.optional(),
    born_on: PersonDraft.shape.born_on.unwrap().unwrap().openapi({ description: 'Under 18 a guardian must agree first' }),
    programme: conceptId.optional(),
    text: z.string().max(50_000).optional().openapi({ description: 'What the person can do, in their own words' }),
    consents: ConsentDrafts,
    own_phone: z.boolean().default(false).openapi({ description: 'A browser stays signed in: the phone is nobody else’s' }),
  })
  .openapi('Registration', {
    example: {
      name: 'Rusni',
      phone: '0812 3456 7890',
      password: 'tiga perahu biru',
      born_on: '2003-04-05',
      text: 'Pelatihan las 3G, 2 tahun juru las di galangan Tarakan.',
      consents: [{ purpose: 'matching' }],
    },
  })
type Registration = z.output<typeof Registration>

export const Registered = z
  .object({
    id: GraduateId,
    guardian_needed: z
      .boolean()
      .openapi({ description: 'Under 18: stored and not listed until an officer records a guardian’s yes' }),
  })
  .openapi('Registered')

/** The fields of the page's form: each consent is a box of its own. */
export function registrationOf(fields: Typed): unknown {
  const given = Object.entries(fields).filter(([name]) => !name.startsWith('consent_'))
  const consents = AT_REGISTRATION.filter((purpose) => fields[`consent_${purpose}`] !== undefined).map((purpose) => ({ purpose }))
  return { ...Object.fromEntries(given), ...(fields.own_phone !== undefined && { own_phone: true }), consents }
}

/** For the page alone: where the person goes next, and the session that their browser keeps. */
interface NewlyRegistered extends z.input<typeof Registered> {
  readonly listed: boolean
  readonly session: { readonly token: string; readonly days: number | null }
}

const OWN_DAYS = 90

/**
 * Registers whoever asks. What it answers is the same whether the number is known or not, since families share one. A child is registered
 * without its consents, which only a guardian can give.
 */
export async function register(ctx: Ctx, given: Registration): Promise<NewlyRegistered> {
  const { name, phone, password, email, born_on, programme, text, consents = [], own_phone } = given
  const problems = [
    ...passwordProblems(password, { name, phone, email }),
    ...(born_on < ctx.today ? [] : [{ pointer: '/born_on', reason: 'born_wrong' }]),
    ...(programme === undefined || ctx.taxonomy.programmes.has(programme)
      ? []
      : [{ pointer: '/programme', reason: 'concept_unknown', about: { id: programme } }]),
  ]
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const minor = isMinor(born_on, ctx.today)
  const draft = {
    person: { name, phone, born_on, ...(email !== undefined && { email }) },
    ...(programme !== undefined && { profile: { programme } }),
    ...(text !== undefined && { text }),
    consents: minor ? [] : consents,
  }
  const { id } = await registerGraduate(ctx, draft, { password })
  const kind = own_phone ? 'own' : 'shared'
  const session = await beginSession(ctx, id, kind)
  const listed = draft.consents.some(({ purpose }) => purpose === 'matching')
  return { id, guardian_needed: minor, listed, session: { token: session.token, days: kind === 'own' ? OWN_DAYS : null } }
}

/** Who has just chosen a password need not type it again. */
async function beginSession(ctx: Ctx, id: GraduateId, kind: 'own' | 'shared') {
  const { store } = ctx
  const account = await store.db.selectFrom('account').select('id').where('graduate_id', '=', id).executeTakeFirstOrThrow()
  const session = await newSession(ctx, {
    account: AccountId.parse(account.id),
    key: null,
    role: 'graduate',
    kind,
    way: 'password',
  })
  await store.commit(session.writes, session.changes)
  return session
}
