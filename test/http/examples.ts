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
  'POST /offices': () => ({
    body: { name: 'Dinas Nunukan', places: ['65.03'] },
    form: { name: 'Dinas Nunukan', places: '65.03' },
  }),
  'PATCH /offices/:id': () => ({ body: { name: 'Dinas Kota Tarakan' } }),
  'POST /accounts': ({ things }) => ({
    body: { role: 'officer', name: 'Petugas Baru', email: 'baru@dinas.example', office: things.office },
  }),
  'PATCH /accounts/:id': () => ({ body: { name: 'Petugas Lama', email: 'lama@dinas.example' } }),
  'POST /accounts/:id/suspension': () => ({ body: { reason: 'Cuti panjang' } }),
  'POST /accounts/:id/ending': () => ({ body: { reason: 'Pindah tugas' } }),
  'POST /accounts/:id/reset': () => ({ body: { reason: 'Ponsel hilang' } }),
  'POST /keys': () => ({ body: { label: 'Sistem pelatihan' } }),
  'POST /employer-registrations': () => ({
    body: {
      employer: { name: 'Warung Pojok', nib: '9120304050607', address: 'Jl. Yos Sudarso 1', place: '65.71', phone: '0551 21234' },
      owner: { name: 'Budi', phone: '0811 5555 6666', password: 'perahu hijau besar' },
    },
    form: {
      'employer.name': 'Warung Pojok',
      'employer.nib': '9120304050607',
      'employer.address': 'Jl. Yos Sudarso 1',
      'employer.place': '65.71',
      'employer.phone': '0551 21234',
      'owner.name': 'Budi',
      'owner.phone': '0811 5555 6666',
      'owner.password': 'perahu hijau besar',
    },
  }),
  'POST /employers': () => ({ body: { name: 'Toko Sumber Rejeki' } }),
  'PATCH /employers/:id': (_, role) => ({
    body: { address: 'Jl. Mulawarman 12' },
    form: { name: role === 'employer suspended' ? 'Usaha Dibekukan' : 'Bengkel Milik Sendiri' },
  }),
  'POST /employers/:id/users': () => ({ body: { name: 'Wati', email: 'wati@bengkel.example' } }),
  'POST /employers/:id/verification': () => ({ body: { checks: ['address_seen'], outcome: 'not_yet', note: 'NIB belum ada' } }),
  'POST /employers/:id/suspension': () => ({ body: { note: 'Meminta uang dari pelamar' } }),
  'POST /employers/:id/ban': () => ({ body: { note: 'Meminta uang dari pelamar lagi' } }),
  'POST /employers/:id/reinstatement': () => ({ body: { note: 'Uang sudah dikembalikan' } }),
  'POST /vacancies/draft': () => ({ body: { text: 'Dicari juru las di Tarakan' } }),
  'POST /vacancies': ({ things }, role) => ({
    body: vacancy({ title: 'Juru las pipa', ...(!role.startsWith('employer') && { employer: things.employer }) }),
    form: {
      title: 'Juru las',
      text: 'Dicari juru las',
      ...(!role.startsWith('employer') && { employer: things.employer ?? '' }),
    },
  }),
  'PATCH /vacancies/:id': () => ({ body: { openings: 3 }, form: { title: 'Juru las SMAW', openings: '3' } }),
  'POST /vacancies/:id/closure': () => ({ body: { reason: 'filled_elsewhere' } }),
  'POST /vacancies/:id/reopening': () => ({ body: { closing_date: '2026-12-31' } }),
  'POST /vacancies/:id/confirmation': () => ({ body: {} }),
  'POST /vacancies/:id/decision': () => ({ body: { publish: true }, form: { publish: 'yes' } }),
  'POST /vacancies/:id/ministry-report': () => ({ body: { reported_on: '2026-11-25' } }),
  'POST /vacancies/:id/placements': () => ({ body: {} }),
  'POST /vacancies/:id/reports': () => ({ body: { kind: 'fake' } }),
  'POST /vacancies/job-posting': ({ things }, role) => ({
    body: {
      job_posting: {
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        title: 'Juru las',
        description: 'Dicari juru las',
        identifier: 'LOW-17',
      },
      ...(!role.startsWith('employer') && { employer: things.employer }),
    },
  }),
  'POST /placements/:id/ending': () => ({ body: {} }),
  'POST /reports/:id/taking': () => ({ body: {} }),
  'POST /reports/:id/ending': () => ({ body: { outcome: 'dismissed', note: 'Sudah diperiksa' } }),
  'POST /graduates/draft': () => ({ body: { text: 'Saya bisa las listrik' } }),
  'POST /graduates': () => ({
    body: graduate({ person: { name: 'Yunus', nik: '6571010503990009' } }),
    form: { 'person.name': 'Yunus', consent_matching: 'yes' },
  }),
  'PATCH /graduates/:id': () => ({ body: { profile: { looking: true } }, form: { 'person.name': 'Yoxvander', looking: 'yes' } }),
  'POST /graduates/:id/consents': () => ({ body: { purpose: 'statistics' } }),
  'POST /graduates/:id/withdrawals': () => ({ body: { purpose: 'messages' } }),
  'POST /graduates/:id/pause': () => ({ body: { until: '2027-01-31' } }),
  'POST /graduates/:id/resumption': () => ({}),
  'POST /graduates/:id/erasure': () => ({ body: { sure: true }, form: { sure: 'yes' } }),
  'POST /graduates/:id/access': () => ({ body: { paper: 'ktp', why: 'Ponsel hilang' } }),
  'POST /registrations': () => ({
    body: {
      name: 'Rusmin',
      phone: '0812 4444 3333',
      password: 'tiga perahu biru',
      born_on: '2003-04-05',
      consents: [{ purpose: 'matching' }],
    },
    form: {
      name: 'Rusmin',
      phone: '0812 4444 3333',
      password: 'tiga perahu biru',
      born_on: '2003-04-05',
      consent_matching: 'yes',
    },
  }),
  'POST /matches': () => ({ body: { profiles: ['bisa las listrik'], vacancies: ['Dicari juru las'] } }),
  'POST /me/messages/reading': ({ things }) => ({ body: { until: things['message to tap'] } }),
  'PATCH /me/messages/settings': () => ({ body: { language: 'en' } }),
  'POST /messages/to-tap/:id/sending': () => ({ body: {} }),
  'POST /messages/dead/:id/retry': () => ({ body: {} }),
  'POST /messages/dead/:id/removal': () => ({ body: {} }),
  'POST /webhooks': () => ({
    body: { url: 'https://kait.example/lain', kinds: ['vacancy'] },
    form: { url: 'https://kait.example/lain', vacancy: 'yes' },
  }),
  'PATCH /webhooks/:id': () => ({ body: { state: 'paused' } }),
  'POST /webhooks/:id/test': () => ({ body: {} }),
  'POST /webhooks/:id/secret': () => ({ body: {} }),
  'POST /webhooks/:id/closure': () => ({ body: {} }),
}

/** What the `:id` of an address is, by how it begins; the first line that fits counts. */
const ABOUT: readonly (readonly [RegExp, string])[] = [
  [/^\/me\/sessions/, 'session'],
  [/^\/me\/ties/, 'tie'],
  [/^\/messages\/to-tap/, 'message to tap'],
  [/^\/messages\/dead/, 'dead message'],
  [/^\/vacancies\/:id\/reopening/, 'closed vacancy'],
  [/^\/vacancies\/:id\/decision/, 'unverified vacancy'],
  [/^\/employers\/:id\/reinstatement/, 'suspended employer'],
  [/^\/employers\/:id\/verification/, 'unverified employer'],
  [/^\/vacancies/, 'vacancy'],
  [/^\/employers/, 'employer'],
  [/^\/graduates/, 'graduate'],
  [/^\/accounts/, 'account'],
  [/^\/offices/, 'office'],
  [/^\/keys/, 'key'],
  [/^\/placements/, 'placement'],
  [/^\/reports/, 'report'],
  [/^\/webhooks/, 'webhook'],
  [/^\/ui/, 'swagger file'],
]

/** The unverified and the suspended are asked about things of their own; everyone else about those of `own` and `self`. */
const WHOSE: Partial<Record<Role, string>> = { 'employer unverified': 'unverified ', 'employer suspended': 'suspended ' }

/** What `:id` stands for when this one asks. Throws where nothing of its kind is in the cast. */
export function idFor({ things }: Cast, path: string, role: Role): string | undefined {
  if (!path.includes(':')) return undefined
  const kind = ABOUT.find(([beginning]) => beginning.test(path))?.[1]
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
