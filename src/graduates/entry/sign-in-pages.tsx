import { type PrintedSlip, SlipPrint } from '../../accounts/slip-page.tsx'
import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Field, type Filled, Refused } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'

interface Choice {
  readonly account: string
  readonly name: string
  readonly employer: string | null
}

/** The people of one number, each a button with a name. */
export const ChoicePage = ({ choices }: { choices: readonly Choice[] }, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('choose_who')}>
    <p>{ctx.say('choose_who_why')}</p>
    <ul class="plain">
      {choices.map(({ account, name, employer }) => (
        <li class="card">
          <form method="post" action="/sign-in/choice">
            <input type="hidden" name="account" value={account} />
            <button type="submit">{ctx.say('choose_this', { name: employer === null ? name : `${name} (${employer})` })}</button>
          </form>
        </li>
      ))}
    </ul>
  </Layout>
)

const AccessForms = ({ id, name, form, ctx }: { id: string; name: string | null; form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  const papers = (['ktp', 'kk', 'diploma', 'certificate', 'other'] as const).map((paper) => ({
    value: paper,
    label: say(`paper_${paper}`),
  }))
  return (
    <Layout ctx={ctx} title={say('open_access')}>
      <p>{name ?? id}</p>
      <form method="post" action={`/graduates/${id}/slip`} class="card">
        <h2>{say('make_slip')}</h2>
        <p>{say('make_slip_why')}</p>
        <button type="submit">{say('make_slip')}</button>
      </form>
      <Refused form={form} labels={{ paper: say('paper_seen'), phone: say('new_phone'), why: say('restore_reason') }} ctx={ctx} />
      <form method="post" action={`/graduates/${id}/access`} class="card">
        <h2>{say('restore_access')}</h2>
        <p>{say('restore_access_why')}</p>
        <Field form={form} ctx={ctx} name="paper" label={say('paper_seen')} options={papers} required />
        <Field
          form={form}
          ctx={ctx}
          name="phone"
          label={say('new_phone')}
          hint={say('new_phone_hint')}
          type="tel"
          maxlength={40}
        />
        <Field
          form={form}
          ctx={ctx}
          name="why"
          label={say('restore_reason')}
          hint={say('restore_reason_hint')}
          required
          maxlength={300}
        />
        <button type="submit">{say('restore_access')}</button>
      </form>
    </Layout>
  )
}

export const AccessPage = ({ id, name }: { id: string; name: string | null }, ctx: PageCtx) => (
  <AccessForms id={id} name={name} form={{ typed: {} }} ctx={ctx} />
)
export const AccessAgain = (typed: Typed, problem: Problem, ctx: PageCtx, { id }: { readonly id: string }) => (
  <AccessForms id={id} name={null} form={{ typed, problem }} ctx={ctx} />
)

export const SlipPage = (slip: PrintedSlip, ctx: PageCtx) => <SlipPrint {...slip} ctx={ctx} />
