import type { Candidate } from './candidates.ts'
import { hasSignWord } from './signs.ts'
import type { Token } from './tokens.ts'
import type { Spelling, Taxonomy } from './types.ts'

export type Chosen = Candidate & { readonly spelling: Spelling }

const NEAR = 8

/** The certificate of the same kind that meets the general one and proves one of the skills. */
function specificFor(taxonomy: Taxonomy, general: string, skills: readonly string[]): string | undefined {
  const { kind } = taxonomy.certificates.get(general) ?? {}
  for (const certificate of taxonomy.certificates.values()) {
    const isSpecific = certificate.kind === kind && certificate.covers.includes(general)
    if (isSpecific && certificate.proves.some((skill) => skills.includes(skill))) return certificate.id
  }
  return undefined
}

const gap = (a: Candidate, b: Candidate): number => Math.max(a.from - b.to, b.from - a.to, 0)

/** "Teknisi AC Residensial (BNSP)": a certificate named in general is that of the trade named beside it in the same line. */
export function refineCertificates(taxonomy: Taxonomy, tokens: readonly Token[], chosen: readonly Chosen[]): Chosen[] {
  return chosen.map((candidate) => {
    if (candidate.kind !== 'certificate' || !taxonomy.generalCertificates.has(candidate.spelling.id)) return candidate
    const line = tokens[candidate.from]?.line
    const near = chosen
      .filter((other) => (other.kind === 'skill' || other.kind === 'programme') && tokens[other.from]?.line === line)
      .filter((other) => gap(candidate, other) <= NEAR)
      .sort((a, b) => gap(candidate, a) - gap(candidate, b))
    for (const { kind, spelling } of near) {
      const id = specificFor(taxonomy, candidate.spelling.id, taxonomy.about.get(`${kind}:${spelling.id}`) ?? [])
      if (id !== undefined) return { ...candidate, spelling: { ...candidate.spelling, id } }
    }
    return candidate
  })
}

/** "Jurusan Bahasa Mandarin" names a school subject: the skill of the same words is not asked beside it. */
export function withoutSubjects(taxonomy: Taxonomy, tokens: readonly Token[], chosen: readonly Chosen[]): Chosen[] {
  const subjects = new Set<number>()
  for (const { kind, from, to } of chosen) {
    if (kind !== 'major' || !hasSignWord(taxonomy, tokens, 'major', from, to)) continue
    for (let at = from; at < to; at++) subjects.add(at)
  }
  return chosen.filter(({ kind, from }) => kind !== 'skill' || !subjects.has(from))
}
