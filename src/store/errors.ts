/** What a store can say by name. None carries the driver's error, whose details quote the row and so may hold a person's data. */
export class StoreError extends Error {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}

/** A condition of the commit did not hold when its turn came; nothing was stored. Read again, decide again. */
export class PreconditionFailed extends StoreError {
  /** Names of all conditions of the commit; the databases do not all say which of them it was. */
  constructor(readonly conditions: readonly string[]) {
    super(`a condition of the commit did not hold: ${conditions.join(', ')}`)
  }
}

/** A value that must be the only one of its kind is taken. */
export class Duplicate extends StoreError {
  constructor(
    readonly table: string,
    readonly columns: readonly string[],
  ) {
    super(`${table} (${columns.join(', ')}) is already taken`)
  }
}

/** A row refers to one that does not exist, or one still referred to was removed. */
export class MissingReference extends StoreError {
  constructor() {
    super('a row refers to one that does not exist')
  }
}

/** A value that the table's own rules (CHECK, NOT NULL) do not allow. The edge should have refused it with a better sentence. */
export class InvalidValue extends StoreError {
  /** `rule`: name or text of the rule that was broken, as the database tells it. */
  constructor(readonly rule: string) {
    super(`a value breaks the rule of its table: ${rule}`)
  }
}

/** The database cannot be used at all. The message is one line for the person who runs the program and says what to do. */
export class DatabaseUnavailable extends StoreError {
  constructor(
    readonly reason: 'unwritable' | 'not_a_database' | 'locked' | 'newer' | 'unreachable',
    message: string,
  ) {
    super(message)
  }
}

/** A text field of whatever a driver threw; empty when it has none. */
export function told(error: unknown, field: 'code' | 'message' | 'constraint' | 'table' | 'column' | 'detail'): string {
  if (typeof error !== 'object' || error === null || !(field in error)) return ''
  const value = (error as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : ''
}

const PRECONDITION = 'precondition_failed'

// PostgreSQL has codes and fields; SQLite and D1 have a sentence each, to which D1 adds its own before and behind.
const postgresErrors: Readonly<Record<string, (error: unknown) => StoreError>> = {
  23505: (error) =>
    new Duplicate(
      told(error, 'table'),
      /\(([^)]*)\)=\(/.exec(told(error, 'detail'))?.[1]?.split(', ') ?? [told(error, 'constraint')],
    ),
  23503: () => new MissingReference(),
  23502: (error) => new InvalidValue(`${told(error, 'table')}.${told(error, 'column')} is not null`),
  23514: (error) => new InvalidValue(told(error, 'constraint')),
}

const sqliteErrors: readonly [RegExp, (found: string) => StoreError][] = [
  [/UNIQUE constraint failed: ([\w., ]+)/, (found) => duplicateOf(found.split(', '))],
  [/FOREIGN KEY constraint failed/, () => new MissingReference()],
  [/NOT NULL constraint failed: ([\w.]+)/, (found) => new InvalidValue(`${found} is not null`)],
  [/CHECK constraint failed: (.+?)(?:: SQLITE_\w+.*)?$/, (found) => new InvalidValue(found)],
]

function duplicateOf(columns: readonly string[]): Duplicate {
  const [table = ''] = columns[0]?.split('.') ?? []
  return new Duplicate(
    table,
    columns.map((column) => column.slice(table.length + 1)),
  )
}

/** Whether a driver threw it because a condition did not hold. */
export const isPrecondition = (error: unknown): boolean =>
  told(error, 'constraint') === PRECONDITION || told(error, 'message').includes(PRECONDITION)

/** The named error for what a driver threw on a commit with these conditions; what has no name is given back as it is. */
export function named(error: unknown, conditions: readonly string[]): unknown {
  if (error instanceof StoreError) return error
  if (conditions.length > 0 && isPrecondition(error)) return new PreconditionFailed(conditions)
  const postgres = postgresErrors[told(error, 'code')]
  if (postgres !== undefined) return postgres(error)
  for (const [pattern, make] of sqliteErrors) {
    const found = pattern.exec(told(error, 'message'))
    if (found !== null) return make(found[1] ?? '')
  }
  return error
}
