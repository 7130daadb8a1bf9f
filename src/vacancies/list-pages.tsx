import type { PageCtx } from '../http/endpoint.ts'
import { codeLabel, facetLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { FACETS } from '../matching/vacancy-filter.ts'
import { FEED_LINKS } from './feeds/feed-routes.ts'
import { SearchForm, VacancyCard } from './pages.tsx'
import type { Asked, VacancyList, VacancySummary } from './search.ts'

/** The first page: a search box, and what is new. */
export const HomePage = ({ vacancies, newest }: { vacancies: number; newest: readonly VacancySummary[] }, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('search_vacancies')}>
    <p>{ctx.say('site_says')}.</p>
    <SearchForm ctx={ctx} />
    <h2>{ctx.say('newest_vacancies')}</h2>
    <p class="quiet">
      <a href="/vacancies">{ctx.say('found_vacancies', { count: vacancies })}</a>
    </p>
    <ul class="plain">
      {newest.map((vacancy) => (
        <VacancyCard vacancy={vacancy} ctx={ctx} />
      ))}
    </ul>
  </Layout>
)

const here = (ctx: PageCtx): URL => {
  const to = new URL(ctx.here)
  to.searchParams.delete('lang')
  return to
}

/** The address of this list with one thing added. */
function addressWith(ctx: PageCtx, name: string, value: string): string {
  const to = here(ctx)
  // A new filter starts at the first page.
  to.searchParams.delete('after')
  to.searchParams.append(name, value)
  return to.pathname + to.search
}

function addressWithout(ctx: PageCtx, name: string, value: string): string {
  const to = here(ctx)
  const rest = to.searchParams.getAll(name).filter((given) => given !== value)
  to.searchParams.delete('after')
  to.searchParams.delete(name)
  for (const given of rest) to.searchParams.append(name, given)
  return to.pathname + to.search
}

interface Filter {
  readonly name: string
  readonly value: string
  readonly words: string
}

/** The filters that are on, each with its words. */
function chosen(asked: Asked, ctx: PageCtx): readonly Filter[] {
  const { say } = ctx
  const facets = FACETS.flatMap((facet) =>
    (asked[facet] ?? []).map((value) => ({ name: facet, value, words: facetLabel(ctx, facet, value) })),
  )
  const contracts = (asked.contract ?? []).map((value) => ({ name: 'contract', value, words: codeLabel(say, 'contract', value) }))
  const one = (name: keyof Asked, value: unknown, words: string) =>
    value === undefined ? [] : [{ name, value: String(value), words }]
  return [
    ...facets,
    ...contracts,
    ...one('lodging', asked.lodging, say(asked.lodging ? 'lodging_offered' : 'lodging_none')),
    ...one('wage_min', asked.wage_min, say('wage_from', { from_rupiah: asked.wage_min ?? 0 })),
    ...one('employer', asked.employer, say('employer')),
  ]
}

const Chosen = ({ asked, ctx }: { asked: Asked; ctx: PageCtx }) => {
  const filters = chosen(asked, ctx)
  if (filters.length === 0) return null
  return (
    <>
      <p class="quiet">{ctx.say('narrowed_by')}</p>
      <ul class="chips">
        {filters.map(({ name, value, words }) => (
          <li>
            {words}{' '}
            <a href={addressWithout(ctx, name, value)} aria-label={ctx.say('remove_filter', { name: words })}>
              ×
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const Facets = ({ list, ctx }: { list: VacancyList; ctx: PageCtx }) => {
  const open = FACETS.filter((facet) => list.facets[facet].length > 1 && list.asked[facet] === undefined)
  if (open.length === 0) return null
  return (
    <details>
      <summary>{ctx.say('narrow')}</summary>
      {open.map((facet) => (
        <>
          <h3>{ctx.say(facet)}</h3>
          <ul class="plain">
            {list.facets[facet].map(({ id, label, count }) => (
              <li>
                <a href={addressWith(ctx, facet, id)}>{label}</a> ({count})
              </li>
            ))}
          </ul>
        </>
      ))}
    </details>
  )
}

/** What a search found, with ways to narrow it. */
export const VacancyListPage = (list: VacancyList, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('search_vacancies')}>
      {FEED_LINKS.map(({ href, type }) => (
        <link rel="alternate" type={type} href={href} title={say('feed')} />
      ))}
      <SearchForm q={list.asked.q} ctx={ctx} />
      <Chosen asked={list.asked} ctx={ctx} />
      <h2>{say('found_vacancies', { count: list.total })}</h2>
      <div class={list.total > 0 ? 'with-side' : undefined}>
        <Facets list={list} ctx={ctx} />
        <div>
          {list.total === 0 && <p>{say('found_none')}</p>}
          <ul class="plain">
            {list.vacancies.map((vacancy) => (
              <VacancyCard vacancy={vacancy} ctx={ctx} />
            ))}
          </ul>
          {list.next !== null && (
            <p>
              <a class="button" rel="next" href={addressWith(ctx, 'after', list.next)}>
                {say('next_page')}
              </a>
            </p>
          )}
        </div>
      </div>
    </Layout>
  )
}
