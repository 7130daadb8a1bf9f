import { candidatesOf, withoutOverlap } from './candidates.ts'
import { decide, evidenceOf, hasSecondSign } from './evidence.ts'
import { type Chosen, refineCertificates, withoutSubjects } from './refine.ts'
import { type Token, tokensOf } from './tokens.ts'
import { CONCEPT_KINDS, type ConceptKind, type Mention, type Taxonomy } from './types.ts'
import { NOTHING } from './written.ts'

export interface FindOptions {
  /** Kinds to look for; all when not given. */
  readonly kinds?: readonly ConceptKind[] | undefined
  /** What is known about the text besides (a title, a group, a programme): a second sign for its weak spellings. */
  readonly context?: string | undefined
  /** The text is a title or a name of a thing, in which weak spellings count by themselves. */
  readonly title?: boolean | undefined
}

/** Does nothing but room or a full stop part the two, so that one may belong to the other? */
function areTogether(tokens: readonly Token[], a: Chosen, b: Chosen): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a]
  return second.from === first.to && tokens[second.from]?.joined === true
}

/**
 * Beside a sure mention of its kind an ambiguous word is no thing of its own ("operator" before "quality control", "helper" after "teknisi AC"),
 * nor is a weak one after it, which says where or of what ("satpam gudang").
 */
function withoutDecoration(tokens: readonly Token[], chosen: readonly Chosen[]): Chosen[] {
  const isSure = ({ spelling }: Chosen): boolean => !spelling.ambiguous
  const decorates = (candidate: Chosen, other: Chosen | undefined): boolean =>
    other !== undefined && isSure(other) && areTogether(tokens, candidate, other)
  const saysWhere = (candidate: Chosen, before: Chosen | undefined): boolean =>
    before !== undefined &&
    !before.spelling.weak &&
    isSure(before) &&
    before.to === candidate.from &&
    tokens[candidate.from]?.start === (tokens[before.to - 1]?.end ?? 0) + 1
  return chosen.filter((candidate, at) => {
    const [before, after] = [chosen[at - 1], chosen[at + 1]]
    if (candidate.kind === 'occupation' && candidate.spelling.weak && saysWhere(candidate, before)) return false
    return isSure(candidate) || !(decorates(candidate, before) || decorates(candidate, after))
  })
}

/** One mention for each concept that the words name. */
function mentionsOf(text: string, tokens: readonly Token[], { kind, from, to, spelling }: Chosen): Mention[] {
  const start = tokens[from]?.start ?? 0
  const end = tokens[to - 1]?.end ?? 0
  const read = tokens.slice(from, to)
  const corrected = read.some((token) => token.corrected !== null)
    ? read.map((token) => token.corrected ?? token.word).join(' ')
    : null
  const words = text.slice(start, end)
  return [spelling.id, ...spelling.also].map((id) => ({ kind, id, start, end, words, corrected }))
}

/** Every concept of the text, sorted by kind, none overlapping another of its kind. */
function choose(taxonomy: Taxonomy, text: string, tokens: readonly Token[], options: FindOptions): Chosen[] {
  const candidates = candidatesOf(taxonomy, text, tokens)
  const evidence = evidenceOf(taxonomy, text, tokens, candidates, options.context)
  const meant = candidates.flatMap((candidate): Chosen[] => {
    // A cell that holds nothing else is a name of a thing, not a word in passing. A title names work, not a school subject.
    const alone =
      (candidate.from === 0 && candidate.to === tokens.length) || (options.title === true && candidate.kind !== 'major')
    const possible = candidate.spellings.filter(
      (spelling) => !spelling.weak || alone || hasSecondSign(taxonomy, text, tokens, candidate, spelling, evidence),
    )
    const spelling = decide(taxonomy, possible, evidence)
    return spelling === undefined ? [] : [{ ...candidate, spelling }]
  })
  const inOrder = withoutOverlap(meant)
    .filter((candidate) => candidate.spelling.id !== NOTHING)
    .sort((a, b) => a.from - b.from)
  return CONCEPT_KINDS.flatMap((kind) => {
    const ofKind = inOrder.filter((candidate) => candidate.kind === kind)
    return withoutDecoration(tokens, ofKind)
  })
}

/**
 * The concepts that a text names: for each kind the longest mentions that do not overlap, in order of their start, with offsets into the text
 * as given. Words that name several concepts at once ("Microsoft Office") give a mention of each, with the same span. One wrong letter is corrected in words of 6 letters and more; weak spellings need a second sign; ambiguous ones go with what
 * stands around them. Reads any text, in time linear in its length.
 */
export function findConcepts(taxonomy: Taxonomy, text: string, options: FindOptions = {}): Mention[] {
  const tokens = tokensOf(taxonomy, text)
  const found = choose(taxonomy, text, tokens, options)
  const chosen = withoutSubjects(taxonomy, tokens, refineCertificates(taxonomy, tokens, found))
  const kinds = new Set(options.kinds ?? CONCEPT_KINDS)
  return chosen
    .filter((candidate) => kinds.has(candidate.kind))
    .flatMap((candidate) => mentionsOf(text, tokens, candidate))
    .sort((a, b) => a.start - b.start)
}
