import { type Candidate, candidatesOf } from './candidates.ts'
import { hasSignWord } from './signs.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { ConceptKind, Mention, Spelling, Taxonomy } from './types.ts'

const ALL_KINDS: readonly ConceptKind[] = ['skill', 'certificate', 'occupation', 'programme', 'education', 'major', 'place']
// Every advert asks for traits, so "communicative" tells nothing about what "PT" or "AC" means beside it.
const TELLS_NOTHING = 'umum'

export interface FindOptions {
  /** Kinds to look for; all when not given. */
  readonly kinds?: readonly ConceptKind[] | undefined
  /** What is known about the text besides (a title, a group, a programme): a second sign for its weak spellings. */
  readonly context?: string | undefined
  /** The text is a title or a name of a thing, in which weak spellings count by themselves. */
  readonly title?: boolean | undefined
}

/** What the sure mentions of a text say about its weak and ambiguous ones. */
interface Evidence {
  /** Domain -> how often it is surely mentioned. */
  readonly weight: ReadonlyMap<string, number>
  /** `line domain` pairs. */
  readonly lines: ReadonlySet<string>
  /** Domains that the context speaks of. */
  readonly context: ReadonlySet<string>
  readonly mostlySmall: boolean
}

const domainsOf = (taxonomy: Taxonomy, spelling: Spelling): ReadonlySet<string> =>
  taxonomy.domains.get(`${spelling.kind}:${spelling.id}`) ?? new Set()

/** Longest first, then leftmost; of the rest those that overlap none of them. */
function withoutOverlap(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<ConceptKind, Set<number>>()
  const kept: Candidate[] = []
  for (const candidate of candidates.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    const words = taken.get(candidate.kind) ?? new Set<number>()
    taken.set(candidate.kind, words)
    let free = true
    for (let at = candidate.from; at < candidate.to; at++) free &&= !words.has(at)
    if (!free) continue
    for (let at = candidate.from; at < candidate.to; at++) words.add(at)
    kept.push(candidate)
  }
  return kept
}

const isSure = (candidate: Candidate): boolean => candidate.spellings.length === 1 && candidate.spellings[0]?.weak === false

function evidenceOf(
  taxonomy: Taxonomy,
  text: string,
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  context: ReadonlySet<string>,
): Evidence {
  const weight = new Map<string, number>()
  const lines = new Set<string>()
  for (const candidate of withoutOverlap(candidates.filter(isSure))) {
    for (const spelling of candidate.spellings) {
      for (const domain of domainsOf(taxonomy, spelling)) {
        weight.set(domain, (weight.get(domain) ?? 0) + 1)
        lines.add(`${tokens[candidate.from]?.line} ${domain}`)
      }
    }
  }
  let small = 0
  for (const character of text) small += character >= 'a' && character <= 'z' ? 1 : character >= 'A' && character <= 'Z' ? -1 : 0
  return { weight, lines, context, mostlySmall: small > 0 }
}

/** Domains of all that the context may mean; what stands in a title counts even where it is weak. */
function contextDomains(taxonomy: Taxonomy, context: string | undefined): ReadonlySet<string> {
  if (context === undefined || context === '') return new Set()
  const candidates = withoutOverlap(candidatesOf(taxonomy, context, tokensOf(taxonomy, context), new Set(ALL_KINDS)))
  return new Set(candidates.flatMap(({ spellings }) => spellings.flatMap((spelling) => [...domainsOf(taxonomy, spelling)])))
}

/** Is there a second sign for a weak spelling? Capitals amid small letters, its domain in the context or near, or a word that tells its kind. */
function hasSecondSign(
  taxonomy: Taxonomy,
  text: string,
  tokens: readonly Token[],
  candidate: Candidate,
  spelling: Spelling,
  evidence: Evidence,
): boolean {
  const { from, to } = candidate
  const words = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  const inCapitals = evidence.mostlySmall && words === words.toUpperCase()
  if (spelling.capitals && inCapitals) return true
  const domains = [...domainsOf(taxonomy, spelling)].filter((domain) => domain !== TELLS_NOTHING)
  if (domains.some((domain) => evidence.context.has(domain))) return true
  const line = tokens[from]?.line
  if (domains.some((domain) => (spelling.capitals ? evidence.weight.has(domain) : evidence.lines.has(`${line} ${domain}`))))
    return true
  return hasSignWord(tokens, spelling.kind, from, to)
}

/** The concept that an ambiguous spelling means: the one whose domain the context or the text speaks of most. */
function decide(taxonomy: Taxonomy, spellings: readonly Spelling[], evidence: Evidence): Spelling | undefined {
  const told = (spelling: Spelling): number =>
    [...domainsOf(taxonomy, spelling)].reduce(
      (sum, domain) => sum + (evidence.weight.get(domain) ?? 0) + (evidence.context.has(domain) ? 100 : 0),
      0,
    )
  const best = spellings.toSorted((a, b) => told(b) - told(a) || Number(a.weak) - Number(b.weak))
  return best[0]
}

/**
 * The concepts that a text names: for each kind the longest mentions that do not overlap, in order of their start, with offsets into the text as given.
 * Spellings of one wrong letter are corrected in words of 6 letters and more; weak spellings need a second sign; ambiguous ones go with what stands
 * around them. Reads any text, in time linear in its length.
 */
export function findConcepts(taxonomy: Taxonomy, text: string, options: FindOptions = {}): Mention[] {
  const kinds = new Set(options.kinds ?? ALL_KINDS)
  const tokens = tokensOf(taxonomy, text)
  const all = candidatesOf(taxonomy, text, tokens, new Set(ALL_KINDS))
  const evidence = evidenceOf(taxonomy, text, tokens, all, contextDomains(taxonomy, options.context))
  const chosen = new Map<Candidate, Spelling>()
  for (const candidate of all) {
    if (!kinds.has(candidate.kind)) continue
    // A cell that holds nothing else is a name of a thing, not a word in passing.
    const alone = options.title === true || (candidate.from === 0 && candidate.to === tokens.length)
    const possible = candidate.spellings.filter(
      (spelling) => !spelling.weak || alone || hasSecondSign(taxonomy, text, tokens, candidate, spelling, evidence),
    )
    const spelling = decide(taxonomy, possible, evidence)
    if (spelling !== undefined) chosen.set(candidate, spelling)
  }
  const mentions = withoutOverlap([...chosen.keys()]).map((candidate): Mention => {
    const start = tokens[candidate.from]?.start ?? 0
    const end = tokens[candidate.to - 1]?.end ?? 0
    const corrected = tokens.slice(candidate.from, candidate.to)
    return {
      kind: candidate.kind,
      id: chosen.get(candidate)?.id ?? '',
      start,
      end,
      words: text.slice(start, end),
      corrected: corrected.some((token) => token.corrected !== null)
        ? corrected.map((token) => token.corrected ?? token.word).join(' ')
        : null,
    }
  })
  return mentions.sort((a, b) => a.start - b.start || ALL_KINDS.indexOf(a.kind) - ALL_KINDS.indexOf(b.kind))
}
