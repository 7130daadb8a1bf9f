import type { Taxonomy } from '../taxonomy/types.ts'
import { profileTerms, SEARCH_FIELDS, type SearchField, type TextTerms, vacancyTerms } from './text-document.ts'
import { byRelevance, type Found, type Standing, type WordReason } from './text-order.ts'
import { QueryReader, type QueryWord } from './text-query.ts'
import type { Profile, Vacancy } from './types.ts'
import { type Hit, WordIndex } from './word-index.ts'

export interface SearchOptions {
  /** Most hits to give; 20 unless told. */
  readonly limit?: number | undefined
  /** Give only what stands after this in the order: the last hit of the page before. */
  readonly after?: Standing | undefined
  /** Filters beside the words. */
  readonly keep?: ((id: string) => boolean) | undefined
  /** The match of the graduate who searches with this vacancy; asked only for hits that may be shown. */
  readonly match?: ((id: string) => number) | undefined
}

export interface FoundList {
  readonly found: readonly Found[]
  /** How many were found in all and kept. */
  readonly total: number
  /** The words looked for; none when nothing but stop words was typed, and then everything is found. */
  readonly words: readonly string[]
  /** All that the words find, whether `keep` keeps it or not: what facets count. */
  readonly ids: ReadonlySet<string>
}

/**
 * Free text over open vacancies and over profiles. Results follow `byRelevance`; each says which words were found, read as what, and where.
 * Putting is put off until someone searches or `work` is called, so that a cold start need not wait for the words.
 * The answer depends only on what is in the index, never on how it got there.
 */
export class TextSearch {
  readonly #reader: QueryReader
  readonly #vacancies: Shelf<{ vacancy: Vacancy; employer: string }>
  readonly #profiles: Shelf<Profile>
  readonly #dates = new Map<string, string>()

  constructor(taxonomy: Taxonomy) {
    this.#reader = new QueryReader(taxonomy)
    this.#vacancies = new Shelf(({ vacancy, employer }) => vacancyTerms(taxonomy, vacancy, employer))
    this.#profiles = new Shelf((profile) => profileTerms(taxonomy, profile))
  }

  /** Puts a vacancy, in place of an earlier one with its id; one that is not open leaves. `employer` is the employer's name. */
  putVacancy(vacancy: Vacancy, employer: string = vacancy.employer): void {
    if (!vacancy.open) {
      this.removeVacancy(vacancy.id)
      return
    }
    this.#vacancies.put(vacancy.id, { vacancy, employer })
    this.#dates.set(vacancy.id, vacancy.postedOn)
  }

  removeVacancy(id: string): void {
    this.#vacancies.remove(id)
    this.#dates.delete(id)
  }

  putProfile(profile: Profile): void {
    this.#profiles.put(profile.id, profile)
  }

  putProfiles(profiles: Iterable<Profile>): void {
    for (const profile of profiles) this.putProfile(profile)
  }

  removeProfile(id: string): void {
    this.#profiles.remove(id)
  }

  get sizes(): { readonly vacancies: number; readonly profiles: number } {
    return { vacancies: this.#vacancies.size, profiles: this.#profiles.size }
  }

  /** Indexes up to `most` of what was put but not yet indexed, and says how many are left. Call it between requests. */
  work(most: number): number {
    const done = this.#vacancies.work(most)
    this.#profiles.work(most - done)
    return this.#vacancies.waiting + this.#profiles.waiting
  }

  /** Open vacancies with at least one of the words, and not only in their description. */
  searchVacancies(query: string, options: SearchOptions = {}): FoundList {
    return this.#search(this.#vacancies, query, options, ({ field }) => field !== 'text')
  }

  /** Profiles with at least one of the words. */
  searchProfiles(query: string, options: SearchOptions = {}): FoundList {
    return this.#search(this.#profiles, query, options, () => true)
  }

  #search<T>(shelf: Shelf<T>, query: string, options: SearchOptions, admits: Admits): FoundList {
    const words = this.#reader.read(query)
    const found = shelf.find(words, admits)
    const kept = [...found].filter(([id]) => options.keep === undefined || options.keep(id))
    return {
      found: this.#page(kept, options),
      total: kept.length,
      words: words.map(({ typed }) => typed),
      ids: new Set(found.keys()),
    }
  }

  // Matches are asked group by group of equal words, since scoring all that a common word finds would be most of the work.
  #page(kept: readonly (readonly [id: string, hits: readonly WordHit[]])[], options: SearchOptions): Found[] {
    const { limit = 20, after, match } = options
    const groups = Map.groupBy(kept, ([, hits]) => hits.length * 100 - corrections(hits))
    const page: Found[] = []
    for (const rank of [...groups.keys()].sort((a, b) => b - a)) {
      if (page.length >= limit) break
      if (after !== undefined && rank > after.wordsFound * 100 - after.wordsCorrected) continue
      const group = (groups.get(rank) ?? []).map(([id, hits]) => ({
        hits,
        wordsFound: hits.length,
        wordsCorrected: corrections(hits),
        match: match?.(id) ?? 0,
        date: this.#dates.get(id) ?? '',
        id,
      }))
      const rest = after === undefined ? group : group.filter((standing) => byRelevance(standing, after) > 0)
      const next = rest.sort(byRelevance).slice(0, limit - page.length)
      page.push(...next.map(({ hits, ...standing }) => ({ ...standing, reasons: reasonsOf(hits) })))
    }
    return page
  }
}

/** A found word of the query with the ways it was found, the best first; its first hit is the one shown. */
interface WordHit extends Hit<SearchField> {
  readonly typed: string
}

/** Does a word that is found there let the document in? */
type Admits = (hit: Hit<SearchField>) => boolean

const corrections = (hits: readonly WordHit[]): number => hits.filter(({ way }) => way === 'corrected').length

/** One reason a word; words that were read together as one name give one reason. */
function reasonsOf(hits: readonly WordHit[]): WordReason[] {
  const reasons = hits.map((hit) => ({ word: hit.phrase ?? hit.typed, readAs: hit.as, in: hit.field }))
  return reasons.filter(
    (reason, at) =>
      reasons.findIndex((other) => other.word === reason.word && other.readAs === reason.readAs && other.in === reason.in) === at,
  )
}

/** Documents of one kind: those indexed, and those put but not yet indexed. */
class Shelf<T> {
  readonly #index = new WordIndex<SearchField>(SEARCH_FIELDS)
  readonly #waiting = new Map<string, T>()
  readonly #termsOf: (document: T) => TextTerms

  constructor(termsOf: (document: T) => TextTerms) {
    this.#termsOf = termsOf
  }

  get waiting(): number {
    return this.#waiting.size
  }

  get size(): number {
    let known = 0
    for (const id of this.#waiting.keys()) if (this.#index.has(id)) known++
    return this.#index.size + this.#waiting.size - known
  }

  put(id: string, document: T): void {
    this.#waiting.set(id, document)
  }

  remove(id: string): void {
    this.#waiting.delete(id)
    this.#index.remove(id)
  }

  /** Indexes up to `most` of those that wait; says how many it did. */
  work(most: number): number {
    let done = 0
    for (const [id, document] of this.#waiting) {
      if (done >= most) break
      this.#index.put(id, this.#termsOf(document))
      this.#waiting.delete(id)
      done++
    }
    return done
  }

  find(words: readonly QueryWord[], admits: Admits): Map<string, WordHit[]> {
    this.work(Number.POSITIVE_INFINITY)
    const all = new Map<string, WordHit[]>()
    if (words.length === 0) {
      for (const id of this.#index.ids()) all.set(id, [])
      return all
    }
    const admitted = new Set<string>()
    for (const word of words)
      for (const [id, hits] of this.#index.find(word)) {
        const [best] = hits
        if (best === undefined) continue
        const hit = { ...best, typed: word.typed }
        const before = all.get(id)
        if (before === undefined) all.set(id, [hit])
        else before.push(hit)
        if (hits.some(admits)) admitted.add(id)
      }
    for (const id of [...all.keys()]) if (!admitted.has(id)) all.delete(id)
    return all
  }
}
