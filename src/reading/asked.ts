import type { Span, Taxonomy } from '../taxonomy/types.ts'
import { byLine, type Found, sourceOf, withSource } from './found.ts'
import type { Line } from './lines.ts'
import { papersIn } from './papers.ts'
import { isOfFirm, isOthersTrade, isRepaired, isScenery } from './scenery.ts'
import type { Scopes } from './scope.ts'
import type { ReadConcept, ReadSkill, Source } from './types.ts'

interface ReadCertificate extends ReadConcept {
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
  /** Occupations the advert hires for. */
  readonly wanted: ReadonlySet<string>
}

const SILENT = new Set(['company', 'benefits', 'apply', 'terms'])
const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Skills and certificates that the words of an advert ask for or deny, each once, with the strongest way it was said. */
export function askedIn(taxonomy: Taxonomy, lines: readonly Line[], found: readonly Found[], standing: Standing): Asked {
  const skills = new Map<string, ReadSkill>()
  const certificates = new Map<string, ReadCertificate>()
  const negated = new Map<string, readonly Source[]>()
  const deny = (id: string, from: Source): void => void negated.set(id, withSource(negated.get(id), from))

  const papers = papersIn(taxonomy, lines, found, standing.wanted)
  const papersOf = byLine(papers)
  const jobsOf = byLine(found.filter((one) => one.mention.kind === 'occupation'))
  for (const paper of papers) {
    const { line } = paper
    const scopes = standing.scopesOf(line)
    const from = line.words.source(line.start + paper.start, line.start + paper.end)
    if (scopes.isNegated(paper)) deny(paper.id, from)
    else if (asksForPapers(line) && !isToCome(line.text, paper)) {
      const before = certificates.get(paper.id)
      const nice = line.nice || scopes.isNice(paper) || OR_PAPER.test(line.text.slice(0, paper.start))
      certificates.set(paper.id, {
        id: paper.id,
        need: nice && before?.need !== 'required' ? 'nice' : 'required',
        either: before === undefined ? paper.either : before.either,
        from: withSource(before?.from, from),
      })
    }
  }

  for (const one of found) {
    const skill = one.mention.kind === 'skill' ? taxonomy.skills.get(one.mention.id) : undefined
    if (skill === undefined || skill.kind === 'trait' || skill.kind === 'condition' || skill.id === 'umum') continue
    const { line } = one
    if (SILENT.has(line.section)) continue
    const scopes = standing.scopesOf(line)
    if (scopes.isNegated(one)) {
      deny(skill.id, sourceOf(one))
      continue
    }
    if (scopes.isOthers(one) || isScenery(one) || isOfFirm(one) || isRepaired(taxonomy, one)) continue
    if (line.section !== 'title' && isOthersTrade(one, jobsOf.get(line) ?? [], standing.wanted)) continue
    if (standing.schoolingOf(line).some((span) => one.start >= span.start && one.start < span.end)) continue
    if (papersOf.get(line)?.some((paper) => covers(paper, one))) continue
    const asked = weighed(line, scopes, one)
    const before = skills.get(skill.id)
    const stronger = before === undefined ? asked : strongest(before, asked)
    skills.set(skill.id, { skill: skill.id, ...stronger, from: withSource(before?.from, sourceOf(one)) })
  }
  return {
    skills: [...skills.values()],
    certificates: [...certificates.values()],
    negated: [...negated].filter(([id]) => !skills.has(id) && !certificates.has(id)).map(([id, from]) => ({ id, from })),
  }
}

// "Lulusan SMK atau punya sertifikat": the paper is one way in, not the only one.
const OR_PAPER = /(?<!\p{L})(?:atau|or)\s{1,2}(?:yang )?(?:punya|memiliki|mempunyai|have|has)\s{1,2}(?:\p{L}{2,12}\s){0,1}$/iu
// "Siap MCU" is no paper to bring.
const TO_COME = /(?<!\p{L})(?:siap|bersedia|lulus|mengikuti|ikut|akan|tes|dilakukan|menjalani)\s{1,2}(?:\p{L}{2,10}\s){0,2}$/iu

// "Dapat sertifikat pelatihan", "SIMPER dibuatkan perusahaan": what the employer sees to.
const GIVEN_BEFORE =
  /(?<!\p{L})(?:dapat|mendapat(?:kan)?|memperoleh|diberikan|dibekali|receive|get)\s{1,2}(?:\p{L}{2,10}\s){0,1}$/iu
const GIVEN_AFTER =
  /^\s{1,2}(?:\p{L}{2,12}\s){0,2}(?:(?:akan |nanti )?(?:dibuatkan|diuruskan|diurus|diberikan|ditanggung|dibiayai|diterbitkan|difasilitasi)|dari (?:perusahaan|kami|site)|provided)(?!\p{L})/iu

const isToCome = (text: string, { start, end }: Span): boolean => {
  const before = text.slice(0, start)
  return TO_COME.test(before) || GIVEN_BEFORE.test(before) || GIVEN_AFTER.test(text.slice(end, end + 50))
}

// Among the duties a paper is more often handled than asked for.
const HOLDS = /sertifikat|memiliki|lisensi|SIM|SIO|certif|licen[cs]e/i

function asksForPapers(line: Line): boolean {
  if (line.section === 'duties') return HOLDS.test(line.text)
  // Papers to send in with the letter (SKCK, a health note) are asked for where the letter is.
  if (line.section === 'apply') return true
  return !SILENT.has(line.section)
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

/** A plain demand and a duty outweigh a preference: what is done every day is not merely preferred. */
function strongest(a: Weighed, b: Weighed): Weighed {
  const rank = ({ weight, nice }: Weighed): number => (nice ? 0 : weight)
  return rank(b) > rank(a) ? b : a
}
