import type { Certificate, Span, Taxonomy } from '../taxonomy/types.ts'
import { datesIn, monthNamed } from './dates.ts'
import { byLine, type Found, withSource } from './found.ts'
import { bareLicences } from './licences.ts'
import type { Line } from './lines.ts'
import { papersIn } from './papers.ts'
import { isNotOwnWork, namesPerson } from './scenery.ts'
import type { Scopes } from './scope.ts'
import { segmentsOf } from './segments.ts'
import type { ReadConcept, Source } from './types.ts'

export interface HeldPaper extends ReadConcept {
  readonly lapsed: boolean
  readonly validUntil: string | null
}

const LAPSED =
  /(?<!\p{L})(?:mati|(?:sudah |sdh |udah |dah |masa berlaku(?:nya)? )(?:mati|habis|kadaluarsa|kedaluwarsa|kadaluwarsa|lewat|tdk aktif|tidak aktif|berakhir|expired?)|habis(?: masa)?(?: berlaku)?|kadaluarsa|kedaluwarsa|kadaluwarsa|kadaluarsa|expired?|lapsed|(?:tidak|tdk|nggak|gak|belum|blm) (?:aktif|berlaku|diperpanjang|perpanjang)|perlu (?:di ?)?perpanjang(?:an)?|sudah lewat|lewat masa|out of date|no longer valid)(?!\p{L})/iu
const STILL_VALID =
  /(?<!\p{L})(?:(?:masih |msh |sampai |s\/d |hingga )?(?:aktif|berlaku|hidup|valid)|seumur hidup|baru (?:di ?)?perpanjang|sudah (?:di ?)?perpanjang)(?!\p{L})/iu
const NOT_YET = /(?:belum|blm|tidak|tdk|gak|nggak)\s{1,2}(?:pernah )?(?:mati|habis|expired?|kadaluarsa|lewat)/iu
const UNTIL =
  /(?:sampai(?: dengan)?|s\.?\/?d\.?|hingga|berlaku|aktif|valid|until|exp(?:ired?)?|habis|mati|thru|through|berakhir|:|-)\s{0,3}(?:\p{L}{2,10}\s{1,2}){0,3}$/iu
const YEAR = /(?<!\d)(20\d{2})(?!\d)/g
// "Mei 2027", "bulan 2 2027"; "03/2029", "04-2029".
const MONTH_YEAR: readonly (readonly [pattern: RegExp, month: (said: string) => number])[] = [
  [
    /(?<!\p{L})(jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)\p{L}{0,7}\s{1,2}(20\d{2})(?!\d)/giu,
    monthNamed,
  ],
  [/(?<![\d/.-])(?:bulan |bln )?(\d{1,2})(?:\s?[/.-]\s?|\s)(20\d{2})(?![\d/.-])/gi, Number],
]
const NOT_HELD =
  /(?<!\p{L})(?:mau|ingin|pengen|pengin|rencana|akan|sedang|lagi|proses|sementara|dalam proses|berencana|want to|going to|planning)\s(?:\p{L}{2,10}\s){0,3}(?:ambil|mengambil|urus|mengurus|bikin|buat|membuat|ikut|mengikuti|daftar|proses|pembuatan|perpanjangan|get)?\s?(?:\p{L}{2,14}\s){0,2}$/iu

export interface Papers {
  readonly held: readonly HeldPaper[]
  readonly lacking: readonly ReadConcept[]
}

interface Given {
  readonly scopesOf: (line: Line) => Scopes
  readonly on: string
  /** The certificate that the person's programme leads to. */
  readonly ofProgramme: Certificate | null
}

/** Certificates and licences a person's words say they hold, whether lapsed by `on`, and those they say they lack. */
export function papersHeld(
  taxonomy: Taxonomy,
  lines: readonly Line[],
  found: readonly Found[],
  { scopesOf, on, ofProgramme }: Given,
): Papers {
  const held = new Map<string, HeldPaper>()
  const lacking = new Map<string, readonly Source[]>()
  const lack = (id: string, from: Source): void => void lacking.set(id, withSource(lacking.get(id), from))
  const papers = named(taxonomy, lines, found)
  const inLine = byLine(papers)
  for (const paper of papers) {
    const { id, line, start, end } = paper
    const from = line.words.source(line.start + start, line.start + end)
    if (isNotOwnPaper(paper)) continue
    if (scopesOf(line).isNegated({ start, end })) {
      if (id !== null) lack(id, from)
      else for (const licence of taxonomy.certificates.values()) if (licence.kind === 'driving') lack(licence.id, from)
      continue
    }
    if (id === null || NOT_HELD.test(line.text.slice(0, start))) continue
    // A cell that names one paper speaks of that paper from end to end.
    const alone = line.words.field === 'certificates' && inLine.get(line)?.length === 1
    const validity = alone
      ? validityOf(line.text, { start: 0, end: line.text.length }, on)
      : validityOf(line.text, { start, end }, on, between(line.text, paper, inLine.get(line) ?? []))
    const before = held.get(id)
    held.set(id, {
      id,
      lapsed: validity.lapsed || (before?.lapsed ?? false),
      validUntil: validity.validUntil ?? before?.validUntil ?? null,
      from: withSource(before?.from, from),
    })
  }
  const some = [...held.values()].filter((paper) => !lacking.has(paper.id))
  return {
    held: withFamilies(taxonomy, withoutVague(taxonomy, ofCourse(some, ofProgramme)), lines, on),
    lacking: [...lacking].map(([id, from]) => ({ id, from })),
  }
}

interface Named extends Span {
  /** Null: a driving licence of no class. */
  readonly id: string | null
  readonly line: Line
}

const named = (taxonomy: Taxonomy, lines: readonly Line[], found: readonly Found[]): Named[] => [
  ...papersIn(taxonomy, lines, found),
  ...lines.flatMap((line) => bareLicences(line.text).map((span) => ({ id: null, line, ...span }))),
]

// Words for a person at work ("juru ledak") name a paper only beside a word for one.
const PAPER_BESIDE =
  /(?<!\p{L})(?:sertifi\p{L}*|sertipi\p{L}*|lisensi|kartu|SIO|KIM|izin|punya|memiliki|pegang|ada|kelas|kls|BNSP|kemnaker|aktif|berlaku|mati|habis|s\/d)(?!\p{L})/iu

/** A relative's paper, and a trade that is merely named, are none of the person's own. */
function isNotOwnPaper({ line, start, end }: Named): boolean {
  if (line.words.field === 'certificates') return false
  if (isNotOwnWork(line.text, start)) return true
  const around = line.text.slice(Math.max(0, start - 30), end + 20)
  return namesPerson(line.text.slice(start, end)) && !PAPER_BESIDE.test(around)
}

// "Sertifikat BNSP", "kompeten BNSP 2024": of what, the course tells.
const OF_ANY_TRADE = /^(?:(?:sertifikat|sertifikasi|sertipikat|kompetensi|uji|lisensi|punya)\s)*(?:bnsp|kompetensi)$/iu

/** The BNSP certificate of no trade that somebody holds whose programme leads to one is that one. */
const ofCourse = (papers: readonly HeldPaper[], certificate: Certificate | null): HeldPaper[] => {
  if (certificate === null || papers.some(({ id }) => id === certificate.id)) return [...papers]
  const isBare = (paper: HeldPaper): boolean =>
    paper.id === 'bnsp' && paper.from.every(({ words }) => OF_ANY_TRADE.test(words.trim()))
  return papers.map((paper) => (isBare(paper) ? { ...paper, id: certificate.id } : paper))
}

/** What of the line between its neighbours speaks of one paper of several ("SIM A mati SIM C hidup"). */
function between(text: string, paper: Span, others: readonly Span[]): Span {
  const next = others.filter(({ start }) => start >= paper.end).toSorted((a, b) => a.start - b.start)[0]
  const last = others.filter(({ end }) => end <= paper.start).toSorted((a, b) => b.end - a.end)[0]
  const tells = (start: number, end: number): boolean => {
    const said = text.slice(start, end)
    return LAPSED.test(said) || STILL_VALID.test(said)
  }
  return {
    start: last !== undefined && tells(last.end, paper.start) ? paper.start : 0,
    end: next !== undefined && tells(paper.end, next.start) ? next.start : text.length,
  }
}

// "SIO aktif sampai 2027" told apart from the paper itself speaks of the operator's licences held.
const FAMILIES: readonly (readonly [words: RegExp, ids: RegExp])[] = [
  [/(?<!\p{L})SIO(?!\p{L})/iu, /^sio-/],
  [
    /(?<!\p{L})(?:semua )?(?:sertifikat|sertifikatnya|lisensi|sertipikat)(?: (?:bnsp|saya|sy|las|kompetensi|itu|nya))?(?!\p{L})/iu,
    /./,
  ],
]

/** Validity told of a kind of paper ("SIO mati") applied to the papers of that kind which are held and of which nothing else is said. */
function withFamilies(taxonomy: Taxonomy, papers: readonly HeldPaper[], lines: readonly Line[], on: string): HeldPaper[] {
  const proofs = papers.filter(({ id }) => ['licence', 'competence'].includes(taxonomy.certificates.get(id)?.kind ?? ''))
  return papers.map((paper) => {
    if (paper.lapsed || paper.validUntil !== null) return paper
    for (const line of lines) {
      for (const [words, ids] of FAMILIES) {
        const said = words.exec(line.text)
        if (said === null || !ids.test(paper.id) || (ids.source === '.' && (proofs.length !== 1 || proofs[0]?.id !== paper.id)))
          continue
        const validity = validityOf(line.text, { start: said.index, end: said.index + said[0].length }, on)
        if (validity.lapsed || validity.validUntil !== null) return { ...paper, ...validity }
      }
    }
    return paper
  })
}

/** "Sertifikat BNSP" beside a named BNSP certificate is the same paper. */
function withoutVague(taxonomy: Taxonomy, papers: readonly HeldPaper[]): HeldPaper[] {
  const bare = (paper: HeldPaper): boolean => paper.from.every(({ words }) => /^SIO$/i.test(words))
  const told = papers.filter((paper) => !bare(paper) || !papers.some((other) => other !== paper && other.id.startsWith('sio-')))
  const named = told.some((paper) => paper.id !== 'bnsp' && taxonomy.certificates.get(paper.id)?.kind === 'competence')
  return named ? told.filter((paper) => paper.id !== 'bnsp') : told
}

const AFTER_ISSUER =
  /^[)\]],?\s{0,2}(?:\(|\d{0,2}\s?[-/]?\s?20\d\d|s\.?\/?d|sampai|hingga|berlaku|masa|exp|masih|aktif|mati|habis|valid|until)/iu

/** Has it lapsed, and what date is printed on it? Only words in the same breath count: "SIO mati, SIM aktif". */
function validityOf(
  whole: string,
  span: Span,
  on: string,
  within: Span = { start: 0, end: whole.length },
): { lapsed: boolean; validUntil: string | null } {
  const text = whole.slice(0, within.end)
  const segments = segmentsOf(text)
  let from = Math.max(within.start, segments.before(span.start, true))
  let to = segments.after(span.end, true)
  // "SIO forklift (berlaku s/d 2027)": the bracket after it is about it.
  if (/[([]/.test(text.charAt(to))) {
    to = segments.after(to + 1, true)
    // "SIO forklift (Kemnaker) 2027": an issuer stands between the paper and its date.
    if (AFTER_ISSUER.test(text.slice(to, to + 30))) to = segments.after(to + 2, true)
  } else if (
    /^,\s{0,2}(?:masa berlaku|berlaku|sudah|sdh|masih|msh|expired?|mati|habis|exp|aktif|tapi (?:sudah|sdh|mati|habis))/iu.test(
      text.slice(to, to + 24),
    )
  )
    to = segments.after(to + 1, true)
  // A contrast goes on about the same paper: "punya SIO tapi sudah mati".
  const rest = text.slice(to, to + 40)
  if (
    /^\s{0,2}(?:te)?(?:tapi|tp|namun|but)\s{1,2}(?:sudah|sdh|udah|dah|masa|expired?|mati|habis|kadal|tidak aktif|tdk aktif|has)/iu.test(
      rest,
    )
  )
    to = segments.after(to + 5, true)
  from = Math.min(from, span.start)
  const said = text.slice(from, to)
  const validUntil = printedDate(said, on)
  if (NOT_YET.test(said)) return { lapsed: false, validUntil }
  if (validUntil !== null) return { lapsed: validUntil < on, validUntil }
  return {
    lapsed:
      LAPSED.test(said) &&
      !STILL_VALID.test(said.replace(/(?:tidak|tdk|belum|blm|gak|nggak) (?:aktif|berlaku)|masa berlaku/giu, '')),
    validUntil: null,
  }
}

/** The last day a paper's words print. A date still to come is no date of issue; a past one is believed only after a word for an end. */
function printedDate(text: string, on: string): string | null {
  const counts = (iso: string, at: number): boolean => iso.slice(0, 4) > on.slice(0, 4) || UNTIL.test(text.slice(0, at))
  const date = datesIn(text, on).find((one) => counts(one.iso, one.start))
  if (date !== undefined) return date.iso
  for (const [pattern, monthOf] of MONTH_YEAR) {
    for (const match of text.matchAll(pattern)) {
      const [, month = '', year = ''] = match
      const iso = lastDay(Number(year), monthOf(month))
      if (iso !== null && counts(iso, match.index)) return iso
    }
  }
  // A bare year is believed to its end.
  for (const match of text.matchAll(YEAR)) if (counts(match[0], match.index)) return `${match[1]}-12-31`
  return null
}

function lastDay(year: number, month: number): string | null {
  if (month < 1 || month > 12) return null
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
