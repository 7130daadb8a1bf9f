import { WORKDAYS_A_MONTH } from '../matching/types.ts'
import type { Taxonomy, WageFloor } from '../taxonomy/types.ts'
import type { VacancyFacts } from './vacancy.ts'

const highest = (floors: readonly WageFloor[]): WageFloor | null =>
  floors.reduce<WageFloor | null>(
    (best, floor) => (best === null || floor.rupiahPerMonth > best.rupiahPerMonth ? floor : best),
    null,
  )

/** The year's floors, or those of the last year before it that has any: a decree holds until the next one. */
function inForce(taxonomy: Taxonomy, on: string): readonly WageFloor[] {
  const year = Number(on.slice(0, 4))
  const years = taxonomy.wageFloors.map((floor) => floor.year).filter((known) => known <= year)
  const latest = Math.max(...years)
  return taxonomy.wageFloors.filter((floor) => floor.year === latest)
}

/** The place and those it lies in, nearest first. */
function upwards(taxonomy: Taxonomy, place: string): readonly string[] {
  const found = taxonomy.places.get(place)
  if (found === undefined) return []
  return found.parent === null ? [place] : [place, ...upwards(taxonomy, found.parent)]
}

/**
 * The minimum wage of a place and sector on a date: the regency's sector wage if the sector has one, else the higher of the regency's
 * and the province's sector wage, else the province's (domain.md section 8; the rows carry their decrees). Null where none is known.
 */
export function wageFloor(taxonomy: Taxonomy, place: string, sector: string | null, on: string): WageFloor | null {
  const floors = inForce(taxonomy, on)
  const [province, regency] = upwards(taxonomy, place).toReversed()
  if (province === undefined) return null
  const general = (area: string | undefined) => floors.filter((floor) => floor.place === area && floor.sectors.length === 0)
  const ofSector = (area: string | undefined) =>
    floors.filter((floor) => floor.place === area && sector !== null && floor.sectors.includes(sector))
  const own = lowest(ofSector(regency))
  if (own !== null) return own
  const sectoral = lowest(ofSector(province))
  return highest([...general(regency), ...(sectoral === null ? [] : [sectoral])]) ?? highest(general(province))
}

// One section holds several decrees (coal, oil and gas); the lowest is the one that surely binds.
function lowest(floors: readonly WageFloor[]): WageFloor | null {
  return floors.reduce<WageFloor | null>(
    (best, floor) => (best === null || floor.rupiahPerMonth < best.rupiahPerMonth ? floor : best),
    null,
  )
}

/** The least a vacancy may pay, in its own unit, or null where no floor binds: apprenticeships, declared micro firms, piece work. */
export function leastWage(
  taxonomy: Taxonomy,
  facts: VacancyFacts,
  on: string,
): { readonly rupiah: number; readonly floor: WageFloor } | null {
  const { place, wage_per = 'month' } = facts
  if (facts.contract === 'magang' || facts.micro_employer === true || wage_per === 'piece' || !place) return null
  const floor = wageFloor(taxonomy, place, facts.sector ?? null, on)
  if (floor === null) return null
  return {
    rupiah: wage_per === 'day' ? Math.ceil(floor.rupiahPerMonth / WORKDAYS_A_MONTH) : Math.ceil(floor.rupiahPerMonth),
    floor,
  }
}
