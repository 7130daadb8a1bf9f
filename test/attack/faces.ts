import { endpoints } from '../../src/app.ts'
import type { Endpoint } from '../../src/http/endpoint.ts'
import type { Cast, Standing } from './cast.ts'

/** One way to ask: a method at an address, as a program (`API`) or as a browser (`page`). */
export interface Face {
  readonly name: string
  readonly kind: 'API' | 'page'
  readonly method: string
  /** As declared, without `/api/v1`. */
  readonly path: string
  /** Null for what is served beside the endpoints: style sheet, description. */
  readonly endpoint: Endpoint | null
}

const API = '/api/v1'
const of = (kind: Face['kind'], method: string, path: string): Endpoint | null =>
  endpoints.find(
    (each) =>
      each.path === path &&
      (kind === 'API'
        ? each.api && each.method.toUpperCase() === method
        : each.pages && each.pageMethod.toUpperCase() === method),
  ) ?? null

/** Every address that the application serves, whoever declared it: read from its router. */
export function facesOf({ app }: Pick<Cast, 'app'>): readonly Face[] {
  const found = new Map<string, Face>()
  for (const { method, path: whole } of app.routes) {
    if (method === 'ALL') continue
    const kind = whole === API || whole.startsWith(`${API}/`) ? 'API' : 'page'
    const path = kind === 'API' ? whole.slice(API.length) || '/' : whole
    const name = `${kind} ${method} ${path}`
    found.set(name, { name, kind, method, path, endpoint: of(kind, method, path) })
  }
  return [...found.values()]
}

export interface Asking {
  readonly id?: string | undefined
  readonly body?: unknown
  /** Fields of a form. */
  readonly form?: Readonly<Record<string, string>> | undefined
  readonly query?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** How someone shows who they are: a program by a bearer key, a browser by its cookie. */
export const signedAs = (kind: Face['kind'], { key, session = key }: Standing): Record<string, string> => ({
  ...(kind === 'API' && key !== null && { Authorization: `Bearer ${key}` }),
  ...(kind === 'page' && session !== null && { Cookie: `padan_session=${session}` }),
})

export const addressOf = ({ kind, path }: Face, id: string | undefined, query = ''): string =>
  (kind === 'API' ? API : '') + path.replace(/:\w+/, encodeURIComponent(id ?? '')) + query

/** Asks at a face as someone: JSON for a program, a form from our own page for a browser. */
export function ask(at: Pick<Cast, 'app'>, face: Face, who: Standing, asking: Asking = {}): Promise<Response> | Response {
  const { id, body, form = {}, query, headers } = asking
  const sends = face.method !== 'GET' && face.method !== 'HEAD'
  return at.app.request(addressOf(face, id, query), {
    method: face.method,
    headers: {
      ...signedAs(face.kind, who),
      ...(sends && face.kind === 'API' && body !== undefined && { 'Content-Type': 'application/json' }),
      ...(sends &&
        face.kind === 'page' && { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }),
      ...headers,
    },
    ...(sends && face.kind === 'API' && body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(sends && face.kind === 'page' && { body: new URLSearchParams(form).toString() }),
  })
}
