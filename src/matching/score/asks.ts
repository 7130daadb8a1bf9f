import type { Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import { thousandths } from './numbers.ts'

/** One thing that the skills part asks for. */
export interface Ask {
  readonly kind: 'skill' | 'major' | 'certificate'
  readonly id: string
  /** Number of the asked skill; -1 for the other kinds. */
  readonly skill: number
  /** Whole thousandths, so that half weights stay exact. */
  readonly weight: number
}

const MAJOR_WEIGHT = 2
const IMPLIED_WEIGHT = 1
// Traits cannot be proved and every advert lists them; conditions are a matter of gates and appeal.
const NOT_SCORED: ReadonlySet<string> = new Set(['trait', 'condition'])

function skillWeights(book: Book, vacancy: Vacancy): Map<number, number> {
  const weights = new Map<number, number>()
  const ask = (id: string, weight: number): void => {
    const skill = book.skills.of(id)
    const kind = book.taxonomy.skills.get(id)?.kind
    if (skill < 0 || kind === undefined || NOT_SCORED.has(kind)) return
    const scaled = Math.round(thousandths(weight) * (kind === 'domain' ? book.policy.domainWorth : 1))
    weights.set(skill, Math.max(weights.get(skill) ?? 0, scaled))
  }
  for (const { skill, weight, nice } of vacancy.skills) ask(skill, nice ? book.policy.niceWeight : weight)
  const named = new Set(weights.keys())
  const occupation = book.taxonomy.occupations.get(vacancy.occupations[0] ?? '')
  for (const { skill } of occupation?.skills ?? []) if (!named.has(book.skills.of(skill))) ask(skill, IMPLIED_WEIGHT)
  return weights
}

/**
 * What the skills part of a vacancy asks, heaviest first: its skills, the skills of its occupation that it does not name, one line for its
 * school majors (any one of them is enough), and certificates that are nice to have.
 */
export function asksOf(book: Book, vacancy: Vacancy): Ask[] {
  const asks: Ask[] = []
  for (const [skill, weight] of skillWeights(book, vacancy))
    asks.push({ kind: 'skill', id: book.skills.ids[skill] ?? '', skill, weight })
  const majors = book.majors.all(vacancy.majors)
  if (majors.length > 0) {
    asks.push({ kind: 'major', id: book.majors.ids[majors[0]!] ?? '', skill: -1, weight: thousandths(MAJOR_WEIGHT) })
  }
  const required = new Set(vacancy.certificates.filter((each) => each.need === 'required').map((each) => each.certificate))
  const nice = vacancy.certificates.filter((each) => each.need === 'nice' && !required.has(each.certificate))
  for (const certificate of book.certificates.all(nice.map((each) => each.certificate))) {
    asks.push({
      kind: 'certificate',
      id: book.certificates.ids[certificate] ?? '',
      skill: -1,
      weight: thousandths(book.policy.niceWeight),
    })
  }
  return asks.filter((ask) => ask.weight > 0).sort((a, b) => b.weight - a.weight || (a.kind + a.id < b.kind + b.id ? -1 : 1))
}

/** For each concept that a profile may hold, the asks it answers, as triples (ask, place in NEARNESS, worth in thousandths). */
export interface Answers {
  readonly bySkill: readonly (readonly number[] | undefined)[]
  readonly byCertificate: readonly (readonly number[] | undefined)[]
  readonly byMajor: readonly (readonly number[] | undefined)[]
}

/** Turns the asks round: from what is held to what it answers. */
export function answersOf(book: Book, vacancy: Vacancy, asks: readonly Ask[]): Answers {
  const bySkill: (number[] | undefined)[] = Array.from({ length: book.skills.size })
  const byCertificate: (number[] | undefined)[] = Array.from({ length: book.certificates.size })
  const byMajor: (number[] | undefined)[] = Array.from({ length: book.majors.size })
  const note = (table: (number[] | undefined)[], held: number, ask: number, near: number, worth: number): void => {
    const triples = table[held] ?? []
    table[held] = triples
    for (let at = 0; at < triples.length; at += 3) {
      if (triples[at] !== ask) continue
      if (worth > triples[at + 2]!) triples.splice(at, 3, ask, near, worth)
      return
    }
    triples.push(ask, near, worth)
  }
  const noteSkill = (skill: number, ask: number): void => {
    for (const { held, near, worth } of book.nearness.answersTo(skill)) note(bySkill, held, ask, near, worth)
  }
  for (const [index, ask] of asks.entries()) {
    if (ask.kind === 'skill') noteSkill(ask.skill, index)
    if (ask.kind === 'certificate') {
      const asked = book.certificates.of(ask.id)
      for (const holder of book.meets[asked] ?? []) note(byCertificate, holder, index, holder === asked ? 0 : 1, thousandths(1))
    }
    if (ask.kind === 'major') {
      for (const major of book.majors.all(vacancy.majors)) {
        note(byMajor, major, index, 0, thousandths(book.policy.nearness.same))
        const skill = book.majorSkill[major] ?? -1
        if (skill >= 0) noteSkill(skill, index)
      }
    }
  }
  return { bySkill, byCertificate, byMajor }
}
