import type { Span } from '../taxonomy/types.ts'
import { beforeAside, type Segments, saysSomething } from './segments.ts'

// "Diutamakan …" prefers what follows it, or, when nothing follows, what stands before it.
const PREFERRED =
  /(?<!\p{L})(?:(?:lebih |sangat |akan |terutama )?(?:di ?utamakan|mengutamakan|di ?prioritaskan|prioritas|diminati|di ?sukai|diharapkan)|lebih (?:baik|bagus|diinginkan)|preferabl[ye]|preferred|preference|prefer|desirable|nice to have|opsional|optional)(?!\p{L})/giu
// "… menjadi nilai tambah" prefers what stands before it, or, when nothing does, what follows.
const PLUS =
  /(?<!\p{L})(?:(?:akan |dapat |bisa )?(?:men(?:jadi|ambah)|merupakan|adalah|dianggap|jadi|ada|punya)?\s?(?:suatu |sebuah )?(?:nilai|poin|point|value) ?\(?(?:tambah(?:an)?|plus|lebih|utama|added)|(?:akan )?(?:menjadi|merupakan) (?:suatu )?(?:keuntungan|kelebihan|keunggulan|pertimbangan|added value|plus)|(?:akan )?di ?pertimbangkan|plus point|(?:is |are |will be |would be )?(?:an? )?(?:big |strong |added )?(?:plus|advantages?|asset|bonus)(?= ?(?:[.,;)]|$|for|if|but))|advantageous|nilai tambah|(?:kalau|jika|bila|apabila|if) (?:ada|punya|memiliki|any|available)(?! (?:kerusakan|masalah|kendala|gangguan|trouble|keluhan|pesanan|perubahan|tamu|permintaan|kebutuhan))|boleh ada boleh tidak|(?:akan |sangat )*membantu(?= ?(?:[,.;)]|$))|(?:akan )?di ?dahulukan|(?:boleh|bisa|dapat) (?:me)?nyusul|(?:me)?nyusul (?:tidak apa|boleh|juga boleh)|(?:akan )?(?:di ?ikutkan|di ?bantu urus))(?!\p{L})/giu
const MUST =
  /(?<!\p{L})(?:wajib(?:nya)?|di ?wajibkan|harus|di ?haruskan|mutlak|must(?: have| be)?|mandatory|compulsory|obligatory|required)(?!\p{L})/giu
const MASTERY =
  /(?<!\p{L})(?:menguasai|mahir|ahli|expert|fasih|sangat (?:paham|memahami|mengerti)|proficien(?:t|cy)|fluent|mastering)(?!\p{L})/giu
const NOT_BEFORE = /(?:tidak|tdk|tak|bukan|gak|ga|nggak|not|no)\s{1,2}(?:be |begitu |terlalu |selalu )?$/i
// A comma does not end a list ("AutoCAD, SketchUp"), but these begin a demand of their own.
const NEW_DEMAND =
  /,\s{0,2}(?:dan )?(?:wajib|harus|minimal|min\b|usia|umur|maks|pendidikan|lulusan|pengalaman|berpengalaman|bersedia|mampu|memiliki|mempunyai|punya|menguasai|mahir|dapat|bisa|siap|sehat|jujur|pria|wanita|laki|domisili|berdomisili|must|have|able|willing|experience)/giu

/** The stretches of a line that are only preferred. */
export function niceSpans(text: string, segments: Segments): Span[] {
  const spans: Span[] = []
  for (const cue of text.matchAll(PREFERRED)) {
    const end = cue.index + cue[0].length
    if (NOT_BEFORE.test(text.slice(Math.max(0, cue.index - 20), cue.index))) continue
    // "Diharapkan mampu …" is a plain demand; only "lebih diharapkan" prefers.
    if (/^(?:sangat |akan )?diharapkan/i.test(cue[0])) continue
    spans.push(reach(text, segments, cue.index, end, 'after'))
  }
  for (const cue of text.matchAll(PLUS)) {
    if (NOT_BEFORE.test(text.slice(Math.max(0, cue.index - 20), cue.index))) continue
    spans.push(reach(text, segments, cue.index, cue.index + cue[0].length, 'before'))
  }
  return spans
}

/** The stretches of a line that are a must. */
export function mustSpans(text: string, segments: Segments): Span[] {
  const spans: Span[] = []
  for (const cue of text.matchAll(MUST)) {
    if (NOT_BEFORE.test(text.slice(Math.max(0, cue.index - 20), cue.index))) continue
    spans.push(reach(text, segments, cue.index, cue.index + cue[0].length, 'after'))
  }
  for (const cue of text.matchAll(MASTERY)) {
    spans.push({ start: cue.index, end: demandEnd(text, segments, cue.index + cue[0].length) })
  }
  return spans
}

const PURPOSE = /^\s{1,2}(?:untuk|karena|krn|sebab|agar|supaya|for|because)\s/i

/** What a cue speaks of: the words on its favoured side if any stand there, else those on the other. */
function reach(text: string, segments: Segments, start: number, end: number, side: 'before' | 'after'): Span {
  const aside = beforeAside(text, start)
  // "Komputer dasar (Word, Excel) menjadi nilai tambah"
  if (aside < start && (side === 'before' || !saysSomething(text.slice(end, segments.after(end, true)))))
    return { ...reach(text, segments, aside, aside, side), end }
  const bracket = /[([]\s{0,2}(?:\p{L}{2,8}\s){0,2}$/u.exec(text.slice(Math.max(0, start - 24), start))
  const left = segments.before(start, true)
  const wholeLeft = segments.before(start, false)
  // "SIM A diutamakan untuk antar barang": what follows is the purpose, not what is preferred.
  const after = !PURPOSE.test(text.slice(end, end + 10)) && saysSomething(text.slice(end, segments.after(end, true)))
  const before = saysSomething(text.slice(side === 'before' ? wholeLeft : left, start))
  const goesAfter = side === 'after' ? after : !before && after
  if (goesAfter) return { start, end: demandEnd(text, segments, end) }
  // "SIM C (lebih disukai)": the bracket speaks of what stands before it.
  if (bracket !== null && !before) {
    return { start: listStart(text, segments, start - bracket[0].length), end }
  }
  if (side === 'after') return { start: listStart(text, segments, start), end }
  if (/(?:^|[\s,])(?:min(?:imal|imum)?|wajib|harus|must|required|mandatory)\b/i.test(text.slice(wholeLeft, left)))
    return { start: left, end }
  const demands = [...text.slice(wholeLeft, start).matchAll(NEW_DEMAND)]
  return { start: wholeLeft + (demands.at(-1)?.index ?? 0), end }
}

/** Where the thing before `at` begins; of a list ("A, B, dan C") the whole list. */
function listStart(text: string, segments: Segments, at: number): number {
  // An abbreviation in brackets belongs to the words before it: "… Pencemaran Air (PPPA) (lebih disukai)".
  const aside = /\([^()]{1,20}\)\s{0,2}$/.exec(text.slice(Math.max(0, at - 24), at))
  if (aside !== null) return listStart(text, segments, at - aside[0].length)
  const last = segments.before(at, true)
  if (!/^\s{0,2}(?:dan|serta|maupun|and|&)(?!\p{L})/iu.test(text.slice(last, at))) return last
  const whole = segments.before(at, false)
  const demands = [...text.slice(whole, last).matchAll(NEW_DEMAND)]
  return whole + (demands.at(-1)?.index ?? 0)
}

function demandEnd(text: string, segments: Segments, from: number): number {
  const hard = segments.after(from, false)
  NEW_DEMAND.lastIndex = 0
  const next = text.slice(from, hard).search(new RegExp(NEW_DEMAND.source, 'iu'))
  return next < 0 ? hard : from + next
}
