import { PHRASES, type Phrase } from './forbidden-phrases.ts'
import type { Line } from './lines.ts'
import type { Forbidden, ForbiddenKind } from './types.ts'

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
    const inLine: Forbidden[] = []
    for (const phrase of PHRASES) {
      if (!appliesTo(phrase, line) || phrase.unless?.test(line.text)) continue
      for (const match of line.text.matchAll(phrase.demand)) {
        const words = match[0].trimEnd()
        if (phrase.unlessBefore?.test(line.text.slice(Math.max(0, match.index - 40), match.index))) continue
        if (isTakenBack(phrase.kind, line.text, match.index, words)) continue
        const start = line.start + match.index
        const one: Forbidden = { kind: phrase.kind, ...line.words.source(start, start + words.length) }
        if (!inLine.some((known) => known.kind === one.kind && known.start < one.end && one.start < known.end)) inLine.push(one)
      }
    }
    found.push(...inLine)
  }
  return found
}

// A demand can stand among the duties, where site and heading are muddled; then it begins its line.
const BEGINS_AS_DEMAND = /^\W*(?:pria|wanita|laki|perempuan|berpenampilan|usia)/i

function appliesTo({ kind, anywhere }: Phrase, line: Line): boolean {
  if (line.section === 'company') return kind === 'fraud' || kind === 'fee'
  return line.section !== 'duties' || anywhere === true || kind === 'age' || BEGINS_AS_DEMAND.test(line.text)
}

function isTakenBack(kind: ForbiddenKind, text: string, at: number, words: string): boolean {
  if (
    kind === 'age' &&
    (NO_LIMIT.test(text) || LEGAL_AGE.test(words) || (/^\s?\+/.test(text.slice(at + words.length)) && /1[78]$/.test(words)))
  )
    return true
  // "Tidak cacat" and "tidak menahan ijazah" are worded as denials themselves.
  return kind !== 'disability' && kind !== 'diploma-withheld' && TAKEN_BACK.test(text.slice(Math.max(0, at - 30), at))
}
