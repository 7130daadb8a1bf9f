import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { API, type Carried } from './desk.ts'
import { type Endpoint, scopesOf } from './endpoint.ts'
import { exampleOf, type Schema, type Schemas } from './openapi-examples.ts'
import { HEADERS, otherAnswersOf, ownHeadersOf, PARAMETERS, parametersOf, RESPONSES } from './openapi-parts.ts'
import { Problem } from './problem.ts'

const KEY = 'key'

/** `ownerOrOfficer` as one says it. */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function aboutOf({ description, open, who, scope, deprecated }: Endpoint): string {
  const may = open ? 'Who: anyone.' : `Who: ${inWords(who)}. A key that is limited to scopes needs \`${scope}\`.`
  const goes = deprecated === null ? [] : [`Will be gone on ${deprecated.sunset}; call \`${deprecated.instead}\` instead.`]
  return [...(description === undefined ? [] : [description]), may, ...goes].join('\n\n')
}

const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** The line of the API description for an endpoint, as far as zod's schemas make it. */
function routeOf(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, tag, open, scope, input, query, output, creates, deprecated } = endpoint
  return {
    method,
    path: pathOf(path),
    operationId: `${method}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    tags: [tag],
    summary,
    description: aboutOf(endpoint),
    ...(deprecated !== null && { deprecated: true }),
    security: open ? [] : [{ [KEY]: [scope] }],
    request: {
      ...(path.includes(':id') && { params: z.object({ id: z.string() }) }),
      ...(query instanceof z.ZodObject && { query }),
      ...(input !== undefined && { body: { required: true, content: { 'application/json': { schema: input } } } }),
    },
    responses: {
      [creates === null ? 200 : 201]: {
        description: creates === null ? 'As asked' : 'Made, now or by the same call before',
        content: { 'application/json': { schema: output } },
      },
    },
  }
}

interface Content {
  content?: Record<string, { schema?: Schema; example?: unknown }>
}

interface Operation {
  parameters?: ({ name: string; in: string; schema?: Schema; example?: unknown } | { $ref: string })[]
  requestBody?: Content
  responses: Record<string, Content & { headers?: object }>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, object> & { schemas?: Schemas }
  tags?: readonly object[]
}

/** Adds an example to what has none of its own. */
function showIn({ content = {} }: Content, schemas: Schemas): void {
  for (const each of Object.values(content)) if (each.schema !== undefined) each.example ??= exampleOf(each.schema, schemas)
}

const idFor = (path: string): string =>
  ({ vacancies: 'vac', employers: 'emp', graduates: 'grd' })[path.split('/')[1] ?? ''] ??
  path.split('/').at(-2)?.slice(0, 3) ??
  ''

/** Adds what all endpoints have in common: headers, other answers, examples. */
function complete(document: Document, endpoints: readonly Endpoint[]): Document {
  const { paths, components } = document
  const { schemas = {} } = components
  Object.assign(components, { headers: HEADERS, parameters: PARAMETERS, responses: RESPONSES })
  for (const endpoint of endpoints) {
    const call = paths[pathOf(endpoint.path)]?.[endpoint.method]
    const answer = call?.responses[endpoint.creates === null ? 200 : 201]
    if (call === undefined || answer === undefined) continue
    for (const given of call.parameters ?? []) {
      if ('$ref' in given) continue
      if (given.in === 'path') given.example = `${idFor(endpoint.path)}_00mwvh7i805j9aoz1lthk79fet`
      // A cursor is what an answer gave: none that is made up would be taken.
      else if (given.name !== 'after') given.example = exampleOf(given.schema ?? {}, schemas, given.name)
    }
    call.parameters = [...(call.parameters ?? []), ...parametersOf(endpoint)]
    if (call.requestBody !== undefined) showIn(call.requestBody, schemas)
    showIn(answer, schemas)
    answer.headers = ownHeadersOf(endpoint)
    Object.assign(call.responses, otherAnswersOf(endpoint))
  }
  return document
}

/** Serves the OpenAPI 3.1 description of the endpoints at `/api/v1/openapi.json`. */
export function describe(app: OpenAPIHono<Carried>, endpoints: readonly Endpoint[]): void {
  const served = endpoints.filter(({ api }) => api)
  app.openAPIRegistry.registerComponent('securitySchemes', KEY, {
    type: 'http',
    scheme: 'bearer',
    description: `A key as \`padan key create\` prints it. It may be limited to scopes: ${scopesOf(served).join(', ')}.`,
  })
  app.openAPIRegistry.register('Problem', Problem)
  for (const endpoint of served) app.openAPIRegistry.registerPath(routeOf(endpoint))
  let made: Document | null = null
  app.get(`${API}/openapi.json`, (c) => {
    made ??= complete(
      // As it will be read: without what JSON leaves out.
      JSON.parse(
        JSON.stringify(
          app.getOpenAPI31Document({
            openapi: '3.1.0',
            info: {
              title: 'Padan',
              version: '1',
              description:
                'Matches graduates of vocational training with vacancies, and says why. Problems are RFC 9457 documents in the language of ' +
                'Accept-Language (id or en). Lists are paged by cursor: `after` takes the `next` of the page before, as does the Link header. ' +
                'HEAD is served wherever GET is, and OPTIONS tells the methods of an address.',
              license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
            },
            servers: [{ url: API }],
            tags: [...new Set(served.map(({ tag }) => tag))].map((name) => ({ name })),
          }),
        ),
      ) as Document,
      served,
    )
    c.header('Cache-Control', 'no-cache')
    return c.json(made)
  })
}
