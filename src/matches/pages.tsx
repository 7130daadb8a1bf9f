import { WORDING } from '../graduates/consent/wording.ts'
import type { StoredGraduate } from '../graduates/graduate.ts'
import type { PageCtx } from '../http/endpoint.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips, NextPage } from '../http/parts.tsx'
import type { StoredVacancy } from '../vacancies/vacancy.ts'
import type { Titles } from './lists.ts'
import { MatchRow } from './match-row.tsx'
import type { MatchAnswer, MatchListAnswer } from './matches.ts'
import type { ProfileList } from './profiles.ts'

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
