import { type Candidate, candidatesOf, withoutOverlap } from './candidates.ts'
import { hasSignWord } from './signs.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { Spelling, Taxonomy } from './types.ts'

// Every advert asks for traits, so "communicative" tells nothing about what "PT" or "AC" means beside it.
const TELLS_NOTHING = 'umum'
// What the title says outweighs what the text says in passing; the very skill outweighs another of its domain.
const CONTEXT_WEIGHT = 100
const SKILL_WEIGHT = 2

/** What the sure mentions of a text, and its context, say about its weak and ambiguous spellings. */
export interface Evidence {
  /** Skill or domain -> how often it is surely mentioned. */
  readonly weight: ReadonlyMap<string, number>
  /** `line domain` pairs of sure mentions. */
  readonly lines: ReadonlySet<string>
  /** Skill or domain -> its share of what the context may speak of, from 0 to 1. */
  readonly context: ReadonlyMap<string, number>
  /** The text is mostly in small letters, so that capitals in it tell something. */
  readonly mostlySmall: boolean
}

const conceptsOf = ({ kind, id, also }: Spelling): string[] => [id, ...also].map((one) => `${kind}:${one}`)
const domainsOf = (taxonomy: Taxonomy, spelling: Spelling): readonly string[] =>
  conceptsOf(spelling)
    .flatMap((concept) => [...(taxonomy.domains.get(concept) ?? [])])
    .filter((domain) => domain !== TELLS_NOTHING)
const aboutOf = (taxonomy: Taxonomy, spelling: Spelling): readonly string[] =>
  conceptsOf(spelling).flatMap((concept) => taxonomy.about.get(concept) ?? [])

const isSure = (candidate: Candidate): boolean => candidate.spellings.length === 1 && candidate.spellings[0]?.weak === false

/** What the context (a title, a trade) may mean; there weak spellings count, since it holds little else. */
function contextOf(taxonomy: Taxonomy, context: string | undefined): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  if (context === undefined || context === '') return shares
  const candidates = withoutOverlap(candidatesOf(taxonomy, context, tokensOf(taxonomy, context)))
  for (const { spellings } of candidates) {
    const ids = new Set(spellings.flatMap((spelling) => [...aboutOf(taxonomy, spelling), ...domainsOf(taxonomy, spelling)]))
    for (const id of ids) shares.set(id, (shares.get(id) ?? 0) + 1 / candidates.length)
  }
  return shares
}

/** Gathers what is sure in the text and its context. */
export function evidenceOf(
  taxonomy: Taxonomy,
  text: string,
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  context: string | undefined,
): Evidence {
  const weight = new Map<string, number>()
  const lines = new Set<string>()
  const count = (id: string): void => void weight.set(id, (weight.get(id) ?? 0) + 1)
  for (const { from, spellings } of withoutOverlap(candidates.filter(isSure))) {
    for (const spelling of spellings) {
      const domains = new Set(domainsOf(taxonomy, spelling))
      for (const domain of domains) lines.add(`${tokens[from]?.line} ${domain}`)
      for (const id of new Set([...domains, ...aboutOf(taxonomy, spelling)])) count(id)
    }
  }
  let small = 0
  for (const character of text) small += character >= 'a' && character <= 'z' ? 1 : character >= 'A' && character <= 'Z' ? -1 : 0
  return { weight, lines, context: contextOf(taxonomy, context), mostlySmall: small > 0 }
}

/** Is there a second sign for a weak spelling: capitals amid small letters, its domain in the context or near, or a word that tells its kind? */
export function hasSecondSign(
  taxonomy: Taxonomy,
  text: string,
  tokens: readonly Token[],
  { from, to }: Candidate,
  spelling: Spelling,
  evidence: Evidence,
): boolean {
  // That a text is about electrical work does not make "listrik" in it a school subject or a course.
  if (spelling.kind === 'major' || spelling.kind === 'programme') return hasSignWord(taxonomy, tokens, spelling.kind, from, to)
  const words = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  if (spelling.capitals && evidence.mostlySmall && words === words.toUpperCase()) return true
  const domains = domainsOf(taxonomy, spelling)
  if (domains.some((domain) => evidence.context.has(domain))) return true
  const line = tokens[from]?.line
  const near = (domain: string): boolean =>
    spelling.capitals ? evidence.weight.has(domain) : evidence.lines.has(`${line} ${domain}`)
  return domains.some(near) || hasSignWord(taxonomy, tokens, spelling.kind, from, to)
}

/**
 * The concept that an ambiguous spelling means: what the context or the text speaks of most; else the first that is not weak; and none where
 * every one of several is weak and nothing tells ("memiliki SIO" without a machine).
 */
export function decide(taxonomy: Taxonomy, spellings: readonly Spelling[], evidence: Evidence): Spelling | undefined {
  if (spellings.length < 2) return spellings[0]
  const told = (id: string): number => (evidence.weight.get(id) ?? 0) + CONTEXT_WEIGHT * (evidence.context.get(id) ?? 0)
  const score = (spelling: Spelling): number => {
    const domains = domainsOf(taxonomy, spelling)
    // A domain is told by every mention in it; counted as a skill as well it would outweigh the skills that tell trades apart.
    const skills = aboutOf(taxonomy, spelling).filter((id) => !domains.includes(id))
    return Math.max(0, ...domains.map(told)) + SKILL_WEIGHT * Math.max(0, ...skills.map(told))
  }
  const best = spellings.toSorted((a, b) => score(b) - score(a) || Number(a.weak) - Number(b.weak))[0]
  return best === undefined || (best.weak && score(best) === 0) ? undefined : best
}
