import { describe, expect, test } from 'vitest'
import { findConcepts } from '../../src/taxonomy/concepts.ts'
import type { ConceptKind } from '../../src/taxonomy/types.ts'
import { taxonomy } from '../reference.ts'

interface Hints {
  readonly context?: string
  readonly title?: boolean
}

const ids = (kind: ConceptKind, text: string, hints: Hints = {}): string[] =>
  findConcepts(taxonomy, text, { kinds: [kind], ...hints }).map((mention) => mention.id)

describe('the longest phrase wins', () => {
  test.each([
    ['skill', 'bisa las pipa SMAW 6G', ['las-smaw-6g']],
    ['skill', 'rawat AC split dan kulkas', ['pen-acrumah', 'pen-kulkas']],
    ['occupation', 'dicari operator excavator', ['op-excavator']],
    ['occupation', 'butuh cook helper di camp', ['helper-dapur']],
    ['place', 'penempatan Tanjung Palas Timur', ['65.01.04']],
    ['certificate', 'SIO forklift kelas I wajib', ['sio-forklift-1']],
  ] as const)('%s in "%s"', (kind, text, expected) => {
    expect(ids(kind, text)).toEqual(expected)
  })

  test('kinds do not disturb each other: a welder of 6G has a trade and a skill', () => {
    const found = findConcepts(taxonomy, 'Welder 6G bersertifikat')
    expect(found.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
      expect.arrayContaining(['skill las-smaw-6g', 'occupation welder-6g', 'certificate bnsp-las-6g']),
    )
  })

  test('a phrase does not reach over a comma, a bullet or a line, but over a short word with its full stop', () => {
    expect(ids('skill', 'cuci, AC')).not.toContain('pen-acrumah')
    expect(ids('skill', 'jaga toko\nonline')).not.toContain('kan-digital')
    expect(ids('place', 'dari Tj. Selor')).toEqual(['65.01.05'])
  })

  test('the mention says where it stands, in the words of the text', () => {
    const text = '• Wajib: SIM  B2 Umum, bisa mengoperasikan FORKLIFT'
    for (const mention of findConcepts(taxonomy, text)) expect(text.slice(mention.start, mention.end)).toBe(mention.words)
    expect(findConcepts(taxonomy, text, { kinds: ['certificate'] })[0]?.words).toBe('SIM  B2 Umum')
  })
})

describe('forms and spellings of people', () => {
  test.each([
    ['skill', 'pengalaman mengelas argon', 'las-gtaw'],
    ['skill', 'penjahitan seragam dengan mesin jahit', 'gar-jahit'],
    ['skill', 'bisa menyetir mobil manual', 'kem-mobil'],
    ['skill', 'terbiasa pegang exca dan beko', 'ab-excavator'],
    ['skill', 'tukang sinso', 'keb-chainsaw'],
    ['skill', 'biasa mabettang', 'ikn-ikatbibit'],
    ['occupation', 'supir truk', 'drv-truk'],
    ['occupation', 'sekuriti malam', 'satpam'],
    ['occupation', 'opr excavator', 'op-excavator'],
    ['certificate', 'punya sertipikat gada pratama', 'gada-pratama'],
    ['education', 'lulusan STM', 'SMK'],
    ['place', 'kirim ke Sei Nyamuk', '65.03.10'],
  ] as const)('%s in "%s"', (kind, text, expected) => {
    expect(ids(kind, text)).toContain(expected)
  })
})

describe('one wrong letter', () => {
  test.each([
    ['ahli pengelsaan', 'las', 'pengelasan'],
    ['instalasi lisrik', 'lis-rumah', 'instalasi listrik'],
    ['pemasangan scaffoldign', 'kon-perancah', null],
    ['operator excavatro', 'ab-excavator', 'excavator'],
  ])('"%s" is read', (text, id, corrected) => {
    const found = findConcepts(taxonomy, text, { kinds: ['skill'] }).find((mention) => mention.id === id)
    expect(found).toBeDefined()
    if (corrected !== null) expect(found?.corrected).toBe(corrected)
  })

  test.each([
    ['a short word', 'isi gas dan beli jas', 'las'],
    ['a common word', 'ikut kompetisi lari', 'umu-komunikasi'],
    ['a right word that stands beside another', 'bekerja secara permanen', 'keb-panen'],
    ['a right word that stands beside another', 'buat gambar tampak depan', 'ikn-tambak'],
    ['two wrong letters', 'penglsaan pipa', 'las'],
  ])('%s is left alone: "%s"', (_, text, id) => {
    expect(ids('skill', text)).not.toContain(id)
  })

  test('what was right is not called corrected', () => {
    expect(findConcepts(taxonomy, 'menjahit')[0]?.corrected).toBeNull()
  })
})

describe('a weak spelling needs a second sign', () => {
  test.each([
    ['the name of a firm', 'PT Maju Jaya', 'fab-ndt'],
    ['an English word', 'she is the art director', 'k3'],
    ['a way', 'jalan Sudirman', 'kon-jalan'],
    ['capitals amid capitals', 'BUTUH ORANG UNTUK IT DAN LAIN LAIN', 'tik'],
  ])('%s: "%s"', (_, text, id) => {
    expect(ids('skill', text)).not.toContain(id)
  })

  test('capitals amid small letters are a sign', () => {
    expect(ids('skill', 'menguasai PLC dan membaca gambar')).toContain('lis-plc')
    expect(ids('skill', 'menguasai plc dan membaca gambar')).not.toContain('lis-plc')
  })

  test('so is its domain in the context, or beside it in the line', () => {
    expect(ids('skill', 'mengerti ac')).not.toContain('pendingin')
    expect(ids('skill', 'mengerti ac', { context: 'Teknisi pendingin ruangan' })).toContain('pendingin')
    expect(ids('skill', 'mengerti ac dan kulkas')).toContain('pendingin')
  })

  test('so is being all there is, or the title', () => {
    expect(ids('skill', 'komputer')).toEqual(['tik-dasar'])
    expect(ids('occupation', 'dapur kotor dan gelap')).toEqual([])
    expect(ids('occupation', 'Dapur', { title: true })).toEqual(['helper-dapur'])
  })

  test('that all ask for traits is no sign', () => {
    expect(ids('skill', 'jujur, rajin, komunikatif dan disiplin di PT kami')).not.toContain('fab-ndt')
  })
})

describe('an ambiguous spelling goes with its neighbours', () => {
  test.each([
    ['CS yang ramah melayani keluhan pelanggan', 'kan-layanan', 'hot-areaumum'],
    ['CS untuk membersihkan toilet dan mengepel', 'hot-areaumum', 'kan-layanan'],
    ['teknisi FO, splicing dan OTDR', 'lis-telko', 'hot-resepsionis'],
    ['jaga FO hotel, check in dan check out tamu', 'hot-resepsionis', 'lis-telko'],
  ])('"%s" is %s', (text, meant, other) => {
    const found = ids('skill', text)
    expect(found).toContain(meant)
    expect(found).not.toContain(other)
  })

  test('a technician is one of what he mends', () => {
    expect(ids('occupation', 'Teknisi', { title: true, context: 'cuci AC, isi freon, pasang AC split' })).toEqual(['tek-ac'])
    expect(ids('occupation', 'Teknisi', { title: true, context: 'instalasi listrik dan panel listrik industri' })).toEqual([
      'electrician',
    ])
  })

  test('beside a sure mention an ambiguous word is no thing of its own', () => {
    expect(ids('occupation', 'Operator forklift', { title: true })).toEqual(['op-forklift'])
    expect(ids('occupation', 'Helper teknisi AC', { title: true })).toEqual(['tek-ac'])
  })

  test('the first noun is the trade; what comes after it says where', () => {
    expect(ids('occupation', 'Satpam gudang', { title: true })).toEqual(['satpam'])
    expect(ids('occupation', 'Office boy & messenger', { title: true })).toEqual(['housekeeping', 'kurir'])
  })

  test('a licence whose machine is not said stays unread rather than guessed', () => {
    expect(ids('certificate', 'wajib punya SIO')).toEqual([])
    expect(ids('certificate', 'wajib punya SIO', { context: 'Operator crane' })).toEqual(['sio-crane-3'])
  })
})

describe('papers with kind and class', () => {
  test.each([
    ['SIM A/C aktif', ['sim-a', 'sim-c']],
    ['punya SIM A dan C', ['sim-a', 'sim-c']],
    ['SIM A, B1 atau B2 Umum', ['sim-a', 'sim-b1', 'sim-b2-umum']],
    ['SIM BI Umum / SIM B II', ['sim-b1-umum', 'sim-b2']],
    ['SIM B II Umum', ['sim-b2-umum']],
    ['SIO forklift kelas II', ['sio-forklift-2']],
    ['SIO forklift', ['sio-forklift-2']],
    ['SIO crane kelas I / II', ['sio-crane-1', 'sio-crane-2']],
    ['SIO boiler kls 1', ['sio-boiler-1']],
    ['SKK 60', ['skk-60']],
    ['minimal gada pratama/madya', ['gada-pratama', 'gada-madya']],
    ['AK3U atau ahli K3 konstruksi', ['ak3u', 'ak3k']],
    ['ANT-III dan ATT V, BST', ['ant-3', 'att-5', 'bst']],
    ['welder 3G bersertifikat', ['bnsp-las-3g']],
    ['sertifikat TKBT 2', ['tkbt-2']],
    ['SKK 60 mil dan buku pelaut', ['skk-60', 'buku-pelaut']],
    ['Teknisi AC residensial (BNSP)', ['bnsp-ac']],
    ['sertifikat BNSP menjahit', ['bnsp-jahit']],
    ['bersertifikat BNSP', ['bnsp']],
  ])('"%s"', (text, expected) => {
    expect(ids('certificate', text)).toEqual(expected)
  })

  test('an operator of forklifts has no licence by that alone', () => {
    expect(ids('certificate', 'operator forklift berpengalaman')).toEqual([])
  })
})

describe('schooling and majors', () => {
  test.each([
    ['min. SMA/SMK sederajat', ['SMA', 'SMK']],
    ['pendidikan D-III atau S1', ['D3', 'S1']],
    ['Diploma/Sarjana', ['D3', 'S1']],
    ['lulusan SD pun boleh', ['SD']],
  ])('"%s"', (text, expected) => {
    expect(ids('education', text)).toEqual(expected)
  })

  test.each([
    ['S1 Teknik Sipil / Mesin', ['DPIB', 'TM']],
    ['SMK jurusan listrik atau otomotif', ['TITL', 'TKR']],
    ['D3/S1 semua jurusan, diutamakan jurusan Akuntansi, Manajemen', ['AKL', 'MJ']],
    ['Program studi: Farmasi, Ilmu Gizi, Hukum', ['KEP', 'GIZ', 'HK']],
  ])('"%s"', (text, expected) => {
    expect(ids('major', text)).toEqual(expected)
  })

  test.each(['SMK, mengerti listrik dan mesin', 'mengurus pemasaran produk', 'taat hukum', 'SD card 32 GB'])(
    'nothing of school in "%s"',
    (text) => {
      expect(ids('major', text)).toEqual([])
      expect(ids('education', text).filter((code) => code === 'SD')).toEqual([])
    },
  )

  test('a subject of study is not also asked as a skill', () => {
    expect(ids('skill', 'lulusan sastra atau bahasa mandarin')).toEqual([])
    expect(ids('skill', 'lancar bahasa mandarin')).toEqual(['bhs-mandarin'])
  })
})

describe('what only looks like a concept', () => {
  test.each([
    ['bertanggung jawab atas kebersihan', 'umu-tanggungjawab'],
    ['kirim surat lamaran', 'kan-surat'],
    ['ada BPJS kesehatan dan asuransi kesehatan', 'kan-bank'],
    ['latar belakang pekerja konstruksi, kemudian dipertimbangkan', 'kemudi'],
    ['kirimkan CV anda', 'log-kirim'],
  ])('"%s" is not %s', (text, id) => {
    expect(ids('skill', text)).not.toContain(id)
  })

  test('but the trait itself is', () => {
    expect(ids('skill', 'jujur dan bertanggung jawab')).toContain('umu-tanggungjawab')
  })
})

describe('words that name several things at once', () => {
  test.each([
    ['skill', 'paham Ms. Office', ['kan-word', 'kan-excel']],
    ['skill', 'menguasai aplikasi perkantoran', ['kan-word', 'kan-excel']],
    ['skill', 'mengurus picking dan packing', ['log-picking', 'pab-kemas']],
    ['occupation', 'Staf HRGA', ['hrd', 'admin']],
    ['certificate', 'juru las kelas I 6G', ['juru-las-1', 'bnsp-las-6g']],
  ] as const)('%s in "%s"', (kind, text, expected) => {
    expect(ids(kind, text)).toEqual(expected)
  })

  test('each has the same words as its source', () => {
    const text = 'Bisa Microsoft Office dan mengetik cepat'
    const office = findConcepts(taxonomy, text, { kinds: ['skill'] }).filter((mention) => mention.words === 'Microsoft Office')
    expect(office.map(({ start, end }) => text.slice(start, end))).toEqual(['Microsoft Office', 'Microsoft Office'])
  })
})

describe('what groups skills is no skill that a text names', () => {
  test.each(['keuangan dan akuntansi', 'kerja gudang', 'penjualan dan pemasaran'])('"%s"', (text) => {
    for (const id of ids('skill', text)) expect(['kan-akuntansi', 'logistik', 'kan-pasarjual']).toContain(id)
  })
})

describe('lists that share a word', () => {
  test.each([
    ['catat barang masuk dan keluar', ['log-terima', 'log-kirim']],
    ['bahasa Inggris/Mandarin aktif', ['bhs-inggris', 'bhs-mandarin']],
    ['SMAW 3G, 4G', ['las-smaw-3g', 'las-smaw-4g']],
    ['menerima, menyimpan dan mengirim barang', ['log-terima', 'log-simpan', 'log-kirim']],
  ])('"%s"', (text, expected) => {
    expect(ids('skill', text)).toEqual(expected)
  })
})
