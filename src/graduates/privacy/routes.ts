import { z } from '@hono/zod-openapi'
import { anyone, endpoint } from '../../http/endpoint.ts'
import { assessmentRoute } from './assessment.tsx'
import { ErasedPage, PrivacyPage, RetentionPage } from './pages.tsx'
import { PurposesAnswer, purposes, RetentionAnswer, retention } from './privacy.ts'

/** What everyone may know about what becomes of people's data. */
export const privacyRoutes = [
  endpoint({
    method: 'get',
    path: '/privacy',
    summary: 'What people’s data are used for, as a page',
    who: anyone,
    api: false,
    output: PurposesAnswer,
    run: async (ctx) => purposes(ctx),
    page: PrivacyPage,
  }),
  endpoint({
    method: 'get',
    path: '/privacy/purposes',
    summary: 'The record of all processing of people’s data: purpose, basis, data, readers, time kept',
    who: anyone,
    output: PurposesAnswer,
    run: async (ctx) => purposes(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/privacy/retention',
    summary: 'How long each kind of data is kept, and why',
    who: anyone,
    output: RetentionAnswer,
    run: async (ctx) => retention(ctx),
    page: RetentionPage,
  }),
  assessmentRoute,
  endpoint({
    method: 'get',
    path: '/privacy/erased',
    summary: 'What is said after a deletion',
    who: anyone,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: ErasedPage,
  }),
]
