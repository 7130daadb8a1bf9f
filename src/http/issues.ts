import type { z } from 'zod'
import type { FieldProblem } from '../refusal.ts'

type Issue = z.core.$ZodIssue

/** The path of a value as a JSON pointer (RFC 6901). */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const NAMED_TYPES = ['string', 'number', 'int', 'boolean', 'array', 'object', 'null'] as const

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>): Omit<FieldProblem, 'pointer'> {
  if (issue.input === undefined) return { reason: 'field_missing' }
  const expected = NAMED_TYPES.find((name) => name === issue.expected)
  return expected === undefined ? { reason: 'field_wrong' } : { reason: `want_${expected}` }
}

/** A branch of a union that took the value's type and failed further in says more than "none of these". */
function nearestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] | undefined {
  const branches: readonly (readonly Issue[])[] = issue.errors
  return branches.find((branch) => branch.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'))
}

function sized(side: 'big' | 'small', origin: string, bound: number | bigint): Omit<FieldProblem, 'pointer'> {
  const kind = origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number'
  return { reason: `${kind}_too_${side}`, about: { bound: Number(bound) } }
}

function problemsOfOne(issue: Issue, above: readonly PropertyKey[]): readonly FieldProblem[] {
  const path = [...above, ...issue.path]
  const pointer = pointerTo(path)
  switch (issue.code) {
    case 'invalid_type':
      return [{ pointer, ...wrongType(issue) }]
    case 'too_big':
      return [{ pointer, ...sized('big', issue.origin, issue.maximum) }]
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return [{ pointer, reason: 'text_empty' }]
      return [{ pointer, ...sized('small', issue.origin, issue.minimum) }]
    case 'invalid_value':
      if (issue.input === undefined) return [{ pointer, reason: 'field_missing' }]
      return [{ pointer, reason: 'not_one_of', about: { allowed: issue.values.slice(0, 40).map(String).join(', ') } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), reason: 'field_unknown' }))
    case 'invalid_union': {
      const branch = nearestBranch(issue)
      if (branch !== undefined) return branch.flatMap((inner) => problemsOfOne(inner, path))
      return [{ pointer, reason: issue.input === undefined ? 'field_missing' : 'field_wrong' }]
    }
    case 'custom': {
      const { reason, ...about } = issue.params ?? {}
      return [{ pointer, reason: typeof reason === 'string' ? reason : 'field_wrong', about }]
    }
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [{ pointer, reason: 'field_wrong' }]
  }
}

/** What zod found wrong, as reasons of our own word lists, so that no reader meets a library's English. Needs `reportInput: true`. */
export const fieldProblems = (error: z.ZodError): readonly FieldProblem[] =>
  error.issues.flatMap((issue) => problemsOfOne(issue, []))
