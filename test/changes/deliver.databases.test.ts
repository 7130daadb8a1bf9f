import { describe, expect, test } from 'vitest'
import { createWebhook, deliveriesOf, webhookById } from '../../src/changes/actions.ts'
import { deliverDue, type Post } from '../../src/changes/deliver.ts'
import { readFeed } from '../../src/changes/feed.ts'
import type { KeyId } from '../../src/ids.ts'
import { databases, freshStore } from '../databases.ts'
import { deskOn } from '../messages/desk.ts'
import { NOW } from '../world.ts'

describe.each(databases)('on $name', (database) => {
  test('several nodes deliver each change once and in order, and keep the newest fifty deliveries', async () => {
    const store = await freshStore(database)
    const desk = deskOn(store)
    const by = { actor: 'key_00000000000000000000000001' as KeyId, session: null, key: null, scopes: null }
    const ctx = { ...desk.at(), caller: { role: 'administrator', by } as const }
    const made = await createWebhook(ctx, { url: 'https://receiver.example.org/', kinds: ['vacancy', 'profile'] })
    const seqs: number[] = []
    let nth = 0
    const post: Post = async (_, __, body) => {
      nth += 1
      if (nth % 4 === 1) return { error: 'unreachable' }
      const { data } = JSON.parse(body) as { data: { changes: { seq: number }[] } }
      seqs.push(...data.changes.map(({ seq }) => seq))
      return { status: 200 }
    }
    for (let round = 0; round < 60; round++) {
      if (round < 45)
        await store.commit(
          [],
          (['vacancy', 'session', 'profile'] as const).map((kind) => ({
            kind,
            id: `${kind}_${round}`,
            op: 'put' as const,
            at: NOW,
          })),
        )
      await Promise.all(Array.from({ length: round % 4 === 0 ? 2 : 1 }, () => deliverDue(desk.at, post)))
      desk.later(10 * 60_000)
    }
    const { changes, next } = await readFeed(ctx, { after: 0, limit: 1000, kinds: ['vacancy', 'profile'] })
    expect(changes).toHaveLength(90)
    expect(seqs).toEqual(changes.map(({ seq }) => seq))
    expect(next).toBe(await store.head())
    const webhook = await webhookById(ctx, made.id)
    expect(webhook).toMatchObject({ state: 'active', failing_since: null })
    expect(nth).toBeGreaterThan(50)
    expect(webhook === null ? [] : await deliveriesOf(ctx, webhook)).toHaveLength(50)
    expect(await store.db.selectFrom('webhook_delivery').select('id').execute()).toHaveLength(50)
    // workerd writes some thirty times a second.
  }, 120_000)
})
