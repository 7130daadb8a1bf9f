import { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import { actorOf, type Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { keyedHash } from '../messages/seal.ts'
import { DAY } from '../time.ts'
import { accountEvent } from './event.ts'
import { newLetters, plainLetters } from './token.ts'

const SLIP_DAYS = 14
const GROUPS = 3

const slipHash = (secret: string, code: string): Promise<string> => keyedHash(secret, 'slip', plainLetters(code))

/** A slip as the API answers it. */
export const Slip = z
  .object({
    code: z.string().openapi({ description: 'Signs in once; shown this once' }),
    path: z.string().openapi({ description: 'What the QR code opens' }),
    ends_at: z.number().int().openapi({ description: 'Epoch milliseconds' }),
  })
  .openapi('Slip')

/** A slip to be printed: a code of 52 bits that opens the account once, with the writes that make it and end the older ones. */
export interface NewSlip {
  readonly code: string
  readonly endsAt: number
  readonly writes: readonly CompiledQuery[]
}

/** Makes a slip for an account. Whoever asks must have been let in: it opens the account to who holds the paper. */
export async function newSlip(ctx: Pick<Ctx, 'store' | 'now' | 'secret' | 'caller'>, accountId: string): Promise<NewSlip> {
  const { store, now, secret, caller } = ctx
  const code = newLetters(GROUPS)
  const endsAt = now + SLIP_DAYS * DAY
  const row = {
    id: newId('otc', now),
    kind: 'slip' as const,
    sent_to_hash: null,
    account_id: accountId,
    code_hash: await slipHash(secret, code),
    tries: 0,
    made_by: actorOf(caller),
    made_at: now,
    expires_at: endsAt,
    used_at: null,
  }
  return {
    code,
    endsAt,
    writes: [
      ...endSlipsOf(ctx, accountId),
      store.db.insertInto('one_time_code').values(row).compile(),
      accountEvent(ctx, accountId, 'slip_made'),
    ],
  }
}

/** Writes that end the slips of an account that were not used. */
export const endSlipsOf = ({ store, now }: Pick<Ctx, 'store' | 'now'>, accountId: string): CompiledQuery[] => [
  store.db
    .updateTable('one_time_code')
    .set({ expires_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'slip')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .compile(),
]

/** The slip of a code as somebody typed it; null when there is none, or it was used or is too old. */
export async function liveSlip(
  { store, now, secret }: Pick<Ctx, 'store' | 'now' | 'secret'>,
  typed: string,
): Promise<{ id: string; account: string } | null> {
  const row = await store.db
    .selectFrom('one_time_code')
    .select(['id', 'account_id'])
    .where('code_hash', '=', await slipHash(secret, typed))
    .where('kind', '=', 'slip')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row === undefined || row.account_id === null ? null : { id: row.id, account: row.account_id }
}

/** The path that a slip's QR code opens; opening it only shows a button, so that a preview in a chat uses nothing up. */
export const slipPath = (code: string): string => `/sign-in/slip?code=${code}`
