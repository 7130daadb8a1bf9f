import { describe, expect, test } from 'vitest'
import { applyRetention } from '../../src/cli/retain.ts'
import { RETENTION_KINDS } from '../../src/graduates/privacy/retention.ts'
import { json, timed } from '../graduates/helpers.ts'
import { call, graduate, type World } from '../world.ts'
import { dataFolder, padan } from './io.ts'

const retain = (at: World, dryRun = false) => applyRetention(at.system(), dryRun)
const people = async (at: World) => (await at.store.db.selectFrom('graduate').select('id').execute()).map(({ id }) => id)
const tallies = (at: World) => at.store.db.selectFrom('tally').select(['kind', 'n']).orderBy('kind').execute()

describe('padan retain', () => {
  test('has a sweep for every kind of the table, and a dry run changes nothing', async () => {
    const { at, time } = await timed({ graduates: [graduate()] })
    await json(at, at.officer, 'GET', `/graduates/${at.graduates[0]!.id}`)
    time.on(1000)
    const head = await at.store.head()
    const counts = await retain(at, true)
    expect(Object.keys(counts).sort()).toEqual([...RETENTION_KINDS, 'to_ask'].sort())
    expect(counts).toMatchObject({ look: 1, to_ask: 1, asked: 0 })
    expect(await at.store.head()).toBe(head)
    expect(await people(at)).toHaveLength(1)
    expect(await at.store.db.selectFrom('disclosure').select('id').execute()).toHaveLength(1)
  })

  test('asks after two years without a sign of life, and deletes after thirty days without an answer', async () => {
    const { at, time } = await timed({ graduates: [graduate()] })
    time.on(729)
    expect(await retain(at)).toMatchObject({ to_ask: 0 })
    time.on(2)
    expect(await retain(at)).toMatchObject({ to_ask: 1, asked: 0 })
    const asked = await at.store.db.selectFrom('message').select(['kind', 'recipient']).execute()
    expect(asked).toContainEqual({ kind: 'still_needed', recipient: at.graduates[0]!.id })
    time.on(29)
    expect(await retain(at)).toMatchObject({ to_ask: 0, asked: 0 })
    time.on(2)
    expect(await retain(at)).toMatchObject({ asked: 1 })
    expect(await people(at)).toEqual([])
    expect(await tallies(at)).toEqual([{ kind: 'erased_inactive', n: 1 }])
  })

  test('takes any sign of life for an answer: a change, or being here, though the session is long gone', async () => {
    const { at, time } = await timed({ graduates: [graduate(), graduate({ person: { name: 'Rusni', nik: null } })] })
    const [changed, here] = at.graduates
    time.on(731)
    await retain(at)
    time.on(10)
    await json(at, changed!, 'PATCH', `/graduates/${changed!.id}`, { profile: { home: '65.03' } })
    // A key was used: reading is a sign of life, too.
    expect((await call(at, here!, 'GET', `/graduates/${here!.id}/matches`)).status).toBe(200)
    for (let day = 0; day < 40; day++) {
      time.on(1)
      await retain(at)
    }
    expect(await people(at)).toHaveLength(2)
    time.on(300)
    expect(await retain(at)).toMatchObject({ to_ask: 0, asked: 0 })
  })

  test('deletes who took back everything a year ago, and who never agreed since a list brought them in', async () => {
    const { at, time } = await timed({ graduates: [graduate()] })
    const { importGraduate } = await import('../../src/graduates/actions.ts')
    const { GraduateDraft } = await import('../../src/graduates/graduate.ts')
    const draft = GraduateDraft.parse({ person: { name: 'Daftar Lama' } })
    const listed = await importGraduate(at.system(), 'llk:1', draft)
    const self = at.graduates[0]!
    await json(at, self, 'POST', `/graduates/${self.id}/withdrawals`, { purpose: 'matching' })
    time.on(91)
    expect(await retain(at)).toMatchObject({ unconsented: 1, withdrawn: 0 })
    expect(await people(at)).toEqual([self.id])
    expect(await people(at)).not.toContain(listed.id)
    time.on(275)
    expect(await retain(at)).toMatchObject({ withdrawn: 1 })
    expect(await tallies(at)).toEqual([
      { kind: 'erased_unconsented', n: 1 },
      { kind: 'erased_withdrawn', n: 1 },
    ])
  })

  test('removes sessions, codes, messages and looks when their time is over and not before', async () => {
    const { at, time } = await timed({ graduates: [graduate()] })
    const registered = { name: 'Yohana', phone: '0812 9999 0000', password: 'tiga perahu biru', born_on: '1999-01-01' }
    await json(at, at.visitor, 'POST', '/registrations', registered)
    await json(at, at.officer, 'GET', `/graduates/${at.graduates[0]!.id}`)
    const left = async () => {
      const count = async (table: 'session' | 'disclosure' | 'message') =>
        (await at.store.db.selectFrom(table).select('id').execute()).length
      return [await count('session'), await count('disclosure'), await count('message')]
    }
    expect(await left()).toEqual([1, 1, 2])
    time.on(89)
    await retain(at)
    expect(await left()).toEqual([1, 1, 2])
    time.on(3)
    await retain(at)
    expect(await left()).toEqual([0, 1, 2])
    time.on(100)
    await retain(at)
    expect(await left()).toEqual([0, 1, 0])
    time.on(540)
    await retain(at)
    expect((await left())[1]).toBe(0)
  })

  test('prints a count for each kind', async () => {
    dataFolder()
    const { code, out } = await padan(['retain', '--dry-run'])
    expect(code).toBe(0)
    for (const kind of RETENTION_KINDS) expect(out).toContain(`${kind}: 0\n`)
  })
})
