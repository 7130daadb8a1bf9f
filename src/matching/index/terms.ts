import { type Book, EVIDENCE } from '../score/book.ts'
import { type Held, hasNeverWorked } from '../score/held.ts'

const A_YEAR = 12
const [CERTIFIED, TRAINED, OWN] = [EVIDENCE.indexOf('certified'), EVIDENCE.indexOf('trained'), EVIDENCE.indexOf('own')]

/**
 * What the postings list profiles by: each skill at a level of evidence, each paper, programme, major, occupation worked (a year or less),
 * occupation aimed at, and what a profile is silent about.
 */
export class Terms {
  /** Most that evidence of each level can be worth, thousandths, ascending. */
  readonly levels: readonly number[]
  readonly #certificates: number
  readonly #majors: number
  readonly #programmes: number
  readonly #worked: number
  readonly #aims: number
  /** States no occupation that was understood. */
  readonly noOccupation: number
  /** States nothing about certificates. */
  readonly noPapers: number
  readonly size: number

  constructor(private readonly book: Book) {
    const levels = new Set([book.evidence(OWN, 0), book.evidence(TRAINED, 0), Math.max(1000, book.evidence(CERTIFIED, 0))])
    this.levels = [...levels].sort((a, b) => a - b)
    this.#certificates = book.skills.size * this.levels.length
    this.#majors = this.#certificates + book.certificates.size
    this.#programmes = this.#majors + book.majors.size
    this.#worked = this.#programmes + book.programmes.size
    this.#aims = this.#worked + 2 * book.occupations.size
    this.noOccupation = this.#aims + book.occupations.size
    this.noPapers = this.noOccupation + 1
    this.size = this.noPapers + 1
  }

  skill = (skill: number, level: number): number => skill * this.levels.length + level
  certificate = (certificate: number): number => this.#certificates + certificate
  major = (major: number): number => this.#majors + major
  programme = (programme: number): number => this.#programmes + programme
  worked = (occupation: number, year: boolean): number => this.#worked + 2 * occupation + (year ? 1 : 0)
  aim = (occupation: number): number => this.#aims + occupation

  /** Calls `add` with every term of a profile. */
  of(held: Held, add: (term: number) => void): void {
    for (let at = 0; at < held.skills.length; at += 1) {
      const strength = this.book.evidence(held.skillEvidence[at]!, held.skillMonths[at]!)
      add(
        this.skill(
          held.skills[at]!,
          this.levels.findIndex((level) => strength <= level),
        ),
      )
    }
    for (const certificate of held.certificates) add(this.certificate(certificate))
    for (const major of held.majors) add(this.major(major))
    if (held.programme >= 0) add(this.programme(held.programme))
    for (const aim of held.aims) add(this.aim(aim))
    this.#ofWork(held, add)
    if (held.certificates.length === 0 && held.lackedCertificates.length === 0) add(this.noPapers)
  }

  #ofWork(held: Held, add: (term: number) => void): void {
    let understood = held.programme >= 0 && this.book.programmeOccupations[held.programme]!.length > 0
    for (const occupation of held.worked) {
      if (occupation < 0) continue
      understood = true
      let months = 0
      for (let at = 0; at < held.worked.length; at += 1)
        if (held.worked[at] === occupation) months += Math.max(0, held.workedMonths[at]!)
      add(this.worked(occupation, months >= A_YEAR))
    }
    if (!understood && held.aims.length === 0 && !hasNeverWorked(held)) add(this.noOccupation)
  }
}
