import type { Match } from '../../src/matching/types.ts'
import type { Evaluation, Misplaced, SideBySide, WorstVacancy } from './evaluate.ts'
import type { Quality } from './metrics.ts'

const MEASURES: readonly (readonly [key: keyof Quality, name: string])[] = [
  ['ndcg10', 'nDCG@10'],
  ['rPrecision', 'R-precision'],
  ['mrr', 'MRR'],
  ['p5', 'P@5'],
]
const WORST = 5
const number = (value: number): string => value.toFixed(3)

/** The evaluation for people. Scores and points are out of 1,000. */
export function reportText(folder: string, evaluation: Evaluation): string {
  const { byVacancy, byProfile, vacancies, absurd } = evaluation
  return [
    `Set ${folder}: ${evaluation.pairs} pairs`,
    '',
    ...table(`Profiles ranked for each vacancy (${byVacancy.lists} lists)`, byVacancy),
    '',
    ...table(`Vacancies ranked for each profile (${byProfile.lists} lists)`, byProfile),
    '',
    `Absurd pairs listed: ${absurd.length}`,
    ...absurd.map(({ match, why }) => `  ${match.vacancy} ${match.profile} ${match.standing} ${match.score}: ${why}`),
    '',
    'The worst vacancies',
    ...vacancies.slice(0, WORST).flatMap(vacancyLines),
    '',
  ].join('\n')
}

const table = (title: string, { padan, bm25 }: SideBySide): string[] => [
  title,
  `  ${''.padEnd(12)}  Padan   BM25`,
  ...MEASURES.map(([key, name]) => `  ${name.padEnd(12)}  ${number(padan[key])}   ${number(bm25[key])}`),
]

const vacancyLines = ({ vacancy, title, ndcg10, bm25Ndcg10, missed, intruders }: WorstVacancy): string[] => [
  `  ${vacancy} ${title}: nDCG@10 ${number(ndcg10)} (BM25 ${number(bm25Ndcg10)})`,
  ...missed.map((pair) => `    missed   ${pairLine(pair)}`),
  ...intruders.map((pair) => `    intruder ${pairLine(pair)}`),
]

const pairLine = ({ profile, grade, rank, match }: Misplaced): string =>
  `${profile} grade ${grade} at ${rank}: ${match.standing} ${match.score} = fit ${match.fit} (${partsLine(match.fitParts)}), appeal ${match.appeal} (${partsLine(match.appealParts)})${gatesLine(match)}`

const partsLine = (parts: Match['fitParts'] | Match['appealParts']): string =>
  parts.map(({ name, points, outOf }) => `${name} ${points}/${outOf}`).join(', ')

function gatesLine(match: Match): string {
  const notPassed = match.gates.filter((gate) => gate.is !== 'passed')
  if (notPassed.length === 0) return ''
  const said = notPassed.map((gate) => `${gate.name} ${gate.is}${gate.about === undefined ? '' : ` ${gate.about}`}`)
  return `; gates: ${said.join(', ')}`
}

/** The evaluation for machines. */
export const reportJson = (folder: string, evaluation: Evaluation): string =>
  `${JSON.stringify({
    set: folder,
    pairs: evaluation.pairs,
    byVacancy: namedMeasures(evaluation.byVacancy),
    byProfile: namedMeasures(evaluation.byProfile),
    absurd: evaluation.absurd.map(({ match, why }) => ({ ...pairOf(match), why })),
    worst: evaluation.vacancies.map(({ vacancy, title, ndcg10, bm25Ndcg10, missed, intruders }) => ({
      vacancy,
      title,
      'nDCG@10': ndcg10,
      'BM25 nDCG@10': bm25Ndcg10,
      missed: missed.map(placeOf),
      intruders: intruders.map(placeOf),
    })),
  })}\n`

const namedMeasures = ({ lists, padan, bm25 }: SideBySide) => {
  const named = (quality: Quality) => Object.fromEntries(MEASURES.map(([key, name]) => [name, quality[key]]))
  return { lists, padan: named(padan), bm25: named(bm25) }
}

const pairOf = ({ vacancy, profile, standing, score, fit, appeal, fitParts, appealParts, gates }: Match) => {
  const points = (parts: Match['fitParts'] | Match['appealParts']) =>
    Object.fromEntries(parts.map((part) => [part.name, part.points]))
  return { vacancy, profile, standing, score, fit, appeal, parts: { ...points(fitParts), ...points(appealParts) }, gates }
}

const placeOf = ({ grade, rank, match }: Misplaced) => ({ grade, rank, ...pairOf(match) })
