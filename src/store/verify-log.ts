import { sql } from 'kysely'
import { digestOf, type Head, hashAfter, type Said } from './chain.ts'
import { inChunks } from './chunks.ts'
import type { Store } from './store.ts'

/** What a walk along the log of changes found. */
export type Verdict =
  | {
      readonly is: 'unbroken'
      readonly head: Head
      /** Rows from before there was a chain: they are all there, but what they say is not proven. */
      readonly older: number
      /** Rows that may never be altered and are as they were written. */
      readonly sealed: number
      /** Such rows that were removed by a later change, as when a person asked for it. */
      readonly erased: number
      /** Such rows that are older than the chain. */
      readonly unsealed: number
    }
  | Broken

interface Broken {
  readonly is: 'broken'
  /** The first row of the log that is not as it was written; null where it is none of the log's own. */
  readonly seq: number | null
  readonly why: string
}

export interface Asked {
  /** First row to walk; the hash of the one before is taken on trust. */
  readonly from?: number | undefined
  /** A row and the hash that somebody wrote down for it outside of the database. */
  readonly expected?: { readonly seq: number; readonly hash: string } | undefined
}

type Row = Said & { readonly hash: string | null }

const PAGE = 1000
const COLUMNS = ['seq', 'at', 'kind', 'entity_id', 'op', 'actor', 'digest', 'hash'] as const

const broken = (seq: number | null, why: string): Broken => ({ is: 'broken', seq, why })

/**
 * Walks the log in order and proves that no row was altered, taken out, put in or moved since it was written, and that each row whose
 * digest was logged still says the same or was removed by a later change. Whoever can write the whole log anew with all its hashes is
 * found out by `expected` only. Takes the same memory however long the log is; others may write meanwhile.
 */
export async function verifyLog(store: Store, { from = 1, expected }: Asked = {}): Promise<Verdict> {
  const { db } = store
  // One statement, so that nobody writes between its two answers.
  const end = await db
    .selectFrom('change_head')
    .select((e) => [
      'seq',
      'hash',
      e
        .selectFrom('change')
        .select((m) => m.fn.max('seq').as('last'))
        .as('last'),
    ])
    .where('one', '=', 1)
    .executeTakeFirst()
  if (end === undefined) return broken(null, 'the log has lost its head')
  if ((end.last ?? 0) !== end.seq)
    return broken(null, `the head says that the log ends at ${end.seq}, but it ends at ${end.last ?? 0}`)
  if (expected !== undefined) {
    const row = await rowAt(store, expected.seq)
    if (row?.hash !== expected.hash)
      return broken(expected.seq, row === undefined ? 'is missing' : 'has not the hash that was expected')
  }
  const before = from === 1 ? null : await rowAt(store, from - 1)
  if (before === undefined) return broken(from - 1, 'is missing')

  const found = { older: 0, sealed: 0, erased: 0 }
  let previous: Pick<Row, 'seq' | 'hash'> = before ?? { seq: 0, hash: null }
  for (let first = before === null; previous.seq < end.seq; first = false) {
    const after = previous.seq
    const page: Row[] = await db
      .selectFrom('change')
      .select(COLUMNS)
      // Not even a row with a number below 1 is passed over.
      .$if(!first, (query) => query.where('seq', '>', after))
      .where('seq', '<=', end.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return broken(after + 1, 'is missing')
    for (const row of page) {
      const why = wrongAfter(previous, row)
      if (why !== null) return broken(Math.min(row.seq, previous.seq + 1), why)
      if (row.hash === null) found.older++
      previous = row
    }
    const seals = await checkSeals(store, page)
    if ('is' in seals) return seals
    found.sealed += seals.sealed
    found.erased += seals.erased
  }
  if (previous.hash !== end.hash) return broken(end.seq, 'has not the hash that the head of the log has')
  const unsealed = await unsealedLooks(store)
  if (unsealed > 0 && !(await hasOlder(store))) return broken(null, `${unsealed} rows of disclosure are in no change of the log`)
  return { is: 'unbroken', head: { seq: end.seq, hash: end.hash }, ...found, unsealed }
}

const rowAt = (store: Store, seq: number) =>
  store.db.selectFrom('change').select(['seq', 'hash']).where('seq', '=', seq).executeTakeFirst()

/** What is wrong with a row that stands after another; null when nothing is. */
function wrongAfter(previous: Pick<Row, 'seq' | 'hash'>, row: Row): string | null {
  if (row.seq !== previous.seq + 1) return row.seq > previous.seq ? 'is missing' : 'was put in'
  if (row.hash !== null) return row.hash === hashAfter(previous.hash, row) ? null : 'is not as it was written'
  return previous.hash === null && row.actor === null && row.digest === null ? null : 'has lost its hash'
}

/** Whether the rows that these changes sealed say what they said, or were removed by a later change. */
async function checkSeals({ db }: Store, page: readonly Row[]): Promise<{ sealed: number; erased: number } | Broken> {
  const seals = page.filter(({ kind, digest }) => kind === 'disclosure' && digest !== null)
  const ids = seals.map(({ entity_id }) => entity_id)
  const rows = await inChunks(ids, (chunk) => db.selectFrom('disclosure').selectAll().where('id', 'in', chunk).execute())
  const digests = new Map(rows.map((row) => [row.id, digestOf({ ...row })]))
  const gone = ids.filter((id) => !digests.has(id))
  // Asked after the rows: whoever is erased in between is found here.
  const removals = await inChunks(gone, (chunk) =>
    db
      .selectFrom('change')
      .select(['entity_id', 'seq'])
      .where('kind', '=', 'disclosure')
      .where('entity_id', 'in', chunk)
      .where('op', '=', 'remove')
      .orderBy('seq')
      .execute(),
  )
  const removed = new Map(removals.map(({ entity_id, seq }) => [entity_id, seq]))
  for (const { seq, entity_id, digest } of seals) {
    const now = digests.get(entity_id)
    if (now === undefined && (removed.get(entity_id) ?? 0) <= seq) return broken(seq, 'tells of a row of disclosure that is gone')
    if (now !== undefined && now !== digest) return broken(seq, 'tells of a row of disclosure that was altered since')
  }
  return { sealed: seals.length - gone.length, erased: gone.length }
}

/** How many looks at people the log has no digest of. */
async function unsealedLooks({ db }: Store): Promise<number> {
  const { n } = await db
    .selectFrom('disclosure as look')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('change')
            .select(sql.lit(1).as('one'))
            .where('kind', '=', 'disclosure')
            .whereRef('entity_id', '=', 'look.id')
            .where('digest', 'is not', null),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return n
}

const hasOlder = async ({ db }: Store): Promise<boolean> =>
  (await db.selectFrom('change').select('seq').where('hash', 'is', null).limit(1).execute()).length > 0
