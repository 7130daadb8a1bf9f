export type Place = readonly (string | number)[]

/** Every place in a value, the value itself first. */
export function placesIn(value: unknown, here: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [here]
  return [here, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...here, name]))]
}

/** The value with what stands at a place turned into something else; undefined takes it away. */
export function changedAt(value: unknown, [name, ...rest]: Place, into: (before: unknown) => unknown): unknown {
  if (name === undefined) return into(value)
  if (Array.isArray(value)) return value.map((item, at) => (at === Number(name) ? changedAt(item, rest, into) : item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === name ? changedAt(inner, rest, into) : inner] as const),
  )
}

/** Every text of a value turned into another, given where it stands. */
export const withTexts = (value: unknown, into: (place: Place, before: string) => string): unknown =>
  placesIn(value).reduce(
    (changed, place) => changedAt(changed, place, (before) => (typeof before === 'string' ? into(place, before) : before)),
    value,
  )
