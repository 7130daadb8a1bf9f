import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { keyedHash } from '../messages/seal.ts'
import { SENT_TO } from './contact.ts'
import type { Prepared } from './new-account.ts'

/** Whose sessions: of a graduate, of all users of an employer, or of one account. */
export type Whose =
  | { readonly graduate: string }
  | { readonly employer: string }
  | { readonly account: string; readonly but?: string | undefined }

/** Writes that end all sessions of these people; `but` is the id of the one that goes on. */
export function endSessionsOf({ store, now }: Pick<Ctx, 'store' | 'now'>, whose: Whose): CompiledQuery[] {
  const ended = store.db.updateTable('session').set({ ended_at: now }).where('ended_at', 'is', null)
  if ('account' in whose) {
    const all = ended.where('account_id', '=', whose.account)
    return [(whose.but === undefined ? all : all.where('id', '!=', whose.but)).compile()]
  }
  const accounts = store.db.selectFrom('account').select('account.id')
  const theirs =
    'graduate' in whose ? accounts.where('graduate_id', '=', whose.graduate) : accounts.where('employer_id', '=', whose.employer)
  const subject = 'graduate' in whose ? whose.graduate : whose.employer
  const keys = store.db.selectFrom('api_key').select('api_key.id').where('subject_id', '=', subject)
  return [ended.where('account_id', 'in', theirs).compile(), ended.where('key_id', 'in', keys).compile()]
}

/**
 * Writes that leave no row of a graduate's account: sessions, codes, keys, history and the account itself. For the commit that deletes the
 * person; put them before the graduate's own row goes. `addresses` are the phone number and e-mail that codes may have gone to.
 */
export async function graduateAccountWrites(
  { store, now, secret }: Pick<Ctx, 'store' | 'now' | 'secret'>,
  graduateId: string,
  addresses: readonly string[],
): Promise<Prepared> {
  const { db } = store
  const account = await db.selectFrom('account').select('id').where('graduate_id', '=', graduateId).executeTakeFirst()
  const keys = db.selectFrom('api_key').select('api_key.id').where('subject_id', '=', graduateId)
  const hashes = await Promise.all(addresses.map((address) => keyedHash(secret, SENT_TO, address)))
  const keyed = [
    ...hashes.map((hash) => db.deleteFrom('one_time_code').where('sent_to_hash', '=', hash).compile()),
    db.deleteFrom('session').where('key_id', 'in', keys).compile(),
    db.deleteFrom('api_key').where('subject_id', '=', graduateId).compile(),
  ]
  if (account === undefined) return { writes: keyed, changes: [] }
  return {
    writes: [
      ...keyed,
      db.deleteFrom('session').where('account_id', '=', account.id).compile(),
      db.deleteFrom('one_time_code').where('account_id', '=', account.id).compile(),
      db.deleteFrom('account_event').where('account_id', '=', account.id).compile(),
      db.deleteFrom('account').where('id', '=', account.id).compile(),
    ],
    changes: [{ kind: 'account', id: account.id, op: 'remove', at: now }],
  }
}
