import { HOSTILE, HOSTILE_NAMES } from '../attack/hostile.ts'
import { changedAt, placesIn } from '../attack/places.ts'
import type { Chance } from './chance.ts'

const NEARLY: readonly ((before: unknown) => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => ' ',
  () => [],
  () => ({}),
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => '7',
  () => 'x'.repeat(201),
  (before) => [before],
  (before) => ({ value: before }),
  (before) => (typeof before === 'number' ? before * 1e6 : `${String(before)}x`),
  (before) => (typeof before === 'number' ? -before : String(before).slice(0, -1)),
  (before) => (Array.isArray(before) ? [...before, ...before] : before),
  (before) => (Array.isArray(before) ? Array.from({ length: 300 }, () => before[0] ?? 'x') : before),
  (before) => (typeof before === 'object' && before !== null ? { ...before, surprise: 1 } : before),
]

/** One thing of a valid value off: missing, of another kind, at or beyond an edge, or one thing too many. */
export const nearly = (value: unknown, chance: Chance): unknown =>
  changedAt(value, chance.one(placesIn(value)), chance.one(NEARLY))

const named = (name: string, value: unknown) => (before: unknown) =>
  typeof before === 'object' && before !== null && !Array.isArray(before)
    ? Object.defineProperty({ ...before }, name, { value, enumerable: true, configurable: true, writable: true })
    : value

/** A valid value with one to three hostile texts in it, or a field by a name that ought not to be there. */
export function hostile(value: unknown, chance: Chance): unknown {
  let spoilt = value
  for (let times = chance.whole(1, 3); times > 0; times--) {
    const place = chance.one(placesIn(spoilt))
    const text = chance.one(HOSTILE)
    spoilt = changedAt(spoilt, place, chance.is(0.3) ? named(chance.one(HOSTILE_NAMES), text) : () => text)
  }
  return spoilt
}

/** JSON that is none, or that says one thing twice. */
export const broken = (json: string, chance: Chance): string =>
  chance.one([
    json.slice(0, -1),
    `${json}${json}`,
    json.replace('{', '{"__proto__":{"role":"administrator"},'),
    json.replace(/^\{("[^"]+":)/, '{$1null,$1'),
    json.replace(/\d/, 'NaN'),
    `\uFEFF${json}`,
    `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
    '',
    'null',
    '[]',
    '"x"',
    '1e999',
    '{"\\u0000":"\\ud800"}',
  ])
