// D1 binds at most 100 values to a statement; the rest is left for the statement's other conditions.
const MOST_VALUES = 90

/** The list in portions that one statement may carry, each item bringing so many values. */
export function chunksOf<T>(items: readonly T[], valuesAnItem = 1): T[][] {
  const size = Math.floor(MOST_VALUES / valuesAnItem)
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/** Reads by a list of values of any length, in portions; an empty list never reaches the database. Rows come in the order of portions. */
export async function inChunks<T, Row>(values: readonly T[], read: (chunk: T[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[][] = []
  for (const chunk of chunksOf(values)) rows.push(await read(chunk))
  return rows.flat()
}
