import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { call, graduate, open, vacancy, type World, world } from '../world.ts'

const COLUMNS = ['visitor', 'graduate', 'other graduate', 'employer', 'other employer', 'officer', 'administrator'] as const
type Column = (typeof COLUMNS)[number]

/**
 * Who gets what: a row for each endpoint, a status for each role, in the order of COLUMNS. `graduate` and `employer` are those whom the
 * thing belongs to. A row is `API` or `page`, method and path; a form is answered by 303 when it is let in.
 */
const TABLE = `
API  GET   /taxonomy/skills                  200 200 200 200 200 200 200
API  GET   /taxonomy/certificates            200 200 200 200 200 200 200
API  GET   /taxonomy/occupations             200 200 200 200 200 200 200
API  GET   /taxonomy/programmes              200 200 200 200 200 200 200
API  GET   /taxonomy/places                  200 200 200 200 200 200 200
API  GET   /me                               200 200 200 200 200 200 200
page GET   /sign-in                          200 200 200 200 200 200 200
page POST  /sign-in                          401 401 401 401 401 401 401
page POST  /sign-out                         303 303 303 303 303 303 303
API  GET   /employers                        401 403 403 403 403 200 200
API  POST  /employers                        401 403 403 403 403 201 201
API  GET   /employers/:id                    401 403 403 403 403 200 200
API  GET   /                                 200 200 200 200 200 200 200
page GET   /                                 200 200 200 200 200 200 200
API  GET   /vacancies                        200 200 200 200 200 200 200
page GET   /vacancies                        200 200 200 200 200 200 200
page GET   /vacancies/new                    401 403 403 200 200 200 200
API  POST  /vacancies/draft                  200 200 200 200 200 200 200
API  POST  /vacancies                        401 403 403 201 403 201 201
page POST  /vacancies                        401 403 403 303 403 303 303
API  GET   /vacancies/:id                    200 200 200 200 200 200 200
page GET   /vacancies/:id                    200 200 200 200 200 200 200
API  PATCH /vacancies/:id                    401 403 403 200 403 200 200
API  POST  /vacancies/:id/closure            401 403 403 200 403 200 200
page POST  /vacancies/:id/closure            401 403 403 303 403 303 303
API  POST  /graduates/draft                  200 200 200 200 200 200 200
API  POST  /graduates                        401 403 403 403 403 201 201
API  GET   /graduates/:id                    401 200 403 403 403 200 200
page GET   /graduates/:id                    401 200 403 403 403 200 200
API  PATCH /graduates/:id                    401 200 403 403 403 200 200
API  POST  /matches                          200 200 200 200 200 200 200
API  GET   /vacancies/:id/matches            401 403 403 200 403 200 200
page GET   /vacancies/:id/matches            401 403 403 200 403 200 200
API  GET   /graduates/:id/matches            401 200 403 403 403 200 200
page GET   /graduates/:id/matches            401 200 403 403 403 200 200
API  GET   /profiles                         401 403 403 403 403 200 200
page GET   /profiles                         401 403 403 403 403 200 200
`

interface Row {
  readonly face: 'API' | 'page'
  readonly method: string
  readonly path: string
  readonly statuses: readonly number[]
}

const rows: readonly Row[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [face, method = '', path = '', ...statuses] = line.trim().split(/\s+/)
    return { face: face === 'page' ? 'page' : 'API', method, path, statuses: statuses.map(Number) }
  })

const facesOf = endpoints.flatMap(({ method, path, api, pages, pageMethod }) => [
  ...(api ? [`API ${method.toUpperCase()} ${path}`] : []),
  ...(pages ? [`page ${pageMethod.toUpperCase()} ${path}`] : []),
])

test('every face of every endpoint has its row in the access table, and every row an endpoint', () => {
  expect(rows.map(({ face, method, path }) => `${face} ${method} ${path}`).sort()).toEqual([...facesOf].sort())
})

test('every row says a status for every role', () => {
  for (const { statuses } of rows) expect(statuses).toHaveLength(COLUMNS.length)
})

describe('each role gets what the access table says', () => {
  let at: World
  beforeAll(async () => {
    at = await world({
      vacancies: [vacancy()],
      graduates: [graduate(), graduate({ person: { name: 'Rusni', nik: '6571015503980002' } })],
    })
  })

  const whoIs = (column: Column) => {
    const everyone = {
      visitor: at.visitor,
      graduate: at.graduates[0]!,
      'other graduate': at.graduates[1]!,
      employer: at.employer,
      'other employer': at.otherEmployer,
      officer: at.officer,
      administrator: at.administrator,
    }
    return everyone[column]
  }

  const bodies = (): Readonly<Record<string, object>> => ({
    '/employers': { name: 'Toko Sumber Rejeki' },
    '/vacancies/draft': { text: 'Dicari juru las di Tarakan' },
    '/vacancies': { title: 'Juru las', text: 'Dicari juru las', employer: at.employer.of.id },
    '/vacancies/:id': { openings: 3 },
    '/vacancies/:id/closure': { reason: 'filled' },
    '/graduates/draft': { text: 'Saya bisa las listrik' },
    '/graduates': { person: { name: 'Yunus' } },
    '/graduates/:id': { profile: { looking: true } },
    '/matches': { profiles: ['bisa las listrik'], vacancies: ['Dicari juru las'] },
    '/sign-in': { key: 'padan_wrong' },
    '/sign-out': {},
  })

  const pathFor = (path: string, id: string) => path.replace(':id', id)

  for (const { face, method, path, statuses } of rows)
    for (const [place, column] of COLUMNS.entries())
      test(`${face} ${method} ${path} gives ${column} ${statuses[place]}`, async () => {
        // A closed vacancy would be another thing for the next caller.
        const fresh = path.endsWith('/closure')
          ? (
              (await (await call(at, at.officer, 'POST', '/vacancies', vacancy({ employer: at.employer.of.id }))).json()) as {
                id: string
              }
            ).id
          : null
        const id = path.startsWith('/graduates')
          ? at.graduates[0]!.id
          : path.startsWith('/employers')
            ? at.employer.of.id
            : (fresh ?? at.vacancies[0]!)
        const who = whoIs(column)
        const body = method === 'GET' ? undefined : bodies()[path]
        if (face === 'API') {
          expect((await call(at, who, method, pathFor(path, id), body)).status).toBe(statuses[place])
        } else if (method === 'GET') {
          expect((await open(at, who, pathFor(path, id))).status).toBe(statuses[place])
        } else {
          const answer = await at.app.request(pathFor(path, id), {
            method,
            headers: {
              ...(who.key !== null && { Cookie: `padan_key=${who.key}` }),
              'Content-Type': 'application/x-www-form-urlencoded',
              'Sec-Fetch-Site': 'same-origin',
            },
            body: new URLSearchParams(
              Object.entries(body ?? {}).filter(([, value]) => typeof value === 'string') as [string, string][],
            ).toString(),
          })
          expect(answer.status).toBe(statuses[place])
        }
      })

  test('none of this was a bug of ours', () => {
    expect(at.bugs).toEqual([])
  })
})
