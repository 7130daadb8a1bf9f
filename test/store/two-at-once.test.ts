import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import type { Engine } from '../../src/store/store.ts'
import { verifyLog } from '../../src/store/verify-log.ts'
import { databases } from '../databases.ts'
import { graduate, opened, vacancy, world } from '../world.ts'

const ROUNDS = 25

/** Each statement and commit waits a little, so that those of two programs fall in between each other in ever new ways. */
const jittered = (engine: Engine): Engine => ({
  ...engine,
  run: (query) => sleep(Math.random() * 3).then(() => engine.run(query)),
  atomically: (writes, log) => sleep(Math.random() * 3).then(() => engine.atomically(writes, log)),
})

/** Serves an application at a free port until the test is over, and gives its address. */
async function served({ fetch }: { fetch: Parameters<typeof serve>[0]['fetch'] }): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`)
    })
    onTestFinished(() => {
      server.close()
    })
  })
}

describe.each(databases.filter(({ name }) => name !== 'D1'))('two programs on $name', (database) => {
  test('change one vacancy, graduate and employer at the same moment: one wins, the other is told, and nothing is mixed', async () => {
    const open = await database.fresh()
    const store = await open()
    await migrate(store, migrationFiles())
    const at = await world({ settings: { store }, vacancies: [vacancy()], graduates: [graduate()] })
    const apps = [opened({ store: await open(jittered) }), opened({ store: await open(jittered) })]
    const addresses = await Promise.all(apps.map(({ app }) => served(app)))
    const asked = async (n: number, method: string, path: string, body?: object, version?: number) => {
      const answer = await fetch(`${addresses[n]}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${at.officer.key}`,
          'Content-Type': 'application/json',
          ...(version !== undefined && { 'If-Match': `"${version}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & { version: number } }
    }
    const things = [
      {
        path: `/vacancies/${at.vacancies[0]}`,
        change: (n: number) => ({ title: `Juru las ${n}`, openings: n + 1 }),
      },
      {
        path: `/graduates/${at.graduates[0]?.id}`,
        change: (n: number) => ({
          person: { name: `Markus ${n}`, phone: `+62812345678${10 + n}` },
          profile: { home: ['65.71', '65.03'][n % 2] },
        }),
      },
      {
        path: `/employers/${at.employer.of.id}`,
        change: (n: number) => ({ name: `Bengkel ${n}`, place: ['65.71', '65.03'][n % 2] }),
      },
    ]
    for (const { path, change } of things)
      for (let round = 0; round < ROUNDS; round++) {
        const { version } = (await asked(0, 'GET', path)).body
        const changes = [change(2 * round), change(2 * round + 1)]
        const ends = await Promise.all(
          changes.map(async (body, n) => {
            await sleep(Math.random() * 4)
            return asked(n, 'PATCH', path, body, version)
          }),
        )
        expect(ends.map(({ status }) => status).sort(), path).toEqual([200, 412])
        const winner = changes[ends.findIndex(({ status }) => status === 200)]
        const now = (await asked(1, 'GET', path)).body
        expect(now).toMatchObject({ ...winner, version: version + 1 })
      }
    for (const { bugs } of apps) expect(bugs).toEqual([])
    expect(await verifyLog(store)).toMatchObject({ is: 'unbroken' })
  })
})
