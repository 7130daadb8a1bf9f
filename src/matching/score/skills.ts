import type { Reason } from '../types.ts'
import type { Asked } from './asked.ts'
import { type Book, EVIDENCE } from './book.ts'
import type { Held } from './held.ts'
import { apportion } from './numbers.ts'
import { hasLapsed } from './papers.ts'
import { NEARNESS } from './skill-nearness.ts'

const [CERTIFIED, TRAINED, OWN] = [EVIDENCE.indexOf('certified'), EVIDENCE.indexOf('trained'), EVIDENCE.indexOf('own')]
const NONE = -1
const LACKED = -2
const FEWEST_ASKS = 32

/** The best answer to each ask so far. Reused from pair to pair. */
export class SkillFacts {
  /** Nearness × evidence in millionths. */
  worth = new Int32Array(FEWEST_ASKS)
  /** Concept that answers, in the one row of the book; NONE or LACKED. */
  by = new Int16Array(FEWEST_ASKS)
  near = new Uint8Array(FEWEST_ASKS)
  evidence = new Uint8Array(FEWEST_ASKS)
  readonly lacked = new Set<number>()

  makeRoom(asks: number): void {
    if (asks <= this.worth.length) return
    this.worth = new Int32Array(asks)
    this.by = new Int16Array(asks)
    this.near = new Uint8Array(asks)
    this.evidence = new Uint8Array(asks)
  }
}

function offer(facts: SkillFacts, triples: readonly number[] | undefined, by: number, evidence: number, strength: number): void {
  if (triples === undefined) return
  for (let at = 0; at < triples.length; at += 3) {
    const ask = triples[at]!
    const near = triples[at + 1]!
    const worth = triples[at + 2]! * strength
    const best = facts.worth[ask]!
    if (worth < best || facts.by[ask] === LACKED) continue
    if (worth === best && !comesFirst(facts, ask, near, evidence, by)) continue
    facts.worth[ask] = worth
    facts.by[ask] = by
    facts.near[ask] = near
    facts.evidence[ask] = evidence
  }
}

// Among answers of equal worth the nearer, then the better proved, then the first by id is shown, whatever order they came in.
function comesFirst(facts: SkillFacts, ask: number, near: number, evidence: number, by: number): boolean {
  if (facts.by[ask] === NONE) return true
  return (near - facts.near[ask]! || evidence - facts.evidence[ask]! || by - facts.by[ask]!) < 0
}

function offerSkill(facts: SkillFacts, asked: Asked, skill: number, evidence: number, strength: number): void {
  const triples = asked.answers.bySkill[skill]
  if (triples !== undefined && (facts.lacked.size === 0 || !facts.lacked.has(skill)))
    offer(facts, triples, skill, evidence, strength)
}

/** Finds the best answer to each ask among all that a profile holds: skills stated, proved, taught, studied, and those of work done. */
export function measureSkills(asked: Asked, held: Held, day: number, facts: SkillFacts): number {
  const { book, asks } = asked
  facts.makeRoom(asks.length)
  if (facts.lacked.size > 0) facts.lacked.clear()
  for (const lacked of held.lackedSkills) for (const skill of book.nearness.within(lacked)) facts.lacked.add(skill)
  for (let ask = 0; ask < asks.length; ask += 1) {
    facts.worth[ask] = 0
    facts.by[ask] = facts.lacked.size > 0 && facts.lacked.has(asks[ask]!.skill) ? LACKED : NONE
  }
  offerAll(asked, held, day, facts)
  let sum = 0
  for (let ask = 0; ask < asks.length; ask += 1) sum += asks[ask]!.weight * facts.worth[ask]!
  return asked.askSum === 0 ? 0 : Math.round((asked.outOf.skills * sum) / (asked.askSum * 1_000_000))
}

function offerAll(asked: Asked, held: Held, day: number, facts: SkillFacts): void {
  const { book, answers } = asked
  for (let at = 0; at < held.skills.length; at += 1) {
    const evidence = held.skillEvidence[at]!
    offerSkill(facts, asked, held.skills[at]!, evidence, book.evidence(evidence, held.skillMonths[at]!))
  }
  for (let at = 0; at < held.certificates.length; at += 1) {
    // The gate speaks of the lapse; the skill that the paper once proved is still there.
    const evidence = hasLapsed(held, at, day) ? TRAINED : CERTIFIED
    const certificate = held.certificates[at]!
    offer(facts, answers.byCertificate[certificate], book.first.certificate + certificate, evidence, book.evidence(evidence, 0))
    offerSkills(facts, asked, book.provenSkills[certificate]!, evidence)
  }
  if (held.programme >= 0) offerSkills(facts, asked, book.programmeSkills[held.programme]!, TRAINED)
  for (let at = 0; at < held.majors.length; at += 1) {
    const major = held.majors[at]!
    offer(facts, answers.byMajor[major], book.first.major + major, TRAINED, book.evidence(TRAINED, 0))
    offerSkill(facts, asked, book.majorSkill[major]!, TRAINED, book.evidence(TRAINED, 0))
  }
  // Whoever did a job is taken to know what it needs, as if they had said so.
  for (let at = 0; at < held.worked.length; at += 1) {
    if (held.worked[at]! >= 0) offerSkills(facts, asked, book.occupationSkills[held.worked[at]!]!, OWN)
  }
}

function offerSkills(facts: SkillFacts, asked: Asked, skills: readonly number[], evidence: number): void {
  const strength = asked.book.evidence(evidence, 0)
  for (let at = 0; at < skills.length; at += 1) offerSkill(facts, asked, skills[at]!, evidence, strength)
}

const conceptId = (book: Book, concept: number): string | undefined => {
  if (concept < book.first.certificate) return book.skills.ids[concept]
  if (concept < book.first.major) return book.certificates.ids[concept - book.first.certificate]
  return book.majors.ids[concept - book.first.major]
}

/** One line for each ask; the lines add up to the part's points. */
export function tellSkills(asked: Asked, facts: SkillFacts, points: number): Reason[] {
  const weights = asked.asks.map((ask) => ask.weight)
  const outOf = apportion(asked.outOf.skills, weights)
  const shares = apportion(
    points,
    weights.map((weight, ask) => weight * facts.worth[ask]!),
    outOf,
  )
  return asked.asks.map((ask, index) => {
    const by = facts.by[index]!
    const line = { asked: ask.id, points: shares[index]!, outOf: outOf[index]! }
    if (by === LACKED) return { say: `${ask.kind}_lacked`, ...line }
    if (by === NONE) return { say: `${ask.kind}_missing`, ...line }
    const nearness = NEARNESS[facts.near[index]!]
    return {
      say: `${ask.kind}_${nearness}`,
      ...line,
      held: conceptId(asked.book, by),
      evidence: EVIDENCE[facts.evidence[index]!],
    }
  })
}
