import { type GivenConcept, unknownConcepts } from '../http/concept-check.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { daysAfter } from '../time.ts'
import { MOST_DAYS } from './life/life.ts'
import type { VacancyFacts } from './vacancy.ts'
import { leastWage } from './wage-floor.ts'

const listed = (kind: GivenConcept['kind'], field: string, ids: readonly string[] | undefined): GivenConcept[] =>
  (ids ?? []).map((id, at) => ({ kind, id, pointer: `/${field}/${at}` }))

const single = (kind: GivenConcept['kind'], field: string, id: string | null | undefined): GivenConcept[] =>
  id === null || id === undefined ? [] : [{ kind, id, pointer: `/${field}` }]

const conceptsOf = (facts: VacancyFacts): readonly GivenConcept[] => [
  ...listed('occupation', 'occupation', facts.occupation),
  ...(facts.skills_required ?? []).map((asked, at) =>
    typeof asked === 'string'
      ? { kind: 'skill' as const, id: asked, pointer: `/skills_required/${at}` }
      : { kind: 'skill' as const, id: asked.skill, pointer: `/skills_required/${at}/skill` },
  ),
  ...listed('skill', 'skills_nice', facts.skills_nice),
  ...listed('certificate', 'certificates_required', facts.certificates_required),
  ...listed('certificate', 'certificates_nice', facts.certificates_nice),
  ...single('education', 'education_min', facts.education_min),
  ...listed('major', 'majors', facts.majors),
  ...single('place', 'place', facts.place),
]

/** Problems that any vacancy can have, stored or not: ids that do not exist, and a wage range upside down. */
export function factProblems(taxonomy: Taxonomy, facts: VacancyFacts): readonly FieldProblem[] {
  const { wage_min, wage_max } = facts
  const upsideDown = typeof wage_min === 'number' && typeof wage_max === 'number' && wage_max < wage_min
  return [
    ...unknownConcepts(taxonomy, conceptsOf(facts)),
    ...(upsideDown ? [{ pointer: '/wage_max', reason: 'wage_upside_down', about: { min_rupiah: wage_min } }] : []),
  ]
}

/** Pay below the legal floor of place and sector (domain.md section 7). The lowest pay that is offered counts. */
export function wageProblems(taxonomy: Taxonomy, facts: VacancyFacts, on: string): readonly FieldProblem[] {
  const field = typeof facts.wage_min === 'number' ? 'wage_min' : 'wage_max'
  const offered = facts[field]
  const least = leastWage(taxonomy, facts, on)
  if (typeof offered !== 'number' || least === null || offered >= least.rupiah) return []
  const { floor } = least
  const place = taxonomy.places.get(floor.place)?.name ?? floor.place
  const about = { least_rupiah: least.rupiah, place, year: String(floor.year), source: floor.source }
  return [{ pointer: `/${field}`, reason: 'wage_below_floor', about }]
}

/** A date that has passed is no closing date, and an advert stands for ninety days at most. */
export function closingProblems({ closing_date: date }: VacancyFacts, today: string): readonly FieldProblem[] {
  if (typeof date !== 'string') return []
  const last = daysAfter(today, MOST_DAYS)
  if (date < today) return [{ pointer: '/closing_date', reason: 'date_passed', about: { date, today } }]
  return date > last ? [{ pointer: '/closing_date', reason: 'date_too_far', about: { days: MOST_DAYS, last } }] : []
}
