import type { ReferenceRow } from './tables.ts'

/** The reference data are wrong. The message lists every fault, a line each, as `file:line: what`. */
export class TaxonomyError extends Error {
  override readonly name = 'TaxonomyError'
}

/** Collects what is wrong with the rows, so that all of it is said at once. */
export class Faults {
  private readonly found: { file: string; line: number; what: string }[] = []

  add(row: ReferenceRow, what: string): void {
    this.found.push({ file: row.file, line: row.line, what })
  }

  /** Throws a TaxonomyError if anything was added. */
  throwIfAny(): void {
    if (this.found.length === 0) return
    const sorted = this.found.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    throw new TaxonomyError(sorted.map((fault) => `${fault.file}:${fault.line}: ${fault.what}`).join('\n'))
  }
}
