import type { Taxonomy } from '../../taxonomy/types.ts'
import type { Evidence, Policy } from '../types.ts'
import { Numbering } from './numbering.ts'
import { thousandths, WHOLE } from './numbers.ts'
import { SkillNearness } from './skill-nearness.ts'

export const EVIDENCE: readonly Evidence[] = ['certified', 'worked', 'trained', 'own']
const FULL_MONTHS = 12

const map = <T>(numbering: Numbering, of: (id: string) => T): T[] => numbering.ids.map(of)

/** The taxonomy and the policy in the numbers that scoring counts with; made once for each pair of them. */
export class Book {
  readonly skills: Numbering
  readonly certificates: Numbering
  readonly occupations: Numbering
  readonly programmes: Numbering
  readonly majors: Numbering
  readonly educations: Numbering
  readonly places: Numbering

  readonly nearness: SkillNearness
  /** By number of certificate: whether one without a date may have run out. */
  readonly expires: readonly boolean[]
  readonly provenSkills: readonly (readonly number[])[]
  readonly programmeSkills: readonly (readonly number[])[]
  readonly programmeOccupations: readonly (readonly number[])[]
  readonly occupationSkills: readonly (readonly number[])[]
  readonly kbji: readonly string[]
  /** By number of occupation: the domains of the skills that it needs or finds useful. */
  readonly occupationDomains: readonly ReadonlySet<string>[]
  readonly majorSkill: readonly number[]
  readonly rank: readonly number[]
  /** Certificates that meet this one, itself among them. */
  readonly meets: readonly (readonly number[])[]

  /** Where the numbers of a kind begin when concepts of several kinds stand in one row: skills, certificates, majors. */
  readonly first: { readonly certificate: number; readonly major: number }
  readonly #fitPower: Float64Array
  readonly #appealPower: Float64Array
  /** By evidence and months. */
  readonly #evidence: Int16Array
  /** Thousandths. */
  readonly occupationEvidence: Readonly<Record<'year' | 'worked' | 'trained' | 'own', number>>

  constructor(
    readonly taxonomy: Taxonomy,
    readonly policy: Policy,
  ) {
    this.skills = new Numbering(taxonomy.skills.keys())
    this.certificates = new Numbering(taxonomy.certificates.keys())
    this.occupations = new Numbering(taxonomy.occupations.keys())
    this.programmes = new Numbering(taxonomy.programmes.keys())
    this.majors = new Numbering(taxonomy.majors.keys())
    this.educations = new Numbering(taxonomy.educations.keys())
    this.places = new Numbering(taxonomy.places.keys())

    this.nearness = new SkillNearness(taxonomy, this.skills, policy)
    this.expires = map(this.certificates, (id) => (taxonomy.certificates.get(id)?.validMonths ?? 0) > 0)
    this.provenSkills = map(this.certificates, (id) => this.skills.all(taxonomy.certificates.get(id)?.proves ?? []))
    this.programmeSkills = map(this.programmes, (id) => this.skills.all(taxonomy.programmes.get(id)?.skills ?? []))
    this.programmeOccupations = map(this.programmes, (id) => this.occupations.all(taxonomy.programmes.get(id)?.occupations ?? []))
    this.occupationSkills = map(this.occupations, (id) =>
      this.skills.all((taxonomy.occupations.get(id)?.skills ?? []).map((needed) => needed.skill)),
    )
    this.occupationDomains = map(this.occupations, (id) => this.#domainsOf(id))
    this.kbji = map(this.occupations, (id) => taxonomy.occupations.get(id)?.kbji ?? '')
    this.majorSkill = map(this.majors, (id) => this.skills.of(taxonomy.majors.get(id)?.skill ?? null))
    this.rank = map(this.educations, (code) => taxonomy.educations.get(code)?.rank ?? 0)
    this.meets = this.#meets()

    this.first = { certificate: this.skills.size, major: this.skills.size + this.certificates.size }

    const powers = (power: number): Float64Array => Float64Array.from({ length: 1001 }, (_, points) => (points / 1000) ** power)
    this.#fitPower = powers(policy.fitPower)
    this.#appealPower = powers(1 - policy.fitPower)
    this.#evidence = this.#strengths()
    const { year, worked, trained, own } = policy.occupationEvidence
    this.occupationEvidence = {
      year: thousandths(year),
      worked: thousandths(worked),
      trained: thousandths(trained),
      own: thousandths(own),
    }
  }

  /** The number of a pair from the points of its two sides: the one place where a power is taken. */
  compose(fit: number, appeal: number): number {
    return Math.round(1000 * this.#fitPower[fit]! * this.#appealPower[appeal]!)
  }

  /** Thousandths; work grows from its starting value to 1 over a year. `evidence` is a place in EVIDENCE. */
  evidence(evidence: number, months: number): number {
    return this.#evidence[evidence * (FULL_MONTHS + 1) + Math.min(months, FULL_MONTHS)]!
  }

  #domainsOf(occupation: string): Set<string> {
    const { skills = [], niceSkills = [] } = this.taxonomy.occupations.get(occupation) ?? {}
    const all = new Set([...skills.map(({ skill }) => skill), ...niceSkills])
    for (const each of all) for (const broader of this.taxonomy.skills.get(each)?.broader ?? []) all.add(broader)
    return new Set([...all].filter((each) => this.taxonomy.skills.get(each)?.kind === 'domain'))
  }

  #strengths(): Int16Array {
    return Int16Array.from({ length: EVIDENCE.length * (FULL_MONTHS + 1) }, (_, at) => {
      const evidence = EVIDENCE[Math.floor(at / (FULL_MONTHS + 1))]!
      const start = thousandths(this.policy.evidence[evidence])
      const grown = Math.round(((WHOLE - start) * (at % (FULL_MONTHS + 1))) / FULL_MONTHS)
      return evidence === 'worked' ? start + grown : start
    })
  }

  #meets(): number[][] {
    const meets = map(this.certificates, (id) => [this.certificates.of(id)])
    for (const [holder, id] of this.certificates.ids.entries()) {
      const covered = new Set(this.taxonomy.certificates.get(id)?.covers ?? [])
      for (const each of covered) for (const further of this.taxonomy.certificates.get(each)?.covers ?? []) covered.add(further)
      for (const each of this.certificates.all([...covered])) if (each !== holder) meets[each]?.push(holder)
    }
    return meets.map((holders) => holders.sort((a, b) => a - b))
  }
}

const books = new WeakMap<Taxonomy, WeakMap<Policy, Book>>()

/** The book of a taxonomy and a policy; made at the first use. */
export function bookOf(taxonomy: Taxonomy, policy: Policy): Book {
  let ofTaxonomy = books.get(taxonomy)
  if (ofTaxonomy === undefined) {
    ofTaxonomy = new WeakMap()
    books.set(taxonomy, ofTaxonomy)
  }
  let book = ofTaxonomy.get(policy)
  if (book === undefined) {
    book = new Book(taxonomy, policy)
    ofTaxonomy.set(policy, book)
  }
  return book
}
