import type { EmployerState } from '../../employers/employer.ts'
import { daysAfter } from '../../time.ts'

/** What is stored. All else that a reader sees follows from seats, dates and the employer. */
export const STORED_STATES = ['draft', 'waiting', 'open', 'closed'] as const
export type StoredState = (typeof STORED_STATES)[number]

/** What a reader sees. */
export const SEEN_STATES = ['draft', 'waiting', 'open', 'full', 'expired', 'stale', 'suspended', 'closed'] as const
export type SeenState = (typeof SEEN_STATES)[number]

/** filled: through us; filled_elsewhere: by someone the employer found itself; cancelled: nobody is looked for any more. */
export const CLOSURE_REASONS = ['filled', 'filled_elsewhere', 'cancelled'] as const
/** Closed by an officer over a report that was upheld: not seen by the public, and reopened by an officer only. */
export const REMOVED = 'removed'

/** Days without a sign of life after which an advert is hidden. */
export const STALE_DAYS = 30
/** Until when an advert stands that says nothing, and the longest that may be asked for, in days. */
export const USUAL_DAYS = 30
export const MOST_DAYS = 90

type Who = 'owner' | 'officer'
interface Move {
  readonly from: readonly StoredState[]
  readonly to: readonly StoredState[]
  readonly by: readonly Who[]
}

/** Every move there is, and who may make it. `publish` ends where `published` says; an edit that brings a forbidden demand ends in a draft. */
export const MOVES = {
  publish: { from: ['draft', 'waiting', 'open'], to: ['draft', 'waiting', 'open'], by: ['owner', 'officer'] },
  keep: { from: ['draft', 'waiting', 'open'], to: ['draft'], by: ['owner', 'officer'] },
  confirm: { from: ['open', 'waiting'], to: ['open', 'waiting'], by: ['owner', 'officer'] },
  agree: { from: ['waiting'], to: ['waiting', 'open'], by: ['officer'] },
  refuse: { from: ['waiting'], to: ['draft'], by: ['officer'] },
  verify: { from: ['waiting'], to: ['open'], by: ['officer'] },
  close: { from: ['draft', 'waiting', 'open'], to: ['closed'], by: ['owner', 'officer'] },
  reopen: { from: ['closed'], to: ['draft', 'waiting', 'open'], by: ['owner', 'officer'] },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof MOVES

/** May one who is `who` make this move from here? */
export function mayMove(name: MoveName, from: StoredState, who: Who): boolean {
  const move: Move = MOVES[name]
  return move.from.includes(from) && move.by.includes(who)
}

/** How far the questions about a vacancy's demands are settled. */
export type DemandState = 'found' | 'reasoned' | 'agreed' | 'refused'

/** Where a vacancy goes that is to be published: a demand without a reason stops it, one with a reason or an unchecked employer waits. */
export function published(employer: EmployerState, demands: readonly DemandState[]): Exclude<StoredState, 'closed'> {
  if (demands.some((state) => state === 'found' || state === 'refused')) return 'draft'
  return employer !== 'verified' || demands.includes('reasoned') ? 'waiting' : 'open'
}

/** All of a vacancy that its state follows from. */
export interface Standing {
  readonly state: StoredState
  readonly closedBecause: string | null
  readonly employer: { readonly state: EmployerState }
  /** Seats taken by standing placements. */
  readonly taken: number
  readonly facts: { readonly openings: number; readonly closesOn: string | null }
  /** Day of the last sign of life, ISO. */
  readonly aliveOn: string
  /** Day of its first publication, ISO; null: nobody outside has seen it. */
  readonly openedOn: string | null
}

export const isOut = (employer: EmployerState): boolean => employer === 'suspended' || employer === 'banned'

/** The last day on which an advert stands in lists: that of its closing, or of the last sign of life and 30 days. */
export function listedUntil({ facts: { closesOn }, aliveOn }: Pick<Standing, 'facts' | 'aliveOn'>): string {
  const stale = daysAfter(aliveOn, STALE_DAYS)
  return closesOn !== null && closesOn < stale ? closesOn : stale
}

/** What a reader sees on a day. */
export function seenState(vacancy: Standing, today: string): SeenState {
  const { state, employer, taken, facts, aliveOn } = vacancy
  if (state !== 'open') return state
  if (isOut(employer.state)) return 'suspended'
  if (employer.state !== 'verified') return 'waiting'
  if (facts.closesOn !== null && facts.closesOn < today) return 'expired'
  if (taken >= facts.openings) return 'full'
  return daysAfter(aliveOn, STALE_DAYS) < today ? 'stale' : 'open'
}

/** May anyone at all open it? Not what never was published, what is stale, what an officer removed, and nothing of an employer that is out. */
export function isPublic(vacancy: Standing, today: string): boolean {
  const { openedOn, employer, closedBecause } = vacancy
  if (openedOn === null || employer.state !== 'verified' || closedBecause === REMOVED) return false
  return ['open', 'full', 'expired', 'closed'].includes(seenState(vacancy, today))
}

/** Does it stand in lists and indexes, as far as no date decides? Dates are judged on reading, by `listedUntil`. */
export const isListed = ({ state, employer, taken, facts }: Standing): boolean =>
  state === 'open' && employer.state === 'verified' && taken < facts.openings
