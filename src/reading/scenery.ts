import type { Span } from '../taxonomy/types.ts'
import type { Found } from './found.ts'

// "Kantor full AC", "kabin ber-AC", "bayar listrik": what is there or is paid for, not work anyone does.
const THERE: readonly (readonly [word: RegExp, before: RegExp])[] = [
  [/^(?:ac|a\.c)$/i, /(?:ber|full|ruang(?:an)?|kantor|kabin|toko|kamar|ada|mess|lapor(?:kan)? kerusakan|fasilitas)[\s-]{0,3}$/i],
  [/^listrik$/i, /(?:token|bayar(?:an)?|tagihan|rekening|pulsa|beli|jual|air,?|air (?:dan|&)|gratis|free)[\s:]{0,3}$/i],
]
// A body that certifies is not a trade.
const ISSUER = /^(?:migas|bnsp|kemnaker|kemenaker|disnaker|lsp)$/i
const PAPER = /sertifi|sertipi|certif|lisensi|licen[cs]e/i
// Words for a person at work; beside one of another trade the advert speaks of colleagues, customers or passengers.
const PERSON =
  /(?<!\p{L})(?:welders?|riggers?|scaffold(?:ers?|er)|operators?|opr|sopir|supir|drivers?|teknisi|mekanik|mechanics?|tukang|juru|electricians?|satpam|security|montir|helpers?|kenek|abk|crew|kru|buruh|guru|dokter|perawat|koki|chef|barista|kasir|surveyors?|drafters?|engineers?|technicians?|supervisor|manager|staff?|admin|kurir|penjahit|nelayan|petani)(?!\p{L})/iu
const ONE_S_OWN =
  /(?<!\p{L})(?:sebagai|sbg|jadi|menjadi|pernah|pengalaman|pnglmn|berpengalaman|as|pnglaman|lulusan|posisi|mencari|cari|butuh|membutuhkan|dibutuhkan|lowongan|bantu|helper|keahlian|skill)(?!\p{L})/iu

/** Do the words merely describe a place, a bill or the body that issues a paper? */
export function isScenery({ mention, line, start }: Found): boolean {
  const before = line.text.slice(Math.max(0, start - 24), start)
  if (THERE.some(([word, sign]) => word.test(mention.words) && sign.test(before))) return true
  return ISSUER.test(mention.words) && PAPER.test(line.text)
}

/**
 * Is a skill named only as another person's trade ("rekap data welder dan rigger")? So it is when it stands in a word for a person whose
 * trade is not `own` and nothing before it says that this is the person meant.
 */
export function isOthersTrade(one: Found, occupations: readonly Found[], own: ReadonlySet<string>): boolean {
  const trade = occupations.find((job) => covers(job, one) && PERSON.test(job.mention.words))
  if (trade === undefined || own.has(trade.mention.id)) return false
  return !ONE_S_OWN.test(one.line.text.slice(0, one.start))
}

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

const RELATIVE =
  /(?<!\p{L})(?:bapak|bpk|ayah|ibu|mama|papa|suami|istri|kakak|adik|abang|paman|om|tante|sepupu|mertua|saudara|keluarga|teman|tetangga|orang tua|ortu|anak|my (?:father|mother|husband|wife|brother|sister|uncle|friend))(?: (?:saya|sy|aku|kandung|ipar|ku))?\s(?:\p{L}{2,12}\s){0,3}$/iu
const NOT_WORK =
  /(?<!\p{L})(?:hobi|hobby|suka nonton|i inspect|memeriksa pekerjaan|(?:pernah |sudah |sempat )?(?:melamar|ngelamar|lamar|daftar)(?: kerja)?(?: jadi| sebagai| di)?|cita-cita)(?!\p{L})[^.;]{0,60}$/iu

/** In a person's own words: a relative's trade, a hobby, or work applied for, none of which the person can do for that. */
export function isNotOwnWork(text: string, start: number): boolean {
  const sentence = text.slice(Math.max(text.lastIndexOf('.', start - 1), text.lastIndexOf(';', start - 1)) + 1, start)
  const clause = sentence.slice(sentence.lastIndexOf(',') + 1)
  return RELATIVE.test(clause) || NOT_WORK.test(sentence)
}
