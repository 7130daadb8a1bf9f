import type { Language } from '../ctx.ts'
import { sayIn } from '../http/words/say.ts'
import { type MatchAnswer, matchAnswer } from '../matches/matches.ts'
import { sayCure } from '../matches/said.ts'
import type { Match, MatchList } from '../matching/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { csvCell } from './csv.ts'

export const FORMATS = ['table', 'csv', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]
export type Side = 'vacancy' | 'graduate'

/** One list to be printed: whose it is, and what was found. */
export interface Printed {
  readonly id: string
  /** What a person would call it: a title, or nothing. */
  readonly title: string
  readonly list: Pick<MatchList, 'matches' | 'near' | 'versions'>
}

export interface Printer {
  /** What stands before all lists. */
  readonly head: string
  print(list: Printed): string
}

/** Prints lists of one side in a format, with sentences in a language. */
export function printerOf(format: Format, by: Side, taxonomy: Taxonomy, language: Language): Printer {
  const words = { taxonomy, language, say: sayIn(language) }
  const toldOf = (match: Match): Told => {
    const cure = match.gates.find((gate) => gate.is === 'failed')?.cure ?? null
    return { ...outOfHundred(matchAnswer(words, match)), cure, cureText: cure === null ? '' : sayCure(words, cure) }
  }
  const told = ({ id, title, list }: Printed): ToldList => ({
    ...{ id, title, by, versions: list.versions },
    matches: list.matches.map(toldOf),
    near: list.near.map(toldOf),
  })
  switch (format) {
    case 'jsonl':
      return { head: '', print: (list) => jsonLine(told(list)) }
    case 'csv':
      return { head: CSV_HEADER, print: (list) => csvRows(told(list)) }
    case 'table':
      return { head: '', print: (list) => tableOf(told(list)) }
  }
}

interface Told extends MatchAnswer {
  readonly cure: unknown
  readonly cureText: string
}

interface ToldList extends Omit<Printed, 'list'> {
  readonly by: Side
  readonly versions: MatchList['versions']
  readonly matches: readonly Told[]
  readonly near: readonly Told[]
}

/** Whole points of 1,000 as points of 100 with one decimal. */
function outOfHundred(match: MatchAnswer): MatchAnswer {
  const points = <T extends { readonly points: number; readonly out_of: number }>(line: T): T => ({
    ...line,
    points: line.points / 10,
    out_of: line.out_of / 10,
  })
  return {
    ...match,
    score: match.score / 10,
    fit: match.fit / 10,
    appeal: match.appeal / 10,
    cured: match.cured === null ? null : match.cured / 10,
    parts: match.parts.map(points),
    reasons: match.reasons.map(points),
  }
}

const otherSide = (by: Side, match: MatchAnswer): string => (by === 'vacancy' ? match.profile : match.vacancy)

function jsonLine({ by, id, matches, near, versions }: ToldList): string {
  const entry = (match: Told) => {
    const { score, fit, appeal, parts, gates, reasons } = match
    return { [by === 'vacancy' ? 'profile' : 'vacancy']: otherSide(by, match), score, fit, appeal, parts, gates, reasons }
  }
  return `${JSON.stringify({
    [by === 'vacancy' ? 'vacancy' : 'profile']: id,
    matches: matches.map(entry),
    near: near.map((match) => ({ ...entry(match), cured: match.cured, cure: match.cure })),
    versions,
  })}\n`
}

/** The reasons that give most or cost most, as a person would ask for them first. */
const mainReasons = ({ reasons }: MatchAnswer): string =>
  reasons
    .toSorted((a, b) => Math.max(b.points, b.out_of - b.points) - Math.max(a.points, a.out_of - a.points))
    .slice(0, 3)
    .map(({ text, points, out_of }) => `${text} (${points}/${out_of})`)
    .join('; ')

const CSV_HEADER = 'list,rank,standing,vacancy,profile,score,fit,appeal,cured,cure,reasons\n'

function csvRows({ id, matches, near }: ToldList): string {
  const row = (match: Told, at: number): string =>
    [
      ...[id, at + 1, match.standing, match.vacancy, match.profile, match.score, match.fit, match.appeal],
      ...[match.cured ?? '', match.standing === 'near' ? match.cureText : '', mainReasons(match)],
    ]
      .map(csvCell)
      .join(',')
  return [...matches.map(row), ...near.map(row)].map((line) => `${line}\n`).join('')
}

function tableOf({ by, id, title, matches, near }: ToldList): string {
  const wide = Math.max(8, ...[...matches, ...near].map((match) => otherSide(by, match).length))
  const number = (points: number): string => points.toFixed(1).padStart(6)
  const row = (match: Told, at: number, more: string): string => {
    const numbers = [match.score, match.fit, match.appeal].map(number).join(' ')
    return `${String(at + 1).padStart(4)}  ${otherSide(by, match).padEnd(wide)} ${numbers}  ${more}`
  }
  const cured = (match: Told): string => (match.cured === null ? '' : ` -> ${match.cured.toFixed(1)}`)
  return [
    title === '' ? id : `${id}  ${title}`,
    matches.length + near.length === 0 ? '  no match' : `      ${''.padEnd(wide)}  score    fit appeal`,
    ...matches.map((match, at) => row(match, at, mainReasons(match))),
    ...(near.length === 0 ? [] : ['  near matches: one thing is missing, and something can be done about it']),
    ...near.map((match, at) => row(match, at, `${match.cureText}${cured(match)}`)),
    '',
    '',
  ].join('\n')
}
