import type { Faults } from './faults.ts'
import { listOf, type ReferenceRow } from './tables.ts'
import type { Label } from './types.ts'

/** The cells of one row, read as what they should be; what is not so becomes a fault of that row. */
export class Cells {
  constructor(
    readonly row: ReferenceRow,
    private readonly faults: Faults,
  ) {}

  text(column: string): string {
    return this.row.cells[column] ?? ''
  }

  list(column: string): string[] {
    return listOf(this.row.cells[column])
  }

  required(column: string): string {
    const value = this.text(column)
    if (value === '') this.faults.add(this.row, `${column} is empty`)
    return value
  }

  orNull(column: string): string | null {
    const value = this.text(column)
    return value === '' ? null : value
  }

  label(): Label {
    return { id: this.required('label_id'), en: this.required('label_en') }
  }

  /** A number of at least `least`; an empty cell is `empty`, or a fault where there is none. */
  number(column: string, least: number, empty?: number): number {
    const value = this.text(column)
    if (value === '' && empty !== undefined) return empty
    const number = Number(value)
    if (value === '' || !Number.isFinite(number) || number < least) {
      this.faults.add(this.row, `${column} must be a number of at least ${least}, not "${value}"`)
      return least
    }
    return number
  }

  flag(column: string): boolean {
    const value = this.text(column)
    if (value !== '0' && value !== '1') this.faults.add(this.row, `${column} must be 0 or 1, not "${value}"`)
    return value === '1'
  }

  oneOf<const T extends string>(column: string, choices: readonly T[]): T {
    const value = this.text(column)
    const chosen = choices.find((choice) => choice === value)
    if (chosen === undefined) this.faults.add(this.row, `${column} must be one of ${choices.join(', ')}, not "${value}"`)
    return chosen ?? (choices[0] as T)
  }

  /** KBJI 2014 unit groups: four digits each. */
  kbji(column: string): string[] {
    const codes = this.list(column)
    for (const code of codes) if (!/^\d{4}$/.test(code)) this.faults.add(this.row, `${column} must be four digits, not "${code}"`)
    return codes
  }

  fault(what: string): void {
    this.faults.add(this.row, what)
  }
}

/** Reads the rows of a table into a map by id; an id that stands twice is a fault. */
export function readTable<T>(
  rows: readonly ReferenceRow[],
  faults: Faults,
  key: string,
  read: (cells: Cells, id: string) => T,
): ReadonlyMap<string, T> {
  const table = new Map<string, T>()
  for (const row of rows) {
    const cells = new Cells(row, faults)
    const id = cells.required(key)
    if (table.has(id)) cells.fault(`${key} "${id}" stands twice`)
    table.set(id, read(cells, id))
  }
  return table
}

/** Every id that the named columns of the rows speak of must be known. */
export function checkIds(
  rows: readonly ReferenceRow[],
  faults: Faults,
  columns: readonly string[],
  known: ReadonlyMap<string, unknown>,
  what: string,
): void {
  for (const row of rows) {
    for (const column of columns) {
      for (const value of listOf(row.cells[column])) {
        const id = column === 'required_skills' ? value.replace(/:.*$/, '') : value
        if (!known.has(id)) faults.add(row, `${column} names the unknown ${what} "${id}"`)
      }
    }
  }
}
