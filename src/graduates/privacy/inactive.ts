import { type ExpressionBuilder, sql } from 'kysely'
import { lastHere } from '../../accounts/retention.ts'
import type { Ctx } from '../../ctx.ts'
import type { GraduateId } from '../../ids.ts'
import { message } from '../../messages/message.ts'
import { Refusal } from '../../refusal.ts'
import { inChunks } from '../../store/chunks.ts'
import type { DB } from '../../store/schema.ts'
import { DAY, dateInWita } from '../../time.ts'
import { eraseGraduate, type Gone, lookRemoval } from '../rights/erasure.ts'
import { ASK_AFTER_DAYS, keptSince, RETENTION } from './retention.ts'

interface Person {
  readonly id: GraduateId
  readonly version: number
}

type Row = ExpressionBuilder<DB, 'graduate'>

/** The last sign of life: made, changed, here by session or key, or agreed to something. */
const alive = () => sql<number>`case
  when coalesce(graduate.alive_at, 0) > graduate.changed_at then graduate.alive_at else graduate.changed_at end`

const people = ({ store }: Pick<Ctx, 'store'>) => store.db.selectFrom('graduate').select(['graduate.id', 'graduate.version'])

const consentsOf = (e: Row) => e.selectFrom('consent').select('consent.id').whereRef('consent.graduate_id', '=', 'graduate.id')

/** Notes when people were last here, before the sessions that tell of it are removed. Gives how many were noted. */
export async function noteLastHere(ctx: Pick<Ctx, 'store'>): Promise<number> {
  const { db } = ctx.store
  const last = await lastHere(ctx)
  const known = await inChunks([...last.keys()], (ids) =>
    db.selectFrom('graduate').select(['id', 'alive_at']).where('id', 'in', ids).execute(),
  )
  const news = known.flatMap(({ id, alive_at }) => {
    const at = last.get(id)
    return at === undefined || at <= (alive_at ?? 0)
      ? []
      : [db.updateTable('graduate').set({ alive_at: at }).where('id', '=', id).compile()]
  })
  await ctx.store.commit(news, [])
  return news.length
}

/** Those who gave no sign of life for two years and were not asked since their last. */
export async function peopleToAsk({ store, now }: Pick<Ctx, 'store' | 'now'>): Promise<Person[]> {
  const rows = await people({ store })
    .where(alive(), '<', now - ASK_AFTER_DAYS * DAY)
    .where((e) => e.or([e('graduate.asked_at', 'is', null), e('graduate.asked_at', '<', alive())]))
    .execute()
  return rows as Person[]
}

/** Asks one whether their data are still needed; the answer is any sign of life. */
export async function ask(ctx: Ctx, { id }: Person): Promise<void> {
  const on = dateInWita(ctx.now + RETENTION.asked.days * DAY)
  const asked = ctx.store.db.updateTable('graduate').set({ asked_at: ctx.now }).where('id', '=', id)
  await ctx.store.commit([asked.compile(), ...message(ctx, { to: { graduate: id }, kind: 'still_needed', about: { on } })], [])
}

/** Whose time is over, by why: asked without an answer, every consent taken back, or never asked for one since a list brought them in. */
export async function peopleGone(
  ctx: Pick<Ctx, 'store' | 'now'>,
  kind: 'asked' | 'withdrawn' | 'unconsented',
): Promise<Person[]> {
  const before = keptSince(kind, ctx.now)
  const all = people(ctx)
  switch (kind) {
    case 'asked':
      return (await all.where('graduate.asked_at', '<', before).where('graduate.asked_at', '>=', alive()).execute()) as Person[]
    case 'withdrawn':
      return (await all
        .where(alive(), '<', before)
        .where((e) => e.exists(consentsOf(e)))
        .where((e) =>
          e.not(e.exists(consentsOf(e).where((c) => c.or([c('withdrawn_at', 'is', null), c('withdrawn_at', '>=', before)])))),
        )
        .execute()) as Person[]
    case 'unconsented':
      return (await all
        .where('graduate.source', 'is not', null)
        .where(alive(), '<', before)
        .where((e) => e.not(e.exists(consentsOf(e))))
        .execute()) as Person[]
  }
}

const GONE = {
  asked: 'erased_inactive',
  withdrawn: 'erased_withdrawn',
  unconsented: 'erased_unconsented',
} as const satisfies Record<string, Gone>

/** Deletes them one by one, so that whoever shows up in between stays. */
export async function eraseGone(ctx: Ctx, kind: keyof typeof GONE, gone: readonly Person[]): Promise<number> {
  let erased = 0
  for (const person of gone)
    try {
      await eraseGraduate(ctx, person, GONE[kind])
      erased++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return erased
}

/** Looks that have been kept long enough. */
export async function oldLooks({ store: { db }, now }: Pick<Ctx, 'store' | 'now'>): Promise<string[]> {
  const rows = await db.selectFrom('disclosure').select('id').where('at', '<', keptSince('look', now)).execute()
  return rows.map(({ id }) => id)
}

/** Removes them, a thousand at a time, and gives how many they were. */
export async function forgetLooks(ctx: Pick<Ctx, 'store' | 'now'>, ids: readonly string[]): Promise<number> {
  for (let start = 0; start < ids.length; start += 1000) {
    const { writes, changes } = lookRemoval(ctx, ids.slice(start, start + 1000))
    await ctx.store.commit(writes, changes)
  }
  return ids.length
}
