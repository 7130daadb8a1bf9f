import { officer, type PageCtx, type Typed } from '../http/endpoint.ts'
import { codeLabel, conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Day, Fact, type Filled, Hidden, Refused } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import type { Employer, EmployerAnswer, EmployerLine } from './employer.ts'
import { EMPLOYER_STATES } from './employer.ts'
import { EmployerFields, labelsOf } from './fields.tsx'

const Contact = ({ employer, ctx }: { employer: EmployerAnswer; ctx: PageCtx }) => {
  const { say } = ctx
  const { nib = null, address = null, phone = null, email = null } = employer
  const lines = [
    ['nib', nib],
    ['address', address],
    ['employer_phone', phone],
    ['email', email],
  ] as const
  return (
    <>
      <h2>{say('for_officers_and_users')}</h2>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <Fact name={say(name)}>{value ?? say('not_said')}</Fact>
        ))}
      </dl>
      <p class="ways">
        <a class="button" href={`/employers/${employer.id}/vacancies`}>
          {say('all_its_vacancies')}
        </a>{' '}
        <a href={`/employers/${employer.id}/edit`}>{say('change')}</a>{' '}
        {(officer(ctx.caller) || (ctx.caller.role === 'employer' && ctx.caller.post === 'owner')) && (
          <a href={`/employers/${employer.id}/users`}>{say('employer_users')}</a>
        )}{' '}
        {officer(ctx.caller) && <a href={`/employers/${employer.id}/verification`}>{say('check_employer')}</a>}
      </p>
    </>
  )
}

/** An employer as its reader may see it. */
export const EmployerPage = (employer: EmployerAnswer, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={employer.name}>
      {employer.state !== 'verified' && (
        <p class="failed">
          {say(`employer_state_${employer.state}`)}. {employer.state_note}
        </p>
      )}
      {employer.state === 'verified' && <p class="passed">{say('employer_state_verified')}</p>}
      <dl class="facts">
        <Fact name={say('kind')}>{say(employer.kind === 'psn' ? 'kind_psn' : 'kind_local')}</Fact>
        {employer.sector !== null && <Fact name={say('sector')}>{codeLabel(say, 'sector', employer.sector)}</Fact>}
        {employer.place !== null && <Fact name={say('place')}>{conceptLabel(ctx, employer.place)}</Fact>}
        {employer.web !== null && (
          <Fact name={say('web')}>
            <a href={employer.web} rel="nofollow noreferrer ugc">
              {employer.web}
            </a>
          </Fact>
        )}
      </dl>
      {employer.nib !== undefined && <Contact employer={employer} ctx={ctx} />}
      <h2>{say('found_vacancies', { count: employer.open_vacancies })}</h2>
      <ul class="plain">
        {employer.vacancies.map(({ id, title, place, closing_date }) => (
          <li class="card">
            <h3>
              <a href={`/vacancies/${id}`}>{title}</a>
            </h3>
            <p class="quiet">
              {place !== null && `${conceptLabel(ctx, place)} · `}
              {closing_date !== null && (
                <>
                  {say('closes_on')} <Day iso={closing_date} ctx={ctx} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {employer.open_vacancies > employer.vacancies.length && (
        <p>
          <a href={`/vacancies?employer=${employer.id}`}>{say('all_its_vacancies')}</a>
        </p>
      )}
    </Layout>
  )
}

interface Listed {
  readonly employers: readonly EmployerLine[]
  readonly next: string | null
}

/** The employers that an office looks after, by their state: those that wait for a check first. */
export const EmployersPage = ({ employers, next }: Listed, ctx: PageCtx) => {
  const { say } = ctx
  const state = ctx.here.searchParams.get('state')
  const further = new URLSearchParams({ ...(state !== null && { state }), after: next ?? '' })
  return (
    <Layout ctx={ctx} title={say('employers')}>
      <ul class="chips">
        {EMPLOYER_STATES.map((each) => (
          <li>
            {each === state ? (
              <strong>{say(`employer_state_${each}`)}</strong>
            ) : (
              <a href={`/employers?state=${each}`}>{say(`employer_state_${each}`)}</a>
            )}
          </li>
        ))}
      </ul>
      {employers.length === 0 && <p>{say('nothing_here')}</p>}
      <ul class="plain">
        {employers.map((employer) => (
          <li class="card">
            <h2>
              <a href={`/employers/${employer.id}`}>{employer.name}</a>
            </h2>
            <p class="quiet">
              {say(`employer_state_${employer.state}`)}
              {employer.place !== null && ` · ${conceptLabel(ctx, employer.place)}`} · {say('since')}{' '}
              <Day iso={employer.made_on} ctx={ctx} />
            </p>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a class="button" rel="next" href={`/employers?${further}`}>
            {say('next_page')}
          </a>
        </p>
      )}
    </Layout>
  )
}

const typedOf = (employer: Employer): Typed =>
  Object.fromEntries(
    (['name', 'nib', 'kind', 'sector', 'place', 'address', 'phone', 'email', 'web'] as const).flatMap((field) => {
      const value = employer[field]
      return value === null ? [] : [[field, value]]
    }),
  )

const Editing = ({ employer, form, ctx }: { employer: Employer; form: Filled; ctx: PageCtx }) => (
  <Layout ctx={ctx} title={ctx.say('change_employer', { name: employer.name })}>
    <Refused form={form} labels={labelsOf(ctx)} ctx={ctx} />
    <form class="card" method="post" action={`/employers/${employer.id}`}>
      <Hidden form={form} name="version" />
      <EmployerFields form={form} ctx={ctx} needed={false} />
      <button type="submit">{ctx.say('save')}</button>
    </form>
  </Layout>
)

/** The form to change an employer. */
export const EditEmployerPage = ({ employer }: { employer: Employer }, ctx: PageCtx) => (
  <Editing employer={employer} form={{ typed: { ...typedOf(employer), version: String(employer.version) } }} ctx={ctx} />
)

export const EditEmployerAgain = (typed: Typed, problem: Problem, ctx: PageCtx, employer: Employer) => (
  <Editing
    employer={employer}
    form={{ typed, problem, ...(problem.status === 412 && { stored: typedOf(employer) }) }}
    ctx={ctx}
  />
)
