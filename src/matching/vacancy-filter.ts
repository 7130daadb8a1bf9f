import type { Taxonomy } from '../taxonomy/types.ts'
import { wageOf } from './score/asked.ts'
import { placeAndAround } from './search/text-document.ts'
import type { Contract, Vacancy } from './types.ts'

/** Filters beside the words of a search. Several values of one filter mean "any of them"; filters together mean "all of them". */
export interface VacancyFilter {
  /** Codes of places; a regency holds its districts. */
  readonly place?: readonly string[] | undefined
  /** KBLI sections. */
  readonly sector?: readonly string[] | undefined
  readonly occupation?: readonly string[] | undefined
  /** Skills; a broader one holds its narrower ones. */
  readonly skill?: readonly string[] | undefined
  /** Kinds of employer. */
  readonly kind?: readonly string[] | undefined
  readonly contract?: readonly Contract[] | undefined
  readonly lodging?: boolean | undefined
  /** Rupiah a month that the highest wage offered must reach. A vacancy that states no wage is left out. */
  readonly wageMin?: number | undefined
}

export const FACETS = ['place', 'sector', 'occupation', 'skill', 'kind'] as const
export type Facet = (typeof FACETS)[number]

/** How many vacancies are left when this value is chosen. */
interface FacetCount {
  readonly value: string
  readonly count: number
}
export type FacetCounts = Readonly<Record<Facet, readonly FacetCount[]>>

/** What filters need beside the vacancy; `kindOf` knows the kind of an employer by its id, as matching does not. */
export interface FilterGiven {
  readonly taxonomy: Taxonomy
  readonly kindOf?: ((employer: string) => string | null) | undefined
}

/** The vacancies that pass every filter. */
export function keeps(filter: VacancyFilter, given: FilterGiven): (vacancy: Vacancy) => boolean {
  return (vacancy) =>
    passesPlain(filter, vacancy) && FACETS.every((facet) => passesFacet(filter[facet], valuesOf(facet, vacancy, given)))
}

/**
 * For each facet and each of its values, how many of the vacancies there are if that value alone is chosen in it and the other filters stay:
 * most first, then by value. The province is no value of `place`, since it holds all.
 */
export function countFacets(vacancies: Iterable<Vacancy>, filter: VacancyFilter, given: FilterGiven): FacetCounts {
  const counts = new Map<Facet, Map<string, number>>(FACETS.map((facet) => [facet, new Map()]))
  for (const vacancy of vacancies) {
    if (!passesPlain(filter, vacancy)) continue
    const values = new Map(FACETS.map((facet) => [facet, valuesOf(facet, vacancy, given)]))
    const failed = FACETS.filter((facet) => !passesFacet(filter[facet], values.get(facet) ?? new Set()))
    for (const facet of FACETS) {
      if (failed.some((other) => other !== facet)) continue
      const count = counts.get(facet)
      for (const value of values.get(facet) ?? []) count?.set(value, (count.get(value) ?? 0) + 1)
    }
  }
  const listed = (facet: Facet): FacetCount[] =>
    [...(counts.get(facet) ?? [])]
      .filter(([value]) => facet !== 'place' || given.taxonomy.places.get(value)?.level !== 'province')
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    place: listed('place'),
    sector: listed('sector'),
    occupation: listed('occupation'),
    skill: listed('skill'),
    kind: listed('kind'),
  }
}

const passesFacet = (wanted: readonly string[] | undefined, values: ReadonlySet<string>): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.some((value) => values.has(value))

function passesPlain({ contract, lodging, wageMin }: VacancyFilter, vacancy: Vacancy): boolean {
  if (contract !== undefined && contract.length > 0 && (vacancy.contract === null || !contract.includes(vacancy.contract)))
    return false
  if (lodging !== undefined && vacancy.lodging !== lodging) return false
  return wageMin === undefined || (highestWage(vacancy) ?? Number.NEGATIVE_INFINITY) >= wageMin
}

/** Rupiah a month at the upper end of what is offered; null when it is not said or is paid by the piece. */
function highestWage(vacancy: Vacancy): number | null {
  if (vacancy.wage === null) return null
  const most = vacancy.wage.max ?? vacancy.wage.min
  return wageOf({ ...vacancy, wage: { min: most, max: most, per: vacancy.wage.per } })
}

/** All values of a facet under which a vacancy is found: its own and those that hold them. */
function valuesOf(facet: Facet, vacancy: Vacancy, { taxonomy, kindOf }: FilterGiven): ReadonlySet<string> {
  switch (facet) {
    case 'place':
      return new Set(placeAndAround(taxonomy, vacancy.place))
    case 'sector':
      return new Set(vacancy.sector === null ? [] : [vacancy.sector])
    case 'occupation':
      return new Set(vacancy.occupations)
    case 'skill':
      return withBroader(taxonomy, vacancy)
    case 'kind':
      return new Set([kindOf?.(vacancy.employer) ?? null].filter((kind) => kind !== null))
  }
}

function withBroader(taxonomy: Taxonomy, vacancy: Vacancy): Set<string> {
  const all = new Set(vacancy.skills.map(({ skill }) => skill))
  // A set that grows while it is walked is walked to its end.
  for (const skill of all) for (const broader of taxonomy.skills.get(skill)?.broader ?? []) all.add(broader)
  return all
}
