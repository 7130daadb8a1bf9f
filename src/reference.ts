import { parse } from 'csv-parse/sync'
import { type ReferenceRow, type ReferenceTables, TABLES, type TableName } from './taxonomy/tables.ts'

const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name)

interface CsvLine {
  readonly line: number
  readonly cells: readonly string[]
}

function quotedLines(text: string): CsvLine[] {
  const lines: CsvLine[] = []
  const add = (cells: string[], context: { readonly lines: number }): null => {
    lines.push({ line: context.lines, cells })
    return null
  }
  parse(text, { bom: true, skip_empty_lines: true, trim: true, on_record: add })
  return lines
}

/** The cells of each row with the line it ends in. */
function linesOf(text: string): CsvLine[] {
  if (text.includes('"')) return quotedLines(text)
  // Without a quote a row is a line and a cell what stands between commas; the general parser takes longer over such files than all else at start.
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const filled = lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [{ line: at + 1, cells: line.split(',').map((cell) => cell.trim()) }],
  )
  return filled.every(({ cells }) => cells.length === filled[0]?.cells.length) ? filled : quotedLines(text)
}

function rowsOf(name: TableName, text: string): ReferenceRow[] {
  const file = `${name}.csv`
  const columns: readonly string[] = TABLES[name]
  const [head, ...lines] = linesOf(text)
  const header = head?.cells ?? []
  const missing = columns.filter((column) => !header.includes(column))
  const unknown = header.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Error(`${file}:1: missing column ${missing.join(', ')}`)
  if (unknown.length > 0) throw new Error(`${file}:1: unknown column ${unknown.join(', ')}`)
  return lines.map(({ line, cells }) => ({
    file,
    line,
    cells: Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])),
  }))
}

/**
 * Reads the reference files, given as file name (with or without `.csv`) -> text, into rows that know their line.
 * Throws an Error that names the file when a table is missing, has another set of columns, or is not well-formed CSV.
 */
export function parseReference(files: Readonly<Record<string, string>>): ReferenceTables {
  const texts = new Map(Object.entries(files).map(([name, text]) => [name.replace(/\.csv$/, ''), text]))
  const tables: Partial<Record<TableName, readonly ReferenceRow[]>> = {}
  for (const name of Object.keys(TABLES).filter(isTable)) {
    const text = texts.get(name)
    if (text === undefined) throw new Error(`${name}.csv: the file is missing`)
    tables[name] = rowsOf(name, text)
  }
  return tables as ReferenceTables
}

/** A short name of exactly this content: it changes whenever a character of any file does (FNV-1a over names and texts, twice with other seeds). */
export function referenceVersion(files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).sort()
  let one = 0x811c9dc5
  let two = 0x2f0b4c47
  for (const name of names) {
    for (const text of [name, files[name] ?? '']) {
      for (let at = 0; at <= text.length; at++) {
        const code = at < text.length ? text.charCodeAt(at) : 0xffff
        one = Math.imul(one ^ code, 0x01000193)
        two = Math.imul(two ^ code, 0x01000193)
      }
    }
  }
  return [one, two].map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('')
}
