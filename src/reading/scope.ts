import type { Span } from '../taxonomy/types.ts'
import { negatedSpans } from './negation.ts'
import { afterAside, segmentsOf } from './segments.ts'
import { mustSpans, niceSpans } from './weights.ts'

/** What a line says about the standing of its own words: denied, preferred, a must, or somebody else's work. */
export interface Scopes {
  /** Some word of preference stands in the line. */
  readonly niceCue: boolean
  isNice(span: Span): boolean
  isMust(span: Span): boolean
  isNegated(span: Span): boolean
  /** Denied by "bukan" or "tanpa" only. */
  isLoose(span: Span): boolean
  /** "Berkoordinasi dengan tim listrik": the electricians' work, not this job's. */
  isOthers(span: Span): boolean
}

const WITH_OTHERS =
  /(?<!\p{L})(?:(?:ber)?koordinasi(?:kan)?|mengkoordinasikan|berkolaborasi|kolaborasi|(?:be)?ker(?:ja)? ?sama|bekerjasama|komunikasi|berkomunikasi|berhubungan|berinteraksi|bersinergi|liaison|liaise|coordinat(?:e|ing|ion)|collaborat(?:e|ing|ion)|work(?:ing)? closely|communicat(?:e|ing))\s{1,2}(?:\p{L}{3,14}\s{1,2}){0,2}(?:dengan|dgn|dg|antar|bersama|sama|pada|kepada|ke|with)(?!\p{L})|(?<!\p{L})(?:me)?lapor(?:kan)?(?:an)?\s[^.;]{0,50}?(?<!\p{L})(?:ke|kepada|pada)(?!\p{L})|(?<!\p{L})(?:kepada|ke(?=\s{1,2}(?:tim|divisi|bagian|dept|departemen|atasan|supervisor|manager|kepala))|report(?:s|ing)? (?:directly )?to|diberikan oleh|instruksi|arahan|dari (?:tim|divisi|bagian|departemen|atasan|arsitek)|di ?bawah (?:arahan|pengawasan|bimbingan)|bersama(?=\s(?:operator|teknisi|mekanik|juru|tukang|sopir|driver|welder|rigger))|(?:bersama|dengan|dgn|with) (?:tim|team|divisi|bagian|departemen|department|para|the|our|rekan)|mendampingi|membantu (?=(?:site |project |general )?(?:manager|kepala|supervisor|teknisi|koki|chef|mekanik|operator|dokter|apoteker|admin|tim|team)))(?!\p{L})/giu
// The purpose that follows is this job's own again.
const OWN_AGAIN =
  /,\s{0,2}(?:dan |serta )?me[nmlrwy]\p{L}{4,}|(?<!\p{L})(?:(?:dan|serta|and) (?:bisa|mampu|dapat|menguasai|memiliki|mengerti|paham|memahami|me[nmlrwy]\p{L}{4,}|able|can)|untuk|dalam(?! tim)|guna|agar|supaya|terkait|mengenai|tentang|to|for|regarding|on|in)(?!\p{L})/iu

const inside = (span: Span, spans: readonly Span[]): boolean =>
  spans.some((outer) => span.start >= outer.start && span.start < outer.end)

/** Reads the scopes of one line. */
export function scopesOf(text: string): Scopes {
  const segments = segmentsOf(text)
  const nice = niceSpans(text, segments)
  const must = mustSpans(text, segments)
  const others: Span[] = []
  for (const cue of text.matchAll(WITH_OTHERS)) {
    const from = cue.index + cue[0].length
    const end = afterAside(text, segments.after(from, false))
    const own = text.slice(from, end).search(OWN_AGAIN)
    others.push({ start: cue.index, end: own < 0 ? end : from + own })
  }
  const negated = negatedSpans(text, segments)
  return {
    niceCue: nice.length > 0,
    isNice: (span) => inside(span, nice),
    isMust: (span) => inside(span, must),
    // "Diutamakan berpengalaman (namun tidak wajib)" prefers; it denies nothing.
    isNegated: (span) => inside(span, negated.lacking) || (inside(span, negated.notAsked) && !inside(span, nice)),
    isLoose: (span) => inside(span, negated.loose),
    isOthers: (span) => inside(span, others),
  }
}
