import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { message } from '../../src/messages/message.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { graduateIn } from '../messages/desk.ts'
import { gatewayHere } from '../messages/post.ts'

const bin = fileURLToPath(new URL('../../src/padan.mjs', import.meta.url).href)

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** How it ended. */
  readonly ended: Promise<number | string | null>
}

type Environment = Readonly<Record<string, string | undefined>>

/** `padan serve` as a process of its own, which is ended with the test. */
function serve(environment: Environment, command = [process.execPath, bin, 'serve']): Running {
  const [program = '', ...words] = command
  const child = spawn(program, words, {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<number | string | null>((done) => child.on('close', (code, signal) => done(signal ?? code)))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, out: () => out, err: () => err, ended }
}

/** Waits until it tells its address and, in a demo, its keys. */
async function address({ out, err, child }: Running, last = /http:\S+\n/): Promise<string> {
  while (!last.test(out())) {
    if (child.exitCode !== null) throw new Error(`it ended: ${err()}`)
    await sleep(20)
  }
  return /http:\S+/.exec(out())?.[0] ?? ''
}

const KEYS = /^ {2}graduate +padan_\S+\n/m
const keysOf = ({ out }: Running): string[] => [...out().matchAll(/padan_[\w-]{43}/g)].map(([token]) => token)

async function stop({ child, ended }: Running): Promise<number | string | null> {
  child.kill('SIGTERM')
  return ended
}

const total = async (at: string): Promise<unknown> => {
  const { total: count } = (await (await fetch(`${at}/api/v1/vacancies`)).json()) as { total: number }
  return count
}

describe('padan serve', () => {
  test('on an empty folder tells its address and the keys of the demo, says that all are invented, and starts again as it was', async () => {
    const folder = join(emptyFolder(), 'data')
    const first = serve({ PADAN_DATA: folder })
    const at = await address(first, KEYS)
    const page = await (await fetch(at)).text()
    expect(page).toContain('rekaan')
    const loaded = await total(at)
    expect(loaded).toBe(45)
    expect(await stop(first)).toBe(0)
    const lines = first.err().trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { route: string }).route)).toEqual(['/', '/api/v1/vacancies'])

    const second = serve({ PADAN_DATA: folder, PADAN_LOG: 'errors' })
    expect(await total(await address(second, KEYS))).toBe(loaded)
    expect(keysOf(second)).toEqual(keysOf(first))
    expect(keysOf(first)).toHaveLength(4)
    expect(await stop(second)).toBe(0)
    expect(second.err()).toBe('')
  })

  test('in production loads no demo', async () => {
    const running = serve({ PADAN_DATA: emptyFolder(), NODE_ENV: 'production' })
    const at = await address(running)
    expect(await total(at)).toBe(0)
    expect(await (await fetch(at)).text()).not.toContain('rekaan')
    expect(keysOf(running)).toEqual([])
    expect(await stop(running)).toBe(0)
  })

  test('sends by itself what waits, and ends at once when it is told to', async () => {
    const gateway = await gatewayHere(() => 200)
    const folder = emptyFolder()
    const running = serve({ PADAN_DATA: folder, NODE_ENV: 'production', PADAN_GATEWAY_URL: gateway.url })
    await address(running)
    const store = openSqlite(join(folder, 'padan.db'))
    const graduate = await graduateIn(store, { email: null })
    await store.commit(message({ store, now: Date.now() }, { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await store.close()
    await vi.waitFor(() => expect(gateway.received).toHaveLength(1), { timeout: 15_000 })
    expect(gateway.received[0]?.body).toContain('"to":"+6281234567890"')
    const told = performance.now()
    expect(await stop(running)).toBe(0)
    expect(performance.now() - told).toBeLessThan(3000)
    expect(running.out() + running.err()).not.toMatch(/81234567890|Rusni/)
  })

  test('started by npm, it ends when the shell between them is ended', async () => {
    const shell = ['sh', '-c', `"${process.execPath}" "${bin}" serve; true`]
    const environment = { PADAN_DATA: emptyFolder(), NODE_ENV: 'production', npm_lifecycle_event: 'start' }
    const running = serve(environment, shell)
    const at = await address(running)
    expect(await stop(running)).toBe('SIGTERM')
    await expect(fetch(at)).rejects.toThrow()
  })

  test('killed while it loads the demo, it has the whole of it after the next start', async () => {
    const folder = emptyFolder()
    const first = serve({ PADAN_DATA: folder })
    while (!existsSync(join(folder, 'secret'))) await sleep(5)
    await sleep(150)
    first.child.kill('SIGKILL')
    expect(await first.ended).toBe('SIGKILL')
    const second = serve({ PADAN_DATA: folder })
    expect(await total(await address(second, KEYS))).toBe(45)
  })
})

/** It ends by itself with this one line, and with the exit code that scripts know. */
async function refused(running: Running, line: RegExp): Promise<void> {
  expect(await running.ended).toBe(4)
  expect(running.out()).toBe('')
  expect(running.err()).toMatch(line)
  expect(running.err().trimEnd()).not.toContain('\n')
}

describe('padan serve says in one line', () => {
  test('that the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise((done) => taken.once('listening', done))
    const bound = taken.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    const running = serve({ PADAN_DATA: emptyFolder(), NODE_ENV: 'production', PORT: String(port) })
    await refused(running, new RegExp(`^padan: port ${port} is in use`))
  })

  test('that it may not write in the data folder', async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'data'), { mode: 0o555 })
    writeFileSync(join(folder, 'file'), '')
    // The administrator may write in every folder, though not in one that is a file.
    const data = join(folder, process.getuid?.() === 0 ? 'file' : 'data')
    await refused(serve({ PADAN_DATA: data }), /^padan: Padan may not write \S+padan\.db/)
  })

  test('that the file is no database', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'padan.db'), 'not a database at all, '.repeat(100))
    await refused(serve({ PADAN_DATA: folder }), /^padan: \S+padan\.db is not a database or is damaged/)
  })

  test('that the database is from a newer version', async () => {
    const folder = emptyFolder()
    const production = serve({ PADAN_DATA: folder, NODE_ENV: 'production' })
    await address(production)
    await stop(production)
    const database = new Database(join(folder, 'padan.db'))
    database.exec("insert into migration (id, name) values (99, '9999_later.sql')")
    database.close()
    await refused(
      serve({ PADAN_DATA: folder }),
      /^padan: The database was made by a newer version of Padan \(it has 9999_later\.sql\)/,
    )
  })

  test('that a setting is wrong', async () => {
    await refused(serve({ PADAN_DATA: emptyFolder(), PORT: 'eighty' }), /^padan: PORT must be a whole number/)
  })

  test('that PostgreSQL does not answer, without the password', async () => {
    const running = serve({ DATABASE_URL: 'postgres://padan:hush@127.0.0.1:1/padan' })
    await refused(running, /^padan: PostgreSQL cannot be used/)
    expect(running.err()).not.toContain('hush')
  })
})
