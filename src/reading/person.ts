import { wordsOf } from '../taxonomy/fold.ts'
import { stem } from '../taxonomy/stem.ts'
import type { Programme, Taxonomy } from '../taxonomy/types.ts'
import { conceptsIn, type Found, sourceOf } from './found.ts'
import { type Line, lineOf } from './lines.ts'
import { narrowest } from './place.ts'
import { plainWords, type Words } from './plain.ts'
import type { Scopes } from './scope.ts'
import type { Read } from './types.ts'

const TRAINED =
  /(?<!\p{L})(?:pelatihan|latihan|program|kejuruan|kursus|diklat|training|blk|llk|bpvp|bbpvp|blki|lpk|alumni|peserta|trained|course|ikut)(?!\p{L})/iu
const SCHOOL = /^\W{0,3}(?:SMK|SMA|STM|D[1-4]|S[12]|sarjana|diploma|universitas)(?!\p{L})/iu
// Share of its telling words that a programme's name must have in common with what was typed.
const LEAST_SHARE = 0.5
const EMPTY_WORDS = new Set(
  [
    'pelatihan',
    'program',
    'teknisi',
    'operator',
    'dan',
    'dengan',
    'junior',
    'muda',
    'sistem',
    'berbasis',
    'the',
    'up',
    'pf',
    'blk',
    'kejuruan',
    'pengoperasian',
    'pemasangan',
    'pembuatan',
    'bahasa',
  ].map(stem),
)

/** The training programme: the one named in the form, exactly or else by the most words in common; without a form, one named as training in the text. */
export function programmeOf(
  taxonomy: Taxonomy,
  given: Words,
  inGiven: readonly Found[],
  inText: readonly Found[],
  scopesOf: (line: Line) => Scopes,
): Read<string | null> {
  const whole = given.text.trim()
  if (whole !== '') {
    const byId = taxonomy.programmes.get(whole)
    const id = byId?.id ?? longest(inGiven) ?? (SCHOOL.test(whole) ? null : nearest(taxonomy, whole))
    return id === null ? { value: null, from: [] } : { value: id, from: [given.source(0, given.text.length)] }
  }
  const told = inText.filter(
    (one) => one.mention.kind === 'programme' && TRAINED.test(one.line.text) && !scopesOf(one.line).isNegated(one),
  )
  const best = told.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
  return best === undefined ? { value: null, from: [] } : { value: best.mention.id, from: [sourceOf(best)] }
}

const longest = (found: readonly Found[]): string | null =>
  found.filter((one) => one.mention.kind === 'programme').toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]?.mention
    .id ?? null

const tellingWords = (text: string): Set<string> =>
  new Set(
    wordsOf(text.slice(0, 300))
      .map(({ word }) => stem(word))
      .filter((word) => !EMPTY_WORDS.has(word)),
  )

function nearest(taxonomy: Taxonomy, text: string): string | null {
  const typed = tellingWords(text)
  let best: { programme: Programme; share: number } | null = null
  for (const programme of taxonomy.programmes.values()) {
    for (const label of [programme.label.id, programme.label.en]) {
      const words = tellingWords(label)
      const shared = [...words].filter((word) => typed.has(word)).length
      const share = (2 * shared) / (words.size + typed.size || 1)
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
  const named = narrowest(taxonomy, conceptsIn(taxonomy, words, lineOf(words, 'terms'), { kinds: ['place'], title: true }))
  if (named !== null) return named
  const told = inText.filter((one) => one.mention.kind === 'place' && AT_HOME.test(one.line.text.slice(0, one.start)))
  return narrowest(taxonomy, told) ?? { value: null, from: [] }
}
