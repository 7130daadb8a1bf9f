import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { AccountId } from '../../ids.ts'
import { Refusal } from '../../refusal.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { doorById } from '../find.ts'
import { type Entry, enter, halfOf, stillWaits } from './enter.ts'

export const Choice = z.strictObject({ account: AccountId }).openapi('Choice')

/** Goes on as one of the people whose password or code it was. */
export async function chooseAccount(ctx: Ctx, { account }: z.output<typeof Choice>): Promise<Entry> {
  const half = await halfOf(ctx, 'choose')
  const door = half.about.accounts?.includes(account) ? await doorById(ctx, account) : null
  if (door === null) throw new Refusal('forbidden', 'not_yours')
  try {
    return await enter(ctx, [door], half, [stillWaits(ctx, half)])
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('unauthenticated', 'sign_in_again')
    throw error
  }
}

/** The accounts that the waiting sign-in may choose from, without any name: a graduate's is told by `graduates/disclose.ts`. */
export async function choicesOf(
  ctx: Ctx,
): Promise<{ account: AccountId; graduate: string | null; name: string | null; employer: string | null; role: string }[]> {
  const { about } = await halfOf(ctx, 'choose')
  const rows = await ctx.store.db
    .selectFrom('account')
    .leftJoin('employer', 'employer.id', 'account.employer_id')
    .select(['account.id', 'account.graduate_id', 'account.name', 'employer.name as employer', 'account.role'])
    .where('account.id', 'in', [...(about.accounts ?? []), ''])
    .orderBy('account.id')
    .execute()
  return rows.map(({ id, graduate_id, name, employer, role }) => ({
    account: AccountId.parse(id),
    graduate: graduate_id,
    name,
    employer,
    role,
  }))
}
