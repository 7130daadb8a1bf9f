import { z } from '@hono/zod-openapi'
import type { Caller, Ctx } from '../ctx.ts'
import { anyone, employerOrOfficer, endpoint, officer } from '../http/endpoint.ts'
import { readAdvert } from '../reading/advert.ts'
import { changeVacancy, closeVacancy, postVacancy } from './actions.ts'
import { byDate, datedOf, stillOpen } from './board.ts'
import { AdvertText, DraftAnswer, draftAnswer } from './draft.ts'
import { answerOf } from './facts.ts'
import { HomePage, VacancyListPage } from './list-pages.tsx'
import { NewVacancyAgain, NewVacancyPage, VacancyPage } from './pages.tsx'
import { vacancyById } from './queries.ts'
import { searchVacancies, summaryOf, VacancyList, VacancyQuery, VacancySummary } from './search.ts'
import { Closure, type StoredVacancy, VacancyAnswer, VacancyChange, VacancyDraft } from './vacancy.ts'

/** The employer whose vacancy it is, or an officer. */
export const ownerOrOfficer = (caller: Caller, vacancy: StoredVacancy): boolean =>
  officer(caller) || (caller.role === 'employer' && caller.employerId === vacancy.employer.id)

const NEWEST = 10

/** What stands on the first page, and at the root of the API. */
async function welcome(ctx: Ctx) {
  const { open } = await ctx.indexes()
  const vacancies = [...open.values()]
    .filter((vacancy) => stillOpen(vacancy, ctx.today))
    .sort((a, b) => byDate(datedOf(a), datedOf(b)))
  return {
    name: 'Padan',
    vacancies: vacancies.length,
    openings: vacancies.reduce((sum, { facts }) => sum + facts.openings, 0),
    versions: { policy: ctx.policy.version, taxonomy: ctx.taxonomy.version },
    newest: vacancies.slice(0, NEWEST).map((vacancy) => summaryOf(vacancy)),
  }
}

const typedNumber = (typed: string | string[] | undefined): unknown =>
  typeof typed === 'string' && /^\d+$/.test(typed) ? Number(typed) : typed

export const vacancyRoutes = [
  endpoint({
    method: 'get',
    path: '/',
    tag: 'about',
    summary: 'How many vacancies are open, the newest of them, and the versions of policy and taxonomy',
    who: anyone,
    output: z.object({
      name: z.string(),
      vacancies: z.number().int(),
      openings: z.number().int(),
      versions: z.object({ policy: z.string(), taxonomy: z.string() }),
      newest: z.array(VacancySummary),
    }),
    run: welcome,
    page: HomePage,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies',
    summary: 'Open vacancies by free text and filters, with facets',
    who: anyone,
    query: VacancyQuery,
    output: VacancyList,
    run: searchVacancies,
    next: ({ next }) => next,
    page: VacancyListPage,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/new',
    summary: 'The form to post a vacancy',
    who: employerOrOfficer,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: NewVacancyPage,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/draft',
    summary: 'Read an advert into a draft of a vacancy, with the words each part came from; nothing is stored',
    who: anyone,
    input: AdvertText,
    output: DraftAnswer,
    run: async ({ taxonomy, today }, input) => draftAnswer(taxonomy, readAdvert(taxonomy, input, today), input, today),
  }),
  endpoint({
    method: 'post',
    path: '/vacancies',
    summary: 'Post a vacancy, as facts or as a text to be read',
    who: employerOrOfficer,
    input: VacancyDraft,
    form: (fields) => ({ ...fields, openings: typedNumber(fields.openings) }),
    output: VacancyAnswer,
    run: (ctx, draft) => postVacancy(ctx, draft),
    creates: '/vacancies/:id',
    versioned: true,
    thenTo: ({ id }) => `/vacancies/${id}`,
    again: NewVacancyAgain,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/:id',
    summary: 'A vacancy',
    of: vacancyById,
    who: anyone,
    output: VacancyAnswer,
    run: async (_, __, vacancy) => answerOf(vacancy),
    versioned: true,
    page: VacancyPage,
  }),
  endpoint({
    method: 'patch',
    path: '/vacancies/:id',
    summary: 'Change a vacancy; what is left out stays',
    of: vacancyById,
    who: ownerOrOfficer,
    input: VacancyChange,
    output: VacancyAnswer,
    run: changeVacancy,
    versioned: true,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/closure',
    summary: 'Close a vacancy and say why',
    of: vacancyById,
    who: ownerOrOfficer,
    input: Closure,
    output: VacancyAnswer,
    run: closeVacancy,
    versioned: true,
    thenTo: ({ id }) => `/vacancies/${id}`,
  }),
]
