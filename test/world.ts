import { createKey } from '../src/accounts/actions.ts'
import { createApp, openPadan, type Padan, type Settings } from '../src/app.ts'
import type { Ctx } from '../src/ctx.ts'
import { createEmployer } from '../src/employers/actions.ts'
import type { Employer } from '../src/employers/employer.ts'
import { registerGraduate } from '../src/graduates/actions.ts'
import { GraduateDraft } from '../src/graduates/graduate.ts'
import type { BugLine } from '../src/http/errors.tsx'
import type { GraduateId, VacancyId } from '../src/ids.ts'
import { FIRST_POLICY } from '../src/matching/policy.ts'
import { migrate } from '../src/store/migrate.ts'
import { migrationFiles } from '../src/store/migration-files.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { postVacancy } from '../src/vacancies/actions.ts'
import { VacancyDraft } from '../src/vacancies/vacancy.ts'
import { taxonomy } from './reference.ts'

/** 25 November 2026, ten in the morning in Tarakan. */
export const NOW = Date.UTC(2026, 10, 25, 2)

const SECRET = 'a secret of the tests, more than thirty-two characters long'

/** A whole valid vacancy as it is sent; a test names only what matters to it. */
export const vacancy = (given: Record<string, unknown> = {}) => ({
  title: 'Juru las SMAW',
  occupation: ['welder-smaw'],
  skills_required: ['las-smaw'],
  openings: 2,
  place: '65.71',
  wage_min: 5_000_000,
  closing_date: '2026-12-31',
  ...given,
})

/** A whole valid graduate as it is sent, who agreed to be matched. */
export const graduate = ({
  person = {},
  ...given
}: {
  person?: object
  profile?: object
  text?: string
  consents?: readonly object[]
} = {}) => ({
  person: { name: 'Markus Lawai', phone: '0812 3456 7890', nik: '6571010503990001', ...person },
  profile: { programme: 'las-3g', education: 'SMK', skills: ['las-smaw'], home: '65.71' },
  consents: [{ purpose: 'matching' }],
  ...given,
})

/** Who calls: a bearer key, or none. */
export interface Someone {
  readonly key: string | null
}

export interface World {
  readonly app: ReturnType<typeof createApp>
  readonly padan: Padan
  readonly store: Store
  readonly bugs: BugLine[]
  readonly visitor: Someone
  readonly officer: Someone
  readonly administrator: Someone
  readonly employer: Someone & { readonly of: Employer }
  readonly otherEmployer: Someone & { readonly of: Employer }
  readonly graduates: (Someone & { readonly id: GraduateId })[]
  readonly vacancies: VacancyId[]
  /** The world as the command line has it. */
  readonly system: () => Ctx
  key(role: 'officer' | 'administrator' | 'employer' | 'graduate', subject?: string, days?: number): Promise<string>
  close(): Promise<void>
}

interface Given {
  readonly vacancies?: readonly Record<string, unknown>[]
  readonly graduates?: readonly Record<string, unknown>[]
  readonly settings?: Partial<Settings>
}

const UNLIMITED = { calls: 1_000_000_000, seconds: 60 }

/** The whole application on a store, by the clock and the secret of the tests. */
export function opened(
  settings: Partial<Settings> & { readonly store: Store },
): Pick<World, 'app' | 'padan' | 'bugs' | 'system'> {
  const bugs: BugLine[] = []
  const all: Settings = {
    taxonomy,
    policy: FIRST_POLICY,
    secret: SECRET,
    now: () => NOW,
    log: (line) => bugs.push(line),
    quotas: { read: UNLIMITED, write: UNLIMITED, costly: UNLIMITED },
    ...settings,
  }
  const padan = openPadan(all)
  return { app: createApp(all, padan), padan, bugs, system: () => padan.ctx({ role: 'system' }) }
}

/** A fresh world in memory: the whole application, two employers, and the vacancies (of the first) and graduates that a test asks for. */
export async function world({ vacancies = [], graduates = [], settings = {} }: Given = {}): Promise<World> {
  const store = settings.store ?? openSqlite(':memory:')
  await migrate(store, migrationFiles())
  const { app, padan, bugs, system } = opened({ ...settings, store })
  const key: World['key'] = async (role, subject, days) =>
    (await createKey(system(), { role, subject, label: `test ${role}`, days })).token
  const employed = async (name: string) => {
    const of = await createEmployer(system(), { name, kind: 'local', state: 'verified' })
    return { of, key: await key('employer', of.id) }
  }
  const employer = await employed('Bengkel Las Sinar Utara')
  const posted: VacancyId[] = []
  for (const given of vacancies) {
    const draft = VacancyDraft.parse({ ...given, employer: employer.of.id })
    posted.push((await postVacancy(system(), draft)).id as VacancyId)
  }
  const registered: World['graduates'] = []
  for (const given of graduates) {
    const { id } = await registerGraduate(system(), GraduateDraft.parse(given))
    registered.push({ id, key: await key('graduate', id) })
  }
  return {
    app,
    padan,
    store,
    bugs,
    visitor: { key: null },
    officer: { key: await key('officer') },
    administrator: { key: await key('administrator') },
    employer,
    otherEmployer: await employed('Galangan Muara'),
    graduates: registered,
    vacancies: posted,
    system,
    key,
    close: () => store.close(),
  }
}

type Headers = Readonly<Record<string, string>>

/** Calls the API as someone; a body that is not text is sent as JSON. */
export function call(at: World, who: Someone, method: string, path: string, body?: unknown, headers: Headers = {}) {
  return at.app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(who.key !== null && { Authorization: `Bearer ${who.key}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** Opens a page as someone who signed in with their key. */
export const open = (at: World, who: Someone, path: string, headers: Headers = {}) =>
  at.app.request(path, { headers: { ...(who.key !== null && { Cookie: `padan_session=${who.key}` }), ...headers } })

/** The names of the fields that a problem document complains about. */
export async function wrongFields(answer: Response): Promise<string[]> {
  const { errors = [] } = (await answer.json()) as { errors?: { pointer: string }[] }
  return errors.map(({ pointer }) => pointer)
}
