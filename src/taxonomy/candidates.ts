import type { Token } from './tokens.ts'
import type { ConceptKind, Spelling, Taxonomy } from './types.ts'

/** Words `from` to `to` (exclusive) of a text are a spelling of one or, where ambiguous, several concepts of a kind. */
export interface Candidate {
  readonly kind: ConceptKind
  readonly from: number
  readonly to: number
  readonly spellings: readonly Spelling[]
}

function* lookUp(taxonomy: Taxonomy, key: string, from: number, to: number): Generator<Candidate> {
  const found = taxonomy.phrases.get(key)
  if (found === undefined) return
  for (const kind of new Set(found.map((spelling) => spelling.kind))) {
    yield { kind, from, to, spellings: found.filter((spelling) => spelling.kind === kind) }
  }
}

/** How far a phrase that begins at the token may reach. */
function reach(tokens: readonly Token[], from: number, longest: number): number {
  let to = from + 1
  while (to < tokens.length && to - from < longest && tokens[to]?.joined === true) to++
  return to
}

// Words whose list shares them: "SIM A/B1" is SIM A and SIM B1, "Teknik Sipil, Mesin" is Teknik Sipil and Teknik Mesin.
const HEADS: ReadonlySet<string> = new Set(
  'sim sio teknik bahasa gada smaw gtaw gmaw welder operator lisensi sertifikat tkbt ant att juru kelas microsoft ms manajemen ilmu barang kemampuan limbah las iso'.split(
    ' ',
  ),
)
const LIST_WORDS: ReadonlySet<string> = new Set(['dan', 'atau', 'and', 'or', 'maupun', 'serta', 'plus'])
const LONGEST_LIST = 8

const keysOf = (tokens: readonly Token[], from: number, to: number): string[] => tokens.slice(from, to).map((token) => token.key)

/** Does a sign of a list stand between two words that follow each other? */
const isListed = (text: string, tokens: readonly Token[], before: number, after: number): boolean =>
  /^\s*[/,&+]\s*$/.test(text.slice(tokens[before]?.end, Math.min(tokens[after]?.start ?? 0, (tokens[before]?.end ?? 0) + 9)))

/** The further members of a list that share the beginning of the phrase before them: "SIM A/B1", "SIO crane kelas I / II". */
function* listMembers(taxonomy: Taxonomy, text: string, tokens: readonly Token[], first: Candidate): Generator<Candidate> {
  if (!HEADS.has(tokens[first.from]?.key ?? '') || first.to - first.from < 2) return
  let at = first.to
  for (let members = 0; members < LONGEST_LIST; members++) {
    const byWord = LIST_WORDS.has(tokens[at]?.key ?? '')
    if (!byWord && !isListed(text, tokens, at - 1, at)) return
    if (byWord) at++
    const found = longestMember(taxonomy, tokens, first, at)
    if (found === undefined) return
    yield found
    at = found.to
  }
}

/** What the words at `from` are when as much as can be of the first member is put before them. */
function longestMember(taxonomy: Taxonomy, tokens: readonly Token[], first: Candidate, from: number): Candidate | undefined {
  const longest = (taxonomy.longest.get(tokens[first.from]?.key ?? '') ?? 1) - 1
  const until = reach(tokens, from, longest)
  for (let shared = first.to - 1; shared > first.from; shared--) {
    const beginning = keysOf(tokens, first.from, shared)
    for (let to = Math.min(until, from + longest + 1 - beginning.length); to > from; to--) {
      const key = [...beginning, ...keysOf(tokens, from, to)].join(' ')
      for (const found of lookUp(taxonomy, key, from, to)) if (found.kind === first.kind) return found
    }
  }
  return undefined
}

/** The members of a list that share the end of the phrase after them: "penerimaan, penyimpanan dan pengiriman barang". */
function* membersBefore(taxonomy: Taxonomy, text: string, tokens: readonly Token[], last: Candidate): Generator<Candidate> {
  if (last.kind !== 'skill' || last.to - last.from < 2) return
  const end = keysOf(tokens, last.from + 1, last.to)
  let next = last.from
  for (let members = 0; members < LONGEST_LIST; members++) {
    const byWord = LIST_WORDS.has(tokens[next - 1]?.key ?? '')
    const at = byWord ? next - 2 : next - 1
    if (at < 0 || tokens[at]?.line !== tokens[next]?.line) return
    if (!byWord && !isListed(text, tokens, at, next)) return
    const key = [tokens[at]?.key, ...end].join(' ')
    const found = [...lookUp(taxonomy, key, at, at + 1)].find(({ kind }) => kind === last.kind)
    if (found === undefined) return
    yield found
    next = at
  }
}

/** Everything in the text that is a spelling of something, overlapping ones too. Looks at each word a bounded number of times. */
export function candidatesOf(taxonomy: Taxonomy, text: string, tokens: readonly Token[]): Candidate[] {
  const candidates: Candidate[] = []
  for (let from = 0; from < tokens.length; from++) {
    const longest = taxonomy.longest.get(tokens[from]?.key ?? '')
    if (longest === undefined) continue
    for (let to = reach(tokens, from, longest); to > from; to--) {
      const key = keysOf(tokens, from, to).join(' ')
      for (const found of lookUp(taxonomy, key, from, to)) {
        candidates.push(found, ...listMembers(taxonomy, text, tokens, found), ...membersBefore(taxonomy, text, tokens, found))
      }
    }
  }
  return candidates
}

/** Longest first, then leftmost; of the rest, those that overlap none of their kind. */
export function withoutOverlap<T extends Candidate>(candidates: readonly T[]): T[] {
  const taken = new Map<ConceptKind, Set<number>>()
  const kept: T[] = []
  for (const candidate of candidates.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    const words = taken.get(candidate.kind) ?? new Set<number>()
    taken.set(candidate.kind, words)
    const own = Array.from({ length: candidate.to - candidate.from }, (_, at) => candidate.from + at)
    if (own.some((at) => words.has(at))) continue
    for (const at of own) words.add(at)
    kept.push(candidate)
  }
  return kept
}
