import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { anyone, employerOrOfficer, endpoint } from '../http/endpoint.ts'
import { readAdvert } from '../reading/advert.ts'
import { changeVacancy, postVacancy } from './actions.ts'
import { answerOf } from './answer.ts'
import { byDate, datedOf, stillOpen } from './board.ts'
import { AdvertText, DraftAnswer, draftAnswer } from './draft.ts'
import { EditVacancyAgain, EditVacancyPage } from './edit-page.tsx'
import { changeForm, vacancyForm } from './forms.ts'
import { closeVacancy, confirmVacancy, reopenVacancy } from './life/closing.ts'
import { HomePage, VacancyListPage } from './list-pages.tsx'
import { NewVacancyAgain, NewVacancyPage, VacancyPage } from './pages.tsx'
import { reportOf, vacancyFile, visibleVacancy } from './queries.ts'
import { ownersOrOffice } from './rules.ts'
import { searchVacancies, summaryOf, VacancyList, VacancyQuery, VacancySummary } from './search.ts'
import {
  Closure,
  Confirmation,
  Reopening,
  ReportFields,
  type StoredVacancy,
  VacancyAnswer,
  VacancyChange,
  VacancyDraft,
} from './vacancy.ts'

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

const toPage = ({ id }: { id: string }) => `/vacancies/${id}`

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
    form: vacancyForm,
    output: VacancyAnswer,
    run: (ctx, draft) => postVacancy(ctx, draft),
    creates: '/vacancies/:id',
    versioned: true,
    thenTo: toPage,
    again: NewVacancyAgain,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/:id',
    summary: 'A vacancy; its employer and officers see it in every state, and more of it',
    of: visibleVacancy,
    who: anyone,
    output: VacancyAnswer,
    run: (ctx, _, vacancy) => answerOf(ctx, vacancy),
    versioned: true,
    page: VacancyPage,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/:id/edit',
    summary: 'The form to change a vacancy',
    of: vacancyFile,
    who: ownersOrOffice,
    api: false,
    output: z.object({ vacancy: z.custom<StoredVacancy>(), report: ReportFields.nullable() }),
    run: async (ctx, _, vacancy) => ({ vacancy, report: (await reportOf(ctx, vacancy.id))?.fields ?? null }),
    page: EditVacancyPage,
  }),
  endpoint({
    method: 'patch',
    path: '/vacancies/:id',
    summary: 'Change a vacancy; what is left out stays. A draft is published when nothing stops it any more',
    of: vacancyFile,
    who: ownersOrOffice,
    input: VacancyChange,
    form: changeForm,
    output: VacancyAnswer,
    run: changeVacancy,
    versioned: true,
    thenTo: toPage,
    again: EditVacancyAgain,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/closure',
    summary: 'Close a vacancy and say why',
    of: vacancyFile,
    who: ownersOrOffice,
    input: Closure,
    output: VacancyAnswer,
    run: closeVacancy,
    versioned: true,
    thenTo: toPage,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/reopening',
    summary: 'Open a closed vacancy again while its facts still hold',
    of: vacancyFile,
    who: ownersOrOffice,
    input: Reopening,
    form: vacancyForm,
    output: VacancyAnswer,
    run: reopenVacancy,
    versioned: true,
    thenTo: toPage,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/confirmation',
    summary: 'Say that a vacancy still stands; without a sign of life it is hidden after 30 days',
    of: vacancyFile,
    who: ownersOrOffice,
    input: Confirmation,
    output: VacancyAnswer,
    run: confirmVacancy,
    versioned: true,
    thenTo: toPage,
  }),
]
