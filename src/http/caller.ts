import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Refusal } from '../refusal.ts'

/** Over https the name itself makes a browser refuse one that another host, an insecure page or a narrower path tried to set (RFC 6265bis 4.1.3.2). */
const cookieName = (c: Context): string => (isSecure(c) ? '__Host-padan' : 'padan_session')

/** The bearer key of a call to the API; null when none came. Any other scheme is refused, not ignored. */
export function bearerOf(c: Context): string | null {
  const header = c.req.header('authorization')
  if (header === undefined) return null
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header.trim())?.[1]
  if (token === undefined) throw new Refusal('unauthenticated', 'key_malformed')
  return token
}

/** The token a browser keeps since its sign-in; null when it keeps none. */
export const cookieOf = (c: Context): string | null => getCookie(c, cookieName(c)) ?? null

/** Does the browser speak https, with us or with the proxy before us? */
export const isSecure = (c: Context): boolean =>
  (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol.replace(':', '')) === 'https'

/**
 * Makes the browser keep a token for so many days, or until it is closed (`days` null), or forget it (null). HttpOnly, so no script reads
 * it. Lax, not Strict: one who taps a link in a message should arrive signed in; no GET changes anything, and `fromOwnPage` judges forms.
 */
export function keepToken(c: Context, session: { readonly token: string; readonly days: number | null } | null): void {
  const days = session === null ? 0 : session.days
  setCookie(c, cookieName(c), session?.token ?? '', {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isSecure(c),
    ...(days !== null && { maxAge: Math.round(days * 86_400) }),
  })
}

/**
 * A form must come from our own page: the cookie alone would let a neighbour on the same site act for the reader.
 * Browsers send Sec-Fetch-Site; older ones at least Origin. A client that sends neither is no browser and has no cookie to abuse.
 */
export function fromOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  return (
    origin === undefined || (URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host))
  )
}
