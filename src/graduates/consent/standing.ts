import { daysAfter } from '../../time.ts'
import { adultOn, isMinor } from '../age.ts'
import type { Channel } from './consent.ts'

/** What decides whether a person is listed: their own wish, their consent, and a pause. */
export interface Standing {
  readonly looking: boolean
  /** How the consent to matching that is in force was given; null where none is. */
  readonly consent: Channel | null
  readonly pausedAt: number | null
  /** The last day of the pause, ISO; null is until the person ends it. */
  readonly pausedUntil: string | null
  readonly bornOn: string | null
}

/**
 * The first day (ISO) on which the person is in the index and on lists; the empty text is "always", null is "not before somebody does
 * something". A child's consent counts only when a guardian gave it (UU 27/2022 art. 25).
 */
export function listedFrom({ looking, consent, pausedAt, pausedUntil, bornOn }: Standing): string | null {
  if (!looking || consent === null) return null
  if (pausedAt !== null && pausedUntil === null) return null
  const afterPause = pausedAt === null || pausedUntil === null ? '' : daysAfter(pausedUntil, 1)
  const ofAge = consent === 'guardian' ? '' : (adultOn(bornOn) ?? '')
  return [afterPause, ofAge].sort().at(-1) ?? ''
}

export const NOT_LISTED = ['no_consent', 'paused', 'not_looking', 'guardian_needed'] as const
export type NotListed = (typeof NOT_LISTED)[number]

export const isPaused = ({ pausedAt, pausedUntil }: Standing, today: string): boolean =>
  pausedAt !== null && (pausedUntil === null || today <= pausedUntil)

/** Why the person is on no list today; null when they are. */
export function notListed(standing: Standing, today: string): NotListed | null {
  const from = listedFrom(standing)
  if (from !== null && from <= today) return null
  if (standing.consent === null) return isMinor(standing.bornOn, today) ? 'guardian_needed' : 'no_consent'
  if (isPaused(standing, today)) return 'paused'
  return standing.looking ? 'guardian_needed' : 'not_looking'
}
