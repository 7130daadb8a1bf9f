import { CompiledQuery } from 'kysely'
import type { Head } from './chain.ts'
import { foundHead, READ_HEAD } from './change-log.ts'
import { unless } from './conditions.ts'
import { DatabaseUnavailable, isPrecondition } from './errors.ts'
import { type Engine, type Log, type Store, storeOn } from './store.ts'

const MOST_TRIES = 50

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const AT = 'select 1 from change_head where one = 1 and seq = ?'
const stillAt = ({ seq }: Head) => unless('log_unmoved', { compile: () => CompiledQuery.raw(AT, [seq]) })

/**
 * The store on a D1 binding. D1's batch is its transaction: the statements run in turn, all or none, and no other in between. It cannot wait
 * for an answer, so the end of the log is read first, and a batch that comes after another program's is made again.
 */
export const openD1 = (binding: D1Database): Store => storeOn(d1Engine(binding))

/** What the store of `openD1` stands on. */
export function d1Engine(binding: D1Database): Engine {
  const bound = ({ sql, parameters }: CompiledQuery) => binding.prepare(sql).bind(...parameters)
  const readHead = async () => foundHead(await bound(READ_HEAD).first<Head>())
  let turn: Promise<void> = Promise.resolve()

  async function logged(writes: readonly CompiledQuery[], log: Log): Promise<void> {
    let head = await readHead()
    for (let tries = 1; ; tries++) {
      try {
        await binding.batch([stillAt(head), ...writes, ...log(head)].map(bound))
        return
      } catch (error) {
        // Only a condition says for sure that nothing was stored.
        if (!isPrecondition(error)) throw error
        const now = await readHead()
        if (now.seq === head.seq) throw error
        if (tries === MOST_TRIES)
          throw new DatabaseUnavailable('locked', 'D1 is written by too many others at once: try again in a while.')
        head = now
        await pause(Math.random() * 2 ** Math.min(tries, 7))
      }
    }
  }

  return {
    name: 'd1',
    flavour: 'sqlite',
    async run(query) {
      const { results, meta } = await bound(query).all()
      return { rows: results, changed: meta.changes }
    },
    async atomically(writes, log) {
      if (log === null) {
        await binding.batch(writes.map(bound))
        return
      }
      // One at a time within this program, so that only other programs can be quicker.
      const mine = turn.then(() => logged(writes, log))
      turn = mine.catch(() => {})
      return mine
    },
    close: async () => {},
  }
}
