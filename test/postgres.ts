import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real server's address; null on a plain machine, where PGlite stands in for it. */
    postgresUrl: string | null
  }
}

/** Gives the store's tests a PostgreSQL: that of DATABASE_URL_TEST, or one started for this run from the programs on the machine. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DATABASE_URL_TEST) {
    project.provide('postgresUrl', process.env.DATABASE_URL_TEST)
    return
  }
  const programs = findPrograms()
  if (programs === null) {
    if (process.env.CI)
      throw new Error(
        'No PostgreSQL on this machine: `apt-get install -y postgresql`, or set DATABASE_URL_TEST to a database that tests may fill.',
      )
    project.provide('postgresUrl', null)
    return
  }
  const { url, stop } = await startPostgres(programs)
  project.provide('postgresUrl', url)
  return stop
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

// PostgreSQL refuses to run as root; the package's own user does, else nobody.
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user && { uid: Number(user[2]), gid: Number(user[3]) }
}

async function startPostgres(programs: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'padan-pg-'))
  const data = join(folder, 'data')
  const as = unprivileged()
  mkdirSync(data)
  if (as) for (const path of [folder, data]) chownSync(path, as.uid, as.gid)
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'padan', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // Heard on a socket in its own folder only, so that runs at the same time never meet; nothing in it need outlive the run.
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=200'],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  server.stderr.on('data', (text) => {
    said += text
  })
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgres://padan@/postgres?host=${encodeURIComponent(folder)}`
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once: ${said}`)
    await sleep(50)
  }
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      kill()
      await ended
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
