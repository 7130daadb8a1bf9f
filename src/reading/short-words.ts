import type { Words } from './plain.ts'

// As people write on phones. Each stands for one word only, in whatever case.
const SHORT: Readonly<Record<string, string>> = {
  blm: 'belum',
  blom: 'belum',
  sdh: 'sudah',
  udh: 'sudah',
  tdk: 'tidak',
  gk: 'gak',
  yg: 'yang',
  dgn: 'dengan',
  utk: 'untuk',
  sbg: 'sebagai',
  krn: 'karena',
  dlm: 'dalam',
  jd: 'jadi',
  jg: 'juga',
  lg: 'lagi',
  pny: 'punya',
  dpt: 'dapat',
  sy: 'saya',
  pglmn: 'pengalaman',
  pglman: 'pengalaman',
  pnglmn: 'pengalaman',
  pnglman: 'pengalaman',
  pglaman: 'pengalaman',
  pngalaman: 'pengalaman',
  krja: 'kerja',
  krj: 'kerja',
  bkrja: 'bekerja',
  skrg: 'sekarang',
  skrng: 'sekarang',
  trs: 'terus',
  trus: 'terus',
  dlu: 'dulu',
  sblm: 'sebelum',
  sblmnya: 'sebelumnya',
  ktr: 'kantor',
  tkg: 'tukang',
  tkng: 'tukang',
  op: 'operator',
}
// These are other things in capitals ("GA", "BS", "N") and after a figure ("5 cm").
const SHORT_SMALL: Readonly<Record<string, string>> = { bs: 'bisa', sm: 'sama', cm: 'cuma', n: 'dan', ga: 'gak' }
const WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}.&/'-])(?:(?:${Object.keys(SHORT).join('|')})|(?<!\\d\\s{0,2}|(?:staff?|admin|hrd?)\\s)(?:${Object.keys(SHORT_SMALL).join('|')}))(?![\\p{L}\\p{N}.&'-]|/\\p{L})`,
  'giu',
)

/** The words of a field with the shortened ones written out ("bs las, blm punya SIM"); their sources are still the words as typed. */
export function writtenOut(words: Words): Words {
  const at: number[] = []
  let text = ''
  let from = 0
  const keep = (piece: string, start: number, length: number): void => {
    for (let i = 0; i < piece.length; i += 1) at.push(start + Math.min(i, length - 1))
    text += piece
  }
  for (const found of words.text.matchAll(WORDS)) {
    const typed = found[0]
    const whole = SHORT[typed.toLowerCase()] ?? SHORT_SMALL[typed]
    if (whole === undefined) continue
    keep(words.text.slice(from, found.index), from, Number.POSITIVE_INFINITY)
    keep(whole, found.index, typed.length)
    from = found.index + typed.length
  }
  if (from === 0) return words
  keep(words.text.slice(from), from, Number.POSITIVE_INFINITY)
  return {
    field: words.field,
    text,
    source: (start, end) =>
      words.source(
        at[start] ?? words.text.length,
        end > start ? (at[end - 1] ?? words.text.length) + 1 : (at[end] ?? words.text.length),
      ),
  }
}
