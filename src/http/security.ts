import type { MiddlewareHandler } from 'hono'
import type { Carried } from './mount.ts'

/** Pages bring no script at all; what they show comes from here and nowhere else. */
const PAGES =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The description's page is someone else's program: it styles its own elements and draws icons, and still may load nothing from elsewhere. */
export const DESCRIPTION_PAGE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

/** Numbers the request and says to the browser what no page of ours ever needs. */
export const guarded: MiddlewareHandler<Carried> = async (c, next) => {
  const requestId = crypto.randomUUID()
  c.set('requestId', requestId)
  await next()
  c.header('X-Request-Id', requestId)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('X-Frame-Options', 'DENY')
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', PAGES)
}
