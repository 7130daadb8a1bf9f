import type { MatchList } from '../types.ts'

/** How a list is asked for. */
export interface ListOptions<Kept> {
  /** Matches on a page. */
  readonly k: number
  /** Near matches on a page; 0 when not given. */
  readonly nearK?: number | undefined
  /** ISO date of matching. */
  readonly on: string
  /** Matches, and near matches, before the page. */
  readonly offset?: number | undefined
  /** Only those for which it is true are listed and counted. */
  readonly keep?: ((one: Kept) => boolean) | undefined
}

/** A list whose length was not counted. */
export type BestList = Omit<MatchList, 'total'>

/** What a search found: the page and all before it, in order. */
export interface Found<Row> {
  readonly matches: readonly Row[]
  readonly near: readonly Row[]
  readonly total: MatchList['total']
}
