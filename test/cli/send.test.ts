import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { codeMessage, message } from '../../src/messages/message.ts'
import { openHere } from '../../src/node.ts'
import type { Store } from '../../src/store/store.ts'
import { accountIn, graduateIn } from '../messages/desk.ts'
import { gatewayHere, mailServerHere } from '../messages/post.ts'
import { dataFolder, padan } from './io.ts'

const bin = fileURLToPath(new URL('../../src/padan.mjs', import.meta.url).href)
let folder = ''
beforeEach(() => {
  folder = dataFolder()
})

async function inStore<T>(work: (store: Store, now: number, secret: string) => Promise<T>): Promise<T> {
  const here = await openHere(readConfig({ PADAN_DATA: folder }))
  try {
    return await work(here.store, Date.now(), here.settings.secret)
  } finally {
    await here.close()
  }
}

describe('padan send', () => {
  test('sends what is due by the gateway and the mail server that the environment names, and has nothing to do the second time', async () => {
    const gateway = await gatewayHere(() => 200)
    const mail = await mailServerHere()
    vi.stubEnv('PADAN_GATEWAY_URL', `${gateway.url}/send/{number}`)
    vi.stubEnv('PADAN_GATEWAY_BODY', '{"to":"{to}","text":"{text}"}')
    vi.stubEnv('PADAN_SMTP_URL', mail.url)
    vi.stubEnv('PADAN_MAIL_FROM', 'Padan <padan@dinas.example>')
    vi.stubEnv('PADAN_URL', 'https://padan.example.go.id')
    await inStore(async (store, now) => {
      for (const person of [{ email: null }, { phone: null }]) {
        const graduate = await graduateIn(store, person)
        await store.commit(message({ store, now }, { to: { graduate }, kind: 'new_session', about: {} }), [])
      }
    })
    expect(await padan(['send'])).toEqual({ code: 0, out: '0 written, 2 sent, 0 to be tried again or given up\n', err: '' })
    expect(gateway.received).toMatchObject([{ path: '/send/6281234567890' }])
    expect(gateway.received[0]?.body).toContain('https://padan.example.go.id/me/')
    expect(mail.mails).toMatchObject([{ to: ['rusni@surat.example'] }])
    expect((await padan(['send'])).out).toBe('0 written, 0 sent, 0 to be tried again or given up\n')
  })

  test('says how many failed, and no number or text of anyone', async () => {
    const gateway = await gatewayHere(() => 500)
    vi.stubEnv('PADAN_GATEWAY_URL', gateway.url)
    await inStore(async (store, now, secret) => {
      const graduate = await graduateIn(store, { email: null })
      await store.commit(
        [
          ...message({ store, now }, { to: { graduate }, kind: 'access_restored', about: {} }),
          ...(await codeMessage(
            { store, now, secret, language: 'id' },
            { to: { phone: '+6281234567890' }, code: '482915', until: now + 600_000 },
          )),
        ],
        [],
      )
    })
    const ran = await padan(['send'])
    expect(ran).toEqual({ code: 0, out: '0 written, 0 sent, 2 to be tried again or given up\n', err: '' })
    expect(gateway.received).toHaveLength(2)
  })

  test('killed in the middle of sending holds the message for a while, and then it goes out under the same id', async () => {
    let answers: 'silence' | 200 = 'silence'
    const gateway = await gatewayHere(() => answers)
    vi.stubEnv('PADAN_GATEWAY_URL', gateway.url)
    await inStore(async (store, now) => {
      const graduate = await graduateIn(store, { email: null })
      await store.commit(message({ store, now }, { to: { graduate }, kind: 'access_restored', about: {} }), [])
    })
    const child = spawn(process.execPath, [bin, 'send'], { env: { ...process.env }, stdio: 'ignore' })
    await vi.waitFor(() => expect(gateway.received).toHaveLength(1), { timeout: 15_000 })
    child.kill('SIGKILL')
    await new Promise((done) => child.once('close', done))
    answers = 200
    expect((await padan(['send'])).out).toContain('0 sent')
    expect(gateway.received).toHaveLength(1)
    await inStore((store, now) =>
      store.commit([store.db.updateTable('message').set({ claimed_until: now }).where('state', '=', 'waiting').compile()], []),
    )
    expect((await padan(['send'])).out).toContain('1 sent')
    expect(gateway.received.map(({ body }) => (JSON.parse(body) as { id: string }).id)).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/^msg_/)),
    )
    expect(gateway.received[1]?.body).toBe(gateway.received[0]?.body)
  })

  test('writes the digest of today when it is asked to, whatever the hour', async () => {
    await inStore(async (store, now) => {
      await accountIn(store, { role: 'officer', office_id: 'off_00000000000000000000000001' })
      const made = { version: 1, made_at: now, changed_at: now }
      const employer = {
        ...made,
        id: 'emp_00000000000000000000000001',
        name: 'Toko',
        kind: 'local' as const,
        state: 'unverified' as const,
      }
      await store.commit([store.db.insertInto('employer').values(employer).compile()], [])
    })
    expect((await padan(['send', '--digest'])).out).toBe('1 written, 1 sent, 0 to be tried again or given up\n')
    expect((await padan(['send', '--digest'])).out).toMatch(/^0 written/)
  })

  test('names a setting that is wrong', async () => {
    vi.stubEnv('PADAN_GATEWAY_URL', 'http://gateway.example/')
    expect(await padan(['send'])).toMatchObject({ code: 4, out: '', err: expect.stringContaining('PADAN_GATEWAY_URL must') })
  })
})
