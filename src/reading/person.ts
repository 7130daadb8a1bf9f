import { wordsOf } from '../taxonomy/fold.ts'
import { stem } from '../taxonomy/stem.ts'
import type { Programme, Taxonomy } from '../taxonomy/types.ts'
import { conceptsIn, type Found, sourceOf } from './found.ts'
import { type Line, lineOf } from './lines.ts'
import { narrowest } from './place.ts'
import { plainWords, type Words } from './plain.ts'
import { isNotOwnWork } from './scenery.ts'
import type { Scopes } from './scope.ts'
import { isKin } from './tree.ts'
import type { Read } from './types.ts'

/** A programme as read: `exact` when its name was written, not merely one like it. */
export interface ReadProgramme extends Read<string | null> {
  readonly exact: boolean
}

const TRAINED =
  /(?<!\p{L})(?:pelatihan|latihan|program|kejuruan|kursus|diklat|training|blk|llk|bpvp|bbpvp|blki|lpk|alumni|peserta|trained|course|ikut)(?!\p{L})/iu
const SCHOOL = /^\W{0,3}(?:SMK|SMA|STM|D[1-4]|S[12]|sarjana|diploma|universitas)(?!\p{L})/iu
// Share of the telling words that a programme's name must have in common with what was typed.
const LEAST_SHARE = 0.5
const EMPTY_WORDS = new Set(
  'pelatihan program teknisi operator dan dengan junior muda sistem berbasis the up pf blk kejuruan pengoperasian pemasangan pembuatan bahasa hasil'
    .split(' ')
    .map(stem),
)

/** The training programme: the one named in the form, exactly or else the nearest; without a form, one named as training in the text. */
export function programmeOf(
  taxonomy: Taxonomy,
  given: Words,
  inGiven: readonly Found[],
  inText: readonly Found[],
  scopesOf: (line: Line) => Scopes,
): ReadProgramme {
  const whole = given.text.trim()
  if (whole !== '') {
    const exact = taxonomy.programmes.get(whole)?.id ?? longest(inGiven)
    const id = exact ?? (SCHOOL.test(whole) ? null : nearestProgramme(taxonomy, whole, skillsNamed(inGiven)))
    if (id === null) return { value: null, from: [], exact: false }
    return { value: id, from: [given.source(0, given.text.length)], exact: exact !== null }
  }
  const told = inText.filter(
    (one) => one.mention.kind === 'programme' && TRAINED.test(one.line.text) && !scopesOf(one.line).isNegated(one),
  )
  const best = told.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
  if (best !== undefined) return { value: best.mention.id, from: [sourceOf(best)], exact: true }
  return courseTold(taxonomy, inText, scopesOf) ?? { value: null, from: [], exact: false }
}

/** What stands before a skill that a course was about. */
export const COURSE = /(?<!\p{L})(?:pelatihan|latihan|kursus|diklat|blk|llk|bpvp|bbpvp|blki|lpk)(?!\p{L})[^,.;]{0,40}$/iu
const PLANS = /(?<!\p{L})(?:mau|ingin|pengen|akan|rencana|mencari|cari|minat|info)(?!\p{L})[^,.;]{0,40}$/iu
// Of a long text the first lines that tell of a course do.
const MOST_TOLD = 20

/** The programme nearest to a course told by what it was about: "lulusan BLK listrik", "pelatihan barista di BLK". */
function courseTold(taxonomy: Taxonomy, inText: readonly Found[], scopesOf: (line: Line) => Scopes): ReadProgramme | null {
  const told = inText.filter(
    (one) =>
      one.mention.kind === 'skill' &&
      COURSE.test(one.line.text.slice(Math.max(0, one.start - 60), one.start)) &&
      !PLANS.test(one.line.text.slice(Math.max(0, one.start - 80), one.start)) &&
      !isNotOwnWork(one.line.text, one.start) &&
      !scopesOf(one.line).isNegated(one),
  )
  for (const one of told.slice(0, MOST_TOLD)) {
    const id = nearestProgramme(taxonomy, one.mention.words, [one.mention.id])
    if (id !== null) return { value: id, from: [sourceOf(one)], exact: false }
  }
  return null
}

const longest = (found: readonly Found[]): string | null =>
  found.filter((one) => one.mention.kind === 'programme').toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]?.mention
    .id ?? null

export const skillsNamed = (found: readonly Found[]): string[] =>
  found.filter((one) => one.mention.kind === 'skill').map((one) => one.mention.id)

const tellingWords = (text: string): Set<string> =>
  new Set(
    wordsOf(text.slice(0, 300))
      .map(({ word }) => stem(word))
      .filter((word) => !EMPTY_WORDS.has(word)),
  )

/** The programme that shares most words with a name and teaches what the name speaks of; null when none is near. */
export function nearestProgramme(taxonomy: Taxonomy, text: string, named: readonly string[]): string | null {
  const typed = tellingWords(text)
  let best: { programme: Programme; share: number } | null = null
  for (const programme of taxonomy.programmes.values()) {
    const taught = named.filter((skill) => programme.skills.some((other) => isKin(taxonomy, skill, other))).length
    // A name that speaks of argon welding is no programme of electrode welding, however many words they share.
    if (named.length > 0 && taught === 0) continue
    for (const label of [programme.label.id, programme.label.en]) {
      const words = tellingWords(label)
      const shared = [...words].filter((word) => typed.has(word)).length
      const share = (2 * shared) / (words.size + typed.size || 1) + taught / 4
      if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { programme, share }
    }
  }
  return best?.programme.id ?? null
}

const AT_HOME =
  /(?<!\p{L})(?:tinggal|domisili|berdomisili|alamat|rumah|asal|orang|warga|anak|living|live|from|dari)(?!\p{L})[^,.;]{0,30}$/iu

/** Where a person lives: the form's cell (a code or a name), else what the words call home. */
export function placesOfHome(taxonomy: Taxonomy, given: string | undefined, inText: readonly Found[]): Read<string | null> {
  const typed = given?.trim() ?? ''
  if (taxonomy.places.has(typed)) return { value: typed, from: [{ field: 'home', words: typed, start: 0, end: typed.length }] }
  const words = plainWords('home', given ?? '')
  const named = narrowest(taxonomy, conceptsIn(taxonomy, lineOf(words, 'terms'), { kinds: ['place'], title: true }))
  if (named !== null) return named
  const told = inText.filter((one) => one.mention.kind === 'place' && AT_HOME.test(one.line.text.slice(0, one.start)))
  return narrowest(taxonomy, told) ?? { value: null, from: [] }
}
