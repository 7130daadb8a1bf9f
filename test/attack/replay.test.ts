import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newWebhookSecret, signedHeaders } from '../../src/changes/signature.ts'
import { NOW, vacancy } from '../world.ts'
import { type Cast, type Casting, casting } from './cast.ts'
import { form, roleOf, sentCode, step, tokenIn } from './signing-in.ts'

const PHONE = '0813 1111 2222'
const DAY = 86_400_000

let now = NOW
let cast: Casting
let at: Cast
beforeAll(async () => {
  cast = await casting({ now: () => now })
})
beforeEach(async () => {
  now = NOW
  at = await cast.fresh()
})
afterAll(() => cast.close())

describe('a code', () => {
  test('opens once', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    expect((await step(at, '/code/entry', { code }, half)).status).toBe(200)
    expect((await step(at, '/code/entry', { code }, half)).status).toBe(401)
  })

  test('opens only the browser that asked for it, so that one read out to a caller lets nobody in', async () => {
    const victim = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    const thief = await tokenIn(step(at, '/code', { who: '0813 9999 8888' }))
    expect((await step(at, '/code/entry', { code }, thief)).status).toBe(401)
    expect((await step(at, '/code/entry', { code })).status).toBe(401)
    expect((await step(at, '/code/entry', { code }, victim)).status).toBe(200)
  })

  test('is too old after ten minutes', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    now += 11 * 60_000
    expect((await step(at, '/code/entry', { code }, half)).status).toBe(401)
  })

  test('sent twice at the same moment opens once', async () => {
    const half = await tokenIn(step(at, '/code', { who: PHONE }))
    const code = await sentCode(at)
    const answers = await Promise.all([1, 2, 3, 4].map(() => step(at, '/code/entry', { code }, half)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('a printed slip', () => {
  test('opens once, even sent twice at the same moment', async () => {
    const code = at.things.slip ?? ''
    const answers = await Promise.all([1, 2, 3].map(() => step(at, '/slip', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await step(at, '/slip', { code })).status).toBe(401)
  })

  test('is not used up by a preview that opens its link', async () => {
    const code = at.things.slip ?? ''
    for (const method of ['GET', 'HEAD']) await at.app.request(`/sign-in/slip?code=${code}`, { method })
    expect((await step(at, '/slip', { code })).status).toBe(200)
  })

  test('is too old after two weeks', async () => {
    now += 15 * DAY
    expect((await form(at, '/slip', { code: at.things.slip ?? '' })).status).toBe(401)
  })
})

describe('the token of a session', () => {
  test('that has ended opens nothing, in a cookie or a header', async () => {
    const token = at.as['signed out'].session ?? ''
    expect(await roleOf(at, token)).toBe('401')
    expect(await roleOf(at, at.as['signed out'].key ?? '')).toBe('401')
  })
})

describe('an Idempotency-Key', () => {
  const post = (as: 'employer own' | 'employer other' | 'administrator', body: object, key = 'sama') =>
    at.app.request('/api/v1/vacancies', {
      method: 'POST',
      headers: { Authorization: `Bearer ${at.as[as].key}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    })
  const idOf = async (answer: Response) => ((await answer.json()) as { id?: string }).id
  const count = async () => (await at.store.db.selectFrom('vacancy').select('id').execute()).length

  test('of the same caller makes a thing once', async () => {
    const before = await count()
    const first = await idOf(await post('employer own', vacancy({ title: 'Juru masak kapal' })))
    const second = await idOf(await post('employer own', vacancy({ title: 'Juru masak kapal' })))
    expect(first).toBeDefined()
    expect(second).toBe(first)
    expect(await count()).toBe(before + 1)
  })

  test('of another caller is another key: nothing of the first answer is told, and their own thing is made', async () => {
    const before = await count()
    const first = await idOf(await post('employer own', vacancy({ title: 'Juru masak kapal' })))
    const other = await idOf(await post('employer other', vacancy({ title: 'Juru masak kapal' })))
    expect(other).toBeDefined()
    expect(other).not.toBe(first)
    expect(await count()).toBe(before + 2)
  })

  test('under another body is refused', async () => {
    await post('employer own', vacancy({ title: 'Juru masak kapal' }))
    const again = await post('employer own', vacancy({ title: 'Juru las kapal' }))
    expect([409, 422]).toContain(again.status)
  })
})

describe('a delivery of a webhook', () => {
  test('is signed with its id and its time, so that an old one sent again under a new time is not ours', async () => {
    const secret = newWebhookSecret()
    const signature = async (id: string, at: number, body: string) =>
      (await signedHeaders([secret], { id, at, body }))['webhook-signature']
    const first = await signature('msg_1', NOW, '{"a":1}')
    expect(await signature('msg_1', NOW, '{"a":1}')).toBe(first)
    expect(await signature('msg_1', NOW + 1000, '{"a":1}')).not.toBe(first)
    expect(await signature('msg_2', NOW, '{"a":1}')).not.toBe(first)
    expect(await signature('msg_1', NOW, '{"a":2}')).not.toBe(first)
  })
})
