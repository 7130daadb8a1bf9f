import type { Taxonomy } from '../taxonomy/types.ts'
import type { BestList, Found, ListOptions } from './index/list-options.ts'
import { ProfileRows } from './index/profile-rows.ts'
import { ProfileSearch } from './index/profile-search.ts'
import { Terms } from './index/terms.ts'
import { findVacancies } from './index/vacancy-search.ts'
import { type Asked, askedOf } from './score/asked.ts'
import { type Book, bookOf } from './score/book.ts'
import { type Held, heldOf } from './score/held.ts'
import { scoreHeld } from './score.ts'
import type { Match, MatchList, Policy, Profile, Vacancy } from './types.ts'

export type { BestList, ListOptions } from './index/list-options.ts'

/**
 * Profiles and vacancies, and the best of each for the other: exactly the lists that scoring every pair would give, whatever was put and
 * removed before, in whatever order. Numbers and reasons come from the score; the index only decides whom to look at.
 */
export class MatchIndex {
  readonly #book: Book
  readonly #rows: ProfileRows
  readonly #search: ProfileSearch
  readonly #vacancies = new Map<string, Vacancy>()
  readonly #given: { readonly taxonomy: Taxonomy; readonly policy: Policy }

  constructor({ taxonomy, policy }: { taxonomy: Taxonomy; policy: Policy }) {
    this.#given = { taxonomy, policy }
    this.#book = bookOf(taxonomy, policy)
    this.#rows = new ProfileRows(this.#book, new Terms(this.#book))
    this.#search = new ProfileSearch(this.#rows)
  }

  get sizes(): { readonly profiles: number; readonly vacancies: number } {
    return { profiles: this.#rows.size, vacancies: this.#vacancies.size }
  }

  /** Enters a profile, or replaces the one with its id. */
  putProfile(profile: Profile): void {
    this.#rows.put(profile)
  }

  removeProfile(id: string): void {
    this.#rows.remove(id)
  }

  /** Enters a vacancy, or replaces the one with its id. */
  putVacancy(vacancy: Vacancy): void {
    this.#vacancies.set(vacancy.id, vacancy)
  }

  removeVacancy(id: string): void {
    this.#vacancies.delete(id)
  }

  /**
   * The profile as the index knows it: ids that the taxonomy does not hold are gone, and `words` are the keys of the person's words in an
   * order of their own. It scores as the profile that was put.
   */
  profile(id: string): Profile | undefined {
    const row = this.#rows.rowOf(id)
    return row < 0 ? undefined : this.#rows.profile(row)
  }

  vacancy(id: string): Vacancy | undefined {
    return this.#vacancies.get(id)
  }

  /**
   * The matches of a vacancy, best first, equal ones by id; near matches in the same order; and how many there are of each. Counting costs a
   * look at everyone who is near enough to be counted. Throws a RangeError for an id that is not in the index or a date that is none.
   */
  matchesForVacancy(vacancy: Vacancy | string, options: ListOptions<Profile>): MatchList {
    const asked = this.#asked(vacancy)
    const found = this.#search.find(asked, options, true)
    return { ...this.#tellProfiles(asked, found, options), total: found.total }
  }

  /** The same lists without the counts, for when only the best are wanted: many times faster among many profiles. */
  bestForVacancy(vacancy: Vacancy | string, options: ListOptions<Profile>): BestList {
    const asked = this.#asked(vacancy)
    return this.#tellProfiles(asked, this.#search.find(asked, options, false), options)
  }

  /** The vacancies of a graduate, best first, equal ones by fewest open referrals a seat and then by id. Throws as `matchesForVacancy` does. */
  matchesForGraduate(profile: Profile | string, options: ListOptions<Vacancy>): MatchList {
    const { held, words } = this.#held(profile)
    const found = findVacancies(this.#book, this.#vacancies.values(), held, words, options)
    const tell = (asked: Asked): Match => scoreHeld(held, words, asked, { ...this.#given, on: options.on })
    return { ...this.#page(found, tell), total: found.total }
  }

  #asked(vacancy: Vacancy | string): Asked {
    const known = typeof vacancy === 'string' ? this.#vacancies.get(vacancy) : vacancy
    if (known === undefined) throw new RangeError(`no such vacancy in the index: ${vacancy}`)
    return askedOf(this.#given.taxonomy, this.#given.policy, known)
  }

  #held(profile: Profile | string): { held: Held; words: readonly string[] } {
    if (typeof profile !== 'string') return heldOf(this.#book, profile)
    const row = this.#rows.rowOf(profile)
    if (row < 0) throw new RangeError(`no such profile in the index: ${profile}`)
    return this.#rows.read(row)
  }

  #tellProfiles(asked: Asked, found: Found<number>, { on }: ListOptions<Profile>): BestList {
    const tell = (row: number): Match => {
      const { held, words } = this.#rows.read(row)
      return scoreHeld(held, words, asked, { ...this.#given, on })
    }
    return this.#page(found, tell)
  }

  #page<Row>(found: Found<Row>, tell: (row: Row) => Match): BestList {
    return {
      matches: found.matches.map(tell),
      near: found.near.map(tell),
      versions: { policy: this.#given.policy.version, taxonomy: this.#given.taxonomy.version },
    }
  }
}
