import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { progressBar } from '../../src/cli/progress.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function drawn(terminal: boolean, each: number): string {
  let err = ''
  const io: Io = {
    out: async () => {},
    err: (text) => {
      err += text
    },
    terminal,
    input: async () => new Uint8Array(),
    today: '2026-11-25',
  }
  const bar = progressBar(io, 'matching', 4)
  for (let step = 0; step < 4; step++) {
    vi.advanceTimersByTime(each)
    bar.step()
  }
  bar.end()
  return err
}

test('long work at a terminal shows how far it is, and wipes the bar at its end', () => {
  const err = drawn(true, 500)
  expect(err).toContain('2/4')
  expect(err).toContain('4/4')
  expect(err.endsWith('\r\u001b[K')).toBe(true)
})

test('short work, and work whose errors go to a file, shows nothing', () => {
  expect(drawn(true, 10)).toBe('')
  expect(drawn(false, 500)).toBe('')
})
