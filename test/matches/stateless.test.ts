import { describe, expect, test } from 'vitest'
import { jsonl, padan, parsed } from '../cli/io.ts'
import { call, vacancy, world, wrongFields } from '../world.ts'

interface Lists {
  readonly by_vacancy: {
    vacancy: string
    matches: { profile: string; score: number; reasons: { text: string }[] }[]
    near: object[]
  }[]
  readonly by_profile: { profile: string; matches: { vacancy: string; score: number }[] }[]
  readonly versions: { policy: string; taxonomy: string }
  readonly on: string
}

const { employer: _, closing_date: __, ...facts } = { employer: '', ...vacancy() }

async function ask(question: object) {
  const at = await world()
  const before = await at.store.head()
  const answer = await call(at, at.visitor, 'POST', '/matches', question)
  expect(await at.store.head()).toBe(before)
  expect(at.bugs).toEqual([])
  return answer
}
const lists = async (question: object) => (await (await ask(question)).json()) as Lists

describe('matching for another system', () => {
  test('takes free text and facts, answers both ways, and the two ways agree', async () => {
    const answer = await lists({
      profiles: [
        'Juru las SMAW, kerja 3 tahun di galangan Tarakan, lulusan SMK',
        { id: 'kasir', text: 'Pernah kasir toko 2 tahun, bisa komputer' },
        { id: 'las', programme: 'las-3g', skills: ['las-smaw'], home: '65.71' },
      ],
      vacancies: [
        { id: 'welder', ...facts },
        { id: 'toko', title: 'Kasir', text: 'Dicari kasir toko di Tarakan' },
        'Dicari sopir truk, punya SIM B2 umum',
      ],
    })
    const welder = answer.by_vacancy.find(({ vacancy }) => vacancy === 'welder')
    expect(
      welder?.matches
        .slice(0, 2)
        .map(({ profile }) => profile)
        .sort(),
    ).toEqual(['las', 'p1'])
    expect(answer.by_vacancy.find(({ vacancy }) => vacancy === 'toko')?.matches[0]?.profile).toBe('kasir')
    expect(answer.by_vacancy.map(({ vacancy }) => vacancy)).toEqual(['welder', 'toko', 'v3'])
    for (const { vacancy, matches } of answer.by_vacancy)
      for (const { profile, score } of matches) {
        const other = answer.by_profile.find((list) => list.profile === profile)
        expect(other?.matches.find((match) => match.vacancy === vacancy)?.score).toBe(score)
      }
  })

  test('takes rows as job sites and training centres keep them', async () => {
    const answer = await lists({
      profiles: [
        {
          id: 'S1',
          programme: 'Las 3G',
          training_centre: 'LLK',
          education: 'SMK',
          certificates: ['BNSP las 3G'],
          skills: ['las listrik'],
          experience: [['tukang las', 12]],
          text: 'Siap kerja',
        },
      ],
      vacancies: [
        {
          id: 'a1',
          title: 'Juru las',
          group: 'las',
          employer_sector: 'Konstruksi',
          location: 'Tarakan',
          education: 'SMK',
          text: 'Dicari juru las SMAW',
        },
      ],
    })
    expect(answer.by_vacancy[0]?.matches[0]?.profile).toBe('S1')
  })

  test('gives the same numbers for the same question, and names what made them', async () => {
    const question = { profiles: ['bisa las listrik'], vacancies: ['Dicari juru las'], on: '2026-12-01' }
    const [one, two] = [await lists(question), await lists(question)]
    expect(one).toEqual(two)
    expect(one.on).toBe('2026-12-01')
    expect(one.versions.policy).not.toBe('')
  })

  test('is moved by no demand that the law forbids, whatever the people say of themselves', async () => {
    const demands = ' pria, muslim, belum menikah, usia maksimal 30 tahun, tinggi badan minimal 165 cm.'
    const work = 'Dicari juru las SMAW untuk galangan di Tarakan.\nSyarat:'
    const profiles = [
      { id: 'told', text: 'Bisa las SMAW. Pria muslim 28 tahun, belum menikah, tinggi badan 170 cm.' },
      { id: 'other', text: 'Bisa las SMAW. Wanita 45 tahun, menikah.' },
      { id: 'silent', text: 'Bisa las SMAW.' },
    ]
    const numbers = async (vacancy: object) =>
      (await lists({ profiles, vacancies: [vacancy] })).by_profile.map((list) => [
        list.profile,
        list.matches.map(({ score }) => score),
      ])
    for (const facts of [{}, { title: 'Juru las' }, { occupation: ['welder-smaw'], skills_required: ['las-smaw'] }]) {
      const without = await numbers({ ...facts, text: work })
      expect(without[0]?.[1]).toHaveLength(1)
      expect(await numbers({ ...facts, text: work + demands })).toEqual(without)
    }
  })

  test('takes the lines that are printed of what was read', async () => {
    const given = (id: string, text: string) => jsonl({ id, text })
    const vacancies = parsed(
      (await padan(['read', 'adverts', '-'], { input: given('v', 'Dicari juru las SMAW di Tarakan, pria, 2 orang') })).out,
    )
    const profiles = parsed(
      (await padan(['read', 'profiles', '-'], { input: given('p', 'Juru las SMAW 2 tahun. Belum punya SIM A.') })).out,
    )
    const answer = await lists({ profiles, vacancies })
    expect(answer.by_vacancy).toMatchObject([{ vacancy: 'v', matches: [{ profile: 'p' }] }])
  })

  test('names the item and the field that is wrong', async () => {
    const answer = await ask({
      profiles: [{ skills: ['las-smaww'] }, { programme: 'las-3g', skil: [] }],
      vacancies: [{ ...facts, openings: 0 }, { ...facts, place: '99' }, {}],
    })
    expect(answer.status).toBe(400)
    expect((await wrongFields(answer)).sort()).toEqual([
      '#/profiles/0/skills/0',
      '#/profiles/1/skil',
      '#/vacancies/0/openings',
      '#/vacancies/1/place',
      '#/vacancies/2',
    ])
  })

  test('refuses the same id twice', async () => {
    expect(
      await wrongFields(
        await ask({
          profiles: [
            { id: 'x', text: 'las' },
            { id: 'x', text: 'las' },
          ],
          vacancies: ['las'],
        }),
      ),
    ).toEqual(['#/profiles/1/id'])
  })

  test('refuses what would be too much work, and says how much is not', async () => {
    const many = (count: number, text: string) => Array.from({ length: count }, () => text)
    const answer = await ask({ profiles: many(2000, 'las'), vacancies: many(2000, 'las'), k: 100 })
    expect(answer.status).toBe(413)
    expect(((await answer.json()) as { detail: string }).detail).toContain('20.000')
    expect((await ask({ profiles: many(2001, 'las'), vacancies: ['las'] })).status).toBe(400)
    expect((await ask({ profiles: ['x'.repeat(2_000_000)], vacancies: ['las'] })).status).toBe(413)
  })

  test('refuses a question without people or without vacancies', async () => {
    expect(await wrongFields(await ask({ profiles: [], vacancies: ['las'] }))).toEqual(['#/profiles'])
    expect(await wrongFields(await ask({ profiles: ['las'] }))).toEqual(['#/vacancies'])
  })
})
