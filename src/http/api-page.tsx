import type { OpenAPIHono } from '@hono/zod-openapi'
import { API, type Carried, readerLanguage } from './desk.ts'
import type { Endpoint } from './endpoint.ts'
import { type Frame, Layout } from './layout.tsx'
import { DESCRIPTION_PAGE } from './security.ts'
import { sayIn } from './words/say.ts'

/** The files of swagger-ui-dist by name, where the way in has them; null for a file that is not there. */
export type SwaggerFiles = (name: string) => Promise<Uint8Array<ArrayBuffer> | null>

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const START = `SwaggerUIBundle({ url: '${API}/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null, tryItOutEnabled: true })`

const SwaggerPage = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>API – Padan</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={`${API}/ui/swagger-ui.css`} />
    </head>
    <body>
      <div id="ui" />
      <script src={`${API}/ui/swagger-ui-bundle.js`} />
      <script src={`${API}/ui/start.js`} />
    </body>
  </html>
)

/** The calls as a plain table: what a reader without scripts, or a place without the program's files, gets. */
const CallsPage = ({ endpoints, ctx }: { endpoints: readonly Endpoint[]; ctx: Parameters<typeof Layout>[0]['ctx'] }) => (
  <Layout ctx={ctx} title={ctx.say('api_description')}>
    <p>
      <a href={`${API}/openapi.json`}>OpenAPI 3.1</a>
    </p>
    <dl class="facts">
      {endpoints
        .filter(({ api }) => api)
        .map(({ method, path, summary, open, who }) => (
          <>
            <dt>
              <code>
                {method.toUpperCase()} {API}
                {path === '/' ? '' : path}
              </code>
            </dt>
            <dd>
              {summary} ({open ? 'anyone' : who})
            </dd>
          </>
        ))}
    </dl>
  </Layout>
)

/** The browsable page of the API, whole without any request to elsewhere. */
export function serveApiPage(
  app: OpenAPIHono<Carried>,
  endpoints: readonly Endpoint[],
  site: Pick<Frame, 'demo' | 'privacyContact'>,
  files?: SwaggerFiles,
): void {
  app.get(`${API}/ui`, (c) => {
    if (files !== undefined) {
      c.header('Content-Security-Policy', DESCRIPTION_PAGE)
      return c.html(`<!doctype html>${<SwaggerPage />}`)
    }
    const language = readerLanguage(c)
    const ctx = {
      say: sayIn(language),
      language,
      ...site,
      caller: { role: 'visitor' as const },
      name: null,
      here: new URL(c.req.url),
    }
    return c.html(`<!doctype html>${<CallsPage endpoints={endpoints} ctx={ctx} />}`)
  })
  app.get(`${API}/ui/start.js`, (c) => c.body(START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.get(`${API}/ui/:file`, async (c) => {
    const name = c.req.param('file')
    const type = TYPES[name]
    const bytes = type === undefined || files === undefined ? null : await files(name)
    if (bytes === null || type === undefined) return c.notFound()
    return c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' })
  })
}
