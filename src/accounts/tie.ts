import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { EmployerId, newId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { accountOf } from './self.ts'

/** An officer's own tie to an employer: family, past work, money. It keeps them from acting for or on it. */
export const Tie = z
  .object({
    id: z.string(),
    employer: EmployerId,
    employer_name: z.string(),
    what: z.string(),
    declared_at: z.number(),
  })
  .openapi('Tie')
export type Tie = z.output<typeof Tie>
export type ShownTie = z.input<typeof Tie>

export const NewTie = z
  .strictObject({
    employer: EmployerId,
    what: z.string().trim().min(3).max(500).openapi({ description: 'In one’s own words: family, past work, money' }),
  })
  .openapi('NewTie')

/** Has the calling officer a tie to this employer that was declared and not ended? */
export async function hasTie({ store, caller }: Pick<Ctx, 'store' | 'caller'>, employerId: string): Promise<boolean> {
  const account = accountOf(caller)
  if (caller.role !== 'officer' || account === null) return false
  const found = await store.db
    .selectFrom('tie')
    .select('id')
    .where('account_id', '=', account)
    .where('employer_id', '=', employerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** The ties of the calling officer that are not ended, the newest first. */
export async function tiesOf({ store, caller }: Pick<Ctx, 'store' | 'caller'>): Promise<Tie[]> {
  const rows = await store.db
    .selectFrom('tie')
    .innerJoin('employer', 'employer.id', 'tie.employer_id')
    .select(['tie.id', 'tie.employer_id as employer', 'employer.name as employer_name', 'tie.what', 'tie.declared_at'])
    .where('tie.account_id', '=', accountOf(caller) ?? '')
    .where('tie.ended_at', 'is', null)
    .orderBy('tie.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => Tie.parse(row))
}

/** Declares a tie; one that stands already to the same employer is given back as it is. Refuses an employer that does not exist. */
export async function declareTie(ctx: Ctx, { employer, what }: z.output<typeof NewTie>): Promise<Tie> {
  const account = accountOf(ctx.caller)
  if (account === null) throw new Refusal('forbidden', 'account_needed')
  const found = await ctx.store.db.selectFrom('employer').select('name').where('id', '=', employer).executeTakeFirst()
  if (found === undefined)
    throw new Refusal('invalid', 'employer_unknown', {}, [{ pointer: '/employer', reason: 'employer_unknown' }])
  const before = (await tiesOf(ctx)).find((tie) => tie.employer === employer)
  if (before !== undefined) return before
  const row = {
    id: newId('tie', ctx.now),
    account_id: account,
    employer_id: employer,
    what,
    declared_at: ctx.now,
    ended_at: null,
  }
  await ctx.store.commit(
    [ctx.store.db.insertInto('tie').values(row).compile()],
    [{ kind: 'tie', id: row.id, op: 'put', at: ctx.now }],
  )
  return { id: row.id, employer, employer_name: found.name, what, declared_at: ctx.now }
}

/** A tie of the caller's own; null for one that is ended or somebody else's. */
export const ownTie = async (ctx: Ctx, id: string): Promise<Tie | null> =>
  (await tiesOf(ctx)).find((tie) => tie.id === id) ?? null

/** Ends a tie; what was done while it stood is not touched. */
export async function endTie({ store, now }: Ctx, { id }: Tie): Promise<void> {
  const end = store.db.updateTable('tie').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null)
  await store.commit([end.compile()], [{ kind: 'tie', id, op: 'put', at: now }])
}
