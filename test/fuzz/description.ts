import { z } from 'zod'
import type { Schema } from '../../src/http/openapi-examples.ts'
import type { Cast } from '../attack/cast.ts'

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>
}

interface Call {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

interface Reference {
  readonly $ref: string
}

interface Shared {
  readonly responses: Readonly<Record<string, Content>>
}

/** What the application says of itself. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export async function describedBy({ app }: Pick<Cast, 'app'>): Promise<Description> {
  const said = (await (await app.request('/api/v1/openapi.json')).json()) as Description & { components: Shared }
  // What several calls share is told once, and looked up here.
  const shown = (one: Content | Reference): Content =>
    '$ref' in one ? (said.components.responses[one.$ref.split('/').at(-1) ?? ''] ?? {}) : one
  const inline = (call: Call): Call => ({
    ...call,
    responses: Object.fromEntries(Object.entries(call.responses).map(([status, each]) => [status, shown(each)])),
  })
  const paths = Object.entries(said.paths).map(([path, calls]) => [
    path,
    Object.fromEntries(Object.entries(calls).map(([method, call]) => [method, inline(call)])),
  ])
  return { ...said, paths: Object.fromEntries(paths) }
}

/** The line of the description for a method and a declared path. */
export const callOf = ({ paths }: Description, method: string, path: string): Call | undefined =>
  paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

/** Says what an answer has that its description does not allow; null where it fits. */
export function fitting({ components, paths }: Description) {
  const local = (schema: Schema): Schema =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/')) as Schema
  const definitions = Object.fromEntries(Object.entries(components.schemas).map(([name, schema]) => [name, local(schema)]))
  const checks = new Map<Schema, z.ZodType>()
  const checkOf = (schema: Schema): z.ZodType => {
    const known = checks.get(schema)
    if (known !== undefined) return known
    // The name of a definition is reached by its own reference, so that it may lead to itself.
    const made = z.fromJSONSchema({ $defs: definitions, ...local(schema) } as Parameters<typeof z.fromJSONSchema>[0])
    checks.set(schema, made)
    return made
  }
  return (method: string, path: string, answer: Response, body: string): string | null => {
    const call = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    const declared = call?.responses[answer.status]
    if (declared === undefined) return `status ${answer.status} is not described`
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    if (declared.content === undefined) return body === '' ? null : 'a body that is not described'
    const schema = declared.content[type]?.schema
    if (schema === undefined) return `content type "${type}" is not described`
    if (!/json$/.test(type)) return null
    const read = checkOf(schema).safeParse(JSON.parse(body))
    if (read.success) return null
    const issue = read.error.issues[0]
    return `${answer.status} /${issue?.path.join('/')}: ${issue?.message}`
  }
}
