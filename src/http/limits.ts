/** How fast calls may come: most of them read, some write, and a few cost much and are open to anyone. */
export type Pace = 'read' | 'write' | 'costly'

/** How many calls, in how many seconds. */
interface Quota {
  readonly calls: number
  readonly seconds: number
}

export type Quotas = Readonly<Record<Pace, Quota>>

/**
 * By one caller, or one address for visitors, on one process. Wide enough for a room of thirty trainees behind one address, or a program
 * that copies every list; a person does not come near them.
 */
export const USUAL_QUOTAS: Quotas = {
  read: { calls: 1200, seconds: 60 },
  write: { calls: 240, seconds: 60 },
  costly: { calls: 120, seconds: 60 },
}

/** What is left to a caller. */
export interface Left {
  readonly pace: Pace
  readonly quota: Quota
  readonly allowed: boolean
  readonly left: number
  /** Seconds until the whole quota is there again. */
  readonly seconds: number
}

// Some ten megabytes at most, however many addresses an attacker has. Those who come after that share one count.
const MOST_CALLERS = 100_000
const THE_REST = ''

/** Counts calls in windows of fixed length, each forgotten as a whole when it ends. Kept small by hand: libraries keep a timer a caller, or none of them bounds its memory. */
export class Limits {
  readonly #windows: Record<Pace, { ends: number; readonly counts: Map<string, number> }> = {
    read: { ends: 0, counts: new Map() },
    write: { ends: 0, counts: new Map() },
    costly: { ends: 0, counts: new Map() },
  }

  constructor(
    private readonly quotas: Quotas,
    private readonly now: () => number,
  ) {}

  /** Counts one call of this caller, unless it is one too many. */
  take(pace: Pace, caller: string): Left {
    const quota = this.quotas[pace]
    const window = this.#windows[pace]
    const now = this.now()
    if (now >= window.ends) {
      window.counts.clear()
      window.ends = now + quota.seconds * 1000
    }
    const { counts } = window
    const key = counts.has(caller) || counts.size < MOST_CALLERS ? caller : THE_REST
    const used = counts.get(key) ?? 0
    const allowed = used < quota.calls
    if (allowed) counts.set(key, used + 1)
    const left = Math.max(0, quota.calls - used - 1)
    return { pace, quota, allowed, left, seconds: Math.max(1, Math.ceil((window.ends - now) / 1000)) }
  }
}

/** The fields of an answer that tell a program how fast it may go (draft-ietf-httpapi-ratelimit-headers-10). */
export const limitHeaders = ({ pace, quota, left, seconds }: Left): Readonly<Record<string, string>> => ({
  'RateLimit-Policy': `"${pace}";q=${quota.calls};w=${quota.seconds}`,
  RateLimit: `"${pace}";r=${left};t=${seconds}`,
})
