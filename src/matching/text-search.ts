import type { Taxonomy } from '../taxonomy/types.ts'
import { profileTerms, SEARCH_FIELDS, type SearchField, type TextTerms, vacancyTerms } from './search/text-document.ts'
import { QueryReader, type QueryWord } from './search/text-query.ts'
import { type Hit, WordIndex } from './search/word-index.ts'
import { byRelevance, byWords, type Found, type Standing, type WordReason } from './text-order.ts'
import type { Profile, Vacancy } from './types.ts'

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
    return this.#search(this.#vacancies, query, options, (field) => field !== 'text')
  }

  /** Profiles with at least one of the words. */
  searchProfiles(query: string, options: SearchOptions = {}): FoundList {
    return this.#search(this.#profiles, query, options, () => true)
  }

  #search<T>(shelf: Shelf<T>, query: string, options: SearchOptions, admits: Admits): FoundList {
    const words = this.#reader.read(query)
    const { ids, groups } = shelf.find(words, admits, options.keep ?? (() => true))
    return {
      found: this.#page(groups, words, options),
      total: groups.reduce((total, group) => total + group.members.length, 0),
      words: words.map(({ typed }) => typed),
      ids,
    }
  }

  // Matches are asked group by group, since scoring all that a common word finds would be most of the work.
  #page(groups: readonly Group[], words: readonly QueryWord[], { limit = 20, after, match }: SearchOptions): Found[] {
    const page: Found[] = []
    for (const { wordsFound, wordsCorrected, members } of groups) {
      if (page.length >= limit) break
      if (after !== undefined && byWords({ wordsFound, wordsCorrected }, after) < 0) continue
      const standings = members.map(({ id, hits }) => ({
        ...{ wordsFound, wordsCorrected, match: match?.(id) ?? 0, date: this.#dates.get(id) ?? '', id },
        hits,
      }))
      const rest = after === undefined ? standings : standings.filter((standing) => byRelevance(standing, after) > 0)
      const next = rest.sort(byRelevance).slice(0, limit - page.length)
      page.push(...next.map(({ hits, ...standing }) => ({ ...standing, reasons: reasonsOf(hits(), words) })))
    }
    return page
  }
}

/** Does a word that is found there let the document in? */
type Admits = (field: SearchField) => boolean

/** Documents in which as many words were found and as many corrected; `hits` holds one for each word of the query, or undefined. */
interface Group {
  readonly wordsFound: number
  readonly wordsCorrected: number
  readonly members: { readonly id: string; readonly hits: () => readonly (Hit<SearchField> | undefined)[] }[]
}

/** One reason a word; words that were read together as one name give one reason. */
function reasonsOf(hits: readonly (Hit<SearchField> | undefined)[], words: readonly QueryWord[]): WordReason[] {
  const reasons = hits.flatMap((hit, at) =>
    hit === undefined ? [] : [{ word: hit.phrase ?? words[at]?.typed ?? '', readAs: hit.as, in: hit.field }],
  )
  const same = (a: WordReason, b: WordReason) => a.word === b.word && a.readAs === b.readAs && a.in === b.in
  return reasons.filter((reason, at) => reasons.findIndex((other) => same(other, reason)) === at)
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
    let both = 0
    for (const id of this.#waiting.keys()) if (this.#index.has(id)) both++
    return this.#index.size + this.#waiting.size - both
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

  /** All that the words find and, of those that are kept, groups of equally many words, the most first. */
  find(words: readonly QueryWord[], admits: Admits, keep: (id: string) => boolean): { ids: Set<string>; groups: Group[] } {
    this.work(Number.POSITIVE_INFINITY)
    const found = words.map((word) => this.#index.find(word))
    const ids = new Set(words.length === 0 ? this.#index.ids() : undefined)
    for (const hits of found) for (const [id, { fields }] of hits) if ([...fields].some(admits)) ids.add(id)
    const groups = new Map<number, Group>()
    for (const id of ids) {
      if (!keep(id)) continue
      let wordsFound = 0
      let wordsCorrected = 0
      for (const hits of found) {
        const hit = hits.get(id)
        if (hit === undefined) continue
        wordsFound++
        if (hit.way === 'corrected') wordsCorrected++
      }
      const rank = wordsFound * 100 + wordsCorrected
      const group = groups.get(rank) ?? { wordsFound, wordsCorrected, members: [] }
      groups.set(rank, group)
      group.members.push({ id, hits: () => found.map((hits) => hits.get(id)) })
    }
    return { ids, groups: [...groups.values()].sort(byWords) }
  }
}
