import { z } from '@hono/zod-openapi'
import type { Ctx, Indexes, OpenVacancy } from '../ctx.ts'
import { notListed } from '../graduates/consent/standing.ts'
import { type StoredGraduate, toMatching as toProfile } from '../graduates/graduate.ts'
import { letInAmong, standingOf } from '../graduates/queries.ts'
import { unknownConcepts } from '../http/concept-check.ts'
import { officer } from '../http/endpoint.ts'
import { conceptId, cursorKeys, cursorOf, wholeText } from '../http/fields.ts'
import { raises } from '../matching/raise.ts'
import type { Match, MatchList, Profile, Vacancy } from '../matching/types.ts'
import { Refusal } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { type StoredVacancy, toMatching as toVacancy } from '../vacancies/vacancy.ts'
import { forEmployer, listAnswer, type MatchListAnswer, raisesForEmployer } from './matches.ts'

const MOST_LISTED = 100

const Score = z.int().min(0).max(1000)
const Count = z.int().min(0).max(1_000_000)

const paging = {
  k: wholeText({ min: 1, max: MOST_LISTED }).default(20).openapi({ description: 'Matches a page' }),
  near: wholeText({ min: 0, max: MOST_LISTED })
    .default(10)
    .openapi({ description: 'Near matches, all of them on the first page' }),
  place: conceptId.optional().openapi({ description: 'A place, or one within it' }),
}

export const GraduatesQuery = z.object({
  ...paging,
  /** The number and the graduate of the last match. */
  after: cursorKeys(z.tuple([Score, z.string().max(60)])).optional(),
  programme: conceptId.optional().openapi({ description: 'Trained in this programme' }),
})
export type GraduatesQuery = z.output<typeof GraduatesQuery>

export const VacanciesQuery = z.object({
  ...paging,
  /** The number, the open referrals and seats, and the vacancy of the last match. */
  after: cursorKeys(z.tuple([Score, Count, Count, z.string().max(60)])).optional(),
  occupation: conceptId.optional(),
  sector: z.string().length(1).optional(),
})
export type VacanciesQuery = z.output<typeof VacanciesQuery>

const single = (kind: 'place' | 'programme' | 'occupation', id: string | undefined) =>
  id === undefined ? [] : [{ kind, id, pointer: `/${kind}` }]

function check(taxonomy: Taxonomy, given: readonly ReturnType<typeof single>[]): void {
  const wrong = unknownConcepts(taxonomy, given.flat())
  if (wrong.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: wrong.length }, wrong)
}

// A gate of the law and not of the score: matching never learns an age (UU 13/2003 art. 74, Kepmenaker 235/2003).
const isHazardous = (taxonomy: Taxonomy, { occupations }: Vacancy): boolean =>
  occupations.some((id) => taxonomy.occupations.get(id)?.hazardous === true)

const isMinor = (minors: Indexes['minors'], id: string, today: string): boolean => today < (minors.get(id) ?? '')

/** The place itself, or anything in it. */
function isIn(taxonomy: Taxonomy, place: string | null, area: string): boolean {
  for (let at = place; at !== null; at = taxonomy.places.get(at)?.parent ?? null) if (at === area) return true
  return false
}

/** A list that was asked for with one match more than the page has: the page, and its last match where another page follows. */
function pageOf(list: MatchList, k: number): { readonly page: MatchList; readonly last: Match | undefined } {
  const matches = list.matches.slice(0, k)
  return { page: { ...list, matches }, last: list.matches.length > k ? matches.at(-1) : undefined }
}

/**
 * The graduates who fit a vacancy, best first, and those whom one curable thing keeps from it. An employer sees them without wishes for
 * pay, homes and own words; nobody sees names here.
 */
export async function matchesForVacancy(
  ctx: Ctx,
  query: GraduatesQuery,
  stored: StoredVacancy,
): Promise<MatchListAnswer & { vacancy: StoredVacancy }> {
  const { taxonomy, policy, today } = ctx
  check(taxonomy, [single('place', query.place), single('programme', query.programme)])
  const { match, minors } = await ctx.indexes()
  const vacancy = toVacancy(stored)
  const { place, programme } = query
  const adultsOnly = isHazardous(taxonomy, vacancy)
  const filtered = place !== undefined || programme !== undefined || (adultsOnly && minors.size > 0)
  const keep = (profile: Profile): boolean =>
    (place === undefined || isIn(taxonomy, profile.home, place)) &&
    (programme === undefined || profile.programme === programme) &&
    !(adultsOnly && isMinor(minors, profile.id, today))
  const { k, after } = query
  const found = match.matchesForVacancy(vacancy, {
    k: k + 1,
    nearK: after === undefined ? query.near : 0,
    on: today,
    after: after && { score: after[0], id: after[1] },
    ...(filtered && { keep }),
  })
  const { page: list, last } = pageOf(found, k)
  const next = last === undefined ? null : cursorOf([last.score, last.profile])
  const own = officer(ctx.caller)
  const raisesOf = ({ profile: id }: Match) => {
    const profile = match.profile(id)
    const changes = profile ? raises(profile, vacancy, { taxonomy, policy, on: today }) : []
    return own ? changes : raisesForEmployer(changes)
  }
  const seen = own ? list : { ...list, matches: list.matches.map(forEmployer), near: list.near.map(forEmployer) }
  const answer = listAnswer(ctx, seen, raisesOf, { on: today, next })
  if (ctx.caller.role !== 'employer') return { ...answer, vacancy: stored }
  const shown = [...list.matches, ...list.near].map(({ profile }) => profile)
  return { ...answer, let_in: await letInAmong(ctx, ctx.caller.employerId, shown), vacancy: stored }
}

/** A line about each vacancy of a list, for a page that would otherwise show ids. */
export interface Titles {
  readonly titles: ReadonlyMap<
    string,
    { readonly title: string; readonly employer: Pick<OpenVacancy['employer'], 'id' | 'name'>; readonly place: string | null }
  >
}

/** The vacancies that fit a graduate, best first, and those that one curable thing keeps away. */
export async function matchesForGraduate(
  ctx: Ctx,
  query: VacanciesQuery,
  graduate: StoredGraduate,
): Promise<MatchListAnswer & Titles & { graduate: StoredGraduate }> {
  const { taxonomy, policy, today } = ctx
  check(taxonomy, [single('place', query.place), single('occupation', query.occupation)])
  const { match, open, minors } = await ctx.indexes()
  const unlisted = match.profile(graduate.id) === undefined ? notListed(await standingOf(ctx, graduate.id), today) : null
  const profile = toProfile(graduate)
  const { place, occupation, sector } = query
  const minor = isMinor(minors, graduate.id, today)
  const filtered = unlisted !== null || minor || place !== undefined || occupation !== undefined || sector !== undefined
  const keep = (vacancy: Vacancy): boolean =>
    unlisted === null &&
    !(minor && isHazardous(taxonomy, vacancy)) &&
    (place === undefined || isIn(taxonomy, vacancy.place, place)) &&
    (occupation === undefined || vacancy.occupations.includes(occupation)) &&
    (sector === undefined || vacancy.sector === sector)
  const { k, after } = query
  const found = match.matchesForGraduate(profile, {
    k: k + 1,
    nearK: after === undefined ? query.near : 0,
    on: today,
    after: after && { score: after[0], crowd: { openReferrals: after[1], seatsLeft: after[2] }, id: after[3] },
    ...(filtered && { keep }),
  })
  const { page: list, last } = pageOf(found, k)
  const end = last && match.vacancy(last.vacancy)
  const next = last && end ? cursorOf([last.score, end.openReferrals, end.seatsLeft, end.id]) : null
  const raisesOf = ({ vacancy: id }: Match) => {
    const facts = open.get(id)?.facts
    return facts === undefined ? [] : raises(profile, facts, { taxonomy, policy, on: today })
  }
  const titles = new Map(
    [...list.matches, ...list.near].flatMap(({ vacancy: id }) => {
      const found = open.get(id)
      return found === undefined
        ? []
        : [[id, { title: found.facts.title, employer: found.employer, place: found.facts.place }] as const]
    }),
  )
  return {
    ...listAnswer(ctx, list, raisesOf, { on: today, next }),
    not_listed: unlisted,
    titles,
    graduate,
  }
}
