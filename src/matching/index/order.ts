/** How many numbers a score, a fit or an appeal can be: 0 to 1,000. */
export const NUMBERS = 1001

/** A row with the most that it can have. */
export interface Bounded {
  readonly row: number
  /** Most points × 4 + standings. */
  readonly key: number
  /** Most fit. */
  readonly fit: number
}

/** Rows by most points, best first. */
export interface Order {
  readonly rows: Int32Array
  readonly keys: Uint16Array
  readonly fits: Uint16Array
}

/** Sorts by counting, since there are only so many numbers; equal ones stay as they were. */
export function inOrder(found: readonly Bounded[]): Order {
  const starts = new Int32Array(NUMBERS + 1)
  for (const { key } of found) starts[NUMBERS - (key >>> 2)]! += 1
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!
  const many = found.length
  const order = { rows: new Int32Array(many), keys: new Uint16Array(many), fits: new Uint16Array(many) }
  for (const { row, key, fit } of found) {
    const list = NUMBERS - 1 - (key >>> 2)
    const at = starts[list]!
    starts[list] = at + 1
    order.rows[at] = row
    order.keys[at] = key
    order.fits[at] = fit
  }
  return order
}
