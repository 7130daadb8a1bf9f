import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { attempt } from '../brake.ts'
import { accountEvent } from '../event.ts'
import { doorById } from '../find.ts'
import { liveSlip } from '../slip.ts'
import { type Entry, enter, KindField } from './enter.ts'

export const SlipSignIn = z
  .strictObject({ code: z.string().min(1).max(60).openapi({ example: 'BCDF-GHJK-LMNP' }), kind: KindField })
  .openapi('SlipSignIn')

/** Signs in by the code of a printed slip, which is used up by it. Wrong codes slow down the address they come from. */
export async function signInBySlip(ctx: Ctx, { code, kind }: z.output<typeof SlipSignIn>): Promise<Entry> {
  const { store, now } = ctx
  const { wasRight } = await attempt(ctx, null)
  const slip = await liveSlip(ctx, code)
  const door = slip === null ? null : await doorById(ctx, slip.account)
  if (slip === null || door === null) throw new Refusal('unauthenticated', 'slip_wrong')
  const live = store.db.selectFrom('one_time_code').select('id').where('id', '=', slip.id).where('used_at', 'is', null)
  const used = store.db.updateTable('one_time_code').set({ used_at: now }).where('id', '=', slip.id)
  const writes = [unless('slip_unused', live), used.compile(), ...wasRight, accountEvent(ctx, door.id, 'slip_used')]
  try {
    return await enter(ctx, [door], { kind, way: 'slip' }, writes)
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('unauthenticated', 'slip_wrong')
    throw error
  }
}
