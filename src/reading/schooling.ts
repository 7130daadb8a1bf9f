import type { Span } from '../taxonomy/types.ts'
import { levelsIn } from './education.ts'
import type { Found } from './found.ts'
import { sourceOf, withSource } from './found.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import { segmentsOf } from './segments.ts'
import type { ReadConcept, Source } from './types.ts'

const MAJOR_WORD =
  /(?<!\p{L})(?:jurusan|jur|program studi|prodi|bidang (?:studi|keahlian|ilmu)|latar (?:belakang )?pendidikan|majoring|major(?:ed)?(?: in)?|degree in|diploma in|graduate(?:d)? (?:of|from|in)|lulusan|sarjana|teknik(?= \p{L}+(?: ?[/,]| atau)))(?!\p{L})/giu
// Here the demand turns from schooling to what the person can do.
const TURN =
  /(?<!\p{L})(?:yang (?:menguasai|mampu|bisa|mahir|memiliki|berpengalaman)|dengan (?:pengalaman|kemampuan)|menguasai|berpengalaman|pengalaman|memiliki|mampu|min(?:imal)?\.? \d|experience|dan (?:bisa|mampu|memiliki|berpengalaman|menguasai|memahami|mengerti)|with (?:experience|knowledge|\d)|memahami|paham|mengerti|bersedia|fresh ?graduate|usia|domisili|ikut|mengikuti|pelatihan|kursus|training|magang|bekerja|kerja|bisa|pernah)(?!\p{L})/iu
const ANY_MAJOR =
  /(?:semua|segala|berbagai|any|all) (?:jurusan|bidang|program studi|prodi|majors?)|jurusan (?:apa ?pun|bebas|apa saja)/i

/** The stretches of a line that speak of schooling: from a level or "jurusan" to where the demand turns to something else. */
export function schoolingSpans(text: string): Span[] {
  const starts = [...levelsIn(text).map((level) => level.start), ...[...text.matchAll(MAJOR_WORD)].map((match) => match.index)]
  if (starts.length === 0) return []
  const segments = segmentsOf(text)
  return starts.map((start) => {
    const end = segments.after(start, false)
    const turn = text.slice(start, end).search(TURN)
    return { start, end: turn <= 0 ? end : start + turn }
  })
}

/** The school majors an advert names ("semua jurusan" names none), preferred ones among them. */
export function majorsAsked(
  found: readonly Found[],
  schoolingOf: (line: Line) => readonly Span[],
  scopesOf: (line: Line) => Scopes,
): ReadConcept[] {
  const majors = new Map<string, readonly Source[]>()
  for (const one of found) {
    const { line, mention } = one
    if (mention.kind !== 'major' || line.section === 'company' || line.section === 'benefits' || line.section === 'apply')
      continue
    if (!schoolingOf(line).some((span) => one.start >= span.start && one.start < span.end)) continue
    const scopes = scopesOf(line)
    // "Semua jurusan, diutamakan pemasaran"
    if (scopes.isNegated(one) || (ANY_MAJOR.test(line.text) && !scopes.isNice(one))) continue
    majors.set(mention.id, withSource(majors.get(mention.id), sourceOf(one)))
  }
  return [...majors].map(([id, from]) => ({ id, from }))
}
