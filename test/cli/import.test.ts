import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createEmployer } from '../../src/employers/actions.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { taxonomy } from '../reference.ts'
import { dataFolder, file, jsonl, padan, parsed } from './io.ts'

let folder = ''

beforeEach(() => {
  folder = dataFolder()
})

/** Looks into the database of this test. */
async function look<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqlite(join(folder, 'padan.db'))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const people = () => look(({ db }) => db.selectFrom('graduate').selectAll().orderBy('source').execute())
const profiles = () =>
  look(async ({ db }) => (await db.selectFrom('profile').select('facts').execute()).map(({ facts }) => JSON.parse(facts)))
const vacancies = () =>
  look(async ({ db }) =>
    (await db.selectFrom('vacancy').select(['source', 'facts', 'version']).orderBy('source').execute()).map((row) => ({
      ...row,
      facts: JSON.parse(row.facts),
    })),
  )

/** A verified employer in the database of this test. */
async function employer(name = 'Bengkel Las Sinar Utara'): Promise<string> {
  await padan(['migrate'])
  return look(async (store) => {
    const made = await createEmployer({ store, now: Date.now(), taxonomy }, { name, kind: 'local', state: 'verified' })
    return made.id
  })
}

const welder = {
  id: 'a',
  name: 'Markus Lawai',
  phone: '0812 3456 7890',
  programme: 'las-3g',
  skills: ['las listrik'],
  text: 'Tukang las.',
}

/** What is said of people who were brought in without a consent to matching. */
const silent = (count: number) => expect.stringMatching(new RegExp(`${count} have not agreed to be matched`))

describe('padan import graduates', () => {
  test('lists those who agreed, by option or column, with who holds the proof, and says of the others what to do', async () => {
    const rows = jsonl(
      { ...welder, consent: 'matching;statistics', consent_from: 'map 3' },
      { ...welder, id: 'b', name: 'Siti Nurhaliza' },
      { ...welder, id: 'c', name: 'Yohana', consent: 'semua', consent_from: 'map 3' },
      { ...welder, id: 'd', name: 'Anang', consent: 'matching' },
    )
    const first = await padan(['import', 'graduates', '-'], { input: rows })
    expect(first.code).toBe(1)
    expect(first.out).toMatch(/^2 new, 0 changed, 0 the same, 2 wrong\n1 have not agreed to be matched/)
    expect(first.err).toMatch(/:3: consent/)
    expect(first.err).toMatch(/:4: consent_from/)
    const consents = () =>
      look(({ db }) =>
        db
          .selectFrom('consent')
          .innerJoin('graduate', 'graduate.id', 'consent.graduate_id')
          .select(['graduate.name', 'purpose', 'channel', 'evidence', 'withdrawn_at'])
          .orderBy('graduate.source')
          .orderBy('purpose')
          .execute(),
      )
    expect(await consents()).toEqual([
      { name: 'Markus Lawai', purpose: 'matching', channel: 'import', evidence: 'map 3', withdrawn_at: null },
      { name: 'Markus Lawai', purpose: 'statistics', channel: 'import', evidence: 'map 3', withdrawn_at: null },
    ])
    const plain = jsonl(welder, { ...welder, id: 'b', name: 'Siti Nurhaliza' })
    const given = ['--consent', 'matching', '--consent-from', 'signed forms, LLK Tarakan']
    expect((await padan(['import', 'graduates', '-', ...given], { input: plain })).out).toBe(
      '0 new, 1 changed, 1 the same, 0 wrong\n',
    )
    expect(await consents()).toHaveLength(3)
    // What was taken back is not given again by an old list.
    await look(async (store) => {
      const taken = store.db.updateTable('consent').set({ withdrawn_at: 1, withdrawn_by: 'x' })
      await store.commit([taken.compile()], [])
    })
    const again = await padan(['import', 'graduates', '-', ...given], { input: plain })
    expect(again.out).toMatch(/^0 new, 0 changed, 2 the same, 0 wrong\n2 have not agreed/)
    expect((await consents()).filter(({ withdrawn_at }) => withdrawn_at === null)).toEqual([])
  })

  test('a repeated file changes nothing, and a changed row changes what it made', async () => {
    const rows = jsonl(welder, { ...welder, id: 'b', name: 'Siti Nurhaliza' })
    expect(await padan(['import', 'graduates', file('p.jsonl', rows)])).toEqual({ code: 0, out: silent(2), err: '' })
    expect((await padan(['import', 'graduates', '-'], { input: rows })).out).toMatch(/^0 new, 0 changed, 2 the same, 0 wrong\n/)
    const changed = jsonl(welder, { ...welder, id: 'b', name: 'Siti Nurhaliza', phone: '0813 0000 1111' })
    expect((await padan(['import', 'graduates', '-'], { input: changed })).out).toMatch(
      /^0 new, 1 changed, 1 the same, 0 wrong\n/,
    )
    expect((await people()).map(({ name, phone }) => [name, phone])).toEqual([
      ['Markus Lawai', '+6281234567890'],
      ['Siti Nurhaliza', '+6281300001111'],
    ])
  })

  test('wrong rows are named by line and by the heading of the file, and right ones are kept', async () => {
    const csv = [
      'No;ID;Nama;No. HP;Jenis Kelamin;Tanggal Lahir;NIK;Pendidikan;Keahlian',
      '1;a;Markus Lawai;0812 3456 7890;L;03/05/1999;6571010305990001;SMK;las listrik|gerinda',
      '2;b;;0812 3456 7891;P;1/2/2001;;SMA;masak',
      '3;c;Yohana;12;perempuan;2001-02-30;123;SMA;masak',
      '4;a;Markus Lawai;;;;;;',
      '5;;Anang;;;;;;las',
      '6;f;Rahmat;;Laki-laki;;6571010305990001;SMK;las',
      '7;g;Ida;;x;;;SMA;masak',
    ].join('\r\n')
    const path = file('p.csv', `\ufeff${csv}`)
    const { code, out, err } = await padan(['import', 'graduates', path])
    expect(code).toBe(1)
    expect(out).toMatch(/^1 new, 0 changed, 0 the same, 6 wrong\n/)
    const said = err.replaceAll(`${path}:`, '').trim().split('\n')
    expect(said.map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual([
      ...['3 Nama', '4 No. HP', '4 Tanggal Lahir', '4 NIK', '5 id', '6 ID', '7 NIK', '8 Jenis Kelamin'],
    ])
    expect(await people()).toMatchObject([
      { name: 'Markus Lawai', phone: '+6281234567890', sex: 'male', born_on: '1999-05-03', source: 'a' },
    ])
    const [profile] = await profiles()
    expect(profile.education).toBe('SMK')
    expect(profile.skills.map(({ skill }: { skill: string }) => skill)).toContain('las-smaw')
  })

  test('neither the name nor the number of a person comes into the profile', async () => {
    await padan(['import', 'graduates', '-'], {
      input: jsonl({ ...welder, text: 'Saya Markus Lawai, las SMAW, hubungi 0812 3456 7890.' }),
    })
    expect(JSON.stringify(await profiles())).not.toMatch(/Markus|Lawai|3456/)
  })

  test('a sheet that Excel saved as Unicode text is read', async () => {
    const text = '\ufeffid\tnama\tpendidikan\na\tMarkus Lawai\tSMA\n'
    const path = file('p.txt', Buffer.from(text, 'utf16le'))
    expect((await padan(['import', 'graduates', path])).out).toMatch(/^1 new, 0 changed, 0 the same, 0 wrong\n/)
  })

  test('takes what read prints, with the person beside it', async () => {
    const read = await padan(['read', 'profiles', '-'], {
      input: jsonl({ ...welder, text: 'Tukang las SMAW. Belum punya SIM A.' }),
    })
    const rows = jsonl(...parsed(read.out).map((row) => ({ ...row, name: welder.name })))
    expect(await padan(['import', 'graduates', '-'], { input: rows })).toMatchObject({ code: 0, err: '' })
    const [profile] = await profiles()
    expect(profile).toMatchObject({ programme: 'las-3g', lacks: ['sim-a'] })
  })
})

describe('padan import vacancies', () => {
  const advert = {
    ...{ id: 'v1', employer: 'Bengkel Las Sinar Utara', title: 'Juru las SMAW', place: 'Tarakan', openings: '40' },
    text: 'Dicari juru las SMAW.\nSyarat: pendidikan min SMA, pria maks 35 tahun.',
  }

  test('an employer is found by name or id, openings may be "40", and forbidden demands stay outside', async () => {
    const id = await employer()
    const rows = jsonl(advert, { ...advert, id: 'v2', title: 'Tukang bubut', employer: id, openings: 2, wage_min: 'Rp5.600.000' })
    expect(await padan(['import', 'vacancies', '-'], { input: rows })).toEqual({
      code: 0,
      out: '2 new, 0 changed, 0 the same, 0 wrong\n',
      err: '',
    })
    const [first, second] = await vacancies()
    expect(first?.facts).toMatchObject({ openings: 40, place: '65.71', education: 'SMA' })
    expect(first?.facts.occupations).toContain('welder-smaw')
    expect(first?.facts.text).not.toMatch(/pria/i)
    expect(second?.facts.wage).toEqual({ min: 5_600_000, max: null, per: 'month' })
    expect((await padan(['import', 'vacancies', '-'], { input: rows })).out).toBe('0 new, 0 changed, 2 the same, 0 wrong\n')
    const more = jsonl({ ...advert, openings: 41 })
    expect((await padan(['import', 'vacancies', '-'], { input: more })).out).toBe('0 new, 1 changed, 0 the same, 0 wrong\n')
    expect((await vacancies())[0]).toMatchObject({ version: 2, facts: { openings: 41 } })
  })

  test('wrong rows are named by line and field, and right ones are kept', async () => {
    await employer()
    const rows = jsonl(
      advert,
      { ...advert, id: 'v2', employer: 'PT Tidak Ada' },
      { ...advert, id: 'v3', openings: 'banyak', wage_min: 100_000 },
      { ...advert, id: 'v4', closing_date: '31/12/2020', wage_min: 100_000 },
      { id: 'v5', employer: advert.employer, title: 'Las', occupation: ['tukang-las'] },
      { ...advert },
      { id: 'v6', employer: advert.employer },
    )
    const { code, out, err } = await padan(['import', 'vacancies', '-'], { input: `${rows}{"id":` })
    expect(code).toBe(1)
    expect(out).toBe('1 new, 0 changed, 0 the same, 7 wrong\n')
    const said = err
      .trim()
      .split('\n')
      .map((line) => line.replace('standard input:', '').split(': ').slice(0, 2).join(' '))
    expect(said).toEqual([
      ...['8 is not valid JSON', '2 employer', '3 openings', '4 wage_min', '4 closing_date', '5 occupation.0', '6 id', '7 title'],
    ])
  })

  test('the industry is the employer’s, not the usual one of the work, unless the row says another', async () => {
    await padan(['migrate'])
    const made = await look((store) =>
      createEmployer(
        { store, now: Date.now(), taxonomy },
        { name: 'Tambang Utara', kind: 'local', sector: 'B', state: 'verified' },
      ),
    )
    const rows = jsonl(
      ...[{}, { id: 'v2', title: 'Tukang bubut', sector: 'H' }].map((given) => ({ ...advert, employer: made.id, ...given })),
    )
    await padan(['import', 'vacancies', '-'], { input: rows })
    expect((await vacancies()).map(({ facts }) => facts.sector)).toEqual(['B', 'H'])
  })

  test('a row that says what an open advert of the employer says is folded into it, however often it comes', async () => {
    await employer()
    const rows = jsonl(advert, { ...advert, id: 'v2', openings: 3 })
    expect((await padan(['import', 'vacancies', '-'], { input: rows })).out).toBe(
      '1 new, 0 changed, 0 the same, 1 repeat another, 0 wrong\n',
    )
    expect((await padan(['import', 'vacancies', '-'], { input: rows })).out).toBe(
      '0 new, 0 changed, 1 the same, 1 repeat another, 0 wrong\n',
    )
    expect(await vacancies()).toHaveLength(1)
  })

  test('--employer stands in for rows that name none', async () => {
    const id = await employer()
    const { employer: _, ...row } = advert
    expect((await padan(['import', 'vacancies', '-'], { input: jsonl(row) })).err).toContain(':1: employer: ')
    expect((await padan(['import', 'vacancies', '-', '--employer', id], { input: jsonl(row) })).out).toMatch(/^1 new/)
  })

  test('two employers may number their vacancies alike', async () => {
    await employer()
    await employer('Galangan Muara')
    const rows = jsonl(advert, { ...advert, employer: 'Galangan Muara' })
    expect((await padan(['import', 'vacancies', '-'], { input: rows })).out).toMatch(/^2 new/)
  })

  test('takes what read prints', async () => {
    const id = await employer()
    const read = await padan(['read', 'adverts', '-'], { input: jsonl({ id: 'v', title: advert.title, text: advert.text }) })
    expect(await padan(['import', 'vacancies', '-', '--employer', id], { input: read.out })).toMatchObject({ code: 0, err: '' })
    expect((await vacancies())[0]?.facts.occupations).toContain('welder-smaw')
  })
})

test('a file that cannot be read is exit code 3, and makes no database', async () => {
  expect((await padan(['import', 'graduates', '/no/such/file'])).code).toBe(3)
  await expect(people()).rejects.toThrow()
})
