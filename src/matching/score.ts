import type { Taxonomy } from '../taxonomy/types.ts'
import { AppealFacts, measureAppeal, tellAppeal } from './score/appeal.ts'
import { type Asked, askedOf, validFrom, workDay } from './score/asked.ts'
import { withCure } from './score/changes.ts'
import { measureExperience, newExperienceFacts, tellExperience } from './score/experience.ts'
import { type GateStanding, gatesOf, standingOf } from './score/gates.ts'
import { type Held, heldOf, profileOf } from './score/held.ts'
import { dayOf } from './score/numbers.ts'
import { measureOccupation, newOccupationFacts, tellOccupation } from './score/occupation.ts'
import { measureWords, tellWords } from './score/own-words.ts'
import { type Reach, reachOf } from './score/reach.ts'
import { measureSkills, SkillFacts, tellSkills } from './score/skills.ts'
import { Told } from './score/telling.ts'
import type { FitPart, Gate, Match, Part, Policy, Profile, Vacancy } from './types.ts'

/** What a pair is scored under. `on` is the ISO date of matching: matching asks no clock. */
export interface Given {
  readonly taxonomy: Taxonomy
  readonly policy: Policy
  readonly on: string
}

/**
 * Scores pairs. `gates`, `appeal` and `fit` find the numbers, in this order, and leave behind the facts that `tell` turns into reasons, so a
 * number and its reasons are made of the same things. One scorer serves one pair after another without making new objects.
 */
export class Scorer {
  /** The telling words that the person wrote; to be marked before `fit`. */
  readonly told: Told
  readonly gateList: Gate[] = []
  readonly #skills = new SkillFacts()
  readonly #occupation = newOccupationFacts()
  readonly #experience = newExperienceFacts()
  readonly #appeal = new AppealFacts()
  readonly #points = { skills: 0, occupation: 0, words: 0, experience: 0 }
  readonly #day: number
  #reach: Reach | null = null

  constructor(
    readonly policy: Policy,
    on: string,
  ) {
    this.told = new Told(policy.words.telling)
    const day = dayOf(on)
    if (day === null) throw new RangeError(`not an ISO date: ${on}`)
    this.#day = day
  }

  gates(held: Held, asked: Asked): GateStanding {
    this.#reach = reachOf(held, asked.reaches)
    gatesOf(asked.book, held, asked.gates, this.#reach, this.#day, workDay(asked, this.#day), this.gateList)
    return standingOf(this.gateList)
  }

  /** Points of 1,000. */
  appeal(held: Held, asked: Asked): number {
    return measureAppeal(asked, held, this.#reach ?? reachOf(held, asked.reaches), this.#appeal)
  }

  /** Points of 1,000. */
  fit(held: Held, asked: Asked): number {
    return this.fitButWords(held, asked) + this.words(held, asked)
  }

  /** Points of the fit parts without those of the words. */
  fitButWords(held: Held, asked: Asked): number {
    const points = this.#points
    points.skills = measureSkills(asked, held, workDay(asked, this.#day), this.#skills)
    points.occupation = measureOccupation(asked, held, this.#occupation)
    points.experience = measureExperience(asked, held, this.#experience)
    return points.skills + points.occupation + points.experience
  }

  /** Points of the words; `told` has to be marked before. */
  words(held: Held, asked: Asked): number {
    this.#points.words = measureWords(asked, held, this.told)
    return this.#points.words
  }

  /** The pair that was measured last, with its reasons. */
  tell(held: Held, asked: Asked, fit: number, appeal: number): Match {
    const gate = standingOf(this.gateList)
    return {
      vacancy: asked.vacancy.id,
      profile: held.id,
      score: asked.book.compose(fit, appeal),
      fit,
      appeal,
      fitParts: this.#fitParts(held, asked),
      appealParts: tellAppeal(asked, held, this.#appeal),
      gates: [...this.gateList],
      standing: fit < this.policy.leastFit ? 'none' : gate,
      cured: null,
    }
  }

  #fitParts(held: Held, asked: Asked): Part<FitPart>[] {
    const { outOf } = asked
    const points = this.#points
    const parts: Part<FitPart>[] = [
      {
        name: 'skills',
        points: points.skills,
        outOf: outOf.skills,
        unknown: false,
        reasons: tellSkills(asked, this.#skills, points.skills),
      },
      {
        name: 'occupation',
        points: points.occupation,
        outOf: outOf.occupation,
        unknown: this.#occupation.unknown,
        reasons: outOf.occupation === 0 ? [] : tellOccupation(asked, this.#occupation, points.occupation),
      },
      {
        name: 'words',
        points: points.words,
        outOf: outOf.words,
        unknown: !held.hasWords,
        reasons: tellWords(asked, held, this.told, points.words),
      },
      {
        name: 'experience',
        points: points.experience,
        outOf: outOf.experience,
        unknown: this.#experience.unknown,
        reasons: tellExperience(asked, this.#experience, points.experience),
      },
    ]
    return parts.filter((part) => part.outOf > 0)
  }
}

/** Measures and tells one pair; a near match gets the number of the same profile with its cure applied. */
export function scoreHeld(held: Held, words: readonly string[], asked: Asked, given: Given): Match {
  const scorer = new Scorer(given.policy, given.on)
  scorer.told.markWords(asked.telling, words)
  scorer.gates(held, asked)
  const appeal = scorer.appeal(held, asked)
  const match = scorer.tell(held, asked, scorer.fit(held, asked), appeal)
  return match.standing === 'near' ? { ...match, cured: curedScore(held, words, asked, given, match.gates) } : match
}

function curedScore(held: Held, words: readonly string[], asked: Asked, given: Given, gates: readonly Gate[]): number | null {
  const failed = gates.find((gate) => gate.is === 'failed')
  if (failed?.is !== 'failed' || failed.cure === null) return null
  const from = validFrom(asked, given.on)
  const cured = withCure(profileOf(asked.book, held, words), failed.cure, given.taxonomy, from)
  return scoreHeld(heldOf(asked.book, cured, words).held, words, asked, given).score
}

/**
 * What a pair is worth, and why: the one definition of the score (design: gates, fit and appeal in whole points of 1,000, one power at the
 * end). It reads nothing but its arguments. Throws a RangeError when `given.on` is not an ISO date.
 */
export function score(profile: Profile, vacancy: Vacancy, given: Given): Match {
  const asked = askedOf(given.taxonomy, given.policy, vacancy)
  const { held, words } = heldOf(asked.book, profile)
  return scoreHeld(held, words, asked, given)
}
