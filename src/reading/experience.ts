import { durationsIn } from './duration.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import type { Read, Source } from './types.ts'

const EXPERIENCE =
  /(?<!\p{L})(?:ber|mem)?(?:pengalaman(?:nya)?|pernah|sea service|masa layar|pnglaman|pengalmn|pengalamam?|pengalman|pnglmn|pngalaman|pengamalan|experienced?|exp|jam terbang)(?!\p{L})/iu
// "Minimal 2 tahun di bidang yang sama" speaks of experience without the word.
const IN_THE_WORK =
  /(?:di|dalam|pada)\s{1,3}(?:posisi|bidang|jabatan|industri|pekerjaan|perusahaan|dunia)|sebagai|as (?=\p{L})|in (?:an? |the )?(?:similar|same|related|relevant)|(?:kerja|bekerja)|working/iu
// A length of time that is something else: age, contract, probation, the firm's own age, validity, study.
const OTHER_TIME =
  /(?<!\p{L})(?:usia|umur|berusia|maks(?:imal)?\.? ?umur|age|kontrak|contract|percobaan|probation|ikatan dinas|pelatihan|training|garansi|berlaku|magang|durasi|selama|periode|berdiri|sejak|ijazah|cuti|per|setiap|tiap|dalam|semester|lulusan)(?!\p{L})\s{0,3}(?:kerja |\p{L}{2,10} )?(?:maks(?:imal)?\.?|max\.?|min(?:imal)?\.?|:|adalah|antara|of|yang)?\s{0,3}[(:]?\s*$/iu
const NOT_WORK_TIME = /komitmen|bersedia|ditempatkan|domisili|tinggal|bergabung|terikat|magang|intern/i
const AGE_AFTER = /^\s{0,2}(?:ke bawah|old|kebawah|of age)|^\s{0,2}\(?(?:usia|umur)/i
const FRESH = /(?<!\p{L})(?:fresh[ -]{0,2}grad\p{L}{0,8}|lulusan baru|baru lulus|FG)(?!\p{L})/giu
const FRESH_REFUSED = /(?:tidak|tdk|bukan|not|no)\s(?:\S{1,12}\s){0,4}$/iu
const NO_EXPERIENCE =
  /(?<!\p{L})(?:tanpa|non|no|without|belum (?:punya|memiliki|ada|berpengalaman))[ -](?:\p{L}{2,12} ){0,2}(?:pengalaman|experience|berpengalaman)|(?:pengalaman|berpengalaman|experience)\s(?:kerja )?(?:is )?(?:tidak|tdk|bukan|not)\s(?:di)?(?:utamakan|wajib(?:kan)?|perlu(?:kan)?|haruskan|syaratkan|butuhkan|required|necessary|needed|menjadi|masalah)|(?:tidak|tdk|not?)\s(?:ada syarat|di ?syaratkan|di ?haruskan|di ?wajibkan|perlu|harus|wajib|mewajibkan|memerlukan|membutuhkan|diperlukan|dibutuhkan|mensyaratkan|need|require)\s(?:\p{L}{2,12} ){0,2}(?:pengalaman|berpengalaman|experience)|belum berpengalaman/giu

const SILENT = new Set(['company', 'benefits', 'apply'])

/**
 * The months of experience an advert asks for; null when it asks for none, with the words for it where it says so.
 * What is only preferred is not asked; several demands must all be met, so the longest
 * counts; a welcome to fresh graduates outweighs them all.
 */
export function monthsAsked(lines: readonly Line[], scopesOf: (line: Line) => Scopes): Read<number | null> {
  let asked: Read<number | null> = { value: null, from: [] }
  for (const line of lines) {
    if (SILENT.has(line.section)) continue
    const fresh = freshWelcome(line)
    if (fresh !== null) return { value: null, from: [fresh] }
    const scopes = scopesOf(line)
    const experience = EXPERIENCE.exec(line.text)
    // "2 tahun sebagai X atau 3 tahun sebagai Y" is met by the shorter.
    const least = durationsIn(line.text)
      .filter(
        (time) =>
          speaksOfExperience(line, time, experience?.index) && !line.nice && !scopes.isNice(time) && !scopes.isNegated(time),
      )
      .toSorted((a, b) => a.months - b.months)[0]
    if (least === undefined || (asked.value !== null && least.months <= asked.value)) continue
    asked = { value: least.months, from: [line.words.source(line.start + least.start, line.start + least.end)] }
  }
  if (asked.value !== null) return asked
  const denied = experienceDenied(lines, scopesOf)
  return { value: null, from: denied }
}

/** The words with which an advert says that it asks for no experience ("tidak perlu pengalaman"). */
export function experienceDenied(lines: readonly Line[], scopesOf: (line: Line) => Scopes): Source[] {
  const denied: Source[] = []
  for (const line of lines) {
    if (SILENT.has(line.section)) continue
    for (const none of line.text.matchAll(NO_EXPERIENCE)) {
      // "Bukan tanpa pengalaman" takes it back; "diutamakan berpengalaman (tidak wajib)" prefers.
      if (/(?:tidak|bukan|jangan)\s{1,2}$/i.test(line.text.slice(Math.max(0, none.index - 10), none.index))) continue
      if (scopesOf(line).isNice({ start: none.index, end: none.index + none[0].length })) continue
      denied.push(line.words.source(line.start + none.index, line.start + none.index + none[0].length))
    }
  }
  return denied
}

function freshWelcome(line: Line): Source | null {
  for (const fresh of line.text.matchAll(FRESH)) {
    if (FRESH_REFUSED.test(line.text.slice(Math.max(0, fresh.index - 60), fresh.index))) continue
    return line.words.source(line.start + fresh.index, line.start + fresh.index + fresh[0].length)
  }
  return null
}

function speaksOfExperience(line: Line, time: { start: number; end: number }, experience: number | undefined): boolean {
  const before = line.text.slice(Math.max(0, time.start - 40), time.start)
  const after = line.text.slice(time.end, time.end + 60)
  if (AGE_AFTER.test(after)) return false
  // "Usia 25 tahun, pengalaman 2 tahun": the word nearest before the figure tells.
  const sinceComma = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1)
  if (OTHER_TIME.test(sinceComma) && !EXPERIENCE.test(sinceComma)) return false
  if (/(?:usia|umur|age)/i.test(sinceComma) && !EXPERIENCE.test(sinceComma)) return false
  if (experience !== undefined) return true
  const alone =
    line.section === 'requirements' && /^\W{0,3}(?:min(?:imal|imum)?\.?|at least|over|minimum of)\s{0,2}$/i.test(before)
  if (alone && /^\s{1,2}\p{L}{3,}/iu.test(after) && !NOT_WORK_TIME.test(line.text)) return true
  // English lists begin so: "1+ year as a storekeeper".
  const first = line.section !== 'duties' && /^\W{0,3}$/.test(before)
  if (first && /^\s{1,2}(?:as|in|of|at|sebagai|di bidang|pengalaman)\s/i.test(after) && !NOT_WORK_TIME.test(line.text))
    return true
  return line.section !== 'duties' && /min|paling|least|lebih dari|over|>/i.test(before.slice(-16)) && IN_THE_WORK.test(after)
}

/** The months a job site's own tag says: "1-2 Tahun", "1 - 3 tahun pengalaman"; null for "Fresh Graduate" and "< 1 tahun". */
export function monthsOfTag(tag: string): number | null {
  if (/fresh|tanpa|no exp|tidak (?:ada|perlu)|^\s*(?:<|kurang dari|less than)/i.test(tag)) return null
  return durationsIn(tag)[0]?.months ?? null
}
