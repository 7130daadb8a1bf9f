import type { Gate, Vacancy } from '../types.ts'
import type { Book } from './book.ts'
import type { Held } from './held.ts'

/** A paper that a vacancy, or the law for its occupation, requires; any one of the accepted certificates is enough. */
export interface Requirement {
  /** By number of certificate: holding it meets the requirement. */
  readonly accepts: Uint8Array
  /** By number of certificate: who says not to have it cannot meet the requirement. */
  readonly deniedBy: Uint8Array
  /** False for papers that anyone can get, such as a police record: these are asked about and never refuse. */
  readonly hard: boolean
  readonly byLaw: boolean
  readonly passed: Gate
  readonly unknown: Gate
  readonly undated: Gate
  readonly missing: Gate
  /** By number of certificate. */
  readonly lapsed: readonly (Gate | undefined)[]
}

// A site permit is issued by the site after hiring (SIMPER, KIMPER), so nobody can be asked to bring it.
const NEVER = 'site-permit'
const SOFT: ReadonlySet<string> = new Set(['document', 'identity'])

function requirement(book: Book, asked: readonly string[], byLaw: boolean): Requirement | null {
  const known = book.certificates.all(asked.filter((id) => book.taxonomy.certificates.get(id)?.kind !== NEVER))
  const first = asked.find((id) => known.includes(book.certificates.of(id)))
  if (first === undefined) return null
  const hard = known.some((number) => !SOFT.has(book.taxonomy.certificates.get(book.certificates.ids[number] ?? '')?.kind ?? ''))
  const accepts = new Uint8Array(book.certificates.size)
  for (const number of known) for (const holder of book.meets[number] ?? []) accepts[holder] = 1
  // "belum punya SIM A" says that a SIM B1, which covers it, is not held either; all accepted papers must be denied in this way.
  const deniedBy = new Uint8Array(book.certificates.size)
  if (known.length === 1)
    for (let lacked = 0; lacked < deniedBy.length; lacked += 1) if (book.meets[lacked]?.includes(known[0]!)) deniedBy[lacked] = 1
  const name = 'certificate' as const
  const unknown: Gate = { name, is: 'unknown', ask: 'ask_certificate', about: first }
  return {
    accepts,
    deniedBy,
    hard,
    byLaw,
    passed: { name, is: 'passed', about: first },
    unknown,
    undated: { name, is: 'unknown', ask: 'ask_certificate_date', about: first },
    missing: hard
      ? { name, is: 'failed', why: 'certificate_missing', cure: { do: 'get-certificate', certificate: first }, about: first }
      : unknown,
    lapsed: book.certificates.ids.map((certificate, number): Gate | undefined => {
      if (accepts[number] === 0) return undefined
      return hard
        ? { name, is: 'failed', why: 'certificate_lapsed', cure: { do: 'renew-certificate', certificate }, about: certificate }
        : unknown
    }),
  }
}

const isWithin = (some: Uint8Array, all: Uint8Array): boolean => some.every((is, number) => is === 0 || all[number] === 1)

/** What a vacancy requires on paper: each paper it asks for and, unless one of these is at least as strict, what the law demands for its occupation. */
export function requirementsOf(book: Book, vacancy: Vacancy): Requirement[] {
  const named = new Set(vacancy.certificates.filter((each) => each.need === 'required').map((each) => each.certificate))
  const asked = [...named].sort().flatMap((id) => requirement(book, [id], false) ?? [])
  const byLaw = requirement(book, book.taxonomy.occupations.get(vacancy.occupations[0] ?? '')?.legalCertificates ?? [], true)
  if (byLaw === null) return asked
  const strict = (each: Requirement): boolean => isWithin(each.accepts, byLaw.accepts)
  return asked.some(strict) ? asked.map((each) => (strict(each) ? { ...each, byLaw: true } : each)) : [...asked, byLaw]
}

/**
 * Whether one paper is held and valid on a day. One that is held without a date, though its kind expires, is asked about. Who says nothing
 * at all of certificates may have a paper that is merely asked; one that the law requires has to be shown.
 */
export function paperGate(book: Book, held: Held, required: Requirement, day: number): Gate {
  let undated = false
  let lapsed = -1
  for (let at = 0; at < held.certificates.length; at += 1) {
    const certificate = held.certificates[at]!
    if (required.accepts[certificate] === 0) continue
    if (hasLapsed(held, at, day)) lapsed = lapsed < 0 ? certificate : Math.min(lapsed, certificate)
    else if (held.certificateUntil[at]! < 0 && book.expires[certificate]) undated = true
    else return required.passed
  }
  if (undated) return required.undated
  if (lapsed >= 0) return required.lapsed[lapsed]!
  if (!required.hard) return required.unknown
  const denied = held.lackedCertificates.some((certificate) => required.deniedBy[certificate] === 1)
  const saidNothing = held.certificates.length === 0 && held.lackedCertificates.length === 0
  return saidNothing && !denied && !required.byLaw ? required.unknown : required.missing
}

/** A certificate that was said to have lapsed, or whose printed date is before the day. */
export const hasLapsed = (held: Held, at: number, day: number): boolean =>
  held.certificateLapsed[at]! || (held.certificateUntil[at]! >= 0 && held.certificateUntil[at]! < day)
