import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Follower } from '../../src/matches/follower.ts'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Change, Store } from '../../src/store/store.ts'
import { verifyLog } from '../../src/store/verify-log.ts'
import { answersOf } from '../matches/answers.ts'
import { taxonomy } from '../reference.ts'
import { NOW, world } from '../world.ts'
import { type About, bundleActor, type Moment, runUntilKilled, type Told } from './killed.ts'
import type { Acted } from './lines.ts'

// 200 programs are killed: these, of which two at once are two, and the 20 of test/store/crash.test.ts.
const ALONE = 60
const TOGETHER = 60
const PATIENCE = 600_000

const folder = mkdtempSync(join(tmpdir(), 'padan-crash-'))
let bundle = ''
beforeAll(async () => {
  bundle = await bundleActor()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(bundle)
})

/** A database file with those who act in it, how far its log goes, and what to tell the program that acts. */
async function fileWithPeople(name: string): Promise<{ path: string; head: number; words: readonly string[] }> {
  const path = join(folder, name)
  const store = openSqlite(path)
  const at = await world({ settings: { store } })
  const head = await store.head()
  await at.close()
  return { path, head, words: [path, at.employer.key ?? '', at.officer.key ?? ''] }
}

type Logged = readonly [kind: string, id: string, op: string]

/**
 * How the log can have come of what each program has left to store, each in its own order; null when it cannot. Two programs may have
 * changed the same row, so the first that fits need not be the one.
 */
function woven(log: readonly Logged[], left: readonly (readonly About[])[]): readonly About[] | null {
  if (log.length === 0) return left.flat().some(({ stored }) => stored) ? null : []
  for (const [program, [about, ...later]] of left.entries()) {
    if (about === undefined || JSON.stringify(about.said) !== JSON.stringify(log.slice(0, about.said.length))) continue
    const rest = woven(log.slice(about.said.length), left.with(program, later))
    if (rest !== null) return [about, ...rest]
  }
  return null
}

/** The commits of the log, of programs that ran at once: each is there whole or not at all, and those that were stored are there. */
function commitsIn(log: readonly Change[], programs: readonly Told[]): readonly About[] {
  const left = programs.map(({ abouts }) => abouts.filter(({ said, stored }) => said.length > 0 && stored !== false))
  const commits = woven(
    log.map(({ kind, id, op }) => [kind, id, op] as const),
    left,
  )
  if (commits === null) throw new Error(`no order of what was stored gives the log: ${JSON.stringify({ log, left })}`)
  return commits
}

/** Every row of these tables has its change and every change its row, and a person and their profile go together. */
async function nothingHalf({ db }: Store): Promise<void> {
  const kinds = { vacancy: 'id', graduate: 'id', profile: 'graduate_id', employer: 'id', disclosure: 'id' } as const
  for (const [kind, id] of Object.entries(kinds)) {
    const table = sql.table(kind)
    const key = sql.ref(`${kind}.${id}`)
    const unlogged = sql`select ${key} from ${table} where not exists (select 1 from change where kind = ${kind} and entity_id = ${key})`
    const rowless = sql`select entity_id from change where kind = ${kind} and op = 'put'
      and not exists (select 1 from ${table} where ${key} = entity_id)
      and not exists (select 1 from change as later where later.kind = ${kind} and later.entity_id = change.entity_id and op = 'remove')`
    expect([(await unlogged.execute(db)).rows, (await rowless.execute(db)).rows], kind).toEqual([[], []])
  }
  const apart = sql`select graduate.id from graduate left join profile on graduate_id = graduate.id
    where graduate_id is null or profile.version <> graduate.version`
  expect((await apart.execute(db)).rows).toEqual([])
}

const idsOf = ({ said }: About): readonly string[] => said.map(([, id]) => id)

/** What several programs changed: the log says that they did, and not who of them came last. */
function contested(programs: readonly Told[]): readonly string[] {
  const changed = programs.map(({ abouts }) => new Set(abouts.filter(({ stored }) => stored !== false).flatMap(idsOf)))
  return changed.flatMap((ids, at) => [...ids].filter((id) => changed.some((others, other) => other !== at && others.has(id))))
}

/** What the product has acknowledged until now, and whether it is all there. */
class Acknowledged {
  readonly #rows = new Map<string, Acted>()
  #seq: number
  acts = 0

  constructor(head: number) {
    this.#seq = head
  }

  async check(store: Store, programs: readonly Told[]): Promise<void> {
    const log = await store.changesAfter(this.#seq, 1_000_000)
    const commits = commitsIn(log, programs)
    for (const { acted } of commits)
      if (acted !== null) {
        this.#rows.set(acted.id, acted)
        this.acts++
      }
    // The last commits of a program that was killed may be stored without that anybody heard of it.
    const unheard = commits.filter(({ acknowledged }) => !acknowledged).flatMap(idsOf)
    await this.#allThere(store, new Set([...unheard, ...contested(programs)]))
    expect(await verifyLog(store, { from: Math.max(1, this.#seq) })).toMatchObject({ is: 'unbroken' })
    await nothingHalf(store)
    this.#seq = await store.head()
  }

  async #allThere({ db }: Store, unsure: ReadonlySet<string>): Promise<void> {
    const vacancies = await db.selectFrom('vacancy').select(['id', 'version', 'title', 'openings', 'state']).execute()
    const graduates = await db.selectFrom('graduate').select(['id', 'version', 'name', 'paused_at']).execute()
    const people = graduates.map(({ paused_at, ...row }) => ({ ...row, paused: paused_at !== null }))
    const rows = new Map<string, { readonly version: number }>([...vacancies, ...people].map((row) => [row.id, row]))
    for (const [id, act] of this.#rows) {
      const row = rows.get(id)
      const { version, holds } = act
      // Whoever came last, the change that was acknowledged is one of those that the version counts.
      if (row !== undefined && version !== null) expect(row.version, id).toBeGreaterThanOrEqual(version)
      if (!unsure.has(id)) {
        if (holds === null) expect(row, id).toBeUndefined()
        else expect(row, id).toMatchObject({ ...holds, ...(version !== null && { version }) })
      }
      // What was not told is from now on what was found.
      const told = unsure.has(id) ? (row === undefined ? null : {}) : holds
      this.#rows.set(id, { ...act, version: row?.version ?? null, holds: told })
    }
  }
}

const moment = (): Moment => ({ commits: 1 + Math.floor(Math.random() * 12), after: Math.random() * 3 })

describe.concurrent('SQLite, when the service is killed at a random moment', () => {
  test(`${ALONE} times, and opened again each time: all that was acknowledged is there, and nothing half done`, {
    timeout: PATIENCE,
  }, async () => {
    const { path, head, words } = await fileWithPeople('one.db')
    const acknowledged = new Acknowledged(head)
    for (let kill = 0; kill < ALONE; kill++) {
      const told = await runUntilKilled(bundle, words, moment())
      const store = openSqlite(path)
      await acknowledged.check(store, [told])
      await store.close()
    }
    expect(acknowledged.acts).toBeGreaterThan(ALONE)
    await whole(path)
  })

  test(`${TOGETHER} times with another that is killed too, while a third follows the log: its fold is the one that the tables give`, {
    timeout: PATIENCE,
  }, async () => {
    const { path, head, words } = await fileWithPeople('two.db')
    const store = openSqlite(path)
    const given = { store, taxonomy, policy: FIRST_POLICY, now: () => NOW }
    const following = new Follower(given)
    const acknowledged = new Acknowledged(head)
    for (let kill = 0; kill < TOGETHER; kill++) {
      const both = await Promise.all([1, 2].map(() => runUntilKilled(bundle, words, moment())))
      await following.caughtUp()
      await acknowledged.check(store, both)
    }
    expect(acknowledged.acts).toBeGreaterThan(TOGETHER)
    expect(answersOf(await following.caughtUp())).toEqual(answersOf(await new Follower(given).caughtUp()))
    await store.close()
    await whole(path)
  })
})

async function whole(path: string): Promise<void> {
  const store = openSqlite(path)
  expect(await verifyLog(store)).toMatchObject({ is: 'unbroken' })
  await store.close()
  const database = new Database(path)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(database.pragma('foreign_key_check')).toEqual([])
  database.close()
}
