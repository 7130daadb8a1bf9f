import type { Span } from '../taxonomy/types.ts'

// "SIM A/B1", "SIM B I Umum", "SIM A & C", "SIM A, C": the classes after one word SIM.
const CLASS = 'A(?: umum)?|B ?-?(?:2|II)(?: umum)?|B ?-?(?:1|I)(?: umum)?|C(?: ?[12I]{1,2})?|D(?:1)?'
const SIM = new RegExp(
  `(?<!\\p{L})SIM(?: (?:golongan|gol\\.?|kelas|jenis))?\\s{0,2}[:(-]?\\s{0,2}((?:${CLASS})(?![\\p{L}\\d])(?:\\s{0,2}(?:/|,|&|\\+|dan(?:/atau)?|atau|maupun|serta|sama|or|and)\\s{0,2}(?:SIM )?(?:${CLASS})(?![\\p{L}\\d])){0,5})`,
  'giu',
)
const ONE = new RegExp(`(?<![\\p{L}\\d])(?:${CLASS})(?![\\p{L}\\d])`, 'giu')
const BARE = /(?<!\p{L})(?:SIM|surat izin mengemudi|driv(?:ing|er'?s?) licen[cs]e)(?!\p{L}|\s{0,2}(?:card|kesehatan|rs\b|PKB))/giu

export interface Licence extends Span {
  readonly id: string
  /** Of several classes joined by "atau" or "/", one is enough. */
  readonly either: boolean
}

// "Driver B1", "sopir B2 umum": the class without the word SIM.
const DRIVER =
  /(?<!\p{L})(?:driver|sopir|supir|pengemudi)(?: (?:mobil|truk|truck))? (B ?-?(?:1|2|I|II)(?: umum)?)(?![\p{L}\d])/giu

/** Driving licences named with their class. */
export function drivingLicences(text: string): Licence[] {
  const found: Licence[] = []
  for (const match of text.matchAll(SIM)) {
    const classes = match[1] ?? ''
    const from = match.index + match[0].length - classes.length
    const either = /\/|(?<!\p{L})(?:atau|or|maupun)(?!\p{L})/iu.test(classes)
    for (const one of classes.matchAll(ONE)) {
      const start = from + one.index
      found.push({ id: licenceId(one[0]), either, start, end: start + one[0].length })
    }
  }
  for (const match of text.matchAll(DRIVER)) {
    const said = match[1] ?? ''
    const end = match.index + match[0].length
    found.push({ id: licenceId(said), either: false, start: end - said.length, end })
  }
  return found
}

/** A driving licence named without its class ("belum punya SIM"). */
export function bareLicences(text: string): Span[] {
  const classed = drivingLicences(text)
  return [...text.matchAll(BARE)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => !classed.some((licence) => licence.start >= span.start && licence.start - span.end < 16))
}

function licenceId(said: string): string {
  const letter = said.charAt(0).toLowerCase()
  if (letter === 'c' || letter === 'd') return `sim-${letter}`
  const step = letter === 'a' ? '' : /2|II/i.test(said) ? '2' : '1'
  return `sim-${letter}${step}${/umum/i.test(said) ? '-umum' : ''}`
}
