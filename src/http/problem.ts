import { z } from '@hono/zod-openapi'
import type { FieldProblem, Refusal, RefusalCode } from '../refusal.ts'
import { type Say, sayKey, type WordKey } from './words/say.ts'

/** The one table of refusal and status. `bug` is what is left: something of ours went wrong. */
const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  outdated: 412,
  too_large: 413,
  unsupported: 415,
  limited: 429,
  wrong_method: 405,
  reused: 422,
  bug: 500,
} as const satisfies Record<RefusalCode | 'bug', number>

const TITLES = {
  invalid: 'title_invalid',
  unauthenticated: 'title_unauthenticated',
  forbidden: 'title_forbidden',
  not_found: 'title_not_found',
  conflict: 'title_conflict',
  outdated: 'title_outdated',
  too_large: 'title_too_large',
  unsupported: 'title_unsupported',
  limited: 'title_limited',
  wrong_method: 'title_wrong_method',
  reused: 'title_reused',
  bug: 'title_bug',
} as const satisfies Record<RefusalCode | 'bug', WordKey>

/** A list of twenty thousand wrong fields helps nobody and costs a megabyte. */
const MOST_LISTED = 50

const typeOf = (code: string): string => `urn:padan:problem:${code.replaceAll('_', '-')}`

export const Problem = z
  .object({
    type: z.string().openapi({
      example: 'urn:padan:problem:invalid',
      description: `Stable name of the kind of problem; so far ${Object.keys(STATUS).map(typeOf).join(', ')}`,
    }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().openapi({ description: 'JSON pointer into what was sent (RFC 6901), as a URI fragment' }),
          detail: z.string(),
        }),
      )
      .optional(),
    errors_in_all: z.number().int().optional().openapi({ description: 'How many, when not all are listed' }),
  })
  .openapi('Problem', { description: 'Problem details (RFC 9457), in the language of Accept-Language (id, en)' })
export type Problem = z.infer<typeof Problem>

const sayField = (say: Say, { pointer, reason, about }: FieldProblem) => ({
  pointer: `#${pointer}`,
  detail: sayKey(say, reason, about, 'field_wrong'),
})

/** A refusal in the reader's words. Null stands for a bug: the reader learns its number and nothing else. */
export function problemOf(refusal: Refusal | null, say: Say, requestId: string): Problem {
  const code = refusal?.code ?? 'bug'
  const fields = refusal?.fields ?? []
  return {
    type: typeOf(code),
    title: say(TITLES[code]),
    status: STATUS[code],
    detail: refusal === null ? say('something_went_wrong', { request: requestId }) : sayKey(say, refusal.reason, refusal.about),
    request_id: requestId,
    ...(fields.length > 0 && { errors: fields.slice(0, MOST_LISTED).map((field) => sayField(say, field)) }),
    ...(fields.length > MOST_LISTED && { errors_in_all: fields.length }),
  }
}
