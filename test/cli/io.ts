import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { ExitCode } from '../../src/cli/exit.ts'
import { main } from '../../src/cli.ts'

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

/** Runs the command line in this process, as `padan …words`. */
export async function padan(words: readonly string[], { input = '', terminal = false } = {}): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await main(['node', 'padan', ...words], {
    out: async (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    terminal,
    input: async () => new TextEncoder().encode(input),
    today: '2026-11-25',
  })
  return { code, out, err }
}

/** An empty data folder of SQLite, which the commands of one test use and which ends with it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  vi.stubEnv('PADAN_DATA', folder)
  vi.stubEnv('DATABASE_URL', '')
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  return folder
}

/** A file with this content, for one test. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'padan-')), name)
  writeFileSync(path, content)
  return path
}

export const jsonl = (...rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
export const parsed = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
