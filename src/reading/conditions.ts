import type { Condition } from '../matching/types.ts'
import type { Span } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import type { Read, ReadConcept, Source } from './types.ts'

export const CONDITION_WORDS: readonly (readonly [Condition, RegExp])[] = [
  [
    'shift',
    /(?<!\p{L})(?:(?:sistem |kerja |jadwal |jam |secara )?(?:shift(?:ing|s)?|shiff?|sift?|3 ?shift)|bergilir(?:an)?|shiftwork)(?!\p{L})/iu,
  ],
  [
    'night',
    /(?<!\p{L})(?:(?:shift|sift?|kerja|bekerja|jaga|dinas|jadwal) (?:\p{L}{2,10} )?malam|malam hari|night ?shifts?|long ?shift|on ?call malam|siap malam|24 jam|lembur malam|(?:pagi|siang|sore) ?(?:\/|-|,|dan|&) ?(?:(?:sore|siang) ?(?:\/|,|dan|&) ?)?malam)(?!\p{L})|(?:1[89]|2[0-3])[.:]\d\d ?(?:-|s\/d|sd|sampai|hingga) ?0\d[.:]\d\d|^\W{0,3}(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu) ?:[^.]{0,24}malam/iu,
  ],
  [
    'roster',
    /(?<!\p{L})(?:rost(?:er|ers)|roaster|cuti (?:lapangan|roster|site)|field break|on[ -]?site rotation|R&R ?\d{1,2} ?[/:] ?\d|\d{1,2} ?(?:minggu|mgg|bulan|weeks?) (?:on|kerja) ?[,/]? ?\d{1,2} ?(?:minggu|mgg|weeks?)? ?(?:off|cuti))(?!\p{L})|(?<!\p{L})roster|(?<!\d)\d{1,2} ?: ?\d (?:minggu|weeks?)/iu,
  ],
  [
    'camp',
    /(?<!\p{L})(?:(?:tinggal|menginap|nginap|stay|live|bermukim|menetap) (?:\p{L}{2,8} )?(?:di |in )?(?:dalam |the )?(?:base ?camp|camp|mess|asrama|site|lokasi|outlet|toko|kebun|tempat kerja|in)|(?:bekerja|kerja|ditempatkan|penempatan|siap|mau|bersedia|standby) (?:di )?(?:camp|site)|stay in|site camp)(?!\p{L})/iu,
  ],
  ['overtime', /(?<!\p{L})(?:(?:ker(?:ja)? ?)?lembur|overtime|over ?time|OT)(?!\p{L})/iu],
  [
    'travel',
    /(?<!\p{L})(?:(?:perjalanan )?dinas (?:ke )?luar (?:kota|daerah|negeri|pulau)|(?:ke )?luar kota|perjalanan (?:dinas|bisnis)|business (?:trips?|travel)|travel(?:l?ing)?|mobilitas(?: yang)? tinggi|mobile(?= (?:ke|antar|keliling|dari|working|dan|\(|$)|$)|bekerja (?:secara )?mobile|keluar (?:kota|daerah)|antar (?:kota|pulau|provinsi)|kunjungan ke (?:luar|cabang))(?!\p{L})/iu,
  ],
  [
    'relocate',
    /(?<!\p{L})(?:(?:bersedia|siap|mau|sanggup|willing)(?: untuk)?(?: to be)?(?: di)? ?(?:di ?tempatkan|penempatan|relokasi|placed|relocated?|to relocate|pindah|merantau|dipindah(?:kan|tugaskan)?|dimutasi|dirotasi|located)|di ?tempatkan di (?:seluruh|mana|luar|semua|cabang|area)|relokasi|relocate|penempatan (?:di )?(?:seluruh|mana|luar|semua)|mutasi antar)(?!\p{L})/iu,
  ],
  [
    'physical',
    /(?<!\p{L})(?:fisik(?:nya)? (?:yang )?(?:kuat|prima|sehat dan kuat|bagus|baik|berat)|beban (?:angkat|berat)|kuat (?:secara )?fisik|kekuatan fisik|stamina|(?:kuat|sanggup|mampu|bisa|siap|bersedia) (?:untuk )?(?:angkat|mengangkat|memikul|mengangkut)|angkat[ -](?:angkat|berat|beban|junjung)|mengangkat (?:barang|beban)(?: berat| yang berat)|pekerjaan (?:fisik|berat)|kerja (?:fisik|berat|kasar)|(?:tahan|kuat) (?:panas|dingin)|heavy lifting|lift(?:ing)? (?:up to )?\d{1,3} ?(?:kg|lbs)|physically (?:fit|demanding|strong)|physical (?:stamina|strength)|berdiri (?:lama|dalam waktu lama))(?!\p{L})/iu,
  ],
  [
    'height',
    /(?<!\p{L})(?:(?:di|dalam|pada|takut|phobia|fobia|tahan|berani|brani) ketinggian|(?:be)?rani kerja tinggi|work(?:ing)? at heights?|memanjat|pemanjat|panjat|climb(?:ing)?)(?!\p{L})/iu,
  ],
  [
    'weekend',
    /(?<!\p{L})(?:(?:di |saat |pada |hari )?(?:akhir pekan|weekends?|hari libur|tanggal merah|libur nasional|public holidays?|hari raya)|(?:bekerja|kerja|masuk|siap|bersedia) (?:\p{L}{2,10} ){0,3}(?:sabtu|minggu)|sabtu ?(?:-|dan|&|\/|atau) ?minggu|(?:hari )?sabtu\/minggu|weekday.{0,10}weekend|senin ?(?:-|sampai|s\/d|hingga) ?minggu|7 hari (?:seminggu|kerja))(?!\p{L})|^\W{0,3}minggu ?: ?(?:pagi|siang|sore|malam)/iu,
  ],
]
// Words of a condition that is not one of this job's life: what is made, sold, led or given.
const NOT_A_CONDITION: Partial<Record<Condition, RegExp>> = {
  shift:
    /(?:shift\s?(?:leader|supervisor|key)|makeshift|leader\s?shift|kepala\s?shift|(?:per|awal|akhir|tiap|log ?book|premi)\s?shift|shift\s(?:berikut|sebelum)nya|setiap\s?shift|antar\s?shift|pergantian\s?shift|serah terima\s?shift)/i,
  relocate:
    /ditempatkan (?:di|pada|sebagai) (?:area (?:produksi|gudang|kerja)|bagian|divisi|posisi|departemen|unit|produksi|gudang|kantor(?! cabang))/i,
  overtime:
    /(?:(?:uang|tunjangan|upah|perhitungan|menghitung|rekap|data|laporan|form|bonus|pembayaran|insentif|biaya)\s(?:\p{L}{2,10}\s){0,2}lembur)/iu,
  weekend:
    /(?:(?:sabtu|minggu|weekend|akhir pekan)[^.]{0,20}(?:(?<!hari )libur|off)(?! nasional)|libur (?:di )?(?:hari )?(?:sabtu|minggu|weekend)|tanggal merah libur|(?<!hari )libur (?:tanggal merah|nasional)(?! dan))/i,
  travel:
    /(?:travel motor|(?:ditempatkan|penempatan|placed) (?:di )?luar (?:kota|pulau|daerah)|travel (?:agent|agency|consultant|umroh|haji)|biro perjalanan|mobile (?:app|phone|legend|banking|development|developer|programming)|aplikasi mobile|tour (?:and|&) travel|perusahaan travel)/i,
  night: /(?:hotline|layanan|beroperasi|buka|cctv|restoran|apotek|klinik|toko|gym)\s(?:\S{1,12}\s){0,2}24 jam|makan malam/iu,
  camp: /(?:camp(?:ing)? ?ground|bootcamp|boot camp)/i,
}

// "Mengatur jadwal shift" is a foreman's task; it says nothing of the foreman's own hours.
const MANAGED =
  /^(?:mengatur|membuat|menyusun|mengawasi|mengelola|memantau|menghitung|melaporkan|memimpin|koordinasi|berkoordinasi|mengkoordinasi|merekap|rekap|memastikan|bertanggung|input|menginput|membantu (?:membuat|menyusun|mengatur)|prepare|manage|arrange|schedule)/i

/** The conditions the job brings with it, each once, in the order of the table. `isAway`: do words of placement mean another place than the job's? */
export function conditionsSaid(
  lines: readonly Line[],
  scopesOf: (line: Line) => Scopes,
  isAway: (line: Line, said: Span) => boolean,
): (ReadConcept & { readonly id: Condition })[] {
  const found = new Map<Condition, Source[]>()
  for (const line of lines) {
    if (line.section === 'company' || line.section === 'apply') continue
    for (const [id, pattern] of CONDITION_WORDS) {
      const match = pattern.exec(line.text)
      if (match === null || NOT_A_CONDITION[id]?.test(line.text)) continue
      const span = { start: match.index, end: match.index + match[0].length }
      if (id === 'relocate' && !isAway(line, span)) continue
      if (scopesOf(line).isNegated(span) && id !== 'height') continue
      if (line.section === 'benefits' && (id === 'overtime' || id === 'travel' || id === 'camp' || id === 'weekend')) continue
      if (line.section === 'duties' && MANAGED.test(line.text) && id !== 'physical' && id !== 'height') continue
      const sources = found.get(id) ?? []
      sources.push(line.words.source(line.start + span.start, line.start + span.end))
      found.set(id, sources)
    }
  }
  return [...found].map(([id, from]) => ({ id, from }))
}

const LODGING =
  /(?<!\p{L})(?:(?:(?:ada|tersedia|(?:di)?sediakan|kami menyediakan|dapat|mendapat(?:kan)?|fasilitas|free|gratis|provided?|dengan)\s{0,2}:?\s?(?:\p{L}{2,12}\s){0,2})(?:mess|mes|camp|asrama|tempat tinggal|tempat menginap|akomodasi|perumahan|rumah dinas|lodging|accommodation|housing|kos|kost|penginapan)|(?:mess|mes|camp|asrama|tempat tinggal|akomodasi|perumahan|rumah dinas|lodging|accommodation|housing|kos|kost|penginapan)\s(?:\p{L}{2,14}\s){0,3}(?:disediakan|tersedia|ditanggung|gratis|free|provided?|disiapkan|dari perusahaan|karyawan))(?!\p{L})/iu
const LODGING_ALONE =
  /^\W{0,3}(?:mess|mes|camp|asrama|tempat tinggal|akomodasi|penginapan|accommodation|lodging|housing)(?: (?:karyawan|pria|putra|putri|dan|&|\+|gratis|untuk \p{L}{2,12}|makan|transportasi)| (?:dan|&|\+) [\p{L} ]{2,30}| ?[,/&+] ?[\p{L} ]{2,30})*\W{0,3}$/iu

const HOME = 'mess|mes|camp|asrama|dormitory|dorm|perumahan|lodging|accommodation|tempat tinggal|rumah dinas'
// "Tinggal di mess proyek", "nginap di camp", "kamar sendiri di mess": whoever is told to live there is given it.
const LIVED_IN = new RegExp(
  `(?<!\\p{L})(?:tinggal|nginap|menginap|tidur|bermalam|kamar(?: sendiri)?)\\s(?:di |dalam )?(?:${HOME})(?!\\p{L})|(?<!\\p{L})(?:rumah (?:untuk keluarga|(?:\\d|dua|tiga) kamar|disediakan|tersedia)|(?:${HOME}) ada)(?!\\p{L})`,
  'iu',
)
// One thing in a list of what is given: "BPJS, mess, makan 3x", "Camp Mentarang, makan", "mess ber-AC".
const LODGING_LISTED = new RegExp(
  `(?:^|[,:+/&]|\\bdan\\b)\\s{0,2}(?:${HOME})(?:\\s(?:putri|putra|karyawan|gratis|dan \\p{L}{3,10}|(?:di |dlm |dalam )?[\\p{L} ]{3,24}(?=,)|(?:ada |ber-?\\s?|with |dengan )(?:ac|tv|wifi|kamar)[^,;.]{0,20}))?\\s{0,2}(?=[,;.+/&]|$|\\bdan\\b)`,
  'iu',
)
const AT_START = new RegExp(`^(?:${LODGING_LISTED.source})`, 'iu')

// "Membersihkan mess karyawan" is the work itself.
const LOOKED_AFTER = /(?<!\p{L})(?:(?:mem)?bersih\p{L}*|kebersihan|merawat|merapikan|mengelola|menjaga|menata)\s[^,.;]{0,30}$/iu

/** Is a place to live offered? Null when nothing is said of it. */
export function lodgingSaid(lines: readonly Line[], scopesOf: (line: Line) => Scopes): Read<boolean | null> {
  for (const line of lines) {
    if (line.section === 'company') continue
    const match =
      LODGING.exec(line.text) ??
      LIVED_IN.exec(line.text) ??
      AT_START.exec(line.text) ??
      (line.section === 'duties'
        ? null
        : (LODGING_LISTED.exec(line.text) ?? (line.section === 'requirements' ? null : LODGING_ALONE.exec(line.text))))
    if (match === null || LOOKED_AFTER.test(line.text.slice(Math.max(0, match.index - 40), match.index))) continue
    const span = { start: match.index, end: match.index + match[0].length }
    const value =
      !scopesOf(line).isNegated(span) && !/(?:tidak|tdk|belum|no)\s(?:ada|menyediakan|disediakan|tersedia)/i.test(line.text)
    return { value, from: [line.words.source(line.start + span.start, line.start + span.end)] }
  }
  return { value: null, from: [] }
}
