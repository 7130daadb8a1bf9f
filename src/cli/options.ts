import { InvalidArgumentError } from 'commander'
import type { z } from 'zod'

/** A date option: an ISO date that is in the calendar. */
export function isoDate(given: string): string {
  const date = new Date(`${given}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(given))
    throw new InvalidArgumentError('It must be a date of the calendar, written year-month-day, like 2026-12-31.')
  return given
}

/** A whole number option from `least` to `most`. */
export const wholeNumber =
  (least: number, most: number) =>
  (given: string): number => {
    const number = Number(given)
    if (!/^\d+$/.test(given) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    return number
  }

/** An option in the form that a schema brings it to; `otherwise` is said of one that it refuses. */
export const checked =
  <T>(schema: z.ZodType<T>, otherwise: string) =>
  (given: string): T => {
    const read = schema.safeParse(given)
    if (!read.success) throw new InvalidArgumentError(otherwise)
    return read.data
  }
