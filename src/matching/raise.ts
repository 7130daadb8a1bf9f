import { type Asked, askedOf, validFrom } from './score/asked.ts'
import { withChange } from './score/changes.ts'
import { type Held, heldOf } from './score/held.ts'
import { reachOf } from './score/reach.ts'
import { type Given, scoreHeld } from './score.ts'
import type { Match, Profile, Raise, Vacancy } from './types.ts'

type Change = Raise['change']

/** A point as pages show it: ten of the thousand that a score is counted in. */
const LEAST_RAISE = 10
// A word costs nothing, a course takes weeks, and a paper needs the skill first and an examination after it.
const CHEAPEST: readonly Change['kind'][] = ['wage', 'place', 'skill', 'certificate']

function certificatesWorthTrying(asked: Asked): string[] {
  const { vacancy, book } = asked
  const occupation = book.taxonomy.occupations.get(vacancy.occupations[0] ?? '')
  const named = vacancy.certificates.map((each) => each.certificate)
  const all = new Set([...named, ...(occupation?.legalCertificates ?? []), ...(occupation?.usualCertificates ?? [])])
  return [...all]
    .filter((id) => book.taxonomy.certificates.has(id) && book.taxonomy.certificates.get(id)?.kind !== 'site-permit')
    .sort()
}

function changesWorthTrying(held: Held, asked: Asked): Change[] {
  const changes: Change[] = []
  const { place } = asked.vacancy
  const reach = reachOf(held, asked.reaches)
  if (asked.wage !== null && held.wage > asked.wage) changes.push({ kind: 'wage', wage: asked.wage })
  if (place !== null && reach.say !== 'place_daily' && reach.say !== 'place_wished') changes.push({ kind: 'place', place })
  for (const ask of asked.asks) if (ask.kind === 'skill') changes.push({ kind: 'skill', skill: ask.id })
  for (const certificate of certificatesWorthTrying(asked)) changes.push({ kind: 'certificate', certificate })
  return changes
}

const idOf = (change: Change): string =>
  change.kind === 'certificate'
    ? change.certificate
    : change.kind === 'skill'
      ? change.skill
      : change.kind === 'place'
        ? change.place
        : ''

/**
 * What would raise the number of a pair by a point or more: each single change of paper, skill, place or wage wish, tried by scoring the
 * changed profile, cheapest first and then by what it brings. `withChange` makes the same change to a profile.
 */
export function raises(profile: Profile, vacancy: Vacancy, given: Given, now?: Match): Raise[] {
  const asked = askedOf(given.taxonomy, given.policy, vacancy)
  const { held, words } = heldOf(asked.book, profile)
  const start = (now ?? scoreHeld(held, words, asked, given)).score
  const from = validFrom(asked, given.on)
  return changesWorthTrying(held, asked)
    .map((change): Raise => {
      const changed = heldOf(asked.book, withChange(profile, change, given.taxonomy, from), words)
      return { change, score: scoreHeld(changed.held, words, asked, given).score }
    })
    .filter((raise) => raise.score >= start + LEAST_RAISE)
    .sort(
      (a, b) =>
        CHEAPEST.indexOf(a.change.kind) - CHEAPEST.indexOf(b.change.kind) ||
        b.score - a.score ||
        (idOf(a.change) < idOf(b.change) ? -1 : 1),
    )
}
