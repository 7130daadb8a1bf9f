import type { Taxonomy } from '../taxonomy/types.ts'
import { type Found, sourceOf } from './found.ts'
import type { Read } from './types.ts'

const WORKPLACE =
  /(?<!\p{L})(?:penempatan|ditempatkan|lokasi(?: kerja| penempatan| proyek)?|placement|located|location|bekerja di|kerja di|area|wilayah|site|proyek|cabang|outlet|based in|bertempat|tempat kerja|untuk (?:daerah|wilayah)|dibutuhkan[^.;]{0,40} di)(?!\p{L})/iu
const NOT_WORKPLACE =
  /(?<!\p{L})(?:kantor pusat|head ?office|berkantor pusat|domisili|berdomisili|asal|lahir|ktp|alamat|interview|wawancara|lamaran|kirim|datang|antar)(?!\p{L})[^.;]{0,40}$/iu

/**
 * Where the work is: what the text says of the workplace, else the tag, else the title, else the first place named. A tag that names
 * somewhere else is believed unless the text speaks of the workplace; of several places the narrowest.
 */
export function placeOfWork(
  taxonomy: Taxonomy,
  found: readonly Found[],
  tag: Read<string | null>,
  tagged: boolean,
): Read<string | null> {
  const places = found.filter((one) => one.mention.kind === 'place')
  const said = places.filter(
    ({ line, start }) =>
      line.section !== 'apply' &&
      line.section !== 'title' &&
      line.section !== 'company' &&
      (WORKPLACE.test(line.text.slice(0, start)) || line.section === 'terms') &&
      !NOT_WORKPLACE.test(line.text.slice(0, start)),
  )
  const inTitle = places.filter((one) => one.line.section === 'title')
  const workplace = narrowest(taxonomy, said)
  if (workplace !== null) return workplace
  if (tag.value !== null) return within(taxonomy, narrowest(taxonomy, inTitle), tag.value) ?? tag
  if (tagged) return { value: null, from: [] }
  const others = places.filter(({ line, start }) => line.section !== 'apply' && !NOT_WORKPLACE.test(line.text.slice(0, start)))
  return narrowest(taxonomy, inTitle) ?? narrowest(taxonomy, others) ?? { value: null, from: [] }
}

/** The first place named, or a narrower one inside it that is named too ("Juata, Tarakan"). */
export function narrowest(taxonomy: Taxonomy, places: readonly Found[]): Read<string | null> | null {
  let best = places[0]
  if (best === undefined) return null
  for (const one of places) if (isInside(taxonomy, one.mention.id, best.mention.id)) best = one
  return { value: best.mention.id, from: [sourceOf(best)] }
}

function within(taxonomy: Taxonomy, place: Read<string | null> | null, outer: string): Read<string | null> | null {
  return place?.value != null && isInside(taxonomy, place.value, outer) ? place : null
}

/** Does a place lie somewhere inside another? */
export function isInside(taxonomy: Taxonomy, inner: string, outer: string): boolean {
  for (let at = taxonomy.places.get(inner)?.parent ?? null; at !== null; at = taxonomy.places.get(at)?.parent ?? null) {
    if (at === outer) return true
  }
  return false
}
