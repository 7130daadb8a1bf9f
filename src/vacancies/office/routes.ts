import { z } from '@hono/zod-openapi'
import { answerOf as employerAnswer } from '../../employers/actions.ts'
import { Standing, Verification } from '../../employers/checklist.ts'
import { standingOf } from '../../employers/decisions.ts'
import { EmployerAnswer } from '../../employers/employer.ts'
import { employerFile } from '../../employers/queries.ts'
import { officeOfIt, ownersOrOffice as ownersOrOfficeOfEmployer, reached } from '../../employers/rules.ts'
import { anyone, endpoint, officer } from '../../http/endpoint.ts'
import { cursorText, wholeText } from '../../http/fields.ts'
import { ReportId } from '../../ids.ts'
import { vacancyForm } from '../forms.ts'
import { decideVacancy, vacancyHints, verifyEmployer } from '../life/deciding.ts'
import { SEEN_STATES } from '../life/life.ts'
import { noteMinistryReport } from '../life/ministry.ts'
import {
  Ending,
  endPlacement,
  Placement,
  PlacementDraft,
  Placements,
  placementFile,
  placementsOf,
  placeSomeone,
} from '../life/placements.ts'
import { vacancyFile, visibleVacancy } from '../queries.ts'
import { ownersOrOffice } from '../rules.ts'
import { Decision, MinistryReport, VacancyAnswer } from '../vacancy.ts'
import {
  AdvertReport,
  AdvertReportDraft,
  endReport,
  REPORT_STATES,
  ReportEnding,
  reportAdvert,
  reportFile,
  reportsAfter,
  Taking,
  takeReport,
} from './advert-reports.ts'
import { VerificationPage } from './check-page.tsx'
import { Desk, deskOf } from './desk.ts'
import { Paging, VacancyLines, vacanciesAfter } from './lists.ts'
import { DeskPage, PlacementsPage, VacancyLinesPage } from './pages.tsx'
import { ReportedPage, ReportPage, ReportsPage } from './report-pages.tsx'

const ReportQuery = z.object({
  state: z.enum(REPORT_STATES).optional(),
  after: cursorText(ReportId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})

const toVacancy = ({ id }: { id: string }) => `/vacancies/${id}`

/** Lists that stand before `/vacancies/:id`, which would take their names for ids. */
export const officeListRoutes = [
  endpoint({
    method: 'get',
    path: '/desk',
    summary: 'How much waits for the officers of the office',
    who: officer,
    output: Desk,
    run: deskOf,
    page: DeskPage,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/waiting',
    summary: 'Vacancies that wait for an officer, the oldest first',
    who: officer,
    query: z.object(Paging),
    output: VacancyLines,
    run: (ctx, asked) => vacanciesAfter(ctx, { ...asked, state: 'waiting' }),
    next: ({ next }) => next,
    page: VacancyLinesPage(({ say }) => say('vacancies_waiting')),
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/unreported',
    summary: 'Published vacancies that are not yet reported to the ministry, the oldest first',
    who: officer,
    query: z.object(Paging),
    output: VacancyLines,
    run: (ctx, asked) => vacanciesAfter(ctx, { ...asked, unreported: true }),
    next: ({ next }) => next,
    page: VacancyLinesPage(({ say }) => say('vacancies_unreported')),
  }),
]

export const officeRoutes = [
  endpoint({
    method: 'get',
    path: '/employers/:id/vacancies',
    summary: 'All vacancies of an employer, in every state, the oldest first',
    of: employerFile,
    who: ownersOrOfficeOfEmployer,
    query: z.object({ ...Paging, state: z.enum(SEEN_STATES).optional() }),
    output: VacancyLines,
    run: (ctx, asked, { id }) => vacanciesAfter(ctx, { ...asked, employer: id }),
    next: ({ next }) => next,
    page: VacancyLinesPage(({ say }) => say('all_its_vacancies')),
  }),
  endpoint({
    method: 'get',
    path: '/employers/:id/verification',
    summary: 'What the machine notices of an employer, and what officers decided',
    of: employerFile,
    who: officeOfIt,
    output: Standing,
    run: async (ctx, _, employer) => ({ ...(await standingOf(ctx, employer, await vacancyHints(ctx, employer))), employer }),
    versioned: true,
    page: VerificationPage,
  }),
  endpoint({
    method: 'post',
    path: '/employers/:id/verification',
    summary: 'Say what was found on checking an employer; a yes publishes what waited for it alone',
    of: employerFile,
    who: officeOfIt,
    input: Verification,
    form: ({ checks = [], signs = [], ...fields }) => ({ ...fields, checks: [checks].flat(), signs: [signs].flat() }),
    output: EmployerAnswer,
    run: async (ctx, given, employer) => employerAnswer(ctx, reached(ctx, await verifyEmployer(ctx, given, employer))),
    versioned: true,
    thenTo: ({ id }) => `/employers/${id}`,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/decision',
    summary: 'Say yes or no to a vacancy that waits',
    of: vacancyFile,
    who: officeOfIt,
    input: Decision,
    form: vacancyForm,
    output: VacancyAnswer,
    run: decideVacancy,
    versioned: true,
    thenTo: toVacancy,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/ministry-report',
    summary: 'Note that a vacancy was reported to the ministry',
    of: vacancyFile,
    who: officeOfIt,
    input: MinistryReport,
    output: VacancyAnswer,
    run: noteMinistryReport,
    versioned: true,
    thenTo: toVacancy,
  }),
  endpoint({
    method: 'get',
    path: '/vacancies/:id/placements',
    summary: 'Who took the seats of a vacancy, and how many are left',
    of: vacancyFile,
    who: ownersOrOffice,
    output: Placements,
    run: async (ctx, _, vacancy) => ({
      ...(await placementsOf(ctx, vacancy)),
      vacancy: { id: vacancy.id, title: vacancy.facts.title },
    }),
    versioned: true,
    page: PlacementsPage,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/placements',
    summary: 'Record that someone took a seat',
    of: vacancyFile,
    who: ownersOrOffice,
    input: PlacementDraft,
    output: Placement,
    run: placeSomeone,
    creates: '/placements/:id',
    versioned: true,
    thenTo: ({ vacancy }) => `/vacancies/${vacancy}/placements`,
  }),
  endpoint({
    method: 'get',
    path: '/placements/:id',
    summary: 'A placement',
    of: placementFile,
    who: ownersOrOffice,
    output: Placement,
    run: async (_, __, { placement }) => placement,
  }),
  endpoint({
    method: 'post',
    path: '/placements/:id/ending',
    summary: 'End a placement, which frees its seat',
    of: placementFile,
    who: ownersOrOffice,
    input: Ending,
    output: Placement,
    run: endPlacement,
    thenTo: ({ vacancy }) => `/vacancies/${vacancy}/placements`,
  }),
  endpoint({
    method: 'post',
    path: '/vacancies/:id/reports',
    summary: 'Say that something is wrong with an advert',
    of: visibleVacancy,
    who: anyone,
    input: AdvertReportDraft,
    output: z.object({ id: ReportId }),
    run: reportAdvert,
    creates: '/reports/:id',
    page: ReportedPage,
    thenTo: () => null,
  }),
  endpoint({
    method: 'get',
    path: '/reports',
    summary: 'Reports on adverts that the office looks after, the oldest first',
    who: officer,
    query: ReportQuery,
    output: z.object({ reports: z.array(AdvertReport), next: z.string().nullable() }),
    run: async (ctx, { limit, ...asked }) => {
      const found = await reportsAfter(ctx, { ...asked, limit: limit + 1 })
      const reports = found.slice(0, limit)
      return { reports, next: found.length > limit ? (reports.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
    page: ReportsPage,
  }),
  endpoint({
    method: 'get',
    path: '/reports/:id',
    summary: 'A report on an advert',
    of: reportFile,
    who: officeOfIt,
    output: AdvertReport,
    run: async (_, __, report) => report,
    versioned: true,
    page: ReportPage,
  }),
  endpoint({
    method: 'post',
    path: '/reports/:id/taking',
    summary: 'Look after a report from now on',
    of: reportFile,
    who: officeOfIt,
    input: Taking,
    form: vacancyForm,
    output: AdvertReport,
    run: takeReport,
    versioned: true,
    thenTo: ({ id }) => `/reports/${id}`,
  }),
  endpoint({
    method: 'post',
    path: '/reports/:id/ending',
    summary: 'End a report, with what follows for the advert in the same moment',
    of: reportFile,
    who: officeOfIt,
    input: ReportEnding,
    output: AdvertReport,
    run: endReport,
    versioned: true,
    thenTo: ({ id }) => `/reports/${id}`,
  }),
]
