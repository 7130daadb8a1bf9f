import { DAY } from '../time.ts'

const HOUR = 3_600_000
/** WITA, the time of Kalimantan: UTC+8, no summer time. */
const WITA = 8 * HOUR
const SLEEP_FROM = 21
const SLEEP_TO = 6

/** The hour of the day (0 to 23) in Kalimantan at a moment in epoch milliseconds. */
export const hourInWita = (moment: number): number => Math.floor(((moment + WITA) % DAY) / HOUR)

/** When people may be written to: now, or at six in the morning when it is between 21 and 6 o'clock. */
export function awakeAt(moment: number): number {
  const hour = hourInWita(moment)
  if (hour >= SLEEP_TO && hour < SLEEP_FROM) return moment
  const midnight = Math.floor((moment + WITA) / DAY) * DAY - WITA
  return midnight + SLEEP_TO * HOUR + (hour >= SLEEP_FROM ? DAY : 0)
}
