import { z } from '@hono/zod-openapi'
import { anyone, endpoint } from '../../http/endpoint.ts'
import { GraduateId } from '../../ids.ts'
import { ConsentDraft, Withdrawal } from '../consent/consent.ts'
import { ConsentsAnswer, giveConsent, showConsents, withdrawConsent } from '../consent/consents.ts'
import { Pause, pause, resume, StandingAnswer } from '../consent/pause.ts'
import { graduateSeen, PEOPLE_READ } from '../disclose.ts'
import { Registered, Registration, register, registrationOf } from '../entry/registration.ts'
import { RegisterAgain, RegisterPage } from '../form-pages.tsx'
import { consentOf } from '../forms.ts'
import { selfOrOfficer, visitor } from '../rules.ts'
import { Erasure, erase } from './erasure.ts'
import { fileOf, PersonFile } from './file.ts'
import { FilePage, LooksPage } from './file-pages.tsx'
import { LooksAnswer, LooksQuery, looksAt } from './looks.ts'
import { ConsentAgain, ConsentsPage, ErasureAgain, ErasurePage } from './pages.tsx'

const toConsents = ({ id }: { readonly id: string }): string => `/graduates/${id}/consents`

/** What a person may do about their own data, and an officer of their office for them. */
export const rightsRoutes = [
  endpoint({
    method: 'get',
    path: '/registrations/new',
    summary: 'The form by which a person registers themselves',
    who: anyone,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: RegisterPage,
  }),
  endpoint({
    method: 'post',
    path: '/registrations',
    summary: 'Register oneself: an account, and each consent apart; several people may share a number',
    who: visitor,
    input: Registration,
    form: registrationOf,
    output: Registered,
    run: register,
    creates: '/graduates/:id',
    session: ({ session }) => session,
    thenTo: ({ id, listed }) => (listed ? `/graduates/${id}/matches` : toConsents({ id })),
    again: RegisterAgain,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/consents',
    summary: 'What a person agreed to, with the sentence, the time, and who recorded it',
    of: graduateSeen,
    who: selfOrOfficer,
    output: ConsentsAnswer,
    run: (ctx, _, graduate) => showConsents(ctx, graduate),
    scope: PEOPLE_READ,
    page: ConsentsPage,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/consents',
    summary: 'Agree to one purpose',
    of: graduateSeen,
    who: selfOrOfficer,
    input: ConsentDraft,
    form: consentOf,
    output: ConsentsAnswer,
    run: giveConsent,
    thenTo: toConsents,
    again: ConsentAgain,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/withdrawals',
    summary: 'Take back a yes; index, lists and an employer’s view forget the person at once',
    of: graduateSeen,
    who: selfOrOfficer,
    input: Withdrawal,
    output: ConsentsAnswer,
    run: withdrawConsent,
    thenTo: toConsents,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/pause',
    summary: 'Take the person off every list for a while; the data are kept',
    of: graduateSeen,
    who: selfOrOfficer,
    input: Pause,
    output: StandingAnswer,
    run: pause,
    thenTo: toConsents,
    again: ConsentAgain,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/resumption',
    summary: 'End a pause',
    of: graduateSeen,
    who: selfOrOfficer,
    output: StandingAnswer,
    run: resume,
    thenTo: toConsents,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/looks',
    summary: 'Who has seen this person: when, from where, and for what',
    of: graduateSeen,
    who: selfOrOfficer,
    query: LooksQuery,
    output: LooksAnswer,
    run: looksAt,
    next: ({ next }) => next,
    page: LooksPage,
    pageQuery: { limit: '20' },
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/file',
    summary: 'The whole file of a person in the shape of JSON Resume, to take along or to print',
    of: graduateSeen,
    who: selfOrOfficer,
    output: PersonFile,
    run: (ctx, _, graduate) => fileOf(ctx, graduate),
    scope: PEOPLE_READ,
    page: FilePage,
  }),
  endpoint({
    method: 'get',
    path: '/graduates/:id/erasure',
    summary: 'The question before a deletion',
    of: graduateSeen,
    who: selfOrOfficer,
    api: false,
    output: z.object({ id: GraduateId }),
    run: async (_, __, { id }) => ({ id }),
    page: ErasurePage,
  }),
  endpoint({
    method: 'post',
    path: '/graduates/:id/erasure',
    summary: 'Delete a person: only a count stays',
    of: graduateSeen,
    who: selfOrOfficer,
    input: Erasure,
    form: ({ sure, ...rest }) => ({ ...rest, ...(sure === 'yes' && { sure: true }) }),
    output: z.object({ erased: z.literal(true) }).openapi('Erased'),
    run: erase,
    session: ({ own }) => (own ? null : undefined),
    thenTo: () => '/privacy/erased',
    again: ErasureAgain,
  }),
]
