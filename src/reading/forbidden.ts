import { PHRASES } from './forbidden-phrases.ts'
import type { Line } from './lines.ts'
import type { Forbidden } from './types.ts'

// "Tidak ada batasan usia", "tidak harus pria": the demand is taken back.
const TAKEN_BACK =
  /(?:tidak|tdk|tanpa|bukan|no|not)\s(?:ada |memandang |membedakan |mementingkan |harus |wajib |perlu |dibatasi |melihat |a |an |any )?(?:\p{L}{2,10}\s){0,1}(?:batas(?:an)?|limit)?\s?$/iu
const NO_LIMIT =
  /(?:tidak|tdk|tanpa|no)\s(?:ada )?(?:batas(?:an)?|age limit|limit|syarat|maksimal)\s?(?:usia|umur|age)?|(?:usia|umur) (?:tidak|bebas|tak)|semua (?:usia|umur)|all ages/i
// The legal least age is no unfair demand; a minimum above it is.
const LEGAL_AGE =
  /(?:min(?:imal|imum)?|mulai|di ?atas|paling (?:rendah|muda)|telah|sudah|at least)\D{0,12}1[78](?!\d)(?!\D{0,14}\d{2})/i

/** Demands the law forbids and signs of fraud, with their words, in order of the text; each word counted once per kind. */
export function forbiddenIn(lines: readonly Line[]): Forbidden[] {
  const found: Forbidden[] = []
  for (const line of lines) {
    for (const { kind, demand, unless, anywhere } of PHRASES) {
      if (line.section === 'company' && kind !== 'fraud' && kind !== 'fee') continue
      if (
        line.section === 'duties' &&
        anywhere !== true &&
        !(kind === 'age' || /^\W*(?:pria|wanita|laki|perempuan|berpenampilan|usia)/i.test(line.text))
      )
        continue
      if (unless?.test(line.text)) continue
      for (const match of line.text.matchAll(demand)) {
        const words = match[0].trimEnd()
        const before = line.text.slice(Math.max(0, match.index - 30), match.index)
        if (kind === 'age' && (NO_LIMIT.test(line.text) || LEGAL_AGE.test(words))) continue
        if (kind !== 'disability' && kind !== 'diploma-withheld' && TAKEN_BACK.test(before)) continue
        const start = line.start + match.index
        const end = start + words.length
        if (found.some((one) => one.kind === kind && one.field === line.words.field && one.start < end && start < one.end))
          continue
        found.push({ kind, ...line.words.source(start, end) })
      }
    }
  }
  return found
}
