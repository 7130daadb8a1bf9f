import { type FindOptions, findConcepts } from '../taxonomy/concepts.ts'
import type { Mention, Taxonomy } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import type { Words } from './plain.ts'
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
export function conceptsIn(taxonomy: Taxonomy, words: Words, lines: readonly Line[], options: FindOptions): Found[] {
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
  return words.text === '' ? [] : found
}

/** Scopes of lines, each read once. */
export function scopeReader(): (line: Line) => Scopes {
  const known = new Map<Line, Scopes>()
  return (line) => {
    const scopes = known.get(line) ?? scopesOf(line.text)
    known.set(line, scopes)
    return scopes
  }
}
