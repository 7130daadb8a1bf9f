import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { getPlatformProxy, unstable_readConfig, unstable_startWorker } from 'wrangler'
import { createKey } from '../../src/accounts/actions.ts'
import { createEmployer } from '../../src/employers/actions.ts'
import { openD1 } from '../../src/store/d1.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { startGateway } from '../messages/post.ts'
import { taxonomy } from '../reference.ts'
import { graduate, vacancy } from '../world.ts'

const root = join(import.meta.dirname, '../..')
const configPath = join(root, 'wrangler.toml')
const persist = mkdtempSync(join(tmpdir(), 'padan-worker-'))

async function wrangler(...words: string[]): Promise<string> {
  const program = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
  const env = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' }
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], { cwd: root, env })
  return stdout
}

const start = (gateway: string) =>
  unstable_startWorker({
    config: configPath,
    bindings: { PADAN_GATEWAY_URL: { type: 'plain_text', value: gateway } },
    dev: { server: { port: 0, hostname: '127.0.0.1' }, inspector: false, watch: false, persist, logLevel: 'error' },
  })

/** What the database held when the worker had not started yet: an employer, and a key of each who calls here. */
async function prepare(): Promise<{ officer: string; employer: string }> {
  // The database alone: a proxy in Node has no class for the Durable Object and would warn of it.
  const { d1_databases, compatibility_date } = unstable_readConfig({ config: configPath })
  const alone = join(persist, 'd1.json')
  writeFileSync(alone, JSON.stringify({ name: 'padan', compatibility_date, d1_databases }))
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
    configPath: alone,
    persist: { path: join(persist, 'v3') },
  })
  const store = openD1(env.DB)
  // wrangler has applied them all, and our own runner knows.
  expect(await migrate(store, migrationFiles())).toEqual([])
  const ctx = { store, taxonomy, now: Date.now(), caller: { role: 'system' as const } }
  const { id } = await createEmployer(ctx, { name: 'Bengkel Las Sinar Utara', kind: 'local', state: 'verified' })
  const officer = await createKey(ctx, { role: 'officer', label: 'test' })
  const employer = await createKey(ctx, { role: 'employer', subject: id, label: 'test' })
  await dispose()
  return { officer: officer.token, employer: employer.token }
}

describe('D1 and workerd', () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>
  let worker: Awaited<ReturnType<typeof unstable_startWorker>>
  let keys: Awaited<ReturnType<typeof prepare>>

  beforeAll(async () => {
    // A local worker would otherwise ask the network where in the world it is.
    vi.stubEnv('CLOUDFLARE_CF_FETCH_ENABLED', 'false')
    const applied = await wrangler('d1', 'migrations', 'apply', 'padan', '--local', '--persist-to', persist)
    for (const { name } of migrationFiles()) expect(applied).toContain(name)
    keys = await prepare()
    gateway = await startGateway(() => 200)
    worker = await start(gateway.url)
  })

  afterAll(async () => {
    await worker?.dispose()
    await gateway?.stop()
    vi.unstubAllEnvs()
    rmSync(persist, { recursive: true, force: true })
  })

  async function call(path: string, key?: string, sent?: unknown) {
    const answer = await worker.fetch(`http://padan.test${path}`, {
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(sent !== undefined && { 'content-type': 'application/json' }),
      },
      ...(sent !== undefined && { method: 'POST', body: JSON.stringify(sent) }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  test('a vacancy and a graduate that were posted find each other, both ways, with the same number', async () => {
    const posted = await call('/api/v1/vacancies', keys.employer, vacancy())
    expect(posted.status, posted.text).toBe(201)
    const registered = await call('/api/v1/graduates', keys.officer, graduate())
    expect(registered.status, registered.text).toBe(201)
    const [vacancyId, graduateId] = [posted, registered].map(({ text }) => JSON.parse(text).id)

    const forVacancy = JSON.parse((await call(`/api/v1/vacancies/${vacancyId}/matches`, keys.employer)).text)
    expect(forVacancy.matches.map((match: { profile: string }) => match.profile)).toEqual([graduateId])
    const [match] = forVacancy.matches
    expect(match.score).toBeGreaterThan(500)
    expect(match.reasons.length).toBeGreaterThan(0)
    // The edge carries the very reference files that are in the repository.
    expect(forVacancy.versions.taxonomy).toBe(taxonomy.version)

    const forGraduate = JSON.parse((await call(`/api/v1/graduates/${graduateId}/matches`, keys.officer)).text)
    expect(forGraduate.matches).toMatchObject([{ vacancy: vacancyId, score: match.score, fit: match.fit, appeal: match.appeal }])
  })

  test('a search with a wrong letter finds it and says how the word was read', async () => {
    const found = JSON.parse((await call('/api/v1/vacancies?q=juru%20lasss%20tarakam')).text)
    expect(found.vacancies[0]).toMatchObject({ title: 'Juru las SMAW' })
    expect(found.vacancies[0].words).toContainEqual(expect.objectContaining({ word: 'tarakam', read_as: 'tarakan' }))
  })

  test('the pages are served, and a wrong key is refused as a problem', async () => {
    const home = await call('/')
    expect(home.status).toBe(200)
    expect(home.text).toContain('Juru las SMAW')
    const refused = await call('/api/v1/profiles?q=las', 'padan_wrong')
    expect(refused.status).toBe(401)
    expect(JSON.parse(refused.text)).toMatchObject({ status: 401 })
  })

  test('a sign-in by form is sent on with its cookie, as the browser must see it', async () => {
    const answer = await worker.fetch('http://padan.test/sign-in/key', {
      method: 'POST',
      headers: { origin: 'http://padan.test', 'content-type': 'application/x-www-form-urlencoded' },
      body: `key=${keys.officer}`,
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toContain('HttpOnly')
  })

  test('a password is hashed and checked there too', async () => {
    const person = { name: 'Rusmin', phone: '0812 4444 3333', password: 'tiga perahu biru', born_on: '2003-04-05' }
    const registered = await call('/api/v1/registrations', undefined, { ...person, consents: [{ purpose: 'matching' }] })
    expect(registered.status, registered.text).toBe(201)
    const signIn = async (password: string) => (await call('/api/v1/sign-in', undefined, { who: person.phone, password })).status
    expect([await signIn(person.password), await signIn('tiga perahu hijau')]).toEqual([200, 401])
  })

  test('a code that is asked for goes to the gateway within seconds, by an alarm', async () => {
    const asked = await call('/api/v1/sign-in/code', undefined, { who: '0812 3456 7890' })
    expect(asked.status, asked.text).toBe(200)
    await vi.waitFor(() => expect(gateway.received).toHaveLength(1), { timeout: 15_000, interval: 200 })
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toMatchObject({
      to: '+6281234567890',
      text: expect.stringMatching(/^(Kode Padan Anda|Your Padan code): \d{6}/),
    })
  })

  test('a worker that starts anew reads its index from the store and lists the same', async () => {
    const before = await call('/api/v1/vacancies?q=las')
    await worker.dispose()
    worker = await start(gateway.url)
    expect(await call('/api/v1/vacancies?q=las')).toEqual(before)
  })
})

test('what wrangler would deploy is under 1 MiB compressed, and holds nothing of the other databases', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'padan-deploy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const said = await wrangler('deploy', '--dry-run', '--outdir', folder)
  const [, size, unit] = /gzip: ([\d.]+) (\w+)/.exec(said) ?? []
  expect(unit).toBe('KiB')
  expect(Number(size)).toBeLessThan(1024)
  const program = readFileSync(join(folder, 'worker.js'), 'utf8')
  expect(program).toContain('precondition_failed')
  expect(program).not.toMatch(/pg_advisory_xact_lock|journal_mode/)
})
