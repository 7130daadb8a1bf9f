import { z } from '@hono/zod-openapi'
import type { Ctx, Indexes, OpenVacancy } from '../ctx.ts'
import { Sector } from '../employers/employer.ts'
import { unknownConcepts } from '../http/concept-check.ts'
import { conceptId, cursorKeys, cursorOf, several, wholeText, yesText } from '../http/fields.ts'
import { facetLabel } from '../http/labels.ts'
import { EmployerId, VacancyId } from '../ids.ts'
import { score } from '../matching/score.ts'
import type { Found, Standing } from '../matching/text-order.ts'
import type { FoundList } from '../matching/text-search.ts'
import { CONTRACTS } from '../matching/types.ts'
import { countFacets, type Facet, type FacetCounts, keeps } from '../matching/vacancy-filter.ts'
import { Refusal } from '../refusal.ts'
import { byDate, datedOf, stillOpen } from './board.ts'

const MOST_VALUES = 15

const ByDate = z.tuple([z.string(), z.string()])
const ByWords = z.tuple([z.number(), z.number(), z.number(), z.string(), z.string()])

export const VacancyQuery = z.object({
  q: z.string().trim().max(300).optional().openapi({ description: 'Free text' }),
  place: several(conceptId).optional().openapi({ description: 'Codes of places; a regency holds its districts' }),
  skill: several(conceptId).optional().openapi({ description: 'Skills; a broader one holds its narrower ones' }),
  occupation: several(conceptId).optional(),
  sector: several(Sector).optional(),
  kind: several(z.enum(['psn', 'local']))
    .optional()
    .openapi({ description: 'Kind of employer: a national strategic project, or local' }),
  contract: several(z.enum(CONTRACTS)).optional(),
  lodging: yesText.optional(),
  wage_min: wholeText({ min: 0, max: 1_000_000_000 })
    .optional()
    .openapi({ description: 'Rupiah a month that the highest wage offered must reach' }),
  employer: EmployerId.optional(),
  after: cursorKeys(z.union([ByDate, ByWords])).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})
export type VacancyQuery = z.output<typeof VacancyQuery>

const WordReason = z.object({ word: z.string(), read_as: z.string(), in: z.string() })

export const VacancySummary = z
  .object({
    id: VacancyId,
    title: z.string(),
    employer: z.object({ id: EmployerId, name: z.string() }),
    invented: z.boolean(),
    place: z.string().nullable(),
    sector: z.string().nullable(),
    occupation: z.array(z.string()),
    openings: z.number().int(),
    wage_min: z.number().nullable(),
    wage_max: z.number().nullable(),
    wage_per: z.enum(['month', 'day', 'piece']),
    contract: z.enum(CONTRACTS).nullable(),
    lodging: z.boolean().nullable(),
    posted_on: z.string(),
    closing_date: z.string().nullable(),
    words: z
      .array(WordReason)
      .optional()
      .openapi({ description: 'Which words of the search were found, read as what, and where' }),
  })
  .openapi('VacancySummary')
export type VacancySummary = z.input<typeof VacancySummary>

const FacetValues = z.array(z.object({ id: z.string(), label: z.string(), count: z.number().int() }))

export const VacancyList = z
  .object({
    vacancies: z.array(VacancySummary),
    total: z.number().int(),
    words: z.array(z.string()).openapi({ description: 'The words looked for' }),
    facets: z.object({
      place: FacetValues,
      sector: FacetValues,
      occupation: FacetValues,
      skill: FacetValues,
      kind: FacetValues,
    }),
    next: z.string().nullable(),
  })
  .openapi('VacancyList')
export type VacancyList = z.input<typeof VacancyList> & { readonly asked: Asked }

/** What was asked, for the page to show again. */
export type Asked = Omit<VacancyQuery, 'after' | 'limit'>

export const summaryOf = ({ id, employer, invented, facts }: OpenVacancy, found?: Found): VacancySummary => ({
  id,
  title: facts.title,
  employer: { id: employer.id, name: employer.name },
  invented,
  place: facts.place,
  sector: facts.sector,
  occupation: [...facts.occupations],
  openings: facts.openings,
  wage_min: facts.wage?.min ?? null,
  wage_max: facts.wage?.max ?? null,
  wage_per: facts.wage?.per ?? 'month',
  contract: facts.contract,
  lodging: facts.lodging,
  posted_on: facts.postedOn,
  closing_date: facts.closesOn,
  ...(found !== undefined && {
    words: found.reasons.map((reason) => ({ word: reason.word, read_as: reason.readAs, in: reason.in })),
  }),
})

/** How well each vacancy fits the graduate who searches; nothing for everyone else. */
function matchFor(ctx: Ctx, { match, open }: Indexes): ((id: string) => number) | undefined {
  const profile = ctx.caller.role === 'graduate' ? match.profile(ctx.caller.graduateId) : undefined
  if (profile === undefined || profile === null) return undefined
  const given = { taxonomy: ctx.taxonomy, policy: ctx.policy, on: ctx.today }
  return (id) => {
    const vacancy = open.get(id)
    return vacancy === undefined ? 0 : score(profile, vacancy.facts, given).score
  }
}

const standingOf = ([wordsFound, wordsCorrected, match, date, id]: z.output<typeof ByWords>): Standing => ({
  wordsFound,
  wordsCorrected,
  match,
  date,
  id,
})

const wrongCursor = () => new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/after', reason: 'cursor_wrong' }])

/** The commonest values of each facet, with their names. */
function labelled(ctx: Ctx, counts: FacetCounts): VacancyList['facets'] {
  const label = (facet: Facet) =>
    counts[facet].slice(0, MOST_VALUES).map(({ value, count }) => ({ id: value, count, label: facetLabel(ctx, facet, value) }))
  return {
    place: label('place'),
    sector: label('sector'),
    occupation: label('occupation'),
    skill: label('skill'),
    kind: label('kind'),
  }
}

/** Refuses a filter by something that does not exist, which would look like a search without results. */
function checkFilters(ctx: Ctx, filters: Asked): void {
  const given = (['place', 'skill', 'occupation'] as const).flatMap((kind) =>
    (filters[kind] ?? []).map((id) => ({ kind, id, pointer: `/${kind}` })),
  )
  const wrong = unknownConcepts(ctx.taxonomy, given)
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
}

interface PageOf {
  readonly vacancies: VacancySummary[]
  readonly total: number
  readonly words: string[]
  readonly next: string | null
}

/** A page of those kept, newest first. */
function pageByDate(kept: readonly OpenVacancy[], { after, limit }: Pick<VacancyQuery, 'after' | 'limit'>): PageOf {
  if (after !== undefined && after.length !== 2) throw wrongCursor()
  const last = after === undefined ? null : { postedOn: after[0], id: after[1] }
  const rest = kept.filter((vacancy) => last === null || byDate(datedOf(vacancy), last) > 0)
  const page = rest.sort((a, b) => byDate(datedOf(a), datedOf(b))).slice(0, limit)
  const end = page.at(-1)
  return {
    vacancies: page.map((vacancy) => summaryOf(vacancy)),
    total: kept.length,
    words: [],
    next: end !== undefined && rest.length > limit ? cursorOf([end.facts.postedOn, end.id]) : null,
  }
}

/** What the words find: those kept in the order of `byRelevance`, one more than a page holds, and all for the facets. */
function findByWords(
  ctx: Ctx,
  indexes: Indexes,
  q: string,
  keep: (vacancy: OpenVacancy) => boolean,
  { after, limit }: Pick<VacancyQuery, 'after' | 'limit'>,
): FoundList {
  if (after !== undefined && after.length !== 5) throw wrongCursor()
  return indexes.text.searchVacancies(q, {
    limit: limit + 1,
    after: after === undefined ? undefined : standingOf(after),
    keep: (id) => {
      const vacancy = indexes.open.get(id)
      return vacancy !== undefined && keep(vacancy)
    },
    match: matchFor(ctx, indexes),
  })
}

/** A page of what the words found. */
function pageByWords({ open }: Indexes, { found, words, total }: FoundList, limit: number): PageOf {
  const page = found.slice(0, limit)
  const end = page.at(-1)
  return {
    vacancies: page.flatMap((hit) => {
      const vacancy = open.get(hit.id)
      return vacancy === undefined ? [] : [summaryOf(vacancy, hit)]
    }),
    total,
    words: [...words],
    next:
      end !== undefined && found.length > limit
        ? cursorOf([end.wordsFound, end.wordsCorrected, end.match, end.date, end.id])
        : null,
  }
}

/** Open vacancies by words and filters, with facets; newest first without words, by `byRelevance` with them. */
export async function searchVacancies(ctx: Ctx, { after, limit, ...asked }: VacancyQuery): Promise<VacancyList> {
  const { q, employer, wage_min, ...named } = asked
  checkFilters(ctx, asked)
  const indexes = await ctx.indexes()
  const open = [...indexes.open.values()]
  const kinds = new Map(open.map((vacancy) => [vacancy.facts.employer, vacancy.employer.kind]))
  const filter = { ...named, wageMin: wage_min }
  const given = { taxonomy: ctx.taxonomy, kindOf: (id: string) => kinds.get(id) ?? null }
  const passes = keeps(filter, given)
  const isCandidate = (vacancy: OpenVacancy) =>
    stillOpen(vacancy, ctx.today) && (employer === undefined || vacancy.employer.id === employer)
  const isKept = (vacancy: OpenVacancy) => isCandidate(vacancy) && passes(vacancy.facts)
  const found = q === undefined || q === '' ? null : findByWords(ctx, indexes, q, isKept, { after, limit })
  const candidates = open.filter((vacancy) => isCandidate(vacancy) && (found === null || found.ids.has(vacancy.id)))
  const counts = countFacets(
    candidates.map(({ facts }) => facts),
    filter,
    given,
  )
  const page = found === null ? pageByDate(open.filter(isKept), { after, limit }) : pageByWords(indexes, found, limit)
  return { asked, ...page, facets: labelled(ctx, counts) }
}
