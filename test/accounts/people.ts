import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { newAccount } from '../../src/accounts/new-account.ts'
import { PROVINCE_OFFICE } from '../../src/accounts/office.ts'
import { openedSecret } from '../../src/accounts/totp.ts'
import { SEALED } from '../../src/messages/message.ts'
import { unseal } from '../../src/messages/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { call, graduate, NOW, type World, world } from '../world.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const GOOD = 'kapal biru di dermaga'

// What is proved here is the brake on guesses, which the limits on all calls would hide.
const MANY = { calls: 1e9, seconds: 60 }
const NO_QUOTAS = { read: MANY, write: MANY, costly: MANY }

/** A world whose clock the test moves. */
export interface Clocked extends World {
  readonly clock: { now: number }
}

export async function clocked(given: Parameters<typeof world>[0] = {}): Promise<Clocked> {
  const clock = { now: NOW }
  const at = await world({ ...given, settings: { now: () => clock.now, quotas: NO_QUOTAS, ...given.settings } })
  return { ...at, clock }
}

/** A store whose commits come late once `late` is set, so that all who ask at the same moment have read before anyone has written. */
export function lateStore(): { readonly store: Store; late: boolean } {
  const inner = openSqlite(':memory:')
  const outer = {
    late: false,
    store: {
      ...inner,
      commit: async (...given: Parameters<Store['commit']>) => {
        if (outer.late) await sleep(40)
        return inner.commit(...given)
      },
    },
  }
  return outer
}

/** Two people of one number and one of another, who have accounts and the passwords that are named. */
export const family = [
  graduate({ person: { name: 'Markus Lawai', phone: '0812 3456 7890', nik: '6571010503990001' } }),
  graduate({ person: { name: 'Rusni', phone: '+62 812-3456-7890', nik: '6571015503980002' } }),
  graduate({ person: { name: 'Yunus', phone: '0813 1111 2222', nik: '6571010503970003' } }),
]

async function accountOf(at: World, graduateId: string): Promise<string> {
  const row = await at.store.db.selectFrom('account').select('id').where('graduate_id', '=', graduateId).executeTakeFirst()
  if (row !== undefined) return row.id
  const made = await newAccount(at.system(), { role: 'graduate', graduateId })
  await at.store.commit(made.writes, made.changes)
  return made.id
}

export async function withPassword(at: World, graduateId: string, password: string): Promise<string> {
  const { passwordWrites } = await import('../../src/accounts/set-password.ts')
  const id = await accountOf(at, graduateId)
  await at.store.commit(await passwordWrites(at.system(), id, password), [])
  return id
}

type Staff = { role: 'officer' | 'administrator'; name: string; email: string; password?: string }

/** An officer or administrator with a password and, unless they are new, no second factor yet. */
export async function staff(at: World, { role, name, email, password = GOOD }: Staff): Promise<string> {
  const { passwordWrites } = await import('../../src/accounts/set-password.ts')
  const person = { name, email }
  const made = await newAccount(
    at.system(),
    role === 'officer' ? { role, officeId: PROVINCE_OFFICE, ...person } : { role, ...person },
  )
  await at.store.commit([...made.writes, ...(await passwordWrites(at.system(), made.id, password))], made.changes)
  return made.id
}

/** The code an authenticator app would show for an account at a moment. */
export async function appCode(at: World, account: string, moment: number): Promise<string> {
  const row = await at.store.db.selectFrom('account').select('totp_sealed').where('id', '=', account).executeTakeFirstOrThrow()
  const secret = await openedSecret(at.system(), row.totp_sealed ?? '')
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: moment })
}

export interface Answered {
  readonly status: number
  readonly body: Record<string, never> & {
    token: string
    next: string | null
    detail: string
    recovery_codes: string[]
    choices: { account: string; name: string }[]
    code: string
    id: string
    role: string
  }
  readonly headers: Headers
}

export async function post(at: World, path: string, body: unknown, token: string | null = null, from = ''): Promise<Answered> {
  const answer = await call(at, { key: token }, 'POST', path, body, from === '' ? {} : { 'CF-Connecting-IP': from })
  return { status: answer.status, body: (await answer.json()) as Answered['body'], headers: answer.headers }
}

export async function get<Body = Answered['body']>(at: World, path: string, token: string | null = null) {
  const answer = await call(at, { key: token }, 'GET', path)
  return { status: answer.status, body: (await answer.json()) as Body, headers: answer.headers }
}

export const byPassword = (at: World, who: string, password = GOOD, kind = 'shared') =>
  post(at, '/sign-in', { who, password, kind })

/** Signs an officer or administrator in through password and second factor, setting it up where there is none. */
export async function staffToken(at: Clocked, who: string, account: string): Promise<string> {
  const half = await byPassword(at, who)
  at.clock.now += 31_000
  const step = half.body.next === 'enrol' ? '/sign-in/enrolment' : '/sign-in/second'
  const whole = await post(at, step, { code: await appCode(at, account, at.clock.now) }, half.body.token)
  return whole.body.token
}

/** The codes that stand in the outbox, the newest last, as the sending worker would read them. */
export async function sentCodes(at: World): Promise<string[]> {
  const rows = await at.store.db
    .selectFrom('message')
    .select('code_sealed')
    .where('kind', '=', 'one_time_code')
    .where('code_sealed', 'is not', null)
    .orderBy('id')
    .execute()
  const { secret } = at.system()
  return Promise.all(rows.map(async ({ code_sealed }) => (await unseal(secret, SEALED.code, code_sealed ?? '')) ?? ''))
}

/** Is a token good for anything? */
export async function opens(at: World, token: string): Promise<string | null> {
  const answer = await get(at, '/me', token)
  return answer.status === 200 && answer.body.role !== 'visitor' ? answer.body.role : null
}

/** A form as a browser sends it. */
export const form = (
  at: World,
  path: string,
  fields: Record<string, string>,
  cookie: string | null = null,
  headers: Record<string, string> = {},
) =>
  at.app.request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie !== null && { Cookie: cookie }),
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })

/** The cookie that an answer leaves in the browser. */
export const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
