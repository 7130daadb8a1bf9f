import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/** Lets pages of these origins call the API from a browser, with a key and never with the reader's cookie. */
export const openTo = (origins: readonly string[]): MiddlewareHandler => {
  const listed = cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PATCH'],
    allowHeaders: [
      'Accept-Language',
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'X-Request-Id',
    ],
    exposeHeaders: [
      'Deprecation',
      'ETag',
      'Idempotency-Replayed',
      'Link',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'Sunset',
      'X-Request-Id',
    ],
    maxAge: 3600,
  })
  // Any other OPTIONS asks which methods there are.
  const isPlain = (c: Context) => c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') === undefined
  return (c, next) => (isPlain(c) ? next() : listed(c, next))
}
