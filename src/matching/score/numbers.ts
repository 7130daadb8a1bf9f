/** Values between 0 and 1 are held as whole thousandths, so that sums are exact and the order of adding cannot move a number. */
export const WHOLE = 1000

export const thousandths = (value: number): number => Math.round(value * WHOLE)

/**
 * Shares `total` whole points out by `weights` (whole, not negative) so that the shares add up to it: largest remainder first, then the
 * earlier one. A share passes its cap only when all that weigh something are full. All shares are 0 when all weights are.
 */
export function apportion(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const remainder = (index: number): number => (total * weights[index]!) % sum
  const shares = weights.map((weight, index) => Math.min(Math.floor((total * weight) / sum), caps?.[index] ?? total))
  const order = [...weights.keys()].filter((index) => weights[index]! > 0).sort((a, b) => remainder(b) - remainder(a) || a - b)
  let left = total - shares.reduce((all, share) => all + share, 0)
  for (let capped = caps !== undefined; left > 0; ) {
    const before = left
    for (const index of order) {
      if (left === 0 || (capped && shares[index]! >= caps![index]!)) continue
      shares[index]! += 1
      left -= 1
    }
    if (left === before) capped = false
  }
  return shares
}

const DAY = 86_400_000

/** Days since 1970 of an ISO date; null when there is none or it is not a date. */
export function dayOf(date: string | null): number | null {
  if (date === null) return null
  const day = Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY)
  return Number.isNaN(day) ? null : Math.max(0, day)
}

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
