import { CompiledQuery } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { waitAfter } from '../../src/messages/backoff.ts'
import type { Channel, Letter, Outcome } from '../../src/messages/channels/channel.ts'
import { gatewayChannel } from '../../src/messages/channels/gateway.ts'
import { smtpChannel } from '../../src/messages/channels/smtp.ts'
import { codeMessage, message } from '../../src/messages/message.ts'
import { claimDue, LEASE } from '../../src/messages/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { databases, freshStore } from '../databases.ts'
import { NOW } from '../world.ts'
import { accountIn, deskOn, graduateIn } from './desk.ts'
import { gatewayHere, mailServerHere } from './post.ts'

const MINUTE = 60_000
const [sqlite] = databases
const fresh = () => freshStore(sqlite ?? { name: '', fresh: () => Promise.reject(new Error('no database')) })

/** A channel of the test that keeps what it was given and answers as it is told. */
function channel(name: 'phone' | 'email', answer: (nth: number) => Outcome | Promise<Outcome> = () => 'sent') {
  const letters: Letter[] = []
  const given: Channel = {
    name,
    send: async (letter) => {
      letters.push(letter)
      return answer(letters.length)
    },
  }
  return { letters, channel: given }
}

const rows = (store: Store) => store.db.selectFrom('message').selectAll().orderBy('id').execute()
const gateway = (url: string) =>
  gatewayChannel({
    url: `${url}/send`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer of the test' },
    body: '{"target":"{number}","message":"{text}","ref":"{id}"}',
  })

describe('a worker', () => {
  test('that dies between taking a message and sending it keeps it from others until its lease ends, and no longer', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const { letters, channel: phone } = channel('phone')
    const desk = deskOn(store, [phone])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    expect(await claimDue(desk.at())).toHaveLength(1)
    desk.later(LEASE - 1)
    await desk.send()
    expect(letters).toHaveLength(0)
    desk.later(1)
    await desk.send()
    expect(letters).toHaveLength(1)
  })

  test('that was too slow changes nothing of what another has taken over', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const slow = Promise.withResolvers<Outcome>()
    const one = deskOn(store, [channel('phone', () => slow.promise).channel])
    await store.commit(message(one.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    const first = one.send()
    await vi.waitFor(async () => expect((await rows(store))[0]?.claim).not.toBeNull())
    const other = deskOn(store, [channel('phone', () => ({ failed: 'busy', final: false })).channel], NOW + LEASE)
    await other.send()
    slow.resolve({ failed: 'late', final: true })
    await first
    expect(await rows(store)).toMatchObject([{ state: 'waiting', error: 'busy', tries: 1 }])
  })
})

describe('what cannot be sent', () => {
  test('waits longer each time, and is given up after eight tries, of which administrators are told', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store, { email: null })
    const administrator = await accountIn(store, { role: 'administrator' })
    const { letters, channel: phone } = channel('phone', () => ({ failed: 'gateway_503', final: false }))
    const desk = deskOn(store, [phone])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    for (let i = 1; i <= 8; i++) {
      await desk.send()
      expect(letters).toHaveLength(i)
      await desk.send()
      expect(letters).toHaveLength(i)
      desk.later(1.2 * waitAfter(i, 0.5))
    }
    await desk.send()
    expect(letters).toHaveLength(8)
    expect(await rows(store)).toMatchObject([
      { state: 'dead', tries: 8, error: 'gateway_503' },
      { kind: 'dead_letters', recipient: administrator },
    ])
  })

  test('by one way for good goes by the next', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const { channel: phone } = channel('phone', () => ({ failed: 'gateway_400', final: true }))
    const { letters, channel: email } = channel('email')
    const desk = deskOn(store, [phone, email])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    expect(letters.map(({ to }) => to)).toEqual(['rusni@surat.example'])
    expect(await rows(store)).toMatchObject([{ state: 'sent', channel: 'email' }])
  })

  test('because of a fault of ours does not hold up the others', async () => {
    const store = await fresh()
    const [one, two] = [await graduateIn(store), await graduateIn(store, { phone: '+628987654321' })]
    const { channel: phone } = channel('phone', (nth) => {
      if (nth === 1) throw new Error('a fault')
      return 'sent'
    })
    const desk = deskOn(store, [phone])
    for (const graduate of [one, two])
      await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await expect(desk.send()).rejects.toThrow('a fault')
    expect((await rows(store)).map(({ state, error }) => [state, error])).toEqual(
      expect.arrayContaining([
        ['sent', null],
        ['waiting', 'fault'],
      ]),
    )
  })
})

test('the waits grow from a minute to six hours, and never all end at the same time', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfter(tries, 0.5) / MINUTE)
  expect(waits).toEqual([1, 4, 16, 64, 256, 360, 360])
  expect(new Set(Array.from({ length: 20 }, () => waitAfter(1))).size).toBeGreaterThan(10)
})

describe('who gets what', () => {
  const sentTo = async (
    person: Parameters<typeof graduateIn>[1],
    kind: 'consent_taken' | 'access_restored' = 'consent_taken',
  ) => {
    const store = await fresh()
    const graduate = await graduateIn(store, person)
    const [phone, email] = [channel('phone'), channel('email')]
    const desk = deskOn(store, [phone.channel, email.channel])
    await store.commit(message(desk.at(), { to: { graduate }, kind, about: {} }), [])
    await desk.send()
    return { ways: [...phone.letters, ...email.letters].map(({ to }) => to), row: (await rows(store))[0] }
  }

  test('whoever did not agree to messages has them in the inbox only', async () => {
    expect(await sentTo({ consents: false })).toMatchObject({ ways: [], row: { state: 'sent', channel: 'inbox' } })
  })

  test('an answer to what someone asked for needs no consent', async () => {
    expect((await sentTo({ consents: false }, 'access_restored')).ways).toEqual(['+6281234567890'])
  })

  test('a minor gets no messenger, and does from the birthday on', async () => {
    expect((await sentTo({ born_on: '2008-11-26' })).ways).toEqual(['rusni@surat.example'])
    expect((await sentTo({ born_on: '2008-11-26', email: null })).row).toMatchObject({ state: 'sent', channel: 'inbox' })
    expect((await sentTo({ born_on: '2008-11-25' })).ways).toEqual(['+6281234567890'])
  })

  test('settings say the order, the language and what stays in the inbox', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const [phone, email] = [channel('phone'), channel('email')]
    const desk = deskOn(store, [phone.channel, email.channel])
    const settings = { holder: graduate, version: 1, language: 'en' as const, changed_at: NOW }
    const wished = { channels: '["email"]', muted: '["consent_taken"]' }
    await store.commit(
      [
        store.db
          .insertInto('message_preference')
          .values({ ...settings, ...wished })
          .compile(),
      ],
      [],
    )
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'consent_taken', about: {} }), [])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    expect(phone.letters).toEqual([])
    expect(email.letters.map(({ text }) => text)).toEqual([expect.stringContaining('an officer restored your access')])
  })

  test('whom no channel reaches waits for an officer’s tap, unless it could not wait', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const desk = deskOn(store)
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'consent_taken', about: {} }), [])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    desk.later(10 * LEASE)
    await desk.send()
    expect((await rows(store)).map(({ kind, state, channel: by }) => [kind, state, by])).toEqual(
      expect.arrayContaining([
        ['consent_taken', 'waiting', 'tap'],
        ['access_restored', 'sent', 'inbox'],
      ]),
    )
  })

  test('nobody is woken between 21 and 6 o’clock by what can wait', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const { letters, channel: phone } = channel('phone')
    const halfPastTen = Date.UTC(2026, 10, 25, 14, 30)
    const desk = deskOn(store, [phone], halfPastTen)
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'consent_taken', about: {} }), [])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    expect(letters.map(({ text }) => text)).toEqual([expect.stringContaining('membuka lagi akun')])
    desk.later(7.5 * 60 * MINUTE - 1)
    await desk.send()
    expect(letters).toHaveLength(1)
    desk.later(1)
    await desk.send()
    expect(letters).toHaveLength(2)
  })
})

describe('a one-time code', () => {
  const CODE = '482915'
  const PHONE = '+6281298765432'

  test('is said in the language it was asked in, and erased with the address once it was sent', async () => {
    const store = await fresh()
    const { letters, channel: phone } = channel('phone')
    const desk = deskOn(store, [phone])
    const asked = { ...desk.at(), language: 'en' as const }
    await store.commit(await codeMessage(asked, { to: { phone: PHONE }, code: CODE, until: NOW + 10 * MINUTE }), [])
    await desk.send()
    expect(letters).toMatchObject([
      { to: PHONE, text: expect.stringMatching(/^Your Padan code: 482915\. Valid until 10\.10 WITA/) },
    ])
    expect(await rows(store)).toMatchObject([{ state: 'sent', code_sealed: null, address_sealed: null }])
  })

  test('is never sent late, and is gone when its time is over', async () => {
    const store = await fresh()
    const { letters, channel: phone } = channel('phone', () => ({ failed: 'gateway_503', final: false }))
    const desk = deskOn(store, [phone])
    await store.commit(await codeMessage(desk.at(), { to: { phone: PHONE }, code: CODE, until: NOW + 3 * MINUTE }), [])
    await desk.send()
    expect(letters).toHaveLength(1)
    desk.later(3 * MINUTE)
    await desk.send()
    expect(letters).toHaveLength(1)
    expect(await rows(store)).toMatchObject([{ state: 'dropped', error: 'expired', code_sealed: null, address_sealed: null }])
  })

  test('that was refused for good is erased at once', async () => {
    const store = await fresh()
    const { channel: phone } = channel('phone', () => ({ failed: 'gateway_400', final: true }))
    const desk = deskOn(store, [phone])
    await store.commit(await codeMessage(desk.at(), { to: { phone: PHONE }, code: CODE, until: NOW + 3 * MINUTE }), [])
    await desk.send()
    expect(await rows(store)).toMatchObject([{ state: 'dead', code_sealed: null, address_sealed: null }])
  })

  test('is dropped where nothing could send it', async () => {
    const store = await fresh()
    const desk = deskOn(store)
    await store.commit(await codeMessage(desk.at(), { to: { phone: PHONE }, code: CODE, until: NOW + 3 * MINUTE }), [])
    await desk.send()
    expect(await rows(store)).toMatchObject([{ state: 'dropped', error: 'no_channel', code_sealed: null, address_sealed: null }])
  })
})

describe('by a real mail server', () => {
  test('a mail arrives, with one id however often it is sent', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store)
    const server = await mailServerHere()
    const desk = deskOn(store, [smtpChannel({ url: server.url, from: 'Padan <padan@dinas.example>' })])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    const [row] = await rows(store)
    expect(server.mails).toMatchObject([{ to: ['rusni@surat.example'], text: expect.stringContaining('membuka lagi akun') }])
    expect(server.mails[0]?.text).toContain(`Message-ID: <${row?.id}@dinas.example>`)
    expect(row).toMatchObject({ state: 'sent', channel: 'email' })
  })

  test('an address that it does not know is given up, one that it cannot take now is tried again', async () => {
    const store = await fresh()
    const unknown = await graduateIn(store, { email: 'tidak-ada@surat.example', phone: null })
    const full = await graduateIn(store, { email: 'penuh@surat.example', phone: null })
    const server = await mailServerHere((address) => (address.startsWith('tidak-ada') ? 550 : 452))
    const desk = deskOn(store, [smtpChannel({ url: server.url, from: 'padan@dinas.example' })])
    for (const graduate of [unknown, full])
      await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    const byPerson = new Map((await rows(store)).map((row) => [row.recipient, row]))
    expect(byPerson.get(unknown)).toMatchObject({ state: 'dead', error: 'smtp_550' })
    expect(byPerson.get(full)).toMatchObject({ state: 'waiting', error: 'smtp_452', tries: 1 })
    expect(JSON.stringify(await rows(store))).not.toContain('surat.example')
  })

  test('that is away loses nothing', async () => {
    const store = await fresh()
    const graduate = await graduateIn(store, { phone: null })
    const desk = deskOn(store, [smtpChannel({ url: 'smtp://127.0.0.1:1', from: 'padan@dinas.example' })])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    expect(await rows(store)).toMatchObject([{ state: 'waiting', error: 'smtp_unreachable', tries: 1 }])
  })
})

describe('by a real HTTP gateway', () => {
  test('the template is filled in, whatever signs the text holds', async () => {
    const store = await fresh()
    const { url, received } = await gatewayHere(() => 200)
    const user = await accountIn(store, { role: 'employer', phone: '+6281234567890' })
    const employer = { id: 'emp_00000000000000000000000001', name: 'Toko "Rejeki" \\ {text} {to}' }
    const made = { version: 1, kind: 'local' as const, state: 'verified' as const, made_at: NOW, changed_at: NOW }
    await store.commit(
      [
        store.db
          .insertInto('employer')
          .values({ ...made, ...employer })
          .compile(),
      ],
      [],
    )
    const desk = deskOn(store, [gateway(url)])
    const about = { employer: employer.id }
    await store.commit(message(desk.at(), { to: { account: user }, kind: 'employer_verified', about }), [])
    await desk.send()
    expect(received).toMatchObject([{ path: '/send', headers: { authorization: 'Bearer of the test' } }])
    const body: unknown = JSON.parse(received[0]?.body ?? '')
    expect(body).toMatchObject({ target: '6281234567890', message: expect.stringContaining(employer.name) })
  })

  test.each([
    [400, 'dead'],
    [403, 'dead'],
    [408, 'waiting'],
    [429, 'waiting'],
    [500, 'waiting'],
    [302, 'waiting'],
  ])('its answer %i leaves the message %s', async (status, state) => {
    const store = await fresh()
    const graduate = await graduateIn(store, { email: null })
    const { url, received } = await gatewayHere(() => status)
    const desk = deskOn(store, [gateway(url)])
    await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await desk.send()
    expect(received).toHaveLength(1)
    expect((await rows(store)).find(({ recipient }) => recipient === graduate)).toMatchObject({
      state,
      error: `gateway_${status}`,
    })
    expect(JSON.stringify(await rows(store))).not.toContain('81234567890')
  })
})

test('while messages wait, a number stands in the table of graduates and nowhere else in the database', async () => {
  const store = await fresh()
  const graduate = await graduateIn(store, { phone: '+6281377755533', email: 'khusus@surat.example' })
  const { channel: phone } = channel('phone', () => ({ failed: 'gateway_503', final: false }))
  const desk = deskOn(store, [phone])
  await store.commit(message(desk.at(), { to: { graduate }, kind: 'consent_taken', about: {} }), [])
  await store.commit(await codeMessage(desk.at(), { to: { phone: '+6281377755533' }, code: '482915', until: NOW + MINUTE }), [])
  await desk.send()
  const tables = await store.db.introspection.getTables()
  const holding: string[] = []
  for (const { name } of tables) {
    const { rows: all } = await store.db.executeQuery(CompiledQuery.raw(`select * from "${name}"`))
    if (/81377755533|khusus@|482915/.test(JSON.stringify(all))) holding.push(name)
  }
  expect(tables.length).toBeGreaterThan(15)
  expect(holding).toEqual(['graduate'])
})
