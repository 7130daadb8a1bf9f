import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { employers, ROWS_A_COMMIT } from './rows.ts'

const KILLS = 20
const WRITER = fileURLToPath(new URL('./crash-writer.ts', import.meta.url).href)

test(`SQLite: a program killed ${KILLS} times in the middle of its commits leaves each of them whole or absent`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  const store = openSqlite(join(folder, 'padan.db'))
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  await migrate(store, migrationFiles())
  let stored = 0
  for (let kill = 0; kill < KILLS; kill++) {
    await writeUntilKilled(join(folder, 'padan.db'), stored, Math.random() * 40)
    stored = await wholeCommits(store)
  }
  expect(stored).toBeGreaterThan(KILLS)
})

async function writeUntilKilled(path: string, first: number, after: number): Promise<void> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(writer, 'exit')
  await Promise.race([once(writer.stdout, 'data'), ended])
  await sleep(after)
  expect(writer.exitCode).toBe(null)
  writer.kill('SIGKILL')
  await ended
}

/** How many commits there are, having seen that each is whole, and that the log tells of exactly what is stored. */
async function wholeCommits(store: Store): Promise<number> {
  const log = await store.changesAfter(0, 1_000_000)
  expect(log.every(({ seq }, i) => seq === i + 1)).toBe(true)
  expect(await store.head()).toBe(log.length)
  expect(log.length % ROWS_A_COMMIT).toBe(0)
  expect(log.map(({ id }) => id).sort()).toEqual(await employers(store))
  return log.length / ROWS_A_COMMIT
}
