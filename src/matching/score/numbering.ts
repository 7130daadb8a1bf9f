import { compareText } from '../../taxonomy/fold.ts'
/** Ids of one kind as small whole numbers, in the order of the ids, so that equal sets of ids always get equal numbers. */
export class Numbering {
  readonly ids: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>

  constructor(ids: Iterable<string>) {
    this.ids = [...ids].sort(compareText)
    this.#numbers = new Map(this.ids.map((id, index) => [id, index]))
  }

  get size(): number {
    return this.ids.length
  }

  /** -1 when the id is not known: what the taxonomy does not hold cannot be compared. */
  of(id: string | null): number {
    return id === null ? -1 : (this.#numbers.get(id) ?? -1)
  }

  /** Numbers of the known ids, each once, in their own order. */
  all(ids: readonly string[]): number[] {
    const known = new Set<number>()
    for (const id of ids) if (this.of(id) >= 0) known.add(this.of(id))
    return [...known].sort((a, b) => a - b)
  }
}
