import type { Skill, Taxonomy } from '../../taxonomy/types.ts'
import type { Policy } from '../types.ts'
import type { Numbering } from './numbering.ts'
import { thousandths } from './numbers.ts'

/** How a skill held stands to a skill asked, nearest first. */
export const NEARNESS = ['same', 'narrower', 'covered', 'broader', 'sibling'] as const

/** A skill that answers another one. */
export interface Answer {
  readonly held: number
  /** Place in NEARNESS. */
  readonly near: number
  /** Thousandths. */
  readonly worth: number
}

/** All that can be reached from a start along a relation, the start included. */
function reach(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([start])
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

/**
 * Which skills answer which, by the tree of the taxonomy. A domain alone ("mekanik") that is held where more was asked counts the share of
 * `policy.domainWorth`. What was asked once is remembered.
 */
export class SkillNearness {
  readonly #skills: ReadonlyMap<string, Skill>
  readonly #narrower: ReadonlyMap<string, readonly string[]>
  readonly #coveredBy = new Map<string, string[]>()
  readonly #known = new Map<number, readonly Answer[]>()

  constructor(
    taxonomy: Pick<Taxonomy, 'skills' | 'narrower'>,
    private readonly numbering: Numbering,
    private readonly policy: Pick<Policy, 'nearness' | 'domainWorth'>,
  ) {
    this.#skills = taxonomy.skills
    this.#narrower = taxonomy.narrower
    for (const { id, covers } of taxonomy.skills.values())
      for (const covered of covers) this.#coveredBy.set(covered, [...(this.#coveredBy.get(covered) ?? []), id])
  }

  /** The skills whose holder brings something of the asked one. */
  answersTo(asked: number): readonly Answer[] {
    let answers = this.#known.get(asked)
    if (answers === undefined) {
      answers = this.#find(asked)
      this.#known.set(asked, answers)
    }
    return answers
  }

  /** The skill and all that is narrower: what a person who lacks it cannot have either. */
  within(skill: number): readonly number[] {
    const below = reach(this.numbering.ids[skill] ?? '', (id) => this.#narrower.get(id) ?? [])
    return [...below].map((id) => this.numbering.of(id)).filter((number) => number >= 0)
  }

  #find(asked: number): readonly Answer[] {
    const id = this.numbering.ids[asked] ?? ''
    const best = new Map<number, Answer>()
    const offer = (other: string, relation: (typeof NEARNESS)[number]): void => {
      const answer = { held: this.numbering.of(other), near: NEARNESS.indexOf(relation), worth: this.#worth(id, other, relation) }
      const known = best.get(answer.held)
      if (known === undefined || answer.worth > known.worth || (answer.worth === known.worth && answer.near < known.near))
        best.set(answer.held, answer)
    }
    for (const below of reach(id, (each) => this.#narrower.get(each) ?? [])) {
      offer(below, below === id ? 'same' : 'narrower')
      for (const above of reach(below, (covered) => this.#coveredBy.get(covered) ?? []))
        if (above !== below) offer(above, 'covered')
    }
    for (const above of reach(id, (each) => this.#skills.get(each)?.broader ?? [])) if (above !== id) offer(above, 'broader')
    for (const parent of this.#skills.get(id)?.broader ?? []) {
      for (const beside of this.#narrower.get(parent) ?? []) if (beside !== id) offer(beside, 'sibling')
    }
    return [...best.values()].filter((answer) => answer.held >= 0 && answer.worth > 0).sort((a, b) => a.held - b.held)
  }

  #worth(asked: string, held: string, relation: (typeof NEARNESS)[number]): number {
    const isDomain = (id: string): boolean => this.#skills.get(id)?.kind === 'domain'
    const nearness = this.policy.nearness[relation]
    return thousandths(isDomain(held) && !isDomain(asked) ? nearness * this.policy.domainWorth : nearness)
  }
}
