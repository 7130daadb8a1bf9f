import type { Context, Hono } from 'hono'
import type { Caller, Ctx, Language } from '../../ctx.ts'
import type { Carried } from '../../http/desk.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { fieldProblems } from '../../http/issues.ts'
import { isLanguage } from '../../http/language.ts'
import { isHeld, sha256 } from '../../http/versions.ts'
import { Refusal } from '../../refusal.ts'
import { atomFeed, boardChangedAt, FeedQuery, feedOf, jsonFeed, sitemapOf } from './feed.ts'
import { siteUrlOf } from './job-posting.ts'

/** What the feeds are given by the application. */
interface Given {
  readonly ctxOf: (caller: Caller, language: Language) => Ctx
  /** Of which the closed pages are kept from search engines. */
  readonly endpoints: readonly Endpoint[]
}

const FIVE_MINUTES = 'public, max-age=300'
const FEEDS = { 'feed.json': 'application/feed+json', 'feed.atom': 'application/atom+xml' } as const

/** Where a reader of feeds finds the two of the board. */
export const FEED_LINKS = Object.entries(FEEDS).map(([name, type]) => ({ href: `/${name}`, type }))

/**
 * Serves the open vacancies to machines that are no client of the API: feeds, a map of the site, and what search engines may read. All are
 * open to anyone and the same for everyone, whoever is signed in.
 */
export function serveFeeds(app: Hono<Carried>, { ctxOf, endpoints }: Given): void {
  const ctxFor = (c: Context<Carried>): Ctx => {
    const chosen = c.req.query('lang')
    return ctxOf({ role: 'visitor' }, isLanguage(chosen) ? chosen : 'id')
  }
  for (const [name, type] of Object.entries(FEEDS))
    app.get(`/${name}`, async (c) => {
      const ctx = ctxFor(c)
      const siteUrl = siteUrlOf(ctx, new URL(c.req.url))
      const [feed, changed] = await Promise.all([feedOf(ctx, asked(c), siteUrl), boardChangedAt(ctx)])
      const self = new URL(c.req.url)
      const address = (to: URL) => siteUrl + to.pathname + to.search
      const next = new URL(self)
      if (feed.next !== null) next.searchParams.set('after', feed.next)
      const given = [feed, address(self), feed.next === null ? null : address(next)] as const
      const body = type === FEEDS['feed.json'] ? jsonFeed(...given) : atomFeed(...given, changed)
      return answer(c, ctx, { body, type, changed })
    })
  app.get('/sitemap.xml', async (c) => {
    const ctx = ctxFor(c)
    const body = await sitemapOf(ctx, siteUrlOf(ctx, new URL(c.req.url)))
    return answer(c, ctx, { body, type: 'application/xml', changed: await boardChangedAt(ctx) })
  })
  app.get('/robots.txt', (c) => {
    const ctx = ctxFor(c)
    return answer(c, ctx, {
      body: robots(endpoints, ctx.demo, siteUrlOf(ctx, new URL(c.req.url))),
      type: 'text/plain',
      changed: null,
    })
  })
}

/** What a feed is asked; names that no feed knows are noise in an address that was shared. */
function asked(c: Context<Carried>): FeedQuery {
  const { place, sector, after, limit } = c.req.queries()
  const one = { after: after?.[0], limit: limit?.[0] }
  const read = FeedQuery.safeParse({ place, sector, ...one }, { reportInput: true })
  if (read.success) return read.data
  const problems = fieldProblems(read.error)
  throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
}

interface Document {
  readonly body: string
  readonly type: string
  /** Epoch milliseconds; null where the text alone tells. */
  readonly changed: number | null
}

/** The document, or 304 for a reader who has it already. One made of a request's own host is kept by no cache but the reader's. */
async function answer(c: Context<Carried>, { publicUrl }: Ctx, { body, type, changed }: Document): Promise<Response> {
  const etag = `"${(await sha256(body)).slice(0, 32)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', publicUrl === null ? 'private, no-cache' : FIVE_MINUTES)
  if (changed !== null) c.header('Last-Modified', new Date(changed).toUTCString())
  if (isKnown(c, etag, changed)) return c.body(null, 304)
  return c.body(body, 200, { 'Content-Type': `${type}; charset=utf-8` })
}

/** RFC 9110, 13.2.2: a tag that is sent decides alone; the date counts where none is. */
function isKnown(c: Context<Carried>, etag: string, changed: number | null): boolean {
  const tags = c.req.header('if-none-match')
  if (tags !== undefined) return isHeld(tags, etag)
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return changed !== null && !Number.isNaN(since) && Math.floor(changed / 1000) * 1000 <= since
}

/** What search engines leave alone (RFC 9309): the API, every page that not anyone may open, and all where the vacancies are invented. */
function robots(endpoints: readonly Endpoint[], demo: boolean, siteUrl: string): string {
  const closed = endpoints.filter(({ method, pages, open }) => method === 'get' && pages && !open).map(({ path }) => path)
  const paths = demo ? ['/'] : [...new Set(['/api/', '/sign-in', ...closed.map((path) => path.replaceAll(/:\w+/g, '*'))])].sort()
  return ['User-agent: *', ...paths.map((path) => `Disallow: ${path}`), '', `Sitemap: ${siteUrl}/sitemap.xml`, ''].join('\n')
}
