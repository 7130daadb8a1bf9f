import type { Io } from './io.ts'

const WIDTH = 30
// Short work is done before anyone looks at a bar.
const PATIENCE = 700
const STEP = 100

/** Draws how far long work has come on standard error, where that is a terminal; `step` says one more is done, `end` wipes the bar. */
export function progressBar(io: Io, what: string, total: number): { step(): void; end(): void } {
  let done = 0
  let drawnAt = performance.now() + PATIENCE
  let drawn = false
  return {
    step() {
      done++
      const now = performance.now()
      if (!io.terminal || now - drawnAt < STEP) return
      drawnAt = now
      drawn = true
      const full = Math.round((WIDTH * done) / total)
      io.err(`\r${what} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${done}/${total}`)
    },
    end() {
      if (drawn) io.err('\r\u001b[K')
    },
  }
}
