import { Refusal } from '../refusal.ts'
import type { Endpoint } from './endpoint.ts'
import { problemOf } from './problem.ts'
import { sayIn } from './words/say.ts'

const text = (description: string, example: string) => ({ description, schema: { type: 'string', example } })

/** The header fields of answers. */
export const HEADERS = {
  'X-Request-Id': text(
    'The number of this request, to be quoted when something went wrong',
    '0f9b3c1e-6a50-4d0b-9c86-1d1f7f6f2a10',
  ),
  'RateLimit-Policy': text('How many calls of this kind (`q`) one caller has in so many seconds (`w`)', '"read";q=1200;w=60'),
  RateLimit: text('How many are left (`r`), and in how many seconds all are there again (`t`)', '"read";r=1198;t=42'),
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', example: 42 } },
  ETag: text('The version and a mark of the answer, for If-Match and If-None-Match', '"3-d86a3d0b386b9609"'),
  Link: text(
    'The next page (rel="next"); of an endpoint that will go, its successor (rel="successor-version")',
    '</api/v1/vacancies?after=WyIyMDI2In0>; rel="next"',
  ),
  Location: text('Where the new thing is', '/api/v1/vacancies/vac_00mwvh7i805j9aoz1lthk79fet'),
  'Idempotency-Replayed': text('`true`: the call was carried out before, and this is what it made, as it is now', 'true'),
  'WWW-Authenticate': text('How to say who calls', 'Bearer'),
  Allow: text('The methods of this address', 'GET, HEAD, PATCH, OPTIONS'),
  Deprecation: text('Since when it is known that this endpoint will go (RFC 9745)', '@1767225600'),
  Sunset: text('When it will be gone (RFC 8594)', 'Thu, 31 Dec 2026 00:00:00 GMT'),
} as const
type Header = keyof typeof HEADERS

/** References to header fields. */
const headersOf = (names: readonly Header[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

const COUNTED = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit'] as const

/** What may come with a call besides its own input. */
export const PARAMETERS = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The language of sentences in the answer: `id` (usual) or `en`',
    schema: { type: 'string', example: 'id' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag you read, several, or `*`; 412 when the thing has another version by now',
    schema: { type: 'string', example: '"3-d86a3d0b386b9609"' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag you hold; 304 when nothing changed',
    schema: { type: 'string', example: '"3-d86a3d0b386b9609"' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A name of your own for this call, 1 to 200 visible characters. Sent again within 24 hours it makes nothing new and answers with ' +
      'what was made, as it is now; a secret that is shown once is not shown again.',
    schema: { type: 'string', example: '8e03978e-40d5-43dd-bc93-6894a57f9324' },
  },
} as const

const about = { request: '0f9b3c1e-6a50-4d0b-9c86-1d1f7f6f2a10' }

const problem = (description: string, refusal: Refusal | null, headers: readonly Header[] = []) => ({
  description,
  headers: headersOf([...COUNTED, ...headers]),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: problemOf(refusal, sayIn('en'), about.request),
    },
  },
})

const pointed = [{ pointer: '/openings', reason: 'number_too_small', about: { bound: 1 } }]

/** Every answer that is not what was asked for. */
export const RESPONSES = {
  NotModified: { description: 'You hold this already', headers: headersOf([...COUNTED, 'ETag']) },
  Invalid: problem(
    'Something sent is wrong; `errors` names field and fix',
    new Refusal('invalid', 'fields_wrong', { count: 1 }, pointed),
  ),
  Unauthenticated: problem('No key, or one that is not known', new Refusal('unauthenticated', 'key_needed'), [
    'WWW-Authenticate',
  ]),
  Forbidden: problem('The key gives no right to this, or lacks the scope', new Refusal('forbidden', 'not_yours')),
  NotFound: problem('Not found, or nothing that this caller may know of', new Refusal('not_found', 'not_found')),
  WrongMethod: problem(
    'The address is served, but not by this method',
    new Refusal('wrong_method', 'wrong_method', { allowed: 'GET, HEAD' }),
    ['Allow'],
  ),
  Conflict: problem('At odds with what is stored', new Refusal('conflict', 'idempotency_lost')),
  Outdated: problem('Changed by someone else meanwhile', new Refusal('outdated', 'outdated', { version: 4 })),
  TooLarge: problem('The body is too large', new Refusal('too_large', 'body_too_large', { limit: 1_000_000 })),
  Unsupported: problem('The body is not JSON', new Refusal('unsupported', 'content_type_wrong', { type: 'text/plain' })),
  Reused: problem('The Idempotency-Key came with another call before', new Refusal('reused', 'idempotency_reused')),
  Limited: problem('Too many calls; wait as long as Retry-After says', new Refusal('limited', 'limited', { seconds: 42 }), [
    'Retry-After',
  ]),
  Bug: problem('Something went wrong on our side', null),
} as const

const ref = (name: keyof typeof RESPONSES) => ({ $ref: `#/components/responses/${name}` })

/** The answers of an endpoint besides the one that is asked for, by status. */
export const otherAnswersOf = ({ open, input, query, path, versioned, method, creates }: Endpoint) => ({
  ...(versioned && method === 'get' && { 304: ref('NotModified') }),
  ...((input !== undefined || query !== undefined || versioned) && { 400: ref('Invalid') }),
  401: ref('Unauthenticated'),
  ...(!open && { 403: ref('Forbidden') }),
  ...(path.includes(':id') && { 404: ref('NotFound') }),
  405: ref('WrongMethod'),
  ...(method !== 'get' && { 409: ref('Conflict') }),
  ...(versioned && method !== 'get' && { 412: ref('Outdated') }),
  ...(input !== undefined && { 413: ref('TooLarge'), 415: ref('Unsupported') }),
  ...(creates !== null && { 422: ref('Reused') }),
  429: ref('Limited'),
  500: ref('Bug'),
})

/** The header fields of the answer that is asked for. */
export const ownHeadersOf = ({ versioned, paged, creates, deprecated }: Endpoint) =>
  headersOf([
    ...COUNTED,
    ...(versioned ? (['ETag'] as const) : []),
    ...(paged || deprecated !== null ? (['Link'] as const) : []),
    ...(creates === null ? [] : (['Location', 'Idempotency-Replayed'] as const)),
    ...(deprecated === null ? [] : (['Deprecation', 'Sunset'] as const)),
  ])

/** What may come with a call of an endpoint besides its own input. */
export const parametersOf = ({ versioned, method, creates }: Endpoint) =>
  [
    'AcceptLanguage' as const,
    ...(versioned && method === 'get' ? (['IfNoneMatch'] as const) : []),
    ...(versioned && method !== 'get' && creates === null ? (['IfMatch'] as const) : []),
    ...(creates === null ? [] : (['IdempotencyKey'] as const)),
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }))
