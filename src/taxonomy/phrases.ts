import type { Faults } from './faults.ts'
import { wordsOf } from './fold.ts'
import { stem } from './stem.ts'
import { listOf, type ReferenceRow, type ReferenceTables } from './tables.ts'
import { CONCEPT_KINDS, type ConceptKind, type Spelling } from './types.ts'
import { typingTable } from './typing.ts'

/** The id of what a phrase means when it means no concept. */
export const NOTHING = ''

/** The key of a phrase: its words folded and stemmed, joined by a space. */
export const phraseKey = (text: string): string =>
  wordsOf(text)
    .map((found) => stem(found.word))
    .join(' ')

// In the column `weak`, capitals mean that capitals in a text are sign enough (PLC); small letters that they are not (PT, which is also a company).
const ABBREVIATION = /^[A-Z]{2,}$/

interface Written {
  readonly row: ReferenceRow
  readonly kind: ConceptKind
  readonly id: string
  readonly texts: readonly string[]
  readonly weak: readonly string[]
  readonly ambiguous: readonly string[]
}

// "Law" or "listrik" is a school subject only after a word of schooling; a code such as TKJ is nothing else.
const isEverydayWord = (text: string): boolean => /[a-z]/.test(text) && !/\s/.test(text.trim())

const labelled = (rows: readonly ReferenceRow[], kind: ConceptKind, key: string): Written[] =>
  rows.map((row) => {
    const texts = [row.cells.label_id ?? '', row.cells.label_en ?? '', ...listOf(row.cells.synonyms)]
    const weak = [...listOf(row.cells.weak), ...(kind === 'major' ? texts.filter(isEverydayWord) : [])]
    return { row, kind, id: row.cells[key] ?? '', texts, weak, ambiguous: listOf(row.cells.ambiguous) }
  })

function allWritten(tables: ReferenceTables): Written[] {
  const aliases = tables['place-aliases'].map((row): Written => {
    const alias = row.cells.alias ?? ''
    return {
      row,
      kind: 'place',
      id: row.cells.code ?? '',
      texts: [alias],
      weak: row.cells.weak === '1' ? [alias] : [],
      ambiguous: [],
    }
  })
  const codes = tables.education.map((row): Written => {
    const texts = listOf(row.cells.synonyms)
    return { row, kind: 'education', id: row.cells.code ?? '', texts, weak: listOf(row.cells.weak), ambiguous: [] }
  })
  // What only looks like a concept ("bertanggung jawab atas" names a duty, not a trait) takes the words and means nothing.
  const decoys = tables.decoys.flatMap((row) => {
    const kinds = listOf(row.cells.kinds)
    const texts = [row.cells.phrase ?? '']
    return CONCEPT_KINDS.filter((kind) => kinds.includes(kind)).map(
      (kind): Written => ({ row, kind, id: NOTHING, texts, weak: [], ambiguous: [] }),
    )
  })
  return [
    ...decoys,
    ...labelled(tables.skills, 'skill', 'id'),
    ...labelled(tables.certificates, 'certificate', 'id'),
    ...labelled(tables.occupations, 'occupation', 'id'),
    ...labelled(tables.programmes, 'programme', 'id'),
    ...labelled(tables.majors, 'major', 'code'),
    ...codes,
    ...aliases,
  ]
}

export interface PhraseTables {
  readonly phrases: ReadonlyMap<string, readonly Spelling[]>
  readonly names: ReadonlyMap<string, readonly string[]>
  readonly phraseWords: ReadonlySet<string>
  readonly majorWords: ReadonlySet<string>
  readonly longest: ReadonlyMap<string, number>
  readonly typing: ReadonlyMap<string, readonly string[]>
}

/** All spellings of all concepts by their key. A spelling of two concepts of one kind is a fault unless each marks it as ambiguous. */
export function phraseTables(tables: ReferenceTables, faults: Faults): PhraseTables {
  const phrases = new Map<string, (Spelling & { row: ReferenceRow })[]>()
  const longest = new Map<string, number>()
  const words = new Set<string>()
  const phraseWords = new Set<string>()
  const majorWords = new Set<string>()
  const names = new Map<string, string[]>()
  for (const { row, kind, id, texts, weak, ambiguous } of allWritten(tables)) {
    const weakKeys = new Map(weak.map((text) => [phraseKey(text), text]))
    const ambiguousKeys = new Set(ambiguous.map(phraseKey))
    const own = new Set<string>()
    for (const text of texts) {
      const folded = wordsOf(text).map((found) => found.word)
      const keys = folded.map(stem)
      const key = keys.join(' ')
      if (key === '' || own.has(key)) continue
      if (id !== NOTHING) names.set(`${kind}:${id}`, [...(names.get(`${kind}:${id}`) ?? []), folded.join(' ')])
      own.add(key)
      if (id !== NOTHING) for (const word of folded) words.add(word)
      for (const word of keys) phraseWords.add(word)
      if (kind === 'major') for (const word of keys) majorWords.add(word)
      longest.set(keys[0] ?? '', Math.max(longest.get(keys[0] ?? '') ?? 0, keys.length))
      const weakText = weakKeys.get(key)
      const spelling = {
        kind,
        id,
        weak: weakText !== undefined,
        ambiguous: ambiguousKeys.has(key),
        capitals: weakText !== undefined && ABBREVIATION.test(weakText),
        row,
      }
      const there = phrases.get(key) ?? []
      const clash = there.find((other) => other.kind === kind && other.id !== id && !(other.ambiguous && spelling.ambiguous))
      if (clash !== undefined) {
        faults.add(
          row,
          `"${text}" is also a spelling of "${clash.id}" (${clash.row.file}:${clash.row.line}); mark both as ambiguous or drop one`,
        )
      }
      phrases.set(key, [...there, spelling])
    }
    for (const [key, text] of weakKeys) if (!own.has(key)) faults.add(row, `weak "${text}" is not among the spellings`)
    for (const text of ambiguous) if (!own.has(phraseKey(text))) faults.add(row, `ambiguous "${text}" is not among the spellings`)
  }
  const bare = new Map([...phrases].map(([key, list]) => [key, list.map(({ row: _, ...spelling }): Spelling => spelling)]))
  return { phrases: bare, names, phraseWords, majorWords, longest, typing: typingTable(words) }
}
