import type { Faults } from './faults.ts'
import type { ReferenceRow } from './tables.ts'

type Related = ReadonlyMap<string, readonly string[]>

/** Names every row that can be reached from itself by going along the relation. */
export function checkNoCycle(
  rows: readonly ReferenceRow[],
  faults: Faults,
  key: string,
  related: Related,
  relation: string,
): void {
  const finished = new Set<string>()
  const onPath = new Set<string>()
  const reachesItself = (id: string): boolean => {
    if (onPath.has(id)) return true
    if (finished.has(id)) return false
    onPath.add(id)
    const found = (related.get(id) ?? []).some(reachesItself)
    onPath.delete(id)
    finished.add(id)
    return found
  }
  for (const row of rows) {
    const id = row.cells[key] ?? ''
    if (reachesItself(id)) faults.add(row, `${relation} goes in a circle from "${id}" back to itself`)
  }
}

/** Everything reachable along the relation, the start left out. */
export function closureOf(start: string, related: Related): Set<string> {
  const reached = new Set<string>()
  const open = [...(related.get(start) ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...(related.get(id) ?? []))
  }
  return reached
}

export function inverseOf(related: Related): ReadonlyMap<string, readonly string[]> {
  const inverse = new Map<string, string[]>()
  for (const [id, others] of related) {
    for (const other of others) {
      const list = inverse.get(other) ?? []
      list.push(id)
      inverse.set(other, list)
    }
  }
  return inverse
}
