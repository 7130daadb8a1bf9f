import type { CompiledQuery } from 'kysely'

/** The value as every database stores it: PostgreSQL refuses a text with the character NUL, which becomes what all three make of half a surrogate pair. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\ufffd').toWellFormed() : value

export const portable = <Q extends CompiledQuery>(query: Q): Q => ({ ...query, parameters: query.parameters.map(storable) })
