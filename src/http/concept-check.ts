import type { FieldProblem } from '../refusal.ts'
import { conceptsOf } from '../taxonomy/lookup.ts'
import { suggest } from '../taxonomy/suggest.ts'
import type { ConceptKind, Taxonomy } from '../taxonomy/types.ts'

/** An id somebody gave, and where. */
export interface GivenConcept {
  readonly kind: ConceptKind
  readonly id: string
  readonly pointer: string
}

// Looking for neighbours costs a walk over all ids, so only the first wrong ones get it.
const MOST_HELPED = 20
const NEAREST = 3

const pairsOf = (text: string): ReadonlySet<string> => {
  const padded = ` ${text.toLowerCase()} `
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)))
}

/** How alike two ids are, 0 to 1: the share of letter pairs they have in common (Dice). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const pair of one) if (other.has(pair)) common++
  return (2 * common) / (one.size + other.size)
}

/** Up to three ids that a wrong id may have meant: what its words suggest, then what is spelled alike. */
export function nearestIds(taxonomy: Taxonomy, kind: ConceptKind, id: string): readonly string[] {
  const asked = pairsOf(id.slice(0, 80))
  const alike = [...conceptsOf(taxonomy, kind).keys()]
    .map((known) => ({ known, likeness: likeness(asked, pairsOf(known)) }))
    .filter(({ likeness }) => likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness || (a.known < b.known ? -1 : 1))
    .map(({ known }) => known)
  const suggested = suggest(taxonomy, kind, id.slice(0, 80).replaceAll('-', ' '), NEAREST).map((found) => found.id)
  return [...new Set([...alike.slice(0, 2), ...suggested, ...alike])].slice(0, NEAREST)
}

/** A problem for each given id that the taxonomy does not have, with the nearest it does have. */
export function unknownConcepts(taxonomy: Taxonomy, given: readonly GivenConcept[]): readonly FieldProblem[] {
  const wrong = given.filter(({ kind, id }) => !conceptsOf(taxonomy, kind).has(id))
  return wrong.map(({ kind, id, pointer }, at) => {
    const nearest = at < MOST_HELPED ? nearestIds(taxonomy, kind, id) : []
    const about = { id: id.slice(0, 80), nearest: nearest.join(', ') }
    return { pointer, reason: nearest.length > 0 ? 'concept_unknown_nearest' : 'concept_unknown', about }
  })
}
