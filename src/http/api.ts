import type { Context } from 'hono'
import type { Caller, Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { parseJson } from './body.ts'
import { bearerOf } from './caller.ts'
import { clientOf } from './client.ts'
import { API, type Carried, type Desk, isForAll, readerLanguage, VISITOR } from './desk.ts'
import type { Answer, Deprecated, Endpoint } from './endpoint.ts'
import { bodyOf, limitOf, queryOf } from './given.ts'
import { answerOnce, onceKeyOf } from './once.ts'
import { isHeld, matchOf, tagFor } from './versions.ts'

/** Who calls by a bearer key. Calls with a key that is not known count against their address, so that none can be tried without end. */
async function callerIn(endpoint: Endpoint, desk: Desk, client: string | null, c: Context<Carried>): Promise<Caller> {
  const token = bearerOf(c)
  const caller = token === null ? VISITOR : await desk.callerOf(token)
  c.set('caller', caller ?? VISITOR)
  const limited = limitOf(endpoint, desk, caller ?? VISITOR, client, c)
  if (limited !== null) throw limited
  if (caller === null) throw new Refusal('unauthenticated', 'key_wrong')
  return caller
}

/** Says that an endpoint will go (RFC 9745, RFC 8594) and where its successor is. */
function sayDeprecated({ since, sunset, instead }: Deprecated, c: Context<Carried>): void {
  c.header('Deprecation', `@${Date.parse(since) / 1000}`)
  c.header('Sunset', new Date(sunset).toUTCString())
  c.header('Link', `<${API}${instead}>; rel="successor-version"`, { append: true })
}

/** The answer as JSON with its entity tag; 304 to a reader who holds it already. */
async function send(answer: Answer, { method, creates }: Endpoint, ctx: Ctx, c: Context<Carried>): Promise<Response> {
  const body = JSON.stringify(answer.output())
  c.header('Cache-Control', method === 'get' && isForAll(ctx.caller) ? 'no-cache' : 'no-store')
  c.header('Vary', 'Authorization, Accept-Language', { append: true })
  c.header('Content-Language', ctx.language)
  if (answer.next !== null) {
    const next = new URL(c.req.url)
    next.searchParams.set('after', answer.next)
    c.header('Link', `<${next.pathname}${next.search}>; rel="next"`, { append: true })
  }
  if (answer.version !== null) {
    const tag = await tagFor(answer.version, body)
    c.header('ETag', tag)
    if (method === 'get' && isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  }
  if (creates !== null && answer.made !== null) c.header('Location', API + creates.replace(':id', answer.made))
  return c.body(body, creates === null ? 200 : 201, { 'Content-Type': 'application/json; charset=utf-8' })
}

/**
 * Answers a repeated call with what it made, as it is now and as far as this caller may see it: no answer was kept, since it may have
 * held a person's data, or a key that is shown once. Who may not see the thing, or finds it gone, gets its id.
 */
async function sendMade(made: string, endpoint: Endpoint, shows: Endpoint | undefined, ctx: Ctx, c: Context<Carried>) {
  c.header('Idempotency-Replayed', 'true')
  const bare: Answer = {
    output: () => ({ id: made }),
    made,
    page: null,
    thenTo: null,
    next: null,
    version: null,
    session: undefined,
  }
  const found = await shows?.answer(ctx, { id: made, given: async () => ({}), strict: true }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  return send(found === undefined ? bare : { ...found, made }, endpoint, ctx, c)
}

/** The API face: JSON in and out, the caller by bearer key. `shows` is the endpoint that gives what this one creates. */
export async function serveApi(
  endpoint: Endpoint,
  shows: Endpoint | undefined,
  desk: Desk,
  c: Context<Carried>,
): Promise<Response> {
  if (endpoint.deprecated !== null) sayDeprecated(endpoint.deprecated, c)
  const client = clientOf(c, desk.trusted)
  const ctx = desk.ctxOf(await callerIn(endpoint, desk, client, c), readerLanguage(c), client)
  const id = c.req.param('id')
  const match = endpoint.versioned && endpoint.method !== 'get' ? matchOf(c.req.header('if-match')) : null
  const key = endpoint.creates === null ? null : onceKeyOf(c.req.header('idempotency-key'))
  const text = () => bodyOf(endpoint, c, 'json')
  if (key !== null) {
    const call = `${endpoint.method} ${c.req.path}`
    const answer = await answerOnce({ endpoint, desk, ctx, key, call }, { id, match, strict: true, text, read: parseJson })
    return 'replayed' in answer ? sendMade(answer.replayed, endpoint, shows, ctx, c) : send(answer, endpoint, ctx, c)
  }
  const given = async () => (endpoint.method === 'get' ? queryOf(c) : parseJson(await text()))
  return send(await endpoint.answer(ctx, { id, match, strict: true, given }), endpoint, ctx, c)
}
