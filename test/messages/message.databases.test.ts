import { describe, expect, test } from 'vitest'
import { newAccountId, newEmployerId, newGraduateId } from '../../src/ids.ts'
import type { Channel, Letter } from '../../src/messages/channels/channel.ts'
import { codeMessage, eraseMessagesOf, lookedAtMessage, message } from '../../src/messages/message.ts'
import { databases, freshStore } from '../databases.ts'
import { NOW } from '../world.ts'
import { deskOn, graduateIn } from './desk.ts'

const SECRET = 'a secret of the tests, more than thirty-two characters long'

describe.each(databases)('the outbox on $name', (database) => {
  test('keeps a message with the commit that it tells of', async () => {
    const store = await freshStore(database)
    const graduate = newGraduateId(NOW)
    await store.commit(message({ store, now: NOW }, { to: { graduate }, kind: 'access_restored', about: {} }), [])
    const rows = await store.db.selectFrom('message').selectAll().execute()
    expect(rows).toMatchObject([{ recipient: graduate, kind: 'access_restored', state: 'waiting', next_at: NOW, tries: 0 }])
  })

  test('writes to every active user of an employer, once where it is marked', async () => {
    const store = await freshStore(database)
    const employer = newEmployerId(NOW)
    const made = { version: 1, made_at: NOW, changed_at: NOW }
    const users = ['active', 'active', 'ended'] as const
    await store.commit(
      [
        store.db
          .insertInto('employer')
          .values({
            ...made,
            id: employer,
            name: 'Toko',
            kind: 'local',
            sector: null,
            place: null,
            state: 'verified',
            invented: 0,
          })
          .compile(),
        ...users.map((state) =>
          store.db
            .insertInto('account')
            .values({ ...made, id: newAccountId(NOW), role: 'employer', employer_id: employer, state })
            .compile(),
        ),
      ],
      [],
    )
    const writes = () =>
      message({ store, now: NOW }, { to: { employer }, kind: 'employer_verified', about: { employer }, once: 'yes' })
    await store.commit(writes(), [])
    await store.commit(writes(), [])
    const rows = await store.db.selectFrom('message').select(['id', 'recipient', 'next_at']).execute()
    expect(new Set(rows.map((row) => row.recipient)).size).toBe(2)
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row.id).toMatch(/^msg_[0-9a-z]{26}$/)
  })

  test('gathers the looks of a day in one message, which stands unread again', async () => {
    const store = await freshStore(database)
    const graduate = newGraduateId(NOW)
    const look = () => store.commit(lookedAtMessage({ store, now: NOW, today: '2026-11-25' }, graduate), [])
    await look()
    await store.commit([store.db.updateTable('message').set({ read_at: NOW }).compile()], [])
    await look()
    expect(await store.db.selectFrom('message').select('read_at').execute()).toEqual([{ read_at: null }])
  })

  test('has neither the code nor the number in clear, and drops the code that a newer one replaces', async () => {
    const store = await freshStore(database)
    const ctx = { store, now: NOW, secret: SECRET, language: 'id' as const }
    for (const code of ['135790', '246813'])
      await store.commit(await codeMessage(ctx, { to: { phone: '+6281234567890' }, code, until: NOW + 600_000 }), [])
    const rows = await store.db.selectFrom('message').selectAll().orderBy('id').execute()
    expect(JSON.stringify(rows)).not.toMatch(/135790|246813|81234567890/)
    expect(rows.map((row) => row.state).sort()).toEqual(['dropped', 'waiting'])
    expect(rows.filter((row) => row.code_sealed !== null)).toHaveLength(1)
  })

  test('is left without a trace of a deleted person', async () => {
    const store = await freshStore(database)
    const graduate = newGraduateId(NOW)
    const ctx = { store, now: NOW, secret: SECRET, language: 'id' as const }
    await store.commit(message(ctx, { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await store.commit(await codeMessage(ctx, { to: { phone: '+6281234567890' }, code: '135790', until: NOW + 600_000 }), [])
    await store.commit(await eraseMessagesOf(ctx, graduate, ['+6281234567890']), [])
    expect(await store.db.selectFrom('message').select('id').execute()).toEqual([])
  })

  test('a message is sent once, however many workers look for it at the same time', async () => {
    const store = await freshStore(database)
    const graduate = await graduateIn(store)
    const letters: Letter[] = []
    const phone: Channel = {
      name: 'phone',
      send: async (letter) => {
        letters.push(letter)
        return 'sent'
      },
    }
    const desk = deskOn(store, [phone])
    for (let i = 0; i < 25; i++)
      await store.commit(message(desk.at(), { to: { graduate }, kind: 'access_restored', about: {} }), [])
    await Promise.all([desk.send(), desk.send(), desk.send()])
    expect(letters).toHaveLength(25)
    expect(new Set(letters.map(({ id }) => id)).size).toBe(25)
    expect(await store.db.selectFrom('message').select('state').distinct().execute()).toEqual([{ state: 'sent' }])
  })
})
