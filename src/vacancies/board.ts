import type { OpenVacancy } from '../ctx.ts'
import { compareText } from '../taxonomy/fold.ts'

/** Open on a date: not past its closing date. */
export const stillOpen = ({ facts }: OpenVacancy, today: string): boolean =>
  facts.open && (facts.closesOn === null || facts.closesOn >= today)

/** The place of a vacancy in a list without search words. */
export interface Dated {
  readonly postedOn: string
  readonly id: string
}

/** Newest first, then the id that was made last. */
export const byDate = (a: Dated, b: Dated): number => compareText(b.postedOn, a.postedOn) || compareText(b.id, a.id)

export const datedOf = ({ id, facts }: OpenVacancy): Dated => ({ id, postedOn: facts.postedOn })
