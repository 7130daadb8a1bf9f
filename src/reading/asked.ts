import type { Span, Taxonomy } from '../taxonomy/types.ts'
import { type Found, sourceOf } from './found.ts'
import { drivingLicences } from './licences.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import type { ReadConcept, ReadSkill, Source } from './types.ts'

export interface ReadCertificate extends ReadConcept {
  readonly need: 'required' | 'nice'
  /** Certificates of one number are alternatives; null stands alone. */
  readonly either: number | null
}

export interface Asked {
  readonly skills: readonly ReadSkill[]
  readonly certificates: readonly ReadCertificate[]
  /** Concepts named only to say that they are not asked. */
  readonly negated: readonly ReadConcept[]
}

interface Standing {
  readonly scopesOf: (line: Line) => Scopes
  readonly schoolingOf: (line: Line) => readonly Span[]
}

const SILENT = new Set(['company', 'benefits', 'apply', 'terms'])
const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Skills and certificates that the words of an advert ask for or deny, each once, with the strongest way it was said. */
export function askedIn(taxonomy: Taxonomy, lines: readonly Line[], found: readonly Found[], standing: Standing): Asked {
  const skills = new Map<string, ReadSkill>()
  const certificates = new Map<string, ReadCertificate>()
  const negated = new Map<string, Source[]>()
  const deny = (id: string, from: Source): void => void negated.set(id, [...(negated.get(id) ?? []), from])

  const papers = papersIn(lines, found)
  for (const paper of papers) {
    const { line } = paper
    const scopes = standing.scopesOf(line)
    const from = line.words.source(line.start + paper.start, line.start + paper.end)
    if (scopes.isNegated(paper)) deny(paper.id, from)
    else if (
      !SILENT.has(line.section) &&
      (line.section !== 'duties' || /sertifikat|memiliki|lisensi|SIM|SIO|certif/i.test(line.text))
    ) {
      const before = certificates.get(paper.id)
      const nice = line.nice || scopes.isNice(paper)
      certificates.set(paper.id, {
        id: paper.id,
        need: nice && before?.need !== 'required' ? 'nice' : 'required',
        either: before === undefined ? paper.either : before.either,
        from: [...(before?.from ?? []), from],
      })
    }
  }

  for (const one of found) {
    const skill = one.mention.kind === 'skill' ? taxonomy.skills.get(one.mention.id) : undefined
    if (skill === undefined || skill.kind === 'trait' || skill.kind === 'condition') continue
    const { line } = one
    if (SILENT.has(line.section)) continue
    const scopes = standing.scopesOf(line)
    if (scopes.isNegated(one)) {
      deny(skill.id, sourceOf(one))
      continue
    }
    if (scopes.isOthers(one)) continue
    if (standing.schoolingOf(line).some((span) => one.start >= span.start && one.start < span.end)) continue
    if (papers.some((paper) => paper.line === line && covers(paper, one))) continue
    const asked = weighed(line, scopes, one)
    const before = skills.get(skill.id)
    const stronger = before === undefined ? asked : strongest(before, asked)
    skills.set(skill.id, { skill: skill.id, ...stronger, from: [...(before?.from ?? []), sourceOf(one)] })
  }
  for (const id of [...skills.keys()]) if (narrowerAsked(taxonomy, id, skills)) skills.delete(id)
  return {
    skills: [...skills.values()],
    certificates: [...certificates.values()],
    negated: [...negated].filter(([id]) => !skills.has(id) && !certificates.has(id)).map(([id, from]) => ({ id, from })),
  }
}

interface Weighed {
  readonly weight: 1 | 2 | 3
  readonly nice: boolean
}

function weighed(line: Line, scopes: Scopes, span: Span): Weighed {
  if (line.nice || scopes.isNice(span)) return { weight: 1, nice: true }
  if (line.section === 'title') return { weight: 2, nice: false }
  if (line.section === 'requirements') return { weight: scopes.isMust(span) ? 3 : 2, nice: false }
  return { weight: 1, nice: false }
}

/** A plain demand outweighs a preference, and a preference a mere mention among the duties. */
function strongest(a: Weighed, b: Weighed): Weighed {
  const rank = ({ weight, nice }: Weighed): number => (nice ? 1.5 : weight)
  return rank(b) > rank(a) ? b : a
}

/** A domain is not asked beside a skill of its own that is. */
function narrowerAsked(taxonomy: Taxonomy, id: string, asked: ReadonlyMap<string, ReadSkill>): boolean {
  if (taxonomy.skills.get(id)?.kind !== 'domain') return false
  for (const [other, said] of asked) if (other !== id && !said.nice && isUnder(taxonomy, other, id)) return true
  return false
}

function isUnder(taxonomy: Taxonomy, id: string, domain: string): boolean {
  return (taxonomy.skills.get(id)?.broader ?? []).some((parent) => parent === domain || isUnder(taxonomy, parent, domain))
}

interface Paper extends Span {
  readonly id: string
  readonly line: Line
  readonly either: number | null
}

function papersIn(lines: readonly Line[], found: readonly Found[]): Paper[] {
  const papers: Paper[] = []
  let group = 0
  for (const line of lines) {
    const classes = drivingLicences(line.text)
    if (classes.length === 0) continue
    group += 1
    for (const licence of classes) papers.push({ ...licence, line, either: licence.either ? group : null })
  }
  for (const one of found) {
    if (one.mention.kind !== 'certificate') continue
    if (one.mention.id.startsWith('sim-') && papers.some((paper) => paper.line === one.line)) continue
    papers.push({ id: one.mention.id, line: one.line, start: one.start, end: one.end, either: null })
  }
  return papers
}
