import type { Span, Taxonomy } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import type { Read } from './types.ts'

// School levels as people write them. Capitals are asked of the short ones, since "ma" and "mi" are also anything else.
const LEVELS: readonly (readonly [code: string, pattern: string])[] = [
  ['SMK', 'SMK(?:A|N)?|STM|SMEA|SMKK|S\\.?M\\.?K|sekolah menengah kejuruan|vocational (?:high )?school'],
  [
    'SMA',
    'SMA(?:N)?|SMU|SLTA|MA(?=\\s?(?:[/,]|atau|sederajat))|S\\.?M\\.?A|sekolah menengah atas|madrasah aliyah|paket C|(?:senior )?high ?school|SM(?:TA)?(?=/SMK)',
  ],
  ['SMP', 'SMP(?:N)?|SLTP|MTs|sekolah menengah pertama|paket B|junior high(?: school)?'],
  ['SD', 'SD(?!M)|SDN|sekolah dasar|paket A|elementary school'],
  ['D1', 'D ?-?\\.? ?(?:1|I)|diploma (?:1|I|satu)'],
  ['D2', 'D ?-?\\.? ?(?:2|II)|diploma (?:2|II|dua)'],
  ['D3', 'D ?-?\\.? ?(?:3|III)|diploma (?:3|III|tiga)|ahli madya|A\\.?Md|akademi|diploma(?! ?(?:\\d|I|/))'],
  ['D4', 'D ?-?\\.? ?(?:4|IV)|diploma (?:4|IV|empat)|sarjana terapan|S\\.?Tr'],
  ['S1', "S ?-?\\.? ?1|strata (?:1|satu|I)|sarjana(?! terapan| muda)|bachelor(?:'?s)?|undergraduate"],
  ['PR', 'profesi (?:ners|apoteker|dokter)|profesi ners|apoteker(?= (?:berSTRA|dengan STRA))'],
  ['S2', "S ?-?\\.? ?2|strata (?:2|dua|II)|magister|master(?:'?s)?(?: degree)?"],
  ['S3', 'S ?-?\\.? ?3|strata (?:3|tiga)|doktor(?:al)?|doctorate|ph\\.?d'],
]
const ANY = new RegExp(`(?<![\\p{L}\\d])(?:${LEVELS.map(([, pattern]) => `(${pattern})`).join('|')})(?![\\p{L}\\d])`, 'giu')
// "Diploma, Sarjana" as a level; "DIII/S1", "D3/D4/S1". Loose letters such as "S 1" count beside another level or a word for schooling.
const SCHOOLING =
  /pendidikan|\bpend\b|ke ?atas|boleh|lulusan|lulus|ijazah|ijasah|jenjang|tamatan|sederajat|setara|minimal|minimum|min\b|degree|education|graduate|graduated|jurusan|kuliah|mahasiswa|sekolah|kualifikasi|diploma|universitas/i

export interface LevelSaid extends Span {
  readonly code: string
}

/** School levels named in a text, in order. */
export function levelsIn(text: string): LevelSaid[] {
  const found: LevelSaid[] = []
  for (const match of text.matchAll(ANY)) {
    const at = match.slice(1).findIndex((group) => group !== undefined)
    const code = LEVELS[at]?.[0]
    if (code === undefined || !asLevel(match[0], text, match.index)) continue
    found.push({ code, start: match.index, end: match.index + match[0].length })
  }
  return found
}

function asLevel(words: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const after = text.slice(at + words.length, at + words.length + 16)
  // "instruktur SMK", "anak SD", "SD card", "untuk siswa SMP" name schools, not a demand.
  if (
    /(?:(?:guru|mengajar|murid|anak|kepala sekolah)|\S\s(?:siswa|pelajar|siswi))\s(?:\p{L}{2,8}\s|\p{L}{2,4}\s?\/\s?)?$/iu.test(
      before,
    ) ||
    /^\s?card/i.test(after)
  )
    return false
  // "STR aktif" is a health worker's registration, "STr" a bachelor of applied science.
  if (/^str$/i.test(words)) return words === 'STr'
  if (/^master$/i.test(words)) return /^(?:'?s)? (?:degree|in|of)/i.test(after)
  // "di industri" is not "D I".
  if (/i$/.test(words) && words.length <= 5) return false
  // "s/d 1", "d 3" in small letters are seldom schooling.
  if (words.length <= 4 && words !== words.toUpperCase() && /^[sd]/.test(words) && !/^s[mdl]/i.test(words))
    return SCHOOLING.test(text)
  if (/^(?:ma|sd)$/.test(words)) return SCHOOLING.test(text)
  return true
}

const ANY_SCHOOLING =
  /(?<!\p{L})(?:pendidikan(?: terakhir)?\s?:?\s(?:bebas|tidak (?:dipermasalahkan|masalah|penting))|(?:semua|segala) (?:jenjang|tingkat)(?: pendidikan)?|tanpa (?:ijazah|syarat pendidikan)|ijazah (?:tidak|tdk|gak) (?:ditanya\p{L}*|wajib|perlu|diperlukan|penting|dilihat)|tidak (?:perlu|butuh|melihat|memandang) (?:ijazah|pendidikan))(?!\p{L})/iu

/**
 * The least schooling an advert asks for: of all levels named the lowest ("SMA/SMK/D3" is SMA), leaving out those it only prefers.
 * SMA and SMK have one rank; where both are named, SMA stands for both. "Pendidikan bebas" is
 * read as no level, with its words.
 */
export function educationAsked(
  taxonomy: Taxonomy,
  lines: readonly Line[],
  scopesOf: (line: Line) => Scopes,
): Read<string | null> {
  let least: Read<string | null> = { value: null, from: [] }
  const rank = (code: string): number => taxonomy.educations.get(code)?.rank ?? 99
  for (const line of lines) {
    if (line.section === 'company' || line.section === 'benefits' || line.section === 'apply' || line.nice) continue
    const levels = levelsIn(line.text)
    const isAsked = line.section === 'requirements' || line.section === 'title' || SCHOOLING.test(line.text)
    // "D3 / S1 Ners" in a line of its own needs no other word.
    if (!isAsked && (levels[0]?.start ?? 1) > 0) continue
    const scopes = scopesOf(line)
    for (const level of levels) {
      if (scopes.isNice(level) || scopes.isNegated(level) || !taxonomy.educations.has(level.code)) continue
      const now = least.value
      if (now !== null && (rank(level.code) > rank(now) || (rank(level.code) === rank(now) && level.code !== 'SMA'))) continue
      if (now === level.code) continue
      least = { value: level.code, from: [line.words.source(line.start + level.start, line.start + level.end)] }
    }
  }
  if (least.from.length > 0) return least
  for (const line of lines) {
    const said = line.section === 'company' ? null : ANY_SCHOOLING.exec(line.text)
    const start = line.start + (said?.index ?? 0)
    if (said !== null) return { value: null, from: [line.words.source(start, start + said[0].length)] }
  }
  return least
}
