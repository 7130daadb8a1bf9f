import type { Taxonomy } from '../taxonomy/types.ts'

/** Is one skill the other, or above or below it in the tree? */
export const isOneLine = (taxonomy: Taxonomy, a: string, b: string): boolean =>
  a === b || isUnder(taxonomy, a, b) || isUnder(taxonomy, b, a)

/** Does a skill stand somewhere below another in the tree? */
export function isUnder(taxonomy: Taxonomy, id: string, above: string): boolean {
  return (taxonomy.skills.get(id)?.broader ?? []).some((parent) => parent === above || isUnder(taxonomy, parent, above))
}

/** Are two skills one line of the tree, or of one trade below its domain (two ways of argon welding)? */
export function isKin(taxonomy: Taxonomy, a: string, b: string): boolean {
  if (isOneLine(taxonomy, a, b)) return true
  const trade = (id: string) =>
    (taxonomy.skills.get(id)?.broader ?? []).filter((parent) => taxonomy.skills.get(parent)?.kind !== 'domain')
  return trade(a).some((parent) => trade(b).includes(parent))
}
