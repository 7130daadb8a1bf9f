import { openPadan } from '../../src/app.ts'
import type { Ctx } from '../../src/ctx.ts'
import { addressOf } from '../../src/graduates/disclose.ts'
import { type AccountId, type GraduateId, newAccountId, newGraduateId, newId } from '../../src/ids.ts'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import type { Channel } from '../../src/messages/channels/channel.ts'
import { sendDue } from '../../src/messages/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { taxonomy } from '../reference.ts'
import { NOW } from '../world.ts'

const SECRET = 'a secret of the tests, more than thirty-two characters long'

/** Where messages are sent from: a store, a clock that a test turns, and the channels that there are. */
export interface Desk {
  readonly store: Store
  readonly at: () => Ctx
  readonly later: (milliseconds: number) => void
  readonly send: () => ReturnType<typeof sendDue>
}

export function deskOn(store: Store, channels: readonly Channel[] = [], start = NOW): Desk {
  let now = start
  const sends = channels.map(({ name }) => name)
  const padan = openPadan({ store, taxonomy, policy: FIRST_POLICY, secret: SECRET, now: () => now, sends })
  const at = () => padan.ctx({ role: 'system' })
  return {
    store,
    at,
    later: (milliseconds) => {
      now += milliseconds
    },
    send: () => sendDue(at, { channels, addressOf }),
  }
}

interface Person {
  readonly phone?: string | null
  readonly email?: string | null
  readonly born_on?: string | null
  readonly consents?: boolean
}

/** A graduate who can be written to; consents to messages unless it is said that they do not. */
export async function graduateIn(
  { db, commit }: Store,
  { phone = '+6281234567890', email = 'rusni@surat.example', born_on = null, consents = true }: Person = {},
): Promise<GraduateId> {
  const id = newGraduateId(NOW)
  const made = { version: 1, made_at: NOW, changed_at: NOW }
  const consent = {
    id: newId('con', NOW),
    graduate_id: id,
    purpose: 'messages' as const,
    wording: '1',
    language: 'id' as const,
    given_at: NOW,
    channel: 'self' as const,
    taken_by: id,
  }
  await commit(
    [
      db
        .insertInto('graduate')
        .values({ ...made, id, name: 'Rusni', phone, email, born_on })
        .compile(),
      ...(consents ? [db.insertInto('consent').values(consent).compile()] : []),
    ],
    [],
  )
  return id
}

interface User {
  readonly role: 'employer' | 'officer' | 'administrator'
  readonly employer_id?: string
  readonly office_id?: string
  readonly phone?: string
  readonly email?: string
}

export async function accountIn({ db, commit }: Store, user: User): Promise<AccountId> {
  const id = newAccountId(NOW)
  const row = { ...user, id, version: 1, state: 'active' as const, made_at: NOW, changed_at: NOW }
  await commit([db.insertInto('account').values(row).compile()], [])
  return id
}
