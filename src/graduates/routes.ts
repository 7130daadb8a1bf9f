import { z } from '@hono/zod-openapi'
import { anyone, endpoint, officer } from '../http/endpoint.ts'
import { readProfile } from '../reading/profile.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { changeGraduate, registerGraduate, showGraduate } from './actions.ts'
import { changeableGraduate, graduateSeen, LOOK_REASONS, PEOPLE_READ } from './disclose.ts'
import { DraftAnswer, draftAnswer, ProfileText, wordsOfInput } from './draft.ts'
import { EditAgain, EditPage, NewGraduateAgain, NewGraduatePage } from './form-pages.tsx'
import { changeOf, draftOf } from './forms.ts'
import { GraduateAnswer, GraduateChange, GraduateDraft } from './graduate.ts'
import { GraduatePage } from './pages.tsx'
import { privacyRoutes } from './privacy/routes.ts'
import { readFacts } from './profile.ts'
import { rightsRoutes } from './rights/routes.ts'
import { letIn, selfOrOfficer, selfOrTheirOffice } from './rules.ts'

const Looking = z.object({
  reason: z
    .enum(LOOK_REASONS)
    .optional()
    .openapi({ description: 'Why an administrator looks, or an officer who has opened very many people in an hour' }),
})

export const graduateRoutes = [
  ...privacyRoutes,
  endpoint({
    method: 'post',
    path: '/graduates/draft',
    summary: 'Read a person’s own words or CV into a draft of a profile; nothing is stored',
    who: anyone,
    input: ProfileText,
    output: DraftAnswer,
    run: async ({ taxonomy, today }, input) => {
      const read = readProfile(taxonomy, input, today)
      const { id: _, ...profile } = profileFromDraft(taxonomy, read, { id: '', words: wordsOfInput(input) })
      return draftAnswer(read, readFacts(profile))
    },
  }),
  endpoint({
    method: 'get',
    path: '/graduates/new',
    summary: 'The form by which an officer registers a graduate',
    who: officer,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: NewGraduatePage,
  }),
  endpoint({
    method: 'post',
    path: '/graduates',
    summary: 'Register a graduate: the person, apart from it the profile, and each consent',
    who: officer,
    input: GraduateDraft,
    form: draftOf,
    secrets: ['person.nik'],
    output: GraduateAnswer,
    run: async (ctx, draft) => showGraduate(ctx, await registerGraduate(ctx, draft), 'created'),
    creates: '/graduates/:id',
    versioned: true,
    thenTo: ({ id }) => `/graduates/${id}`,
    again: NewGraduateAgain,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id',
    summary: 'A graduate: the profile and, apart from it, the person; a look by anyone else is noted down',
    of: graduateSeen,
    who: letIn,
    query: Looking,
    output: GraduateAnswer,
    run: (ctx, { reason }, graduate) => showGraduate(ctx, graduate, 'opened', reason),
    versioned: true,
    scope: PEOPLE_READ,
    page: GraduatePage,
  }),
  endpoint({
    method: 'patch',
    path: '/graduates/:id',
    summary: 'Change a graduate; what is left out stays',
    of: changeableGraduate,
    who: selfOrTheirOffice,
    input: GraduateChange,
    form: changeOf,
    secrets: ['person.nik'],
    output: GraduateAnswer,
    run: async (ctx, change, graduate) => showGraduate(ctx, await changeGraduate(ctx, change, graduate), 'changed'),
    versioned: true,
    thenTo: ({ id }) => `/graduates/${id}`,
    again: EditAgain,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/edit',
    summary: 'The form to correct what is stored of a person',
    of: graduateSeen,
    who: selfOrOfficer,
    api: false,
    output: GraduateAnswer,
    run: (ctx, _, graduate) => showGraduate(ctx, graduate, 'opened'),
    page: EditPage,
  }),
  ...rightsRoutes,
]
