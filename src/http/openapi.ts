import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { API, type Carried } from './desk.ts'
import type { Endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'

const KEY = 'key'

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } })

/** Everything that can go wrong with a call, by what it takes and whom it lets in. */
const problemsOf = ({ open, input, query, path, versioned, method }: Endpoint) => ({
  ...((input !== undefined || query !== undefined) && { 400: problem('Something sent is wrong; `errors` names field and fix') }),
  401: problem(open ? 'The key sent is not known' : 'No key, or one that is not known'),
  ...(!open && { 403: problem('The key gives no right to this, or lacks the scope') }),
  ...(path.includes(':id') && { 404: problem('Not found') }),
  ...(method === 'post' && { 409: problem('At odds with what is stored') }),
  ...(versioned && method !== 'get' && { 412: problem('Changed by someone else meanwhile') }),
  ...(input !== undefined && { 413: problem('The body is too large'), 415: problem('The body is not JSON') }),
  500: problem('Something went wrong on our side'),
})

const VERSION_HEADER = { ETag: { description: 'The version, for If-Match', schema: { type: 'string' as const } } }
const LINK_HEADER = { Link: { description: 'The next page (rel="next")', schema: { type: 'string' as const } } }
const PLACE_HEADER = { Location: { description: 'The new thing', schema: { type: 'string' as const } } }

/** The line of the API description for an endpoint. */
function routeOf(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, description, tag, who, open, scope, input, query, output, creates, versioned, paged } = endpoint
  const about = path.includes(':id') ? { params: z.object({ id: z.string() }) } : {}
  const headers = { ...(versioned && VERSION_HEADER), ...(paged && LINK_HEADER), ...(creates && PLACE_HEADER) }
  return {
    method,
    path: path.replace(':id', '{id}'),
    operationId: `${method}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    tags: [tag],
    summary,
    description: `${description === undefined ? '' : `${description}\n\n`}Who: ${open ? 'anyone' : `${who}, and a key with the scope \`${scope}\` where keys are limited`}.`,
    security: open ? [] : [{ [KEY]: [] }],
    request: {
      ...about,
      ...(query instanceof z.ZodObject && { query }),
      ...(versioned && method === 'patch' && { headers: z.object({ 'if-match': z.string().optional() }) }),
      ...(input !== undefined && { body: { required: true, content: { 'application/json': { schema: input } } } }),
    },
    responses: {
      [creates ? 201 : 200]: {
        description: creates ? 'Made' : 'As asked',
        ...(Object.keys(headers).length > 0 && { headers }),
        content: { 'application/json': { schema: output } },
      },
      ...problemsOf(endpoint),
    },
  }
}

/** Serves the OpenAPI 3.1 description of the endpoints at `/api/v1/openapi.json`. */
export function describe(app: OpenAPIHono<Carried>, endpoints: readonly Endpoint[]): void {
  app.openAPIRegistry.registerComponent('securitySchemes', KEY, {
    type: 'http',
    scheme: 'bearer',
    description: 'A key as `padan key create` prints it',
  })
  for (const endpoint of endpoints) if (endpoint.api) app.openAPIRegistry.registerPath(routeOf(endpoint))
  let made: object | null = null
  app.get(`${API}/openapi.json`, (c) => {
    made ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Padan',
        version: '1',
        description:
          'Matches graduates of vocational training with vacancies, and says why. Problems are RFC 9457 documents in the language of ' +
          'Accept-Language (id or en). Lists are paged by cursor: `after` takes the `next` of the page before, as does the Link header.',
        license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      },
      servers: [{ url: API }],
    })
    c.header('Cache-Control', 'no-cache')
    return c.json(made)
  })
}
