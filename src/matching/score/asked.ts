import type { Taxonomy } from '../../taxonomy/types.ts'
import { type Policy, type Vacancy, WORKDAYS_A_MONTH } from '../types.ts'
import { type Answers, type Ask, answersOf, asksOf } from './asks.ts'
import { type Book, bookOf } from './book.ts'
import { type GatePlan, gatePlanOf } from './gates.ts'
import { conditionBits, contractBits, SECTIONS } from './held.ts'
import { apportion, dateOf, dayOf } from './numbers.ts'
import { type OccupationTable, occupationTableOf } from './occupation-nearness.ts'
import { type Reaches, reachesOf } from './reach.ts'
import { type Telling, tellingOf } from './telling.ts'

/** A vacancy made ready to be compared with many profiles: all that does not depend on the profile is worked out once. */
export interface Asked {
  readonly vacancy: Vacancy
  readonly book: Book
  /** Points of each fit part; 0 for a part that the vacancy does not ask about. */
  readonly outOf: { readonly skills: number; readonly occupation: number; readonly words: number; readonly experience: number }
  readonly asks: readonly Ask[]
  readonly askSum: number
  readonly answers: Answers
  readonly occupations: OccupationTable
  readonly months: number
  readonly telling: Telling
  readonly gates: GatePlan
  readonly reaches: Reaches
  readonly wage: number | null
  readonly conditions: number
  readonly contract: number
  readonly sector: number
  readonly startsOn: number | null
}

/** Rupiah a month that a vacancy offers: the middle of a range; null when it is not said or is paid by the piece. */
export function wageOf(vacancy: Vacancy): number | null {
  const { min, max, per } = vacancy.wage ?? { min: null, max: null, per: 'piece' }
  if (per === 'piece') return null
  const low = min ?? max
  const high = max ?? min
  if (low === null || high === null) return null
  return Math.round((low + high) / 2) * (per === 'day' ? WORKDAYS_A_MONTH : 1)
}

function prepare(book: Book, vacancy: Vacancy): Asked {
  const asks = asksOf(book, vacancy)
  const telling = tellingOf(book, vacancy)
  const occupations = occupationTableOf(book, vacancy)
  const months = Math.max(0, Math.round(vacancy.months ?? 0))
  const { fit } = book.policy
  const [skills, occupation, words, experience] = apportion(1000, [
    asks.length > 0 ? fit.skills : 0,
    occupations.asked.length > 0 ? fit.occupation : 0,
    telling.sum > 0 ? fit.words : 0,
    months > 0 ? fit.experience : 0,
  ]) as [number, number, number, number]
  return {
    vacancy,
    book,
    outOf: { skills, occupation, words, experience },
    asks,
    askSum: asks.reduce((all, ask) => all + ask.weight, 0),
    answers: answersOf(book, vacancy, asks),
    occupations,
    months,
    telling,
    gates: gatePlanOf(book, vacancy),
    reaches: reachesOf(book, vacancy),
    wage: wageOf(vacancy),
    conditions: conditionBits(vacancy.conditions),
    contract: vacancy.contract === null ? 0 : contractBits([vacancy.contract]),
    sector: vacancy.sector === null ? 0 : 1 << SECTIONS.indexOf(vacancy.sector),
    startsOn: dayOf(vacancy.startsOn),
  }
}

const prepared = new WeakMap<Book, WeakMap<Vacancy, Asked>>()

/** The prepared form of a vacancy; made at the first use and remembered as long as the vacancy object lives. */
export function askedOf(taxonomy: Taxonomy, policy: Policy, vacancy: Vacancy): Asked {
  const book = bookOf(taxonomy, policy)
  let ofBook = prepared.get(book)
  if (ofBook === undefined) {
    ofBook = new WeakMap()
    prepared.set(book, ofBook)
  }
  let asked = ofBook.get(vacancy)
  if (asked === undefined) {
    asked = prepare(book, vacancy)
    ofBook.set(vacancy, asked)
  }
  return asked
}

/** The day on which papers have to be valid: the start of the work, or the day of matching when that is later or no start is known. */
export const workDay = (asked: Asked, today: number): number => Math.max(asked.startsOn ?? today, today)

/** The ISO date from which a paper got for this vacancy has to be valid. */
export const validFrom = (asked: Asked, on: string): string => dateOf(workDay(asked, dayOf(on) ?? 0))
