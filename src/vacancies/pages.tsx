import type { PageCtx, Typed } from '../http/endpoint.ts'
import { rupiah } from '../http/format.ts'
import { codeLabel, conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips, Day, Fact, Field, type Filled, Refused, Tick } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import { sayKey, type WordKey } from '../http/words/say.ts'
import { fold } from '../taxonomy/fold.ts'
import { AgreedDemands, Behind, ReportForm } from './behind.tsx'
import { LEFT_OUT } from './draft.ts'
import { JobPostingBlock } from './feeds/job-posting-block.tsx'
import { MOST_DAYS } from './life/life.ts'
import type { VacancySummary } from './search.ts'
import type { VacancyAnswer } from './vacancy.ts'

type Wage = Pick<VacancyAnswer, 'wage_min' | 'wage_max' | 'wage_per'>

const PER = { month: 'per_month', day: 'per_day', piece: 'per_piece' } as const satisfies Record<string, WordKey>

/** The wage as people read it: Rp3.900.000 sampai Rp4.200.000 per bulan. */
function wageWords({ wage_min, wage_max, wage_per }: Wage, { say, language }: PageCtx): string {
  if (wage_min === null && wage_max === null) return say('not_said')
  const per = say(PER[wage_per])
  if (wage_min === null) return `${say('wage_up_to', { to_rupiah: wage_max ?? 0 })} ${per}`
  if (wage_max === null) return `${say('wage_from', { from_rupiah: wage_min })} ${per}`
  if (wage_min === wage_max) return `${rupiah(wage_min, language)} ${per}`
  return `${say('wage_range', { from_rupiah: wage_min, to_rupiah: wage_max })} ${per}`
}

export const SearchForm = ({ q, ctx }: { q?: string | undefined; ctx: PageCtx }) => (
  <search>
    <form class="search" action="/vacancies" method="get">
      <div>
        <label for="q">{ctx.say('search_words')}</label>
        <input id="q" name="q" type="search" value={q ?? ''} aria-describedby="q-help" />
      </div>
      <button type="submit">{ctx.say('search')}</button>
      <p id="q-help" class="quiet">
        {ctx.say('search_example')}
      </p>
    </form>
  </search>
)

/** A vacancy as a line of a list. */
export const VacancyCard = ({ vacancy, ctx }: { vacancy: VacancySummary; ctx: PageCtx }) => {
  const { say } = ctx
  // A word that stands there as it was typed needs no telling.
  const told = (vacancy.words ?? []).filter(({ word, read_as }) => fold(word) !== fold(read_as))
  return (
    <li class="card">
      <h3>
        <a href={`/vacancies/${vacancy.id}`}>{vacancy.title}</a>
      </h3>
      <p>
        {vacancy.employer.name}
        {vacancy.place !== null && ` · ${conceptLabel(ctx, vacancy.place)}`}
      </p>
      <p class="quiet">
        {wageWords(vacancy, ctx)} · {say('openings_people', { count: vacancy.openings })} · {say('posted_on')}{' '}
        <Day iso={vacancy.posted_on} ctx={ctx} />
      </p>
      {told.map(({ word, read_as, in: where }) => (
        <p class="quiet">{say('read_as', { word, as: read_as, where: sayKey(say, `where_${where}`) })}</p>
      ))}
    </li>
  )
}

const Facts = ({ vacancy, ctx }: { vacancy: VacancyAnswer; ctx: PageCtx }) => {
  const { say } = ctx
  const name = (id: string) => conceptLabel(ctx, id)
  return (
    <dl class="facts">
      <Fact name={say('employer')}>
        <a href={`/employers/${vacancy.employer.id}`}>{vacancy.employer.name}</a>
      </Fact>
      <Fact name={say('place')}>{vacancy.place === null ? say('not_said') : name(vacancy.place)}</Fact>
      <Fact name={say('wage')}>{wageWords(vacancy, ctx)}</Fact>
      <Fact name={say('openings')}>
        {vacancy.seats_left < vacancy.openings
          ? say('seats_left_of', { left: vacancy.seats_left, of: vacancy.openings })
          : say('openings_people', { count: vacancy.openings })}
      </Fact>
      {vacancy.contract !== null && <Fact name={say('contract')}>{codeLabel(say, 'contract', vacancy.contract)}</Fact>}
      {vacancy.lodging !== null && <Fact name={say('lodging')}>{say(vacancy.lodging ? 'lodging_offered' : 'lodging_none')}</Fact>}
      <Fact name={say('education_min')}>{vacancy.education_min === null ? say('none_asked') : name(vacancy.education_min)}</Fact>
      <Fact name={say('experience_min')}>
        {vacancy.experience_months_min === null ? say('none_asked') : say('months', { count: vacancy.experience_months_min })}
      </Fact>
      {vacancy.starts_on !== null && (
        <Fact name={say('starts_on')}>
          <Day iso={vacancy.starts_on} ctx={ctx} />
        </Fact>
      )}
      <Fact name={say('posted_on')}>
        <Day iso={vacancy.posted_on} ctx={ctx} />
      </Fact>
      <Fact name={say('closes_on')}>
        {vacancy.closing_date === null ? say('not_said') : <Day iso={vacancy.closing_date} ctx={ctx} />}
      </Fact>
    </dl>
  )
}

const Asked = ({ title, items }: { title: string; items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <Chips items={items} />
    </>
  )

/** A vacancy with all it asks and offers. */
export const VacancyPage = (vacancy: VacancyAnswer, ctx: PageCtx) => {
  const { say } = ctx
  const names = (ids: readonly string[]) => ids.map((id) => conceptLabel(ctx, id))
  return (
    <Layout ctx={ctx} title={vacancy.title}>
      {vacancy.state !== 'open' && <p class="failed">{say(`vacancy_is_${vacancy.state}`)}</p>}
      <Facts vacancy={vacancy} ctx={ctx} />
      <Asked title={say('skills_required')} items={names(vacancy.skills_required.map(({ skill }) => skill))} />
      <Asked title={say('skills_nice')} items={names(vacancy.skills_nice)} />
      <Asked title={say('certificates_required')} items={names(vacancy.certificates_required)} />
      <Asked title={say('certificates_nice')} items={names(vacancy.certificates_nice)} />
      <Asked title={say('majors')} items={names(vacancy.majors)} />
      <Asked title={say('conditions')} items={vacancy.conditions.map((condition) => codeLabel(say, 'condition', condition))} />
      {vacancy.text.trim() !== '' && (
        <>
          <h2>{say('advert_words')}</h2>
          <p class="words">{vacancy.text}</p>
          {vacancy.text.includes(LEFT_OUT) && <p class="quiet">{say('forbidden_left_out')}</p>}
        </>
      )}
      <AgreedDemands vacancy={vacancy} ctx={ctx} />
      {vacancy.alive_on === undefined ? <ReportForm vacancy={vacancy} ctx={ctx} /> : <Behind vacancy={vacancy} ctx={ctx} />}
      <JobPostingBlock vacancy={vacancy} ctx={ctx} />
    </Layout>
  )
}

/** The form for an advert pasted as it is; an officer also names the employer. */
const NewVacancy = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say, caller } = ctx
  const labels = {
    ...(caller.role !== 'employer' && { employer: say('employer_id') }),
    title: say('vacancy_title'),
    text: say('vacancy_text'),
    openings: say('openings'),
    closing_date: say('closing_day'),
    separate_why: say('separate_why'),
  }
  return (
    <Layout ctx={ctx} title={say('post_vacancy')}>
      <p>{say('post_vacancy_why')}</p>
      <Refused form={form} labels={labels} ctx={ctx} />
      <form class="card" method="post" action="/vacancies">
        {labels.employer !== undefined && <Field form={form} ctx={ctx} name="employer" label={labels.employer} required />}
        <Field form={form} ctx={ctx} name="title" label={labels.title} maxlength={200} required />
        <Field form={form} ctx={ctx} name="text" label={labels.text} area required />
        <Field form={form} ctx={ctx} name="openings" label={labels.openings} inputmode="numeric" />
        <Field
          form={form}
          ctx={ctx}
          name="closing_date"
          label={labels.closing_date}
          hint={say('closing_date_help', { days: MOST_DAYS })}
          type="date"
        />
        <Tick form={form} name="draft" label={say('keep_as_draft')} />
        <details>
          <summary>{say('separate')}</summary>
          <Tick form={form} name="separate" label={say('separate_tick')} />
          <Field form={form} ctx={ctx} name="separate_why" label={labels.separate_why} maxlength={500} />
        </details>
        <button type="submit">{say('post_vacancy')}</button>
      </form>
    </Layout>
  )
}

export const NewVacancyPage = (_: object, ctx: PageCtx) => <NewVacancy form={{ typed: {} }} ctx={ctx} />

export const NewVacancyAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <NewVacancy form={{ typed, problem }} ctx={ctx} />
)
