import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Fact, Field, type Filled, Refused } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { WordKey } from '../../http/words/say.ts'
import { Moment, Press } from '../parts.tsx'
import type { ShownTie } from '../tie.ts'
import type { Me } from './me.ts'
import type { Sessions } from './sessions.ts'

const ROLES = {
  graduate: 'role_graduate',
  employer: 'role_employer',
  officer: 'role_officer',
  administrator: 'role_administrator',
  visitor: 'role_visitor',
  system: 'role_system',
} as const satisfies Record<Me['role'], WordKey>

const KINDS = { shared: 'session_shared', own: 'session_own', kiosk: 'session_kiosk' } as const satisfies Record<string, WordKey>
const WAYS = { password: 'by_password', code: 'by_code', slip: 'by_slip', key: 'by_key' } as const satisfies Record<
  string,
  WordKey
>
const BY = {
  self: 'by_self',
  administrator: 'role_administrator',
  officer: 'role_officer',
  employer: 'role_employer',
  system: 'role_system',
} as const satisfies Record<string, WordKey>

/** Who one is here, and the ways on. */
export const MePage = (me: Me, ctx: PageCtx) => {
  const { say } = ctx
  const inPerson = me.account !== null && me.key === null
  return (
    <Layout ctx={ctx} title={say('my_account')}>
      <dl class="facts">
        <Fact name={say('role')}>{say(ROLES[me.role])}</Fact>
        {me.post !== null && <Fact name={say('post')}>{say(me.post === 'owner' ? 'post_owner' : 'post_recruiter')}</Fact>}
        {me.office !== null && <Fact name={say('office')}>{me.office.name}</Fact>}
        {me.session !== null && <Fact name={say('signed_in_on')}>{say(KINDS[me.session.kind])}</Fact>}
        {me.scopes !== null && <Fact name={say('scopes')}>{me.scopes.join(', ') || say('none')}</Fact>}
      </dl>
      <ul>
        {me.role === 'graduate' && me.subject !== null && (
          <li>
            <a href={`/graduates/${me.subject}`}>{say('my_data')}</a>
          </li>
        )}
        {inPerson && (
          <li>
            <a href="/me/sessions">{say('my_sessions')}</a>
          </li>
        )}
        {inPerson && (
          <li>
            <a href="/me/password">{say('set_password')}</a>
          </li>
        )}
        {me.account !== null && (
          <li>
            <a href="/keys">{say('keys')}</a>
          </li>
        )}
        {me.role === 'officer' && me.account !== null && (
          <li>
            <a href="/me/ties">{say('my_ties')}</a>
          </li>
        )}
        {me.post === 'owner' && me.subject !== null && (
          <li>
            <a href={`/employers/${me.subject}/users`}>{say('employer_users')}</a>
          </li>
        )}
        {me.role === 'administrator' && (
          <>
            <li>
              <a href="/accounts">{say('accounts')}</a>
            </li>
            <li>
              <a href="/offices">{say('offices')}</a>
            </li>
          </>
        )}
      </ul>
      {me.role === 'visitor' && (
        <p>
          <a class="button" href="/sign-in">
            {say('sign_in')}
          </a>
        </p>
      )}
    </Layout>
  )
}

export const SessionsPage = ({ sessions, events }: Sessions, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('my_sessions')}>
      <p>{say('my_sessions_why')}</p>
      <ul class="plain">
        {sessions.map((session) => (
          <li class="card">
            <h2>
              {say(KINDS[session.kind])}
              {session.current && <> ({say('this_session')})</>}
            </h2>
            <dl class="facts">
              <Fact name={say('began')}>
                <Moment at={session.made_at} ctx={ctx} />, {say(WAYS[session.way])}
              </Fact>
              <Fact name={say('last_used')}>
                <Moment at={session.seen_at} ctx={ctx} />
              </Fact>
              <Fact name={say('ends')}>
                <Moment at={session.ends_at} ctx={ctx} />
              </Fact>
            </dl>
            <Press action={`/me/sessions/${session.id}/ending`} label={say('end_session')} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <Press action="/me/sessions/ending" label={say('end_other_sessions')} />}
      <h2>{say('what_happened')}</h2>
      {events.length === 0 && <p>{say('nothing_happened')}</p>}
      <ul>
        {events.map(({ at, what, why, by, office }) => (
          <li>
            <Moment at={at} ctx={ctx} />: {say(`event_${what}`)} – {say(BY[by])}
            {office !== null && <>, {office}</>}
            {why !== null && <>: {why}</>}
          </li>
        ))}
      </ul>
    </Layout>
  )
}

const PasswordForm = ({ form, asksCurrent, ctx }: { form: Filled; asksCurrent: boolean; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('set_password')}>
      <p>{say('set_password_why')}</p>
      <Refused form={form} labels={{ current: say('current_password'), password: say('new_password') }} ctx={ctx} />
      <form method="post" action="/me/password" class="card">
        {asksCurrent && (
          <Field
            form={form}
            ctx={ctx}
            name="current"
            label={say('current_password')}
            type="password"
            autocomplete="current-password"
          />
        )}
        <Field
          form={form}
          ctx={ctx}
          name="password"
          label={say('new_password')}
          hint={say('new_password_hint')}
          type="password"
          required
          autocomplete="new-password"
        />
        <button type="submit">{say('save')}</button>
      </form>
    </Layout>
  )
}

export const PasswordPage = ({ asks_current }: { asks_current: boolean }, ctx: PageCtx) => (
  <PasswordForm form={{ typed: {} }} asksCurrent={asks_current} ctx={ctx} />
)
export const PasswordAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  // Whether it was needed is not known here; a field too many does no harm.
  <PasswordForm form={{ typed, problem }} asksCurrent={true} ctx={ctx} />
)

const TieForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <form method="post" action="/me/ties" class="card">
    <h2>{ctx.say('declare_tie')}</h2>
    <Field
      form={form}
      ctx={ctx}
      name="employer"
      label={ctx.say('tie_employer')}
      hint={ctx.say('tie_employer_hint')}
      required
      maxlength={30}
    />
    <Field
      form={form}
      ctx={ctx}
      name="what"
      label={ctx.say('tie_what')}
      hint={ctx.say('tie_what_hint')}
      required
      maxlength={500}
    />
    <button type="submit">{ctx.say('declare_tie')}</button>
  </form>
)

export const TiesPage = ({ ties }: { ties: readonly ShownTie[] }, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('my_ties')}>
      <p>{say('my_ties_why')}</p>
      {ties.length === 0 && <p>{say('no_ties')}</p>}
      <ul class="plain">
        {ties.map((tie) => (
          <li class="card">
            <h2>
              <a href={`/employers/${tie.employer}`}>{tie.employer_name}</a>
            </h2>
            <p>{tie.what}</p>
            <p class="quiet">
              <Moment at={tie.declared_at} ctx={ctx} />
            </p>
            <Press action={`/me/ties/${tie.id}/ending`} label={say('end_tie')} />
          </li>
        ))}
      </ul>
      <TieForm form={{ typed: {} }} ctx={ctx} />
    </Layout>
  )
}

export const TiesAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('my_ties')}>
    <Refused form={{ typed, problem }} labels={{ employer: ctx.say('tie_employer'), what: ctx.say('tie_what') }} ctx={ctx} />
    <TieForm form={{ typed, problem }} ctx={ctx} />
  </Layout>
)
