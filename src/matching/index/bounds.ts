import type { Asked } from '../score/asked.ts'
import { type Book, EVIDENCE } from '../score/book.ts'
import { thousandths } from '../score/numbers.ts'
import { AppealBounds } from './appeal-bounds.ts'
import { type MonthBounds, monthBoundsOf } from './month-bounds.ts'
import type { Postings } from './postings.ts'
import type { Terms } from './terms.ts'
import { type WordBounds, wordBoundsOf } from './word-bounds.ts'

/** Points are bounded in 32nds, rounded up. */
const FINE_BITS = 5
export const FINE = 1 << FINE_BITS
const ROUNDING = FINE
// Siblings and parents of a skill, which most people of a trade hold and whose lists are long.
const WEAK_SHARE = 0.55
// Tried from 1 to 4 on 100,000 profiles: reading fewer lists lets too many rows pass, reading more costs more than it saves.
const ENTRIES_A_ROW = 3

const [CERTIFIED, TRAINED, OWN] = [EVIDENCE.indexOf('certified'), EVIDENCE.indexOf('trained'), EVIDENCE.indexOf('own')]

/** Terms with the most they can bring, best first; a profile gets no more than the first of them that it has. */
export interface BoundGroup {
  readonly terms: readonly number[]
  /** 32nds of a point. */
  readonly points: readonly number[]
  /** How many of the terms are strong: the others bring little, so that a first look grants everyone the most of them. */
  readonly strong: number
}

/** No profile can have more points of skills and occupation than the groups give it; of all else it can have no more than its digest tells. */
export interface Bounds {
  readonly book: Book
  readonly groups: readonly BoundGroup[]
  readonly words: WordBounds
  readonly months: MonthBounds
  readonly appeal: AppealBounds
}

/** Collects the best value of each term of a group. */
class Group {
  readonly #best = new Map<number, number>()

  offer(term: number, points: number): void {
    const rounded = Math.ceil(points)
    if (rounded > 0 && rounded > (this.#best.get(term) ?? 0)) this.#best.set(term, rounded)
  }

  /** Terms that bring no more than the share of the best are weak. */
  close(weakShare: number): BoundGroup {
    const sorted = [...this.#best].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    const points = sorted.map(([, each]) => each)
    return {
      terms: sorted.map(([term]) => term),
      points,
      strong: points.filter((each) => each > weakShare * (points[0] ?? 0)).length,
    }
  }
}

function skillGroups(asked: Asked, terms: Terms): BoundGroup[] {
  const { book, answers, asks, askSum, outOf } = asked
  const groups = asks.map(() => new Group())
  // Points for an answer of a worth in millionths.
  const points = (ask: number, worth: number): number => (FINE * outOf.skills * asks[ask]!.weight * worth) / (askSum * 1_000_000)
  const offer = (triples: readonly number[] | undefined, term: number, strength: number): void => {
    if (triples !== undefined)
      for (let at = 0; at < triples.length; at += 3)
        groups[triples[at]!]!.offer(term, points(triples[at]!, triples[at + 2]! * strength))
  }
  const offerSkills = (skills: readonly number[], term: number, strength: number): void => {
    for (const skill of skills) offer(answers.bySkill[skill], term, strength)
  }
  for (let skill = 0; skill < book.skills.size; skill += 1) {
    for (const [level, strength] of terms.levels.entries()) offer(answers.bySkill[skill], terms.skill(skill, level), strength)
  }
  const [certified, trained, own] = [
    Math.max(book.evidence(CERTIFIED, 0), book.evidence(TRAINED, 0)),
    book.evidence(TRAINED, 0),
    book.evidence(OWN, 0),
  ]
  for (let certificate = 0; certificate < book.certificates.size; certificate += 1) {
    offer(answers.byCertificate[certificate], terms.certificate(certificate), certified)
    offerSkills(book.provenSkills[certificate]!, terms.certificate(certificate), certified)
  }
  for (const [programme, skills] of book.programmeSkills.entries()) offerSkills(skills, terms.programme(programme), trained)
  for (const [major, skill] of book.majorSkill.entries()) {
    offer(answers.byMajor[major], terms.major(major), trained)
    offerSkills([skill], terms.major(major), trained)
  }
  for (const [occupation, skills] of book.occupationSkills.entries()) {
    for (const year of [false, true]) offerSkills(skills, terms.worked(occupation, year), own)
  }
  return groups.map((group) => group.close(WEAK_SHARE))
}

function occupationGroup(asked: Asked, terms: Terms): BoundGroup {
  const { book, occupations, outOf } = asked
  const { occupationEvidence, kbji } = book.policy
  const group = new Group()
  const points = (worth: number): number => (FINE * outOf.occupation * worth) / 1_000_000
  for (const [occupation, near] of occupations.worth.entries()) {
    group.offer(
      terms.worked(occupation, true),
      points(near * thousandths(Math.max(occupationEvidence.year, occupationEvidence.worked))),
    )
    group.offer(terms.worked(occupation, false), points(near * thousandths(occupationEvidence.worked)))
    group.offer(terms.aim(occupation), points(near * thousandths(occupationEvidence.own)))
  }
  for (const [programme, ofProgramme] of book.programmeOccupations.entries()) {
    for (const each of ofProgramme)
      group.offer(terms.programme(programme), points(occupations.worth[each]! * thousandths(occupationEvidence.trained)))
  }
  group.offer(terms.noOccupation, points(thousandths(kbji.unknown) * 1000))
  return group.close(0)
}

const known = new WeakMap<Asked, Bounds>()

/** The upper bounds of a vacancy; made at the first use. They depend on nothing but the vacancy, the taxonomy and the policy. */
export function boundsOf(asked: Asked, terms: Terms): Bounds {
  let bounds = known.get(asked)
  if (bounds === undefined) {
    const groups = [...skillGroups(asked, terms), occupationGroup(asked, terms)]
    bounds = {
      book: asked.book,
      groups: groups.filter((group) => group.terms.length > 0),
      words: wordBoundsOf(asked),
      months: monthBoundsOf(asked),
      appeal: new AppealBounds(asked),
    }
    known.set(asked, bounds)
  }
  return bounds
}

/** Whole points that a sum of 32nds cannot exceed once each part has been rounded. */
export const wholePoints = (fine: number): number => (fine + ROUNDING) >>> FINE_BITS

/**
 * How many terms of each group a first look reads: the strong ones, and more as long as all lists together have no more than so many entries
 * for each row.
 */
export function strongTerms(groups: readonly BoundGroup[], postings: Postings, rows: number): number[] {
  const strong = groups.map((group) => group.strong)
  const entries = groups.reduce(
    (all, { terms, strong: many }) => all + terms.slice(0, many).reduce((sum, term) => sum + postings.count(term), 0),
    0,
  )
  let spare = ENTRIES_A_ROW * rows - entries
  for (let at = 0; at < groups.length; at += 1) {
    let share = spare / (groups.length - at)
    for (const { terms } = groups[at]!; strong[at]! < terms.length; strong[at]! += 1) {
      const count = postings.count(terms[strong[at]!]!)
      if (count > share) break
      share -= count
      spare -= count
    }
  }
  return strong
}
