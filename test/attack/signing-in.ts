import { sql } from 'kysely'
import { SEALED } from '../../src/messages/message.ts'
import { unseal } from '../../src/messages/seal.ts'
import type { Cast } from './cast.ts'

type At = Pick<Cast, 'app' | 'store' | 'system'>
type Headers = Readonly<Record<string, string>>

/** A step of a sign-in as a program makes it; `token` is what the step before gave. */
export const step = (at: At, path: string, body: object, token: string | null = null, headers: Headers = {}) =>
  at.app.request(`/api/v1/sign-in${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token !== null && { Authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify(body),
  })

/** The same by the form of a page, with the cookie that the browser has. */
export const form = (at: At, path: string, fields: Readonly<Record<string, string>>, cookie = '', headers: Headers = {}) =>
  at.app.request(`/sign-in${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie !== '' && { Cookie: cookie }),
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })

export const tokenIn = async (answer: Response | Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { token: string }).token

/** The cookie an answer sets, as a browser sends it back. */
export const cookieIn = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** Who a token speaks for. */
export const roleOf = async (at: At, token: string): Promise<string> => {
  const answer = await at.app.request('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })
  return answer.status === 200 ? ((await answer.json()) as { role: string }).role : String(answer.status)
}

/** What the telephone got: the last code in the outbox. */
export async function sentCode(at: At): Promise<string> {
  const { rows } = await sql<{ code_sealed: string }>`
    select code_sealed from message where code_sealed is not null order by made_at desc, id desc`.execute(at.store.db)
  return (await unseal(at.system().secret, SEALED.code, rows[0]?.code_sealed ?? '')) ?? ''
}

/** What an answer says, without what differs from request to request: tokens, numbers of requests, and how many more may come. */
export async function sameness(answer: Response): Promise<string> {
  const told = `${answer.status} ${await answer.text()} ${JSON.stringify([...answer.headers].filter(([name]) => !name.startsWith('ratelimit')))}`
  return told.replace(/padan_s_[\w-]{43}/g, 'TOKEN').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'NUMBER')
}
