import { anyone, endpoint, officer } from '../http/endpoint.ts'
import { readProfile } from '../reading/profile.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import { changeGraduate, registerGraduate, showGraduate } from './actions.ts'
import { DraftAnswer, draftAnswer, ProfileText, wordsOfInput } from './draft.ts'
import { GraduateAnswer, GraduateChange, GraduateDraft, selfOrOfficer } from './graduate.ts'
import { GraduatePage } from './pages.tsx'
import { sentProfile } from './profile.ts'
import { graduateById } from './queries.ts'

export const graduateRoutes = [
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
      return draftAnswer(read, sentProfile(profile))
    },
  }),
  endpoint({
    method: 'post',
    path: '/graduates',
    summary: 'Register a graduate: the person, and apart from it the profile',
    who: officer,
    input: GraduateDraft,
    output: GraduateAnswer,
    run: async (ctx, draft) => showGraduate(ctx, await registerGraduate(ctx, draft), 'created'),
    creates: '/graduates/:id',
    versioned: true,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id',
    summary: 'A graduate: the profile and, apart from it, the person; an officer’s look is noted down',
    of: graduateById,
    who: selfOrOfficer,
    output: GraduateAnswer,
    run: (ctx, _, graduate) => showGraduate(ctx, graduate, 'opened'),
    versioned: true,
    page: GraduatePage,
  }),
  endpoint({
    method: 'patch',
    path: '/graduates/:id',
    summary: 'Change a graduate; what is left out stays',
    of: graduateById,
    who: selfOrOfficer,
    input: GraduateChange,
    output: GraduateAnswer,
    run: async (ctx, change, graduate) => showGraduate(ctx, await changeGraduate(ctx, change, graduate), 'changed'),
    versioned: true,
  }),
]
