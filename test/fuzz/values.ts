import fc from 'fast-check'
import type { Schema } from '../../src/http/openapi-examples.ts'
import type { Chance } from './chance.ts'

/** What valid values are made of: the definitions of the description, and names and ids that exist. */
export interface Known {
  readonly definitions: Readonly<Record<string, Schema>>
  readonly words: readonly string[]
}

const patterns = new Map<string, readonly string[]>()

/** Some texts that a pattern lets through; the same at every run. */
function textsLike(pattern: string): readonly string[] {
  const kept = patterns.get(pattern)
  if (kept !== undefined) return kept
  const made = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 7, numRuns: 12 })
  patterns.set(pattern, made)
  return made
}

const TEXTS = [
  'las',
  'Dicari juru las di Tarakan',
  'Siti',
  'PT Maju',
  'Jl. Mulawarman 12',
  'ya',
  'karena salah ketik',
  '1',
  'é漢',
]
const DATES = ['2026-11-25', '2026-12-31', '2027-02-28', '1999-01-01', '2026-11-24']
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: DATES,
  'date-time': ['2026-11-25T02:00:00Z'],
  email: ['siti@contoh.id'],
  uri: ['https://contoh.id/kait', 'http://127.0.0.1:1/x'],
  url: ['https://contoh.id/kait'],
}

function textFor(schema: Schema, chance: Chance, { words }: Known): string {
  const { pattern, format, example, minLength = 0, maxLength = 10_000 } = schema
  if (pattern !== undefined) {
    const rule = new RegExp(pattern)
    const known = words.filter((word) => rule.test(word))
    return chance.one(known.length > 0 && chance.is(0.8) ? known : textsLike(pattern))
  }
  if (format !== undefined && FORMATS[format] !== undefined) return chance.one(FORMATS[format])
  if (typeof example === 'string' && chance.is(0.4)) return example
  const text = chance.is(0.6) ? chance.one(words) : chance.one(TEXTS)
  return text.padEnd(minLength, 'x').slice(0, maxLength)
}

function numberFor(schema: Schema, chance: Chance, whole: boolean): number {
  const least = schema.minimum ?? (schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + 1 : -5)
  const most = schema.maximum ?? (schema.exclusiveMaximum !== undefined ? schema.exclusiveMaximum - 1 : least + 1000)
  const drawn = chance.one([least, most, chance.whole(least, Math.min(most, least + 50))])
  return whole ? Math.trunc(drawn) : drawn
}

/** A value that a schema lets through, more or less: what it cannot say (that an id exists) is left to the application. */
export function valueFor(schema: Schema, chance: Chance, known: Known, depth = 0): unknown {
  if (schema.$ref !== undefined)
    return valueFor(known.definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, chance, known, depth)
  if (schema.example !== undefined && chance.is(0.3)) return schema.example
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return chance.one(schema.enum)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return valueFor(chance.one(branches), chance, known, depth)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => valueFor(part, chance, known, depth)))
  const type = typeof schema.type === 'string' ? schema.type : chance.one(schema.type ?? ['string', 'object', 'null', 'number'])
  switch (type) {
    case 'string':
      return textFor(schema, chance, known)
    case 'integer':
      return numberFor(schema, chance, true)
    case 'number':
      return numberFor(schema, chance, false)
    case 'boolean':
      return chance.is(0.5)
    case 'array': {
      if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => valueFor(item, chance, known, depth + 1))
      const least = schema.minItems ?? 0
      const length = depth > 5 ? least : Math.min(schema.maxItems ?? 3, Math.max(least, chance.whole(0, 3)))
      return Array.from({ length }, () => valueFor(schema.items ?? {}, chance, known, depth + 1))
    }
    case 'object': {
      const required = new Set(schema.required)
      const names = Object.keys(schema.properties ?? {}).filter((name) => required.has(name) || (depth < 6 && chance.is(0.4)))
      return Object.fromEntries(names.map((name) => [name, valueFor(schema.properties?.[name] ?? {}, chance, known, depth + 1)]))
    }
    default:
      return null
  }
}
