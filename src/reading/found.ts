import { type FindOptions, findConcepts } from '../taxonomy/concepts.ts'
import type { Mention, Taxonomy } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import { type Scopes, scopesOf } from './scope.ts'
import type { Source } from './types.ts'

/** A concept in the line it stands in; `start` and `end` count the line's text. */
export interface Found {
  readonly mention: Mention
  readonly line: Line
  readonly start: number
  readonly end: number
}

export const sourceOf = (found: Found): Source =>
  found.line.words.source(found.line.start + found.start, found.line.start + found.end)

/**
 * The concepts of a field, line by line. The lines are looked up together, so that one line can be the second sign for a weak word in
 * another, and parted by line ends, so that no phrase runs from one demand into the next.
 */
export function conceptsIn(taxonomy: Taxonomy, lines: readonly Line[], options: FindOptions): Found[] {
  let parted = ''
  for (const line of lines) {
    if (line.start > parted.length) parted += '\n'.repeat(line.start - parted.length)
    parted += line.text.replaceAll('\n', ' ')
  }
  const found: Found[] = []
  let at = 0
  for (const mention of findConcepts(taxonomy, parted, options)) {
    while (at < lines.length && (lines[at]?.end ?? 0) <= mention.start) at += 1
    const line = lines[at]
    if (line === undefined) break
    if (mention.start < line.start || mention.end > line.end) continue
    found.push({ mention, line, start: mention.start - line.start, end: mention.end - line.start })
  }
  return withoutStrayPositions(withoutBroken(taxonomy, found))
}

// "3G" by itself is read as electrode welding; beside another process ("GTAW 3G") it is a position of that one.
const POSITION = /^\d ?[FG](?![\p{L}\d])/iu
const ELECTRODE = /(?<!\p{L})(?:smaw|elektroda|electrode|listrik|stick)(?!\p{L})/iu

function withoutStrayPositions(found: readonly Found[]): Found[] {
  const others = new Set(
    found.filter(({ mention }) => /^las-(?:gtaw|gmaw|fcaw|saw|kombinasi)/.test(mention.id)).map(({ line }) => line),
  )
  return found.filter(
    ({ mention, line }) =>
      !(mention.id.startsWith('las-smaw-') && POSITION.test(mention.words) && others.has(line) && !ELECTRODE.test(line.text)),
  )
}

// Posts of any trade: what follows them says of which.
const POST = /^(?:teknisi|technician|operator|opr)$/i
const NEXT = 20

/**
 * No trade ends in the middle of a name of something else ("mekanik" and not "mekanik mesin" in "mekanik mesin jahit"), and a post of any
 * trade is not guessed against what is said of it ("operator crane" makes nothing, a "teknisi" is of the trade that stands beside).
 */
function withoutBroken(taxonomy: Taxonomy, found: readonly Found[]): readonly Found[] {
  const skills = byLine(found.filter(({ mention }) => mention.kind === 'skill'))
  const domainsOf = (kind: string, id: string): ReadonlySet<string> => taxonomy.domains.get(`${kind}:${id}`) ?? NONE
  return found.filter((one) => {
    if (one.mention.kind !== 'occupation') return true
    const own = domainsOf('occupation', one.mention.id)
    const isForeign = ({ mention }: Found): boolean => [...domainsOf('skill', mention.id)].every((domain) => !own.has(domain))
    const beside = (skills.get(one.line) ?? []).filter((skill) => skill.end > one.end)
    if (beside.some((skill) => skill.start > one.start && skill.start < one.end && isForeign(skill))) return false
    if (!POST.test(one.mention.words)) return true
    const next = beside.find((skill) => skill.start >= one.end && skill.start - one.end < NEXT)
    if (next !== undefined) return !isForeign(next)
    return !/^te/i.test(one.mention.words) || beside.some((skill) => !isForeign(skill))
  })
}

const NONE: ReadonlySet<string> = new Set()

/** What stands in each line. */
export function byLine<T extends { readonly line: Line }>(items: readonly T[]): ReadonlyMap<Line, readonly T[]> {
  const groups = new Map<Line, T[]>()
  for (const item of items) {
    const group = groups.get(item.line)
    if (group === undefined) groups.set(item.line, [item])
    else group.push(item)
  }
  return groups
}

/** A text may say one thing ten thousand times; a person checks it by the first few. */
export const withSource = (known: readonly Source[] | undefined, source: Source): readonly Source[] =>
  known === undefined ? [source] : known.length < MOST_SOURCES ? [...known, source] : known

/** The same for several words at once. */
export const withSources = (known: readonly Source[] | undefined, sources: readonly Source[]): readonly Source[] =>
  [...(known ?? []), ...sources.slice(0, MOST_SOURCES)].slice(0, MOST_SOURCES)

const MOST_SOURCES = 20

/** Scopes of lines, each read once. */
export function scopeReader(): (line: Line) => Scopes {
  const known = new Map<Line, Scopes>()
  return (line) => {
    const scopes = known.get(line) ?? scopesOf(line.text)
    known.set(line, scopes)
    return scopes
  }
}
