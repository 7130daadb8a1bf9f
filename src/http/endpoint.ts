import { z } from '@hono/zod-openapi'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Caller, Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { USUAL_BODY } from './body.ts'
import { fieldProblems } from './issues.ts'
import type { Pace } from './limits.ts'
import type { Problem } from './problem.ts'
import type { Match } from './versions.ts'

type Method = 'get' | 'post' | 'patch'

/** A rule about who may call, judged on the caller and the thing the call is about. Its function name is said in the API description. */
type Who<Thing> = (caller: Caller, thing: Thing) => boolean

/** Open to all, with or without a key. */
export const anyone = (): boolean => true
export const officer = (caller: Caller): boolean =>
  caller.role === 'officer' || caller.role === 'administrator' || caller.role === 'system'
export const employerOrOfficer = (caller: Caller): boolean => caller.role === 'employer' || officer(caller)

/** What a page may use besides the found: the words, and the address it stands at. */
export interface PageCtx extends Ctx {
  readonly here: URL
  /** The name of who is signed in. */
  readonly name: string | null
}

type Page<Output> = (found: Output, ctx: PageCtx) => JSX.Element

/** The fields of a form by name, as text. */
export type Typed = Readonly<Record<string, string | string[]>>

interface Session {
  readonly token: string
  /** How long the browser keeps it; null is until it is closed. */
  readonly days: number | null
}

interface Common<In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>> {
  readonly method: Method
  /** Hono path; the thing a call is about is always `:id`. */
  readonly path: string
  /** One line of English for the API description. */
  readonly summary: string
  readonly description?: string
  /** Group in the API description; the first word of the path when left out. */
  readonly tag?: string
  /** What may follow the `?` of a GET. Unknown names are refused on the API and ignored on a page. */
  readonly query?: In
  /** The body of a POST or PATCH. */
  readonly input?: In
  /** What the API answers; whatever else `run` gives is for the page and does not leave by the API. */
  readonly output: Out
  /** Bytes of body; `USUAL_BODY` when left out. */
  readonly limit?: number
  /** A page at the same path, without `/api/v1`. */
  readonly page?: Page<Result>
  /** What a page asks where its address does not: less at a time than a program fetches, for a cheap phone. */
  readonly pageQuery?: Readonly<Record<string, string>>
  /**
   * Where a browser goes after a form; null shows `page` instead, as the next step of several. A POST or PATCH that has it is served as
   * a form too: a POST to the same path.
   */
  readonly thenTo?: (result: Result) => string | null
  /**
   * Where the new thing is, `:id` being the result's `id`: answers 201 with a Location. A call that is repeated under its
   * Idempotency-Key is answered by the GET at this path.
   */
  readonly creates?: string
  /** The answer has a `version` (sent as ETag), and If-Match on a change means the `version` field. */
  readonly versioned?: boolean
  /** The cursor of the next page of a list; null on the last. */
  readonly next?: (result: Result) => string | null
  /** Turns the text fields of a form into the input; as they are when left out. */
  readonly form?: (fields: Typed) => unknown
  /** Fields of the form that are never shown again, besides those that `isSecret` knows by their names. */
  readonly secrets?: readonly string[]
  /** The token that the browser keeps from now on; null makes it forget, undefined changes nothing. */
  readonly session?: (result: Result) => Session | null | undefined
  /** How fast it may be called; a POST that is open to anyone costs much, unless it says otherwise. */
  readonly pace?: Pace
  /** An endpoint that will go: since when that is known and when it will be gone (ISO dates), and the path to call instead. */
  readonly deprecated?: Deprecated
  /** What a key must be allowed to be used for; `<tag>:read` of a GET and `<tag>:write` of the rest when left out. */
  readonly scope?: string
  /** False: a page only, not part of the API. */
  readonly api?: false
}

/** When an endpoint will go, and what takes its place. */
export interface Deprecated {
  readonly since: string
  readonly sunset: string
  readonly instead: string
}

interface Plain<In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>> extends Common<In, Out, Result> {
  readonly of?: never
  readonly who: Who<undefined>
  readonly run: (ctx: Ctx, given: z.output<In>) => Promise<Result>
  /** The form again, when what was typed is refused: with `typed` in its fields and each complaint of `problem` beside its field. */
  readonly again?: (typed: Typed, problem: Problem, ctx: PageCtx) => JSX.Element
}

interface AboutOne<Thing, In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>>
  extends Common<In, Out, Result> {
  /** Finds the thing the call is about, once; null is a 404. */
  readonly of: (ctx: Ctx, id: string) => Promise<Thing | null>
  readonly who: Who<NoInfer<Thing>>
  readonly run: (ctx: Ctx, given: z.output<In>, thing: NoInfer<Thing>) => Promise<Result>
  /**
   * As for a form about nothing; `current` is the thing as it is stored now. When somebody else was quicker (412), `typed.version` is
   * that of `current`, so that sending the form again, with both before one's eyes, is a decision.
   */
  readonly again?: (typed: Typed, problem: Problem, ctx: PageCtx, current: NoInfer<Thing>) => JSX.Element
}

/** What came with a call, before any check. `given` reads the body only when it is asked, which is after the caller was let in. */
export interface Asked {
  readonly id: string | undefined
  readonly given: () => Promise<unknown>
  /** Unknown query names are refused where a program asks, and ignored where a link was shared with a tracking tail. */
  readonly strict: boolean
  /** The versions that a change may be made of, as If-Match names them. */
  readonly match?: Match | null
}

export interface Answer {
  /** The answer of the API: exactly what its schema lets through. */
  readonly output: () => unknown
  readonly page: ((ctx: PageCtx) => JSX.Element) | null
  readonly thenTo: string | null
  /** Id of the new thing. */
  readonly made: string | null
  readonly next: string | null
  readonly version: number | null
  readonly session: Session | null | undefined
}

/** One declared action with its types closed over: what `mount` serves and `openapi` describes. */
export interface Endpoint {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly description: string | undefined
  readonly tag: string
  readonly who: string
  readonly open: boolean
  /** What a key needs, unless the endpoint is open to anyone. */
  readonly scope: string
  readonly query: z.ZodType | undefined
  readonly input: z.ZodType | undefined
  readonly output: z.ZodType
  readonly limit: number
  readonly api: boolean
  readonly paged: boolean
  readonly creates: string | null
  readonly pace: Pace
  readonly deprecated: Deprecated | null
  readonly versioned: boolean
  readonly pages: boolean
  /** How the page face is asked: forms know no PATCH. */
  readonly pageMethod: 'get' | 'post'
  readonly pageQuery: Readonly<Record<string, string>>
  readonly form: (fields: Typed) => unknown
  readonly answer: (ctx: Ctx, asked: Asked) => Promise<Answer>
  /** The form that was refused, with what was typed but for its secrets; null where there is none to show, or no more a right to it. */
  readonly again: ((typed: Typed, problem: Problem, ctx: PageCtx, id: string | undefined) => Promise<JSX.Element | null>) | null
}

/** What keys can be limited to: the scopes of all endpoints that are not open to anyone. */
export const scopesOf = (endpoints: readonly Endpoint[]): readonly string[] =>
  [...new Set(endpoints.filter(({ open }) => !open).map(({ scope }) => scope))].sort()

/** Names of fields whose content is never shown again: passwords, one-time codes, keys. */
const isSecret = (name: string): boolean => /(?:^|[_.])(?:password|code|key|token|pin)$/.test(name)

function check<In extends z.ZodType>(schema: In, raw: unknown): z.output<In> {
  const read = schema.safeParse(raw, { reportInput: true })
  if (read.success) return read.data
  const problems = fieldProblems(read.error)
  throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

const versionOf = (output: unknown): number | null =>
  typeof output === 'object' && output !== null && 'version' in output && typeof output.version === 'number'
    ? output.version
    : null

const hasScope = (caller: Caller, scope: string): boolean =>
  caller.role === 'visitor' || caller.role === 'system' || caller.by.scopes === null || caller.by.scopes.includes(scope)

function idOf(output: unknown): string {
  if (typeof output === 'object' && output !== null && 'id' in output && typeof output.id === 'string') return output.id
  throw new TypeError('what creates something gives its id')
}

/** The versions of If-Match, judged on what is stored and written into the input that asks for a version; an input with its own keeps it. */
function withVersion(raw: unknown, match: Match, stored: number | null): unknown {
  if (match === '*') return raw
  if (stored !== null && !match.includes(stored)) throw new Refusal('outdated', 'outdated', { version: stored })
  const version = stored ?? match[0]
  const takes = typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !('version' in raw)
  return takes && Number.isInteger(version) ? { ...raw, version } : raw
}

/**
 * Declares an action once. The declaration gives `/api/v1` its JSON, the API description its line and, with `page`, the site its page.
 * `who` cannot be left out, and a rule about a thing needs the `of` that finds it: both are compile errors.
 */
export function endpoint<Thing, In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>>(
  declared: AboutOne<Thing, In, Out, Result>,
): Endpoint
export function endpoint<In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>>(
  declared: Plain<In, Out, Result>,
): Endpoint
export function endpoint<Thing, In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>>(
  declared: AboutOne<Thing, In, Out, Result> | Plain<In, Out, Result>,
): Endpoint {
  const schema = declared.query ?? declared.input
  const open = declared.who === anyone
  const tag = declared.tag ?? declared.path.split('/')[1] ?? ''
  const scope = declared.scope ?? `${tag}:${declared.method === 'get' ? 'read' : 'write'}`
  // A query's unknown names are a mistake in a program and noise in a link that was shared.
  const strict = declared.query instanceof z.ZodObject ? declared.query.strict() : schema
  const versions = declared.input instanceof z.ZodObject && 'version' in declared.input.shape
  const given = async (asked: Asked, thing?: unknown): Promise<z.output<In>> => {
    const match = asked.match ?? '*'
    // Without a schema nothing is asked, and `run` takes nothing.
    if (schema === undefined || strict === undefined) {
      withVersion(null, match, versionOf(thing))
      return undefined as z.output<In>
    }
    const sent = await asked.given()
    const judged = withVersion(sent, match, versionOf(thing))
    const raw = versions ? judged : sent
    return (asked.strict ? check(strict, raw) : check(schema, raw)) as z.output<In>
  }

  const result = async (ctx: Ctx, asked: Asked): Promise<Result> => {
    const { caller } = ctx
    const refuse = () =>
      caller.role === 'visitor' ? new Refusal('unauthenticated', 'key_needed') : new Refusal('forbidden', 'not_yours')
    if (!open && !hasScope(caller, scope)) throw new Refusal('forbidden', 'scope_needed', { scope })
    if (declared.of === undefined) {
      if (!declared.who(caller, undefined)) throw refuse()
      return declared.run(ctx, await given(asked))
    }
    const thing = await declared.of(ctx, asked.id ?? '')
    // A visitor may not learn which ids exist where a key is needed.
    if (thing === null) throw caller.role === 'visitor' && !open ? refuse() : new Refusal('not_found', 'not_found')
    if (!declared.who(caller, thing)) throw refuse()
    return declared.run(ctx, await given(asked, thing), thing)
  }

  const { page, secrets = [] } = declared
  const shown = (typed: Typed): Typed =>
    Object.fromEntries(Object.entries(typed).filter(([name]) => !isSecret(name) && !secrets.includes(name)))
  const again: Endpoint['again'] = async (typed, problem, ctx, id) => {
    if (declared.of === undefined) return declared.again?.(shown(typed), problem, ctx) ?? null
    const current = await declared.of(ctx, id ?? '')
    if (current === null || !declared.who(ctx.caller, current)) return null
    const version = problem.status === 412 ? versionOf(current) : null
    const decided = version === null ? typed : { ...typed, version: String(version) }
    return declared.again?.(shown(decided), problem, ctx, current) ?? null
  }
  return {
    method: declared.method,
    path: declared.path,
    summary: declared.summary,
    description: declared.description,
    tag,
    who: declared.who.name,
    open,
    scope,
    query: declared.query,
    input: declared.input,
    output: declared.output,
    limit: declared.limit ?? USUAL_BODY,
    api: declared.api ?? true,
    paged: declared.next !== undefined,
    creates: declared.creates ?? null,
    pace: declared.pace ?? (declared.method === 'get' ? 'read' : open ? 'costly' : 'write'),
    deprecated: declared.deprecated ?? null,
    versioned: declared.versioned ?? false,
    pages: page !== undefined || declared.thenTo !== undefined,
    pageMethod: declared.method === 'get' ? 'get' : 'post',
    pageQuery: declared.pageQuery ?? {},
    form: declared.form ?? ((fields) => fields),
    answer: async (ctx, asked) => {
      const output = await result(ctx, asked)
      return {
        output: () => declared.output.parse(output),
        page: page === undefined ? null : (at) => page(output, at),
        thenTo: declared.thenTo?.(output) ?? null,
        made: declared.creates === undefined ? null : idOf(output),
        next: declared.next?.(output) ?? null,
        version: declared.versioned ? versionOf(output) : null,
        session: declared.session?.(output),
      }
    },
    again: declared.again === undefined ? null : again,
  }
}
