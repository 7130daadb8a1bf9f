import type { ChangeKind, ChangeOp } from '../../src/store/schema.ts'

export type Said = readonly [kind: ChangeKind, id: string, op: ChangeOp]

/** An act that was acknowledged: the row it left, with its version where that is told, and some of what it holds; null where it removed it. */
export interface Acted {
  readonly table: 'vacancy' | 'graduate'
  readonly id: string
  readonly version: number | null
  readonly holds: Readonly<Record<string, unknown>> | null
}

/** What the program that is killed says, a line each: what it is about to store, how its n-th commit ended (several may be under way), what was acknowledged. */
export type Line =
  | { readonly about: readonly Said[] }
  | { readonly n: number; readonly stored: boolean }
  | { readonly acted: Acted }
