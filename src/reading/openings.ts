import { byLine, type Found } from './found.ts'
import type { Line } from './lines.ts'
import { NUMBER, numberOf } from './numbers.ts'
import { namesPerson } from './scenery.ts'
import type { Read } from './types.ts'

const PEOPLE =
  'orang|org|posisi|formasi|kursi|personil|personel|tenaga(?: kerja)?|karyawan|pekerja|kandidat|lowongan|seats?|openings?|positions?|vacanc(?:y|ies)|persons?|people|pax|headcount'
const FIGURES = `(\\d{1,5}|${NUMBER.replace(/^[^|]+\|/, '')})(?: ?\\(\\w{2,12}\\))?`
const COUNT = `(?<!\\p{L})${FIGURES}`
const SEEKS =
  'dibutuhkan|membutuhkan|butuh|dicari|mencari|cari|perlu|diperlukan|memerlukan|menerima|terima|menambah|tambah|merekrut|rekrut|needed?|hiring|looking for|seeking'
const PATTERNS: readonly RegExp[] = [
  // "Kebutuhan: 5", "Jumlah lowongan 3 orang", "Jumlah: 12 orang", "Kuota 10".
  new RegExp(
    `(?<!\\p{L})(?:kuota|quota|jumlah (?:kebutuhan|lowongan|posisi|formasi|orang|personil|yang dibutuhkan)|jumlah(?=\\s?[:=])|kebutuhan|lowongan tersedia|number of (?:openings?|positions?|vacancies)|openings?|formasi|headcount)\\s{0,3}[:=]?\\s{0,3}${COUNT}(?!\\s{0,3}(?:tahun|thn|th|bulan|jam|hari|%|[./]\\d))`,
    'iu',
  ),
  // "Dibutuhkan segera 40 orang tukang las", "mencari 2 (dua) orang admin", "menambah 40 kursi".
  new RegExp(
    `(?<!\\p{L})(?:${SEEKS}|membuka lowongan(?: untuk| bagi)?|untuk|sebanyak|for)\\s{1,3}(?:segera|cepat|urgent|sebanyak|total|:|\\p{L}{3,14}\\s(?=sebanyak)|)\\s{0,3}${COUNT}\\s{0,3}(?:${PEOPLE})(?!\\p{L})`,
    'iu',
  ),
  // "Operator produksi (10 orang)", "Helper - 5 org", "HSE (10 posisi, dua shift)".
  new RegExp(`[(\\[-]\\s{0,2}(?:kuota |butuh |untuk |@ ?)?${COUNT}\\s{0,2}(?:${PEOPLE})\\s{0,2}(?:[)\\],]|$)`, 'iu'),
  // "Buka lowongan operator exca 5 orang": the number stands after the job.
  new RegExp(
    `(?<!\\p{L})(?:lowongan|loker|penerimaan|${SEEKS})\\s[^.;\\d]{3,80}[\\s(-]${COUNT}\\s{0,2}(?:orang|org|personil|pax)(?!\\p{L})`,
    'iu',
  ),
  // "40 orang tukang las dibutuhkan" and a line that is nothing but the number: "5 posisi".
  new RegExp(
    `^\\W{0,4}${COUNT}\\s{0,3}(?:${PEOPLE})(?:\\s{1,3}(?:saja|only|\\p{L}[\\p{L} ]{2,40}(?:dibutuhkan|needed)))?\\W{0,3}$`,
    'iu',
  ),
]
// Only trusted where an advert says what it looks for, under no heading yet.
const AT_HEAD: readonly RegExp[] = [
  // "Kami membutuhkan 40 tukang las", "tambah 2 montir": the number stands before the job itself.
  new RegExp(
    `(?<!\\p{L})(?:${SEEKS})\\s{1,3}(?:segera|cepat|urgent)?\\s{0,2}:?\\s{0,2}${COUNT}\\s{1,3}(?!tahun|thn|bulan|hari|jam|x|kali|shift|%|rb|jt|juta)(?=\\p{L}{3})`,
    'iu',
  ),
  // "SOPIR TRUK 30 ORANG", "Petugas kamar, 30 orang", "Tukang roti 2 orang, dapur kota".
  new RegExp(`^[^.;:\\d]{3,90}[\\s,(-]${COUNT}\\s{0,2}(?:orang|org|kursi|posisi|seats?)\\s{0,2}(?:\\W{0,3}$|[,)])`, 'iu'),
  // "24 orang pembantu dapur".
  new RegExp(`^\\W{0,4}${COUNT}\\s{1,3}(?:orang|org)\\s{1,3}(?=\\p{L}{3})`, 'iu'),
  // "Surveyor jalan (10)".
  /^[^.;:\d()]{3,60}\s?\((\d{1,3})\)\W{0,3}$/u,
]
// People who are led, served or already there are not openings.
const NOT_OPENINGS =
  /(?:memimpin|membawahi|mengelola|mengawasi|tim|team|terdiri|anggota|bawahan|kapasitas|melayani|leading|managing)\s(?:\S{1,14}\s){0,3}$/iu
const NOT_AFTER =
  /^\s{0,2}(?:anggota|bawahan|dalam (?:satu )?(?:tim|regu|shift)|per (?:tim|regu|shift|kamar|unit)|tamu|pelanggan|customer|tim|team)/iu

// "2 supir, 2 teknisi & 3 kernet": one number more for each further job.
const AND_MORE = new RegExp(`^[^.;:\\d]{3,40}?(?:&|\\+|,|dan|and)\\s{0,2}(?:dan )?${COUNT}\\s{1,2}(?=(\\p{L}{3,14}))`, 'iu')

/** How many people are wanted, over all jobs of the advert; null when it does not say. `found` are the jobs its lines name. */
export function openingsAsked(lines: readonly Line[], found: readonly Found[] = []): Read<number | null> {
  const jobsOf = byLine(found.filter(({ mention }) => mention.kind === 'occupation'))
  for (const line of lines) {
    if (line.section === 'company' || line.section === 'benefits') continue
    const isHead = line.section === 'open' || line.section === 'title'
    for (const pattern of line.section === 'duties' ? PATTERNS.slice(1, 3) : isHead ? [...PATTERNS, ...AT_HEAD] : PATTERNS) {
      const said = pattern.exec(line.text)
      if (said === null) continue
      const value = numberOf(said[1] ?? '')
      const end = said.index + said[0].length
      if (!Number.isInteger(value) || value < 1 || value > 10_000) continue
      const at = said.index + said[0].lastIndexOf(said[1] ?? '')
      if (NOT_OPENINGS.test(line.text.slice(Math.max(0, at - 60), at))) continue
      if (NOT_AFTER.test(line.text.slice(end, end + 30))) continue
      const more = furtherJobs(line, end, jobsOf.get(line) ?? [])
      return { value: value + more.sum, from: [line.words.source(line.start + said.index, line.start + more.end)] }
    }
  }
  return { value: null, from: [] }
}

function furtherJobs(line: Line, from: number, jobs: readonly Found[]): { readonly sum: number; readonly end: number } {
  let sum = 0
  let end = from
  for (;;) {
    const more = AND_MORE.exec(line.text.slice(end, end + 80))
    const next = end + (more?.[0].length ?? 0)
    if (more === null || !(namesPerson(more[2] ?? '') || jobs.some(({ start }) => start === next))) return { sum, end }
    sum += numberOf(more[1] ?? '') || 0
    end = next
  }
}
