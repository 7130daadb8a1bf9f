import type { Ctx, Indexes, OpenVacancy } from '../ctx.ts'
import { toMatching as toProfile } from '../graduates/graduate.ts'
import { type Listable, listableAfter, listableByIds } from '../graduates/queries.ts'
import { MatchIndex } from '../matching/match-index.ts'
import { TextSearch } from '../matching/text-search.ts'
import type { Change, Store } from '../store/store.ts'
import { dateInWita } from '../time.ts'
import { isListed, listedUntil } from '../vacancies/life/life.ts'
import { openIdsOf, openVacanciesAfter, vacanciesByIds } from '../vacancies/queries.ts'
import { type StoredVacancy, toMatching as toVacancy } from '../vacancies/vacancy.ts'

const PAGE = 2000
const CHANGES_A_TIME = 2000

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/**
 * The fold of the change log: an index of matches, one of words, and the open vacancies. It starts by reading the tables in pages and
 * then follows the log, fetching again what changed; so it may be thrown away at any time, and two of them say the same.
 */
export class Follower {
  readonly #store: Store
  readonly #indexes: Indexes
  readonly #match: MatchIndex
  readonly #text: TextSearch
  readonly #open = new Map<string, OpenVacancy>()
  readonly #now: () => number
  /** Those who are in the index though not of age, and the first day on which they are. */
  readonly #minors = new Map<string, string>()
  /** Those who are not in it yet, and the first day on which they are: a pause ends, a child comes of age. */
  readonly #later = new Map<string, string>()
  /** The day on which they were last let in. */
  #day = ''
  /** Number of the last change that is folded in; null before the tables were read. */
  #seq: number | null = null
  #running: Promise<Indexes> | null = null
  #waiting: Promise<Indexes> | null = null

  constructor({ store, taxonomy, policy, now = Date.now }: Pick<Ctx, 'store' | 'taxonomy' | 'policy'> & { now?: () => number }) {
    this.#store = store
    this.#now = now
    this.#match = new MatchIndex({ taxonomy, policy })
    this.#text = new TextSearch(taxonomy)
    this.#indexes = { match: this.#match, text: this.#text, open: this.#open, minors: this.#minors }
  }

  /**
   * The indexes with everything in them that was committed before this call. Callers at the same time share a run, but none shares one
   * that began before it came, since that one may have read the log before the caller's own write.
   */
  caughtUp(): Promise<Indexes> {
    if (this.#waiting !== null) return this.#waiting
    if (this.#running === null) return this.#start()
    this.#waiting = this.#running.then(
      () => this.#start(),
      () => this.#start(),
    )
    return this.#waiting
  }

  /** Puts the words that are still waiting into the index, a few at a time, so that no search has to wait for them. */
  async warm(): Promise<void> {
    await this.caughtUp()
    while (this.#text.work(200) > 0) await breath()
  }

  #start(): Promise<Indexes> {
    this.#waiting = null
    const run = this.#catchUp().finally(() => {
      if (this.#running === run) this.#running = null
    })
    this.#running = run
    return run
  }

  async #catchUp(): Promise<Indexes> {
    this.#seq ??= await this.#readTables()
    for (;;) {
      const changes = await this.#store.changesAfter(this.#seq, CHANGES_A_TIME)
      const last = changes.at(-1)
      if (last === undefined) {
        await this.#welcome()
        return this.#indexes
      }
      await this.#apply(changes)
      this.#seq = last.seq
    }
  }

  // The head is read first: what changes while the tables are read is folded in once more from the log, which harms nothing.
  async #readTables(): Promise<number> {
    const head = await this.#store.head()
    for (let after = ''; ; await breath()) {
      const page = await openVacanciesAfter({ store: this.#store }, after, PAGE)
      for (const vacancy of page) this.#putVacancy(vacancy)
      after = page.at(-1)?.id ?? ''
      if (page.length < PAGE) break
    }
    for (let after = ''; ; await breath()) {
      const page = await listableAfter({ store: this.#store }, after, PAGE)
      for (const graduate of page) this.#putProfile(graduate)
      after = page.at(-1)?.id ?? ''
      if (page.length < PAGE) break
    }
    return head
  }

  async #apply(changes: readonly Change[]): Promise<void> {
    const changed = (kind: Change['kind']) => [...new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id))]
    // A vacancy carries its employer's name, and goes and comes back with its employer.
    const theirs = await openIdsOf({ store: this.#store }, changed('employer'))
    const vacancies = [...new Set([...changed('vacancy'), ...theirs])]
    const foundVacancies = new Map(
      (await vacanciesByIds({ store: this.#store }, vacancies)).map((found) => [found.id as string, found]),
    )
    for (const id of vacancies) {
      const vacancy = foundVacancies.get(id)
      if (vacancy === undefined) this.#removeVacancy(id)
      else this.#putVacancy(vacancy)
    }
    await this.#fetchProfiles(changed('profile'))
  }

  async #fetchProfiles(ids: readonly string[]): Promise<void> {
    const found = new Map((await listableByIds({ store: this.#store }, ids)).map((graduate) => [graduate.id as string, graduate]))
    for (const id of ids) {
      const graduate = found.get(id)
      if (graduate === undefined) this.#removeProfile(id)
      else this.#putProfile(graduate)
    }
  }

  /** Lets in those whose day has come: no change in the log says so, only the calendar. */
  async #welcome(): Promise<void> {
    const today = dateInWita(this.#now())
    if (today === this.#day) return
    await this.#fetchProfiles([...this.#later].filter(([, day]) => day <= today).map(([id]) => id))
    this.#day = today
  }

  #putVacancy(stored: StoredVacancy): void {
    if (!isListed(stored)) {
      this.#removeVacancy(stored.id)
      return
    }
    const { id, invented, employer } = stored
    const facts = toVacancy(stored)
    const until = listedUntil(stored)
    // To the gates a stale advert is one whose time is over: they need no second date.
    this.#match.putVacancy({ ...facts, closesOn: until })
    this.#text.putVacancy(facts, employer.name)
    const { id: employerId, name, kind } = employer
    this.#open.set(id, { id, employer: { id: employerId, name, kind }, invented, listedUntil: until, facts })
  }

  #removeVacancy(id: string): void {
    this.#match.removeVacancy(id)
    this.#text.removeVacancy(id)
    this.#open.delete(id)
  }

  #putProfile(graduate: Listable): void {
    const { id, listedFrom, adultOn } = graduate
    const today = dateInWita(this.#now())
    if (listedFrom === null || today < listedFrom) {
      this.#removeProfile(id)
      if (listedFrom !== null) this.#later.set(id, listedFrom)
      return
    }
    const profile = toProfile(graduate)
    this.#match.putProfile(profile)
    this.#text.putProfile(profile)
    this.#later.delete(id)
    if (adultOn !== null && today < adultOn) this.#minors.set(id, adultOn)
    else this.#minors.delete(id)
  }

  #removeProfile(id: string): void {
    this.#match.removeProfile(id)
    this.#text.removeProfile(id)
    this.#minors.delete(id)
    this.#later.delete(id)
  }
}
