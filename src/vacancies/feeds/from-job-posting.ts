import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { fieldProblems } from '../../http/issues.ts'
import { EmployerId } from '../../ids.ts'
import { readJobPosting } from '../../reading/job-posting.ts'
import { dataBlocksIn, jobPostingsIn, type Thing } from '../../reading/json-ld.ts'
import { type FieldProblem, Refusal } from '../../refusal.ts'
import type { Taxonomy } from '../../taxonomy/types.ts'
import { answerOf } from '../answer.ts'
import { readingOf } from '../draft.ts'
import { importVacancy } from '../import.ts'
import { vacancyById } from '../queries.ts'
import { VacancyAnswer, VacancyDraft, type VacancyFacts } from '../vacancy.ts'

const LONGEST_SOURCE = 500

/** The property of a JobPosting that each fact was read from, for a complaint that its sender understands. */
const PROPERTIES: Readonly<Record<string, string>> = {
  ...{ id: 'identifier', source: 'identifier', employer: 'hiringOrganization', title: 'title', text: 'description' },
  ...{
    wage_min: 'baseSalary',
    wage_max: 'baseSalary',
    wage_per: 'baseSalary',
    place: 'jobLocation',
    openings: 'totalJobOpenings',
  },
  ...{ closing_date: 'validThrough', starts_on: 'jobStartDate', experience_months_min: 'experienceRequirements' },
  ...{ contract: 'employmentType', education_min: 'educationRequirements', majors: 'educationRequirements', sector: 'industry' },
}

/** The property that a fact came from; a fact's own name where it came from the text. */
export const propertyOf = (fact: string): string => PROPERTIES[fact] ?? fact

/** A posting as a vacancy that is yet to be checked, with what the text makes the sector likely to be. */
interface Posted {
  readonly source: string
  /** Name of the hiring organisation; empty when it is not said. */
  readonly employer: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly usualSector: VacancyFacts['sector']
}

/** What a JobPosting says: its words read as any advert, and what it states outright in their place. Without forbidden demands. */
export function postedVacancy(taxonomy: Taxonomy, posting: Thing, today: string): Posted {
  const { source, employer, postedOn, advert, stated } = readJobPosting(taxonomy, posting)
  // Nothing is read out of nothing, lest it get a title and pass for a vacancy.
  if (advert.title === undefined && advert.text === '') return { source, employer, facts: { ...stated }, usualSector: null }
  const { found, cleaned } = readingOf(taxonomy, advert, postedOn ?? today)
  const { sector: usualSector, ...read } = found
  return { source, employer, facts: { ...read, ...stated, ...cleaned }, usualSector }
}

/** The one posting in what was sent: a JobPosting, JSON-LD that holds one, or the HTML of its page. */
function onePosting(given: unknown): Thing {
  const refused = (reason: string, about?: FieldProblem['about']) =>
    new Refusal('invalid', 'fields_wrong', { count: 1 }, [{ pointer: '/job_posting', reason, about }])
  const [posting, ...others] = jobPostingsIn(typeof given === 'string' ? dataBlocksIn(given).map(({ value }) => value) : given)
  if (posting === undefined) throw refused('job_posting_missing')
  if (others.length > 0) throw refused('job_postings_several', { count: others.length + 1 })
  return posting
}

export const GivenPosting = z
  .strictObject({
    job_posting: z.union([z.string(), z.looseObject({}), z.array(z.unknown())]).openapi({
      description: 'A schema.org JobPosting, JSON-LD that holds one, or the HTML of a page with one in a data block',
      anyOf: [{ type: 'object', additionalProperties: true }, { type: 'array', items: {} }, { type: 'string' }],
    }),
    employer: EmployerId.optional().openapi({ description: 'For officers: whose vacancy it is. An employer posts for itself' }),
  })
  .openapi('GivenJobPosting', {
    example: {
      job_posting: {
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        identifier: { '@type': 'PropertyValue', name: 'Bengkel Sinar', value: 'LOW-17' },
        title: 'Juru las SMAW',
        description: '<p>Dicari juru las SMAW, punya sertifikat las 3G.</p>',
        datePosted: '2026-11-20',
        validThrough: '2030-12-31',
        jobLocation: {
          '@type': 'Place',
          address: { '@type': 'PostalAddress', addressLocality: 'Tarakan', addressCountry: 'ID' },
        },
        baseSalary: {
          '@type': 'MonetaryAmount',
          currency: 'IDR',
          value: { '@type': 'QuantitativeValue', minValue: 5_200_000, maxValue: 6_000_000, unitText: 'MONTH' },
        },
        totalJobOpenings: 2,
      },
    },
  })
export type GivenPosting = z.output<typeof GivenPosting>

export const PostedAnswer = VacancyAnswer.extend({
  outcome: z.enum(['created', 'changed', 'unchanged', 'folded']).openapi({
    description: 'What became of it; sent again it changes nothing, and one that repeats an advert is folded into that',
  }),
}).openapi('PostedVacancy')
export type PostedAnswer = z.input<typeof PostedAnswer>

const onPosting = ({ pointer, ...problem }: FieldProblem): FieldProblem => {
  const [, fact = '', ...rest] = pointer.split('/')
  if (fact === 'employer') return { pointer, ...problem }
  return { pointer: ['/job_posting', propertyOf(fact), ...rest].join('/'), ...problem }
}

/** Complaints about facts as complaints about the posting that they were read from. */
async function blaming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.fields.length === 0) throw error
    throw new Refusal(error.code, error.reason, error.about, error.fields.map(onPosting))
  }
}

/**
 * Posts the vacancy of a JobPosting for an employer, or changes the one that the same posting (by its identifier or address) made before.
 * Refuses what `postVacancy` refuses, a posting without a name of its own, and anything that holds none or several.
 */
export async function postJobPosting(ctx: Ctx, { job_posting, employer }: GivenPosting): Promise<PostedAnswer> {
  const { source, facts, usualSector } = postedVacancy(ctx.taxonomy, onePosting(job_posting), ctx.today)
  const { outcome, id } = await blaming(async () => {
    const read = VacancyDraft.safeParse({ ...facts, employer }, { reportInput: true })
    const problems = [...sourceProblems(source), ...(read.success ? [] : fieldProblems(read.error))]
    if (!read.success || problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
    return importVacancy(ctx, source, read.data, usualSector)
  })
  const vacancy = await vacancyById(ctx, id)
  if (vacancy === null) throw new Refusal('not_found', 'not_found')
  return { ...(await answerOf(ctx, vacancy)), outcome }
}

/** What is wrong with the name of a posting, without which it would be made anew at every repeat. */
const sourceProblems = (source: string): readonly FieldProblem[] => {
  if (source === '') return [{ pointer: '/source', reason: 'job_posting_nameless' }]
  return source.length > LONGEST_SOURCE ? [{ pointer: '/source', reason: 'text_too_big', about: { bound: LONGEST_SOURCE } }] : []
}
