import { CONDITIONS, type Condition } from '../matching/types.ts'
import { CONDITION_WORDS } from './conditions.ts'
import { type Found, withSource } from './found.ts'
import type { Line } from './lines.ts'
import { wageOfTag } from './money.ts'
import { plainWords } from './plain.ts'
import type { ProfileDraft, Read, ReadConcept, Source } from './types.ts'

const REFUSES =
  /(?<!\p{L})(?:tidak|tdk|gak|ga|nggak|ngga|enggak|tak|not|don't|do not)\s{1,2}(?:mau|bersedia|siap|sanggup|bisa|kuat|berani|ingin|suka|terima|want|willing|can|able)(?!\p{L})|(?<!\p{L})(?:menolak|keberatan|asal (?:tidak|tdk|bukan|jangan)|jangan|kecuali|tanpa|selain|belum (?:siap|bisa|bersedia)|takut|no)(?!\p{L})/giu
const WILLING =
  /(?<!\p{L})(?:mau|bersedia|siap|sanggup|ingin|pengen|pengin|bisa|boleh|minat|berminat|cari kerja|mencari kerja|willing|ready|want)(?!\p{L})/iu
const ANYWHERE =
  /(?<!\p{L})(?:(?:di ?)?mana ?(?:saja|pun|aja)|dimanapun|di ?mana-mana|anywhere|seluruh (?:indonesia|kaltara|kalimantan(?: utara)?|wilayah)|semua (?:lokasi|tempat|daerah|wilayah|kabupaten)|siap (?:merantau|ditempatkan(?! di)|penempatan(?! di))|luar (?:daerah|pulau|kota) (?:siap|mau|bisa))(?!\p{L})/iu
const LIVE_IN =
  /(?<!\p{L})(?:siap|mau|bersedia|sanggup|bisa|biasa|terbiasa|ready|willing)?\s{0,2}(?:untuk |to )?(?:tinggal|nginap|menginap|stay|hidup|kerja|bekerja|ditempatkan|live|di)?\s{0,2}(?:di |in |at )?(?:mess|mes|camp|site|asrama|lapangan \(site\)|perumahan kebun|kebun tinggal|kapal)(?!\p{L})/giu
const WAGE =
  /(?<!\p{L})(?:gaji|upah|salary|ekspektasi|harapan gaji|minta|min(?:imal)? gaji|gaji min(?:imal)?|expected)(?!\p{L})/iu
const PLACE_WISH =
  /(?<!\p{L})(?:ditempatkan|penempatan|kerja|bekerja|mau|ke|siap|bersedia|lokasi|area|daerah|wilayah|placed|work|pindah|merantau|cari)(?!\p{L})/iu
const HOME =
  /(?<!\p{L})(?:tinggal|domisili|berdomisili|alamat|rumah|asal|orang|warga|ktp|anak|lahir|living|live|from|dari)(?!\p{L})[^,.;]{0,30}$/iu
const PAST =
  /(?<!\p{L})(?:pernah|dulu|pengalaman|pnglmn|selama|bengkel|kantor|pelatihan|lulusan|blk|llk|bpvp|magang|pkl|sekolah|smk|smkn|sma|training|worked|di pt|di cv|di ud|thn|tahun|bln|bulan)(?!\p{L})[^.;]{0,40}$/iu

// "Mau di Sebatik saja" takes back a tick at "anywhere".
const ONLY = /(?<!\p{L})(?:saja|aja|only|cuma|hanya)(?!\p{L})/iu

export interface Wishes {
  readonly willing: ProfileDraft['willing']
  readonly refuses: ProfileDraft['refuses']
  readonly wage: Read<number | null>
}

/** Where and how a person would work, by their own words; what they do not say stays unknown. */
export function wishesOf(
  lines: readonly Line[],
  found: readonly Found[],
  given: { readonly words: string; readonly found: readonly Found[] } | null,
): Wishes {
  const from: Source[] = []
  let anywhere = false
  let liveIn: boolean | null = null
  const places = new Map<string, Source>()
  let wage: Read<number | null> = { value: null, from: [] }
  const refuses = new Map<Condition, readonly Source[]>()

  if (given !== null && given.words.trim() !== '') {
    const source = { field: 'willing', words: given.words, start: 0, end: given.words.length }
    anywhere = ANYWHERE.test(given.words) && !refused(given.words, given.words.search(ANYWHERE))
    for (const one of given.found) places.set(one.mention.id, source)
    if (anywhere || places.size > 0) from.push(source)
  }
  for (const line of lines) {
    const source = (start: number, end: number) => line.words.source(line.start + start, line.start + end)
    const any = ANYWHERE.exec(line.text)
    if (any !== null && !refused(line.text, any.index)) {
      anywhere = true
      from.push(source(any.index, any.index + any[0].length))
    }
    for (const camp of line.text.matchAll(LIVE_IN)) {
      const end = camp.index + camp[0].length
      const willingAfter = /^\s{0,2}(?:te)?(?:tapi|tp)\s{1,2}(?:mau|siap|bersedia|bisa|sanggup)/iu.test(
        line.text.slice(end, end + 24),
      )
      const no = !willingAfter && (refused(line.text, camp.index) || refused(line.text, end))
      const yes =
        WILLING.test(camp[0]) ||
        WILLING.test(line.text.slice(Math.max(0, camp.index - 40), camp.index)) ||
        /biasa/i.test(camp[0]) ||
        willingAfter
      if (!no && !yes) continue
      liveIn = !no
      from.push(source(camp.index, camp.index + camp[0].length))
    }
    if (wage.value === null && WAGE.test(line.text)) {
      const at = line.text.search(WAGE)
      const said = wageOfTag(plainWords('text', line.text.slice(at)))
      const monthly = said.value?.per === 'month' ? (said.value.min ?? said.value.max) : null
      const words = said.from[0]
      if (monthly !== null && words !== undefined) wage = { value: monthly, from: [source(at + words.start, at + words.end)] }
    }
    for (const [condition, pattern] of CONDITION_WORDS) {
      const said = pattern.exec(line.text)
      if (said === null || !refused(line.text, said.index, said[0].length)) continue
      refuses.set(condition, withSource(refuses.get(condition), source(said.index, said.index + said[0].length)))
    }
  }
  for (const one of found) {
    if (one.mention.kind !== 'place') continue
    const before = one.line.text.slice(0, one.start)
    if (refused(one.line.text, one.start) || HOME.test(before) || PAST.test(before)) continue
    if (!PLACE_WISH.test(before) || !WILLING.test(one.line.text)) continue
    const source = one.line.words.source(one.line.start + one.start, one.line.start + one.end)
    places.set(one.mention.id, source)
    from.push(source)
  }
  if (
    places.size > 0 &&
    given?.found.length === 0 &&
    ONLY.test(
      lines
        .map((line) => line.text)
        .join(' ')
        .slice(0, 4000),
    )
  )
    anywhere = false
  // "Shift malam tidak mau" refuses the night, not every shift.
  if (refuses.has('night') && refuses.has('shift') && onlyAtNight(lines)) refuses.delete('shift')
  return {
    willing: { value: { anywhere, places: [...places.keys()], liveIn }, from },
    refuses: CONDITIONS.filter((id) => refuses.has(id)).map((id): ReadConcept & { id: Condition } => ({
      id,
      from: refuses.get(id) ?? [],
    })),
    wage,
  }
}

/** Does a word of refusal reach these words: before them in the same breath, or right after them ("shift malam tidak mau")? */
function refused(text: string, at: number, length = 0): boolean {
  const breath = Math.max(text.lastIndexOf(',', at - 1), text.lastIndexOf('.', at - 1), text.lastIndexOf(';', at - 1)) + 1
  const before = text.slice(Math.max(breath, at - 60), at)
  let last = -1
  for (const no of before.matchAll(REFUSES)) last = no.index + no[0].length
  if (last >= 0 && !/(?<!\p{L})(?:tapi|tp|namun|but|dan (?:mau|siap|bersedia))(?!\p{L})/iu.test(before.slice(last))) return true
  return (
    length > 0 &&
    /^\s{0,2}(?:saya |sy |aku )?(?:tidak|tdk|gak|ga|nggak)\s{1,2}(?:mau|bersedia|bisa|siap|sanggup)/iu.test(
      text.slice(at + length, at + length + 30),
    )
  )
}

const onlyAtNight = (lines: readonly Line[]): boolean =>
  lines.every((line) =>
    [...line.text.matchAll(/(?<!\p{L})shift\w{0,3}(?!\p{L})/giu)].every((said) =>
      /^shift\w{0,3}\s{1,2}malam/i.test(line.text.slice(said.index)),
    ),
  )
