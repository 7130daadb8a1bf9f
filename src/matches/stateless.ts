import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { ProfileFacts, profileProblems, storedProfile } from '../graduates/profile.ts'
import { IsoDate } from '../http/fields.ts'
import { fieldProblems } from '../http/issues.ts'
import { MatchIndex } from '../matching/match-index.ts'
import type { MatchList, Profile, Vacancy } from '../matching/types.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import { advertInputOf, profileInputOf } from '../reading/sample.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { vacancyFromDraft } from '../reading/to-vacancy.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { factProblems } from '../vacancies/checks.ts'
import { storedFacts } from '../vacancies/facts.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import { MatchAnswer, matchAnswer, Versions } from './matches.ts'

/** Bytes of body, items a side, pairs to look at and matches to answer in one call: what a small machine does in a few seconds. */
export const BYTES = 2_000_000
const MOST_ITEMS = 2000
const MOST_PAIRS = 4_000_000
const MOST_MATCHES = 20_000

const id = z.string().min(1).max(100)

// Ids are the caller's own; facts may be anything that the checks below accept, so that an item can be told from free text first.
const item = (what: string, facts: string) =>
  z.union([z.string().min(1).max(100_000), z.looseObject({ id: id.optional() })]).openapi({
    description: `${what}: free text; an object with text to be read; or the fields of ${facts} with an id`,
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

type Item = StatelessQuestion['profiles'][number]

/** Fields that only structured facts have: a vacancy that names one of them is taken as facts, not read. */
const VACANCY_FACTS = [
  'occupation',
  'skills_required',
  'skills_nice',
  'certificates_required',
  'certificates_nice',
  'education_min',
]

const idOf = (given: Item, prefix: string, at: number): string =>
  typeof given === 'string' ? `${prefix}${at + 1}` : (given.id ?? `${prefix}${at + 1}`)

const under = (pointer: string, problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map((problem) => ({ ...problem, pointer: pointer + problem.pointer }))

type Row = Readonly<Record<string, unknown>>

// What `padan read` prints besides the facts is no mistake in a line that is passed on.
const without = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => !fields.includes(name) && value !== undefined))

interface Taken<T> {
  readonly value: T | null
  readonly problems: readonly FieldProblem[]
}

function takeVacancy({ taxonomy }: Ctx, given: Item, at: number, on: string): Taken<Vacancy> {
  const name = idOf(given, 'v', at)
  const pointer = `/vacancies/${at}`
  const row = typeof given === 'string' ? { text: given } : given
  if (!VACANCY_FACTS.some((field) => field in row)) {
    const input = advertInputOf(row)
    if (input.text === '' && input.title === undefined) return { value: null, problems: [{ pointer, reason: 'title_or_text' }] }
    const vacancy = vacancyFromDraft(taxonomy, readAdvert(taxonomy, input, on), {
      id: name,
      employer: '',
      postedOn: on,
      text: input.text,
    })
    return { value: vacancy, problems: [] }
  }
  const read = VacancyFacts.safeParse(without(row, ['id', 'forbidden', 'negated', 'not_understood']), { reportInput: true })
  if (!read.success) return { value: null, problems: under(pointer, fieldProblems(read.error)) }
  const { micro: __, ...stored } = storedFacts(read.data, { title: '', postedOn: on })
  const vacancy = { ...stored, id: name, open: true, employer: '', seatsLeft: stored.openings, openReferrals: 0 }
  return { value: vacancy, problems: under(pointer, factProblems(taxonomy, read.data)) }
}

function takeProfile({ taxonomy }: Ctx, given: Item, at: number, on: string): Taken<Profile> {
  const name = idOf(given, 'p', at)
  const pointer = `/profiles/${at}`
  const row = typeof given === 'string' ? { text: given } : given
  if ('text' in row) {
    const input = profileInputOf(row)
    const words = Object.values(input)
      .flat(3)
      .filter((part) => typeof part === 'string')
      .join('\n')
    return { value: profileFromDraft(taxonomy, readProfile(taxonomy, input, on), { id: name, words }), problems: [] }
  }
  const { major, negated } = row as Row
  const facts = {
    ...(typeof major === 'string' && { majors: [major] }),
    ...(Array.isArray(negated) && { lacks: negated }),
    ...without(row, ['id', 'major', 'negated', 'not_understood']),
  }
  const read = ProfileFacts.safeParse(facts, { reportInput: true })
  if (!read.success) return { value: null, problems: under(pointer, fieldProblems(read.error)) }
  return { value: { ...storedProfile(read.data), id: name }, problems: profileProblems(taxonomy, read.data, pointer) }
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
  const profiles = question.profiles.map((given, at) => takeProfile(ctx, given, at, on))
  const vacancies = question.vacancies.map((given, at) => takeVacancy(ctx, given, at, on))
  const problems = [
    ...profiles.flatMap((taken) => taken.problems),
    ...vacancies.flatMap((taken) => taken.problems),
    ...sameNames(
      'profiles',
      question.profiles.map((given, at) => idOf(given, 'p', at)),
    ),
    ...sameNames(
      'vacancies',
      question.vacancies.map((given, at) => idOf(given, 'v', at)),
    ),
  ]
  if (problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  const index = new MatchIndex({ taxonomy: ctx.taxonomy, policy: ctx.policy })
  for (const { value } of profiles) if (value !== null) index.putProfile(value)
  for (const { value } of vacancies) if (value !== null) index.putVacancy(value)
  const options = { k: question.k, nearK: question.near, on }
  const told = ({ matches, near, total }: MatchList) => ({
    matches: matches.map((match) => matchAnswer(ctx, match)),
    near: near.map((match) => matchAnswer(ctx, match)),
    total,
  })
  const by_vacancy: StatelessAnswer['by_vacancy'] = []
  for (const { value } of vacancies) {
    if (value !== null) by_vacancy.push({ vacancy: value.id, ...told(index.matchesForVacancy(value, options)) })
    if (by_vacancy.length % TURN === 0) await breath()
  }
  const by_profile: StatelessAnswer['by_profile'] = []
  for (const { value } of profiles) {
    if (value !== null) by_profile.push({ profile: value.id, ...told(index.matchesForGraduate(value, options)) })
    if (by_profile.length % TURN === 0) await breath()
  }
  return { by_vacancy, by_profile, versions: { policy: ctx.policy.version, taxonomy: ctx.taxonomy.version }, on }
}
