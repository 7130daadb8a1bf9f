import { describe, expect, test } from 'vitest'
import { eraseOldContacts } from '../../../src/vacancies/office/advert-reports.ts'
import { call, NOW, open, vacancy, type World, world, wrongFields } from '../../world.ts'
import { asked, DAY, listed, officerAt, send, statusOf } from '../office.ts'

const report = (at: World, given: object = {}) =>
  asked(at, at.visitor, 'POST', `/vacancies/${at.vacancies[0]}/reports`, {
    kind: 'asks_money',
    words: 'Diminta transfer',
    ...given,
  })

describe('anyone who reports an advert', () => {
  test('is heard without a name, by form too, and only officers read it', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id } = await report(at, { contact: '0813 9999 0001' })
    const form = await send(at, at.visitor, `/vacancies/${at.vacancies[0]}/reports`, {
      kind: 'fake',
      words: 'Alamatnya tidak ada',
    })
    expect([form.status, await form.text()]).toEqual([200, expect.stringContaining('Terima kasih')])
    for (const who of [at.visitor, at.employer])
      expect(await statusOf(at, who, 'GET', `/reports/${id}`)).toBeGreaterThanOrEqual(401)
    expect(await asked(at, at.officer, 'GET', `/reports/${id}`)).toMatchObject({
      kind: 'asks_money',
      words: 'Diminta transfer',
      contact: '0813 9999 0001',
      state: 'new',
    })
    const { reports } = await asked<{ reports: { kind: string }[] }>(at, at.officer, 'GET', '/reports?state=new')
    expect(reports.map(({ kind }) => kind).sort()).toEqual(['asks_money', 'fake'])
  })

  test('is told when there are too many words or no such advert', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const path = `/vacancies/${at.vacancies[0]}/reports`
    expect(await wrongFields(await call(at, at.visitor, 'POST', path, { kind: 'wrong', words: 'x'.repeat(2001) }))).toEqual([
      '#/words',
    ])
    const draft = await asked(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', draft: true }))
    expect(await statusOf(at, at.visitor, 'POST', `/vacancies/${draft.id}/reports`, { kind: 'wrong' })).toBe(404)
  })

  test('has their contact forgotten a month after the end, and in any case after ninety days', async () => {
    const clock = { now: NOW }
    const at = await world({ settings: { now: () => clock.now }, vacancies: [vacancy()] })
    const contacts = async () => {
      await at.store.commit(eraseOldContacts(at.system()), [])
      return (await at.store.db.selectFrom('advert_report_contact').select('contact').orderBy('contact').execute()).map(
        (row) => row.contact,
      )
    }
    const ended = await report(at, { contact: 'a@contoh.id' })
    await report(at, { contact: 'b@contoh.id' })
    await asked(at, at.officer, 'POST', `/reports/${ended.id}/taking`, {})
    await asked(at, at.officer, 'POST', `/reports/${ended.id}/ending`, { outcome: 'dismissed', note: 'Tidak terbukti' })
    clock.now += 30 * DAY
    expect(await contacts()).toEqual(['a@contoh.id', 'b@contoh.id'])
    clock.now += 1
    expect(await contacts()).toEqual(['b@contoh.id'])
    clock.now += 60 * DAY
    expect(await contacts()).toEqual([])
  })
})

describe('a report', () => {
  test('is taken by one officer, and another takes it over only by saying so', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id } = await report(at)
    const officers = [await officerAt(at), await officerAt(at)]
    const both = await Promise.all(officers.map((officer) => statusOf(at, officer, 'POST', `/reports/${id}/taking`, {})))
    expect(both.filter((status) => status === 200)).toHaveLength(1)
    const [winner, loser] = both[0] === 200 ? officers : officers.toReversed()
    expect(await statusOf(at, loser!, 'POST', `/reports/${id}/taking`, {})).toBe(409)
    expect(await statusOf(at, loser!, 'POST', `/reports/${id}/ending`, { outcome: 'dismissed', note: 'x' })).toBe(409)
    expect(await asked(at, loser!, 'POST', `/reports/${id}/taking`, { over: true })).toMatchObject({ owner: loser!.account })
    expect(await statusOf(at, winner!, 'POST', `/reports/${id}/ending`, { outcome: 'dismissed', note: 'x' })).toBe(409)
  })

  test('that is upheld closes the vacancy in the same moment, and its employer cannot open it again', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const [vacancyId = ''] = at.vacancies
    const { id } = await report(at)
    await asked(at, at.officer, 'POST', `/reports/${id}/taking`, {})
    await asked(at, at.officer, 'POST', `/reports/${id}/ending`, {
      outcome: 'upheld',
      note: 'Meminta uang',
      follow: 'close_vacancy',
    })
    expect(await listed(at)).toEqual([])
    expect(await statusOf(at, at.visitor, 'GET', `/vacancies/${vacancyId}`)).toBe(404)
    expect(await asked(at, at.employer, 'GET', `/vacancies/${vacancyId}`)).toMatchObject({
      state: 'closed',
      closed_because: 'removed',
    })
    expect(await statusOf(at, at.employer, 'POST', `/vacancies/${vacancyId}/reopening`, {})).toBe(403)
    expect(await statusOf(at, at.officer, 'POST', `/vacancies/${vacancyId}/reopening`, {})).toBe(200)
    expect(await statusOf(at, at.officer, 'POST', `/reports/${id}/ending`, { outcome: 'dismissed', note: 'x' })).toBe(409)
  })

  test('that is upheld may suspend the employer, with all its vacancies', async () => {
    const at = await world({ vacancies: [vacancy(), vacancy({ title: 'Sopir' })] })
    const { id } = await report(at)
    await asked(at, at.officer, 'POST', `/reports/${id}/taking`, {})
    await asked(at, at.officer, 'POST', `/reports/${id}/ending`, {
      outcome: 'upheld',
      note: 'Perusahaan palsu',
      follow: 'suspend_employer',
    })
    expect(await listed(at)).toEqual([])
    expect(await asked(at, at.employer, 'GET', `/employers/${at.employer.of.id}`)).toMatchObject({
      state: 'suspended',
      state_note: 'Perusahaan palsu',
    })
  })

  test('whose consequence fails is not ended either', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id } = await report(at)
    await asked(at, at.officer, 'POST', `/reports/${id}/taking`, {})
    await asked(at, at.officer, 'POST', `/employers/${at.employer.of.id}/ban`, { note: 'Penipuan' })
    const end = { outcome: 'upheld', note: 'x', follow: 'suspend_employer' }
    expect(await statusOf(at, at.officer, 'POST', `/reports/${id}/ending`, end)).toBe(409)
    expect(await asked(at, at.officer, 'GET', `/reports/${id}`)).toMatchObject({ state: 'taken' })
  })

  test('is for the office that looks after the place of the vacancy', async () => {
    const at = await world({ vacancies: [vacancy({ place: '65.71' })] })
    const { id } = await report(at)
    const [here, elsewhere] = [await officerAt(at, '65.71'), await officerAt(at, '65.03')]
    const seen = async (who: typeof here) => ((await asked(at, who, 'GET', '/reports')).reports as unknown[]).length
    expect([await seen(here), await seen(elsewhere)]).toEqual([1, 0])
    expect(await statusOf(at, elsewhere, 'GET', `/reports/${id}`)).toBe(403)
    expect(await statusOf(at, elsewhere, 'POST', `/reports/${id}/taking`, {})).toBe(403)
    expect(await asked(at, here, 'GET', '/desk')).toMatchObject({ reports_new: 1, oldest_report: '2026-11-25' })
    expect(await asked(at, elsewhere, 'GET', '/desk')).toMatchObject({ reports_new: 0, oldest_report: null })
  })

  test('has pages for the officer, from the queue to its end', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id } = await report(at)
    expect(await (await open(at, at.officer, '/reports?state=new')).text()).toContain(`/reports/${id}`)
    expect((await send(at, at.officer, `/reports/${id}/taking`, { version: '1' })).status).toBe(303)
    expect(await (await open(at, at.officer, `/reports/${id}`)).text()).toContain('Diminta transfer')
    const fields = { version: '2', outcome: 'upheld', follow: 'close_vacancy', note: 'Meminta uang' }
    expect((await send(at, at.officer, `/reports/${id}/ending`, fields)).status).toBe(303)
    expect(await (await open(at, at.officer, '/desk')).text()).toContain('Meja petugas')
    expect(at.bugs).toEqual([])
  })
})
