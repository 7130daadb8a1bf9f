/** A day in milliseconds; Kalimantan has no summer time, so every day is as long. */
export const DAY = 86_400_000

const EIGHT_HOURS = 8 * 3_600_000

/** The date in WITA (UTC+8, no summer time) at a moment in epoch milliseconds. */
export const dateInWita = (moment: number): string => new Date(moment + EIGHT_HOURS).toISOString().slice(0, 10)

/** The time of day in WITA, `14:05`, at a moment in epoch milliseconds. */
export const timeInWita = (moment: number): string => new Date(moment + EIGHT_HOURS).toISOString().slice(11, 16)

/** The date so many days after an ISO date; before it, when negative. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
