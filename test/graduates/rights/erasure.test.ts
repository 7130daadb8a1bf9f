import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nikHash } from '../../../src/graduates/person.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { call, graduate, open, vacancy, type World, world } from '../../world.ts'
import { json, onList, submit } from '../helpers.ts'

/** Unlike anything else, so that a byte of it is known wherever it turns up. */
const PERSON = { name: 'Zebulqar Wyxanto', phone: '0819 5550 7731', email: 'zebulqar@unik.example', nik: '6571010503990001' }
const SECRET = 'a secret of the tests, more than thirty-two characters long'
const TEXT = `Saya ${PERSON.name}, juru las tralis, hubungi ${PERSON.phone}. Hobi memancing xylofiz.`

async function traces(): Promise<RegExp[]> {
  const hash = await nikHash(SECRET, PERSON.nik)
  return [/zebulqar/i, /wyxanto/i, /8195550/, /819[ -]?5550/, new RegExp(PERSON.nik), new RegExp(hash), /xylofiz/i, /Ny\. Qorwan/]
}

/** Someone who has done everything here that leaves a row. */
async function lived(at: World): Promise<{ id: string; path: string; key: string }> {
  const { id } = await json<{ id: string }>(at, at.officer, 'POST', '/graduates', graduate({ person: PERSON, text: TEXT }))
  const path = `/graduates/${id}`
  const self = { key: await at.key('graduate', id) }
  for (const purpose of ['messages', 'statistics']) await json(at, self, 'POST', `${path}/consents`, { purpose })
  await json(at, self, 'POST', `${path}/consents`, { purpose: 'employer', employer: at.employer.of.id })
  await json(at, self, 'POST', `${path}/withdrawals`, { purpose: 'statistics' })
  await json(at, self, 'PATCH', path, { person: { email: PERSON.email }, profile: { looking: true } })
  for (const who of [at.officer, at.employer]) await json(at, who, 'GET', path)
  await json(at, self, 'GET', `${path}/matches`)
  await json(at, at.officer, 'GET', '/profiles?q=xylofiz')
  return { id, path, key: self.key }
}

async function everyRow(at: World): Promise<string> {
  const tables = await sql<{
    name: string
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(at.store.db)
  const rows = await Promise.all(tables.rows.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(at.store.db)))
  return JSON.stringify(rows.map(({ rows: found }) => found))
}

describe('a deletion', () => {
  test('leaves neither name, number, e-mail, NIK nor own words in any table, byte of the files, index, list, export or log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'padan-erasure-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const store = openSqlite(join(folder, 'padan.db'))
    const lines: string[] = []
    const settings = {
      store,
      log: (line: object) => lines.push(JSON.stringify(line)),
      logRequest: (line: object) => lines.push(JSON.stringify(line)),
    }
    const at = await world({ vacancies: [vacancy()], graduates: [graduate({ person: { name: 'Rusni', nik: null } })], settings })
    const gone = await lived(at)
    const signs = await traces()
    const bytes = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name)).toString('latin1'))
        .join('')
    // The signs would be found if they were there.
    const before = bytes()
    expect(signs.filter((sign) => sign.test(before)).length).toBeGreaterThan(5)
    expect(await onList(at, at.employer, at.vacancies[0]!)).toContain(gone.id)

    await json(at, { key: gone.key }, 'POST', `${gone.path}/erasure`, { sure: true })

    const rows = await everyRow(at)
    for (const sign of signs) expect(rows).not.toMatch(sign)
    const after = bytes()
    for (const sign of signs) expect(after).not.toMatch(sign)
    expect(await onList(at, at.employer, at.vacancies[0]!)).toEqual([at.graduates[0]!.id])
    const found = await json<{ total: number }>(at, at.officer, 'GET', '/profiles?q=xylofiz')
    expect(found.total).toBe(0)
    expect((await call(at, { key: gone.key }, 'GET', gone.path)).status).toBe(401)
    expect((await call(at, at.officer, 'GET', gone.path)).status).toBe(404)
    expect((await call(at, at.employer, 'GET', gone.path)).status).toBe(404)
    for (const line of lines) for (const sign of signs) expect(line).not.toMatch(sign)
    await store.close()
    for (const sign of signs) expect(bytes()).not.toMatch(sign)
  })

  test('leaves no row that knows the id but the log, and one more in the count of the month', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id, path } = await lived(at)
    await json(at, at.officer, 'POST', `${path}/erasure`, { sure: true })
    const { db } = at.store
    for (const table of ['graduate', 'profile', 'consent', 'disclosure', 'message', 'api_key', 'account', 'session'] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      expect([table, rows.includes(id)]).toEqual([table, false])
    }
    expect(await db.selectFrom('tally').selectAll().execute()).toEqual([{ month: '2026-11', kind: 'erased_officer', n: 1 }])
    const log = await db.selectFrom('change').select(['kind', 'op']).where('entity_id', '=', id).orderBy('seq').execute()
    expect(log.slice(-2)).toEqual([
      { kind: 'profile', op: 'remove' },
      { kind: 'graduate', op: 'remove' },
    ])
  })

  test('keeps a placement as a count, without whom it was', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const { id, path } = await lived(at)
    const { db } = at.store
    const placed = {
      ...{ id: 'plc_1', vacancy_id: at.vacancies[0]!, graduate_id: id, through: 'padan' as const },
      ...{ placed_on: '2026-11-20', ended_on: null, recorded_by: 'system', made_at: 1 },
    }
    await at.store.commit([db.insertInto('placement').values(placed).compile()], [])
    await json(at, at.officer, 'POST', `${path}/erasure`, { sure: true })
    expect(await db.selectFrom('placement').select(['id', 'graduate_id']).execute()).toEqual([{ id: 'plc_1', graduate_id: null }])
  })

  test('is asked for in so many words, by page and by API, and by nobody else', async () => {
    const at = await world({ graduates: [graduate(), graduate({ person: { nik: null, name: 'Rusni' } })] })
    const path = `/graduates/${at.graduates[0]!.id}`
    const self = at.graduates[0]!
    for (const body of [{}, { sure: false }, { sure: 'yes' }])
      expect((await call(at, self, 'POST', `${path}/erasure`, body)).status).toBe(400)
    expect((await submit(at, self, `${path}/erasure`, {})).status).toBe(400)
    for (const who of [at.employer, at.graduates[1]!, at.administrator])
      expect((await call(at, who, 'POST', `${path}/erasure`, { sure: true })).status).toBe(403)
    expect(await (await open(at, self, `${path}/erasure`)).text()).toContain('tidak bisa dibatalkan')
    const done = await submit(at, self, `${path}/erasure`, { sure: 'yes' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/privacy/erased'])
    expect(done.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    expect(await (await open(at, at.visitor, '/privacy/erased')).text()).toContain('sudah dihapus')
  })

  test('by an officer leaves the officer signed in', async () => {
    const at = await world({ graduates: [graduate()] })
    const done = await submit(at, at.officer, `/graduates/${at.graduates[0]!.id}/erasure`, { sure: 'yes' })
    expect(done.status).toBe(303)
    expect(done.headers.get('set-cookie') ?? '').not.toMatch(/Max-Age=0/)
  })

  test('of someone who is changed at that moment is done wholly or not at all', async () => {
    const at = await world({ graduates: [graduate()] })
    const path = `/graduates/${at.graduates[0]!.id}`
    const self = at.graduates[0]!
    const answers = await Promise.all([
      call(at, at.officer, 'POST', `${path}/erasure`, { sure: true }),
      call(at, self, 'PATCH', path, { profile: { home: '65.03' } }),
      call(at, at.officer, 'GET', path),
      call(at, self, 'POST', `${path}/consents`, { purpose: 'messages' }),
    ])
    for (const answer of answers) expect(answer.status).toBeLessThan(500)
    expect(at.bugs).toEqual([])
    const { db } = at.store
    const left = await Promise.all(
      (['graduate', 'profile', 'consent'] as const).map(
        async (table) => (await db.selectFrom(table).selectAll().execute()).length > 0,
      ),
    )
    expect(new Set(left).size).toBe(1)
  })
})
