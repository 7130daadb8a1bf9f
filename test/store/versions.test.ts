import { describe, expect, test } from 'vitest'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import type { Store } from '../../src/store/store.ts'
import { keepVersions } from '../../src/store/versions.ts'
import { databases, freshStore } from '../databases.ts'

const AT = Date.UTC(2026, 10, 25)
const reference = { version: 'aaaa', files: { 'skills.csv': 'id\nlas\n', 'places.csv': 'code\n65\n' } }

const kept = async ({ db }: Store) => ({
  files: await db.selectFrom('reference').select(['version', 'name', 'content']).orderBy('version').orderBy('name').execute(),
  policies: await db.selectFrom('policy').select(['version', 'content', 'made_at']).orderBy('version').execute(),
})

describe.each(databases)('versions on $name', (database) => {
  test('reference files and policy are kept with their content, and the log says so', async () => {
    const store = await freshStore(database)
    await keepVersions(store, reference, FIRST_POLICY, AT)
    const { files, policies } = await kept(store)
    expect(files).toEqual([
      { version: 'aaaa', name: 'places.csv', content: 'code\n65\n' },
      { version: 'aaaa', name: 'skills.csv', content: 'id\nlas\n' },
    ])
    expect(policies.map(({ content }) => JSON.parse(content))).toEqual([FIRST_POLICY])
    const changes = (await store.changesAfter(0, 10)).map(({ kind, id, op }) => [kind, id, op])
    expect(changes).toEqual([
      ['reference', 'aaaa', 'put'],
      ['policy', FIRST_POLICY.version, 'put'],
    ])
  })

  test('what is kept already stays as it is, and says nothing again', async () => {
    const store = await freshStore(database)
    await keepVersions(store, reference, FIRST_POLICY, AT)
    const before = await kept(store)
    await keepVersions(store, { ...reference, files: { 'skills.csv': 'other' } }, FIRST_POLICY, AT + 1)
    expect(await kept(store)).toEqual(before)
    expect(await store.head()).toBe(2)
  })

  test('a newer version stands beside the older, so that old lists can be replayed', async () => {
    const store = await freshStore(database)
    await keepVersions(store, reference, FIRST_POLICY, AT)
    await keepVersions(
      store,
      { version: 'bbbb', files: { 'skills.csv': 'id\nlas\nbubut\n' } },
      { ...FIRST_POLICY, version: 'next' },
      AT,
    )
    const { files, policies } = await kept(store)
    expect(files.map(({ version }) => version)).toEqual(['aaaa', 'aaaa', 'bbbb'])
    expect(policies).toHaveLength(2)
  })

  test('two that start at the same moment both go on', async () => {
    const store = await freshStore(database)
    await Promise.all([keepVersions(store, reference, FIRST_POLICY, AT), keepVersions(store, reference, FIRST_POLICY, AT)])
    expect((await kept(store)).files).toHaveLength(2)
    expect(await store.head()).toBe(2)
  })
})
