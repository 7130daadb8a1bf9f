/** Years of age at which a person may consent alone and do hazardous work (UU 13/2003 art. 74; Kepmenaker 235/2003). */
const OF_AGE = 18

/**
 * The first day on which someone born on this date (ISO) is of age. One born on 29 February is on 1 March, where the year has no such
 * day. Null for an unknown date: what is not known is neutral.
 */
export function adultOn(bornOn: string | null): string | null {
  if (bornOn === null) return null
  const year = Number(bornOn.slice(0, 4)) + OF_AGE
  const day = `${String(year).padStart(4, '0')}${bornOn.slice(4)}`
  const leap = new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() === 1
  return day.endsWith('-02-29') && !leap ? `${year}-03-01` : day
}

/** Is someone born on this date under age today? An unknown date is not taken for a child's. */
export const isMinor = (bornOn: string | null, today: string): boolean => {
  const day = adultOn(bornOn)
  return day !== null && today < day
}
