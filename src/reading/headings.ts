/** Where a line stands in an advert. `open`: under no heading, and its own words do not tell. */
export type Section = 'title' | 'requirements' | 'duties' | 'benefits' | 'company' | 'apply' | 'terms' | 'open'

export interface Heading {
  readonly section: Section
  /** What stands under it is a nice-to-have ("Nilai tambah:"). */
  readonly nice: boolean
  /** Length of the heading with its colon. */
  readonly length: number
}

const WORDS: readonly (readonly [Section | 'nice', string])[] = [
  [
    'nice',
    'nilai (?:tambah|plus|lebih)|nice(?= ?:)|lebih baik(?= ?:)|(?:lebih )?diutamakan|lebih disukai|preferred(?: qualifications?| skills?| requirements?)?|nice[ -]to[ -]haves?|bonus points?|(?:k[uw]alifikasi|keahlian|keterampilan|kemampuan|skills?|persyaratan) tambahan',
  ],
  [
    'requirements',
    "k[uw]alifikasi|persyaratan|syarat(?:[ -]syarat)?|requirements?|qualifications?|kriteria|ketentuan|spesifikasi(?: jabatan)?|kebutuhan|keahlian|kemampuan|kompetensi|skills?|keterampilan|kandidat|yang (?:kami|kita) (?:cari|butuhkan)|kami mencari|apa yang kami cari|who you are|about you|you have|you are|(?:yang )?kami minta|yang dicari|(?:kamu|anda) punya|what (?:we(?:'re| are)? (?:looking for|need)|you(?:'ll)? (?:need|bring))|who (?:we are|we're) looking for|job spec(?:ification)?s?|pengalaman dan (?:keahlian|kualifikasi)|hard skills?|soft skills?|minimum",
  ],
  [
    'duties',
    "deskripsi|desk?kripsi|job ?des(?:k?ripsi|cription)?s?|job ?des[kc]s?|description|uraian|tugas|tupoksi|tanggung ?jawab|responsibilit(?:y|ies)|duties|accountabilit(?:y|ies)|gambaran(?: umum)?|ruang lingkup|lingkup|job scope|scope|ringkasan|peran|peranan|role|rincian|detail|main purpose|the job|pekerjaan|aktivitas|what you(?:'ll| will) (?:do|be doing)|your (?:day|role|tasks?|job)|you will|yang (?:akan )?(?:kamu |anda )?(?:di)?kerjakan|(?:pe)?kerja(?:an)?nya|tugasnya|apa yang akan (?:anda|kamu) (?:lakukan|kerjakan)|anda akan|kegiatan",
  ],
  [
    'benefits',
    "benefits?|fasilitas|keuntungan|manfaat|tunjangan|perks|kompensasi|penghasilan|remunerasi|gaji(?: pokok| dan \\w{3,12}| & \\w{3,12})?|salary|upah|(?:yang )?kami (?:tawarkan|menawarkan|sediakan|berikan)|apa yang kami tawarkan|(?:what )?we(?:'ll)? (?:offer|give|provide)|(?:(?:yang )?di ?dapat|dapat|dpt)(?= ?:)|yang disediakan|kami beri|yang (?:kamu|anda|akan|kalian) (?:dapat(?:kan)?|di ?dapat(?:kan)?|peroleh)|benefits? dan fasilitas|mengapa bergabung|kenapa bergabung|why join us|penawaran|hak karyawan",
  ],
  [
    'company',
    'tentang (?:kami|perusahaan|\\[perusahaan\\])|about (?:us|the company|our company|company)|profil(?:e)? perusahaan|company (?:profile|overview|description)|sekilas|siapa kami|visi|misi|client',
  ],
  [
    'apply',
    '(?:cara|tata cara|proses|alur) (?:me)?lamar(?:an)?|cara (?:apply|daftar|mendaftar|pendaftaran)|how to apply|(?:silahkan |silakan )?kirim(?:kan)? (?:lamaran|cv|berkas|surat)(?:[ a-z/&]{0,30})|berkas(?: lamaran| yang dibutuhkan| persyaratan)?|dokumen(?: lamaran| persyaratan| yang \\w{4,12})?|kelengkapan berkas|lampirkan|contact|kontak|kontak person|cp|narahubung|info(?:rmasi)?(?: lebih lanjut| kontak)|pendaftaran|jadwal (?:interview|wawancara|tes)|walk in interview|pertanyaan|privacy policy',
  ],
  ['open', 'catatan|notes?|nb|n\\.b|info(?:rmasi)?(?: tambahan| lain)?|keterangan|lain[ -]lain'],
  [
    'terms',
    '(?:lokasi|area|tempat|placement|penempatan)(?: kerja| penempatan| pekerjaan| perusahaan)?|(?:jam|hari|waktu|jadwal) kerja|work(?:ing)? (?:hours?|days?|location)|location|jenis pekerjaan|status(?: karyawan| kerja| pekerjaan)?|tipe pekerjaan|employment type|job type|durasi(?: \\w{4,10})?|periode|tanggal(?: \\w{4,10}){0,2}|industri|industry|department|departemen|divisi|level|alamat|batas waktu|deadline|job title|posisi|position|jabatan',
  ],
]

// What may follow the telling word of a heading: "Kualifikasi yang dibutuhkan", "Tugas & tanggung jawab utama", "Job Requirements".
const TAIL =
  '(?: ?(?:&|/|,|dan|and|atau) ?(?:tanggung ?jawab|tugas|wewenang|persyaratan|kualifikasi|kompetensi|pengalaman|experience|skills?|responsibilit(?:y|ies)|duties|requirements?|qualifications?|tunjangan|benefits?|fasilitas|lingkungan kerja|keahlian|keterampilan|kriteria))?(?: (?:yang (?:di ?\\w{4,14}|harus \\w{4,12}|anda \\w{4,12})|pekerjaan|umum|khusus|utama|minimum|minimal|dasar|teknis|jabatan|posisi|kerja|kandidat|pelamar|pekerja|karyawan|magang|lainnya|tambahan|perusahaan|anda|kamu|of the job|description|lowongan|kami|kita))*'
// With a colon after it a heading may name the job too: "Tugas anak kebun:".
const FREE = '(?: [\\w-]{2,16}){0,4}'
const ASIDE = '(?: ?\\([^()]{1,40}\\))?'
const LEAD =
  '(?:job |key |main |general |basic |minimum |your |core |primary |daily |daftar |berikut (?:adalah )?|adapun |dengan |detail |other |required |technical )?'

const NICE_ASIDE = /\([^)]*(?:nice to have|diutamakan|disukai|preferred|plus|opsional|optional|tambah)/i

const PATTERNS = WORDS.map(([section, words]) => ({
  section,
  alone: new RegExp(`^${LEAD}(?:${words})${TAIL}${ASIDE} ?[:;.?!-]{0,3}$`, 'i'),
  label: new RegExp(`^${LEAD}(?:${words})${TAIL}${FREE}${ASIDE} ?:+`, 'i'),
}))
// The job may follow these without a colon: "Kualifikasi kepala gudang".
const WITH_JOB =
  /^(?:kualifikasi|persyaratan|tugas dan tanggung jawab|tugas & tanggung jawab|requirements? for|qualifications? for)(?: [\w/-]{2,16}){1,4}$/i

// "Pendidikan: SMA" and "Pengalaman: 2 tahun" look like headings and are lines of their own.
const MARKS = /^[^\p{L}\p{N}[(]{0,12}(?:(?:\d{1,2}|[a-zA-Z])[.)] {0,2})?/u

/** The heading at the start of a line, or null. A heading is short: a long line is never one, whatever it starts with. */
export function headingOf(line: string): Heading | null {
  const lead = MARKS.exec(line)?.[0].length ?? 0
  const body = line.slice(lead, lead + 120).trimEnd()
  const whole = line.length - lead <= 70
  for (const { section, alone, label } of PATTERNS) {
    const found = whole && alone.test(body) ? body : label.exec(body)?.[0]
    if (found === undefined || found === '') continue
    const nice = section === 'nice' || NICE_ASIDE.test(found)
    return { section: section === 'nice' ? 'requirements' : section, nice, length: lead + found.length }
  }
  if (!whole || !WITH_JOB.test(body)) return null
  return { section: /^tugas/i.test(body) ? 'duties' : 'requirements', nice: false, length: line.length }
}
