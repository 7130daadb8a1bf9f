import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { call, graduate, open, type Someone, vacancy, type World, world } from '../world.ts'

const NAME = 'Markus Lawai'
const NIK = '6571010503990001'
const WORDS = `Nama saya ${NAME}, panggil saja Lawai. Saya suka mengelas pagar dan tralis. WA 0812-9075-4418, surel markus@contoh.id, NIK ${NIK}.`

/** Whatever would tell who it is, or how to reach them. */
const PERSONAL = [/Markus/i, /Lawai/i, /8129075/, /812[-. ]?9075/, /contoh\.id/, new RegExp(NIK), /1999-03-05/]

let at: World
beforeAll(async () => {
  at = await world({
    // The advert asks for the very name, to see whether its employer can find out that someone has it.
    vacancies: [vacancy({ text: `Dicari juru las bernama ${NAME}, suka mengelas pagar dan tralis, telepon 0812-9075-4418` })],
    graduates: [
      graduate({
        person: { name: NAME, nik: NIK, phone: '0812 9075 4418', email: 'markus@contoh.id', born_on: '1999-03-05', sex: 'male' },
        text: WORDS,
      }),
      graduate({ person: { name: 'Rusni', nik: '6571015503980002', phone: '0813 1111 2222' } }),
    ],
  })
})

const strangers = (): Readonly<Record<string, Someone>> => ({
  visitor: at.visitor,
  employer: at.employer,
  'another employer': at.otherEmployer,
  'another graduate': at.graduates[1]!,
})

describe('no answer for someone who may not see the person tells who they are', () => {
  for (const who of ['visitor', 'employer', 'another employer', 'another graduate'])
    test(who, async () => {
      const someone = strangers()[who]!
      for (const { method, path, api, pages } of endpoints.filter((each) => each.method === 'get')) {
        const filled = path.replace(
          ':id',
          path.startsWith('/graduates')
            ? at.graduates[0]!.id
            : path.startsWith('/employers')
              ? at.employer.of.id
              : at.vacancies[0]!,
        )
        const asked = filled + (path === '/vacancies' || path === '/profiles' ? '?q=las' : '')
        const bodies = [
          ...(api ? [await (await call(at, someone, method.toUpperCase(), asked)).text()] : []),
          ...(pages ? [await (await open(at, someone, asked)).text()] : []),
        ]
        // The advert names the person; what it says itself is no disclosure, so only answers about people are looked at here.
        if (path === '/vacancies/:id' || path === '/vacancies/:id/edit') continue
        for (const body of bodies) for (const sign of PERSONAL) expect(body).not.toMatch(sign)
      }
    })
})

test('an employer learns neither the person’s words, nor their home, nor the wage they wish', async () => {
  await call(at, at.graduates[0]!, 'PATCH', `/graduates/${at.graduates[0]!.id}`, { profile: { wishes: { wage: 7_654_321 } } })
  const body = await (await call(at, at.employer, 'GET', `/vacancies/${at.vacancies[0]}/matches`)).text()
  expect(body).toContain(at.graduates[0]!.id)
  for (const own of [/tralis/, /pagar/, /7654321/, /"held":"65\.71"/]) expect(body).not.toMatch(own)
})

test('an officer’s list has no names, and opening the person is noted down', async () => {
  const list = await (await call(at, at.officer, 'GET', `/vacancies/${at.vacancies[0]}/matches`)).text()
  expect(list).not.toContain('Markus')
  const looks = () => at.store.db.selectFrom('disclosure').selectAll().where('graduate_id', '=', at.graduates[0]!.id).execute()
  const before = await looks()
  const body = await (await call(at, at.officer, 'GET', `/graduates/${at.graduates[0]!.id}`)).text()
  expect(body).toContain(NAME)
  const after = await looks()
  expect(after).toHaveLength(before.length + 1)
  expect(after.at(-1)).toMatchObject({ why: 'opened' })
})

test('one’s own look is nobody else’s business and is not noted down', async () => {
  const looks = () => at.store.db.selectFrom('disclosure').select('id').execute()
  const before = await looks()
  const body = await (await call(at, at.graduates[0]!, 'GET', `/graduates/${at.graduates[0]!.id}`)).text()
  expect(body).toContain('+6281290754418')
  expect(await looks()).toHaveLength(before.length)
})

test('the NIK is stored only as a keyed hash, and the profile holds nothing of the person', async () => {
  const rows = [
    ...(await at.store.db.selectFrom('graduate').selectAll().execute()),
    ...(await at.store.db.selectFrom('profile').selectAll().execute()),
  ]
  expect(JSON.stringify(rows)).not.toContain(NIK)
  const profiles = JSON.stringify(await at.store.db.selectFrom('profile').select('facts').execute())
  for (const sign of PERSONAL) expect(profiles).not.toMatch(sign)
  expect(profiles).toContain('tralis')
})

test('what is logged of a bug holds no address, no value and no message', async () => {
  const broken = await world({ graduates: [graduate()] })
  await broken.store.close()
  const answer = await call(broken, broken.officer, 'GET', '/profiles?q=Markus')
  expect(answer.status).toBe(500)
  const problem = (await answer.json()) as { request_id: string }
  expect(broken.bugs).toHaveLength(1)
  expect(broken.bugs[0]).toMatchObject({ request_id: problem.request_id, method: 'GET' })
  expect(JSON.stringify(broken.bugs)).not.toMatch(/Markus|padan_[\w-]{43}/)
})
