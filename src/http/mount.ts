import type { Context, Hono } from 'hono'
import { Refusal } from '../refusal.ts'
import { serveApi } from './api.ts'
import { API, type Carried, type Desk } from './desk.ts'
import type { Endpoint } from './endpoint.ts'
import { servePage } from './pages.ts'

/** Serves every face of every endpoint. */
export function mount(app: Hono<Carried>, endpoints: readonly Endpoint[], desk: Desk): void {
  const shown = new Map(endpoints.filter(({ method, api }) => method === 'get' && api).map((each) => [each.path, each]))
  for (const endpoint of endpoints) {
    // The root of the API with and without its slash.
    const apiPaths = endpoint.path === '/' ? [API, `${API}/`] : [API + endpoint.path]
    const shows = shown.get(endpoint.creates ?? '')
    if (endpoint.api) app.on(endpoint.method.toUpperCase(), apiPaths, (c) => serveApi(endpoint, shows, desk, c))
    if (endpoint.pages) app.on(endpoint.pageMethod.toUpperCase(), endpoint.path, (c) => servePage(endpoint, desk, c))
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The methods that are served at a path; none where nothing is. */
function allowedAt(app: Hono<Carried>, path: string): readonly string[] {
  const served = (method: string): number => app.router.match(method, path)[0].length
  // What matches a method that nobody has declared is middleware.
  const middleware = served('NONE')
  const allowed = METHODS.filter((method) => served(method) > middleware)
  return allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

/** What is not served: OPTIONS tells the methods of a path, another method than those is a 405, and a path without any a 404. */
export const notServed =
  (app: Hono<Carried>, answer: (refusal: Refusal, c: Context<Carried>) => Response | Promise<Response>) =>
  (c: Context<Carried>): Response | Promise<Response> => {
    const allowed = allowedAt(app, c.req.path)
    if (allowed.length === 0 || allowed.includes(c.req.method)) return answer(new Refusal('not_found', 'not_found'), c)
    c.header('Allow', [...allowed, 'OPTIONS'].join(', '))
    if (c.req.method === 'OPTIONS') return c.body(null, 204)
    return answer(new Refusal('wrong_method', 'wrong_method', { allowed: allowed.join(', ') }), c)
  }
