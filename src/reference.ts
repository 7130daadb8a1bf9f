import { parse } from 'csv-parse/sync'
import { type ReferenceRow, type ReferenceTables, TABLES, type TableName } from './taxonomy/tables.ts'

const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name)

interface CsvRecord {
  readonly info: { readonly lines: number }
  readonly record: Record<string, string>
}

function rowsOf(name: TableName, text: string): ReferenceRow[] {
  const file = `${name}.csv`
  const columns: readonly string[] = TABLES[name]
  const checkHeader = (header: string[]): string[] => {
    const missing = columns.filter((column) => !header.includes(column))
    const unknown = header.filter((column) => !columns.includes(column))
    if (missing.length > 0) throw new Error(`${file}:1: missing column ${missing.join(', ')}`)
    if (unknown.length > 0) throw new Error(`${file}:1: unknown column ${unknown.join(', ')}`)
    return header
  }
  const records: CsvRecord[] = parse(text, { bom: true, columns: checkHeader, info: true, skip_empty_lines: true, trim: true })
  return records.map(({ info, record }) => ({ file, line: info.lines, cells: record }))
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
  const hash = (seed: number): string => {
    let value = seed
    for (const name of names) {
      for (const text of [name, files[name] ?? '']) {
        for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
        value = Math.imul(value ^ 0xffff, 0x01000193)
      }
    }
    return (value >>> 0).toString(16).padStart(8, '0')
  }
  return hash(0x811c9dc5) + hash(0x2f0b4c47)
}
