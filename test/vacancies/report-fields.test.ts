import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call, graduate, open, vacancy, world, wrongFields } from '../world.ts'
import { asked, statusOf } from './office.ts'

const report = fc.record({
  sex: fc.constantFrom('any', 'female', 'male'),
  age_min: fc.option(fc.integer({ min: 18, max: 30 })),
  age_max: fc.option(fc.integer({ min: 31, max: 60 })),
  valid_until: fc.constantFrom(null, '2027-03-03'),
})

/** Every answer and page that is open to those who may not see the report, and every list. */
async function everythingSeen(at: Awaited<ReturnType<typeof world>>): Promise<string> {
  const id = at.vacancies[0]
  const [person] = at.graduates
  const answers = await Promise.all([
    ...['/vacancies', '/vacancies?q=las', '/vacancies?place=65.71', `/vacancies/${id}`, '/'].map((path) =>
      call(at, at.visitor, 'GET', path),
    ),
    call(at, person!, 'GET', `/graduates/${person!.id}/matches`),
    call(at, person!, 'GET', '/vacancies?q=las'),
    call(at, at.otherEmployer, 'GET', `/vacancies/${id}`),
    call(at, at.officer, 'GET', `/vacancies/${id}/matches`),
    ...['/', '/vacancies?q=las', `/vacancies/${id}`, `/employers/${at.employer.of.id}`].map((path) => open(at, at.visitor, path)),
  ])
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  // Its version is the only thing of a vacancy that may move.
  return texts.join('\n').replace(/"version":\d+/g, '')
}

test('sex and age of the law’s report move nothing in any list, match or page, and no byte of them is told', async () => {
  const at = await world({ vacancies: [vacancy(), vacancy({ title: 'Sopir truk' })], graduates: [graduate()] })
  const path = `/vacancies/${at.vacancies[0]}`
  const before = await everythingSeen(at)
  await fc.assert(
    fc.asyncProperty(report, async (fields) => {
      expect(await asked(at, at.employer, 'PATCH', path, { report: fields })).toMatchObject({ report: fields })
      expect(await everythingSeen(at)).toBe(before)
    }),
    { numRuns: 8 },
  )
  expect(before).not.toMatch(/\bage_m(in|ax)|"sex"|2027-03-03/)
  const stored = await at.store.db.selectFrom('vacancy').selectAll().execute()
  expect(JSON.stringify(stored)).not.toMatch(/female|2027-03-03|\bage_min/)
})

test('they are shown to the employer and to officers, and are “any” unless said', async () => {
  const at = await world()
  const { id } = await asked(at, at.employer, 'POST', '/vacancies', vacancy({ report: { age_min: 18 } }))
  const fields = { sex: 'any', age_min: 18, age_max: null, valid_until: null }
  expect((await asked(at, at.employer, 'GET', `/vacancies/${id}`)).report).toEqual(fields)
  expect((await asked(at, at.officer, 'GET', `/vacancies/${id}`)).report).toEqual(fields)
  expect((await asked(at, at.visitor, 'GET', `/vacancies/${id}`)).report).toBeUndefined()
})

test('a vacancy is “not yet reported” from its publication until an officer notes the report', async () => {
  const at = await world({ vacancies: [vacancy()] })
  const [id = ''] = at.vacancies
  await asked(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', draft: true }))
  const unreported = async () =>
    ((await asked(at, at.officer, 'GET', '/vacancies/unreported')).vacancies as { id: string }[]).map((line) => line.id)
  expect(await unreported()).toEqual([id])
  const note = (reported_on: string) =>
    call(at, at.officer, 'POST', `/vacancies/${id}/ministry-report`, { reported_on, number: 'WLKP-7' })
  expect(await wrongFields(await note('2026-11-26'))).toEqual(['#/reported_on'])
  expect((await note('2026-11-24')).status).toBe(200)
  expect(await unreported()).toEqual([])
  expect(await asked(at, at.employer, 'GET', `/vacancies/${id}`)).toMatchObject({
    reported_on: '2026-11-24',
    alive_on: '2026-11-25',
  })
  expect(await statusOf(at, at.employer, 'POST', `/vacancies/${id}/ministry-report`, { reported_on: '2026-11-24' })).toBe(403)
  // Giving the fields of the report later does not undo that it was made.
  expect(await asked(at, at.employer, 'PATCH', `/vacancies/${id}`, { report: { sex: 'any' } })).toMatchObject({
    reported_on: '2026-11-24',
  })
})
