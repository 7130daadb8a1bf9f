import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { cursorKeys, cursorOf, wholeText } from '../../http/fields.ts'
import type { GraduateId } from '../../ids.ts'
import { LOOK_REASONS, type SeenGraduate } from '../disclose.ts'

export const LooksQuery = z.object({
  after: cursorKeys(z.tuple([z.int().min(0), z.string().max(40)])).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(50),
})
type LooksQuery = z.output<typeof LooksQuery>

const Look = z
  .object({
    at: z.string(),
    role: z.enum(['officer', 'administrator', 'employer', 'system']),
    who: z.string().nullable().openapi({ description: 'Name of the office or employer' }),
    why: z.enum(['opened', 'changed', 'created', 'file']),
    reason: z.enum(LOOK_REASONS).nullable(),
    shown: z.array(z.string()).openapi({ description: 'Which fields were given' }),
  })
  .openapi('Look')
export type Look = z.input<typeof Look>

export const LooksAnswer = z
  .object({ looks: z.array(Look), next: z.string().nullable() })
  .openapi('Looks', { description: 'Every look at the person by somebody else, newest first' })
export type LooksAnswer = z.input<typeof LooksAnswer> & { readonly id: GraduateId }

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null =>
  known.find((each) => each === text) ?? null

/** Who has seen this person: when, from which office or employer, for what, and what they were given. */
export async function looksAt(
  { store }: Pick<Ctx, 'store'>,
  { after, limit }: LooksQuery,
  { id }: SeenGraduate,
): Promise<LooksAnswer> {
  const all = store.db
    .selectFrom('disclosure')
    .leftJoin('office', 'office.id', 'disclosure.office_id')
    .leftJoin('employer', 'employer.id', 'disclosure.employer_id')
    .where('graduate_id', '=', id)
    .select(['disclosure.id', 'at', 'why', 'role', 'reason', 'shown', 'office.name as office', 'employer.name as employer'])
    .orderBy('at', 'desc')
    .orderBy('disclosure.id', 'desc')
    .limit(limit + 1)
  const rows = await (after === undefined
    ? all
    : all.where(({ eb, or, and }) =>
        or([eb('at', '<', after[0]), and([eb('at', '=', after[0]), eb('disclosure.id', '<', after[1])])]),
      )
  ).execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    id,
    looks: page.map((row) => ({
      at: new Date(row.at).toISOString(),
      // Looks from before roles were noted were all officers'.
      role: oneOf(['administrator', 'employer', 'system'], row.role) ?? 'officer',
      who: row.office ?? row.employer,
      why: oneOf(['changed', 'created', 'file'], row.why) ?? 'opened',
      reason: oneOf(LOOK_REASONS, row.reason),
      shown: (row.shown ?? '').split(',').filter((field) => field !== ''),
    })),
    next: last !== undefined && rows.length > limit ? cursorOf([last.at, last.id]) : null,
  }
}
