import { headingOf, type Section } from './headings.ts'
import type { Words } from './plain.ts'
import { isOfFirm, sectionByWords, turnToJob } from './section-words.ts'

/** A bullet, sentence or label of an advert: the unit inside which "diutamakan" or "tidak" can reach. Offsets count the plain text of `words`. */
export interface Line {
  readonly words: Words
  readonly start: number
  readonly end: number
  readonly text: string
  readonly section: Section
  /** Under a heading such as "Nilai tambah". */
  readonly nice: boolean
}

// Longer lines are cut: nothing a person writes in one breath is longer, and it keeps every search inside a line cheap.
const LONGEST = 600

const BULLET = /^\s*(?:[-*+=>•●▪■◦○·»➢►▶✓✔✅☑⁃∙Øø~]|[^\p{L}\p{N}\s[("'#@,;]{1,4}|\(?(?:\d{1,2}|[a-hA-H])[.)](?!\d))\s*/u
// A bullet inside a line: "… dengan aman- Pemuatan beton", "… • Mampu …", "Wanita 2. Usia", and headings glued to the word before.
const INNER_BULLET =
  /\s{0,3}[•●▪■◦➢►▶✓✔✅☑»]\s{0,3}|(?<=[^\s\d-])-\s{1,9}(?=[\p{L}[(])|(?<=\p{L}{2})-\s{1,9}(?=\d)|(?<=[.:;)]) ?-\s{0,9}(?=\p{Lu})|(?<=[^\s\d/-])\s{1,3}(?=\d{1,2}[.)]\s{1,3}\p{Lu}\p{Ll})|(?<=[\p{Ll}.)])(?=(?:Kualifikasi|Persyaratan|Tanggung [Jj]awab|Requirements?|Deskripsi|Benefits?|Job Desc|Syarat|Penempatan|Fasilitas)\b)/gu
const SENTENCE_END = /[.!?;]{1,6}["')\]]?\s{1,9}(?=["'([]?[\p{Lu}\d[])|;\s{0,9}/gu
// After these a full stop ends no sentence.
const SHORT =
  /(?:^|[\s(/])(?:min|mins|max|maks|mak|rp|idr|pt|cv|ud|ms|no|jl|jln|tj|tjg|tg|kab|kec|kel|prov|sdr|bpk|dr|drs|ir|st|thn|th|bln|tgl|hal|a\.n|u\.p|e\.g|i\.e|approx|vs|\p{L}|\d{1,2})\s?$/iu
const LIKE_HEADING = /^\W{0,3}\p{L}[^.,:;]{2,30}:\s{0,3}$/u
// "SIM A." is an end all the same.
const CLASS = /(?:SIM|kelas|golongan) (?:\p{L}|\d)$/iu
// A line that begins so, or follows a line that ends so, goes on with it: job sites break lines at every bold word.
const GOES_ON = /^\s*[.,;:/)(&]|^\s*\p{Ll}(?![.)]\s)/u
const UNFINISHED =
  /(?:[,/&(]|(?:^|\s)(?:dan|atau|di|ke|dari|dengan|sebagai|untuk|yang|pada|dalam|serta|oleh|secara|adalah|minimal|memiliki|tersebut|pendidikan|seorang|para|and|or|of|in|with|for|the|to|a|as|sedang mencari|mencari|membutuhkan|bersedia))\s*$/iu

// After a word in bold a name may go on with the sentence: "SIO / forklift / Kemnaker lebih diutamakan".
const PREFERS = /^\s*\p{Lu}\p{L}{1,15}\s(?:lebih |sangat )?(?:di ?utamakan|di ?sukai|menjadi nilai|merupakan nilai)(?!\p{L})/u

interface Piece {
  start: number
  end: number
  bullet: boolean
}

/** The lines of a text with the section each stands in: by the heading above it, else by its own words. Linear in the length of the text. */
export function linesOf(words: Words): Line[] {
  const lines: Line[] = []
  let under: { section: Section; nice: boolean } = { section: 'open', nice: false }
  for (const piece of sentences(words.text, broken(words.text, physical(words.text)))) {
    const text = words.text.slice(piece.start, piece.end)
    const heading = headingOf(text)
    if (heading !== null) under = { section: heading.section, nice: heading.nice }
    // A heading that is not known ends what was told of the firm all the same.
    else if (under.section === 'company' && LIKE_HEADING.test(text)) under = { section: 'open', nice: false }
    // "Deadline: 5 Desember" needs its label to be understood.
    const labelled = heading === null || (heading.section === 'terms' && heading.length < text.trimEnd().length)
    const start = labelled ? piece.start : piece.start + heading.length
    const turn = turnToJob(words.text.slice(start, Math.min(piece.end, start + LONGEST)))
    const parts =
      turn === null
        ? cut(words.text, start, piece.end)
        : [...cut(words.text, start, start + turn), ...cut(words.text, start + turn, piece.end)]
    for (const part of parts) {
      const said = words.text.slice(part.start, part.end)
      const last = lines.at(-1)
      const inParagraph = last?.section === 'company' && !words.text.slice(last.end, part.start).includes('\n')
      const section = inParagraph && isOfFirm(said) ? 'company' : sectionByWords(said, under.section)
      lines.push({ words, ...part, text: said, section, nice: under.nice && section === 'requirements' })
    }
    // "Lokasi: Tarakan" says all in one line; what follows it is under no heading again.
    if (heading !== null && heading.section === 'terms' && start < piece.end) under = { section: 'open', nice: false }
  }
  return lines
}

/** The lines of a short field of its own, such as a title. */
export const lineOf = (words: Words, section: Section): Line[] =>
  cut(words.text, 0, words.text.length).map((part) => ({
    words,
    ...part,
    text: words.text.slice(part.start, part.end),
    section,
    nice: false,
  }))

function physical(text: string): Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    const bullet = BULLET.exec(text.slice(start, Math.min(end, start + 24)))?.[0] ?? ''
    pieces.push({ start: start + bullet.length, end, bullet: bullet.trim() !== '' })
    start = end + 1
  }
  return pieces
}

/** Puts lines together again that were broken in the middle of a sentence. */
function broken(text: string, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let inSentence: boolean = false
  for (const piece of pieces) {
    const last = joined.at(-1)
    const said = text.slice(piece.start, Math.min(piece.end, piece.start + 40))
    if (last !== undefined && last.end > last.start && said.trim() !== '' && !piece.bullet) {
      const goesOn: boolean = isOpen(text, last) && (GOES_ON.test(said) || (inSentence && PREFERS.test(said)))
      if (goesOn || UNFINISHED.test(tail(text, last))) {
        // What stood in bold between two halves of a sentence was broken off on both sides.
        const before = joined.at(-2)
        const wasBold =
          goesOn && !last.bullet && last.end - last.start < 50 && before !== undefined && before.end + 1 === last.start
        if (wasBold && isOpen(text, before) && headingOf(text.slice(before.start, before.end)) === null) {
          before.end = piece.end
          joined.pop()
        } else last.end = piece.end
        inSentence = goesOn
        continue
      }
    }
    inSentence = false
    joined.push({ ...piece })
  }
  return joined
}

const tail = (text: string, piece: Piece): string => text.slice(Math.max(piece.start, piece.end - 60), piece.end)
const isOpen = (text: string, piece: Piece): boolean => piece.end > piece.start && !/[.:;!?]\s*$/.test(tail(text, piece))

function sentences(text: string, pieces: readonly Piece[]): Piece[] {
  const parts: Piece[] = []
  for (const piece of pieces) {
    const said = text.slice(piece.start, piece.end)
    const breaks: [at: number, next: number][] = []
    for (const found of said.matchAll(INNER_BULLET)) breaks.push([found.index, found.index + found[0].length])
    for (const found of said.matchAll(SENTENCE_END)) {
      const before = said.slice(Math.max(0, found.index - 10), found.index)
      const stop = found[0].startsWith('.') && SHORT.test(before) && !CLASS.test(before)
      if (!stop) breaks.push([found.index, found.index + found[0].length])
    }
    for (const item of enumerated(said)) breaks.push(item)
    breaks.sort((a, b) => a[0] - b[0])
    let from = 0
    for (const [at, next] of breaks) {
      if (at > from) parts.push({ start: piece.start + from, end: piece.start + at, bullet: piece.bullet })
      from = Math.max(from, next)
    }
    if (from < said.length) parts.push({ start: piece.start + from, end: piece.end, bullet: piece.bullet })
  }
  return parts
}

const ITEM = /(?<=^|[\s:;,.])(\d{1,2})[.)]\s{1,3}(?=\p{L})/gu

/** Where the items of "1. … 2. … 3. …" in one line begin; figures that do not count up from one are no list. */
function enumerated(text: string): [at: number, next: number][] {
  const items: [at: number, next: number][] = []
  for (const found of text.matchAll(ITEM)) {
    if (Number(found[1]) === items.length + 1) items.push([found.index, found.index + found[0].length])
  }
  return items.length > 1 ? items : []
}

/** Blanks trimmed off, empty parts left out, and what is too long cut at a blank. */
function cut(text: string, start: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let from = start
  while (from < end) {
    let to = Math.min(end, from + LONGEST)
    if (to < end) {
      const blank = text.lastIndexOf(' ', to)
      if (blank > from + LONGEST / 2) to = blank
    }
    const said = text.slice(from, to)
    const lead = said.length - said.trimStart().length
    const trimmed = said.trim()
    if (/[\p{L}\p{N}]/u.test(trimmed)) parts.push({ start: from + lead, end: from + lead + trimmed.length })
    from = to
  }
  return parts
}
