import { type CsvError, parse } from 'csv-parse/sync'
import { dataBlocksIn, isJsonLd, jobPostingsIn } from '../reading/json-ld.ts'

/** One row of an input file, with the line of the file on which it begins. */
export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<string, unknown>>
}

/** Something wrong with one row; `field` is empty when it is the whole row. */
export interface RowProblem {
  readonly line: number
  readonly field: string
  readonly what: string
}

export interface Rows {
  readonly rows: readonly Row[]
  readonly problems: readonly RowProblem[]
}

/**
 * Reads JSONL, a JSON list, JSON-LD (alone or in a page of HTML) or CSV (comma, semicolon or tab), told apart by content. Wrong rows become
 * problems, the others go on.
 */
export function readRows(bytes: Uint8Array): Rows {
  const { text, broken } = decode(bytes)
  const first = text.trimStart()[0]
  const read =
    first === undefined
      ? { rows: [], problems: [] }
      : first === '['
        ? fromList(text)
        : first === '{'
          ? (fromJsonLd(text) ?? fromLines(text))
          : first === '<'
            ? fromHtml(text)
            : fromCsv(text)
  return {
    rows: read.rows.filter(({ line }) => !broken.has(line)),
    problems: [
      ...[...broken].map((line) => ({ line, field: '', what: 'is not valid UTF-8' })),
      ...read.problems.filter(({ line }) => !broken.has(line)),
    ].sort((a, b) => a.line - b.line),
  }
}

/** Each problem as a line of its own: file, line, field and what is wrong. */
export const problemLine = (file: string, { line, field, what }: RowProblem): string =>
  `${file === '-' ? 'standard input' : file}:${line}: ${field === '' ? '' : `${field}: `}${what}\n`

interface Decoded {
  readonly text: string
  /** Lines whose bytes are no text. */
  readonly broken: ReadonlySet<number>
}

function decode(bytes: Uint8Array): Decoded {
  // Excel saves "Unicode text" as UTF-16.
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), broken: new Set() }
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = new Set<number>()
  if (text.includes('\ufffd')) {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
    let line = 1
    for (let start = 0; start < bytes.length; line++) {
      const end = bytes.indexOf(10, start)
      const stop = end === -1 ? bytes.length : end
      try {
        strict.decode(bytes.subarray(start, stop))
      } catch {
        broken.add(line)
      }
      start = stop + 1
    }
  }
  return { text, broken }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The job postings in JSON-LD: one thing may hold several. */
function postingsOf(line: number, value: unknown): Rows {
  const rows = jobPostingsIn(value).map((cells) => ({ line, cells }))
  return { rows, problems: rows.length > 0 ? [] : [{ line, field: '', what: 'holds no JobPosting' }] }
}

/** JSON-LD as the whole of a file, over as many lines as it likes; null when the file is something else. */
function fromJsonLd(text: string): Rows | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonLd(value) ? postingsOf(1, value) : null
  } catch {
    return null
  }
}

function fromHtml(text: string): Rows {
  const blocks = dataBlocksIn(text)
  const rows = blocks.flatMap(({ line, value }) => postingsOf(line, value).rows)
  const broken = blocks.filter(({ value }) => value === undefined)
  const problems = broken.map(({ line }) => ({ line, field: '', what: 'is not valid JSON' }))
  return { rows, problems: rows.length + problems.length > 0 ? problems : [{ line: 1, field: '', what: 'holds no JobPosting' }] }
}

function fromLines(text: string): Rows {
  const rows: Row[] = []
  const problems: RowProblem[] = []
  const take = (more: Rows): void => {
    rows.push(...more.rows)
    problems.push(...more.problems)
  }
  text.split('\n').forEach((content, at) => {
    if (content.trim() === '') return
    const line = at + 1
    try {
      const value: unknown = JSON.parse(content)
      if (isJsonLd(value)) take(postingsOf(line, value))
      else if (isRecord(value)) rows.push({ line, cells: value })
      else problems.push({ line, field: '', what: 'is not a JSON object' })
    } catch {
      problems.push({ line, field: '', what: 'is not valid JSON' })
    }
  })
  return { rows, problems }
}

function fromItem(line: number, item: unknown): Rows {
  if (isJsonLd(item)) return postingsOf(line, item)
  return isRecord(item)
    ? { rows: [{ line, cells: item }], problems: [] }
    : { rows: [], problems: [{ line, field: '', what: 'is not a JSON object' }] }
}

function fromList(text: string): Rows {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return { rows: [], problems: [{ line: 1, field: '', what: 'is not valid JSON' }] }
  }
  const items = Array.isArray(list) ? list : []
  // The lines inside a JSON list are not known after parsing, so items are counted instead.
  const read = items.map((item, at) => fromItem(at + 1, item))
  return {
    rows: read.flatMap(({ rows }) => rows),
    problems: read.flatMap(({ problems }) => problems),
  }
}

interface CsvRecord {
  readonly info: { readonly lines: number }
  readonly record: Record<string, string>
  readonly raw: string
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'has more cells than the header (is a cell with a comma not in quotes?)',
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed, and everything after it was lost',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'has letters after a closing quote (a quote inside a cell is written twice)',
  INVALID_OPENING_QUOTE: 'has a quote inside a cell that is not in quotes',
}

function fromCsv(text: string): Rows {
  const problems: RowProblem[] = []
  const records: CsvRecord[] = parse(text, {
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    delimiter: delimiterOf(text),
    info: true,
    raw: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count_less: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push({ line: Number(error?.lines ?? 0), field: '', what: PROBLEMS[error?.code ?? ''] ?? 'is not well-formed CSV' })
    },
  })
  // csv-parse tells the line on which a record ends; a cell may hold line breaks.
  const rows = records.map(({ info, record, raw }) => ({
    line: info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0),
    cells: record,
  }))
  return { rows, problems }
}

/** The delimiter that the header line uses: spreadsheets set to Indonesian write semicolons. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? ''
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
