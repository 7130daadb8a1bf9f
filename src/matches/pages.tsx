import { WORDING } from '../graduates/consent/wording.ts'
import type { StoredGraduate } from '../graduates/graduate.ts'
import type { PageCtx } from '../http/endpoint.ts'
import { outOfHundred } from '../http/format.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips, NextPage } from '../http/parts.tsx'
import { sayKey, type WordKey } from '../http/words/say.ts'
import type { StoredVacancy } from '../vacancies/vacancy.ts'
import type { Titles } from './lists.ts'
import type { MatchAnswer, MatchListAnswer } from './matches.ts'
import type { ProfileList } from './profiles.ts'

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

const MatchRow = ({ match, ctx, children, act }: RowProps) => {
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

interface ListsProps {
  readonly list: MatchListAnswer
  readonly ctx: PageCtx
  readonly heading: (match: MatchAnswer) => unknown
  readonly act?: (match: MatchAnswer) => unknown
}

const Lists = ({ list, ctx, heading, act }: ListsProps) => {
  const { say } = ctx
  const rows = (matches: readonly MatchAnswer[]) => (
    <ol class="matches">
      {matches.map((match) => (
        <MatchRow match={match} ctx={ctx} act={act?.(match)}>
          {heading(match)}
        </MatchRow>
      ))}
    </ol>
  )
  return (
    <>
      <p class="quiet">{say('matches_note')}</p>
      <h2>{say('matches_count', { count: list.total.matches })}</h2>
      {list.matches.length === 0 ? <p>{say('matches_none')}</p> : rows(list.matches)}
      <NextPage next={list.next} ctx={ctx} />
      {list.near.length > 0 && (
        <>
          <h2>{say('near_count', { count: list.total.near })}</h2>
          <p class="quiet">{say('near_note')}</p>
          {rows(list.near)}
        </>
      )}
      <p class="quiet">{say('versions', { policy: list.versions.policy, taxonomy: list.versions.taxonomy })}</p>
    </>
  )
}

const shortId = (id: string): string => id.slice(-6)

/** The graduates who fit a vacancy; an officer can open the person, which is noted down. */
export const VacancyMatchesPage = (list: MatchListAnswer & { readonly vacancy: StoredVacancy }, ctx: PageCtx) => {
  const { say, caller } = ctx
  const profile = (id: string) => `${say('profile')} ${shortId(id)}`
  return (
    <Layout ctx={ctx} title={say('matches_for_vacancy', { title: list.vacancy.facts.title })}>
      <p>
        <a href={`/vacancies/${list.vacancy.id}`}>{list.vacancy.facts.title}</a>. {say('no_name_here')}
      </p>
      <Lists
        list={list}
        ctx={ctx}
        heading={({ profile: id }) =>
          caller.role === 'employer' && !(list.let_in ?? []).includes(id) ? (
            profile(id)
          ) : (
            <a href={`/graduates/${id}`}>
              {caller.role === 'employer' ? say('let_you_in', { profile: profile(id) }) : profile(id)}
            </a>
          )
        }
      />
    </Layout>
  )
}

/** One button by which a person shows one employer who they are. */
const LetIn = ({ graduate, employer, ctx }: { graduate: string; employer: { id: string; name: string }; ctx: PageCtx }) => (
  <form method="post" action={`/graduates/${graduate}/consents`}>
    <input type="hidden" name="purpose" value="employer" />
    <input type="hidden" name="employer" value={employer.id} />
    <input type="hidden" name="wording" value={WORDING} />
    <button type="submit" class="second">
      {ctx.say('show_my_name', { employer: employer.name })}
    </button>
  </form>
)

/** The vacancies that fit a graduate. */
export const GraduateMatchesPage = (list: MatchListAnswer & Titles & { readonly graduate: StoredGraduate }, ctx: PageCtx) => {
  const own = ctx.caller.role === 'graduate'
  const title = own ? ctx.say('matches_for_graduate') : ctx.say('matches_for_profile', { profile: shortId(list.graduate.id) })
  return (
    <Layout ctx={ctx} title={title}>
      <p>
        <a href={`/graduates/${list.graduate.id}`}>{ctx.say('profile')}</a>
      </p>
      <p class="card">
        {ctx.say('matches_guide')} <a href="/privacy">{ctx.say('privacy')}</a>
      </p>
      {list.not_listed && (
        <p class="card unknown">
          {ctx.say(`not_listed_${list.not_listed}`)} <a href={`/graduates/${list.graduate.id}/consents`}>{ctx.say('consents')}</a>
        </p>
      )}
      <Lists
        list={list}
        ctx={ctx}
        heading={({ vacancy: id }) => {
          const found = list.titles.get(id)
          return (
            <>
              <a href={`/vacancies/${id}`}>{found?.title ?? id}</a>
              {found && ` · ${found.employer.name}`}
              {found?.place && ` · ${conceptLabel(ctx, found.place)}`}
            </>
          )
        }}
        act={({ vacancy: id }) => {
          const found = own ? list.titles.get(id) : undefined
          return found && <LetIn graduate={list.graduate.id} employer={found.employer} ctx={ctx} />
        }}
      />
    </Layout>
  )
}

/** Profiles found by free text, without names. */
export const ProfilesPage = (list: ProfileList, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('search_profiles')}>
      <search>
        <form class="search" action="/profiles" method="get">
          <div>
            <label for="q">{say('search_profiles_words')}</label>
            <input id="q" name="q" type="search" value={list.q} />
          </div>
          <button type="submit">{say('search')}</button>
        </form>
      </search>
      {list.q !== '' && <h2>{say('found_profiles', { count: list.total })}</h2>}
      <ul class="plain">
        {list.profiles.map(({ profile, programme, home, skills }) => (
          <li class="card">
            <h3>
              <a href={`/graduates/${profile}/matches`}>
                {say('profile')} {shortId(profile)}
              </a>
            </h3>
            <p class="quiet">{[programme, home].flatMap((id) => (id === null ? [] : [conceptLabel(ctx, id)])).join(' · ')}</p>
            <Chips items={skills.slice(0, 8).map((id) => conceptLabel(ctx, id))} />
          </li>
        ))}
      </ul>
      <NextPage next={list.next} ctx={ctx} />
    </Layout>
  )
}
