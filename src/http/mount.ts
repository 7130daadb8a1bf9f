import type { Context, Env, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Caller, Ctx, Language } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { bodyKind, parseForm, parseJson, readText } from './body.ts'
import { bearerOf, clientOf, cookieOf, fromOwnPage, keepToken } from './caller.ts'
import type { Endpoint, PageCtx, Typed } from './endpoint.ts'
import { isLanguage, languageOf } from './language.ts'
import { problemOf } from './problem.ts'

/** What a request carries from its start to an error page at its end. */
export interface Carried extends Env {
  readonly Variables: { requestId: string; caller: Caller }
}

/** What the HTTP side is given by the application: how a key becomes a caller, and how a caller becomes a Ctx. */
export interface Desk {
  readonly callerOf: (token: string) => Promise<Caller | null>
  readonly ctxOf: (caller: Caller, language: Language, client: string | null) => Ctx
}

export const API = '/api/v1'
const LANGUAGE_COOKIE = 'padan_lang'
const VISITOR: Caller = { role: 'visitor' }

/** The language a reader chose (address, then cookie), else the one their browser or program asks for. */
export function readerLanguage(c: Context): Language {
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) return chosen
  const kept = getCookie(c, LANGUAGE_COOKIE)
  return isLanguage(kept) && !c.req.path.startsWith(API) ? kept : languageOf(c.req.header('accept-language'))
}

async function callerBy(desk: Desk, token: string | null): Promise<Caller> {
  if (token === null) return VISITOR
  const caller = await desk.callerOf(token)
  if (caller === null) throw new Refusal('unauthenticated', 'key_wrong')
  return caller
}

// A lapsed key in a browser must not lock the reader out of the sign-in page.
const pageCaller = async (desk: Desk, c: Context<Carried>): Promise<Caller> => {
  const token = cookieOf(c)
  return token === null ? VISITOR : ((await desk.callerOf(token)) ?? VISITOR)
}

/** What follows the `?`; a name given several times is a list, and one left empty, as browsers send it, is not there. */
function queryOf(c: Context<Carried>): Record<string, string | string[]> {
  const given = Object.entries(c.req.queries())
    .filter(([name]) => name !== 'lang')
    .map(([name, values]) => [name, values.filter((value) => value.trim() !== '')] as const)
  return Object.fromEntries(
    given.flatMap(([name, values]) => (values[0] === undefined ? [] : [[name, values[1] === undefined ? values[0] : values]])),
  )
}

async function bodyOf(endpoint: Endpoint, c: Context<Carried>, wanted: 'json' | 'form'): Promise<string> {
  const kind = bodyKind(c.req.raw)
  if (kind !== wanted) throw new Refusal('unsupported', 'content_type_wrong', { type: kind })
  return readText(c.req.raw, endpoint.limit)
}

async function jsonOf(endpoint: Endpoint, c: Context<Carried>): Promise<unknown> {
  const value = parseJson(await bodyOf(endpoint, c, 'json'))
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(c.req.header('if-match') ?? '')?.[1]
  const fills =
    endpoint.versioned && version !== undefined && typeof value === 'object' && value !== null && !('version' in value)
  return fills ? { ...value, version: Number(version) } : value
}

/** What a form asks for: its fields as the endpoint reads them, its hidden `version` as the number it is. */
function askedByForm(endpoint: Endpoint, typed: Typed): unknown {
  const value = endpoint.form(typed)
  if (!endpoint.versioned || typeof value !== 'object' || value === null || !('version' in value)) return value
  const { version } = value
  return typeof version === 'string' && /^\d{1,9}$/.test(version) ? { ...value, version: Number(version) } : value
}

/** The API face: JSON in and out, the caller by bearer key. */
async function serveApi(endpoint: Endpoint, desk: Desk, c: Context<Carried>): Promise<Response> {
  const ctx = desk.ctxOf(await callerBy(desk, bearerOf(c)), readerLanguage(c), clientOf(c))
  const answer = await endpoint.answer(ctx, {
    id: c.req.param('id'),
    given: async () => (endpoint.method === 'get' ? queryOf(c) : jsonOf(endpoint, c)),
    strict: true,
  })
  c.header('Cache-Control', ctx.caller.role === 'visitor' ? 'no-cache' : 'no-store')
  c.header('Vary', 'Authorization, Accept-Language')
  c.header('Content-Language', ctx.language)
  if (answer.version !== null) c.header('ETag', `"${answer.version}"`)
  if (answer.next !== null) {
    const next = new URL(c.req.url)
    next.searchParams.set('after', answer.next)
    c.header('Link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  if (answer.location !== null) c.header('Location', API + answer.location)
  const status: ContentfulStatusCode = endpoint.creates ? 201 : 200
  return c.body(JSON.stringify(answer.output()), status, { 'Content-Type': 'application/json; charset=utf-8' })
}

const html = (c: Context<Carried>, page: JSX.Element, status: ContentfulStatusCode = 200) =>
  c.html(`<!doctype html>${page}`, status)

/** The page face: HTML out, forms in, the caller by cookie. */
async function servePage(endpoint: Endpoint, desk: Desk, c: Context<Carried>): Promise<Response> {
  const caller = await pageCaller(desk, c)
  c.set('caller', caller)
  if (endpoint.pageMethod === 'post' && !fromOwnPage(c)) throw new Refusal('forbidden', 'form_of_another_site')
  const ctx: PageCtx = { ...desk.ctxOf(caller, readerLanguage(c), clientOf(c)), here: new URL(c.req.url) }
  const id = c.req.param('id')
  c.header('Cache-Control', caller.role === 'visitor' && endpoint.pageMethod === 'get' ? 'no-cache' : 'no-store')
  c.header('Vary', 'Cookie, Accept-Language')
  if (endpoint.pageMethod === 'post') return serveForm(endpoint, ctx, id, c)
  const given = async () => ({ ...endpoint.pageQuery, ...queryOf(c) })
  const answer = await endpoint.answer(ctx, { id, given, strict: false })
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) setCookie(c, LANGUAGE_COOKIE, chosen, { path: '/', sameSite: 'Lax', maxAge: 31_536_000 })
  if (answer.page === null) throw new Refusal('not_found', 'not_found')
  return html(c, answer.page(ctx))
}

/** A form that was sent. One that is refused after its sender was let in comes back with what was typed. */
async function serveForm(endpoint: Endpoint, ctx: PageCtx, id: string | undefined, c: Context<Carried>): Promise<Response> {
  let typed = null as Typed | null
  const given = async () => {
    typed = parseForm(await bodyOf(endpoint, c, 'form'))
    return askedByForm(endpoint, typed)
  }
  try {
    const answer = await endpoint.answer(ctx, { id, given, strict: false })
    if (answer.session !== undefined) keepToken(c, answer.session)
    if (answer.thenTo === null && answer.page !== null) return html(c, answer.page(ctx))
    return c.redirect(answer.thenTo ?? '/', 303)
  } catch (error) {
    if (typed === null || endpoint.again === null || !(error instanceof Refusal) || error.code === 'not_found') throw error
    const problem = problemOf(error, ctx.say, c.get('requestId'))
    const form = await endpoint.again(typed, problem, ctx, id)
    if (form === null) throw error
    return html(c, form, problem.status as ContentfulStatusCode)
  }
}

/** Serves every face of every endpoint. */
export function mount(app: Hono<Carried>, endpoints: readonly Endpoint[], desk: Desk): void {
  for (const endpoint of endpoints) {
    const method = endpoint.method.toUpperCase()
    // The root of the API with and without its slash.
    const apiPaths = endpoint.path === '/' ? [API, `${API}/`] : [API + endpoint.path]
    if (endpoint.api) app.on(method, apiPaths, (c) => serveApi(endpoint, desk, c))
    if (endpoint.pages) app.on(endpoint.pageMethod.toUpperCase(), endpoint.path, (c) => servePage(endpoint, desk, c))
  }
}
