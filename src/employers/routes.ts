import { z } from '@hono/zod-openapi'
import { anyone, endpoint, officer, type Typed } from '../http/endpoint.ts'
import { cursorText, wholeText } from '../http/fields.ts'
import { EmployerId } from '../ids.ts'
import { answerOf, changeEmployer, createEmployer, registerEmployer } from './actions.ts'
import { StateChange } from './checklist.ts'
import { decide, reinstatement, suspension } from './decisions.ts'
import { EMPLOYER_STATES, type Employer, EmployerAnswer, EmployerChange, EmployerDraft, EmployerLine } from './employer.ts'
import { EditEmployerAgain, EditEmployerPage, EmployerPage, EmployersPage } from './pages.tsx'
import { employerFile, employersAfter, visibleEmployer } from './queries.ts'
import { Registration } from './registration.ts'
import { RegistrationAgain, RegistrationPage } from './registration-pages.tsx'
import { officeOfIt, ownerOrOffice, reached } from './rules.ts'

const Listing = z.object({
  state: z.enum(EMPLOYER_STATES).optional(),
  after: cursorText(EmployerId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})

/** `owner.name` is the field `name` within `owner`. */
const nested = (fields: Typed): unknown => {
  const within = (group: string) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        name.startsWith(`${group}.`) ? [[name.slice(group.length + 1), value]] : [],
      ),
    )
  return { employer: within('employer'), owner: within('owner') }
}

const toPage = ({ id }: { id: string }) => `/employers/${id}`

export const employerRoutes = [
  endpoint({
    method: 'get',
    path: '/employer-registrations',
    summary: 'The form by which an organisation registers itself',
    who: anyone,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: RegistrationPage,
  }),
  endpoint({
    method: 'post',
    path: '/employer-registrations',
    tag: 'employers',
    summary: 'Register an organisation and its first user; an officer checks it before its vacancies are published',
    who: anyone,
    input: Registration,
    form: nested,
    secrets: ['owner.password'],
    output: z.object({ id: EmployerId, state: z.enum(EMPLOYER_STATES) }),
    run: registerEmployer,
    creates: '/employers/:id',
    thenTo: () => '/sign-in',
    again: RegistrationAgain,
  }),
  endpoint({
    method: 'get',
    path: '/employers',
    summary: 'The employers that the office looks after, the oldest first',
    who: officer,
    query: Listing,
    output: z.object({ employers: z.array(EmployerLine), next: z.string().nullable() }),
    run: async (ctx, { limit, ...asked }) => {
      const found = await employersAfter(ctx, { ...asked, limit: limit + 1 })
      const employers = found.slice(0, limit)
      return { employers, next: found.length > limit ? (employers.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
    page: EmployersPage,
  }),
  endpoint({
    method: 'post',
    path: '/employers',
    summary: 'Add an employer, unverified',
    who: officer,
    input: EmployerDraft,
    output: EmployerAnswer,
    run: async (ctx, draft) => answerOf(ctx, reached(ctx, await createEmployer(ctx, draft))),
    creates: '/employers/:id',
    versioned: true,
  }),
  endpoint({
    method: 'get',
    path: '/employers/:id',
    summary: 'A verified employer and its open vacancies; its own users and officers see more, and others too',
    of: visibleEmployer,
    who: anyone,
    output: EmployerAnswer,
    run: (ctx, _, employer) => answerOf(ctx, employer),
    versioned: true,
    page: EmployerPage,
  }),
  endpoint({
    method: 'get',
    path: '/employers/:id/edit',
    summary: 'The form to change an employer',
    of: employerFile,
    who: ownerOrOffice,
    api: false,
    output: z.object({ employer: z.custom<Employer>() }),
    run: async (_, __, employer) => ({ employer }),
    page: EditEmployerPage,
  }),
  endpoint({
    method: 'patch',
    path: '/employers/:id',
    summary: 'Change an employer; what is left out stays',
    of: employerFile,
    who: ownerOrOffice,
    input: EmployerChange,
    form: (fields) => ({ ...CLEARED, ...fields }),
    output: EmployerAnswer,
    run: async (ctx, change, employer) => answerOf(ctx, reached(ctx, await changeEmployer(ctx, change, employer))),
    versioned: true,
    thenTo: toPage,
    again: EditEmployerAgain,
  }),
  endpoint({
    method: 'post',
    path: '/employers/:id/suspension',
    summary: 'Hide an employer and its vacancies until it is reinstated',
    of: employerFile,
    who: officeOfIt,
    input: StateChange,
    output: EmployerAnswer,
    run: async (ctx, change, employer) =>
      answerOf(ctx, reached(ctx, await decide(ctx, suspension(ctx, 'suspended', change, employer)))),
    versioned: true,
    thenTo: toPage,
  }),
  endpoint({
    method: 'post',
    path: '/employers/:id/ban',
    summary: 'Ban an employer: as suspended, for good',
    of: employerFile,
    who: officeOfIt,
    input: StateChange,
    output: EmployerAnswer,
    run: async (ctx, change, employer) =>
      answerOf(ctx, reached(ctx, await decide(ctx, suspension(ctx, 'banned', change, employer)))),
    versioned: true,
    thenTo: toPage,
  }),
  endpoint({
    method: 'post',
    path: '/employers/:id/reinstatement',
    summary: 'Let a suspended or banned employer back',
    of: employerFile,
    who: officeOfIt,
    input: StateChange,
    output: EmployerAnswer,
    run: async (ctx, change, employer) =>
      answerOf(ctx, reached(ctx, await decide(ctx, await reinstatement(ctx, change, employer)))),
    versioned: true,
    thenTo: toPage,
  }),
]

/** A browser leaves nothing out: a field that was emptied is one to be cleared. */
const CLEARED = { sector: null, place: null, address: null, phone: null, email: null, web: null, nib: null }
