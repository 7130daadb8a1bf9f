import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverDue, type Post } from '../../src/changes/deliver.ts'
import { postFromHere } from '../../src/cli/post.ts'
import { waitAfter } from '../../src/messages/backoff.ts'
import { accountIn } from '../messages/desk.ts'
import { call, NOW, type Someone, vacancy, type World, world } from '../world.ts'
import { receiverHere } from './receiver.ts'

const DAY = 86_400_000
const ADDRESS = 'https://receiver.example.org/padan'

let at: World
let now = NOW
beforeEach(async () => {
  now = NOW
  at = await world({ settings: { now: () => now } })
})
afterEach(() => at.close())

const system = () => at.padan.ctx({ role: 'system' })
const deliver = (post: Post = postFromHere({ loopback: true })) => deliverDue(system, post)
const json = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Record<string, unknown>

interface Made {
  readonly id: string
  readonly secret: string
}

async function webhook(who: Someone, kinds: readonly string[] = ['vacancy']): Promise<Made> {
  const answer = await call(at, who, 'POST', '/webhooks', { url: ADDRESS, kinds })
  expect(answer.status).toBe(201)
  const { id, secret } = await json(answer)
  return { id: String(id), secret: String(secret) }
}

/** Has it lead to this machine, which no address that a caller gives may. */
const leadTo = ({ id }: Made, url: string) =>
  at.store.commit([at.store.db.updateTable('webhook').set({ url }).where('id', '=', id).compile()], [])

const post = async (title: string) => {
  const answer = await call(at, at.officer, 'POST', '/vacancies', vacancy({ title, employer: at.employer.of.id }))
  expect(answer.status).toBe(201)
}

const vacancySeqs = async () =>
  (await at.store.db.selectFrom('change').select('seq').where('kind', '=', 'vacancy').orderBy('seq').execute()).map(
    ({ seq }) => seq,
  )

describe('a webhook', () => {
  test('tells of every change once and in order, signed, though the receiver fails at first', async () => {
    const made = await webhook(at.administrator)
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
      (nth) => [500, 302, 429][nth - 1] ?? 200,
    )
    await leadTo(made, receiver.url)
    await post('Juru las SMAW')
    await post('Operator ekskavator')
    await deliver()
    await post('Tukang kayu')
    for (let i = 1; i <= 4; i++) {
      now += 1.2 * waitAfter(i, 0.5)
      await deliver()
    }
    expect(receiver.refused).toHaveLength(3)
    expect(receiver.accepted.flatMap(({ seqs }) => seqs)).toEqual(await vacancySeqs())
    expect([...receiver.accepted, ...receiver.refused].every(({ genuine, type }) => genuine && type === 'changes')).toBe(true)
    // A retry tells exactly what the try before told, under the same id, so that a receiver may drop it.
    expect(new Set(receiver.refused.map(({ id }) => id))).toEqual(new Set([receiver.accepted[0]?.id]))
    expect(receiver.accepted[0]?.seqs).toEqual(receiver.refused[0]?.seqs)
  })

  test('loses nothing of hundreds of changes, whatever the receiver does', async () => {
    const made = await webhook(at.administrator, ['vacancy', 'employer', 'profile'])
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
      (nth) => (nth % 3 === 0 ? 503 : 200),
    )
    await leadTo(made, receiver.url)
    const first = (await at.store.head()) + 1
    const kinds = ['vacancy', 'session', 'employer', 'profile'] as const
    for (let i = 0; i < 40; i++)
      await at.store.commit(
        [],
        Array.from({ length: 15 }, (_, n) => ({
          kind: kinds[n % 4] ?? 'vacancy',
          id: `x_${i}_${n}`,
          op: 'put' as const,
          at: now,
        })),
      )
    for (let i = 0; i < 30; i++) {
      await Promise.all([deliver(), deliver()])
      now += DAY / 24
    }
    const wanted = await at.store.db
      .selectFrom('change')
      .select('seq')
      .where('seq', '>=', first)
      .where('kind', '!=', 'session')
      .where('kind', '!=', 'webhook')
      .orderBy('seq')
      .execute()
    expect(receiver.accepted.flatMap(({ seqs }) => seqs)).toEqual(wanted.map(({ seq }) => seq))
    expect(receiver.accepted.every(({ body }) => body.length < 16_000)).toBe(true)
  })

  test('carries ids only', async () => {
    const made = await webhook(at.administrator, ['graduate', 'profile'])
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
    )
    await leadTo(made, receiver.url)
    const person = { name: 'Yoxvander Quzmiq', phone: '0812 7734 0915' }
    expect((await call(at, at.officer, 'POST', '/graduates', { person, profile: { skills: ['las-smaw'] } })).status).toBe(201)
    await deliver()
    expect(receiver.accepted).toHaveLength(1)
    expect(receiver.accepted[0]?.body).not.toMatch(/Yoxvander|7734/)
  })

  test('that fails for three days is paused, its owner is told, and it goes on from where it stopped', async () => {
    const owner = await accountIn(at.store, { role: 'administrator' })
    const made = await webhook(at.administrator)
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
      () => (now < NOW + 4 * DAY ? 500 : 200),
    )
    await leadTo(made, receiver.url)
    await post('Juru las SMAW')
    while (now < NOW + 4 * DAY) {
      await deliver()
      now += DAY / 8
    }
    const paused = await json(call(at, at.administrator, 'GET', `/webhooks/${made.id}`))
    expect(paused).toMatchObject({ state: 'paused', failing_since: new Date(NOW).toISOString() })
    const told = await at.store.db.selectFrom('message').select(['kind', 'recipient']).execute()
    expect(told).toEqual([{ kind: 'webhook_paused', recipient: owner }])
    const tries = receiver.refused.length
    await deliver()
    expect(receiver.refused).toHaveLength(tries)
    const { status } = await call(
      at,
      at.administrator,
      'PATCH',
      `/webhooks/${made.id}`,
      { state: 'active' },
      { 'If-Match': `"${paused.version}"` },
    )
    expect(status).toBe(200)
    await deliver()
    expect(receiver.accepted.flatMap(({ seqs }) => seqs)).toEqual(await vacancySeqs())
  })

  test('waits no longer than its patience for a receiver that says nothing', async () => {
    const made = await webhook(at.administrator)
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
      () => 'silence',
    )
    await leadTo(made, receiver.url)
    await post('Juru las SMAW')
    await deliver(postFromHere({ loopback: true, patience: 200 }))
    const { deliveries } = await json(call(at, at.administrator, 'GET', `/webhooks/${made.id}`))
    expect(deliveries).toMatchObject([{ status: null, error: 'timeout' }])
  })

  test('is tried by a test, which stands among its last deliveries', async () => {
    const made = await webhook(at.administrator)
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
      () => 202,
    )
    await leadTo(made, receiver.url)
    await call(at, at.administrator, 'POST', `/webhooks/${made.id}/test`, {})
    await deliver()
    await deliver()
    expect(receiver.accepted).toMatchObject([{ type: 'test', genuine: true }])
    const { deliveries } = await json(call(at, at.administrator, 'GET', `/webhooks/${made.id}`))
    expect(deliveries).toMatchObject([{ status: 202, error: null, first_seq: null }])
  })

  test('signs with the old secret too for a day after it was changed', async () => {
    const made = await webhook(at.administrator)
    const { secret } = await json(call(at, at.administrator, 'POST', `/webhooks/${made.id}/secret`, {}))
    expect(secret).not.toBe(made.secret)
    for (const [known, wait, right] of [
      [made.secret, 0, true],
      [String(secret), 0, true],
      [made.secret, DAY, false],
      [String(secret), DAY, true],
    ] as const) {
      now = NOW + wait
      const receiver = await receiverHere(
        () => known,
        () => now,
      )
      await leadTo(made, receiver.url)
      await post(`Juru las ${known.slice(-6)} ${wait}`)
      await deliver()
      expect(receiver.accepted.map((each) => each.genuine)).toEqual([right])
    }
  })

  test('of an employer tells of its own vacancies and of itself alone', async () => {
    const made = await webhook(at.employer, ['vacancy', 'employer'])
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
    )
    await leadTo(made, receiver.url)
    await post('Juru las SMAW')
    await call(at, at.otherEmployer, 'POST', '/vacancies', vacancy({ title: 'Kasir' }))
    await deliver()
    const seen = receiver.accepted.flatMap(
      ({ body }) => (JSON.parse(body) as { data: { changes: { kind: string; id: string }[] } }).data.changes,
    )
    const own = await at.store.db.selectFrom('vacancy').select('id').where('employer_id', '=', at.employer.of.id).execute()
    expect(new Set(seen.filter(({ kind }) => kind === 'vacancy').map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)))
    expect(seen.filter(({ kind }) => kind === 'employer').every(({ id }) => id === at.employer.of.id)).toBe(true)
    expect((await call(at, at.employer, 'POST', '/webhooks', { url: ADDRESS, kinds: ['graduate'] })).status).toBe(400)
    expect((await call(at, at.otherEmployer, 'GET', `/webhooks/${made.id}`)).status).toBe(403)
  })

  test('keeps its secret sealed', async () => {
    const { secret } = await webhook(at.administrator)
    const rows = await at.store.db.selectFrom('webhook').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
    expect(JSON.stringify(await json(call(at, at.administrator, 'GET', '/webhooks')))).not.toContain(secret.slice(6))
  })

  test('that somebody else has changed meanwhile is not changed', async () => {
    const made = await webhook(at.administrator)
    const change = (version: number) =>
      call(at, at.administrator, 'PATCH', `/webhooks/${made.id}`, { kinds: ['employer'] }, { 'If-Match': `"${version}"` })
    expect((await change(1)).status).toBe(200)
    expect((await change(1)).status).toBe(412)
  })
})

describe('no webhook leads', () => {
  test.each([
    'http://receiver.example.org/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://10.1.2.3/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://0.0.0.0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://gateway.internal/',
    'https://printer/',
    'https://name:word@receiver.example.org/',
    'ftp://receiver.example.org/',
    'no address',
  ])('to %s', async (url) => {
    expect((await call(at, at.administrator, 'POST', '/webhooks', { url, kinds: ['vacancy'] })).status).toBe(400)
  })

  test('to this machine by a name that leads here', async () => {
    const made = await webhook(at.administrator)
    const receiver = await receiverHere(
      () => made.secret,
      () => now,
    )
    const { port } = new URL(receiver.url)
    await post('Juru las SMAW')
    for (const [url, error] of [
      [`https://localhost:${port}/`, 'forbidden_address'],
      [`https://127.0.0.1:${port}/`, 'forbidden_address'],
      [`http://localhost:${port}/`, 'forbidden_address'],
    ] as const) {
      await leadTo(made, url)
      now += DAY / 4
      await deliver(postFromHere())
      const { deliveries } = await json(call(at, at.administrator, 'GET', `/webhooks/${made.id}`))
      expect((deliveries as object[])[0]).toMatchObject({ status: null, error })
    }
    expect([...receiver.accepted, ...receiver.refused]).toEqual([])
  })
})
