import type { Held } from '../score/held.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'

// A packed profile is: id, head (all that gates and appeal read), body (work and skills), words. Groups that most profiles leave
// empty take a bit each.
const LOOKING = 1
const ANYWHERE = 2
const LIVES_IN_KNOWN = 4
const LIVES_IN = 8
const HAS_WORDS = 16

// Which groups follow the head; each is a bit.
const [REFUSES, CONDITIONS, CONTRACTS, SECTORS] = [1, 2, 4, 8] as const
const [MAJORS, AIMS, PLACES, LACKED_SKILLS, LACKED_CERTIFICATES] = [16, 32, 64, 128, 256] as const
const [WAGE, CERTIFICATES] = [512, 1024] as const

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
  return (
    (held.refuses !== 0 ? REFUSES : 0) |
    (held.wishedConditions !== 0 ? CONDITIONS : 0) |
    (held.wishedContracts !== 0 ? CONTRACTS : 0) |
    (held.wishedSectors !== 0 ? SECTORS : 0) |
    (held.majors.length > 0 ? MAJORS : 0) |
    (held.aims.length > 0 ? AIMS : 0) |
    (held.places.length > 0 ? PLACES : 0) |
    (held.lackedSkills.length > 0 ? LACKED_SKILLS : 0) |
    (held.lackedCertificates.length > 0 ? LACKED_CERTIFICATES : 0) |
    (held.wage >= 0 ? WAGE : 0) |
    (held.certificates.length > 0 ? CERTIFICATES : 0)
  )
}

/** Writes a profile and the ascending numbers of its words. */
export function pack(out: ByteWriter, held: Held, words: readonly number[]): void {
  out.text(held.id)
  packHead(out, held)
  packBody(out, held)
  out.ascending(words)
}

function packHead(out: ByteWriter, held: Held): void {
  out.number(flagsOf(held))
  out.number(held.education + 1)
  out.number(held.programme + 1)
  out.number(held.home + 1)
  out.number(groupsOf(held))
  if (held.refuses !== 0) out.number(held.refuses)
  if (held.wishedConditions !== 0) out.number(held.wishedConditions)
  if (held.wishedContracts !== 0) out.number(held.wishedContracts)
  if (held.wishedSectors !== 0) out.number(held.wishedSectors)
  if (held.majors.length > 0) out.ascending(held.majors)
  if (held.aims.length > 0) out.ascending(held.aims)
  if (held.places.length > 0) out.ascending(held.places)
  if (held.lackedSkills.length > 0) out.ascending(held.lackedSkills)
  if (held.lackedCertificates.length > 0) out.ascending(held.lackedCertificates)
  if (held.wage >= 0) out.number(held.wage)
  if (held.certificates.length > 0) out.number(held.certificates.length)
  for (let at = 0; at < held.certificates.length; at += 1) {
    out.number(held.certificates[at]!)
    out.number((held.certificateUntil[at]! + 1) * 2 + (held.certificateLapsed[at]! ? 1 : 0))
  }
}

function packBody(out: ByteWriter, held: Held): void {
  out.number(held.worked.length)
  for (let at = 0; at < held.worked.length; at += 1) {
    out.number(held.worked[at]! + 1)
    out.number(held.workedMonths[at]! + 1)
  }
  out.number(held.skills.length)
  // Ascending skills need one byte each where unsorted ones need two.
  const order = held.skills.map((skill, at) => skill * held.skills.length + at).sort((a, b) => a - b)
  let before = 0
  for (const place of order) {
    const at = place % held.skills.length
    out.number(held.skills[at]! - before)
    out.number(held.skillMonths[at]! * 4 + held.skillEvidence[at]!)
    before = held.skills[at]!
  }
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
  held.refuses = (groups & REFUSES) === 0 ? 0 : from.number()
  held.wishedConditions = (groups & CONDITIONS) === 0 ? 0 : from.number()
  held.wishedContracts = (groups & CONTRACTS) === 0 ? 0 : from.number()
  held.wishedSectors = (groups & SECTORS) === 0 ? 0 : from.number()
  readList(from, held.majors, groups & MAJORS)
  readList(from, held.aims, groups & AIMS)
  readList(from, held.places, groups & PLACES)
  readList(from, held.lackedSkills, groups & LACKED_SKILLS)
  readList(from, held.lackedCertificates, groups & LACKED_CERTIFICATES)
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
