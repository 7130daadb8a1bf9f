import type { z } from '@hono/zod-openapi'
import type { Ctx, OpenVacancy } from '../../ctx.ts'
import { wholeText } from '../../http/fields.ts'
import { codeLabel, conceptLabel } from '../../http/labels.ts'
import { htmlOfPlain } from '../../reading/html.ts'
import { inChunks } from '../../store/chunks.ts'
import { stillOpen } from '../board.ts'
import { searchVacancies, VacancyQuery } from '../search.ts'

/** A page of a feed, of all or of some places and sectors. */
export const FeedQuery = VacancyQuery.pick({ place: true, sector: true, after: true }).extend({
  limit: wholeText({ min: 1, max: 100 }).default(50),
})
export type FeedQuery = z.output<typeof FeedQuery>

/** A vacancy as feeds tell it. */
interface Entry {
  readonly vacancy: OpenVacancy
  readonly url: string
  /** What the page of the vacancy says first: who, where, for how many. */
  readonly summary: string
  readonly html: string
  /** Moments as RFC 3339. */
  readonly published: string
  readonly modified: string
  readonly tags: readonly string[]
}

export interface Feed {
  readonly title: string
  readonly about: string
  readonly language: string
  readonly siteUrl: string
  readonly entries: readonly Entry[]
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
}

const momentOf = (at: number): string => new Date(at).toISOString()

/** A page of the open vacancies, newest first. Refuses a place that does not exist, as a search does. */
export async function feedOf(ctx: Ctx, asked: FeedQuery, siteUrl: string): Promise<Feed> {
  const [list, { open }] = await Promise.all([searchVacancies(ctx, asked), ctx.indexes()])
  const vacancies = list.vacancies.flatMap(({ id }) => open.get(id) ?? [])
  const changed = await changedAt(
    ctx,
    vacancies.map(({ id }) => id),
  )
  const { say } = ctx
  const entries = vacancies.map((vacancy): Entry => {
    const { facts, employer, id } = vacancy
    const place = facts.place === null ? [] : [conceptLabel(ctx, facts.place)]
    const published = momentOf(Date.parse(`${facts.postedOn}T00:00:00+08:00`))
    return {
      vacancy,
      url: `${siteUrl}/vacancies/${id}`,
      summary: [employer.name, ...place, say('openings_people', { count: facts.openings })].join(' · '),
      html: htmlOfPlain(facts.text || facts.title),
      published,
      modified: momentOf(changed.get(id) ?? Date.parse(published)),
      tags: [...place, ...(facts.sector === null ? [] : [codeLabel(say, 'sector', facts.sector)])],
    }
  })
  const title = `${say('newest_vacancies')} – ${say('site')}`
  return { title, about: say('site_says'), language: ctx.language, siteUrl, entries, next: list.next }
}

async function changedAt({ store }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await inChunks(ids, (chunk) =>
    store.db.selectFrom('vacancy').select(['id', 'changed_at']).where('id', 'in', chunk).execute(),
  )
  return new Map(rows.map((row) => [row.id, row.changed_at]))
}

/** When any feed last changed at the latest, in epoch milliseconds: at a change of a vacancy or employer, or when a day began and closed some. */
export async function boardChangedAt({ store, today }: Ctx): Promise<number> {
  const { db } = store
  const vacancy = await db
    .selectFrom('vacancy')
    .select((is) => is.fn.max('changed_at').as('at'))
    .executeTakeFirst()
  const employer = await db
    .selectFrom('employer')
    .select((is) => is.fn.max('changed_at').as('at'))
    .executeTakeFirst()
  return Math.max(Number(vacancy?.at ?? 0), Number(employer?.at ?? 0), Date.parse(`${today}T00:00:00+08:00`))
}

/** The feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1). */
export const jsonFeed = (feed: Feed, self: string, next: string | null): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.about,
    home_page_url: `${feed.siteUrl}/vacancies`,
    feed_url: self,
    ...(next !== null && { next_url: next }),
    language: feed.language,
    items: feed.entries.map(({ vacancy, url, summary, html, published, modified, tags }) => ({
      id: iriOf(vacancy),
      url,
      title: vacancy.facts.title,
      summary,
      content_html: html,
      date_published: published,
      date_modified: modified,
      authors: [{ name: vacancy.employer.name }],
      tags,
      language: 'id',
    })),
  })

/** The same wherever the site stands. */
const iriOf = ({ id }: OpenVacancy): string => `urn:padan:${id}`

/** Text as XML may hold it: signs of its own escaped, and characters that XML forbids left out. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const tag = (name: string, text: string, attributes = ''): string => `<${name}${attributes}>${xml(text)}</${name}>`
const link = (rel: string, href: string, type: string): string => `<link rel="${rel}" href="${xml(href)}" type="${type}"/>`

/** The feed as Atom (RFC 4287), its pages linked as RFC 5005 says. */
export const atomFeed = (feed: Feed, self: string, next: string | null, changed: number): string =>
  [
    `${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    tag('title', feed.title),
    tag('subtitle', feed.about),
    tag('id', 'urn:padan:vacancies'),
    tag('updated', momentOf(changed)),
    link('self', self, 'application/atom+xml'),
    link('alternate', `${feed.siteUrl}/vacancies`, 'text/html'),
    ...(next === null ? [] : [link('next', next, 'application/atom+xml')]),
    ...feed.entries.map(({ vacancy, url, summary, html, published, modified, tags }) =>
      [
        '<entry xml:lang="id">',
        tag('title', vacancy.facts.title),
        tag('id', iriOf(vacancy)),
        link('alternate', url, 'text/html'),
        tag('published', published),
        tag('updated', modified),
        `<author>${tag('name', vacancy.employer.name)}</author>`,
        ...tags.map((one) => `<category term="${xml(one)}"/>`),
        tag('summary', summary),
        tag('content', html, ' type="html"'),
        '</entry>',
      ].join(''),
    ),
    '</feed>\n',
  ].join('\n')

// No more may stand in one file (https://www.sitemaps.org/protocol.html); the newest do.
const MOST_ADDRESSES = 50_000
const PAGES = ['/', '/vacancies']

/** The pages that search engines should know, and when each vacancy last changed. */
export async function sitemapOf(ctx: Ctx, siteUrl: string): Promise<string> {
  const { open } = await ctx.indexes()
  const rows = await ctx.store.db
    .selectFrom('vacancy')
    .select(['id', 'changed_at'])
    .where('state', '=', 'open')
    .orderBy('posted_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const shown = rows.filter(({ id }) => {
    const vacancy = open.get(id)
    return vacancy !== undefined && stillOpen(vacancy, ctx.today)
  })
  return [
    `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...PAGES.map((path) => `<url>${tag('loc', siteUrl + path)}</url>`),
    ...shown
      .slice(0, MOST_ADDRESSES - PAGES.length)
      .map(
        ({ id, changed_at }) => `<url>${tag('loc', `${siteUrl}/vacancies/${id}`)}${tag('lastmod', momentOf(changed_at))}</url>`,
      ),
    '</urlset>\n',
  ].join('\n')
}
