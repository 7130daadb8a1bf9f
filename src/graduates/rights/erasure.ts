import { z } from '@hono/zod-openapi'
import { type CompiledQuery, sql } from 'kysely'
import { graduateAccountWrites } from '../../accounts/ending.ts'
import type { Prepared } from '../../accounts/new-account.ts'
import type { Ctx } from '../../ctx.ts'
import type { GraduateId } from '../../ids.ts'
import { eraseMessagesOf } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import { chunksOf } from '../../store/chunks.ts'
import { atVersion } from '../../store/conditions.ts'
import { MissingReference, PreconditionFailed } from '../../store/errors.ts'
import { addressOf, type SeenGraduate } from '../disclose.ts'

/** A deletion cannot be taken back, so it is asked for in so many words. */
export const Erasure = z
  .strictObject({ sure: z.literal(true).openapi({ description: 'That the deletion cannot be taken back is understood' }) })
  .openapi('Erasure', { example: { sure: true } })

/** What became of a person, for the count that stays. */
export type Gone = 'erased_self' | 'erased_officer' | 'erased_inactive' | 'erased_withdrawn' | 'erased_unconsented'

const monthOf = (today: string): string => today.slice(0, 7)

/** One more of a kind in this month. */
const tallyWrite = ({ store, today }: Pick<Ctx, 'store' | 'today'>, kind: Gone): CompiledQuery =>
  store.db
    .insertInto('tally')
    .values({ month: monthOf(today), kind, n: 1 })
    .onConflict((conflict) => conflict.columns(['month', 'kind']).doUpdateSet({ n: sql<number>`tally.n + 1` }))
    .compile()

/** Removes these looks, each with a line of the log, since looks that are gone without one are a broken log. */
export function lookRemoval({ store: { db }, now }: Pick<Ctx, 'store' | 'now'>, ids: readonly string[]): Prepared {
  return {
    writes: chunksOf(ids).map((some) => db.deleteFrom('disclosure').where('id', 'in', some).compile()),
    changes: ids.map((id) => ({ kind: 'disclosure', id, op: 'remove', at: now })),
  }
}

/**
 * Leaves nothing of a person but a count of the month: person, profile, consents, looks, account, sessions, codes, keys and messages go in
 * one commit, and index and lists forget them at the next change (UU 27/2022 art. 8, 43, 44). Refuses (`outdated`) when somebody changed
 * or looked at the person meanwhile.
 */
export async function eraseGraduate(
  ctx: Ctx,
  { id, version }: { readonly id: GraduateId; readonly version: number },
  gone: Gone,
) {
  const { db } = ctx.store
  const contact = await addressOf(ctx, id)
  const addresses = [contact?.phone, contact?.email].filter((address) => typeof address === 'string')
  const account = await graduateAccountWrites(ctx, id, addresses)
  const messages = await eraseMessagesOf(ctx, id, addresses)
  const consents = await db.selectFrom('consent').select('id').where('graduate_id', '=', id).execute()
  const seen = await db.selectFrom('disclosure').select('id').where('graduate_id', '=', id).execute()
  const looks = lookRemoval(
    ctx,
    seen.map((look) => look.id),
  )
  try {
    await ctx.store.commit(
      [
        atVersion(db, 'graduate', id, version),
        ...messages,
        ...account.writes,
        db.deleteFrom('consent').where('graduate_id', '=', id).compile(),
        ...looks.writes,
        db.deleteFrom('profile').where('graduate_id', '=', id).compile(),
        db.deleteFrom('graduate').where('id', '=', id).compile(),
        tallyWrite(ctx, gone),
      ],
      [
        { kind: 'profile', id, op: 'remove', at: ctx.now },
        ...consents.map((consent) => ({ kind: 'consent' as const, id: consent.id, op: 'remove' as const, at: ctx.now })),
        ...looks.changes,
        ...account.changes,
        { kind: 'graduate', id, op: 'remove', at: ctx.now },
      ],
    )
  } catch (error) {
    // A look that came in between still refers to the person.
    if (error instanceof PreconditionFailed || error instanceof MissingReference)
      throw new Refusal('outdated', 'outdated_unknown')
    throw error
  }
}

/** The person deletes themselves, or an officer does it for them on their word. */
export async function erase(
  ctx: Ctx,
  _: z.output<typeof Erasure>,
  graduate: SeenGraduate,
): Promise<{ readonly erased: true; readonly own: boolean }> {
  const own = graduate.admission === 'self'
  await eraseGraduate(ctx, graduate, own ? 'erased_self' : 'erased_officer')
  return { erased: true, own }
}
