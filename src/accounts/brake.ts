import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { placeOf } from '../http/client.ts'
import { keyedHash } from '../messages/seal.ts'
import { Refusal } from '../refusal.ts'
import { unless } from '../store/conditions.ts'
import { Duplicate, PreconditionFailed } from '../store/errors.ts'

const SECOND = 1000
const LONGEST_WAIT = 15 * 60 * SECOND
const FORGOTTEN_AFTER = 24 * 3600 * SECOND
const RACES = 3

/** Wrong tries that cost no wait. A whole class may sit behind one address, so it has more of them than one account. */
const FREE = { account: 5, address: 50 } as const

/** What a guess is aimed at: an account or a number and the way tried on it, or the address it comes from. */
interface Subject {
  readonly of: keyof typeof FREE
  readonly hash: string
}

interface Row {
  readonly failures: number
  readonly last_at: number
}

/** How long after its last failure a subject must wait, in milliseconds: nothing at first, then 1 s, 2 s, 4 s … 15 minutes. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(SECOND * 2 ** (failures - free), LONGEST_WAIT)

/** A try that was let through. It counts as a failure from its start, so that many at once gain nothing. */
export interface Attempt {
  /** For the commit that follows from a right answer: the account's failures are forgotten, the address is given this one back. */
  readonly wasRight: readonly CompiledQuery[]
}

/**
 * Lets a try pass, or refuses it (`limited`, with the seconds to wait) when too many before it were wrong; then the answer is not even
 * looked at. Waiting ends by itself: nobody can lock another out for longer than a quarter of an hour. `aimedAt` names what is guessed.
 */
export async function attempt(ctx: Pick<Ctx, 'store' | 'now' | 'secret' | 'client'>, aimedAt: string | null): Promise<Attempt> {
  const subjects = await subjectsOf(ctx, aimedAt)
  for (let race = 0; race < RACES; race++) {
    const rows = await Promise.all(subjects.map((subject) => read(ctx, subject)))
    const waits = subjects.map(({ of }, i) => {
      const row = rows[i]
      return row === undefined ? 0 : row.last_at + waitAfter(row.failures, FREE[of]) - ctx.now
    })
    const wait = Math.max(0, ...waits)
    if (wait > 0) throw new Refusal('limited', 'wait_before_next_try', { seconds: Math.ceil(wait / SECOND) })
    try {
      await ctx.store.commit(
        subjects.flatMap((subject, i) => count(ctx, subject, rows[i])),
        [],
      )
      return { wasRight: subjects.map((subject) => undo(ctx, subject)) }
    } catch (error) {
      if (!(error instanceof PreconditionFailed || error instanceof Duplicate)) throw error
    }
  }
  throw new Refusal('limited', 'wait_before_next_try', { seconds: 1 })
}

async function subjectsOf({ secret, client }: Pick<Ctx, 'secret' | 'client'>, aimedAt: string | null): Promise<Subject[]> {
  const subjects: Subject[] = []
  if (aimedAt !== null) subjects.push({ of: 'account', hash: await keyedHash(secret, 'brake', aimedAt) })
  if (client !== null) subjects.push({ of: 'address', hash: await keyedHash(secret, 'brake address', placeOf(client)) })
  return subjects
}

async function read({ store, now }: Pick<Ctx, 'store' | 'now'>, { hash }: Subject): Promise<Row | undefined> {
  return store.db
    .selectFrom('brake')
    .select(['failures', 'last_at'])
    .where('subject_hash', '=', hash)
    .where('last_at', '>', now - FORGOTTEN_AFTER)
    .executeTakeFirst()
}

function count({ store: { db }, now }: Pick<Ctx, 'store' | 'now'>, { hash }: Subject, row: Row | undefined): CompiledQuery[] {
  if (row === undefined)
    return [
      db
        .deleteFrom('brake')
        .where('subject_hash', '=', hash)
        .where('last_at', '<=', now - FORGOTTEN_AFTER)
        .compile(),
      db.insertInto('brake').values({ subject_hash: hash, failures: 1, last_at: now }).compile(),
    ]
  const asRead = db.selectFrom('brake').select('failures').where('subject_hash', '=', hash).where('failures', '=', row.failures)
  return [
    unless('brake_as_read', asRead),
    db
      .updateTable('brake')
      .set({ failures: row.failures + 1, last_at: now })
      .where('subject_hash', '=', hash)
      .compile(),
  ]
}

const undo = ({ store: { db } }: Pick<Ctx, 'store'>, { of, hash }: Subject): CompiledQuery =>
  of === 'account'
    ? db.deleteFrom('brake').where('subject_hash', '=', hash).compile()
    : db
        .updateTable('brake')
        .set((e) => ({ failures: e('failures', '-', 1) }))
        .where('subject_hash', '=', hash)
        .where('failures', '>', 0)
        .compile()

/** Writes that forget the failures of one thing that was aimed at, and give the address one of its own back. */
export async function forgiven(ctx: Pick<Ctx, 'store' | 'secret' | 'client'>, aimedAt: string): Promise<CompiledQuery[]> {
  return (await subjectsOf(ctx, aimedAt)).map((subject) => undo(ctx, subject))
}

/** Forgets what is older than a day: for the sweep that also applies retention. */
export const forgottenBrakes = ({ store, now }: Pick<Ctx, 'store' | 'now'>): CompiledQuery =>
  store.db
    .deleteFrom('brake')
    .where('last_at', '<=', now - FORGOTTEN_AFTER)
    .compile()
