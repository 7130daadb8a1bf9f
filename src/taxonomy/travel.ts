import type { Faults } from './faults.ts'
import type { ReferenceRow } from './tables.ts'
import type { Place, TravelClass } from './types.ts'

interface Leg {
  readonly to: string
  readonly hours: number
  readonly byAir: boolean
}

// Hours from which a move is no longer counted as near, and no longer as a day's way (types.ts, TravelClass).
const NEAR_HOURS = 3
const DAY_HOURS = 8

function legsFrom(rows: readonly ReferenceRow[], places: ReadonlyMap<string, Place>, faults: Faults): Map<string, Leg[]> {
  const legs = new Map<string, Leg[]>()
  const add = (from: string, leg: Leg): void => void legs.set(from, [...(legs.get(from) ?? []), leg])
  for (const row of rows) {
    const { from_code: from = '', to_code: to = '', mode = '' } = row.cells
    const hours = Number(row.cells.hours)
    if (!(hours > 0)) faults.add(row, `hours must be a number above 0, not "${row.cells.hours}"`)
    // "-" is a place outside the province: shown on pages, no part of the travel classes.
    const inside = [from, to].filter((code) => code !== '-')
    for (const code of inside) if (!places.has(code)) faults.add(row, `names the unknown place "${code}"`)
    if (inside.length < 2) continue
    add(from, { to, hours, byAir: mode === 'flight' })
    add(to, { to: from, hours, byAir: mode === 'flight' })
  }
  return legs
}

/** Least hours on land and water from one place to every other that can be reached so; places of one cluster are no hours apart. */
function hoursFrom(
  start: string,
  legs: ReadonlyMap<string, readonly Leg[]>,
  neighbours: (code: string) => readonly string[],
): Map<string, number> {
  const best = new Map([[start, 0]])
  const open = new Set([start])
  while (open.size > 0) {
    const at = [...open].reduce((a, b) => ((best.get(b) ?? 0) < (best.get(a) ?? 0) ? b : a))
    open.delete(at)
    const reached = best.get(at) ?? 0
    const steps = [
      ...(legs.get(at) ?? []).filter((leg) => !leg.byAir).map((leg) => [leg.to, leg.hours] as const),
      ...neighbours(at).map((code) => [code, 0] as const),
    ]
    for (const [to, hours] of steps) {
      if (reached + hours >= (best.get(to) ?? Number.POSITIVE_INFINITY)) continue
      best.set(to, reached + hours)
      open.add(to)
    }
  }
  return best
}

/**
 * The travel class between any two places, from the routes of travel.csv. A regency stands for its seat, where most of its people live.
 * Inside a regency a move counts as near unless one end has no road and no regular boat; what only aeroplanes reach is class 3.
 */
export function travelBetween(
  rows: readonly ReferenceRow[],
  places: ReadonlyMap<string, Place>,
  seats: ReadonlyMap<string, string>,
  faults: Faults,
): (from: string, to: string) => TravelClass | null {
  const legs = legsFrom(rows, places, faults)
  const byCluster = new Map<string, string[]>()
  for (const place of places.values()) {
    if (place.cluster !== null) byCluster.set(place.cluster, [...(byCluster.get(place.cluster) ?? []), place.code])
  }
  const neighbours = (code: string): readonly string[] => byCluster.get(places.get(code)?.cluster ?? '') ?? []
  // Computed for a home when it is first asked for: few of them are.
  const known = new Map<string, ReadonlyMap<string, number>>()
  const hours = (home: string, work: string): number | undefined => {
    const fromHome = known.get(home) ?? hoursFrom(home, legs, neighbours)
    known.set(home, fromHome)
    return fromHome.get(work)
  }
  const regencyOf = (place: Place): string => (place.level === 'district' ? (place.parent ?? place.code) : place.code)

  return (from, to) => {
    const home = places.get(seats.get(from) ?? from)
    const work = places.get(seats.get(to) ?? to)
    if (home === undefined || work === undefined || home.level === 'province' || work.level === 'province') return null
    if (home.code === work.code || (home.cluster !== null && home.cluster === work.cluster)) return 0
    if (!home.remote && !work.remote && regencyOf(home) === regencyOf(work)) return 1
    const least = hours(home.code, work.code)
    if (least !== undefined && least < NEAR_HOURS) return 1
    if (least !== undefined && least < DAY_HOURS) return 2
    return 3
  }
}
