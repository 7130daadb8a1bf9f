import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { IsoDate } from '../http/fields.ts'
import { MatchIndex } from '../matching/match-index.ts'
import type { MatchList, Profile, Vacancy } from '../matching/types.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { type Item, profileItem, vacancyItem } from './items.ts'
import { MatchAnswer, matchAnswer, Versions } from './matches.ts'
import type { Row } from './rows.ts'

/** Bytes of body, items a side, pairs to look at and matches to answer in one call: what a small machine does in a few seconds. */
export const BYTES = 2_000_000
const MOST_ITEMS = 2000
const MOST_PAIRS = 4_000_000
const MOST_MATCHES = 20_000

const id = z.string().min(1).max(100)

// Ids are the caller's own; the rest is checked where items are taken, so that facts can be told from free text first.
const item = (what: string, facts: string) =>
  z.union([z.string().min(1).max(100_000), z.looseObject({ id: id.optional() })]).openapi({
    description: `${what}: free text; an object with words to be read; or the fields of ${facts} with an id, which win over a text beside them`,
    anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }],
  })

export const StatelessQuestion = z
  .strictObject({
    profiles: z.array(item('A person', 'ProfileFacts')).min(1).max(MOST_ITEMS),
    vacancies: z.array(item('A vacancy', 'VacancyFacts')).min(1).max(MOST_ITEMS),
    on: IsoDate.optional().openapi({ description: 'The date of matching; today when left out' }),
    k: z.int().min(1).max(100).default(10),
    near: z.int().min(0).max(100).default(10),
  })
  .openapi('MatchQuestion', {
    example: {
      profiles: [
        'Juru las SMAW 2 tahun di Tarakan, lulusan SMK',
        { id: 'p-2', programme: 'las-3g', skills: ['las-smaw'], home: '65.71' },
      ],
      vacancies: [
        { id: 'v-1', title: 'Juru las', text: 'Dicari juru las SMAW di Tarakan' },
        { id: 'v-2', title: 'Juru las pipa', occupation: ['welder-6g'], skills_required: ['las-smaw-6g'], place: '65.71' },
      ],
      k: 5,
    },
  })
export type StatelessQuestion = z.output<typeof StatelessQuestion>

const lists = {
  matches: z.array(MatchAnswer),
  near: z.array(MatchAnswer),
  total: z.object({ matches: z.number(), near: z.number() }),
}

export const StatelessAnswer = z
  .object({
    by_vacancy: z.array(z.object({ vacancy: z.string(), ...lists })),
    by_profile: z.array(z.object({ profile: z.string(), ...lists })),
    versions: Versions,
    on: z.string(),
  })
  .openapi('MatchAnswers')
export type StatelessAnswer = z.input<typeof StatelessAnswer>

type Given = StatelessQuestion['profiles'][number]

const idOf = (given: Given, prefix: string, at: number): string =>
  typeof given === 'string' ? `${prefix}${at + 1}` : (given.id ?? `${prefix}${at + 1}`)

/** Takes each item of a side, and gathers what is wrong with any of them. */
function takeAll<T extends Profile | Vacancy>(
  side: 'profiles' | 'vacancies',
  given: readonly Given[],
  take: (row: Row, id: string) => Item<T>,
): { readonly items: readonly T[]; readonly problems: readonly FieldProblem[] } {
  const ids = given.map((item, at) => idOf(item, side.slice(0, 1), at))
  const taken = given.map((item, at) => take(typeof item === 'string' ? { text: item } : item, ids[at] ?? ''))
  const problems = taken.flatMap((item, at) =>
    'problems' in item ? item.problems.map((problem) => ({ ...problem, pointer: `/${side}/${at}${problem.pointer}` })) : [],
  )
  return {
    items: taken.flatMap((item) => ('value' in item ? [item.value] : [])),
    problems: [...problems, ...sameNames(side, ids)],
  }
}

/** Two things of one name would answer for each other. */
function sameNames(field: string, names: readonly string[]): readonly FieldProblem[] {
  const seen = new Set<string>()
  return names.flatMap((name, at) => {
    if (seen.has(name)) return [{ pointer: `/${field}/${at}/id`, reason: 'id_twice', about: { id: name } }]
    seen.add(name)
    return []
  })
}

// Some lists at a time, so that others who call meanwhile are answered in between.
const TURN = 20
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function checkWork({ profiles, vacancies, k, near }: StatelessQuestion): void {
  const pairs = profiles.length * vacancies.length
  const reach = (count: number) => Math.min(k, count) + Math.min(near, count)
  const matches = vacancies.length * reach(profiles.length) + profiles.length * reach(vacancies.length)
  if (pairs > MOST_PAIRS) throw new Refusal('too_large', 'too_much_work', { asked: pairs, limit: MOST_PAIRS })
  if (matches > MOST_MATCHES) throw new Refusal('too_large', 'too_much_work', { asked: matches, limit: MOST_MATCHES })
}

/**
 * Matches people and vacancies that another system holds, both ways, and stores nothing. Items are facts or free text to be read.
 * Refuses wrong facts by item and field, the same id twice, and more work than one call may ask.
 */
export async function matchStateless(ctx: Ctx, question: StatelessQuestion): Promise<StatelessAnswer> {
  checkWork(question)
  const on = question.on ?? ctx.today
  const options = { on, strict: true }
  const profiles = takeAll('profiles', question.profiles, (row, id) => profileItem(ctx.taxonomy, row, { id, ...options }))
  const vacancies = takeAll('vacancies', question.vacancies, (row, id) => vacancyItem(ctx.taxonomy, row, { id, ...options }))
  const problems = [...profiles.problems, ...vacancies.problems]
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const index = new MatchIndex({ taxonomy: ctx.taxonomy, policy: ctx.policy })
  for (const profile of profiles.items) index.putProfile(profile)
  for (const vacancy of vacancies.items) index.putVacancy(vacancy)
  const page = { k: question.k, nearK: question.near, on }
  const told = ({ matches, near, total }: MatchList) => ({
    matches: matches.map((match) => matchAnswer(ctx, match)),
    near: near.map((match) => matchAnswer(ctx, match)),
    total,
  })
  const by_vacancy: StatelessAnswer['by_vacancy'] = []
  for (const vacancy of vacancies.items) {
    by_vacancy.push({ vacancy: vacancy.id, ...told(index.matchesForVacancy(vacancy, page)) })
    if (by_vacancy.length % TURN === 0) await breath()
  }
  const by_profile: StatelessAnswer['by_profile'] = []
  for (const profile of profiles.items) {
    by_profile.push({ profile: profile.id, ...told(index.matchesForGraduate(profile, page)) })
    if (by_profile.length % TURN === 0) await breath()
  }
  return { by_vacancy, by_profile, versions: { policy: ctx.policy.version, taxonomy: ctx.taxonomy.version }, on }
}
