import { describe, expect, test } from 'vitest'
import { importVacancy } from '../../../src/vacancies/import.ts'
import { VacancyDraft } from '../../../src/vacancies/vacancy.ts'
import { call, vacancy, world } from '../../world.ts'
import { asked, detailOf, interrupted, statusOf, unverified } from '../office.ts'

const TEXT = `Dicari juru las untuk galangan kapal di Tarakan. Bekerja shift pagi, menyambung pelat dan pipa, membaca gambar kerja
sederhana, merawat alat sendiri. Disediakan mess dan makan siang. Upah lima juta rupiah setiap bulan, kontrak satu tahun.`

describe('an employer that posts the same again', () => {
  test('is told which advert it has already, and where', async () => {
    const at = await world()
    const first = await asked(at, at.employer, 'POST', '/vacancies', { title: 'Juru las', text: TEXT })
    const again = await call(at, at.employer, 'POST', '/vacancies', { title: 'Juru las', text: `${TEXT} Segera!` })
    expect(again.status).toBe(409)
    expect(await detailOf(again)).toContain(`${first.id} (/vacancies/${first.id})`)
    expect(await at.store.db.selectFrom('vacancy').select('id').execute()).toHaveLength(1)
  })

  test('may say that it is another job, and why', async () => {
    const at = await world({ vacancies: [vacancy()] })
    expect(await statusOf(at, at.employer, 'POST', '/vacancies', vacancy({ separate: true }))).toBe(400)
    const other = await asked(at, at.employer, 'POST', '/vacancies', vacancy({ separate: true, separate_why: 'Untuk dok kedua' }))
    expect(other.state).toBe('open')
    const { separate_why } = await at.store.db
      .selectFrom('vacancy')
      .select('separate_why')
      .where('id', '=', other.id)
      .executeTakeFirstOrThrow()
    expect(separate_why).toBe('Untuk dok kedua')
  })

  test('is not told of what another employer posted, nor of what is closed, past or only a draft', async () => {
    const at = await world({ vacancies: [vacancy()] })
    expect(await statusOf(at, at.otherEmployer, 'POST', '/vacancies', vacancy())).toBe(201)
    expect(await statusOf(at, at.employer, 'POST', '/vacancies', vacancy({ draft: true }))).toBe(201)
    await asked(at, at.employer, 'POST', `/vacancies/${at.vacancies[0]}/closure`, { reason: 'cancelled' })
    expect(await statusOf(at, at.employer, 'POST', '/vacancies', vacancy())).toBe(201)
  })

  test('meets the same question when it publishes a draft, or opens a closed one again', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const draft = await asked(at, at.employer, 'POST', '/vacancies', vacancy({ draft: true }))
    expect(await statusOf(at, at.employer, 'PATCH', `/vacancies/${draft.id}`, { draft: false })).toBe(409)
    const path = `/vacancies/${at.vacancies[0]}`
    await asked(at, at.employer, 'POST', `${path}/closure`, { reason: 'cancelled' })
    await asked(at, at.employer, 'PATCH', `/vacancies/${draft.id}`, { draft: false })
    expect(await statusOf(at, at.employer, 'POST', `${path}/reopening`, {})).toBe(409)
    expect(await statusOf(at, at.employer, 'POST', `${path}/reopening`, { separate: true, separate_why: 'Dok kedua' })).toBe(200)
  })

  test('twice at the same moment makes one', async () => {
    const at = await world()
    const both = await Promise.all(
      [1, 2, 3].map(() => statusOf(at, at.employer, 'POST', '/vacancies', { title: 'Juru las', text: TEXT })),
    )
    expect(both.sort()).toEqual([201, 409, 409])
  })

  test('between the look for doubles and the commit of another is asked all the same', async () => {
    const { store, before } = await interrupted()
    const at = await world({ settings: { store } })
    const post = () => statusOf(at, at.employer, 'POST', '/vacancies', { title: 'Juru las', text: TEXT })
    const statuses: number[] = []
    before('vacancy', async () => statuses.push(await post()))
    statuses.push(await post())
    expect(statuses).toEqual([201, 409])
  })

  test('is asked while the first still waits for a check, too', async () => {
    const at = await world()
    const employer = await unverified(at)
    await asked(at, employer, 'POST', '/vacancies', vacancy())
    expect(await statusOf(at, employer, 'POST', '/vacancies', vacancy())).toBe(409)
  })
})

describe('an import of the same under another name', () => {
  const draft = (employer: string, given = {}) => VacancyDraft.parse({ title: 'Juru las', text: TEXT, employer, ...given })

  test('is folded into the first, and changes nothing when it is repeated', async () => {
    const at = await world()
    const ctx = at.system()
    const bring = (source: string, given = {}) => importVacancy(ctx, source, draft(at.employer.of.id, given), null)
    const { id } = await bring('a:1')
    expect(await bring('a:2', { text: `${TEXT} Segera!` })).toEqual({ outcome: 'folded', id })
    const head = await at.store.head()
    expect(await bring('a:2', { text: `${TEXT} Segera!` })).toEqual({ outcome: 'folded', id })
    expect(await bring('a:1')).toEqual({ outcome: 'unchanged', id })
    expect(await at.store.head()).toBe(head)
    expect(await at.store.db.selectFrom('vacancy').select('id').execute()).toHaveLength(1)
  })

  test('stays folded once the first is closed, and becomes its own when it says something else', async () => {
    const at = await world()
    const ctx = at.system()
    const bring = (source: string, given = {}) => importVacancy(ctx, source, draft(at.employer.of.id, given), null)
    const { id } = await bring('a:1')
    await bring('a:2')
    await asked(at, at.employer, 'POST', `/vacancies/${id}/closure`, { reason: 'cancelled' })
    expect(await bring('a:2')).toEqual({ outcome: 'folded', id })
    expect(
      (await bring('a:2', { title: 'Sopir truk', text: 'Dicari sopir truk dengan SIM B1 untuk rute Tarakan' })).outcome,
    ).toBe('created')
  })
})

test('ten times as many adverts of one employer take some ten times as long, not a hundred times', async () => {
  const at = await world()
  const ctx = at.system()
  const employer = at.employer.of.id
  const bring = async (from: number, to: number) => {
    const before = process.cpuUsage()
    for (let n = from; n < to; n++) {
      const text = Array.from({ length: 40 }, (_, word) => `kata${(n * 31 + word * word) % 997}`).join(' ')
      await importVacancy(ctx, `a:${n}`, VacancyDraft.parse({ title: `Pekerjaan nomor ${n}`, text, employer }), null)
    }
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await bring(0, 30)
  const few = await bring(30, 80)
  const many = await bring(80, 580)
  expect(many / few).toBeLessThan(30)
})
