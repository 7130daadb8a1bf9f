import type { Span, Taxonomy } from '../taxonomy/types.ts'
import type { Found } from './found.ts'

// "Kantor full AC", "kabin ber-AC", "bayar listrik", "pintu panel", "buruh cold storage": what is there, is paid for or is worked in, not work
// anyone does.
const THERE: readonly (readonly [word: RegExp, before: RegExp | null, after?: RegExp])[] = [
  [
    /^(?:ac|a\.c)$/i,
    /(?:ber|full|ruang(?:an)?|kantor|kabin|toko|outlet|kamar|ada|mess|bus|mobil|lapor(?:kan)? kerusakan|lampu atau|fasilitas)[\s-]{0,3}$/i,
  ],
  [
    /^(?:listrik|electric)$/i,
    /(?:token|bayar(?:an)?|tagihan|rekening|pulsa|beli|jual|air,?|air (?:dan|&)|gratis|free|sepeda|forklift|kompor|mobil|kendaraan|rumah,|mess,)[\s:]{0,3}$/i,
  ],
  // Care of one's own tools and place is part of any work.
  [/kualitas|kondisi/i, null, /^\s(?:alat|peralatan|perlengkapan|stok|stock|kendaraan)(?!\p{L})/iu],
  [/^(?:menjaga )?kebersihan (?:dan \p{L}+ )?(?:area|tempat|lingkungan|ruang) kerja$/iu, null],
  [/^panel$/i, /(?:pintu|dinding|papan|lantai)\s$/i],
  [/^panel$/i, null, /^\s(?:kayu|dinding|pintu|atap|lantai|gypsum|gipsum|beton|kaca|surya|wall)/i],
  [
    /^(?:cold ?storage|cold room|chiller|freezer)$/i,
    /(?:kerja|buruh|harian|karyawan|pekerja|borongan|admin|staff?|satpam|kasir|gudang|forklift|di|ke|dari)\s$/i,
  ],
]
// A body that certifies is not a trade.
const ISSUER = /^(?:migas|bnsp|kemnaker|kemenaker|disnaker|lsp)$/i
const PAPER = /sertifi|sertipi|certif|lisensi|licen[cs]e/i
// Words for a person at work; beside one of another trade the advert speaks of colleagues, customers or passengers.
const PERSON =
  /(?<!\p{L})(?:welders?|riggers?|scaffold(?:ers?|er)|operators?|opr|sopir|supir|drivers?|teknisi|mekanik|mechanics?|tukang|juru|electricians?|satpam|security|montir|helpers?|kenek|abk|crew|kru|buruh|guru|dokter|perawat|koki|chef|barista|kasir|surveyors?|drafters?|engineers?|technicians?|supervisor|manager|staff?|admin|kurir|penjahit|nelayan|petani)(?!\p{L})/iu
const ONE_S_OWN =
  /(?<!\p{L})(?:sebagai|sbg|jadi|menjadi|pernah|pengalaman|pnglmn|berpengalaman|as|pnglaman|lulusan|posisi|mencari|cari|butuh|membutuhkan|dibutuhkan|lowongan|bantu|helper|keahlian|skill)(?!\p{L})/iu

/** Do the words name somebody at work ("juru las"), not a trade, a thing or a place? */
export const namesPerson = (words: string): boolean => PERSON.test(words)

// "Perusahaan di bidang retail dan keuangan": what the firm lives by.
const OF_FIRM =
  /(?<!\p{L})perusahaan\s(?:(?:yang|bergerak|terkemuka|ternama|terbesar|di|dalam)\s){0,4}(?:bidang|sektor)\s(?:\p{L}{3,14}(?:,| dan)\s)?$/iu

/** Does an advert name a trade only to say what some firm lives by? */
export const isOfFirm = ({ line, start }: Found): boolean => OF_FIRM.test(line.text.slice(Math.max(0, start - 60), start))

/** Do the words merely describe a place, a bill or the body that issues a paper? */
export function isScenery({ mention, line, start, end }: Found): boolean {
  const before = line.text.slice(Math.max(0, start - 24), start)
  const next = line.text.slice(end, end + 12)
  const isThere = THERE.some(
    ([word, sign, after]) => word.test(mention.words) && (sign?.test(before) ?? true) && (after?.test(next) ?? true),
  )
  if (isThere) return true
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

const REPAIR =
  /(?<!\p{L})(?:servis|service|reparasi|perbaikan|memperbaiki|merawat|perawatan|pemeliharaan|memelihara|maintenance|maintain(?:ing)?|repair(?:ing)?|overhaul|mekanik|montir|teknisi|mechanic|technician)(?!\p{L})/iu
const MENDS = new RegExp(`${REPAIR.source}\\s(?:\\p{L}{2,10}\\s)?$`, 'iu')
const USE =
  /(?<!\p{L})(?:operator|opr|operasi\p{L}*|operat(?:e|ing)|(?:meng)?operasikan|pengoperasian|(?:mem)?bawa|(?:me)?ngemudi\p{L}*|mengendarai|driver|sopir|supir|menjahit|penjahit|pernah pegang|menguasai|produksi)(?!\p{L})/iu
const MACHINE_DOMAINS = ['alatberat', 'angkat', 'kemudi', 'garmen', 'mesin', 'pabrik']

/**
 * Is a machine named only as what is repaired ("mekanik mesin jahit", "servis excavator dan dozer")? Whoever mends a machine need not be able
 * to work with it.
 */
export function isRepaired(taxonomy: Taxonomy, { mention, line, start }: Found): boolean {
  if (mention.kind !== 'skill' || taxonomy.skills.get(mention.id)?.kind !== 'skill') return false
  const domains = taxonomy.domains.get(`skill:${mention.id}`)
  if (domains === undefined || !MACHINE_DOMAINS.some((domain) => domains.has(domain))) return false
  const from = Math.max(line.text.lastIndexOf('.', start - 1), line.text.lastIndexOf(';', start - 1), start - 90) + 1
  const before = line.text.slice(from, start)
  return REPAIR.test(before) && !USE.test(before) && !USE.test(mention.words) && !REPAIR.test(mention.words)
}

/** "Mekanik mesin jahit": the thing that is mended, not the work of those who use it. */
export const isMended = ({ mention, line, start }: Found): boolean =>
  !namesPerson(mention.words) && MENDS.test(line.text.slice(Math.max(0, start - 24), start))

const RELATIVE =
  /(?<!\p{L})(?:bapak|bpk|ayah|ibu|mama|papa|suami|istri|kakak|adik|abang|paman|om|tante|sepupu|mertua|saudara|keluarga|teman|tetangga|orang tua|ortu|anak|my (?:father|mother|husband|wife|brother|sister|uncle|friend))(?: (?:saya|sy|aku|kandung|ipar|ku))?\s(?:\p{L}{2,12}\s){0,3}$/iu
const NOT_WORK =
  /(?<!\p{L})(?:hobi|hobby|suka nonton|i inspect|memeriksa pekerjaan|(?:pernah |sudah |sempat )?(?:melamar|ngelamar|lamar|daftar)(?: kerja)?(?: jadi| sebagai| di)?|cita-cita)(?!\p{L})[^.;]{0,60}$/iu

// "Mau belajar forklift", "minat di PLTS": what a person would like to learn or to be near to.
const PLANNED =
  /(?<!\p{L})(?:(?:mau|ingin|pengen|pengin|siap|bersedia) (?:belajar|dilatih|ikut (?:pelatihan|kursus)|masuk|pindah ke)|(?:minat|berminat|tertarik)(?: (?:di|ke|pada|dengan|bidang|sama|kerja|bekerja))*)\s(?:\p{L}{2,12}\s){0,2}$/iu

/** In a person's own words: a relative's trade, a hobby, or work applied for, none of which the person can do for that. */
export function isNotOwnWork(text: string, start: number): boolean {
  const sentence = text.slice(Math.max(text.lastIndexOf('.', start - 1), text.lastIndexOf(';', start - 1)) + 1, start)
  const clause = sentence.slice(sentence.lastIndexOf(',') + 1)
  return RELATIVE.test(clause) || PLANNED.test(clause) || NOT_WORK.test(sentence)
}
