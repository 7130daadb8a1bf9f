import type { Span } from '../taxonomy/types.ts'
import { afterAside, beforeAside, type Segments, saysSomething } from './segments.ts'

const NO =
  "(?:tidak|jangan|tdk|tak|tida|ngga?k?|gak|ga|enggak|kagak|bukan|not|no|never|don'?t|doesn'?t|isn'?t|aren'?t|do not|does not)"
const LITTLE = '(?:lagi |akan |juga |begitu |terlalu |selalu |pula |begitu |perlu |be |a |an |is |are |any )?'
// "Tidak perlu X" denies what follows; "X tidak perlu" what stands before.
const NOT_ASKED = new RegExp(
  `(?<!\\p{L})${NO}\\s{1,2}${LITTLE}(?:(?:di)?(?:perlu|perlukan|haruskan|wajibkan|syaratkan|butuhkan|utamakan|tuntut)|(?:meng?|mem|me)(?:haruskan|wajibkan|perlukan|erlukan|butuhkan|syaratkan|nsyaratkan|utamakan|untut)|harus|wajib|mutlak|menjadi (?:syarat|masalah)|masalah|apa-apa|(?:sedang |usah )?(?:di ?buka|tersedia|dicari|di ?terima|daftar|melamar|ngelamar|lamar)|menyediakan|menerima|need(?:ed)?|requir(?:e|ed|ement)|necessary|mandatory|compulsory|must|essential)(?!\\p{L})`,
  'giu',
)
const NOT_ABLE = new RegExp(
  `(?<!\\p{L})(?:${NO}|belum|blm|blom)\\s{1,2}(?:pernah |terlalu |begitu |sempat |terbiasa |biasa |paham |bgt )?(?:bisa|bs|dapat|dpt|mampu|punya|pny|memiliki|mempunyai|ada|menguasai|mahir|mengerti|ngerti|paham|memahami|pernah|pegang|memegang|bersertifikat|berpengalaman|lancar|kuat|terima|tahu|tau|bawa|kerja|ikut|mengikuti|ambil|buat|mengambil|have|has|able|hold|can|own|know)(?:kan)?(?!\\p{L})`,
  'giu',
)
// "Helper dan fitter sudah penuh, jangan lamar"
const FILLED =
  /(?<!\p{L})(?:sudah|sdh|telah)\s{1,2}(?:penuh|terisi|cukup)(?!\p{L})|(?<!\p{L})(?:jangan|jgn)\s{1,2}(?:me|nge)?lamar(?!\p{L})|(?<!\p{L})(?:sudah |sdh )?(?:ada|punya|ditangani|dikerjakan)\s{1,2}(?:oleh )?(?:tim|regu|orang|petugas|teknisi|bagian|divisi|vendor)\s{1,2}(?:sendiri|lain|khusus|tersendiri)(?!\p{L})/giu
const HAVE_NOT = /(?<!\p{L})(?:belum|blm|cannot|can't|have not|haven't|has not|bukan)(?!\p{L})/giu
// "Non kopi" and "non teknis" name kinds of things; only of these does "non" say that they are not there.
const WITHOUT = /(?<!\p{L})(?:tanpa|tnp|without|non(?=[ -](?:pengalaman|experience|sertifikat|skill|shift|lembur)))(?!\p{L})/giu
// Words that look like a denial of what stands near and are not.
const NO_DENIAL =
  /^(?:tidak|tdk|bukan|not)\s{1,2}(?:hanya|saja|cuma|sekadar|sekedar|terbatas|only|limited|just|merokok|buta|bertato|tato|bertindik|sedang|gaptek|mudah|lebih|kurang|dipungut|terikat|takut|phobia|fobia|masalah dengan|keberatan|menutup|ragu)|^(?:tidak|tdk|not)\s{1,2}(?:memiliki|mempunyai|punya|ada|have)\s{1,2}(?:riwayat|penyakit|catatan|tato|tindik|masalah|gangguan|cacat|batas|buta|alergi|keluhan|kendala|hutang|pinjaman|tanggungan|record|criminal)/i
// After a comma or "dan" these begin something new that the denial does not reach.
const POSITIVE =
  /(?:,|\bdan\b|\bserta\b|\/|\band\b|\.)\s{0,2}(?:saya |aku |sy |tapi |tp |hanya |cuma |sudah |sdh |juga )?(?:bisa|bs|dapat|punya|memiliki|ada|sudah|sdh|pernah|pengalaman|pnglmn|mau|siap|sertifikat|lulusan|biasa|mahir|menguasai|lancar|mampu|saya|aku|sy|hanya|cuma|lain|mengerti|paham|wajib|harus|min|minimal|can|have|has|am|i\b|able|willing|akan|dilatih|ingin|pengen|bersedia|kerja|ini|itu|yang|yg|ya|terbiasa|sering)\b/iu
const EMPTY_AFTER =
  /(?<!\p{L})(?:kompeten|lulus|keluar|jadi|terbit|ada|punya|pernah|bisa|sendiri|sama sekali|pegang|coba|dapat|sekarang|pak|bu|kak|mas|lagi|saat ini|saya|aku)(?!\p{L})/giu
// "SIO tdk punya krn tdk diminta"
const PAPER_BEFORE =
  /^\W{0,3}(?:SIO|SIM|sertifikat|sertipikat|srtfkt|lisensi|ijazah|ijasah|KTA|SKK|BST|BNSP|AK3U?)(?:\s\S{1,12}){0,2}\s$/i
const LONGEST = 90

export interface Denied {
  /** What is said not to be asked ("SIM tidak wajib"). */
  readonly notAsked: readonly Span[]
  /** What is said not to be had or done ("belum punya SIM"). */
  readonly lacking: readonly Span[]
  /** Of what is lacking: what is set aside by "bukan" or "tanpa" only, which may speak of something else. */
  readonly loose: readonly Span[]
}

/** The stretches of a line that are denied. */
export function negatedSpans(text: string, segments: Segments): Denied {
  const notAsked: Span[] = []
  const firm: Span[] = []
  const loose: Span[] = []
  for (const cue of text.matchAll(NOT_ASKED)) {
    const end = cue.index + cue[0].length
    const left = segments.before(beforeAside(text, cue.index), true)
    const before = saysSomething(text.slice(left, cue.index))
    const after = saysSomething(text.slice(end, segments.after(end, true)))
    const passive =
      /(?:di\p{L}{5,}|masalah|apa-apa|syarat|required?|needed|necessary|mandatory|essential|compulsory|buka|tersedia|dicari|terima|daftar|melamar|lamar)$/iu.test(
        cue[0],
      )
    if (before && (passive || !after)) notAsked.push({ start: left, end })
    else if (after) notAsked.push({ start: cue.index, end: denialEnd(text, segments, end) })
    else notAsked.push({ start: bracketed(text, segments, cue.index), end })
  }
  for (const cue of text.matchAll(FILLED)) {
    const end = cue.index + cue[0].length
    notAsked.push({ start: segments.before(cue.index, false), end })
  }
  for (const cue of text.matchAll(NOT_ABLE)) {
    if (NO_DENIAL.test(text.slice(cue.index, cue.index + 40))) continue
    firm.push(denied(text, segments, cue.index, cue.index + cue[0].length))
  }
  for (const cue of text.matchAll(HAVE_NOT)) {
    const rest = text.slice(cue.index, cue.index + 40)
    if (NO_DENIAL.test(rest) || /^bukan\s{1,2}(?:masalah|penghalang)/i.test(rest)) continue
    // "SIO belum mati" says that it lives.
    if (/^\S{1,6}\s{1,2}(?:mati|habis|expired?|kadal|lewat|lama|diperpanjang|perpanjang|sempat)/i.test(rest)) continue
    const spans = /^bukan$/i.test(cue[0]) ? loose : firm
    spans.push(denied(text, segments, cue.index, cue.index + cue[0].length))
  }
  for (const cue of text.matchAll(WITHOUT)) {
    const end = cue.index + cue[0].length
    const words = /^(?:[\s-]{1,2}[^\s,;.()]{1,20}){0,5}/.exec(text.slice(end))?.[0].length ?? 0
    const stop = text.slice(end, end + words).search(/\s-\s|\s(?:dan|dengan|untuk|di|yang|maupun|agar|with|for|and|to)\s/i)
    loose.push({ start: cue.index, end: Math.min(denialEnd(text, segments, end), end + (stop < 0 ? words : stop)) })
  }
  const said = (spans: readonly Span[]) => spans.filter((span) => span.end > span.start)
  return { notAsked, lacking: said([...firm, ...loose]), loose: said(loose) }
}

// What is said to be there is no part of what is said to be lacking after it: "SIM C ada SIM A belum".
const HAD =
  /(?<!(?:tidak|tdk|gak|ga|nggak|ngga|belum|blm|masih|yang)\s{1,2})(?<!\p{L})(?:ada|punya|sudah|sdh|bisa|bs|hidup|aktif|mati)\s{1,2}(?=[\p{L}\d])/giu

/** "Belum punya SIM" denies what follows; "SIM belum ada" and "bahasa Inggris tidak bisa" what stands before. */
function denied(text: string, segments: Segments, start: number, end: number): Span {
  const breath = segments.before(start, true)
  const had = [...text.slice(breath, start).matchAll(HAD)].filter((one) => one.index > 0).at(-1)
  const left = had === undefined ? breath : breath + had.index + had[0].length
  const rest = text.slice(end, segments.after(end, true)).replace(EMPTY_AFTER, '')
  const before = text.slice(left, start)
  if (PAPER_BEFORE.test(before) || (!saysSomething(rest) && saysSomething(before))) return { start: left, end }
  return { start, end: denialEnd(text, segments, end) }
}

/** "Pengalaman las (tidak wajib)": a bracket with nothing else in it speaks of the words before it. */
function bracketed(text: string, segments: Segments, at: number): number {
  const open = text.slice(Math.max(0, at - 20), at).search(/[([][^()[\]]{0,12}$/)
  return open < 0 ? segments.before(at, true) : segments.before(Math.max(0, at - 20) + open, true)
}

// "Tidak punya SIM B2, SIM B1 ada": a member of which something else is said is none of the list.
const IS_HAD = /(?<!\p{L})(?:ada|punya|bisa|bs|hidup|aktif|mati|oke?|sudah|sdh)\s{0,2}$/iu

function denialEnd(text: string, segments: Segments, from: number): number {
  const stop = segments.after(from, false)
  const hard = Math.max(
    Math.min(stop, from + LONGEST),
    afterAside(text, stop) > stop && stop - from < LONGEST ? afterAside(text, stop) : 0,
  )
  const said = text.slice(from, hard)
  const next = said.search(POSITIVE)
  const end = next < 0 ? hard : from + next
  // A list goes on past a comma with short members only: "tidak bisa las argon, CO2".
  const parts = text.slice(from, end).split(',')
  let reach = parts[0]?.length ?? 0
  for (const part of parts.slice(1)) {
    if (part.trim().split(/\s+/).length > 3 || IS_HAD.test(part)) break
    reach += part.length + 1
  }
  return from + reach
}
