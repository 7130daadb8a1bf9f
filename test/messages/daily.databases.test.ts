import { describe, expect, test } from 'vitest'
import { PROVINCE_OFFICE } from '../../src/accounts/office.ts'
import { looksAfter } from '../../src/graduates/disclose.ts'
import { makeDigests } from '../../src/messages/digest.ts'
import { readInbox } from '../../src/messages/inbox.ts'
import { codeMessage, message } from '../../src/messages/message.ts'
import { changePreference, readPreference } from '../../src/messages/preference.ts'
import { remindOfVacancies } from '../../src/messages/reminders.ts'
import { oldMessageWrites } from '../../src/messages/retention.ts'
import { homesToTap } from '../../src/messages/to-tap.ts'
import { databases, freshStore } from '../databases.ts'
import { NOW } from '../world.ts'
import { accountIn, deskOn, graduateIn } from './desk.ts'

const EMPLOYER = 'emp_00000000000000000000000001'

describe.each(databases)('on $name', (database) => {
  test('a day of messages passes: reminders, a digest, a tap that waits, a code that expires, an inbox, settings, the end', async () => {
    const store = await freshStore(database)
    const { db } = store
    const graduate = await graduateIn(store)
    const officer = await accountIn(store, { role: 'officer', office_id: PROVINCE_OFFICE })
    const made = { version: 1, made_at: NOW, changed_at: NOW }
    const employer = { ...made, id: EMPLOYER, name: 'Toko', kind: 'local' as const, state: 'unverified' as const }
    const vacancy = { ...made, employer_id: EMPLOYER, title: 'Juru las', openings: 1, posted_on: '2026-10-28', facts: '{}' }
    const dates = { alive_on: '2026-10-28', closes_on: '2026-11-27' }
    await store.commit(
      [
        db.insertInto('employer').values(employer).compile(),
        db
          .insertInto('vacancy')
          .values({ ...vacancy, ...dates, id: 'vac_00000000000000000000000001', state: 'open' })
          .compile(),
        db
          .insertInto('vacancy')
          .values({ ...vacancy, id: 'vac_00000000000000000000000002', state: 'waiting', place: '65.71' })
          .compile(),
      ],
      [],
    )
    const user = await accountIn(store, { role: 'employer', employer_id: EMPLOYER })
    const desk = deskOn(store)
    await store.commit(
      [
        ...message(desk.at(), { to: { graduate }, kind: 'consent_taken', about: {} }),
        ...(await codeMessage(desk.at(), { to: { phone: '+6281298765432' }, code: '482915', until: NOW })),
      ],
      [],
    )
    await desk.send()
    expect(await homesToTap(desk.at())).toEqual([{ officeId: null, home: null }])
    expect(await remindOfVacancies(desk.at(), 30)).toBe(2)
    expect(await remindOfVacancies(desk.at(), 30)).toBe(0)
    expect(await makeDigests(desk.at(), { looksAfter })).toBe(1)
    expect(await makeDigests(desk.at(), { looksAfter })).toBe(0)
    const told = await db.selectFrom('message').select(['kind', 'recipient', 'state']).execute()
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'consent_taken', recipient: graduate, state: 'waiting' },
        { kind: 'one_time_code', recipient: null, state: 'dropped' },
        { kind: 'vacancy_stale_soon', recipient: user, state: 'waiting' },
        { kind: 'vacancy_expires_soon', recipient: user, state: 'waiting' },
        { kind: 'digest', recipient: officer, state: 'waiting' },
      ]),
    )
    const as = { role: 'officer', by: { actor: officer, session: null, key: null, scopes: null } } as const
    const ctx = { ...desk.at(), caller: { ...as, office: { id: PROVINCE_OFFICE, name: '', places: ['65'] } } }
    const { unread, messages } = await readInbox(ctx, { limit: 20 })
    expect(unread).toBe(1)
    expect(messages[0]?.text).toContain('1 lowongan dan 1 pemberi kerja')
    await changePreference(ctx, { muted: ['digest'] }, officer)
    await changePreference(ctx, { language: 'en' }, officer)
    expect(await readPreference(ctx, officer)).toMatchObject({ version: 2, muted: ['digest'], language: 'en' })
    await store.commit(oldMessageWrites({ store, now: NOW + 181 * 86_400_000 }), [])
    expect(await db.selectFrom('message').select('id').execute()).toEqual([])
  })
})
