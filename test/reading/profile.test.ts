import { describe, expect, test } from 'vitest'
import { profileFromDraft } from '../../src/reading/to-profile.ts'
import { taxonomy } from '../reference.ts'
import { flatPerson, profile } from './helpers.ts'

describe('papers held', () => {
  test.each([
    ['SIO forklift sudah mati', true],
    ['punya SIO forklift tapi sudah expired', true],
    ['SIO forklift lewat masa', true],
    ['SIO forklift, masa berlaku habis 2023', true],
    ['SIO forklift berlaku sampai 12/03/2024', true],
    ['SIO forklift aktif sampai 2028', false],
    ['SIO forklift (berlaku s/d Mei 2027)', false],
    ['SIO forklift masih aktif', false],
    ['SIO forklift belum mati', false],
    ['ada SIO forklift', false],
    ['SIO forklift 2022', false],
  ])('%s: lapsed %s', (text, expired) => {
    expect(flatPerson({ text }).certificates).toEqual([{ id: 'sio-forklift-2', expired }])
  })

  test.each([
    ['SIO forklift 2029', '2029-12-31'],
    ['SIO forklift (exp 03/2029)', '2029-03-31'],
    ['SIO forklift hingga 2030', '2030-12-31'],
    ['SIO forklift 02-2028', '2028-02-29'],
    ['SIO forklift s/d 2027', '2027-12-31'],
    ['SIO forklift (Kemnaker) 2029', '2029-12-31'],
    ['SIO forklift (Kemnaker), berlaku sampai 2028', '2028-12-31'],
    ['SIO forklift, berlaku sampai 1 Mei 2027', '2027-05-01'],
    ['SIO forklift berlaku sampai Mei 2027', '2027-05-31'],
    ['SIO forklift exp 07/2024', '2024-07-31'],
    ['SIO forklift terbit 2021', null],
    ['SIO forklift 05/2022', null],
  ])('a date to come is where a paper ends, a past one only when it says so: %s', (paper, until) => {
    expect(profile({ certificates: [paper] }).certificates.map(({ validUntil }) => validUntil)).toEqual([until])
    expect(profile({ text: `Operator. ${paper}` }).certificates.map(({ validUntil }) => validUntil)).toEqual([until])
  })

  test('validity told apart from the paper is about that paper', () => {
    const person = flatPerson({ certificates: ['SIO Bulldozer'], text: 'Operator dozer. SIO mati tahun lalu.' })
    expect(person.certificates).toEqual([{ id: 'sio-alatberat', expired: true }])
  })

  test('one paper lapsed does not make the next one lapsed', () => {
    const papers = flatPerson({ text: 'SIM B1 sudah mati, SIM C aktif' }).certificates
    expect(papers).toEqual([
      { id: 'sim-b1', expired: true },
      { id: 'sim-c', expired: false },
    ])
  })

  test('a paper on its way is not held', () => {
    expect(flatPerson({ text: 'lagi proses bikin SIM A' }).certificates).toEqual([])
  })

  test('a certificate of competence is known by the programme it names', () => {
    expect(flatPerson({ certificates: ['Teknisi AC Residensial (BNSP)'] }).certificates).toEqual([
      { id: 'bnsp-ac', expired: false },
    ])
  })
})

describe('what a person lacks', () => {
  test('a denied licence is lacking whatever its class, and is not held', () => {
    const person = flatPerson({ text: 'blm punya SIM tp bs bawa motor' })
    expect(person.negated).toEqual(expect.arrayContaining(['sim-a', 'sim-c']))
    expect(person.certificates).toEqual([])
  })

  test('a denied skill is never among the skills, whatever taught it', () => {
    const person = flatPerson({ skills: ['las argon'], text: 'bisa las listrik, tidak bisa las argon' })
    expect(person.negated).toEqual(['las-gtaw'])
    expect(person.skills).not.toContain('las-gtaw')
  })

  test.each([
    ['SIO forklift belum punya', 'sio-forklift-2'],
    ['Gada Pratama belum ada, mau ikut kalau ada', 'gada-pratama'],
    ['Bahasa Inggris tidak bisa', 'bhs-inggris'],
    ['uji BNSP: belum kompeten', 'bnsp'],
  ])('a denial after the word counts: %s', (text, id) => {
    const person = flatPerson({ text })
    expect(person.negated).toContain(id)
    expect([...person.skills, ...person.certificates.map((paper) => paper.id)]).not.toContain(id)
  })

  test('to deny one part of a trade is not to deny the trade', () => {
    const person = flatPerson({ text: 'Penjahit 5 tahun. Mesin jahit high speed belum pernah.' })
    expect(person.negated).toEqual([])
  })

  test('a loose word denies nothing that a course, a paper or a job has proved', () => {
    const person = flatPerson({ experience: [['barista', 12]], text: 'Bikin menu non kopi juga, latte art tanpa espresso' })
    expect(person.negated).toEqual([])
    expect(person.skills).toContain('kul-barista')
  })

  test('a class of licence ends a sentence', () => {
    const person = flatPerson({ text: 'Punya SIM A. Tidak ikut masak' })
    expect([person.negated.includes('sim-a'), person.certificates]).toEqual([false, [{ id: 'sim-a', expired: false }]])
  })

  test('the profile for matching carries it as lacking', () => {
    const draft = profile({ text: 'belum punya SIM A' })
    expect(profileFromDraft(taxonomy, draft, { id: 'p', words: '' }).lacks).toEqual(['sim-a'])
  })
})

describe('skills and their evidence', () => {
  const evidence = (input: Parameters<typeof profile>[0]) =>
    Object.fromEntries(profile(input).skills.map((skill) => [skill.id, skill.evidence]))

  test('training, papers, work and own words each leave their mark, the strongest stays', () => {
    const held = evidence({
      programme: 'Pemasangan Instalasi Listrik Bangunan Sederhana',
      certificates: ['SIO forklift'],
      experience: [['barista', 8]],
      text: 'bisa las argon, juga instalasi listrik rumah',
    })
    expect(held).toMatchObject({
      'lis-rumah': 'trained',
      'ang-forklift': 'certified',
      'kul-barista': 'worked',
      'las-gtaw': 'own',
    })
  })

  test.each(['Bapak saya welder di galangan', 'Hobi memasak', 'Pernah melamar jadi satpam', 'Kakak saya operator excavator'])(
    'another’s trade, a hobby or work applied for is no skill: %s',
    (text) => {
      expect(evidence({ text })).toEqual({})
    },
  )

  test('a list of every trade with no work done is own words, not work', () => {
    const held = evidence({ text: 'SIAP KERJA APA SAJA: operator forklift, barista, kasir. Belum ada pengalaman.' })
    expect(Object.values(held)).not.toContain('worked')
  })

  test('a licence for many machines is proof of the one it names', () => {
    const held = evidence({ certificates: ['SIO Bulldozer'] })
    expect([held['ab-dozer'], held['ab-excavator']]).toEqual(['certified', undefined])
  })

  test('what a lapsed paper proved was learnt all the same', () => {
    expect(evidence({ certificates: ['SIO forklift (mati)'] })['ang-forklift']).toBe('trained')
  })

  test('a programme that is only like the one named does not teach what the name denies', () => {
    const held = evidence({ programme: 'Plate Welder GTAW 3G' })
    expect(held['las-gtaw-pelat']).toBe('trained')
    for (const other of ['las-smaw-3g', 'las-gtaw-pipa']) expect(held[other]).toBeUndefined()
  })
})

describe('work done', () => {
  test.each([
    ['pnglmn 10 bln barista', [{ occupation: 'barista', months: 10 }]],
    ['Pernah jadi kasir 2 thn', [{ occupation: 'kasir', months: 24 }]],
    ['mau kerja jadi barista', []],
    ['usia 25 tahun', []],
    ['belum pernah kerja', []],
  ])('%s', (text, jobs) => {
    expect(flatPerson({ text }).experience).toEqual(jobs)
  })

  test.each(['Kursus menjahit lalu 4 tahun di pasar', 'Kerja bareng mekanik 2 tahun', 'Pernah lihat orang ngelas'])(
    'a course, colleagues or others at work are no job: %s',
    (text) => {
      expect(flatPerson({ text }).experience.every(({ occupation }) => occupation === null)).toBe(true)
    },
  )

  test('a job told in the form and in the words is one job', () => {
    expect(flatPerson({ experience: [['kasir', 12]], text: 'Kasir 1 tahun di minimarket' }).experience).toEqual([
      { occupation: 'kasir', months: 12 },
    ])
  })
})

describe('a form that lists jobs lists them all', () => {
  const jobs = (experience: [string, number][], text: string) => flatPerson({ experience, text }).experience

  test.each([
    ['where the work was done', [['mekanik truk', 40]], 'Mekanik truk 3 tahun lebih di gudang pool angkutan'],
    ['on what it was done', [['tukang las', 30]], 'Tukang las 2,5 tahun, rangka gudang dan panel'],
    ['with whom', [['admin proyek', 24]], 'Admin 2 tahun, bersama mekanik dan sopir'],
    [
      'all of them added up',
      [
        ['kasir', 12],
        ['barista', 24],
      ],
      '3 tahun kerja: kasir lalu barista',
    ],
  ] as [string, [string, number][], string][])('words on %s are no further job', (_what, experience, text) => {
    expect(jobs(experience, text)).toHaveLength(experience.length)
  })

  test('another job told as one’s own, of another length, is one more', () => {
    expect(jobs([['barista', 30]], 'Barista. Sebelumnya pernah jadi kasir 5 bulan')).toEqual([
      { occupation: 'barista', months: 30 },
      { occupation: 'kasir', months: 5 },
    ])
  })

  test('the word for a person is the trade, what follows is where', () => {
    expect(jobs([['satpam gudang logistik', 24]], '')).toEqual([{ occupation: 'satpam', months: 24 }])
  })

  test('words say which trade a short name in the form stands for', () => {
    expect(jobs([['mekanik', 26]], 'Dua tahun jadi mekanik sepeda motor')).toEqual([{ occupation: 'mek-spm', months: 26 }])
    expect(jobs([['mekanik alat berat', 50]], 'Mekanik truk 4 tahun')).toEqual([{ occupation: 'mek-ab', months: 50 }])
  })
})

describe('trades that are only named', () => {
  const read = (input: Parameters<typeof profile>[0]) => {
    const { experience, skills, aims } = profile(input)
    return { jobs: experience.length, skills: skills.map(({ id }) => id), aims: aims.map(({ id }) => id) }
  }

  test('a few are wishes, every trade there is none', () => {
    expect(read({ text: 'Siap kerja apa saja: kasir, helper las, barista' })).toMatchObject({
      jobs: 0,
      aims: ['kasir', 'welder-smaw', 'barista'],
    })
    const all = read({ text: 'SIAP KERJA APA SAJA: kasir barista satpam welder drafter surveyor operator forklift' })
    expect(all).toEqual({ jobs: 0, skills: [], aims: [] })
  })

  test('what can be done is told apart from what is wished', () => {
    expect(read({ text: 'Cari kerja, bisa las argon' }).skills).toEqual(['las-gtaw'])
  })

  test.each(['Mekanik mesin jahit 3 tahun', 'Servis mesin jahit dan obras', 'Perbaikan excavator dan forklift'])(
    'who mends a machine need not work with it: %s',
    (text) => {
      const { skills } = read({ text })
      for (const use of ['gar-jahit', 'gar-obras', 'ab-excavator', 'ang-forklift']) expect(skills).not.toContain(use)
    },
  )

  test.each([
    ['Pintu panel dan panel kayu', 'lis-panel'],
    ['Buruh cold storage', 'pen-coldstorage'],
    ['Mau belajar las argon', 'las-gtaw'],
    ['Minat di las argon', 'las-gtaw'],
  ])('a thing, a place or a plan is no skill: %s', (text, skill) => {
    expect(read({ text }).skills).not.toContain(skill)
  })
})

describe('no work yet', () => {
  const known = (text: string) => profileFromDraft(taxonomy, profile({ text }), { id: 'p', words: '' }).experience

  test.each(['Belum pernah kerja', 'Pengalaman kerja belum ada', 'fresh graduate SMK', 'pengalaman: nol'])('%s', (text) => {
    expect(known(text)).toEqual([{ occupation: null, months: 0 }])
  })

  test('said of one thing beside work done, or not said', () => {
    expect(known('Kasir 2 tahun, belum pernah kerja malam')).toMatchObject([{ occupation: 'kasir', months: 24 }])
    expect(known('Rajin dan jujur')).toEqual([])
  })

  test('training is no work', () => {
    expect(known('Belum ada pengalaman kerja, latihan las 2 bulan')).toEqual([{ occupation: null, months: 0 }])
  })
})

describe('wishes', () => {
  const wishes = (text: string, willing?: string) => {
    const { willing: read, refuses, wage, aims } = profile({ text, willing })
    return { ...read.value, refuses: refuses.map(({ id }) => id), wage: wage.value, aims: aims.map(({ id }) => id) }
  }

  test('places named as wished, and only those', () => {
    expect(wishes('mau ditempatkan di Sebatik atau Malinau saja', 'anywhere')).toMatchObject({
      anywhere: false,
      places: ['65.03.01', '65.02'],
    })
  })

  test.each(['siap site', 'bersedia tinggal di mess', 'siap kerja di camp'])('%s: would live in', (text) => {
    expect(wishes(text).liveIn).toBe(true)
  })

  test('tidak mau tinggal di mess: would not live in', () => {
    expect(wishes('tidak mau tinggal di mess').liveIn).toBe(false)
  })

  test('a refused night shift refuses the night, not every shift', () => {
    expect(wishes('tidak mau shift malam').refuses).toEqual(['night'])
  })

  test('pay wished', () => {
    expect(wishes('gaji minimal 4 juta').wage).toBe(4_000_000)
  })

  test('anywhere, in words', () => {
    expect(wishes('siap ditempatkan di mana saja').anywhere).toBe(true)
    expect(wishes('kerja apa saja').anywhere).toBe(false)
  })

  test('work aimed at is no work done', () => {
    expect(wishes('ingin jadi barista').aims).toEqual(['barista'])
  })

  test('nothing said is nothing known', () => {
    expect(wishes('')).toEqual({ anywhere: false, places: [], liveIn: null, refuses: [], wage: null, aims: [] })
  })
})

describe('home and schooling', () => {
  test('a code, a name in a form, or words', () => {
    expect(profile({ home: '65.71.03' }).home.value).toBe('65.71.03')
    expect(profile({ home: 'Tj. Selor' }).home.value).toBe('65.01.05')
    expect(profile({ text: 'tinggal di Malinau, pernah kerja di Tarakan' }).home.value).toBe('65.02')
  })

  test('the highest schooling that was finished', () => {
    expect(profile({ education: 'SMK' }).education.value).toBe('SMK')
    expect(profile({ text: 'lulusan SMA, belum lulus S1' }).education.value).toBe('SMA')
    expect(flatPerson({ education: 'SMK', major: 'Teknik Pengelasan' }).major).toBe('TPL')
  })
})
