import { describe, expect, test } from 'vitest'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { score } from '../../src/matching/score.ts'
import type { AskedCertificate, Evidence, HeldCertificate, Match, Profile, Reason, Vacancy } from '../../src/matching/types.ts'
import { given, profile, vacancy } from './world.ts'

const match = (some: Partial<Profile>, of: Partial<Vacancy> = {}): Match => score(profile(some), vacancy(of), given)
const lines = (of: Match, part: string): readonly Reason[] =>
  [...of.fitParts, ...of.appealParts].find((each) => each.name === part)?.reasons ?? []
const lineOn = (of: Match, asked: string): Reason | undefined => lines(of, 'skills').find((line) => line.asked === asked)
const gate = (of: Match, name: string) => of.gates.find((each) => each.name === name)
const holding = (certificate: string, some: Partial<HeldCertificate> = {}): Partial<Profile> => ({
  certificates: [{ certificate, validUntil: '2030-01-01', lapsed: false, ...some }],
})
const required = (certificate: string): AskedCertificate[] => [{ certificate, need: 'required' }]
const asked = (skill: string): Partial<Vacancy> => ({ skills: [{ skill, weight: 3, nice: false }] })
const forklift: Partial<Vacancy> = { title: 'Operator forklift', occupations: ['forklift-operator'], skills: [] }

describe('skills', () => {
  test('6G meets 3G in full, since it covers it', () => {
    const line = lineOn(match({ skills: [{ skill: 'las-6g', evidence: 'certified' }] }), 'las-3g')
    expect(line).toMatchObject({ say: 'skill_covered', held: 'las-6g', evidence: 'certified' })
    expect(line?.points).toBe(line?.outOf)
  })

  test('3G does not meet 6G: it lies beside it and is worth half', () => {
    const line = lineOn(match({ skills: [{ skill: 'las-3g', evidence: 'certified' }] }, asked('las-6g')), 'las-6g')
    expect(line).toMatchObject({ say: 'skill_sibling', held: 'las-3g' })
    expect(line?.points).toBe(Math.round((line?.outOf ?? 0) / 2))
  })

  test('a narrower skill answers a broader one, and a domain alone answers little', () => {
    const narrow = match({ skills: [{ skill: 'las-3g', evidence: 'certified' }] }, asked('las-smaw'))
    const domain = match({ skills: [{ skill: 'las', evidence: 'certified' }] }, asked('las-smaw'))
    expect(lineOn(narrow, 'las-smaw')?.say).toBe('skill_narrower')
    expect(lineOn(domain, 'las-smaw')?.say).toBe('skill_broader')
    expect((lineOn(domain, 'las-smaw')?.points ?? 0) / (lineOn(narrow, 'las-smaw')?.points ?? 1)).toBeCloseTo(0.35, 1)
  })

  test('what is proved counts more than work, work more than a course, and that more than a word', () => {
    const worth = (evidence: Evidence): number => match({ skills: [{ skill: 'las-3g', evidence }] }).fit
    expect(worth('certified')).toBeGreaterThan(worth('worked'))
    expect(worth('worked')).toBeGreaterThan(worth('trained'))
    expect(worth('trained')).toBeGreaterThan(worth('own'))
  })

  test('a programme teaches its skills and a certificate proves its own, also once it has lapsed', () => {
    expect(lineOn(match({ programme: 'welding' }), 'las-3g')).toMatchObject({ say: 'skill_same', evidence: 'trained' })
    expect(lineOn(match(holding('bnsp-3g')), 'las-3g')).toMatchObject({ evidence: 'certified' })
    expect(lineOn(match(holding('bnsp-3g', { validUntil: '2024-01-01' })), 'las-3g')).toMatchObject({ evidence: 'trained' })
  })

  test('the skills of the occupation are asked too, traits never', () => {
    const { fitParts } = match({}, { ...asked('jujur'), occupations: ['electrician'] })
    expect(fitParts.find((part) => part.name === 'skills')?.reasons.map((line) => line.asked)).toEqual(['lis-rumah'])
  })

  test('any of several majors is enough', () => {
    const line = lines(match({ majors: ['TITL'] }, { skills: [], occupations: [], majors: ['TPL', 'TITL'] }), 'skills')[0]
    expect(line).toMatchObject({ say: 'major_same', evidence: 'trained', points: Math.round((line?.outOf ?? 0) * 0.8) })
  })

  test('"tidak bisa las" counts as no welding at all', () => {
    const said = match({ lacks: ['las'], skills: [{ skill: 'las-3g', evidence: 'own' }] })
    expect(lineOn(said, 'las-3g')).toMatchObject({ say: 'skill_lacked', points: 0 })
  })
})

describe('what is not asked', () => {
  test('is left out, and the rest is scaled to a thousand points', () => {
    const { fitParts } = match({}, { text: '', title: '', months: null })
    expect(fitParts.map(({ name, outOf }) => [name, outOf])).toEqual([
      ['skills', 692],
      ['occupation', 308],
    ])
    expect(match({}).appealParts.map(({ name, outOf }) => [name, outOf])).toEqual([['place', 1000]])
  })

  test('a vacancy that asks for nothing that is understood is listed for nobody', () => {
    expect(match({}, { title: '', text: '', occupations: [], skills: [] })).toMatchObject({ fit: 0, score: 0, standing: 'none' })
  })
})

describe('papers', () => {
  test('a lapsed licence makes a near match whose cure is to renew it', () => {
    const lapsed = match({ ...holding('sio-forklift', { validUntil: '2026-11-24' }), aims: ['forklift-operator'] }, forklift)
    expect(lapsed.standing).toBe('near')
    expect(gate(lapsed, 'certificate')).toMatchObject({
      is: 'failed',
      why: 'certificate_lapsed',
      cure: { do: 'renew-certificate', certificate: 'sio-forklift' },
    })
    expect(lapsed.cured).toBeGreaterThan(lapsed.score)
  })

  test('a licence is valid to the last day, which is counted at the start of the work', () => {
    const held = { ...holding('sio-forklift', { validUntil: '2026-11-25' }), aims: ['forklift-operator'] }
    expect(gate(match(held, forklift), 'certificate')?.is).toBe('passed')
    expect(gate(match(held, { ...forklift, startsOn: '2026-12-01' }), 'certificate')).toMatchObject({ why: 'certificate_lapsed' })
    expect(gate(match(held, { ...forklift, startsOn: '2026-10-01' }), 'certificate')?.is).toBe('passed')
  })

  test('a person who says it has lapsed is believed, and one without a date is asked for it', () => {
    expect(gate(match(holding('sio-forklift', { lapsed: true, validUntil: null }), forklift), 'certificate')?.is).toBe('failed')
    expect(gate(match(holding('sio-forklift', { validUntil: null }), forklift), 'certificate')).toMatchObject({
      ask: 'ask_certificate_date',
    })
  })

  test('who says nothing of papers is asked for one that an advert wants, and lacks one that the law wants', () => {
    expect(gate(match({}, { certificates: required('bnsp-3g') }), 'certificate')).toMatchObject({
      is: 'unknown',
      ask: 'ask_certificate',
    })
    expect(gate(match({}, forklift), 'certificate')).toMatchObject({
      why: 'certificate_missing',
      cure: { do: 'get-certificate' },
    })
  })

  test('who tells of other papers, or says not to have it, lacks it', () => {
    const asks = { certificates: required('bnsp-3g') }
    expect(gate(match(holding('sim-a'), asks), 'certificate')).toMatchObject({ why: 'certificate_missing' })
    expect(gate(match({ lacks: ['bnsp-3g'] }, asks), 'certificate')).toMatchObject({ why: 'certificate_missing' })
  })

  test('a higher paper meets a lower one, and "belum punya SIM A" rules out B1 as well', () => {
    expect(gate(match(holding('bnsp-6g'), { certificates: required('bnsp-3g') }), 'certificate')?.is).toBe('passed')
    expect(gate(match({ lacks: ['sim-a'] }, { certificates: required('sim-b1') }), 'certificate')?.is).toBe('failed')
  })

  test('any one of the papers that the law accepts is enough', () => {
    const driver = { title: 'Supir', occupations: ['driver'], skills: [] }
    expect(gate(match(holding('sim-b1'), driver), 'certificate')?.is).toBe('passed')
    expect(match({}, driver).gates.filter((each) => each.name === 'certificate')).toHaveLength(1)
  })

  test('a paper that the advert names as the law does is asked once, as by law', () => {
    const gates = match({}, { ...forklift, certificates: required('sio-forklift') }).gates.filter(
      (each) => each.name === 'certificate',
    )
    expect(gates).toMatchObject([{ is: 'failed', why: 'certificate_missing' }])
  })

  test('a site permit is never a gate, and a police record is at most asked for', () => {
    const gates = (certificate: string) => match(holding('sim-a'), { certificates: required(certificate) }).gates
    expect(gates('simper').some((each) => each.name === 'certificate')).toBe(false)
    expect(gates('skck').find((each) => each.name === 'certificate')).toMatchObject({ is: 'unknown' })
  })

  test('two missing papers are more than a near match', () => {
    const both = match({ lacks: ['bnsp-3g', 'sim-a'] }, { certificates: [...required('bnsp-3g'), ...required('sim-a')] })
    expect(both.standing).toBe('none')
    expect(both.cured).toBeNull()
  })
})

describe('schooling', () => {
  const welder: Partial<Profile> = { programme: 'welding' }

  test('SMP for a job that asks SMA is a near match: Paket C', () => {
    const near = match({ ...welder, education: 'SMP' }, { education: 'SMK' })
    expect(near.standing).toBe('near')
    expect(gate(near, 'education')).toMatchObject({ why: 'education_short', cure: { do: 'equivalency', education: 'SMA' } })
  })

  test('two steps short, or short of a diploma, has no cure', () => {
    expect(gate(match({ ...welder, education: 'SD' }, { education: 'SMA' }), 'education')).toMatchObject({
      is: 'failed',
      cure: null,
    })
    expect(gate(match({ ...welder, education: 'SMA' }, { education: 'D3' }), 'education')).toMatchObject({
      is: 'failed',
      cure: null,
    })
  })

  test('SMA and SMK are equal, and unknown schooling is asked', () => {
    expect(gate(match({ ...welder, education: 'SMA' }, { education: 'SMK' }), 'education')?.is).toBe('passed')
    expect(gate(match({ ...welder, education: null }, { education: 'SMK' }), 'education')).toMatchObject({ ask: 'ask_education' })
  })
})

describe('place', () => {
  const welder: Partial<Profile> = { programme: 'welding' }
  const far: Partial<Vacancy> = { place: '65.02' }
  const value = (of: Match): number => of.appealParts.find((part) => part.name === 'place')?.points ?? -1

  test('the same town is daily reach; a wish to go further counts less with each class of travel', () => {
    const anywhere: Partial<Profile> = { ...welder, willing: { anywhere: true, places: [], liveIn: null } }
    expect(value(match(welder))).toBe(1000)
    expect(value(match(anywhere, { place: '65.01' }))).toBe(700)
    expect(value(match(anywhere, far))).toBe(600)
  })

  test('out of reach is a near match that a wish to go there would cure', () => {
    const near = match(welder, far)
    expect(gate(near, 'place')).toMatchObject({ why: 'place_out_of_reach', cure: { do: 'go-to', place: '65.02' } })
    expect(near).toMatchObject({ standing: 'near', score: 0 })
    expect(near.cured).toBe(match({ ...welder, willing: { anywhere: false, places: ['65.02'], liveIn: null } }, far).score)
  })

  test('lodging is reach for who would live in, a question to who has not said, and a cure for who would not', () => {
    const lodged = { ...far, lodging: true }
    const living = (liveIn: boolean | null) => match({ ...welder, willing: { anywhere: false, places: [], liveIn } }, lodged)
    expect(gate(living(true), 'place')?.is).toBe('passed')
    expect(gate(living(null), 'place')).toMatchObject({ ask: 'ask_live_in' })
    expect(gate(living(false), 'place')).toMatchObject({ cure: { do: 'live-in' } })
  })

  test('a wish for a regency is a wish for its districts', () => {
    const wish: Partial<Profile> = { ...welder, home: '65.02', willing: { anywhere: false, places: ['65.71'], liveIn: null } }
    expect(gate(match(wish), 'place')?.is).toBe('passed')
  })
})

describe('the rest of the gates', () => {
  test('a refused camp is no match, and no course would change that', () => {
    const refused = match({ programme: 'welding', refuses: ['camp'] }, { conditions: ['camp', 'roster'] })
    expect(refused.standing).toBe('none')
    expect(gate(refused, 'conditions')).toMatchObject({ why: 'condition_refused', about: 'camp', cure: null })
  })

  test.each<readonly [string, Partial<Vacancy>]>([
    ['closed', { open: false }],
    ['full', { seatsLeft: 0 }],
    ['past', { closesOn: '2026-11-24' }],
  ])('a vacancy that is %s is no match', (why, some) => {
    expect(gate(match({ programme: 'welding' }, some), 'open')).toMatchObject({ is: 'failed', why })
  })

  test('the closing day itself is still open, and who is not looking is left alone', () => {
    expect(gate(match({}, { closesOn: '2026-11-25' }), 'open')?.is).toBe('passed')
    expect(gate(match({ looking: false }), 'open')).toMatchObject({ why: 'not_looking' })
  })

  test('work of another kind is not listed even with every gate open', () => {
    const sewer = match({ programme: 'sewing', aims: ['clerk'], words: 'menjahit' })
    expect(sewer.gates.every((each) => each.is !== 'failed')).toBe(true)
    expect(sewer.fit).toBeLessThan(FIRST_POLICY.leastFit)
    expect(sewer.standing).toBe('none')
  })
})

describe('occupation, experience and words', () => {
  test('nearness goes by the digits that two KBJI codes share, one less without a common field, times how it was come by', () => {
    const points = (some: Partial<Profile>) => match(some).fitParts.find((part) => part.name === 'occupation')?.points
    const outOf = 222
    expect(points({ experience: [{ occupation: 'welder', months: 12 }] })).toBe(outOf)
    expect(points({ experience: [{ occupation: 'welder', months: 11 }] })).toBe(Math.round(outOf * 0.9))
    expect(points({ programme: 'welding' })).toBe(Math.round(outOf * 0.8))
    expect(points({ aims: ['pipe-welder'] })).toBe(Math.round(outOf * 0.7 * 0.6))
    expect(points({ aims: ['solderer'] })).toBe(Math.round(outOf * 0.4 * 0.6))
    expect(points({ aims: ['sheet-metal'] })).toBe(Math.round(outOf * 0.4 * 0.6))
    expect(points({ aims: ['fitter'] })).toBe(Math.round(outOf * 0.15 * 0.6))
    expect(points({ aims: ['clerk'] })).toBe(0)
    expect(points({})).toBe(Math.round(outOf * 0.3))
  })

  test('months of several jobs add up, each by its nearness', () => {
    const jobs = (months: number): Partial<Profile> => ({
      experience: [
        { occupation: 'welder', months },
        { occupation: 'pipe-welder', months: 10 },
        { occupation: 'clerk', months: 90 },
      ],
    })
    expect(lines(match(jobs(5), { months: 24 }), 'experience')).toMatchObject([
      { say: 'experience_some', held: '12', points: 50 },
    ])
    expect(lines(match(jobs(17), { months: 24 }), 'experience')).toMatchObject([{ say: 'experience_enough', points: 100 }])
    expect(match({}, { months: 24 }).fitParts.find((part) => part.name === 'experience')).toMatchObject({
      unknown: true,
      points: 50,
    })
  })

  test('who says that they have never worked has no work, and who says nothing may have some', () => {
    const told = (some: Partial<Profile>) => {
      const parts = match(some, { months: 24 }).fitParts.filter(({ name }) => name === 'occupation' || name === 'experience')
      return parts.map(({ points, unknown, reasons }) => [reasons[0]?.say, points, unknown])
    }
    expect(told({ experience: [{ occupation: null, months: 0 }] })).toEqual([
      ['occupation_other', 0, false],
      ['experience_none', 0, false],
    ])
    expect(told({})).toEqual([
      ['occupation_unknown', 60, true],
      ['experience_unknown', 50, true],
    ])
    const trained = told({ experience: [{ occupation: null, months: 0 }], programme: 'welding' })
    expect(trained[0]).toEqual(['occupation_same', 160, false])
    const job = { occupation: null, months: 6 }
    expect(told({ experience: [{ occupation: null, months: 0 }, job] })[0]).toEqual(['occupation_unknown', 60, true])
  })

  test('a rare word in common counts more than a common one, and a form of it is the same word', () => {
    const text = { text: 'batching plant, kerja kabel dan pipa, menjahit' }
    const points = (words: string) => match({ words }, text).fitParts.find((part) => part.name === 'words')?.points ?? 0
    expect(points('batching')).toBeGreaterThan(points('kabel'))
    expect(points('kabel 2 a')).toBe(points('kabel'))
    expect(points('penjahit')).toBe(points('menjahit'))
    expect(lines(match({ words: 'pernah di batching plant' }, text), 'words')[0]).toMatchObject({ say: 'words_shared' })
  })

  test('words are those that the person wrote: what is ticked in a list or proved on paper adds none', () => {
    const ticked: Partial<Profile> = {
      skills: [{ skill: 'forklift', evidence: 'own' }],
      certificates: [{ certificate: 'sio-forklift', validUntil: null, lapsed: false }],
    }
    const words = (some: Partial<Profile>) => lines(match({ ...ticked, ...some }, { ...forklift, text: '' }), 'words')
    expect(words({ words: 'gudang' })).toMatchObject([{ say: 'words_missing', points: 0 }])
    expect(words({ words: '' })).toMatchObject([{ say: 'words_unknown' }])
    expect(words({ words: 'forklift' })[0]).toMatchObject({ say: 'words_shared', asked: 'forklift' })
  })

  test('function words and what every search for work begins with tell nothing, and who wrote no others is unknown', () => {
    const text = { title: '', text: 'dicari yang bisa bekerja dengan batching' }
    const part = (words: string) => match({ words }, text).fitParts.find((each) => each.name === 'words')
    expect(part('saya cari pekerjaan yang bisa')).toMatchObject({ unknown: true, points: part('')?.points })
    expect(lines(match({ words: 'bisa bekerja, gudang' }, text), 'words')).toMatchObject([{ asked: 'batching', points: 0 }])
  })
})

describe('wishes', () => {
  const paid = (min: number, per: 'month' | 'day' | 'piece' = 'month'): Partial<Vacancy> => ({ wage: { min, max: null, per } })
  const wishing = (wishes: Partial<Profile['wishes']>): Partial<Profile> => ({
    wishes: { wage: null, sectors: [], contracts: [], conditions: [], ...wishes },
  })
  const part = (of: Match, name: string) => of.appealParts.find((each) => each.name === name)

  test('a wage at the wish is full, at 85 % of it half, at 70 % nothing', () => {
    const points = (min: number) => part(match(wishing({ wage: 4_000_000 }), paid(min)), 'wage')?.points
    expect([points(4_000_000), points(3_400_000), points(2_800_000)]).toEqual([462, 231, 0])
  })

  test('a day is a twenty-fifth of a month, and pay by the piece is not known', () => {
    expect(lines(match(wishing({ wage: 4_000_000 }), paid(160_000, 'day')), 'wage')).toMatchObject([
      { say: 'wage_enough', held: '4000000' },
    ])
    expect(part(match(wishing({ wage: 4_000_000 }), paid(9_000, 'piece')), 'wage')?.unknown).toBe(true)
  })

  test('work that is wished counts in full, near work by its nearness, other work little', () => {
    const say = (some: Partial<Profile>, of: Partial<Vacancy> = {}) => lines(match(some, of), 'work')[0]?.say
    expect(say({ aims: ['welder'] })).toBe('work_wished')
    expect(say({ aims: ['pipe-welder'] })).toBe('work_near')
    expect(say({ aims: ['clerk'] })).toBe('work_other')
    expect(say(wishing({ sectors: ['F'] }), { sector: 'F' })).toBe('sector_wished')
    expect(say(wishing({ sectors: ['F'] }))).toBe('work_unknown')
  })

  test('of wished conditions the share that is offered counts', () => {
    const wish = wishing({ contracts: ['PKWTT'], conditions: ['shift'] })
    const half = match(wish, { contract: 'PKWT', conditions: ['shift'] })
    expect(part(half, 'conditions')).toMatchObject({ points: Math.round((part(half, 'conditions')?.outOf ?? 0) / 2) })
    expect(lines(half, 'conditions').map((line) => line.say)).toEqual(['condition_offered', 'contract_not_offered'])
    expect(part(match(wish), 'conditions')?.unknown).toBe(true)
  })
})

test('the date of matching has to be a date', () => {
  expect(() => score(profile(), vacancy(), { ...given, on: 'soon' })).toThrow(RangeError)
})
