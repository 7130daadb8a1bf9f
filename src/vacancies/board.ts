import type { OpenVacancy } from '../ctx.ts'

/** Open on a date: not past its closing date. */
export const stillOpen = ({ facts }: OpenVacancy, today: string): boolean =>
  facts.open && (facts.closesOn === null || facts.closesOn >= today)

/** The place of a vacancy in a list without search words. */
export interface Dated {
  readonly postedOn: string
  readonly id: string
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Newest first, then the id that was made last. */
export const byDate = (a: Dated, b: Dated): number => compare(b.postedOn, a.postedOn) || compare(b.id, a.id)

export const datedOf = ({ id, facts }: OpenVacancy): Dated => ({ id, postedOn: facts.postedOn })
