import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { NOT_LISTED } from '../graduates/consent/standing.ts'
import type { Gate, Match, MatchList, Part, Raise, Reason } from '../matching/types.ts'
import { sayCure, sayGate, sayRaise, sayReason } from './said.ts'

const thousandths = (what: string) =>
  z
    .number()
    .int()
    .openapi({ description: `${what}, of 1,000` })
const text = z.string().openapi({ description: 'In the language of Accept-Language' })

const PartAnswer = z
  .object({
    side: z.enum(['fit', 'appeal']),
    name: z.string(),
    points: z.number().int(),
    out_of: z.number().int(),
    unknown: z.boolean(),
  })
  .openapi('Part', { description: 'The parts of a side add up to its number' })

const ReasonAnswer = z
  .object({
    part: z.string(),
    say: z.string().openapi({ description: 'Stable key of the sentence' }),
    asked: z.string().optional(),
    held: z.string().optional(),
    evidence: z.enum(['certified', 'worked', 'trained', 'own']).optional(),
    points: z.number().int(),
    out_of: z.number().int(),
    text,
  })
  .openapi('Reason', { description: 'The reasons of a part add up to its points' })

const GateAnswer = z
  .object({
    name: z.enum(['open', 'certificate', 'education', 'place', 'conditions']),
    is: z.enum(['passed', 'failed', 'unknown']),
    about: z.string().optional(),
    ask: z.string().optional(),
    why: z.string().optional(),
    cure: z
      .object({
        do: z.string(),
        certificate: z.string().optional(),
        education: z.string().optional(),
        place: z.string().optional(),
        text,
      })
      .nullable()
      .optional(),
    text,
  })
  .openapi('Gate')

const RaiseAnswer = z
  .object({
    kind: z.enum(['certificate', 'skill', 'place', 'wage']),
    certificate: z.string().optional(),
    skill: z.string().optional(),
    place: z.string().optional(),
    wage: z.number().optional(),
    score: thousandths('The number after this one change'),
    text,
  })
  .openapi('Raise')

export const MatchAnswer = z
  .object({
    vacancy: z.string(),
    profile: z.string(),
    score: thousandths('Match'),
    fit: thousandths('How well the person fits the work'),
    appeal: thousandths('How well the work fits the person’s wishes'),
    standing: z.enum(['match', 'near', 'none']),
    cured: z.number().int().nullable().openapi({ description: 'The number of a near match once its gate is cured' }),
    parts: z.array(PartAnswer),
    gates: z.array(GateAnswer),
    reasons: z.array(ReasonAnswer),
    raises: z
      .array(RaiseAnswer)
      .optional()
      .openapi({ description: 'What would raise the number by a point or more, cheapest first' }),
  })
  .openapi('Match')
export type MatchAnswer = z.input<typeof MatchAnswer>

export const Versions = z.object({ policy: z.string(), taxonomy: z.string() }).openapi('Versions')

export const MatchListAnswer = z
  .object({
    matches: z.array(MatchAnswer),
    near: z.array(MatchAnswer).openapi({ description: 'One gate failed, and something can be done about it' }),
    total: z.object({ matches: z.number().int(), near: z.number().int() }),
    versions: Versions,
    on: z.string().openapi({ description: 'The date of matching' }),
    next: z.string().nullable(),
    not_listed: z
      .enum(NOT_LISTED)
      .nullable()
      .optional()
      .openapi({ description: 'Of a graduate’s list: why it is empty, where the person is not listed at all' }),
    let_in: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Of an employer’s list: the profiles on this page whose person shows this employer their name' }),
  })
  .openapi('MatchList')
export type MatchListAnswer = z.input<typeof MatchListAnswer>

type Reader = Pick<Ctx, 'taxonomy' | 'language' | 'say'>

const partsOf = (side: 'fit' | 'appeal', parts: readonly Part[]) =>
  parts.map(({ name, points, outOf, unknown }) => ({ side, name, points, out_of: outOf, unknown }))

const reasonOf = (reader: Reader, part: string, reason: Reason): MatchAnswer['reasons'][number] => ({
  part,
  say: reason.say,
  ...(reason.asked !== undefined && { asked: reason.asked }),
  ...(reason.held !== undefined && { held: reason.held }),
  ...(reason.evidence !== undefined && { evidence: reason.evidence }),
  points: reason.points,
  out_of: reason.outOf,
  text: sayReason(reader, reason),
})

function gateOf(reader: Reader, gate: Gate): MatchAnswer['gates'][number] {
  const said = {
    name: gate.name,
    is: gate.is,
    ...(gate.about !== undefined && { about: gate.about }),
    text: sayGate(reader, gate),
  }
  switch (gate.is) {
    case 'passed':
      return said
    case 'unknown':
      return { ...said, ask: gate.ask }
    case 'failed':
      return { ...said, why: gate.why, cure: gate.cure === null ? null : { ...gate.cure, text: sayCure(reader, gate.cure) } }
  }
}

/** A match as it is answered: its numbers as they were scored, each line with its sentence in the reader's language. */
export const matchAnswer = (reader: Reader, match: Match, raises?: readonly Raise[]): MatchAnswer => ({
  vacancy: match.vacancy,
  profile: match.profile,
  score: match.score,
  fit: match.fit,
  appeal: match.appeal,
  standing: match.standing,
  cured: match.cured,
  parts: [...partsOf('fit', match.fitParts), ...partsOf('appeal', match.appealParts)],
  gates: match.gates.map((gate) => gateOf(reader, gate)),
  reasons: [...match.fitParts, ...match.appealParts].flatMap((part) =>
    part.reasons.map((reason) => reasonOf(reader, part.name, reason)),
  ),
  ...(raises !== undefined && {
    raises: raises.map((raise) => ({ ...raise.change, score: raise.score, text: sayRaise(reader, raise) })),
  }),
})

/**
 * What an employer may see of a match: no words of the person's own, no wish for pay, no home. The advert is the employer's, so saying
 * which of its words a person has used would let it ask for names and numbers.
 */
export function forEmployer(match: Match): Match {
  const fitParts = match.fitParts.map((part) =>
    part.name === 'words' ? { ...part, reasons: [{ say: 'words_some', points: part.points, outOf: part.outOf }] } : part,
  )
  const appealParts = match.appealParts.map((part) => ({
    ...part,
    reasons: part.reasons.map(({ asked, held: _, ...reason }) => ({ ...reason, ...(part.name === 'place' && { asked }) })),
  }))
  return { ...match, fitParts, appealParts }
}

/** Of what would raise the number, what an employer may see: training and papers, not wishes. */
export const raisesForEmployer = (raises: readonly Raise[]): readonly Raise[] =>
  raises.filter(({ change }) => change.kind === 'skill' || change.kind === 'certificate')

/** A page of a match list with its raises. `next` is the cursor of the next page. */
export const listAnswer = (
  reader: Reader,
  list: MatchList,
  raisesOf: ((match: Match) => readonly Raise[]) | undefined,
  { on, next }: { readonly on: string; readonly next: string | null },
): MatchListAnswer => ({
  matches: list.matches.map((match) => matchAnswer(reader, match, raisesOf?.(match))),
  near: list.near.map((match) => matchAnswer(reader, match, raisesOf?.(match))),
  total: list.total,
  versions: list.versions,
  on,
  next,
})
