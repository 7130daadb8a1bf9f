import type { StoredGraduate } from '../graduates/graduate.ts'
import type { PageCtx } from '../http/endpoint.ts'
import { outOfHundred } from '../http/format.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips } from '../http/parts.tsx'
import { sayKey, type WordKey } from '../http/words/say.ts'
import type { StoredVacancy } from '../vacancies/vacancy.ts'
import type { Titles } from './lists.ts'
import type { MatchAnswer, MatchListAnswer } from './matches.ts'
import type { ProfileList } from './profiles.ts'

const IS = { passed: 'gate_passed', unknown: 'gate_unknown', failed: 'gate_failed' } as const satisfies Record<string, WordKey>

/** The gates that are open questions or failed, with what would help; those that are passed are counted on. */
const Gates = ({ match, ctx }: { match: MatchAnswer; ctx: PageCtx }) => (
  <ul class="plain">
    {match.gates.map((gate) => (
      <li class={gate.is}>
        {ctx.say(IS[gate.is])}: {gate.text}
        {gate.cure && <strong> → {gate.cure.text}</strong>}
      </li>
    ))}
  </ul>
)

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
            <td class="points">{points(match[side], 1000)}</td>
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
                  <td class="points">{points(part.points, part.out_of)}</td>
                </tr>
                {match.reasons
                  .filter((reason) => reason.part === part.name)
                  .map((reason) => (
                    <tr class="reason">
                      <th scope="row">
                        {reason.text}
                        {reason.evidence && ` (${say(`evidence_${reason.evidence}`)})`}
                      </th>
                      <td class="points">{points(reason.points, reason.out_of)}</td>
                    </tr>
                  ))}
              </>
            ))}
        </tbody>
      ))}
    </table>
  )
}

const MatchRow = ({ match, ctx, children }: { match: MatchAnswer; ctx: PageCtx; children: unknown }) => {
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
      <Gates match={match} ctx={ctx} />
      <details>
        <summary>{say('why_this_number')}</summary>
        <Parts match={match} ctx={ctx} />
        {(match.raises ?? []).length > 0 && (
          <>
            <h3>{say('what_would_raise')}</h3>
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
    </li>
  )
}

const NextPage = ({ next, ctx }: { next: string | null; ctx: PageCtx }) => {
  if (next === null) return null
  const to = new URL(ctx.here)
  to.searchParams.delete('lang')
  to.searchParams.set('after', next)
  return (
    <p>
      <a class="button" rel="next" href={to.pathname + to.search}>
        {ctx.say('next_page')}
      </a>
    </p>
  )
}

const Lists = ({ list, ctx, heading }: { list: MatchListAnswer; ctx: PageCtx; heading: (match: MatchAnswer) => unknown }) => {
  const { say } = ctx
  const rows = (matches: readonly MatchAnswer[]) => (
    <ol class="matches">
      {matches.map((match) => (
        <MatchRow match={match} ctx={ctx}>
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
        heading={({ profile: id }) => (caller.role === 'employer' ? profile(id) : <a href={`/graduates/${id}`}>{profile(id)}</a>)}
      />
    </Layout>
  )
}

/** The vacancies that fit a graduate. */
export const GraduateMatchesPage = (list: MatchListAnswer & Titles & { readonly graduate: StoredGraduate }, ctx: PageCtx) => {
  const own = ctx.caller.role === 'graduate'
  const title = own ? ctx.say('matches_for_graduate') : ctx.say('matches_for_profile', { profile: shortId(list.graduate.id) })
  return (
    <Layout ctx={ctx} title={title}>
      <p>
        <a href={`/graduates/${list.graduate.id}`}>{ctx.say('profile')}</a>
      </p>
      <Lists
        list={list}
        ctx={ctx}
        heading={({ vacancy: id }) => {
          const found = list.titles.get(id)
          return (
            <>
              <a href={`/vacancies/${id}`}>{found?.title ?? id}</a>
              {found && ` · ${found.employer}`}
              {found?.place && ` · ${conceptLabel(ctx, found.place)}`}
            </>
          )
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
      {list.q !== '' && <p role="status">{say('found_profiles', { count: list.total })}</p>}
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
