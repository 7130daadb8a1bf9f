import type { Schema } from '../../src/http/openapi-examples.ts'
import { type Cast, ROLES, type Role } from '../attack/cast.ts'
import { addressOf, type Face, signedAs } from '../attack/faces.ts'
import { HOSTILE, HOSTILE_NAMES } from '../attack/hostile.ts'
import { letIn } from '../http/access-table.ts'
import { exampleFor, idFor } from '../http/examples.ts'
import type { Chance } from './chance.ts'
import { callOf, type Description } from './description.ts'
import { broken, hostile, nearly } from './spoil.ts'
import { type Known, valueFor } from './values.ts'

const CLASSES = ['valid', 'nearly valid', 'hostile'] as const
type Class = (typeof CLASSES)[number]

/** One generated request and who sends it. */
export interface Shot {
  readonly face: Face
  readonly as: Role | 'nobody known'
  readonly class: Class
  readonly request: Request
  /** What was sent, for the one who repeats it. */
  readonly sent: string
}

/** Those who may see the hidden person. They only look, lest they let others in: what comes of that is no leak. */
const MAY_SEE: readonly string[] = ['graduate self', 'officer own office', 'administrator', 'key with scope']
export const maySee = (role: Shot['as']): boolean => MAY_SEE.includes(role)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** What follows the `?`, by the parameters that are described. */
function queryFor(described: ReturnType<typeof callOf>, kind: Class, chance: Chance, known: Known): string {
  const search = new URLSearchParams()
  for (const { name, in: where, schema = {} } of described?.parameters ?? []) {
    if (where !== 'query' || !chance.is(0.4)) continue
    const value = valueFor(schema, chance, known)
    const spoilt =
      kind === 'hostile' && chance.is(0.5) ? chance.one(HOSTILE) : kind === 'nearly valid' ? nearly(value, chance) : value
    if (spoilt !== undefined) search.append(name, textOf(spoilt))
    // The same name twice: which of the two counts must not matter to anyone.
    if (kind === 'hostile' && chance.is(0.1)) search.append(name, chance.one(HOSTILE))
  }
  if (kind === 'hostile' && chance.is(0.1)) search.append(chance.one(HOSTILE_NAMES), chance.one(HOSTILE))
  const query = search.toString()
  return query === '' ? '' : `?${query}`
}

function idOf(cast: Cast, face: Face, role: Shot['as'], kind: Class, chance: Chance): string | undefined {
  if (!face.path.includes(':')) return undefined
  const ids = Object.entries(cast.things)
    .filter(([name]) => name !== 'graduate' || face.method === 'GET' || !maySee(role))
    .map(([, id]) => id)
  if (kind === 'hostile' && chance.is(0.3)) return chance.one(HOSTILE).toWellFormed()
  if (kind === 'valid' || chance.is(0.7)) {
    const own = idFor(cast, face.path, role === 'nobody known' ? 'visitor' : role)
    if (own !== undefined && ids.includes(own)) return own
  }
  return chance.one(ids)
}

const HEADERS = [
  'Accept-Language',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
  'X-Request-Id',
  'Origin',
  'Referer',
  'Range',
  'Accept',
]

/** Header values travel as Latin-1 without line ends; what else is hostile in them a client could not send. */
const asHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 300)

function headersFor(face: Face, kind: Class, chance: Chance): Record<string, string> {
  const api = face.kind === 'API'
  const usual = api ? 'application/json' : 'application/x-www-form-urlencoded'
  const type =
    kind === 'hostile' && chance.is(0.05)
      ? chance.one(['text/plain', 'multipart/form-data', 'application/xml', usual, '', 'x'])
      : usual
  return {
    ...(face.method !== 'GET' && { 'Content-Type': type }),
    ...(!api && face.method !== 'GET' && chance.is(0.97) && { 'Sec-Fetch-Site': 'same-origin' }),
    ...(chance.is(0.1) && { 'Idempotency-Key': `key-${chance.whole(1, 30)}` }),
    ...(chance.is(0.1) && { 'If-Match': `"${chance.whole(0, 3)}"` }),
    ...(chance.is(0.2) && { 'Accept-Language': chance.one(['en', 'id', '*', 'xx;q=9']) }),
    ...(kind === 'hostile' && chance.is(0.2) && { [chance.one(HEADERS)]: asHeader(chance.one(HOSTILE)) }),
  }
}

function bodyFor(
  cast: Cast,
  face: Face,
  role: Role,
  kind: Class,
  schema: Schema | undefined,
  chance: Chance,
  known: Known,
): string {
  const { body: example, form = {} } = exampleFor(cast, face, role)
  if (face.kind === 'page') {
    const fields = kind === 'valid' ? form : kind === 'hostile' ? hostile(form, chance) : nearly(form, chance)
    const pairs = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [['x', fields]]
    return new URLSearchParams(pairs.map(([name, value]) => [String(name), textOf(value)])).toString()
  }
  const whole = schema !== undefined && (example === undefined || chance.is(0.5)) ? valueFor(schema, chance, known) : example
  const mixed = chance.is(0.4) && isObject(whole) && isObject(example) ? { ...example, ...whole } : whole
  if (kind === 'valid') return JSON.stringify(mixed) ?? ''
  if (kind === 'nearly valid') return JSON.stringify(nearly(mixed, chance)) ?? ''
  return chance.is(0.15) ? broken(JSON.stringify(mixed) ?? '{}', chance) : (JSON.stringify(hostile(mixed, chance)) ?? '')
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The words that valid values are made of: ids of everything in the cast, concepts of every kind, and some plain ones. */
export const knownTo = ({ things }: Cast, { components }: Description): Known => ({
  definitions: components.schemas,
  words: [
    // The hidden person's own id is drawn for paths alone: nobody may be let in to them by chance.
    ...Object.entries(things).flatMap(([name, id]) => (name === 'graduate' ? [] : [id])),
    ...[
      'las-smaw',
      'welder-smaw',
      '65.71',
      '65',
      'SMK',
      'SMA',
      'las-3g',
      'las',
      'juru las',
      'C',
      'PKWT',
      'closed',
      'filled',
      'id',
      'en',
    ],
  ],
})

/** The next request of a run. */
export function shot(cast: Cast, faces: readonly Face[], description: Description, known: Known, chance: Chance): Shot {
  const drawn = chance.one(faces)
  // A password costs a tenth of a second each time it is set or tried; a few requests show what there is to see.
  const face =
    /password|registrations$|\/sign-in$/.test(drawn.path) && drawn.method === 'POST' && chance.is(0.8) ? chance.one(faces) : drawn
  const kind = chance.one(CLASSES)
  // Half of them from those who are let in: who is not, never comes far.
  const able = letIn(face.name)
  const role = able.length > 0 && chance.is(0.5) ? chance.one(able) : chance.one(ROLES)
  const as: Shot['as'] =
    kind === 'hostile' && chance.is(0.05) ? 'nobody known' : role === 'graduate self' && face.method !== 'GET' ? 'visitor' : role
  const who = as === 'nobody known' ? { key: asHeader(chance.one(HOSTILE)) || 'x' } : cast.as[as]
  const described = callOf(description, face.endpoint?.method ?? face.method, face.path)
  const address = addressOf(face, idOf(cast, face, as, kind, chance), queryFor(described, kind, chance, known))
  const schema = described?.requestBody?.content?.['application/json']?.schema
  const body = face.method === 'GET' ? undefined : bodyFor(cast, face, role, kind, schema, chance, known)
  const headers = { ...signedAs(face.kind, who), ...headersFor(face, kind, chance) }
  return {
    face,
    as,
    class: kind,
    request: new Request(`http://padan.test${address}`, { method: face.method, headers, ...(body !== undefined && { body }) }),
    sent: `${face.method} ${address} as ${as} ${JSON.stringify({ ...headers, Authorization: undefined, Cookie: undefined })} ${body?.slice(0, 1500) ?? ''}`,
  }
}
