import { z } from '@hono/zod-openapi'
import { readAdvert } from '../reading/advert.ts'
import { vacancyFromDraft } from '../reading/to-vacancy.ts'
import type { AdvertDraft, AdvertInput, Forbidden as ReadForbidden, Source } from '../reading/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { sentFacts } from './facts.ts'
import { Forbidden, MOST_MONTHS, MOST_OPENINGS, MOST_PAPERS, MOST_RUPIAH, MOST_SKILLS, VacancyFacts } from './vacancy.ts'

/** A pasted advert, with what a job site already tagged. */
export const AdvertText = z
  .strictObject({
    title: z.string().max(300).optional(),
    text: z.string().min(1).max(100_000),
    education: z.string().max(1000).optional(),
    experience: z.string().max(1000).optional(),
    salary: z.string().max(1000).optional(),
    location: z.string().max(1000).optional(),
    sector: z.string().max(1000).optional(),
    kind: z.string().max(1000).optional().openapi({ description: 'The kind of work the site tagged, such as magang' }),
  })
  .openapi('AdvertText')

const Words = z.object({
  field: z.string().openapi({ description: 'The field of what was sent' }),
  start: z.number().int().openapi({ description: 'Offset into that field, in UTF-16 code units' }),
  end: z.number().int(),
  words: z.string(),
})

/** For each value of the draft, the words it was read from. */
const Sources = z.array(
  z.object({
    pointer: z.string().openapi({ example: '/skills_required/0', description: 'JSON pointer into `draft`' }),
    from: z.array(Words),
  }),
)

export const DraftAnswer = z
  .object({
    draft: VacancyFacts.openapi({ description: 'As `POST /vacancies` takes it' }),
    sources: Sources,
    forbidden: z.array(Forbidden.extend(Words.shape)),
    negated: z.array(z.object({ id: z.string(), from: z.array(Words) })),
    not_understood: z.array(Words),
  })
  .openapi('AdvertDraft')
export type DraftAnswer = z.input<typeof DraftAnswer>

type Given = { readonly from: readonly Source[] }
const wordsOf = ({ field, start, end, words }: Source) => ({ field, start, end, words })

/** Stands where a forbidden demand was. */
export const LEFT_OUT = '[…]'

/** The text without the words of forbidden demands: they are told to the employer, and neither shown nor matched. */
function withoutForbidden(field: 'title' | 'text', given: string, forbidden: readonly ReadForbidden[]): string {
  const spans = forbidden.filter((demand) => demand.field === field).toSorted((a, b) => b.start - a.start)
  return spans.reduce((text, { start, end }) => `${text.slice(0, start)}${LEFT_OUT}${text.slice(end)}`, given)
}

const within = (value: number | null, most: number): number | null => (value === null || value < 1 || value > most ? null : value)

/** A name for a vacancy that has none: its occupation's. */
export const untitled = (taxonomy: Taxonomy, occupations: readonly string[] | undefined): string =>
  taxonomy.occupations.get(occupations?.[0] ?? '')?.label.id ?? 'Lowongan'

// A title that was found in the text is looked for again in what is left of it, lest a forbidden demand of its first line come back.
const titleWithin = (taxonomy: Taxonomy, read: AdvertDraft, text: string, today: string): string =>
  read.forbidden.length === 0 ? read.title.value : readAdvert(taxonomy, { text }, today).title.value

/** What was read, in the names and within the bounds in which a vacancy is sent, so that it can be sent as it is. */
export function factsOf(taxonomy: Taxonomy, read: AdvertDraft, input: AdvertInput, today: string) {
  const text = withoutForbidden('text', input.text, read.forbidden)
  const title =
    input.title === undefined ? titleWithin(taxonomy, read, text, today) : withoutForbidden('title', input.title, read.forbidden)
  const {
    id: _,
    open: __,
    employer: ___,
    seatsLeft: ____,
    openReferrals: _____,
    ...vacancy
  } = vacancyFromDraft(taxonomy, read, {
    id: '',
    employer: '',
    postedOn: today,
    text,
  })
  const facts = sentFacts({
    ...vacancy,
    title: title.trim().slice(0, 200) || untitled(taxonomy, vacancy.occupations),
    micro: false,
  })
  // An advert that names half of the taxonomy is a catalogue; the first hundred are as many as may be sent.
  return {
    ...facts,
    occupation: facts.occupation.slice(0, 10),
    skills_required: facts.skills_required.slice(0, MOST_SKILLS),
    skills_nice: facts.skills_nice.slice(0, MOST_SKILLS),
    certificates_required: facts.certificates_required.slice(0, MOST_PAPERS),
    certificates_nice: facts.certificates_nice.slice(0, MOST_PAPERS),
    majors: facts.majors.slice(0, MOST_PAPERS),
    experience_months_min: within(facts.experience_months_min, MOST_MONTHS),
    openings: Math.min(Math.max(facts.openings, 1), MOST_OPENINGS),
    wage_min: within(facts.wage_min, MOST_RUPIAH),
    wage_max: within(facts.wage_max, MOST_RUPIAH),
  }
}

type Facts = ReturnType<typeof factsOf>

/** What title and text say: the facts found, and both without the forbidden demands, which are listed apart. */
export function readingOf(taxonomy: Taxonomy, input: AdvertInput, today: string) {
  const advert = readAdvert(taxonomy, input, today)
  const { title, text } = input
  const cleaned = {
    ...(title !== undefined && { title: withoutForbidden('title', title, advert.forbidden) }),
    text: withoutForbidden('text', text, advert.forbidden),
  }
  return { found: factsOf(taxonomy, advert, input, today), cleaned, forbidden: forbiddenOf(advert) }
}

/** Each value of the draft with the words it came from, found again by its id, since the draft's lists have their own order. */
function sourcesOf(read: AdvertDraft, facts: Facts): DraftAnswer['sources'] {
  const one = (pointer: string, { from }: Given) => (from.length === 0 ? [] : [{ pointer, from: from.map(wordsOf) }])
  const list = (field: string, given: readonly (Given & { readonly id: string })[], ids: readonly string[]) =>
    given.flatMap((item) => (ids.includes(item.id) ? one(`/${field}/${ids.indexOf(item.id)}`, item) : []))
  const skills = read.skills.map(({ skill, from }) => ({ id: skill, from }))
  const required = facts.skills_required.map(({ skill }) => skill)
  return [
    ...one('/title', read.title),
    ...list('occupation', read.occupations, facts.occupation),
    ...list('skills_required', skills, required),
    ...list('skills_nice', skills, facts.skills_nice),
    ...list('certificates_required', read.certificates, facts.certificates_required),
    ...list('certificates_nice', read.certificates, facts.certificates_nice),
    ...one('/education_min', read.education),
    ...list('majors', read.majors, facts.majors),
    ...one('/experience_months_min', read.months),
    ...one('/openings', read.openings),
    ...one('/place', read.place),
    ...one('/lodging', read.lodging),
    ...one(facts.wage_min === null ? '/wage_max' : '/wage_min', read.wage),
    ...one('/contract', read.contract),
    ...list('conditions', read.conditions, facts.conditions),
    ...one('/closing_date', read.closesOn),
  ]
}

// What a title did not hold stood in the text, or in a field that the text was put together from.
const forbiddenOf = (draft: AdvertDraft) =>
  draft.forbidden.map(({ kind, words, field }) => ({
    kind,
    words,
    field: field === 'title' ? ('title' as const) : ('text' as const),
  }))

/** A read advert as it is answered: a draft that can be posted as it is, and where each part of it comes from. */
export function draftAnswer(taxonomy: Taxonomy, read: AdvertDraft, input: AdvertInput, today: string): DraftAnswer {
  const draft = factsOf(taxonomy, read, input, today)
  return {
    draft,
    sources: sourcesOf(read, draft),
    forbidden: read.forbidden.map((demand) => ({ kind: demand.kind, ...wordsOf(demand) })),
    negated: read.negated.map(({ id, from }) => ({ id, from: from.map(wordsOf) })),
    not_understood: read.notUnderstood.map(wordsOf),
  }
}
