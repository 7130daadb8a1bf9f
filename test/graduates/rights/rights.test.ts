import { describe, expect, test } from 'vitest'
import { call, graduate, open, vacancy, type World, world } from '../../world.ts'
import { json, onList, ownList, submit, timed } from '../helpers.ts'

const first = (at: World) => ({ self: at.graduates[0]!, path: `/graduates/${at.graduates[0]!.id}` })

describe('pause me', () => {
  test('empties every list at once and keeps the data, and the state is shown to the officer', async () => {
    const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
    const { self, path } = first(at)
    expect((await submit(at, self, `${path}/pause`, { until: '2026-12-01' })).status).toBe(303)
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([])
    expect((await ownList(at, self, self.id)).not_listed).toBe('paused')
    expect(await (await open(at, at.officer, `${path}/consents`)).text()).toContain('Sedang istirahat')
    expect((await submit(at, self, `${path}/resumption`, {})).status).toBe(303)
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([self.id])
  })

  test('ends by itself after its last day, though nothing was written', async () => {
    const { at, time } = await timed({ vacancies: [vacancy()], graduates: [graduate()] })
    const { self, path } = first(at)
    await json(at, self, 'POST', `${path}/pause`, { until: '2026-12-01' })
    const head = await at.store.head()
    time.at('2026-12-01')
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([])
    time.at('2026-12-02')
    expect(await onList(at, at.officer, at.vacancies[0]!)).toEqual([self.id])
    expect(await at.store.head()).toBe(head)
  })

  test('until a day that has passed is refused', async () => {
    const at = await world({ graduates: [graduate()] })
    const { self, path } = first(at)
    expect((await call(at, self, 'POST', `${path}/pause`, { until: '2026-11-24' })).status).toBe(400)
  })
})

describe('give me my file', () => {
  test('in the shape of JSON Resume, with consents, looks and versions under meta', async () => {
    const at = await world({
      graduates: [graduate({ person: { email: 'markus@contoh.id', born_on: '1999-03-05' }, text: 'Suka tralis.' })],
    })
    const { self, path } = first(at)
    await json(at, at.officer, 'GET', path)
    const file = await json<Record<string, unknown>>(at, self, 'GET', `${path}/file`)
    expect(file).toMatchObject({
      basics: { name: 'Markus Lawai', phone: '+6281234567890', email: 'markus@contoh.id', location: { countryCode: 'ID' } },
      skills: [{ name: expect.any(String), level: expect.any(String) }],
      meta: {
        version: 'v1.0.0',
        lastModified: '2026-11-25T02:00:00',
        padan: {
          born_on: '1999-03-05',
          nik_known: true,
          consents: [{ purpose: 'matching' }],
          looks: [{ role: 'officer', who: 'Dinas Tenaga Kerja Provinsi', why: 'opened' }],
          matching: { policy: expect.any(String), taxonomy: expect.any(String) },
        },
      },
    })
    expect(JSON.stringify(file)).not.toContain('6571010503990001')
    // What the schema of JSON Resume asks of the parts that it names.
    for (const list of ['work', 'education', 'certificates', 'skills']) expect(Array.isArray(file[list])).toBe(true)
    const page = await (await open(at, self, `${path}/file`)).text()
    for (const part of ['Markus Lawai', 'markus@contoh.id', '5 Maret 1999', 'membuka data diri']) expect(page).toContain(part)
  })

  test('by an officer is a look, and by nobody else anything', async () => {
    const at = await world({ graduates: [graduate(), graduate({ person: { nik: null } })] })
    const { path } = first(at)
    const file = await json<{ meta: { padan: { looks: object[] } } }>(at, at.officer, 'GET', `${path}/file`)
    expect(file.meta.padan.looks).toMatchObject([{ why: 'file' }])
    for (const who of [at.employer, at.administrator, at.graduates[1]!])
      expect((await call(at, who, 'GET', `${path}/file`)).status).toBe(403)
  })
})

describe('correct me', () => {
  const fieldsOf = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )

  test('by a form that holds what is stored, and changes at once what it changes', async () => {
    const at = await world({ graduates: [graduate()] })
    const { self, path } = first(at)
    await json(at, self, 'PATCH', path, { profile: { wishes: { sectors: ['C'], wage: 4_000_000 } } })
    const fields = fieldsOf(await (await open(at, self, `${path}/edit`)).text())
    expect(fields).toMatchObject({ version: '2', 'person.name': 'Markus Lawai', 'person.phone': '+6281234567890' })
    const sent = {
      ...fields,
      'person.email': 'baru@contoh.id',
      'profile.home': '65.03',
      'profile.wishes.wage': 'Rp4.500.000',
      looking: 'yes',
    }
    expect((await submit(at, self, path, sent)).status).toBe(303)
    const now = await json<{ person: object; profile: object }>(at, self, 'GET', path)
    expect(now).toMatchObject({
      version: 3,
      person: { name: 'Markus Lawai', email: 'baru@contoh.id' },
      profile: { home: '65.03', looking: true, programme: 'las-3g', wishes: { wage: 4_500_000, sectors: ['C'] } },
    })
  })

  test('comes back with both versions when somebody else was quicker, and the second sending is a decision', async () => {
    const at = await world({ graduates: [graduate()] })
    const { self, path } = first(at)
    const fields = fieldsOf(await (await open(at, self, `${path}/edit`)).text())
    await json(at, at.officer, 'PATCH', path, { person: { phone: '0813 1111 2222' } })
    const mine = { ...fields, 'person.phone': '0815 7777 8888', looking: 'yes' }
    const answer = await submit(at, self, path, mine)
    expect(answer.status).toBe(412)
    const page = await answer.text()
    expect(page).toContain('0815 7777 8888')
    expect(page).toContain('+6281311112222')
    expect((await submit(at, self, path, fieldsOf(page))).status).toBe(303)
    expect((await json<{ person: { phone: string } }>(at, self, 'GET', path)).person.phone).toBe('+6281577778888')
  })
})

test('the own list says that it is a guide of a program, whom to ask, and where to read more', async () => {
  const at = await world({ vacancies: [vacancy()], graduates: [graduate()] })
  const { self, path } = first(at)
  const page = await (await open(at, self, `${path}/matches`)).text()
  expect(page).toContain('petunjuk yang dibuat program')
  expect(page).toContain('Tanyakan kepada petugas')
  expect(page).toContain('href="/privacy"')
})
