/** One row of a reference file, and where it stands, so that a fault can be named. */
export interface ReferenceRow {
  readonly file: string
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** The reference files and their columns. A file has exactly these columns. */
export const TABLES = {
  skills: [
    'id',
    'label_id',
    'label_en',
    'broader',
    'also_broader',
    'covers',
    'kind',
    'synonyms',
    'ambiguous',
    'weak',
    'kbji',
    'skkni',
    'source',
  ],
  certificates: [
    'id',
    'label_id',
    'label_en',
    'kind',
    'issuer',
    'basis',
    'valid_months',
    'renewal',
    'covers',
    'proves_skills',
    'synonyms',
    'ambiguous',
    'weak',
    'confidence',
  ],
  occupations: [
    'id',
    'label_id',
    'label_en',
    'kbji',
    'synonyms',
    'ambiguous',
    'weak',
    'required_skills',
    'nice_skills',
    'legal_certificates',
    'usual_certificates',
    'min_education',
    'kbli_sections',
    'hazardous',
    'lodging',
    'esco_title',
    'esco_id',
  ],
  programmes: [
    'id',
    'trade',
    'label_id',
    'label_en',
    'synonyms',
    'weak',
    'certificate',
    'working_days',
    'days_source',
    'hours_jp_est',
    'min_education',
    'skills',
    'occupations',
    'seen_at',
    'confidence',
  ],
  education: ['code', 'rank', 'label_id', 'label_en', 'synonyms', 'weak', 'kkni', 'note'],
  majors: ['code', 'label_id', 'label_en', 'synonyms', 'weak', 'skill'],
  places: ['code', 'name', 'level', 'lat', 'lon', 'cluster', 'remote', 'seat'],
  'place-aliases': ['alias', 'code', 'weak'],
  travel: ['from', 'from_code', 'to', 'to_code', 'mode', 'hours', 'fare_idr', 'frequency', 'note', 'confidence'],
  wages: ['year', 'area', 'code', 'kind', 'sector', 'kbli_sections', 'idr_month', 'decree', 'confidence'],
  'word-counts': ['word', 'adverts'],
  decoys: ['phrase', 'kinds', 'note'],
  joint: ['phrase', 'kind', 'ids', 'weak'],
} as const satisfies Record<string, readonly string[]>

export type TableName = keyof typeof TABLES
export type ReferenceTables = Readonly<Record<TableName, readonly ReferenceRow[]>>

/** Several values in a cell are parted by `|`. */
export const listOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '')
