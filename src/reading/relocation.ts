import type { Taxonomy } from '../taxonomy/types.ts'
import type { Found } from './found.ts'
import type { Line } from './lines.ts'
import { isInside } from './place.ts'

const AWAY =
  /(?<!\p{L})(?:seluruh|semua|(?:di ?)?mana ?(?:saja|pun|aja)?|dimanapun|luar|cabang|outlet|proyek|project|site|perkebunan|kebun|antar|berpindah|any(?:where)?|all)(?!\p{L})/iu
const MOVES = /relokasi|relocat|pindah|merantau|mutasi|dirotasi/i
const REGION =
  /(?<!\p{L})(?:jawa|sumatera|sumatra|kalimantan|sulawesi|papua|bali|maluku|nusa tenggara|riau|kaltara|kaltim|kalteng|kalsel|kalbar|sulsel|sulteng|sultra|ntb|ntt)(?!\p{L})/giu
const REACH = 70

/** What an advert says of where the job itself is. */
export interface WorkPlace {
  readonly place: string | null
  /** The job site's tag, as written. */
  readonly tag: string
  readonly placesOf: ReadonlyMap<Line, readonly Found[]>
}

/** Do words such as "bersedia ditempatkan" mean another place than that of the job? "Bersedia ditempatkan di Tarakan" for work in Tarakan does not. */
export function isElsewhere(taxonomy: Taxonomy, line: Line, said: { start: number; end: number }, work: WorkPlace): boolean {
  const words = line.text.slice(said.start, said.end + REACH)
  if (MOVES.test(line.text.slice(said.start, said.end)) || AWAY.test(words)) return true
  const named = (work.placesOf.get(line) ?? []).find((one) => one.start >= said.start && one.start < said.end + REACH)
  if (named !== undefined && work.place !== null) {
    const { id } = named.mention
    return id !== work.place && !isInside(taxonomy, id, work.place) && !isInside(taxonomy, work.place, id)
  }
  const tag = work.tag.toLowerCase()
  return tag.trim() !== '' && [...words.matchAll(REGION)].some(([region]) => !tag.includes(region.toLowerCase()))
}
