import type { Line } from './lines.ts'
import { NUMBER, numberOf } from './numbers.ts'
import type { Read } from './types.ts'

const PEOPLE =
  'orang|org|posisi|formasi|personil|personel|tenaga(?: kerja)?|karyawan|pekerja|kandidat|lowongan|openings?|positions?|vacanc(?:y|ies)|persons?|people|pax|headcount'
const COUNT = `(\\d{1,5}|${NUMBER.replace(/^[^|]+\|/, '')})(?: ?\\(\\w{2,12}\\))?`
const PATTERNS: readonly RegExp[] = [
  // "Kebutuhan: 5", "Jumlah lowongan 3 orang", "Kuota 10".
  new RegExp(
    `(?<!\\p{L})(?:kuota|quota|jumlah (?:kebutuhan|lowongan|posisi|formasi|orang|personil|yang dibutuhkan)|kebutuhan|lowongan tersedia|number of (?:openings?|positions?|vacancies)|openings?|formasi|headcount)\\s{0,3}[:=]?\\s{0,3}${COUNT}(?!\\s{0,3}(?:tahun|thn|th|bulan|jam|hari|%|[./]\\d))`,
    'iu',
  ),
  // "Dibutuhkan segera 40 orang tukang las", "mencari 2 (dua) orang admin", "butuh 3 welder".
  new RegExp(
    `(?<!\\p{L})(?:dibutuhkan|membutuhkan|butuh|dicari|mencari|cari|perlu|diperlukan|memerlukan|menerima|merekrut|rekrut|membuka lowongan(?: untuk| bagi)?|needed?|looking for|hiring|seeking|untuk|sebanyak|for)\\s{1,3}(?:segera|cepat|urgent|sebanyak|total|:|\\p{L}{3,14}\\s(?=sebanyak)|)\\s{0,3}${COUNT}\\s{0,3}(?:${PEOPLE})(?!\\p{L})`,
    'iu',
  ),
  // "Operator produksi (10 orang)", "Helper - 5 org", "Waiter (2)".
  new RegExp(`[(\\[-]\\s{0,2}(?:kuota |butuh |untuk |@ ?)?${COUNT}\\s{0,2}(?:${PEOPLE})\\s{0,2}(?:[)\\]]|$)`, 'iu'),
  // "Buka lowongan operator exca 5 orang": the number stands after the job.
  new RegExp(
    `(?<!\\p{L})(?:lowongan|loker|dibutuhkan|membutuhkan|butuh|dicari|mencari|cari|menerima|terima|penerimaan|hiring|need)\\s[^.;\\d]{3,80}[\\s(-]${COUNT}\\s{0,2}(?:orang|org|personil|pax)(?!\\p{L})`,
    'iu',
  ),
  // "40 orang tukang las dibutuhkan" and a line that is nothing but the number: "5 posisi".
  new RegExp(
    `^\\W{0,4}${COUNT}\\s{0,3}(?:${PEOPLE})(?:\\s{1,3}(?:saja|only|\\p{L}[\\p{L} ]{2,40}(?:dibutuhkan|needed)))?\\W{0,3}$`,
    'iu',
  ),
]
// "Kami membutuhkan 40 tukang las": the number stands before the job itself; only trusted at the head of an advert.
const BEFORE_JOB = new RegExp(
  `(?<!\\p{L})(?:dibutuhkan|membutuhkan|butuh|dicari|mencari|needed|hiring|looking for)\\s{1,3}(?:segera|cepat|urgent)?\\s{0,2}:?\\s{0,2}${COUNT}\\s{1,3}(?!tahun|thn|bulan|hari|jam|x|kali|shift|%|rb|jt|juta)(?=\\p{L}{3})`,
  'iu',
)
// People who are led, served or already there are not openings.
const NOT_OPENINGS =
  /(?:memimpin|membawahi|mengelola|mengawasi|tim|team|terdiri|anggota|bawahan|kapasitas|melayani|leading|managing)\s(?:\S{1,14}\s){0,3}$/iu
const NOT_AFTER =
  /^\s{0,2}(?:anggota|bawahan|dalam (?:satu )?(?:tim|regu|shift)|per (?:tim|regu|shift|kamar|unit)|tamu|pelanggan|customer|tim|team)/iu

/** How many people are wanted; null when the advert does not say. */
export function openingsAsked(lines: readonly Line[]): Read<number | null> {
  for (const line of lines) {
    if (line.section === 'company' || line.section === 'benefits') continue
    for (const pattern of line.section === 'duties' ? PATTERNS.slice(1, 3) : [...PATTERNS, BEFORE_JOB]) {
      const found = pattern.exec(line.text)
      if (found === null) continue
      const value = numberOf(found[1] ?? '')
      const end = found.index + found[0].length
      if (!Number.isInteger(value) || value < 1 || value > 10_000) continue
      if (NOT_OPENINGS.test(line.text.slice(Math.max(0, found.index - 60), found.index))) continue
      if (NOT_AFTER.test(line.text.slice(end, end + 30))) continue
      return { value, from: [line.words.source(line.start + found.index, line.start + end)] }
    }
  }
  return { value: null, from: [] }
}
