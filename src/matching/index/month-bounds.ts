import type { Asked } from '../score/asked.ts'
import { measureExperience, newExperienceFacts } from '../score/experience.ts'
import { Held } from '../score/held.ts'
import { MONTHS, mostMonths, read, sizeOf } from './digest.ts'

/** Most whole points of experience by the months of a summary. */
export type MonthBounds = Uint16Array

/** Asks the part itself what so many months in the nearest occupation are worth. */
export function monthBoundsOf(asked: Asked): MonthBounds {
  const held = new Held()
  const facts = newExperienceFacts()
  const { worth, asked: known } = asked.occupations
  const nearest = known.length === 0 ? -1 : worth.indexOf(Math.max(...worth))
  return Uint16Array.from({ length: sizeOf(MONTHS) }, (_, step) => {
    const months = mostMonths(step)
    if (months === null) return asked.outOf.experience
    held.worked = step === 0 ? [] : [nearest]
    held.workedMonths = step === 0 ? [] : [months]
    return measureExperience(asked, held, facts)
  })
}

export const mostMonthPoints = (bounds: MonthBounds, summary: number): number => bounds[read(summary, MONTHS)]!
