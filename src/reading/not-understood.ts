import { CONDITION_WORDS } from './conditions.ts'
import { durationsIn } from './duration.ts'
import { levelsIn } from './education.ts'
import { forbiddenIn } from './forbidden.ts'
import { bareLicences } from './licences.ts'
import type { Line } from './lines.ts'
import type { Source } from './types.ts'

// Demands of every advert that are understood and have no field: health, address, papers to bring, own vehicle, character.
const EVERYDAY =
  /(?<!\p{L})(?:pria|wanita|laki|perempuan|male|female|gratis|pungutan|ijasah|sehat|kesehatan|jasmani|rohani|domisili|berdomisili|tinggal di|ktp|kk|npwp|ijazah|kendaraan|motor pribadi|laptop|handphone|smartphone|hp android|merokok|rokok|buta warna|tato|tindik|narkoba|kriminal|bergabung segera|segera bergabung|join|siap kerja|siap bekerja|bersedia|jujur|disiplin|rajin|ulet|ramah|sopan|santun|rapi|rapih|bersih|teliti|tekun|cekatan|gesit|sigap|cepat|tanggap|loyal|loyalitas|dedikasi|berdedikasi|motivasi|termotivasi|semangat|antusias|inisiatif|inisiative|kreatif|inovatif|proaktif|aktif|mandiri|tim|team|kerjasama|kerja sama|bekerjasama|bekerja sama|komunikasi|komunikatif|berkomunikasi|interpersonal|tanggung jawab|bertanggung ?jawab|tekanan|target|deadline|multitasking|multi tasking|detail|kepemimpinan|leadership|attitude|sikap|etika|etos|integritas|pekerja keras|kerja keras|mau belajar|belajar|adaptasi|beradaptasi|analitis|analisa|problem solving|energik|percaya diri|sabar|tegas|berani|amanah|dapat dipercaya|niat|konsisten|profesional|terorganisir|fleksibel|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|jam kerja|tersedia jam|kandidat|foto|radius|kota sesuai|provinsi sesuai|batasan usia|tidak ada (?:batas|minimal)|fresh ?graduate|berpengalaman|pengalaman|experience|gaji|tanggal mulai|wfo|wfh|hybrid|full ?time|penuh waktu|part ?time|paruh waktu|karyawan|penempatan|ditempatkan|vaksin|vaksinasi|positive|hard ?working|team ?player|communication|willing|honest|discipline|responsible|detail[- ]oriented|work under pressure|self[- ]motivated|able to work|independently|personality|berkepribadian|kepribadian|bidang yang sama|posisi yang sama|posisi serupa|bidangnya|wajib|syarat|lamar|melamar|izin|restu)(?!\p{L})/iu
// One word alone is a name or a scrap.
const TELLS = /\p{L}{2}\P{L}+\p{L}{2}/u

/** The requirement lines of an advert in which nothing at all was recognised, for a person to look at. */
export function notUnderstoodIn(lines: readonly Line[], recognised: ReadonlySet<Line>): Source[] {
  const left: Source[] = []
  for (const line of lines) {
    if (line.section !== 'requirements' || recognised.has(line) || !TELLS.test(line.text)) continue
    if (EVERYDAY.test(line.text) || levelsIn(line.text).length > 0 || durationsIn(line.text).length > 0) continue
    if (bareLicences(line.text).length > 0 || CONDITION_WORDS.some(([, pattern]) => pattern.test(line.text))) continue
    if (forbiddenIn([line]).length === 0) left.push(line.words.source(line.start, line.end))
  }
  return left
}
