import type { PageCtx } from '../http/endpoint.ts'
import { outOfHundred } from '../http/format.ts'
import { sayKey, type WordKey } from '../http/words/say.ts'
import type { MatchAnswer } from './matches.ts'

const IS = { passed: 'gate_passed', unknown: 'gate_unknown', failed: 'gate_failed' } as const satisfies Record<string, WordKey>

/** What failed or has to be asked, with what would help; and how many conditions are met. */
const Gates = ({ match, ctx }: { match: MatchAnswer; ctx: PageCtx }) => {
  const { say } = ctx
  const open = match.gates.filter((gate) => gate.is !== 'passed')
  return (
    <ul class="plain">
      {open.map((gate) => (
        <li class={gate.is}>
          {say(IS[gate.is])}: {gate.text}
          {gate.cure && <strong> → {gate.cure.text}</strong>}
        </li>
      ))}
      <li class="passed">{say('gates_passed', { count: match.gates.length - open.length, of: match.gates.length })}</li>
    </ul>
  )
}

type Reason = MatchAnswer['reasons'][number]

const STRONGEST = 3
const WEAKEST = 2

/** The few lines that weigh most for and against, so that a list can be read without opening every number. */
const Brief = ({ match }: { match: MatchAnswer }) => {
  const lines = match.reasons.filter(({ part }) => part !== 'words')
  const lost = ({ points, out_of }: Reason) => out_of - points
  // Pay below the wish speaks against it even where most of the points are kept.
  const speaksFor = (line: Reason) => line.points > lost(line) && line.say !== 'wage_below'
  const strong = lines.filter(speaksFor).toSorted((a, b) => b.points - a.points)
  const weak = lines.filter((line) => !speaksFor(line)).toSorted((a, b) => lost(b) - lost(a))
  return (
    <ul class="brief">
      {strong.slice(0, STRONGEST).map((line) => (
        <li class="strong">{line.text}</li>
      ))}
      {weak.slice(0, WEAKEST).map((line) => (
        <li class="weak">{line.text}</li>
      ))}
    </ul>
  )
}

/** Shared words in one line: each alone is worth little and would bury the rest. */
function inOneLine(reasons: readonly Reason[], ctx: PageCtx): readonly Reason[] {
  const shared = reasons.filter(({ say }) => say === 'words_shared')
  const [first] = shared
  if (first === undefined) return reasons
  const sum = (of: (reason: Reason) => number) => shared.reduce((all, reason) => all + of(reason), 0)
  const words = shared.map(({ asked }) => asked ?? '').join(', ')
  const line = {
    ...first,
    text: ctx.say('words_shared', { asked: words }),
    points: sum(({ points }) => points),
    out_of: sum(({ out_of }) => out_of),
  }
  return [line, ...reasons.filter(({ say }) => say !== 'words_shared')]
}

const SIDES = ['fit', 'appeal'] as const

/** How the number is made: each part with its points, and under it the lines that add up to them. */
const Parts = ({ match, ctx }: { match: MatchAnswer; ctx: PageCtx }) => {
  const { say, language } = ctx
  const points = (got: number, of: number) =>
    say('points_of', { points: outOfHundred(got, language), out_of: outOfHundred(of, language) })
  return (
    <table class="parts">
      {SIDES.map((side) => (
        <tbody>
          <tr class="part">
            <th scope="rowgroup">{say(side)}</th>
            <td>{points(match[side], 1000)}</td>
          </tr>
          {match.parts
            .filter((part) => part.side === side)
            .map((part) => (
              <>
                <tr class="part">
                  <th scope="row">
                    {sayKey(say, `part_${part.name}`)}
                    {part.unknown && <span class="unknown"> ({say('unknown_part')})</span>}
                  </th>
                  <td>{points(part.points, part.out_of)}</td>
                </tr>
                {inOneLine(
                  match.reasons.filter((reason) => reason.part === part.name),
                  ctx,
                ).map((reason) => (
                  <tr class="reason">
                    <th scope="row">
                      {reason.text}
                      {reason.evidence && ` (${say(`evidence_${reason.evidence}`)})`}
                    </th>
                    <td>{points(reason.points, reason.out_of)}</td>
                  </tr>
                ))}
              </>
            ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly match: MatchAnswer
  readonly ctx: PageCtx
  /** What the row is called. */
  readonly children: unknown
  /** What its reader can do with it. */
  readonly act: unknown
}

/** One match of a list: its number, its gates, what weighs most, and every part behind it. */
export const MatchRow = ({ match, ctx, children, act }: RowProps) => {
  const { say, language } = ctx
  const now = outOfHundred(match.score, language)
  return (
    <li class="card">
      <div class="row">
        <h3>{children}</h3>
        <span class="score" title={say('score_of', { score: now })}>
          {now}
        </span>
      </div>
      {match.cured !== null && <p class="quiet">{say('score_when_cured', { score: outOfHundred(match.cured, language) })}</p>}
      <p class="quiet">
        {say('fit')}: {outOfHundred(match.fit, language)} · {say('appeal')}: {outOfHundred(match.appeal, language)}
      </p>
      <Gates match={match} ctx={ctx} />
      <Brief match={match} />
      <details>
        <summary>{say('why_this_number')}</summary>
        <Parts match={match} ctx={ctx} />
        {(match.raises ?? []).length > 0 && (
          <>
            <h4>{say('what_would_raise')}</h4>
            <ul>
              {(match.raises ?? []).map((raise) => (
                <li>
                  {raise.text}: {say('raise_to', { score: outOfHundred(raise.score, language) })}
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
      {act}
    </li>
  )
}
