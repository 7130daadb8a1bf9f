import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PURPOSES, WORDING, WORDING_VERSIONS, wordingOf } from '../../../src/graduates/consent/wording.ts'
import { call, graduate, open, vacancy, type World, world, wrongFields } from '../../world.ts'
import { json, onList, ownList, submit } from '../helpers.ts'

interface Shown {
  readonly consents: {
    purpose: string
    text: string
    channel: string
    given_at: string
    withdrawn_at: string | null
    due_at: string | null
  }[]
  readonly standing: { not_listed: string | null }
}

const stored = (at: World) => at.store.db.selectFrom('consent').selectAll().orderBy('id').execute()
const agreed = (at: World) => ({ graduate: at.graduates[0]!, path: `/graduates/${at.graduates[0]!.id}` })

describe('a consent', () => {
  test('to several purposes at once is refused, in whatever way it is bundled', async () => {
    const at = await world({ graduates: [graduate({ consents: [] })] })
    const { graduate: self, path } = agreed(at)
    for (const purpose of [['matching', 'statistics'], 'all', '*', true]) {
      const answer = await call(at, self, 'POST', `${path}/consents`, { purpose })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('sendiri-sendiri')
    }
    for (const bundle of [{ purposes: ['matching', 'messages'] }, { purpose: 'everything' }, {}])
      expect((await call(at, self, 'POST', `${path}/consents`, bundle)).status).toBe(400)
    const twice = new URLSearchParams([
      ['purpose', 'matching'],
      ['purpose', 'messages'],
    ])
    const form = await at.app.request(`${path}/consents`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: `padan_session=${self.key}`,
      },
      body: twice.toString(),
    })
    expect(form.status).toBe(400)
    const bundled = await call(at, at.officer, 'POST', '/graduates', {
      person: { name: 'Yunus' },
      consents: [{ purpose: 'all' }],
    })
    expect(await wrongFields(bundled)).toEqual(['#/consents/0/purpose'])
    expect(await stored(at)).toEqual([])
  })

  test('is stored with its wording, language, time, way and who took it, so that it can be shown', async () => {
    const at = await world({ graduates: [graduate({ consents: [] })] })
    const { graduate: self, path } = agreed(at)
    const shown = await json<Shown>(at, self, 'POST', `${path}/consents`, {
      purpose: 'matching',
      wording: WORDING,
      language: 'en',
    })
    expect(shown.consents).toMatchObject([
      { purpose: 'matching', text: wordingOf('matching', 'en'), channel: 'self', given_at: '2026-11-25T02:00:00.000Z' },
    ])
    const [row] = await stored(at)
    expect(row).toMatchObject({ wording: WORDING, language: 'en', channel: 'self', withdrawn_at: null })
    expect(row?.taken_by).toMatch(/^(key|acc)_/)
    await json(at, at.officer, 'POST', `${path}/consents`, { purpose: 'messages', channel: 'paper', evidence: 'map 7' })
    expect((await stored(at)).find(({ purpose }) => purpose === 'messages')).toMatchObject({
      channel: 'paper',
      evidence: 'map 7',
      office_id: 'off_00000000000000000000000001',
      language: 'id',
    })
  })

  test('given twice is one, and one to a sentence that has changed is refused', async () => {
    const at = await world({ graduates: [graduate({ consents: [] })] })
    const { graduate: self, path } = agreed(at)
    await Promise.all([1, 2, 3].map(() => json(at, self, 'POST', `${path}/consents`, { purpose: 'statistics' })))
    expect(await stored(at)).toHaveLength(1)
    const old = await call(at, self, 'POST', `${path}/consents`, { purpose: 'matching', wording: '2019-01' })
    expect(await wrongFields(old)).toEqual(['#/wording'])
  })

  test('of the person is theirs alone: an officer cannot say "self", nor a person "officer"', async () => {
    const at = await world({ graduates: [graduate({ consents: [] })] })
    const { graduate: self, path } = agreed(at)
    expect((await call(at, at.officer, 'POST', `${path}/consents`, { purpose: 'matching', channel: 'self' })).status).toBe(400)
    expect((await call(at, self, 'POST', `${path}/consents`, { purpose: 'matching', channel: 'officer' })).status).toBe(400)
    expect((await call(at, at.officer, 'POST', `${path}/consents`, { purpose: 'matching', channel: 'paper' })).status).toBe(400)
    expect((await call(at, at.administrator, 'POST', `${path}/consents`, { purpose: 'matching' })).status).toBe(403)
  })

  test('that somebody else wrote down is told to the person', async () => {
    const at = await world({ graduates: [graduate({ consents: [] })] })
    await json(at, at.officer, 'POST', `${agreed(at).path}/consents`, { purpose: 'statistics' })
    const messages = await at.store.db.selectFrom('message').select(['kind', 'recipient']).execute()
    expect(messages).toContainEqual({ kind: 'consent_taken', recipient: at.graduates[0]!.id })
  })

  test('is needed for no account: everyone may register without one', async () => {
    const at = await world({
      vacancies: [vacancy()],
      graduates: [graduate({ consents: [] }), graduate({ person: { nik: null } })],
    })
    const [silent, willing] = at.graduates
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([willing!.id])
    expect(await ownList(at, silent!, silent!.id)).toMatchObject({ matches: [], near: [], not_listed: 'no_consent' })
    expect((await ownList(at, willing!, willing!.id)).matches).toHaveLength(1)
  })
})

describe('a withdrawal', () => {
  test('takes one tap, holds at once, and shows the law’s clock beside it', async () => {
    const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
    const { graduate: self, path } = agreed(at)
    expect(await onList(at, at.employer, at.vacancies[0]!)).toEqual([self.id])
    expect((await submit(at, self, `${path}/withdrawals`, { purpose: 'matching' })).status).toBe(303)
    expect(await onList(at, at.employer, at.vacancies[0]!)).toEqual([])
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([])
    expect(await ownList(at, self, self.id)).toMatchObject({ matches: [], near: [], not_listed: 'no_consent' })
    const search = await json<{ total: number }>(at, at.officer, 'GET', '/profiles?q=las')
    expect(search.total).toBe(0)
    const { consents, standing } = await json<Shown>(at, self, 'GET', `${path}/consents`)
    expect(standing.not_listed).toBe('no_consent')
    expect(consents[0]).toMatchObject({ withdrawn_at: '2026-11-25T02:00:00.000Z', due_at: '2026-11-28T02:00:00.000Z' })
    const page = await (await open(at, self, `${path}/consents`)).text()
    expect(page).toContain('28 November 2026')
    expect(page).toContain('Langsung berlaku')
  })

  test('of what is not in force changes nothing, and a new yes is a new row', async () => {
    const at = await world({ graduates: [graduate()] })
    const { graduate: self, path } = agreed(at)
    const head = await at.store.head()
    await json(at, self, 'POST', `${path}/withdrawals`, { purpose: 'messages' })
    expect(await at.store.head()).toBe(head)
    await json(at, self, 'POST', `${path}/withdrawals`, { purpose: 'matching' })
    await json(at, self, 'POST', `${path}/consents`, { purpose: 'matching' })
    expect((await stored(at)).map(({ withdrawn_at }) => withdrawn_at === null).sort()).toEqual([false, true])
  })
})

test('the page has a switch for each purpose, none of them on by itself', async () => {
  const at = await world({ graduates: [graduate({ consents: [] })] })
  const { graduate: self, path } = agreed(at)
  const page = await (await open(at, self, `${path}/consents`)).text()
  for (const purpose of ['matching', 'statistics', 'messages'] as const) {
    expect(page).toContain(wordingOf(purpose, 'id'))
    expect(page).toContain(`name="purpose" value="${purpose}"`)
  }
  expect(await stored(at)).toEqual([])
  const form = await (await open(at, at.visitor, '/registrations/new')).text()
  expect(form).not.toContain('checked')
})

test('no sentence that people agreed to was changed under its version', () => {
  const digests = Object.fromEntries(
    WORDING_VERSIONS.map((version) => {
      const texts = PURPOSES.flatMap((purpose) =>
        (['id', 'en'] as const).map((language) => wordingOf(purpose, language, version, '{employer}')),
      )
      return [version, createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)]
    }),
  )
  // A changed sentence gets a version of its own; a line here is only ever added.
  expect(digests).toEqual({ '2026-11': '199d8a773ee5714d' })
})
