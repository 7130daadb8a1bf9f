import type { ByteReader, ByteWriter } from './bytes.ts'
import type { Held } from './held.ts'

// A packed profile is: id, head (all that gates and appeal read), body (work and skills), words. Groups that most profiles leave
// empty take a bit each.
const LOOKING = 1
const ANYWHERE = 2
const LIVES_IN_KNOWN = 4
const LIVES_IN = 8
const HAS_WORDS = 16

const LISTS = ['majors', 'aims', 'places', 'lackedSkills', 'lackedCertificates'] as const
const MASKS = ['refuses', 'wishedConditions', 'wishedContracts', 'wishedSectors'] as const
const WAGE = 1 << (LISTS.length + MASKS.length)
const CERTIFICATES = WAGE * 2

function flagsOf(held: Held): number {
  return (
    (held.looking ? LOOKING : 0) |
    (held.anywhere ? ANYWHERE : 0) |
    (held.liveIn === null ? 0 : LIVES_IN_KNOWN) |
    (held.liveIn === true ? LIVES_IN : 0) |
    (held.hasWords ? HAS_WORDS : 0)
  )
}

function groupsOf(held: Held): number {
  let groups = (held.wage >= 0 ? WAGE : 0) | (held.certificates.length > 0 ? CERTIFICATES : 0)
  for (const [bit, mask] of MASKS.entries()) if (held[mask] !== 0) groups |= 1 << bit
  for (const [bit, list] of LISTS.entries()) if (held[list].length > 0) groups |= 1 << (MASKS.length + bit)
  return groups
}

/** Writes a profile and the ascending numbers of its words. */
export function pack(out: ByteWriter, held: Held, words: readonly number[]): void {
  out.text(held.id)
  out.number(flagsOf(held))
  out.number(held.education + 1)
  out.number(held.programme + 1)
  out.number(held.home + 1)
  out.number(groupsOf(held))
  for (const mask of MASKS) if (held[mask] !== 0) out.number(held[mask])
  for (const list of LISTS) if (held[list].length > 0) out.ascending(held[list])
  if (held.wage >= 0) out.number(held.wage)
  if (held.certificates.length > 0) {
    out.number(held.certificates.length)
    for (const [at, certificate] of held.certificates.entries()) {
      out.number(certificate)
      out.number((held.certificateUntil[at]! + 1) * 2 + (held.certificateLapsed[at]! ? 1 : 0))
    }
  }
  out.number(held.worked.length)
  for (const [at, occupation] of held.worked.entries()) {
    out.number(occupation + 1)
    out.number(held.workedMonths[at]! + 1)
  }
  out.number(held.skills.length)
  let before = 0
  for (const at of [...held.skills.keys()].sort((a, b) => held.skills[a]! - held.skills[b]!)) {
    out.number(held.skills[at]! - before)
    out.number(held.skillMonths[at]! * 4 + held.skillEvidence[at]!)
    before = held.skills[at]!
  }
  out.ascending(words)
}

// Setting the length to 0 would throw the room of a list away with its numbers.
function empty(list: unknown[]): void {
  while (list.length > 0) list.pop()
}

const readList = (from: ByteReader, list: number[], isThere: number): void => {
  empty(list)
  if (isThere !== 0) from.ascendingInto(list)
}

/** Reads what gates and appeal need; leaves the reader at the body. */
export function unpackHead(from: ByteReader, held: Held): void {
  const flags = from.number()
  held.looking = (flags & LOOKING) !== 0
  held.anywhere = (flags & ANYWHERE) !== 0
  held.liveIn = (flags & LIVES_IN_KNOWN) === 0 ? null : (flags & LIVES_IN) !== 0
  held.hasWords = (flags & HAS_WORDS) !== 0
  held.education = from.number() - 1
  held.programme = from.number() - 1
  held.home = from.number() - 1
  const groups = from.number()
  held.refuses = (groups & 1) === 0 ? 0 : from.number()
  held.wishedConditions = (groups & 2) === 0 ? 0 : from.number()
  held.wishedContracts = (groups & 4) === 0 ? 0 : from.number()
  held.wishedSectors = (groups & 8) === 0 ? 0 : from.number()
  readList(from, held.majors, groups & 16)
  readList(from, held.aims, groups & 32)
  readList(from, held.places, groups & 64)
  readList(from, held.lackedSkills, groups & 128)
  readList(from, held.lackedCertificates, groups & 256)
  held.wage = (groups & WAGE) === 0 ? -1 : from.number()
  empty(held.certificates)
  empty(held.certificateUntil)
  empty(held.certificateLapsed)
  for (let left = (groups & CERTIFICATES) === 0 ? 0 : from.number(); left > 0; left -= 1) {
    held.certificates.push(from.number())
    const until = from.number()
    held.certificateUntil.push((until >>> 1) - 1)
    held.certificateLapsed.push((until & 1) === 1)
  }
}

/** Reads work and skills; leaves the reader at the words. */
export function unpackBody(from: ByteReader, held: Held): void {
  empty(held.worked)
  empty(held.workedMonths)
  for (let left = from.number(); left > 0; left -= 1) {
    held.worked.push(from.number() - 1)
    held.workedMonths.push(from.number() - 1)
  }
  empty(held.skills)
  empty(held.skillEvidence)
  empty(held.skillMonths)
  let skill = 0
  for (let left = from.number(); left > 0; left -= 1) {
    skill += from.number()
    held.skills.push(skill)
    const evidence = from.number()
    held.skillEvidence.push(evidence & 3)
    held.skillMonths.push(evidence >>> 2)
  }
}
