import type { Context, Env } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Caller, Ctx, Language } from '../ctx.ts'
import type { Trusted } from './client.ts'
import { isLanguage, languageOf } from './language.ts'
import type { Limits } from './limits.ts'

/** What a request carries from its start to its line in the log. */
export interface Carried extends Env {
  readonly Variables: {
    requestId: string
    caller: Caller
    /** The name of who is signed in, for the frame of the page. */
    name: string | null
  }
}

/** A call that may be a repetition of one that was carried out (see `store/idempotency.ts`, which the application puts here). */
export interface Once {
  readonly store: Ctx['store']
  /** Set before anything is stored. */
  fingerprint: string
  /** Whether this very request has stored something. */
  readonly noted: boolean
  before(): Promise<{ readonly fingerprint: string; readonly thing: string | null } | null>
  settle(thing: string): Promise<void>
}

/** What the HTTP side is given by the application. */
export interface Desk {
  readonly callerOf: (token: string) => Promise<Caller | null>
  readonly ctxOf: (caller: Caller, language: Language, client: string | null) => Ctx
  /** The name of who is signed in, which stands on every page; null for a visitor, and a key that no person stands behind. */
  readonly nameOf: (ctx: Ctx) => Promise<string | null>
  readonly onceFor: (ctx: Ctx, key: string) => Promise<Once>
  readonly trusted: Trusted
  readonly limits: Limits
}

export const API = '/api/v1'
export const LANGUAGE_COOKIE = 'padan_lang'
export const VISITOR: Caller = { role: 'visitor' }

/** May a cache keep the answer, if it asks each time? Not when it was made for one person, or for one who is halfway through a sign-in. */
export const isForAll = (caller: Caller): boolean => caller.role === 'visitor' && caller.waiting === undefined

/** The language a reader chose (address, then cookie), else the one their browser or program asks for. */
export function readerLanguage(c: Context): Language {
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) return chosen
  const kept = getCookie(c, LANGUAGE_COOKIE)
  return isLanguage(kept) && !c.req.path.startsWith(API) ? kept : languageOf(c.req.header('accept-language'))
}
