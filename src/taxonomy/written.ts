import { listOf, type ReferenceRow, type ReferenceTables } from './tables.ts'
import { CONCEPT_KINDS, type ConceptKind } from './types.ts'

/** The id of what a phrase means when it means no concept. */
export const NOTHING = ''

// In the column `source` of skills.csv.
const GROUPING = 'grouping'

/** What the rows say a concept is called. */
export interface Written {
  readonly row: ReferenceRow
  readonly kind: ConceptKind
  readonly id: string
  /** Further concepts that the same words name. */
  readonly also: readonly string[]
  readonly texts: readonly string[]
  readonly weak: readonly string[]
  readonly ambiguous: readonly string[]
}

// "Law" or "listrik" is a school subject only after a word of schooling; a code such as TKJ is nothing else.
const isEverydayWord = (text: string): boolean => /[a-z]/.test(text) && !/\s/.test(text.trim())

const labelled = (rows: readonly ReferenceRow[], kind: ConceptKind, key: string): Written[] =>
  rows.map((row) => {
    // What only groups skills is a name for the tree; a text that has its words means what stands above or below it.
    const labels = row.cells.source === GROUPING ? [] : [row.cells.label_id ?? '', row.cells.label_en ?? '']
    const texts = [...labels, ...listOf(row.cells.synonyms)]
    const weak = [...listOf(row.cells.weak), ...(kind === 'major' ? texts.filter(isEverydayWord) : [])]
    return { row, kind, id: row.cells[key] ?? '', also: [], texts, weak, ambiguous: listOf(row.cells.ambiguous) }
  })

/** All spellings of all tables; labels are spellings too. */
export function allWritten(tables: ReferenceTables): Written[] {
  const aliases = tables['place-aliases'].map((row): Written => {
    const alias = row.cells.alias ?? ''
    return {
      row,
      kind: 'place',
      id: row.cells.code ?? '',
      also: [],
      texts: [alias],
      weak: row.cells.weak === '1' ? [alias] : [],
      ambiguous: [],
    }
  })
  const codes = tables.education.map((row): Written => {
    const texts = listOf(row.cells.synonyms)
    return { row, kind: 'education', id: row.cells.code ?? '', also: [], texts, weak: listOf(row.cells.weak), ambiguous: [] }
  })
  // What only looks like a concept ("bertanggung jawab atas" names a duty, not a trait) takes the words and means nothing.
  const decoys = tables.decoys.flatMap((row) => {
    const kinds = listOf(row.cells.kinds)
    const texts = [row.cells.phrase ?? '']
    return CONCEPT_KINDS.filter((kind) => kinds.includes(kind)).map(
      (kind): Written => ({ row, kind, id: NOTHING, also: [], texts, weak: [], ambiguous: [] }),
    )
  })
  const joint = tables.joint.map((row): Written => {
    const [id = '', ...also] = listOf(row.cells.ids)
    const texts = [row.cells.phrase ?? '']
    const kind = CONCEPT_KINDS.find((known) => known === row.cells.kind) ?? 'skill'
    return { row, kind, id, also, texts, weak: row.cells.weak === '1' ? texts : [], ambiguous: [] }
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
    ...joint,
  ]
}
