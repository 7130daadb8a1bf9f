import { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../../ctx.ts'
import { newId } from '../../ids.ts'
import { codeMessage } from '../../messages/message.ts'
import { keyedHash } from '../../messages/seal.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { attempt, forgiven } from '../brake.ts'
import { ContactText, contactText, SENT_TO } from '../contact.ts'
import { type Door, doorById, doorsAt } from '../find.ts'
import { HALFWAY, halfSession } from '../session.ts'
import { newDigits } from '../token.ts'
import { type Entry, enter, entryOf, type Half, halfOf, KindField, stillWaits } from './enter.ts'

const MOST_TRIES = 5

export const CodeAsked = z.strictObject({ who: ContactText, kind: KindField }).openapi('CodeAsked')
export const CodeEntry = z
  .strictObject({ code: z.string().trim().min(1).max(20).openapi({ example: '048213' }) })
  .openapi('CodeEntry')

const codeHash = (secret: string, id: string, code: string): Promise<string> =>
  keyedHash(secret, 'one-time code', `${id}:${code}`)

/**
 * Sends a code to a phone number or an e-mail address, if somebody here has it; the answer is the same if nobody has. The code opens
 * only the browser that asked for it, so that reading one out to a caller lets no caller in.
 */
export async function askCode(ctx: Ctx, { who, kind }: z.output<typeof CodeAsked>): Promise<Entry> {
  const { store, now, secret } = ctx
  // Every code costs somebody a message, so asking for many of them is slowed like guessing.
  await attempt(ctx, `ask ${contactText(who)}`)
  const doors = (await doorsAt(ctx, who)).filter(({ state }) => state === 'active')
  const code = newDigits()
  const id = newId('otc', now)
  const row = {
    id,
    kind: 'sign-in' as const,
    sent_to_hash: await keyedHash(secret, SENT_TO, contactText(who)),
    account_id: null,
    code_hash: await codeHash(secret, id, code),
    tries: 0,
    made_by: null,
    made_at: now,
    expires_at: now + HALFWAY,
    used_at: null,
  }
  const sent = await codeMessage(ctx, { to: who, code, until: row.expires_at })
  const half = await halfSession(ctx, {
    step: 'code',
    about: { code: id, accounts: doors.map((door) => door.id) },
    account: null,
    kind,
    way: 'code',
  })
  const writes = [store.db.insertInto('one_time_code').values(row).compile(), ...half.writes]
  await store.commit(doors.length === 0 ? writes : [...writes, ...sent], [])
  return entryOf(half, 'code', '', kind)
}

/** Enters the code that was sent. Refuses a wrong one with the tries that are left, and all after the fifth or after ten minutes. */
export async function enterCode(ctx: Ctx, { code }: z.output<typeof CodeEntry>): Promise<Entry> {
  const { store, now, secret } = ctx
  const half = await halfOf(ctx, 'code')
  const row = await store.db
    .selectFrom('one_time_code')
    .selectAll()
    .where('id', '=', half.about.code ?? '')
    .executeTakeFirst()
  if (row === undefined || row.used_at !== null || row.expires_at <= now || row.tries >= MOST_TRIES)
    throw new Refusal('unauthenticated', 'code_over')
  const { wasRight } = await attempt(ctx, `code ${row.sent_to_hash}`)
  const asRead = store.db
    .selectFrom('one_time_code')
    .select('id')
    .where('id', '=', row.id)
    .where('tries', '=', row.tries)
    .where('used_at', 'is', null)
  const condition = unless('code_as_read', asRead)
  const doors = await theirs(ctx, half)
  const right = (await codeHash(secret, row.id, code.replace(/\D/g, ''))) === row.code_hash && doors.length > 0
  const set = store.db.updateTable('one_time_code').where('id', '=', row.id)
  const once = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      // Two tries at the same moment are one too many: otherwise a thousand at once would be five.
      if (error instanceof PreconditionFailed) throw new Refusal('conflict', 'code_twice')
      throw error
    }
  }
  if (!right) {
    await once(store.commit([condition, set.set({ tries: row.tries + 1 }).compile()], []))
    throw new Refusal('unauthenticated', 'code_wrong', { left: MOST_TRIES - 1 - row.tries })
  }
  const writes: CompiledQuery[] = [
    condition,
    stillWaits(ctx, half),
    set.set({ used_at: now }).compile(),
    ...wasRight,
    ...(await askingForgiven(ctx, doors)),
  ]
  return once(enter(ctx, doors, half, writes))
}

const theirs = async (ctx: Ctx, { about: { accounts = [] } }: Half): Promise<Door[]> =>
  (await Promise.all(accounts.map((id) => doorById(ctx, id)))).filter((door): door is Door => door?.state === 'active')

/** Who could read the code may ask for the next one at once. */
const askingForgiven = async (ctx: Ctx, doors: readonly Door[]): Promise<CompiledQuery[]> => {
  const contacts = new Set(doors.flatMap(({ phone, email }) => [phone, email]).filter((contact) => contact !== null))
  return (await Promise.all([...contacts].map((contact) => forgiven(ctx, `ask ${contact}`)))).flat()
}
