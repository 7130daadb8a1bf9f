import { compareText, fold } from './fold.ts'
import { labelOf } from './lookup.ts'
import type { ConceptKind, Label, Taxonomy } from './types.ts'

/** One line of a typeahead. */
export interface Suggestion {
  readonly id: string
  readonly label: Label
}

/** How well a name answers what was typed, 0 best; null when some word typed begins no word of the name. */
function rank(name: string, typed: string, typedWords: readonly string[]): number | null {
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  const words = name.split(' ')
  return typedWords.every((start) => words.some((word) => word.startsWith(start))) ? 2 : null
}

/**
 * Concepts of a kind of which a label or spelling has words that begin with the words typed; best first (the whole name, the start of a name,
 * words of it; labels before other spellings), then by label and id, so that the order is always the same. Nothing typed gives nothing.
 */
export function suggest(taxonomy: Taxonomy, kind: ConceptKind, q: string, limit: number): Suggestion[] {
  const typed = fold(q.slice(0, 200))
  if (typed === '') return []
  const typedWords = typed.split(' ')
  const found: (Suggestion & { readonly order: number })[] = []
  for (const [concept, names] of taxonomy.names) {
    if (!concept.startsWith(`${kind}:`)) continue
    const id = concept.slice(kind.length + 1)
    const label = labelOf(taxonomy, kind, id)
    const labels = new Set([fold(label.id), fold(label.en)])
    const ranks = names.flatMap((name) => {
      const own = rank(name, typed, typedWords)
      return own === null ? [] : [own * 2 + (labels.has(name) ? 0 : 1)]
    })
    if (ranks.length > 0) found.push({ id, label, order: Math.min(...ranks) })
  }
  return found
    .sort((a, b) => a.order - b.order || compareText(a.label.id, b.label.id) || compareText(a.id, b.id))
    .slice(0, Math.max(0, limit))
    .map(({ id, label }) => ({ id, label }))
}
