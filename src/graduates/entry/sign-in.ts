import { z } from '@hono/zod-openapi'
import { Phone } from '../../accounts/contact.ts'
import { endSessionsOf } from '../../accounts/ending.ts'
import { accountEvent } from '../../accounts/event.ts'
import { doorOfGraduate } from '../../accounts/find.ts'
import { newAccount, type Prepared } from '../../accounts/new-account.ts'
import { newSlip, Slip, slipPath } from '../../accounts/slip.ts'
import type { Caller, Ctx } from '../../ctx.ts'
import { anyone, endpoint } from '../../http/endpoint.ts'
import { AccountId } from '../../ids.ts'
import { message } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import { atVersion } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { choiceNames, disclose, graduateSeen, type SeenGraduate } from '../disclose.ts'
import { AccessAgain, AccessPage, ChoicePage, SlipPage } from './sign-in-pages.tsx'

/** What an officer saw that says who the person is: the kind of paper, never its number. */
const PAPERS = ['ktp', 'kk', 'diploma', 'certificate', 'other'] as const

const Restoring = z
  .strictObject({
    paper: z.enum(PAPERS).openapi({ description: 'The paper by which the officer knew the person' }),
    phone: Phone.optional().openapi({ description: 'The number from now on; as it is when left out' }),
    why: z.string().trim().min(3).max(300).openapi({ description: 'Shown to the person; names nobody else' }),
  })
  .openapi('AccessRestoring')

/** An officer of an office that looks after the person, and nobody else: a slip opens the whole account. */
const theirOffice = (_: Caller, { admission }: SeenGraduate): boolean => admission === 'office'

const nameOf = async (ctx: Ctx, graduate: SeenGraduate): Promise<string | null> => {
  const card = await disclose(ctx, graduate, 'opened')
  return card.shown === 'full' ? card.name : null
}

/** The account of a graduate, with the writes that make one where there was none. */
async function accountFor(ctx: Ctx, { id }: SeenGraduate): Promise<Prepared & { readonly id: AccountId }> {
  const door = await doorOfGraduate(ctx, id)
  if (door !== null) return { id: door.id, writes: [], changes: [] }
  return newAccount(ctx, { role: 'graduate', graduateId: id })
}

async function makeSlip(ctx: Ctx, graduate: SeenGraduate) {
  const name = await nameOf(ctx, graduate)
  const account = await accountFor(ctx, graduate)
  const { code, endsAt, writes } = await newSlip(ctx, account.id)
  await ctx.store.commit([...account.writes, ...writes], account.changes)
  return { code, path: slipPath(code), ends_at: endsAt, name }
}

/**
 * Opens an account again to a person whom an officer sees before them with a paper: the number is changed, all sessions end, and a slip is
 * made, all or nothing. Who did it and why is written down and shown to the person.
 */
async function restoreAccess(ctx: Ctx, { paper, phone, why }: z.output<typeof Restoring>, graduate: SeenGraduate) {
  const { store, now } = ctx
  const name = await nameOf(ctx, graduate)
  const account = await accountFor(ctx, graduate)
  const slip = await newSlip(ctx, account.id)
  const renumbered =
    phone === undefined
      ? []
      : [
          atVersion(store.db, 'graduate', graduate.id, graduate.version),
          store.db
            .updateTable('graduate')
            .set({ phone, version: graduate.version + 1, changed_at: now })
            .where('id', '=', graduate.id)
            .compile(),
        ]
  try {
    await store.commit(
      [
        ...renumbered,
        ...account.writes,
        ...endSessionsOf(ctx, { graduate: graduate.id }),
        ...slip.writes,
        accountEvent(ctx, account.id, 'access_restored', `${ctx.say(`paper_${paper}`)}; ${why}`),
        ...message(ctx, { to: { graduate: graduate.id }, kind: 'access_restored', about: {} }),
      ],
      [
        ...account.changes,
        ...(phone === undefined ? [] : [{ kind: 'graduate' as const, id: graduate.id, op: 'put' as const, at: now }]),
      ],
    )
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
  return { code: slip.code, path: slipPath(slip.code), ends_at: slip.endsAt, name }
}

export const graduateSignInRoutes = [
  endpoint({
    method: 'get',
    path: '/sign-in/choice',
    summary: 'The people of one number or address whose password or code was right, by name',
    who: anyone,
    output: z.object({
      choices: z.array(z.object({ account: AccountId, name: z.string(), employer: z.string().nullable() })),
    }),
    run: async (ctx) => ({ choices: await choiceNames(ctx) }),
    page: ChoicePage,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/slip',
    summary: 'The forms by which an officer makes a slip or opens an account again',
    of: graduateSeen,
    who: theirOffice,
    scope: 'slips:write',
    api: false,
    output: z.object({ id: z.string(), name: z.string().nullable() }),
    run: async (ctx, _, graduate) => ({ id: graduate.id, name: await nameOf(ctx, graduate) }),
    page: AccessPage,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/slip',
    summary: 'Make a slip that signs this graduate in once; older ones end',
    of: graduateSeen,
    who: theirOffice,
    scope: 'slips:write',
    output: Slip,
    run: (ctx, _, graduate) => makeSlip(ctx, graduate),
    thenTo: () => null,
    page: SlipPage,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/access',
    summary: 'Open the account of a graduate who stands at the counter with a paper: new number, no session left, a slip',
    of: graduateSeen,
    who: theirOffice,
    scope: 'slips:write',
    input: Restoring,
    output: Slip,
    run: restoreAccess,
    thenTo: () => null,
    page: SlipPage,
    again: AccessAgain,
  }),
]
