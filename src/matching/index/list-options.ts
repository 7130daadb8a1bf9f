import type { MatchList } from '../types.ts'

/** The last match of a page, as the order of the list knows it: its number and, among equal ones, its place. */
interface After {
  readonly score: number
  /** Of the profile or vacancy. */
  readonly id: string
  /** Of a vacancy: its open referrals and the seats it has left. */
  readonly crowd?: { readonly openReferrals: number; readonly seatsLeft: number } | undefined
}

/** How a list is asked for. */
export interface ListOptions<Kept> {
  /** Matches on a page. */
  readonly k: number
  /** Near matches on a page; 0 when not given. */
  readonly nearK?: number | undefined
  /** ISO date of matching. */
  readonly on: string
  /** Only matches that come after this one are listed: who is added or removed meanwhile moves nobody else to another page. */
  readonly after?: After | undefined
  /** Only those for which it is true are listed and counted. */
  readonly keep?: ((one: Kept) => boolean) | undefined
}

/** A list whose length was not counted. */
export type BestList = Omit<MatchList, 'total'>

/** What a search found: the page, in order, and how many there are on all pages. */
export interface Found<Row> {
  readonly matches: readonly Row[]
  readonly near: readonly Row[]
  readonly total: MatchList['total']
}
