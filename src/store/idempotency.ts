import type { CompiledQuery } from 'kysely'
import type { NewChange } from './change-log.ts'
import { Duplicate } from './errors.ts'
import type { Store } from './store.ts'

/** How long a key is remembered: a program that lost its answer asks again within minutes, one that was off overnight by the next day. */
const KEPT = 24 * 3_600_000

/** What was done under a key: a fingerprint of the call, and the id of what it made, where that is known. */
export interface Done {
  readonly fingerprint: string
  readonly thing: string | null
}

/** The same call was carried out by another request meanwhile, so this one stored nothing. */
export class Repeated extends Error {
  constructor() {
    super('this call was carried out by another request')
    this.name = 'Repeated'
  }
}

/**
 * One call under an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): `store` notes with its first commit that the call was
 * carried out, so that the effect and the note are stored together or not at all. The fingerprint is given before anything is stored.
 */
export class Once {
  /** As the store that was given; a commit that comes too late throws `Repeated`. */
  readonly store: Store
  fingerprint = ''
  /** The id that was noted: a guess from the changes of the commit, until `settle` tells. Undefined while nothing was stored. */
  #noted: string | null | undefined

  constructor(
    private readonly given: Store,
    private readonly caller: string,
    private readonly key: string,
    private readonly now: number,
  ) {
    this.store = { ...given, commit: (writes, changes) => this.#commit(writes, changes) }
  }

  /** Whether this very request has stored something. */
  get noted(): boolean {
    return this.#noted !== undefined
  }

  /** What was done under this key before, within a day; null when nothing was. */
  async before(): Promise<Done | null> {
    const row = await this.given.db
      .selectFrom('idempotency')
      .select(['fingerprint', 'thing'])
      .where('caller', '=', this.caller)
      .where('key', '=', this.key)
      .where('at', '>', this.now - KEPT)
      .executeTakeFirst()
    return row ?? null
  }

  /** Notes what the call made, where the commit's own changes did not tell. */
  async settle(thing: string): Promise<void> {
    if (this.#noted === undefined || this.#noted === thing) return
    const { db } = this.given
    const note = db.updateTable('idempotency').set({ thing }).where('caller', '=', this.caller).where('key', '=', this.key)
    await this.given.commit([note.compile()], [])
  }

  async #commit(writes: Parameters<Store['commit']>[0], changes: readonly NewChange[]): Promise<void> {
    if (this.#noted !== undefined) return this.given.commit(writes, changes)
    const { db } = this.given
    const { caller, key, fingerprint, now } = this
    const thing = changes.find(({ op }) => op === 'put')?.id ?? null
    const outlived = db
      .deleteFrom('idempotency')
      .where('caller', '=', caller)
      .where('key', '=', key)
      .where('at', '<=', now - KEPT)
    const note = db.insertInto('idempotency').values({ caller, key, fingerprint, thing, at: now })
    try {
      // First of all, so that a repetition is told from a clash of what it stores.
      await this.given.commit([outlived.compile(), note.compile(), ...writes], changes)
      this.#noted = thing
    } catch (error) {
      throw error instanceof Duplicate && error.table === 'idempotency' ? new Repeated() : error
    }
  }
}

/** The writes that remove the keys which were kept long enough. */
export const oldCallWrites = (store: Store, now: number): CompiledQuery[] => [
  store.db
    .deleteFrom('idempotency')
    .where('at', '<=', now - KEPT)
    .compile(),
]
