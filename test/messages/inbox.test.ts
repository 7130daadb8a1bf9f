import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKey } from '../../src/accounts/actions.ts'
import { addressOf } from '../../src/graduates/disclose.ts'
import type { GraduateId } from '../../src/ids.ts'
import { newId } from '../../src/ids.ts'
import { lookedAtMessage, message } from '../../src/messages/message.ts'
import { sendDue } from '../../src/messages/outbox.ts'
import { call, graduate, NOW, open, type Someone, type World, world } from '../world.ts'

let at: World
let now = NOW
beforeEach(async () => {
  now = NOW
  at = await world({
    graduates: [graduate(), graduate({ person: { name: 'Rusni', nik: '6571015503980002' } })],
    settings: { now: () => now },
  })
  // What was told of the registering itself is not what these tests are about.
  await at.store.commit([at.store.db.deleteFrom('message').compile()], [])
})
afterEach(() => at.close())

const json = async <T = Record<string, unknown>>(answer: Response | Promise<Response>) => (await (await answer).json()) as T
const [self, other] = [() => at.graduates[0] ?? at.visitor, () => at.graduates[1] ?? at.visitor]
const selfId = () => at.graduates[0]?.id as GraduateId
const tell = (kind: 'consent_taken' | 'access_restored', to = selfId()) =>
  at.store.commit(message(at.system(), { to: { graduate: to }, kind, about: {} }), [])
const pass = () => sendDue(at.system, { channels: [], addressOf })

interface Inbox {
  readonly unread: number
  readonly messages: { id: string; text: string; read: boolean }[]
  readonly next: string | null
}
const inbox = (who: Someone, query = '') => json<Inbox>(call(at, who, 'GET', `/me/messages${query}`))

async function agree(graduateId = selfId()): Promise<void> {
  const row = {
    id: newId('con', NOW),
    graduate_id: graduateId,
    purpose: 'messages' as const,
    wording: '1',
    language: 'id' as const,
    given_at: NOW,
    channel: 'self' as const,
    taken_by: graduateId,
  }
  await at.store.commit([at.store.db.insertInto('consent').values(row).compile()], [])
}

describe('the inbox', () => {
  test('holds the messages of its owner alone, newest first, in the language of the reader', async () => {
    await tell('consent_taken')
    now += 60_000
    await tell('access_restored')
    const mine = await inbox(self())
    expect(mine.unread).toBe(2)
    expect(mine.messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('membuka lagi akun'),
      expect.stringContaining('mencatat persetujuan'),
    ])
    expect((await inbox(self(), '?lang=en')).messages[0]?.text).toContain('officer restored')
    expect((await inbox(other())).messages).toEqual([])
  })

  test('goes on where a page ended', async () => {
    for (let i = 0; i < 5; i++) {
      await tell('access_restored')
      now += 1000
    }
    const first = await inbox(self(), '?limit=3')
    const rest = await inbox(self(), `?limit=3&after=${first.next}`)
    expect(new Set([...first.messages, ...rest.messages].map(({ id }) => id)).size).toBe(5)
    expect(rest.next).toBeNull()
  })

  test('forgets that something is new once it was read, and not what came since', async () => {
    await tell('consent_taken')
    const { messages } = await inbox(self())
    now += 1000
    await tell('access_restored')
    const read = await json(call(at, self(), 'POST', '/me/messages/reading', { until: messages[0]?.id }))
    expect(read.unread).toBe(1)
    expect((await inbox(self())).messages.map((each) => each.read)).toEqual([false, true])
    await call(at, other(), 'POST', '/me/messages/reading', { until: (await inbox(self())).messages[0]?.id })
    expect((await inbox(self())).unread).toBe(1)
  })

  test('gathers all looks of a day in one line that counts them', async () => {
    const look = async (n: number) => {
      const row = { id: newId('dis', now), graduate_id: selfId(), actor: 'key_x', at: now + n, why: 'opened', role: 'officer' }
      const { store } = at
      await store.commit([store.db.insertInto('disclosure').values(row).compile(), ...lookedAtMessage(at.system(), selfId())], [])
    }
    for (let n = 0; n < 3; n++) await look(n)
    now += 86_400_000
    await look(0)
    const { messages } = await inbox(self())
    expect(messages.map(({ text }) => text)).toEqual([
      'Pada 26 November 2026, nama atau nomor Anda dilihat 1 kali. Lihat siapa dan untuk apa.',
      'Pada 25 November 2026, nama atau nomor Anda dilihat 3 kali. Lihat siapa dan untuk apa.',
    ])
  })

  test('is a page that works without script', async () => {
    await tell('consent_taken')
    const page = await (await open(at, self(), '/me/messages')).text()
    expect(page).toContain('mencatat persetujuan')
    expect(page).toContain('action="/me/messages/reading"')
  })
})

describe('the settings of messages', () => {
  test('stand at what is usual until they are changed, and are changed by whoever read them last', async () => {
    const read = await call(at, self(), 'GET', '/me/messages/settings')
    expect(read.headers.get('etag')).toMatch(/^"0\b/)
    expect(await read.json()).toEqual({ language: 'id', channels: ['phone', 'email'], muted: [], version: 0 })
    const change = (body: object, version: number) =>
      call(at, self(), 'PATCH', '/me/messages/settings', body, { 'If-Match': `"${version}"` })
    expect((await change({ channels: ['email'], muted: ['new_session'] }, 0)).status).toBe(200)
    expect((await change({ language: 'en' }, 0)).status).toBe(412)
    expect(await json(change({ language: 'en' }, 1))).toEqual({
      language: 'en',
      channels: ['email'],
      muted: ['new_session'],
      version: 2,
    })
  })

  test.each([
    { channels: ['phone', 'phone'] },
    { channels: ['tap'] },
    { muted: ['one_time_code'] },
    { muted: ['looked_at'] },
    { language: 'nl' },
    { holder: 'someone else' },
  ])('refuse %o', async (body) => {
    expect((await call(at, self(), 'PATCH', '/me/messages/settings', body)).status).toBe(400)
  })

  test('are changed by a form too', async () => {
    const form = (fields: string) =>
      at.app.request('/me/messages/settings', {
        method: 'POST',
        headers: {
          Cookie: `padan_session=${self().key}`,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
        },
        body: fields,
      })
    expect((await form('language=en&channels=email,phone&new_session=yes&version=0')).status).toBe(303)
    expect(await json(call(at, self(), 'GET', '/me/messages/settings'))).toMatchObject({
      language: 'en',
      channels: ['email', 'phone'],
      muted: ['new_session'],
    })
    const late = await form('language=id&channels=none&version=0')
    expect(late.status).toBe(412)
    expect(await late.text()).toContain('Tersimpan sekarang')
    expect((await form('language=id&channels=none&version=1')).status).toBe(303)
    expect(await json(call(at, self(), 'GET', '/me/messages/settings'))).toMatchObject({ channels: [], muted: [] })
  })
})

describe('what an officer passes on', () => {
  const waiting = async (who: Someone = at.officer) =>
    (await json<{ messages: { id: string }[] }>(call(at, who, 'GET', '/messages/to-tap'))).messages

  test('is listed without a name, opened with one, which is noted and told to the person, and gone once it was sent', async () => {
    await agree()
    await tell('consent_taken')
    expect(await waiting()).toEqual([])
    await pass()
    const [line] = await waiting()
    const list = await (await open(at, at.officer, '/messages/to-tap')).text()
    expect(list).not.toMatch(/Markus|7890/)
    const opened = await json(call(at, at.officer, 'GET', `/messages/to-tap/${line?.id}`))
    expect(opened).toMatchObject({ name: 'Markus Lawai', phone: '+6281234567890' })
    const link = new URL(String(opened.link))
    expect(link.origin + link.pathname).toBe('https://wa.me/6281234567890')
    expect(link.searchParams.get('text')).toBe(opened.text)
    const looks = await at.store.db.selectFrom('disclosure').select('why').where('graduate_id', '=', selfId()).execute()
    expect(looks.filter(({ why }) => why === 'message')).toHaveLength(1)
    expect((await inbox(self())).messages.map(({ text }) => text)).toContainEqual(expect.stringContaining('dilihat'))
    expect((await call(at, at.officer, 'POST', `/messages/to-tap/${line?.id}/sending`, {})).status).toBe(200)
    expect(await waiting()).toEqual([])
    expect((await call(at, at.officer, 'POST', `/messages/to-tap/${line?.id}/sending`, {})).status).toBe(404)
  })

  test('ends when the person withdraws the consent', async () => {
    await agree()
    await tell('consent_taken')
    await pass()
    const [line] = await waiting()
    await at.store.commit([at.store.db.updateTable('consent').set({ withdrawn_at: now }).compile()], [])
    expect(await waiting()).toEqual([])
    expect((await call(at, at.officer, 'GET', `/messages/to-tap/${line?.id}`)).status).toBe(404)
  })

  test('is of the officer’s own office', async () => {
    await agree()
    await tell('consent_taken')
    await pass()
    const office = { id: newId('off', NOW), version: 1, name: 'Malinau', places: '["65.02"]', made_at: NOW, changed_at: NOW }
    await at.store.commit([at.store.db.insertInto('office').values(office).compile()], [])
    const { id, token } = await createKey(at.system(), { role: 'officer', label: 'Malinau' })
    const theirs = at.store.db.updateTable('api_key').set({ office_id: office.id }).where('id', '=', id)
    await at.store.commit([theirs.compile()], [])
    const far = { key: token }
    expect(await waiting(far)).toEqual([])
    const [line] = await waiting()
    expect((await call(at, far, 'GET', `/messages/to-tap/${line?.id}`)).status).toBe(403)
  })
})

describe('messages that were given up', () => {
  test('are tried again or dropped by an administrator', async () => {
    for (let i = 0; i < 2; i++) await tell('access_restored')
    await at.store.commit(
      [at.store.db.updateTable('message').set({ state: 'dead', tries: 8, error: 'gateway_400', next_at: null }).compile()],
      [],
    )
    const { messages } = await json<{
      messages: { id: string }[]
    }>(call(at, at.administrator, 'GET', '/messages/dead'))
    expect(messages).toHaveLength(2)
    const [again, drop] = messages
    expect((await call(at, at.administrator, 'POST', `/messages/dead/${again?.id}/retry`, {})).status).toBe(200)
    expect((await call(at, at.administrator, 'POST', `/messages/dead/${drop?.id}/removal`, {})).status).toBe(200)
    expect((await call(at, at.administrator, 'POST', `/messages/dead/${again?.id}/retry`, {})).status).toBe(404)
    const rows = await at.store.db.selectFrom('message').select(['id', 'state', 'tries', 'next_at']).execute()
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: again?.id, state: 'waiting', tries: 0, next_at: now },
        { id: drop?.id, state: 'dropped', tries: 0, next_at: null },
      ]),
    )
    expect((await inbox(self())).messages).toHaveLength(1)
  })
})

test('the page that sends codes says plainly where none can be sent, and what to do', async () => {
  const page = async (sends: ('phone' | 'email')[]) => {
    const place = await world({ settings: { sends } })
    const text = await (await open(place, place.visitor, '/sign-in/code')).text()
    await place.close()
    return text
  }
  expect(await page([])).toContain('minta lembar kode kepada petugas')
  expect(await page(['phone'])).toContain('tidak ke email')
  expect(await page(['email'])).toContain('hanya bisa dikirim ke email')
  expect(await page(['phone', 'email'])).not.toMatch(/Di sini kode/)
})
