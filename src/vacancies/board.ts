import type { OpenVacancy } from '../ctx.ts'
import { compareText } from '../taxonomy/fold.ts'

/** Open on a date: neither past its closing date nor without a sign of life for too long. */
export const stillOpen = ({ listedUntil }: OpenVacancy, today: string): boolean => listedUntil >= today

/** The place of a vacancy in a list without search words. */
export interface Dated {
  readonly postedOn: string
  readonly id: string
}

/** Newest first, then the id that was made last. */
export const byDate = (a: Dated, b: Dated): number => compareText(b.postedOn, a.postedOn) || compareText(b.id, a.id)

export const datedOf = ({ id, facts }: OpenVacancy): Dated => ({ id, postedOn: facts.postedOn })
