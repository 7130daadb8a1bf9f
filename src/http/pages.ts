import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Caller } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { parseForm } from './body.ts'
import { cookieOf, fromOwnPage, keepToken } from './caller.ts'
import { clientOf } from './client.ts'
import { type Carried, type Desk, isForAll, LANGUAGE_COOKIE, readerLanguage, VISITOR } from './desk.ts'
import type { Endpoint, PageCtx, Typed } from './endpoint.ts'
import { bodyOf, limitOf, queryOf } from './given.ts'
import { isLanguage } from './language.ts'
import { problemOf } from './problem.ts'

// A lapsed session in a browser must not lock the reader out of the sign-in page.
const callerIn = async (desk: Desk, c: Context<Carried>): Promise<Caller> => {
  const token = cookieOf(c)
  return token === null ? VISITOR : ((await desk.callerOf(token)) ?? VISITOR)
}

const html = (c: Context<Carried>, page: JSX.Element, status: ContentfulStatusCode = 200) =>
  c.html(`<!doctype html>${page}`, status)

/** The page face: HTML out, forms in, the caller by cookie. */
export async function servePage(endpoint: Endpoint, desk: Desk, c: Context<Carried>): Promise<Response> {
  const caller = await callerIn(desk, c)
  c.set('caller', caller)
  const isForm = endpoint.pageMethod === 'post'
  if (isForm && !fromOwnPage(c)) throw new Refusal('forbidden', 'form_of_another_site')
  const client = clientOf(c, desk.trusted)
  const limited = limitOf(endpoint, desk, caller, client, c)
  // A form waits with it, so that what was typed can come back.
  if (limited !== null && endpoint.again === null) throw limited
  const plain = desk.ctxOf(caller, readerLanguage(c), client)
  const name = await desk.nameOf(plain)
  c.set('name', name)
  const ctx: PageCtx = { ...plain, name, here: new URL(c.req.url) }
  const id = c.req.param('id')
  c.header('Cache-Control', isForAll(caller) && !isForm ? 'no-cache' : 'no-store')
  c.header('Vary', 'Cookie, Accept-Language', { append: true })
  if (isForm) return serveForm(endpoint, ctx, { id, limited }, c)
  const given = async () => ({ ...endpoint.pageQuery, ...queryOf(c) })
  const answer = await endpoint.answer(ctx, { id, given, strict: false })
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) setCookie(c, LANGUAGE_COOKIE, chosen, { path: '/', sameSite: 'Lax', maxAge: 31_536_000 })
  if (answer.page === null) throw new Refusal('not_found', 'not_found')
  return html(c, answer.page(ctx))
}

/** What a form asks for: its fields as the endpoint reads them, its hidden `version` as the number it is. */
function askedByForm(endpoint: Endpoint, typed: Typed): unknown {
  const value = endpoint.form(typed)
  if (!endpoint.versioned || typeof value !== 'object' || value === null || !('version' in value)) return value
  const { version } = value
  return typeof version === 'string' && /^\d{1,9}$/.test(version) ? { ...value, version: Number(version) } : value
}

/** A form that was sent. One that is refused after its sender was let in comes back with what was typed. */
async function serveForm(
  endpoint: Endpoint,
  ctx: PageCtx,
  { id, limited }: { id: string | undefined; limited: Refusal | null },
  c: Context<Carried>,
): Promise<Response> {
  let typed = null as Typed | null
  const given = async () => {
    typed = parseForm(await bodyOf(endpoint, c, 'form'))
    if (limited !== null) throw limited
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
    if (error.code === 'limited') c.header('Retry-After', String(error.about.seconds ?? 60))
    return html(c, form, problem.status as ContentfulStatusCode)
  }
}
