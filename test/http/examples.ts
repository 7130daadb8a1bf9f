import { type Cast, PASSWORD, type Role } from '../attack/cast.ts'
import type { Face } from '../attack/faces.ts'
import { graduate, vacancy } from '../world.ts'

/** A valid thing to send: a body for a program, fields for a form, what follows the `?`. */
export interface Example {
  readonly body?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly query?: string
}

/**
 * What is valid at each address, by `METHOD /path`; an address that asks for nothing needs no line. The body serves the form too where no
 * form stands beside it.
 */
const EXAMPLES: Readonly<Record<string, (cast: Cast, role: Role) => Example>> = {
  'POST /sign-in': () => ({ body: { who: '0813 1111 2222', password: PASSWORD } }),
  'POST /sign-in/code': () => ({ body: { who: '0813 1111 2222' } }),
  'POST /sign-in/code/entry': () => ({ body: { code: '123456' } }),
  'POST /sign-in/choice': ({ things }) => ({ body: { account: things.account } }),
  'POST /sign-in/slip': ({ things }) => ({ body: { code: things.slip } }),
  'POST /sign-in/key': ({ as }) => ({ body: { key: as['officer own office'].key } }),
  'POST /sign-in/second': () => ({ body: { code: '123456' } }),
  'POST /sign-in/enrolment': () => ({ body: { code: '123456' } }),
  'POST /me/password': () => ({ body: { password: 'batu sungai hitam 5', current: PASSWORD } }),
  'POST /me/ties': ({ things }) => ({ body: { employer: things.employer, what: 'Saya pernah bekerja di sana' } }),
  'POST /employers': () => ({ body: { name: 'Toko Sumber Rejeki' } }),
  'POST /vacancies/draft': () => ({ body: { text: 'Dicari juru las di Tarakan' } }),
  'POST /vacancies': ({ things }, role) => ({
    body: vacancy(role.startsWith('employer') ? {} : { employer: things.employer }),
    form: {
      title: 'Juru las',
      text: 'Dicari juru las',
      ...(!role.startsWith('employer') && { employer: things.employer ?? '' }),
    },
  }),
  'POST /vacancies/job-posting': ({ things }, role) => ({
    body: {
      job_posting: { '@type': 'JobPosting', identifier: 'A-1', title: 'Sopir', description: 'Dicari sopir truk SIM B1' },
      ...(!role.startsWith('employer') && { employer: things.employer }),
    },
  }),
  'PATCH /vacancies/:id': () => ({ body: { openings: 3 } }),
  'POST /vacancies/:id/closure': () => ({ body: { reason: 'filled' } }),
  'POST /graduates/draft': () => ({ body: { text: 'Saya bisa las listrik' } }),
  'POST /graduates': () => ({ body: graduate({ person: { name: 'Yunus', nik: '6571010503990009' } }) }),
  'PATCH /graduates/:id': () => ({ body: { profile: { looking: true } } }),
  'POST /matches': () => ({ body: { profiles: ['bisa las listrik'], vacancies: ['Dicari juru las'] } }),
}

/** What the `:id` of an address is, by how it begins; the first line that fits counts. */
const ABOUT: readonly (readonly [string, string])[] = [
  ['/me/sessions', 'session'],
  ['/me/ties', 'tie'],
  ['/vacancies', 'vacancy'],
  ['/employers', 'employer'],
  ['/graduates', 'graduate'],
  ['/ui', 'swagger file'],
]

/** The unverified and the suspended are asked about things of their own; everyone else about those of `own` and `self`. */
const WHOSE: Partial<Record<Role, string>> = { 'employer unverified': 'unverified ', 'employer suspended': 'suspended ' }

/** What `:id` stands for when this one asks. Throws where nothing of its kind is in the cast. */
export function idFor({ things }: Cast, path: string, role: Role): string | undefined {
  if (!path.includes(':')) return undefined
  const kind = ABOUT.find(([beginning]) => path.startsWith(beginning))?.[1]
  const id = things[(WHOSE[role] ?? '') + kind] ?? things[kind ?? '']
  if (id === undefined)
    throw new Error(`No thing for ${path}: name one in ABOUT of test/http/examples.ts and put it into the cast`)
  return id
}

const asFields = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  )

/** Something valid to send at a face. Throws for one that takes something when nothing valid is known. */
export function exampleFor(cast: Cast, { method, path, endpoint, name }: Face, role: Role): Example {
  const given = EXAMPLES[`${method} ${path}`] ?? EXAMPLES[`${endpoint?.method.toUpperCase()} ${path}`]
  if (given === undefined && endpoint?.input !== undefined)
    throw new Error(`Nothing valid to send is known for ${name}: add it to EXAMPLES of test/http/examples.ts`)
  const example = given?.(cast, role) ?? {}
  return { form: asFields(example.body), ...example }
}
