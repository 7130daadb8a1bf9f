import type { Match } from './types.ts'

const STANDINGS: readonly Match['standing'][] = ['match', 'near', 'none']

/**
 * The order of a whole list in one row, where matches and near matches are not set apart: near matches compete by the number they have now
 * (the missing paper or step lowers it where it counts), and pairs that are not listed come last, by their number. Equal numbers go by standing, then by id.
 */
export const byWorth = (a: Match, b: Match): number =>
  Number(a.standing === 'none') - Number(b.standing === 'none') ||
  b.score - a.score ||
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  compareText(a.vacancy, b.vacancy) ||
  compareText(a.profile, b.profile)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
