import { InvalidArgumentError } from 'commander'

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
