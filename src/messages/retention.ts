import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { DAY } from '../time.ts'

/** Days that a message is kept after it was written, whatever became of it; one that waits longer is no news any more. */
export const MESSAGE_DAYS = 180

/** The writes that remove messages which have been kept long enough. */
export const oldMessageWrites = ({ store, now }: Pick<Ctx, 'store' | 'now'>): CompiledQuery[] => [
  store.db
    .deleteFrom('message')
    .where('made_at', '<', now - MESSAGE_DAYS * DAY)
    .compile(),
]
