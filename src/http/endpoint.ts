import { z } from '@hono/zod-openapi'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Caller, Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { USUAL_BODY } from './body.ts'
import { fieldProblems } from './issues.ts'

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
}

type Page<Output> = (found: Output, ctx: PageCtx) => JSX.Element

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
  /** Where a browser goes after a form; without it there is no form. */
  readonly thenTo?: (result: Result) => string
  /** Where the new thing is: answers 201 with a Location. */
  readonly creates?: (result: Result) => string
  /** The answer has a `version` (sent as ETag), and If-Match on a change means the `version` field. */
  readonly versioned?: boolean
  /** The cursor of the next page of a list; null on the last. */
  readonly next?: (result: Result) => string | null
  /** Turns the text fields of a form into the input; as they are when left out. */
  readonly form?: (fields: Readonly<Record<string, string | string[]>>) => unknown
  /** The key that the browser keeps from now on; null makes it forget. */
  readonly session?: (result: Result) => { readonly token: string; readonly days: number } | null
  /** False: a page only, not part of the API. */
  readonly api?: false
}

interface Plain<In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>> extends Common<In, Out, Result> {
  readonly of?: never
  readonly who: Who<undefined>
  readonly run: (ctx: Ctx, given: z.output<In>) => Promise<Result>
}

interface AboutOne<Thing, In extends z.ZodType, Out extends z.ZodType, Result extends z.input<Out>>
  extends Common<In, Out, Result> {
  /** Finds the thing the call is about, once; null is a 404. */
  readonly of: (ctx: Ctx, id: string) => Promise<Thing | null>
  readonly who: Who<NoInfer<Thing>>
  readonly run: (ctx: Ctx, given: z.output<In>, thing: NoInfer<Thing>) => Promise<Result>
}

/** What came with a call, before any check. `given` reads the body only when it is asked, which is after the caller was let in. */
interface Asked {
  readonly id: string | undefined
  readonly given: () => Promise<unknown>
  /** Unknown query names are refused where a program asks, and ignored where a link was shared with a tracking tail. */
  readonly strict: boolean
}

interface Answer {
  /** The answer of the API: exactly what its schema lets through. */
  readonly output: () => unknown
  readonly page: ((ctx: PageCtx) => JSX.Element) | null
  readonly thenTo: string | null
  readonly location: string | null
  readonly next: string | null
  readonly version: number | null
  readonly session: { readonly token: string; readonly days: number } | null | undefined
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
  readonly query: z.ZodType | undefined
  readonly input: z.ZodType | undefined
  readonly output: z.ZodType
  readonly limit: number
  readonly api: boolean
  readonly paged: boolean
  readonly creates: boolean
  readonly versioned: boolean
  readonly pages: boolean
  readonly pageQuery: Readonly<Record<string, string>>
  readonly form: (fields: Readonly<Record<string, string | string[]>>) => unknown
  readonly answer: (ctx: Ctx, asked: Asked) => Promise<Answer>
}

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
  // A query's unknown names are a mistake in a program and noise in a link that was shared.
  const strict = declared.query instanceof z.ZodObject ? declared.query.strict() : schema
  const given = async (asked: Asked): Promise<z.output<In>> => {
    // Without a schema nothing is asked, and `run` takes nothing.
    if (schema === undefined || strict === undefined) return undefined as z.output<In>
    const raw = await asked.given()
    return (asked.strict ? check(strict, raw) : check(schema, raw)) as z.output<In>
  }

  const result = async (ctx: Ctx, asked: Asked): Promise<Result> => {
    const { caller } = ctx
    const refuse = () =>
      caller.role === 'visitor' ? new Refusal('unauthenticated', 'key_needed') : new Refusal('forbidden', 'not_yours')
    if (declared.of === undefined) {
      if (!declared.who(caller, undefined)) throw refuse()
      return declared.run(ctx, await given(asked))
    }
    const thing = await declared.of(ctx, asked.id ?? '')
    // A visitor may not learn which ids exist where a key is needed.
    if (thing === null) throw caller.role === 'visitor' && !open ? refuse() : new Refusal('not_found', 'not_found')
    if (!declared.who(caller, thing)) throw refuse()
    return declared.run(ctx, await given(asked), thing)
  }

  const { page } = declared
  return {
    method: declared.method,
    path: declared.path,
    summary: declared.summary,
    description: declared.description,
    tag: declared.tag ?? declared.path.split('/')[1] ?? '',
    who: declared.who.name,
    open,
    query: declared.query,
    input: declared.input,
    output: declared.output,
    limit: declared.limit ?? USUAL_BODY,
    api: declared.api ?? true,
    paged: declared.next !== undefined,
    creates: declared.creates !== undefined,
    versioned: declared.versioned ?? false,
    pages: page !== undefined || declared.thenTo !== undefined,
    pageQuery: declared.pageQuery ?? {},
    form: declared.form ?? ((fields) => fields),
    answer: async (ctx, asked) => {
      const output = await result(ctx, asked)
      return {
        output: () => declared.output.parse(output),
        page: page === undefined ? null : (at) => page(output, at),
        thenTo: declared.thenTo?.(output) ?? null,
        location: declared.creates?.(output) ?? null,
        next: declared.next?.(output) ?? null,
        version: declared.versioned ? versionOf(output) : null,
        session: declared.session?.(output),
      }
    },
  }
}
