/** Codes of the one expected error; `http/problem.ts` turns each into a status in one table. */
export type RefusalCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'outdated'
  | 'too_large'
  | 'unsupported'
  /** Too often; `about.seconds` says how long to wait. */
  | 'limited'
  | 'wrong_method'
  /** The key of a repeated request came with another request. */
  | 'reused'

/** One thing wrong with one field: a JSON pointer, and a reason that is a key of the word lists with what the sentence needs. */
export interface FieldProblem {
  readonly pointer: string
  readonly reason: string
  readonly about?: Readonly<Record<string, string | number>> | undefined
}

/**
 * The one expected error. `reason` is a key of the word lists and is said in the reader's language; `about` fills it in and never
 * holds a name or a number of a person. Anything else that is thrown is a bug and ends as "something went wrong".
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly reason: string,
    readonly about: Readonly<Record<string, string | number>> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(reason)
    this.name = 'Refusal'
  }
}
