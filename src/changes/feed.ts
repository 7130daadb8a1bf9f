import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../ctx.ts'
import { several, wholeText } from '../http/fields.ts'
import { Refusal } from '../refusal.ts'

/** What other programs may follow. Sessions, accounts, ties and looks are nobody else's business. */
export const FEED_KINDS = ['vacancy', 'employer', 'graduate', 'profile', 'office', 'policy', 'reference'] as const
export type FeedKind = (typeof FEED_KINDS)[number]
/** What an employer may follow, of its own. */
export const EMPLOYER_KINDS = ['vacancy', 'employer'] as const satisfies readonly FeedKind[]

const MOST_SEQ = 999_999_999_999

export const FeedQuery = z.object({
  after: wholeText({ min: 0, max: MOST_SEQ }).default(0),
  limit: wholeText({ min: 1, max: 1000 }).default(500),
  kinds: several(z.enum(FEED_KINDS)).optional(),
})

export const FeedChange = z
  .object({
    seq: z
      .number()
      .int()
      .openapi({ description: 'Counts up in the order in which things were stored; not every number is in every feed' }),
    at: z.string().openapi({ format: 'date-time' }),
    kind: z.enum(FEED_KINDS),
    id: z.string(),
    op: z.enum(['put', 'remove']).openapi({ description: 'put: made or changed' }),
  })
  .openapi('Change')
export type FeedChange = z.output<typeof FeedChange>

export const Feed = z
  .object({
    changes: z.array(FeedChange),
    next: z.number().int().openapi({ description: '`after` of the next call, now or in a while' }),
  })
  .openapi('Changes')

/** Whose changes: everyone's, or one employer's own. */
export type Scope = { readonly employer: string | null }

export const scopeOf = (caller: Caller): Scope => ({ employer: caller.role === 'employer' ? caller.employerId : null })

/** The changes of these kinds after `after`, up to and with `upTo`, in order. */
export async function changesFor(
  { store }: Pick<Ctx, 'store'>,
  { employer }: Scope,
  { kinds, after, upTo, limit }: { kinds: readonly FeedKind[]; after: number; upTo: number; limit: number },
): Promise<FeedChange[]> {
  const rows = await store.db
    .selectFrom('change')
    .select(['seq', 'at', 'kind', 'entity_id as id', 'op'])
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('kind', 'in', kinds)
    .$if(employer !== null, (query) =>
      query.where((e) =>
        e.or([
          e.and([e('kind', '=', 'employer'), e('entity_id', '=', employer ?? '')]),
          e.and([
            e('kind', '=', 'vacancy'),
            e(
              'entity_id',
              'in',
              e
                .selectFrom('vacancy')
                .select('vacancy.id')
                .where('employer_id', '=', employer ?? ''),
            ),
          ]),
        ]),
      ),
    )
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as FeedKind, at: new Date(row.at).toISOString() }))
}

/** The kinds that were asked for and that the caller may follow. */
export const kindsFor = ({ employer }: Scope, kinds: readonly FeedKind[] = FEED_KINDS): FeedKind[] =>
  kinds.filter((kind) => employer === null || (EMPLOYER_KINDS as readonly FeedKind[]).includes(kind))

/**
 * A page of the feed. Ids only: what they stand for is fetched by those who may. Refuses an `after` that no change has reached yet, since
 * whoever holds it follows another database.
 */
export async function readFeed(ctx: Ctx, { after, limit, kinds: asked }: z.output<typeof FeedQuery>) {
  const head = await ctx.store.head()
  if (after > head)
    throw new Refusal('invalid', 'after_beyond_head', { head }, [
      { pointer: '/after', reason: 'after_beyond_head', about: { head } },
    ])
  const scope = scopeOf(ctx.caller)
  const kinds = kindsFor(scope, asked)
  const changes = kinds.length === 0 ? [] : await changesFor(ctx, scope, { kinds, after, upTo: head, limit: limit + 1 })
  const page = changes.slice(0, limit)
  const more = changes.length > limit
  return { changes: page, next: more ? (page.at(-1)?.seq ?? head) : head, more }
}
