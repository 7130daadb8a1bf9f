import { describe, expect, test } from 'vitest'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { score } from '../../src/matching/score.ts'
import { taxonomy } from '../reference.ts'
import { file, jsonl, padan, parsed } from './io.ts'

const welder = {
  id: 'p1',
  programme: 'Plate Welder SMAW 3G',
  education: 'SMK',
  certificates: ['Plate Welder SMAW 3G (BNSP) 2029'],
  skills: ['las listrik', 'gerinda'],
  experience: [['welder bengkel', 24]],
  willing: 'anywhere',
  text: 'Tukang las 2 tahun, las SMAW pelat.',
}
const cook = {
  id: 'p2',
  education: 'SMK',
  skills: ['masak'],
  experience: [['juru masak kantin', 30]],
  willing: 'anywhere',
  text: 'Juru masak.',
}
const advert = {
  id: 'v1',
  title: 'Welder SMAW',
  text: 'Dibutuhkan tukang las SMAW untuk proyek di Tarakan.\nSyarat:\n- Pendidikan min SMP\n- Pengalaman las 1 tahun\nPria, usia maks 35 tahun',
}
const people = () => file('people.jsonl', jsonl(welder, cook))
const jobs = () => file('jobs.jsonl', jsonl(advert))

describe('padan match', () => {
  test('prints one line of JSON a vacancy, with the parts and reasons of every match', async () => {
    const { code, out, err } = await padan(['match', '--profiles', people(), '--vacancies', jobs(), '--format', 'jsonl'])
    expect(err).toBe('')
    expect(code).toBe(0)
    const [list] = parsed(out)
    expect(Object.keys(list).slice(0, 3)).toEqual(['vacancy', 'matches', 'near'])
    expect(list.vacancy).toBe('v1')
    expect(list.matches.map(({ profile }: { profile: string }) => profile)).toEqual(['p1'])
    const [match] = list.matches
    expect(Object.keys(match)).toEqual(['profile', 'score', 'fit', 'appeal', 'parts', 'gates', 'reasons'])
    expect(match.score).toBeGreaterThan(50)
    expect(match.score).toBeLessThanOrEqual(100)
    const sum = (side: string) =>
      match.parts
        .filter((part: { side: string }) => part.side === side)
        .reduce((all: number, part: { points: number }) => all + part.points, 0)
    expect(sum('fit')).toBeCloseTo(match.fit)
    expect(sum('appeal')).toBeCloseTo(match.appeal)
    expect(match.reasons.every(({ text }: { text: string }) => text.length > 0)).toBe(true)
  })

  test('with --by graduate it prints one line a person, and the pair has the same number', async () => {
    const files = ['--profiles', people(), '--vacancies', jobs(), '--format', 'jsonl']
    const [byVacancy] = parsed((await padan(['match', ...files])).out)
    const byGraduate = parsed((await padan(['match', ...files, '--by', 'graduate'])).out)
    expect(byGraduate.map(({ profile }) => profile)).toEqual(['p1', 'p2'])
    expect(byGraduate[0].matches).toEqual([{ ...byVacancy.matches[0], profile: undefined, vacancy: 'v1' }])
    expect(byGraduate[1].matches).toEqual([])
  })

  test('reads CSV as well, and one of the files from standard input', async () => {
    const csv = 'id;education;experience;skills;willing;text\np1;SMK;welder bengkel: 24;las listrik|gerinda;anywhere;Tukang las\n'
    const { out, code } = await padan(['match', '--profiles', '-', '--vacancies', jobs(), '--format', 'jsonl'], { input: csv })
    expect(code).toBe(0)
    expect(parsed(out)[0].matches).toHaveLength(1)
  })

  test('takes facts in ids as they are, and gives exactly the number of score', async () => {
    const profile = { id: 's1', skills: [{ skill: 'las-smaw', evidence: 'certified' }], willing: 'anywhere', education: 'SMA' }
    const vacancy = { id: 'w1', occupation: ['welder-smaw'], skills_required: ['las-smaw'], place: '65.71' }
    const { out, err } = await padan([
      ...['match', '--format', 'jsonl'],
      ...['--profiles', file('p.jsonl', jsonl(profile)), '--vacancies', file('v.jsonl', jsonl(vacancy))],
    ])
    expect(err).toBe('')
    const [{ matches, near }] = parsed(out)
    const whole = {
      ...{ open: true, title: '', certificates: [], education: null, majors: [], months: null, openings: 1, seatsLeft: 1 },
      ...{
        openReferrals: 0,
        lodging: null,
        wage: null,
        contract: null,
        conditions: [],
        sector: null,
        startsOn: null,
        closesOn: null,
      },
      ...{ postedOn: '2026-11-25', employer: '', text: '', id: 'w1', occupations: ['welder-smaw'], place: '65.71' },
      skills: [{ skill: 'las-smaw', weight: 3 as const, nice: false }],
    }
    const person = {
      ...{
        id: 's1',
        looking: true,
        programme: null,
        education: 'SMA',
        majors: [],
        lacks: [],
        certificates: [],
        experience: [],
        aims: [],
      },
      ...{ home: null, willing: { anywhere: true, places: [], liveIn: null }, refuses: [], words: '' },
      wishes: { wage: null, sectors: [], contracts: [], conditions: [] },
      skills: [{ skill: 'las-smaw', evidence: 'certified' as const }],
    }
    const expected = score(person, whole, { taxonomy, policy: FIRST_POLICY, on: '2026-11-25' })
    expect([...matches, ...near].map(({ score: shown }) => shown)).toEqual([expected.score / 10])
  })

  test('takes what read prints, so that one can be handed to the other', async () => {
    const read = async (kind: string, path: string) => file(`${kind}.jsonl`, (await padan(['read', kind, path])).out)
    const read_people = file(
      'people.jsonl',
      jsonl(...parsed((await padan(['read', 'profiles', people()])).out).map((row) => ({ ...row, willing: 'anywhere' }))),
    )
    const { code, out, err } = await padan([
      ...['match', '--format', 'jsonl', '--profiles', read_people],
      ...['--vacancies', await read('adverts', jobs())],
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(parsed(out)[0].matches.map(({ profile }: { profile: string }) => profile)).toEqual(['p1'])
    const wrong = { id: 'w', occupation: ['welder-smaw', 'no-such'] }
    const refused = await padan(['match', '--profiles', read_people, '--vacancies', '-'], { input: jsonl(wrong) })
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^standard input:1: occupation\.1: There is no “no-such” in the list/)
  })

  test('facts in ids may stand in the cells of a spreadsheet', async () => {
    const facts = {
      people:
        'id,skills,certificates,experience,education,willing,negated\np,las-smaw|las-gmaw,sim-c,welder-smaw: 24,SMA,anywhere,sim-a\n',
      jobs: 'id,occupation,skills_required,openings,wage_min,closing_date,lodging\nv,welder-smaw,las-smaw|las-gerinda,"40",Rp5.600.000,31/12/2026,ya\n',
    }
    const { code, out, err } = await padan([
      ...['match', '--format', 'jsonl'],
      ...['--profiles', file('p.csv', facts.people), '--vacancies', file('v.csv', facts.jobs)],
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [{ matches }] = parsed(out)
    expect(matches.map(({ profile }: { profile: string }) => profile)).toEqual(['p'])
    const [{ parts }] = matches
    const occupation = parts.find(({ name }: { name: string }) => name === 'occupation')
    expect(occupation).toMatchObject({ points: occupation.out_of, unknown: false })
  })

  test('a fact that stands beside the text wins over what the text says', async () => {
    const open = { ...advert, closing_date: '2026-11-20' }
    const { err } = await padan(['match', '--profiles', people(), '--vacancies', file('v.jsonl', jsonl(open))])
    expect(err).toContain('1 of 1 vacancies closed before 2026-11-25')
  })

  test('sex, age and looks in an advert or in the words of a person move no number', async () => {
    const asking = { ...advert, title: 'Welder SMAW (Pria)', text: `${advert.text}\nBerpenampilan menarik. Wanita dipersilakan.` }
    const told = { ...welder, id: 'p3', text: `${welder.text} Saya pria, usia 25, berpenampilan menarik, wanita.` }
    const { out } = await padan([
      ...['match', '--format', 'jsonl', '--vacancies', file('v.jsonl', jsonl(asking))],
      ...['--profiles', file('p.jsonl', jsonl(welder, told))],
    ])
    const [first, second] = parsed(out)[0].matches
    expect(second.parts).toEqual(first.parts)
    expect(JSON.stringify(parsed(out))).not.toMatch(/pria|wanita|penampilan/i)
  })

  test('names wrong rows by line and field, does the rest, and says so in its exit code', async () => {
    const profiles = file(
      'people.jsonl',
      `${jsonl(welder)}{"id":\n${jsonl({ ...cook, id: 'p1' }, { id: 's', skills: [{ skill: 'no-such' }] }, { text: 'x' })}`,
    )
    const { code, out, err } = await padan(['match', '--profiles', profiles, '--vacancies', jobs(), '--format', 'jsonl'])
    expect(code).toBe(1)
    expect(err.replaceAll(profiles, 'people.jsonl').split('\n').filter(Boolean)).toEqual([
      'people.jsonl:2: is not valid JSON',
      'people.jsonl:3: id: "p1" already stands on line 1',
      expect.stringMatching(/^people.jsonl:4: skills\.0\.skill: There is no “no-such” in the list/),
      'people.jsonl:5: id: is missing',
    ])
    expect(parsed(out)[0].matches).toHaveLength(1)
  })

  test('prints CSV that a spreadsheet does not run, and a table that a person can read', async () => {
    const files = ['--profiles', file('p.jsonl', jsonl({ ...welder, id: '=1+1' })), '--vacancies', jobs()]
    const csv = (await padan(['match', ...files, '--format', 'csv'])).out.split('\n')
    expect(csv[0]).toBe('list,rank,standing,vacancy,profile,score,fit,appeal,cured,cure,reasons')
    expect(csv[1]).toMatch(/^v1,1,match,v1,'=1\+1,\d+(\.\d)?,/)
    const table = (await padan(['match', ...files])).out
    expect(table).toContain('v1  Welder SMAW')
    expect(table).toMatch(/1 {2}=1\+1 +\d+\.\d +\d+\.\d +\d+\.\d {2}\S/)
  })

  test('says that a vacancy is closed instead of giving an empty list without a word', async () => {
    const closed = file('v.jsonl', jsonl({ id: 'w1', occupation: ['welder-smaw'], closing_date: '2026-11-01' }))
    const late = await padan(['match', '--profiles', people(), '--vacancies', closed, '--format', 'jsonl'])
    expect(late.err).toContain('1 of 1 vacancies closed before 2026-11-25')
    const inTime = await padan([
      'match',
      '--profiles',
      people(),
      '--vacancies',
      closed,
      '--format',
      'jsonl',
      '--on',
      '2026-10-31',
    ])
    expect(inTime.err).toBe('')
    expect(parsed(inTime.out)[0].matches).toHaveLength(1)
  })

  test('who does not say where they would go is not taken to go anywhere', async () => {
    const { willing: _, ...silent } = welder
    const far = { ...silent, home: '65.02.05' }
    const { out } = await padan(['match', '--profiles', file('p.jsonl', jsonl(far)), '--vacancies', jobs(), '--format', 'jsonl'])
    const [{ matches, near }] = parsed(out)
    expect(matches).toEqual([])
    expect(near[0].cure).toMatchObject({ do: 'go-to' })
  })
})

describe('wrong use', () => {
  test.each([
    ['no such command', ['dance']],
    ['a missing option', ['match', '--profiles', 'x']],
    ['a number that is none', ['match', '--profiles', 'x', '--vacancies', 'y', '--k', 'many']],
    ['a date that is none', ['match', '--profiles', 'x', '--vacancies', 'y', '--on', '2026-02-30']],
    ['an unknown format', ['match', '--profiles', 'x', '--vacancies', 'y', '--format', 'xml']],
    ['standard input twice', ['match', '--profiles', '-', '--vacancies', '-']],
  ])('%s is exit code 2 with a sentence', async (_, words) => {
    const { code, out, err } = await padan(words)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.length).toBeGreaterThan(20)
  })

  test('a file that cannot be read is exit code 3 and names the file', async () => {
    const { code, err } = await padan(['match', '--profiles', '/no/such/file', '--vacancies', jobs()])
    expect(code).toBe(3)
    expect(err).toBe('padan: cannot read /no/such/file: there is no such file\n')
  })

  test.each([[['--help']], [['match', '--help']], [['read', '--help']], [['read', 'adverts', '--help']]])(
    '%s tells the exit codes',
    async (words) => {
      const { code, out } = await padan(words)
      expect(code).toBe(0)
      expect(out).toContain('Usage: padan')
      expect(out).toContain('3  a file cannot be read')
    },
  )
})
