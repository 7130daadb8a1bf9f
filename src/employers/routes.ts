import { z } from '@hono/zod-openapi'
import { endpoint, officer } from '../http/endpoint.ts'
import { cursorText, wholeText } from '../http/fields.ts'
import { EmployerId } from '../ids.ts'
import { createEmployer, employerById, employersAfter } from './actions.ts'
import { Employer, EmployerDraft } from './employer.ts'

const Listing = z.object({
  after: cursorText(EmployerId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})

export const employerRoutes = [
  endpoint({
    method: 'get',
    path: '/employers',
    summary: 'Employers, in the order in which they were added',
    who: officer,
    query: Listing,
    output: z.object({ employers: z.array(Employer), next: z.string().nullable() }),
    run: async (ctx, { after, limit }) => {
      const found = await employersAfter(ctx, after ?? '', limit + 1)
      const employers = found.slice(0, limit)
      return { employers, next: found.length > limit ? (employers.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
  }),
  endpoint({
    method: 'post',
    path: '/employers',
    summary: 'Add an employer',
    who: officer,
    input: EmployerDraft,
    output: Employer,
    run: (ctx, draft) => createEmployer(ctx, draft),
    creates: '/employers/:id',
    versioned: true,
  }),
  endpoint({
    method: 'get',
    path: '/employers/:id',
    summary: 'An employer',
    of: employerById,
    who: officer,
    output: Employer,
    run: async (_, __, employer) => employer,
    versioned: true,
  }),
]
