import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** What one statement gave: its rows, and how many it changed when the driver says so. */
export interface Outcome {
  readonly rows: readonly unknown[]
  readonly changed?: number | undefined
}

export type Run = (query: CompiledQuery) => Promise<Outcome>

// Kysely would let one query wait for another on SQLite; both SQLite drivers take them as they come.
class OpenSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

const FLAVOURS = {
  sqlite: { Adapter: OpenSqliteAdapter, Compiler: SqliteQueryCompiler, Introspector: SqliteIntrospector },
  postgres: { Adapter: PostgresAdapter, Compiler: PostgresQueryCompiler, Introspector: PostgresIntrospector },
} as const

/** Runs each statement by itself. D1 has no transaction that waits for an answer, so here no database has one: `commit` is the only way to write. */
class StatementDriver implements Driver, DatabaseConnection {
  constructor(private readonly run: Run) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changed } = await this.run(query)
    return { rows: [...rows] as Row[], ...(changed === undefined ? {} : { numAffectedRows: BigInt(changed) }) }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this
  }

  beginTransaction(): Promise<void> {
    return noTransactions()
  }
  commitTransaction(): Promise<void> {
    return noTransactions()
  }
  rollbackTransaction(): Promise<void> {
    return noTransactions()
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('rows are read in pages, not as a stream')
  }

  async init(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const noTransactions = (): Promise<never> =>
  Promise.reject(new Error('there are no open transactions: hand all writes to commit()'))

/** A Kysely dialect over a function that runs one statement. */
export function statementDialect(flavour: keyof typeof FLAVOURS, run: Run): Dialect {
  const { Adapter, Compiler, Introspector } = FLAVOURS[flavour]
  return {
    createDriver: () => new StatementDriver(run),
    createAdapter: () => new Adapter(),
    createQueryCompiler: () => new Compiler(),
    createIntrospector: (db) => new Introspector(db),
  }
}
