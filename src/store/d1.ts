import type { CompiledQuery } from 'kysely'
import { type Store, storeOn } from './store.ts'

/** The store on a D1 binding. D1's batch is its transaction: the statements run in turn, all or none, and no other in between. */
export function openD1(binding: D1Database): Store {
  const bound = ({ sql, parameters }: CompiledQuery) => binding.prepare(sql).bind(...parameters)
  return storeOn({
    name: 'd1',
    flavour: 'sqlite',
    async run(query) {
      const { results, meta } = await bound(query).all()
      return { rows: results, changed: meta.changes }
    },
    async atomically(statements) {
      await binding.batch(statements.map(bound))
    },
    close: async () => {},
  })
}
