/** Tries before a message is given up. */
export const MOST_TRIES = 8

const MINUTE = 60_000
const LONGEST = 6 * 60 * MINUTE

/**
 * Milliseconds to wait after the given number of failed tries: one minute, then four times as long each time, up to six hours; up to a
 * fifth more or less by `chance` (0 to 1), so that what failed together does not come back together.
 */
export const waitAfter = (tries: number, chance: number = Math.random()): number =>
  Math.round(Math.min(LONGEST, MINUTE * 4 ** (tries - 1)) * (0.8 + 0.4 * chance))
