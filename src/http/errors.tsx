import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Caller } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { API, type Carried, readerLanguage } from './desk.ts'
import { ErrorPage } from './error-page.tsx'
import type { Frame } from './layout.tsx'
import { problemOf } from './problem.ts'
import { routeOf } from './security.ts'
import { sayIn } from './words/say.ts'

/** A line about a bug, for the operator: no address, no message and no value, since any of them may hold a person's data. */
export interface BugLine {
  readonly level: 'error'
  readonly request_id: string
  readonly method: string
  /** The declared path with `:id`, not the one that was called. */
  readonly route: string
  readonly error: string
  readonly at: readonly string[]
}

const VISITOR: Caller = { role: 'visitor' }

/** Where in the code it happened: the frames of the stack without its first line, which quotes the message. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())

/** How every error looks: a problem document under the API, a page elsewhere; a bug is logged and its reader told a number. */
export const answerError =
  ({ demo, privacyContact }: Pick<Frame, 'demo' | 'privacyContact'>, log: (line: BugLine) => void) =>
  (error: Error, c: Context<Carried>): Response | Promise<Response> => {
    const requestId = c.get('requestId')
    const refusal = error instanceof Refusal ? error : null
    if (refusal === null) {
      log({
        level: 'error',
        request_id: requestId,
        method: c.req.method,
        route: routeOf(c),
        error: error.name,
        at: framesOf(error),
      })
    }
    const language = readerLanguage(c)
    const say = sayIn(language)
    const problem = problemOf(refusal, say, requestId)
    const status = problem.status as ContentfulStatusCode
    c.header('Cache-Control', 'no-store')
    c.header('Content-Language', language)
    if (refusal?.code === 'limited') c.header('Retry-After', String(refusal.about.seconds ?? 60))
    if (status === 401 && c.req.path.startsWith(API)) c.header('WWW-Authenticate', 'Bearer')
    if (c.req.path.startsWith(API)) return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' })
    const ctx = {
      say,
      language,
      demo,
      privacyContact,
      caller: c.get('caller') ?? VISITOR,
      name: c.get('name') ?? null,
      here: new URL(c.req.url),
    }
    return c.html(`<!doctype html>${<ErrorPage problem={problem} ctx={ctx} />}`, status)
  }
