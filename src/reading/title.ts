import { findConcepts } from '../taxonomy/concepts.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import type { Words } from './plain.ts'
import type { Read } from './types.ts'

const FIRST_LINES = 12
const LONGEST = 90
// Words an advert shouts before it says what for.
const NOISE =
  /^(?:[^\p{L}\p{N}]{1,12}|(?:di ?)?(?:butuhkan|cari)(?: segera| cepat| sekarang)?|dicari|membutuhkan|butuh(?: cepat| segera)?|info|lowongan(?: pekerjaan| kerja)?(?: terbaru)?|loker(?: terbaru)?|urgent(?:ly)?(?: hiring| needed| required)?|we(?:'re| are) (?:hiring|looking for)|now hiring|hiring|open recruitment|oprec|open|rekrutmen|recruitment|segera|kesempatan (?:kerja|berkarir)|job vacancy|vacancy|needed|posisi|position|jabatan|formasi|untuk|for|bagian|as|sebagai|kami|sedang|an?|mencari|:)(?![\p{L}\p{N}])[\s:!.-]{0,6}/iu
const POSITION =
  /(?<!\p{L})(?:posisi|position|jabatan|formasi|job title|lowongan(?: kerja)?|dibutuhkan|mencari|membutuhkan|hiring)\s{0,3}:?\s{1,3}([^\n.;:]{3,90})/iu

// What follows the name of the job in an advert written in one line.
const TAIL =
  /[,;(]|\.\s|\s[-–|]\s|\s\d{1,4}\s{1,3}(?:orang|org|posisi|kursi)(?!\p{L})|\s(?:di|untuk|wajib|syarat|penempatan|lokasi|gaji|dengan)\s/giu

/** The title of an advert pasted without one: the first of its opening lines that names a job, with the shouting before it left off. */
export function titleIn(taxonomy: Taxonomy, words: Words): Read<string> {
  const lines: { start: number; text: string }[] = []
  for (let start = 0; start < words.text.length && lines.length < FIRST_LINES; ) {
    const at = words.text.indexOf('\n', start)
    const end = at < 0 ? words.text.length : at
    const said = words.text.slice(start, Math.min(end, start + 400))
    if (/[\p{L}\p{N}]/u.test(said)) lines.push({ start, text: said })
    start = end + 1
  }
  const telling = lines.map((line) => bare(line)).filter((line) => /\p{L}{2}/u.test(line.text))
  const namesJob = (text: string): boolean =>
    findConcepts(taxonomy, text, { kinds: ['occupation'], title: text.length < 50 }).length > 0
  const best =
    telling.find((line) => line.text.length <= LONGEST && namesJob(line.text)) ??
    lines.map((line) => positionIn(line)).find((line) => line !== null && namesJob(line.text)) ??
    telling.find((line) => line.text.length <= LONGEST) ??
    telling[0]
  if (best === null || best === undefined) return { value: '', from: [] }
  const end = [...best.text.matchAll(TAIL)].map(({ index }) => index).find((at) => namesJob(best.text.slice(0, at)))
  const source = words.source(best.start, best.start + Math.min(end ?? best.text.length, LONGEST))
  return { value: source.words.replace(/\s+/g, ' ').trim(), from: [source] }
}

function bare(line: { start: number; text: string }): { start: number; text: string } {
  let text = line.text
  for (let i = 0; i < 8; i += 1) {
    const noise = NOISE.exec(text)?.[0].length ?? 0
    if (noise === 0) break
    text = text.slice(noise)
  }
  return { start: line.start + line.text.length - text.length, text: text.replace(/[\s:!.,-]+$/, '') }
}

function positionIn(line: { start: number; text: string }): { start: number; text: string } | null {
  const found = POSITION.exec(line.text)
  const said = found?.[1]
  if (found === null || said === undefined) return null
  return { start: line.start + found.index + found[0].length - said.length, text: said.trimEnd() }
}
