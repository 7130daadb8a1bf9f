import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CompiledQuery } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { registerGraduate } from '../src/graduates/actions.ts'
import { GraduateDraft } from '../src/graduates/graduate.ts'
import { appOf, type Here, openHere, openWithDemo, seedDemo } from '../src/node.ts'
import { migrationFiles } from '../src/store/migration-files.ts'
import { graduate } from './world.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const config = (folder: string) => readConfig({ PADAN_DATA: join(folder, 'data') })

/** Opens, works and closes, as one run of the program. */
async function run<T>(folder: string, work: (here: Here) => Promise<T>): Promise<T> {
  const here = await openHere(config(folder))
  try {
    return await work(here)
  } finally {
    await here.close()
  }
}

/** One start that may load the demo: its keys, and how much the database holds then. */
async function start(folder: string) {
  const { here, keys } = await openWithDemo(config(folder))
  try {
    return { keys, counts: await counts(here), demo: here.settings.demo }
  } finally {
    await here.close()
  }
}

async function counts({ store: { db } }: Here) {
  const of = async (table: 'employer' | 'vacancy' | 'graduate' | 'api_key') =>
    (
      await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  return {
    employers: await of('employer'),
    vacancies: await of('vacancy'),
    graduates: await of('graduate'),
    keys: await of('api_key'),
  }
}

const WHOLE = { employers: 14, vacancies: 45, graduates: 260, keys: 4 }

describe('the demo province', () => {
  test('is loaded once into a new database, and its keys open it at every start', async () => {
    const folder = emptyFolder()
    const first = await start(folder)
    expect(first).toMatchObject({ counts: WHOLE, demo: true })
    expect(first.keys.map(({ who }) => who)).toEqual(['administrator', 'officer', 'employer', 'graduate'])
    expect(await start(folder)).toEqual(first)
    await run(folder, async ({ padan }) => {
      for (const { who, token } of first.keys) expect(await padan.callerOf(token)).toMatchObject({ role: who })
    })
  })

  test('that was cut short is finished at the next start', async () => {
    const folder = emptyFolder()
    await start(folder)
    await run(folder, async ({ store: { db } }) => {
      // What hangs on the rows that are to be missing, in whatever tables, is not the point here.
      await db.executeQuery(CompiledQuery.raw('pragma foreign_keys = off'))
      await db.deleteFrom('vacancy').where('source', '>', 'demo-v20').execute()
      await db.deleteFrom('profile').execute()
      await db.deleteFrom('graduate').where('source', '>', 'demo-g100').execute()
      await db.deleteFrom('graduate').where('source', '<=', 'demo-g100').execute()
      await db.deleteFrom('api_key').execute()
    })
    expect(await start(folder)).toMatchObject({ counts: WHOLE })
  })

  test('loaded again adds nothing', async () => {
    const folder = emptyFolder()
    const { keys } = await start(folder)
    await run(folder, async (here) => {
      const again = await seedDemo(here, join(folder, 'data'))
      expect(again.keys).toEqual(keys)
      expect(again.demo).toMatchObject({ employers: 14, vacancies: 45, graduates: 260 })
      expect(await counts(here)).toEqual(WHOLE)
    })
  })

  test('is not loaded beside real people', async () => {
    const folder = emptyFolder()
    await run(folder, async ({ padan }) => {
      await registerGraduate(padan.ctx({ role: 'system' }), GraduateDraft.parse(graduate()))
    })
    expect(await start(folder)).toEqual({
      keys: [],
      counts: { employers: 0, vacancies: 0, graduates: 1, keys: 0 },
      demo: false,
    })
  })

  test('has vacancies that are open today and pay what the law asks', async () => {
    const folder = emptyFolder()
    await start(folder)
    await run(folder, async (here) => {
      const answer = await appOf(here).request('/api/v1/vacancies')
      expect(await answer.json()).toMatchObject({ total: 45 })
    })
  })
})

describe('an answer', () => {
  const ask = (path: string, headers: Record<string, string>) =>
    run(emptyFolder(), async (here) => {
      const answer = await appOf(here).request(path, { headers })
      return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) }
    })

  test('goes out compressed to who can read that, and says the same', async () => {
    const path = '/api/v1/openapi.json'
    const plain = await ask(path, {})
    for (const [taken, coding] of [
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
    ] as const)
      expect((await ask(path, { 'accept-encoding': taken })).answer.headers.get('content-encoding')).toBe(coding)
    const { answer, bytes } = await ask(path, { 'accept-encoding': 'gzip' })
    expect(plain.answer.headers.get('content-encoding')).toBe(null)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3)
    expect(gunzipSync(bytes).equals(plain.bytes)).toBe(true)
  })

  test('that is a refusal looks as it does everywhere', async () => {
    const { answer } = await ask('/api/v1/nothing', {})
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})

describe('opening', () => {
  test('a second time applies no migration and keeps the secret', async () => {
    const folder = emptyFolder()
    const first = await run(folder, async ({ migrated, settings, held }) => ({ migrated, secret: settings.secret, held }))
    expect(first).toMatchObject({ migrated: migrationFiles().map(({ name }) => name), held: 'nobody' })
    const second = await run(folder, async ({ migrated, settings }) => ({ migrated, secret: settings.secret }))
    expect(second).toEqual({ migrated: [], secret: first.secret })
  })

  test('makes folder and secret for this user alone', async () => {
    const folder = emptyFolder()
    await run(folder, async () => {})
    expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'data', 'secret')).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, 'data', 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  test('a given secret is used, and none is kept', async () => {
    const folder = emptyFolder()
    const secret = 'a secret given by hand, more than thirty-two characters'
    const here = await openHere({ ...config(folder), secret })
    await here.close()
    expect(here.settings.secret).toBe(secret)
    expect(existsSync(join(folder, 'data', 'secret'))).toBe(false)
  })

  test('a secret that was emptied is said to be damaged, since hashes made without it would match nothing', async () => {
    const folder = emptyFolder()
    await run(folder, async () => {})
    writeFileSync(join(folder, 'data', 'secret'), '')
    await expect(run(folder, async () => {})).rejects.toThrow(/secret is damaged/)
  })

  test.each([
    ['under a file', (folder: string) => join(folder, 'file', 'data')],
    ['where no folder can be made', () => '/proc/padan/data'],
  ])('a data folder %s is refused in one line', async (_, where) => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'file'), '')
    const opening = openHere(readConfig({ PADAN_DATA: where(folder) }))
    await expect(opening).rejects.toThrow(/^Padan may not write \S+ \(\w+\): [^\n]+ PADAN_DATA\.$/)
  })
})
