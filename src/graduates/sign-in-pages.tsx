import { Moment } from '../accounts/parts.tsx'
import { Qr } from '../accounts/qr.tsx'
import type { PageCtx, Typed } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Fact, Field, type Filled, Refused } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'

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

/** A slip as it is printed: the name, the code in groups, and the QR code that opens the sign-in. */
export const SlipPrint = (
  { code, path, ends_at, name }: { code: string; path: string; ends_at: number; name: string | null },
  ctx: PageCtx,
) => {
  const { say } = ctx
  const address = (ctx.publicUrl ?? ctx.here.origin) + path
  return (
    <Layout ctx={ctx} title={say('slip_for', { name: name ?? '' })}>
      <dl class="facts">
        <Fact name={say('slip_address')}>{(ctx.publicUrl ?? ctx.here.origin).replace(/^https?:\/\//, '')}/sign-in/slip</Fact>
        <Fact name={say('code')}>
          <strong class="score letters">{code}</strong>
        </Fact>
        <Fact name={say('slip_until')}>
          <Moment at={ends_at} ctx={ctx} />
        </Fact>
      </dl>
      <Qr text={address} label={say('slip_qr')} />
      <p>{say('slip_keep')}</p>
    </Layout>
  )
}
