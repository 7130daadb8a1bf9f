import type { Ctx } from '../../ctx.ts'
import type { GraduateId } from '../../ids.ts'

/** What is known of a leak: who looked (an account or a key; anyone when left out), from and until when (epoch milliseconds, `until` excluded). */
export interface Leak {
  readonly actor?: string | undefined
  readonly from: number
  readonly until: number
}

/** One whose data were looked at. */
export interface Affected {
  readonly graduate: GraduateId
  readonly looks: number
  readonly first: number
  readonly last: number
  /** Which fields were given. */
  readonly shown: readonly string[]
}

/**
 * The people whose data were given to someone in a time, by the log of looks: those who must get a written notice within 3 x 24 hours of a
 * leak, with which data, when and how (UU 27/2022 art. 46). Each person once, in order of ids.
 */
export async function affectedBy({ store }: Pick<Ctx, 'store'>, { actor, from, until }: Leak): Promise<readonly Affected[]> {
  const rows = await store.db
    .selectFrom('disclosure')
    .select(['graduate_id', 'at', 'shown'])
    .where('at', '>=', from)
    .where('at', '<', until)
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
    .orderBy('graduate_id')
    .orderBy('at')
    .execute()
  const people = new Map<string, Affected>()
  for (const { graduate_id, at, shown } of rows) {
    const graduate = graduate_id as GraduateId
    const known = people.get(graduate)
    const fields = (shown ?? '').split(',').filter((field) => field !== '')
    people.set(graduate, {
      graduate,
      looks: (known?.looks ?? 0) + 1,
      first: known?.first ?? at,
      last: at,
      shown: [...new Set([...(known?.shown ?? []), ...fields])],
    })
  }
  return [...people.values()]
}
