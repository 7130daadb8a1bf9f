import type { FieldProblem } from '../refusal.ts'

// One shape for what the API takes, `padan read` prints, and `padan match` and `padan import` are given: facts by the names of the API,
// or words to be read by the names under which job sites and training centres keep them.

/** A person or a vacancy as it was given, each field yet to be checked. */
export type Row = Readonly<Record<string, unknown>>

export interface RowOptions {
  /** The day as of which words are read. */
  readonly on: string
  /** The sender is a program: a field or id of its facts that does not exist is a mistake, not a column of somebody's own. */
  readonly strict?: boolean | undefined
}

/** The row without what it says is unknown. */
export const withoutNulls = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))

export const pick = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)))

export const without = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)))

export const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The items of a cell, parted by | or ;. */
export const listIn = (text: string): string[] =>
  text
    .split(/[|;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** A problem for each of these fields that holds something else than text. */
export const textProblems = (row: Row, fields: readonly string[]): readonly FieldProblem[] =>
  fields
    .filter((field) => typeof row[field] === 'object' && row[field] !== null)
    .map((field) => ({ pointer: `/${field}`, reason: 'want_string' }))
