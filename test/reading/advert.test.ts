import { describe, expect, test } from 'vitest'
import { vacancyFromDraft } from '../../src/reading/to-vacancy.ts'
import { taxonomy } from '../reference.ts'
import { advert, flat } from './helpers.ts'

const PASTED = `DIBUTUHKAN SEGERA: OPERATOR FORKLIFT (3 orang)
PT Contoh Bahari bergerak di bidang pengolahan udang di Tarakan.

Kualifikasi:
- Pria, usia maks. 35 tahun
- Pendidikan minimal SMP/SMA sederajat
- Wajib memiliki SIO forklift
- Punya SIM A atau B1, SIM C diutamakan
- Pengalaman min. 1 (satu) tahun
- Bersedia kerja shift, mess disediakan
- Tidak perlu bisa bahasa Inggris
- Paham frobnikasi kuantum

Tugas:
- Menata barang di gudang
- Melapor ke supervisor gudang dan tim listrik

Fasilitas:
- Gaji Rp4,8 jt per bulan, BPJS, THR
- Kontrak 1 tahun

Penempatan: Juata Laut, Tarakan
Lamaran paling lambat 20 Desember ke 0812-0000-1111`

describe('a pasted advert', () => {
  const read = flat('', PASTED)

  test('is read field by field', () => {
    expect(read).toMatchObject({
      occupation: ['op-forklift'],
      certificates_nice: ['sim-c'],
      education_min: 'SMP',
      experience_months_min: 12,
      openings: 3,
      wage_min: 4_800_000,
      wage_max: 4_800_000,
      wage_per: 'month',
      place: '65.71.04',
      contract: 'PKWT',
      closing_date: '2026-12-20',
      negated: ['bhs-inggris'],
      not_understood: ['Paham frobnikasi kuantum'],
    })
    expect(read.certificates_required).toEqual(expect.arrayContaining(['sio-forklift-2', 'sim-a', 'sim-b1']))
    expect(read.conditions).toEqual(expect.arrayContaining(['shift', 'camp']))
    expect(read.forbidden.map(({ kind }) => kind).sort()).toEqual(['age', 'sex'])
  })

  test("the firm's trade and other people's work are no skills of the job", () => {
    expect(read.skills_required).toContain('ang-forklift')
    for (const other of ['ikn-olah', 'ikn-udang', 'listrik', 'bhs-inggris']) expect(read.skills_required).not.toContain(other)
  })

  test('every value shows the words it came from', () => {
    const draft = advert('', PASTED)
    expect(draft.title.value).toBe('OPERATOR FORKLIFT')
    for (const read of [draft.education, draft.months, draft.openings, draft.place, draft.wage, draft.contract, draft.closesOn]) {
      const source = read.from[0]
      expect(source?.words).toBe(PASTED.slice(source?.start, source?.end))
      expect(source?.words).not.toBe('')
    }
  })
})

describe('occupation', () => {
  test('comes from the title, not from the people it works with', () => {
    expect(flat('Staf Administrasi', 'Melapor ke kepala gudang. Membantu teknisi listrik.').occupation).toEqual(['admin'])
  })

  test('comes from what the text hires for when the title does not tell', () => {
    expect(flat('Lowongan terbaru', 'Toko kami membutuhkan kasir untuk cabang baru.').occupation).toEqual(['kasir'])
  })

  test.each([
    ['LOWONGAN KERJA\nPosisi : Barista\nSyarat: jujur', 'Barista'],
    ['Dicari segera!!\nTukang las\nTelp 0812', 'Tukang las'],
    ['WE ARE HIRING\nHelper dapur\nKualifikasi:', 'Helper dapur'],
  ])('the title of %j', (text, title) => {
    expect(advert('', text).title.value).toBe(title)
  })
})

test('the trade of the firm is not asked of whom it hires', () => {
  expect(flat('Admin', 'PT Rimba adalah kontraktor listrik yang membuka lowongan admin').skills_required).not.toContain('listrik')
})

test('a heading that is not known ends what is told of the firm', () => {
  const read = flat('Operator', 'Tentang kami: pabrik baru di tepi sungai\nHari kamu:\n- Mengoperasikan forklift')
  expect(read.skills_required).toContain('ang-forklift')
})

describe('papers', () => {
  const papers = (title: string, text: string) =>
    advert(title, text).certificates.map(
      ({ id, need, either }) => `${id}${need === 'nice' ? ' nice' : ''}${either === null ? '' : ' or'}`,
    )

  test.each([
    ['SIM A akan membantu, tidak wajib', ['sim-a nice']],
    ['SIM A diutamakan untuk antar barang', ['sim-a nice']],
    ['Requirements:\n- Teliti\nNice: SIO forklift', ['sio-forklift-2 nice']],
    ['SIO forklift boleh menyusul', ['sio-forklift-2 nice']],
    ['SIM B1 Umum atau B2 Umum', ['sim-b1-umum or', 'sim-b2-umum or']],
    ['SIMPER dibuatkan perusahaan', []],
    ['Dapat sertifikat pelatihan setelah 3 bulan', []],
    ['Fasilitas: sertifikat pelatihan, seragam', []],
    ['Sopir sudah penuh, jangan lamar', []],
  ])('%s', (text, asked) => {
    expect(papers('Staf', text)).toEqual(asked)
  })

  test('a licence of the ministry with no trade beside it is that of the job, where the law asks for one kind', () => {
    expect(papers('Operator Forklift', 'Syarat:\n- Sertifikat Kemnaker yang masih berlaku')).toEqual(['sio-forklift-2'])
    expect(papers('Kasir', 'Syarat:\n- Sertifikat Kemnaker')).toEqual([])
  })

  test.each([
    ['SIO crane kls I', 'sio-crane-1'],
    ['SIO crane (mobile) kelas 2', 'sio-crane-2'],
    ['SIO crane kls I atau II', 'sio-crane-2'],
    ['SIO boiler kelas I / II', 'sio-boiler-2'],
    ['SIO boiler', 'sio-boiler-2'],
  ])('of several classes the least is asked: %s', (text, id) => {
    expect(papers('Staf', text)).toEqual([id])
  })
})

describe('skills', () => {
  const weights = (title: string, text: string) =>
    Object.fromEntries(advert(title, text).skills.map(({ skill, weight, nice }) => [skill, nice ? 'nice' : weight]))

  test('must, asked, mentioned and nice to have are told apart', () => {
    const text =
      'Syarat:\n- Wajib bisa las argon\n- Bisa membaca gambar teknik\n- Diutamakan paham AutoCAD\nTugas:\n- Memasang perancah'
    expect(weights('Tenaga bengkel', text)).toMatchObject({
      'las-gtaw': 3,
      'fab-gambar': 2,
      'mes-cad': 'nice',
      'kon-perancah': 1,
    })
  })

  test('traits and conditions are understood, and are no skills', () => {
    const read = flat('Kasir', 'Syarat:\n- Jujur dan teliti\n- Mampu bekerja sama dalam tim\n- Bersedia kerja shift')
    expect(read.skills_required).toEqual(['kan-kasir'])
    expect(read.not_understood).toEqual([])
  })

  test.each([
    ['Tugas:\n- Merekap jam kerja welder dan rigger', ['las', 'ang-rigging']],
    ['Syarat:\n- Jujur\nPosisi welder TIDAK dibuka', ['las']],
    ['Syarat:\n- Jujur\nBukan posisi satpam', ['keamanan', 'kea-jaga']],
    ['Syarat:\n- Jujur\n(operator komputer jangan melamar ke sini)', ['kan-input', 'tik-dasar']],
    ['Tugas:\n- Melaporkan kerusakan AC ke teknisi', ['pendingin', 'pen-acrumah']],
    ['Kantor full AC, bayar listrik dan air ditanggung', ['pendingin', 'listrik']],
    ['Toko ber-AC', ['pendingin', 'pen-acrumah']],
    ['Tugas:\n- Menjaga kebersihan area kerja', ['k3-5r', 'hot-areaumum']],
    ['Tugas:\n- Memeriksa kualitas alat kopi', ['pab-qc', 'mek-preventif']],
    ['Tugas:\n- Merawat excavator dan forklift', ['ab-excavator', 'ang-forklift']],
    ['Helper las sudah penuh, jangan lamar', ['las']],
  ])('%j asks for none of %j', (text, others) => {
    const read = flat('Kasir', text)
    for (const other of others) expect(read.skills_required).not.toContain(other)
  })

  test('of trades that share a name, the one whose main skill is named comes first', () => {
    expect(flat('Tukang las', 'Syarat:\n- Bisa las CO2 dan FCAW').occupation[0]).toBe('welder-gmaw')
    expect(flat('Tukang las', 'Syarat:\n- Bisa las SMAW').occupation[0]).toBe('welder-smaw')
  })

  test('a school major is no skill', () => {
    const read = flat('Helper', 'Syarat:\n- Lulusan SMK jurusan Teknik Mesin atau Listrik\n- Jujur')
    expect(read.skills_required).not.toContain('listrik')
    expect(read.majors).toContain('TM')
  })

  test('"semua jurusan" names no major', () => {
    expect(flat('Helper', 'Lulusan SMK semua jurusan, termasuk akuntansi').majors).toEqual([])
  })

  test('benefits are no skills', () => {
    expect(flat('Barista', 'Fasilitas:\n- BPJS Kesehatan\n- Mess dan laundry gratis').skills_required).toEqual(['kul-barista'])
  })
})

describe('certificates', () => {
  test.each([
    ['Memiliki SIM A/B1', ['sim-a', 'sim-b1']],
    ['Memiliki SIM B II Umum', ['sim-b2-umum']],
    ['Punya SIM A dan C', ['sim-a', 'sim-c']],
    ['SIO forklift kelas 1', ['sio-forklift-1']],
    ['Memiliki SIO excavator', ['sio-alatberat']],
    ['Memiliki sertifikat Gada Pratama', ['gada-pratama']],
    ['Domisili Tarakan', []],
    ['Siap MCU', []],
    ['Scaffolding certificate is required', ['perancah']],
    ['Punya sertifikat las 6G', ['bnsp-las-6g']],
    ['Memiliki sertifikat BNSP', ['bnsp']],
  ])('%s', (line, ids) => {
    expect(flat('Lowongan', `Syarat:\n- ${line}`).certificates_required).toEqual(ids)
  })

  test('a paper that is one way in among others, or wanted only if there is one, is not required', () => {
    const read = flat('Juru masak', 'Syarat:\n- Lulusan SMK atau punya sertifikat Gada Pratama\n- SIM A kalau ada')
    expect([read.certificates_required, read.certificates_nice]).toEqual([[], ['sim-a', 'gada-pratama']])
  })

  test('the class in a driver’s title is a licence asked', () => {
    expect(flat('Driver B2', 'Jujur').certificates_required).toEqual(['sim-b2'])
  })

  test('of alternatives only the one that the others cover can shut anyone out', () => {
    const draft = advert('Driver', 'Syarat:\n- SIM B1/B2')
    const vacancy = vacancyFromDraft(taxonomy, draft, { id: 'v', employer: 'e', postedOn: '2026-11-25', text: '' })
    expect(vacancy.certificates).toEqual([
      { certificate: 'sim-b1', need: 'required' },
      { certificate: 'sim-b2', need: 'nice' },
    ])
  })

  test('papers that anyone can fetch are shown and are no gate', () => {
    const draft = advert('Satpam', 'Syarat:\n- Melampirkan SKCK\n- Gada Pratama')
    expect(draft.certificates.map(({ id }) => id)).toContain('skck')
    const vacancy = vacancyFromDraft(taxonomy, draft, { id: 'v', employer: 'e', postedOn: '2026-11-25', text: '' })
    expect(vacancy.certificates.map(({ certificate }) => certificate)).toEqual(['gada-pratama'])
  })

  test('what is expressly not required is denied, not asked', () => {
    const read = flat('Helper', 'Syarat:\n- SIM A tidak wajib\n- Tanpa pengalaman')
    expect([read.certificates_required, read.negated]).toEqual([[], ['experience', 'sim-a']])
  })
})

describe('tags of a job site', () => {
  const tags = {
    education: 'Diploma/D1/D2/D3',
    experience: '1-2 Tahun',
    salary: 'Rp.3 – 4 Juta',
    location: 'KOTA TARAKAN, KALIMANTAN UTARA',
  }

  test('fill what the text does not say', () => {
    expect(flat('Kasir', 'Jujur', tags)).toMatchObject({
      education_min: 'D1',
      experience_months_min: 12,
      wage_min: 3_000_000,
      wage_max: 4_000_000,
      place: '65.71',
    })
  })

  test('give way to the text', () => {
    const text = 'Pendidikan minimal SMA\nFresh graduate dipersilakan\nGaji 5 juta\nPenempatan Malinau'
    expect(flat('Kasir', text, tags)).toMatchObject({
      education_min: 'SMA',
      experience_months_min: null,
      wage_min: 5_000_000,
      place: '65.02',
    })
  })

  test('a place outside the province is not known, whatever the text names in passing', () => {
    expect(flat('Kasir', 'Kirim ke kantor Tarakan', { location: 'Bekasi, Jawa Barat' }).place).toBeNull()
  })

  test('an internship by its tag is one', () => {
    expect(flat('Admin', 'Membantu arsip', { kind: 'internship' }).contract).toBe('magang')
  })
})

describe('the vacancy for matching', () => {
  test('knows nothing of demands the law forbids, and a mess that is offered is no duty to live there', () => {
    const draft = advert('Kasir', 'Syarat:\n- Wanita, 20-25 tahun, cantik\nFasilitas:\n- Mess disediakan')
    const vacancy = vacancyFromDraft(taxonomy, draft, { id: 'v', employer: 'e', postedOn: '2026-11-25', text: '', openings: 4 })
    expect(vacancy).toMatchObject({ openings: 4, seatsLeft: 4, lodging: true, conditions: [], open: true })
    expect(JSON.stringify({ ...vacancy, text: '' })).not.toMatch(/wanita|cantik|20-25/i)
  })
})
