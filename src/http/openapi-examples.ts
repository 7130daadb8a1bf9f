/** JSON Schema as far as our descriptions use it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly example?: unknown
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly exclusiveMaximum?: number
}

export type Schemas = Readonly<Record<string, Schema>>

/** What fields are called, and what stands in them: one invented welder, and a workshop in Tarakan that looks for one. */
const WORDS: Readonly<Record<string, unknown>> = {
  name: 'Bengkel Las Sinar Utara',
  title: 'Juru las SMAW',
  text: 'Dicari juru las SMAW, wajib sertifikat 3G.',
  words: 'las SMAW',
  word: 'las',
  q: 'juru las',
  label: 'Juru las SMAW',
  place: '65.71',
  home: '65.71',
  places: ['65.71'],
  phone: '+6281234567890',
  contact: '081234567890',
  email: 'sinar.utara@example.id',
  nik: '6571010503990001',
  nib: '1234567890123',
  address: 'Jalan Mulawarman 12, Tarakan',
  url: 'https://example.id/padan',
  web: 'https://example.id',
  skill: 'las-smaw',
  skills: ['las-smaw'],
  skills_nice: ['las-gerinda'],
  occupation: 'welder-smaw',
  occupations: ['welder-smaw'],
  programme: 'las-3g',
  certificate: 'juru-las-2',
  education: 'SMK',
  education_min: 'SMK',
  sector: 'C',
  policy: '1',
  taxonomy: '2026-11',
  reason: 'Sudah bekerja di tempat lain.',
  note: 'Sudah diperiksa di tempat.',
  month: '2026-11',
  office: 'off_00000000000000000000000001',
  wage_min: 5_000_000,
  wage_max: 6_500_000,
  openings: 2,
  total: 1,
  count: 1,
  version: 3,
  password: 'tiga kata yang panjang',
  code: '123456',
}

const ID = /^\^(\w{3})_\[0-9a-z\]\{26\}\$$/
const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-12-31',
  'date-time': '2026-11-25T02:00:00.000Z',
  uri: 'https://example.id/padan',
  email: 'sinar.utara@example.id',
}

function textFor({ pattern, format, minLength = 0, maxLength = 10_000 }: Schema, name: string): string {
  const prefix = ID.exec(pattern ?? '')?.[1]
  if (prefix !== undefined) return `${prefix}_00mwvh7i805j9aoz1lthk79fet`
  const known = FORMATS[format ?? '']
  if (known !== undefined) return known
  const word = WORDS[name]
  return (typeof word === 'string' ? word : name.replaceAll('_', ' ')).slice(0, maxLength).padEnd(minLength, '.')
}

function numberFor({ minimum, exclusiveMinimum, maximum }: Schema, name: string): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1)
  const word = WORDS[name]
  const wished = typeof word === 'number' ? word : 1
  return Math.min(Math.max(wished, least), maximum ?? Number.POSITIVE_INFINITY)
}

/**
 * A value that a schema lets through, to be shown in the description: the example it gives itself, else one made of its parts. `name` is
 * what the field is called.
 */
export function exampleOf(schema: Schema, schemas: Schemas, name = '', depth = 0): unknown {
  if (schema.example !== undefined) return schema.example
  if (schema.$ref !== undefined) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, name, depth + 1)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum.find((value) => value === WORDS[name]) ?? schema.enum[0]
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return exampleOf(branches.find(({ type }) => type !== 'null') ?? {}, schemas, name, depth)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas, name, depth)))
  const type = [schema.type ?? 'object'].flat().find((each) => each !== 'null') ?? 'null'
  switch (type) {
    case 'string':
      return textFor(schema, name)
    case 'integer':
    case 'number':
      return numberFor(schema, name)
    case 'boolean':
      return schema.default ?? true
    case 'array':
      return listFor(schema, schemas, name, depth)
    case 'object':
      return objectFor(schema, schemas, depth)
    default:
      return null
  }
}

// What leads to itself ends somewhere.
const DEEPEST = 8

function listFor({ items, prefixItems, minItems = 0 }: Schema, schemas: Schemas, name: string, depth: number): unknown {
  if (prefixItems !== undefined) return prefixItems.map((item) => exampleOf(item, schemas, name, depth + 1))
  const word = WORDS[name]
  if (Array.isArray(word) && items?.type === 'string') return word
  if (items === undefined || (depth > DEEPEST && minItems === 0)) return []
  return [exampleOf(items, schemas, name.replace(/(?<!s)s$/, ''), depth + 1)]
}

function objectFor({ properties = {}, required = [], additionalProperties }: Schema, schemas: Schemas, depth: number): unknown {
  // An answer is shown whole; what may be left out far down is.
  const shown = Object.entries(properties).filter(([name]) => depth < DEEPEST || required.includes(name))
  const made = Object.fromEntries(shown.map(([name, value]) => [name, exampleOf(value, schemas, name, depth + 1)]))
  if (shown.length > 0 || typeof additionalProperties !== 'object') return made
  return { example: exampleOf(additionalProperties, schemas, 'example', depth + 1) }
}
