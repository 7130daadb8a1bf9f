import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { isSecure } from './caller.ts'
import type { Carried } from './desk.ts'

/** Pages bring no script at all; what they show comes from here and nowhere else. */
const PAGES =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The description's page is someone else's program: it styles its own elements and draws icons, and still may load nothing from elsewhere. */
export const DESCRIPTION_PAGE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

/** A line about a request, for the operator: no address and nothing that was sent, since both may hold a person's data. */
export interface RequestLine {
  readonly level: 'request'
  /** ISO 8601, in UTC. */
  readonly at: string
  readonly request_id: string
  readonly method: string
  /** The declared path with `:id`, not the one that was called; `-` where none is declared. */
  readonly route: string
  readonly status: number
  /** Until the answer was ready. */
  readonly ms: number
  readonly role: string
}

// A UUID or the trace id of a proxy (32 hex digits, not all 0-9): anything else could be a person's number or name, and ends in the log.
const ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{32})$/

const requestIdOf = (c: Context<Carried>): string => {
  const given = (c.req.header('x-request-id') ?? '').toLowerCase()
  return ID.test(given) ? given : crypto.randomUUID()
}

/** The declared path that answered, with `:id`; `-` where none is declared, so that only middleware saw the request. */
export function routeOf(c: Context<Carried>): string {
  const path = routePath(c)
  return path.endsWith('*') ? '-' : path
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Numbers the request, says to the browser what no page of ours ever needs, and writes the line of the log. */
export const guarded =
  (log: ((line: RequestLine) => void) | undefined): MiddlewareHandler<Carried> =>
  async (c, next) => {
    const began = Date.now()
    const requestId = requestIdOf(c)
    c.set('requestId', requestId)
    await next()
    c.header('X-Request-Id', requestId)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('X-Frame-Options', 'DENY')
    if (isSecure(c)) c.header('Strict-Transport-Security', 'max-age=31536000')
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', PAGES)
    log?.({
      level: 'request',
      at: new Date(began).toISOString(),
      request_id: requestId,
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      route: routeOf(c),
      status: c.res.status,
      ms: Date.now() - began,
      role: c.get('caller')?.role ?? 'visitor',
    })
  }
