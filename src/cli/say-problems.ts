import { sayIn, sayKey } from '../http/words/say.ts'
import type { FieldProblem, Refusal } from '../refusal.ts'
import type { RowProblem } from './rows.ts'

const english = sayIn('en')

/** What is wrong with which field, in words; the field as a path with dots. */
export const saidOf = (problems: readonly FieldProblem[]): Omit<RowProblem, 'line'>[] =>
  problems.map(({ pointer, reason, about }) => ({
    field: pointer.slice(1).replaceAll('/', '.'),
    what: sayKey(english, reason, about),
  }))

/** A refusal in words: its fields, or the sentence of the whole. */
export const sayProblems = ({ reason, about, fields }: Refusal): Omit<RowProblem, 'line'>[] =>
  fields.length > 0 ? saidOf(fields) : [{ field: '', what: sayKey(english, reason, about) }]
