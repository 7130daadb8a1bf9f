import type { Held } from '../score/held.ts'

/**
 * Each row has a digest: a summary of 32 bits of what gates and appeal read, and a signature of four such words that says which words the
 * person may have. All that is told from a digest is a bound; the packed profile has the truth.
 */
export interface Digests {
  readonly summaries: Int32Array
  readonly signatures: Int32Array
}

// Parts of a summary: lowest bit and how many.
export const HOME = { at: 0, bits: 8 } as const
export const ANYWHERE = { at: 8, bits: 1 } as const
export const HAS_PLACES = { at: 9, bits: 1 } as const
/** 0 unknown, 1 no, 2 yes. */
export const LIVES_IN = { at: 10, bits: 2 } as const
export const EDUCATION = { at: 12, bits: 5 } as const
export const LOOKING = { at: 17, bits: 1 } as const
export const WISHES_WORK = { at: 18, bits: 1 } as const
const WISHES_CONDITIONS = { at: 19, bits: 1 } as const
export const WAGE = { at: 20, bits: 8 } as const

export const MONTHS = { at: 28, bits: 4 } as const

type Field = { readonly at: number; readonly bits: number }
export const sizeOf = (field: Field): number => 1 << field.bits
export const read = (summary: number, field: Field): number => (summary >>> field.at) & (sizeOf(field) - 1)

/** Known numbers count from 1; one too large for the field has its largest value, which stands for any. */
const limited = (number: number, field: Field): number => Math.min(number + 1, sizeOf(field) - 1)

const WAGE_STEP = 50_000
const wageStep = (wage: number): number => (wage < 0 ? 0 : Math.min(1 + Math.floor(wage / WAGE_STEP), sizeOf(WAGE) - 1))
/** The least wage wish with this step; -1 when nothing is wished. */
export const leastWage = (step: number): number => (step === 0 ? -1 : (step - 1) * WAGE_STEP)

// Steps of months of work, each named by its most; before them no work at all, after them work that is unclear or longer.
const MONTH_STEPS = [3, 6, 9, 12, 15, 18, 24, 30, 36, 42, 48, 60, 84, 120]

function monthStep(held: Held): number {
  let months = 0
  for (let at = 0; at < held.worked.length; at += 1) {
    if (held.workedMonths[at] === 0) continue
    if (held.worked[at]! < 0 || held.workedMonths[at]! < 0) return MONTH_STEPS.length + 1
    months += held.workedMonths[at]!
  }
  if (held.worked.length === 0) return 0
  const step = MONTH_STEPS.findIndex((most) => months <= most)
  return step < 0 ? MONTH_STEPS.length + 1 : step + 1
}

/** The most months of work with this step; 0 for none stated, null when there is no telling. */
export const mostMonths = (step: number): number | null => (step === 0 ? 0 : (MONTH_STEPS[step - 1] ?? null))

export function summaryOf(held: Held): number {
  return (
    (limited(held.home, HOME) << HOME.at) |
    (Number(held.anywhere) << ANYWHERE.at) |
    (Number(held.places.length > 0) << HAS_PLACES.at) |
    ((held.liveIn === null ? 0 : held.liveIn ? 2 : 1) << LIVES_IN.at) |
    (limited(held.education, EDUCATION) << EDUCATION.at) |
    (Number(held.looking) << LOOKING.at) |
    (Number(held.aims.length > 0 || held.wishedSectors !== 0) << WISHES_WORK.at) |
    (Number(held.wishedContracts !== 0 || held.wishedConditions !== 0) << WISHES_CONDITIONS.at) |
    (wageStep(held.wage) << WAGE.at) |
    (monthStep(held) << MONTHS.at)
  )
}
