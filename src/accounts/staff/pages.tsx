import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Fact, Field, type Filled, Hidden, Refused } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { WordKey } from '../../http/words/say.ts'
import { Moment, Press } from '../parts.tsx'
import { type PrintedSlip, SlipPrint } from '../slip-page.tsx'
import type { ShownAccount, UsersOf } from './accounts.ts'

const ROLES = {
  employer: 'role_employer',
  officer: 'role_officer',
  administrator: 'role_administrator',
} as const satisfies Record<ShownAccount['role'], WordKey>
const STATES = {
  active: 'account_active',
  suspended: 'account_state_suspended',
  ended: 'account_ended',
} as const satisfies Record<ShownAccount['state'], WordKey>
const FRESH: Filled = { typed: {} }

const labelsOf = ({ say }: PageCtx) => ({
  name: say('name'),
  phone: say('phone'),
  email: say('email'),
  office: say('office_code'),
  trained_on: say('trained_on'),
  post: say('post'),
  role: say('role'),
  reason: say('account_reason'),
})

const Person = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <>
    <Field form={form} ctx={ctx} name="name" label={ctx.say('name')} required maxlength={200} />
    <Field form={form} ctx={ctx} name="phone" label={ctx.say('phone')} type="tel" maxlength={40} />
    <Field form={form} ctx={ctx} name="email" label={ctx.say('email')} type="email" maxlength={200} />
  </>
)

const postsOf = ({ say }: PageCtx) => [
  { value: 'recruiter', label: say('post_recruiter') },
  { value: 'owner', label: say('post_owner') },
]

const AccountCard = ({ account, ctx }: { account: ShownAccount; ctx: PageCtx }) => (
  <li class="card">
    <h2>
      <a href={`/accounts/${account.id}`}>{account.name}</a>
    </h2>
    <p class="quiet">
      {ctx.say(ROLES[account.role])}
      {account.post !== null && ` · ${ctx.say(account.post === 'owner' ? 'post_owner' : 'post_recruiter')}`}
      {account.office !== null && ` · ${account.office.name}`}
      {account.state !== 'active' && ` · ${ctx.say(STATES[account.state])}`}
    </p>
  </li>
)

const StaffForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <form method="post" action="/accounts" class="card">
    <h2>{ctx.say('add_staff')}</h2>
    <p>{ctx.say('add_account_why')}</p>
    <Refused form={form} labels={labelsOf(ctx)} ctx={ctx} />
    <Field
      form={form}
      ctx={ctx}
      name="role"
      label={ctx.say('role')}
      options={[
        { value: 'officer', label: ctx.say('role_officer') },
        { value: 'administrator', label: ctx.say('role_administrator') },
      ]}
    />
    <Person form={form} ctx={ctx} />
    <Field form={form} ctx={ctx} name="office" label={ctx.say('office_code')} hint={ctx.say('office_code_hint')} maxlength={40} />
    <button type="submit">{ctx.say('add_staff')}</button>
  </form>
)

export const AccountsPage = ({ accounts, next }: { accounts: readonly ShownAccount[]; next: string | null }, ctx: PageCtx) => {
  const further = new URLSearchParams(ctx.here.search)
  further.set('after', next ?? '')
  return (
    <Layout ctx={ctx} title={ctx.say('accounts')}>
      <ul class="plain">
        {accounts.map((account) => (
          <AccountCard account={account} ctx={ctx} />
        ))}
      </ul>
      {next !== null && (
        <p>
          <a class="button" rel="next" href={`/accounts?${further}`}>
            {ctx.say('next_page')}
          </a>
        </p>
      )}
      <StaffForm form={FRESH} ctx={ctx} />
    </Layout>
  )
}

export const StaffAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('add_staff')}>
    <StaffForm form={{ typed, problem }} ctx={ctx} />
  </Layout>
)

const typedOf = ({ name, phone, email, office, post, trained_on, version }: ShownAccount): Typed => ({
  name,
  phone: phone ?? '',
  email: email ?? '',
  version: String(version),
  ...(office !== null && { office: office.id, trained_on: trained_on ?? '' }),
  ...(post !== null && { post }),
})

/** A form that asks for a reason and does one thing. */
const WithReason = ({ id, act, label, form, ctx }: { id: string; act: string; label: WordKey; form: Filled; ctx: PageCtx }) => (
  <form method="post" action={`/accounts/${id}/${act}`} class="card">
    <h2>{ctx.say(label)}</h2>
    <label for={`reason-${act}`}>{ctx.say('account_reason')}</label>
    <input id={`reason-${act}`} name="reason" required maxlength={300} value={[form.typed.reason ?? ''].flat()[0]} />
    <button type="submit">{ctx.say(label)}</button>
  </form>
)

const Account = ({ account, form, ctx }: { account: ShownAccount; form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={account.name}>
      <dl class="facts">
        <Fact name={say('role')}>{say(ROLES[account.role])}</Fact>
        <Fact name={say('account_state')}>
          {say(STATES[account.state])}
          {account.state_reason !== null && <>: {account.state_reason}</>}
        </Fact>
        {account.office !== null && <Fact name={say('office')}>{account.office.name}</Fact>}
        {account.role !== 'employer' && (
          <Fact name={say('second_factor')}>{say(account.second_factor ? 'second_in_force' : 'second_not_yet')}</Fact>
        )}
        <Fact name={say('last_used')}>{account.last_seen === null ? '–' : <Moment at={account.last_seen} ctx={ctx} />}</Fact>
      </dl>
      {account.state !== 'ended' && (
        <>
          <Refused form={form} labels={labelsOf(ctx)} ctx={ctx} />
          <form method="post" action={`/accounts/${account.id}`} class="card">
            <h2>{say('change_account')}</h2>
            <Hidden form={form} name="version" />
            <Person form={form} ctx={ctx} />
            {account.role === 'officer' && (
              <>
                <Field form={form} ctx={ctx} name="office" label={say('office_code')} maxlength={40} />
                <Field
                  form={form}
                  ctx={ctx}
                  name="trained_on"
                  label={say('trained_on')}
                  hint={say('trained_on_hint')}
                  type="date"
                />
              </>
            )}
            {account.role === 'employer' && (
              <Field form={form} ctx={ctx} name="post" label={say('post')} options={postsOf(ctx)} />
            )}
            <button type="submit">{say('save')}</button>
          </form>
          {account.state === 'active' ? (
            <>
              <WithReason id={account.id} act="reset" label="reset_account" form={form} ctx={ctx} />
              <WithReason id={account.id} act="suspension" label="suspend_account" form={form} ctx={ctx} />
            </>
          ) : (
            <Press action={`/accounts/${account.id}/reinstatement`} label={say('reinstate_account')} />
          )}
          <WithReason id={account.id} act="ending" label="end_account" form={form} ctx={ctx} />
        </>
      )}
    </Layout>
  )
}

export const AccountPage = (account: ShownAccount, ctx: PageCtx) => (
  <Account account={account} form={{ typed: typedOf(account) }} ctx={ctx} />
)
export const AccountAgain = (typed: Typed, problem: Problem, ctx: PageCtx, account: ShownAccount) => (
  <Account
    account={account}
    form={{ typed: { ...typedOf(account), ...typed }, problem, ...(problem.status === 412 && { stored: typedOf(account) }) }}
    ctx={ctx}
  />
)

const UserForm = ({ employer, form, ctx }: { employer: { readonly id: string }; form: Filled; ctx: PageCtx }) => (
  <form method="post" action={`/employers/${employer.id}/users`} class="card">
    <h2>{ctx.say('add_user')}</h2>
    <p>{ctx.say('add_account_why')}</p>
    <Refused form={form} labels={labelsOf(ctx)} ctx={ctx} />
    <Person form={form} ctx={ctx} />
    <Field form={form} ctx={ctx} name="post" label={ctx.say('post')} options={postsOf(ctx)} />
    <button type="submit">{ctx.say('add_user')}</button>
  </form>
)

export const UsersPage = (
  { users, employer }: { users: readonly ShownAccount[]; employer: { id: string; name: string } },
  ctx: PageCtx,
) => (
  <Layout ctx={ctx} title={ctx.say('users_of', { name: employer.name })}>
    <ul class="plain">
      {users.map((account) => (
        <AccountCard account={account} ctx={ctx} />
      ))}
    </ul>
    <UserForm employer={employer} form={FRESH} ctx={ctx} />
  </Layout>
)
export const UserAgain = (typed: Typed, problem: Problem, ctx: PageCtx, employer: UsersOf) => (
  <Layout ctx={ctx} title={ctx.say('add_user')}>
    <UserForm employer={employer} form={{ typed, problem }} ctx={ctx} />
  </Layout>
)

/** The slip of a new account, or of one that was reset, to be handed to its holder. */
export const InvitedPage = ({ account, ...slip }: Omit<PrintedSlip, 'name'> & { account: ShownAccount }, ctx: PageCtx) => (
  <SlipPrint {...slip} name={account.name} ctx={ctx} />
)
