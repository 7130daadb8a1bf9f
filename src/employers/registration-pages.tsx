import type { PageCtx, Typed } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Field, type Filled, Refused } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import { EmployerFields, labelsOf } from './fields.tsx'

const Registering = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  const owner = {
    'owner.name': say('owner_name'),
    'owner.phone': say('owner_phone'),
    'owner.password': say('owner_password'),
  }
  return (
    <Layout ctx={ctx} title={say('register_employer')}>
      <p>{say('register_employer_why')}</p>
      <Refused form={form} labels={{ ...labelsOf(ctx, 'employer.'), ...owner }} ctx={ctx} />
      <form class="card" method="post" action="/employer-registrations">
        <h2>{say('organisation')}</h2>
        <EmployerFields form={form} ctx={ctx} prefix="employer." needed />
        <h2>{say('first_user')}</h2>
        <Field form={form} ctx={ctx} name="owner.name" label={owner['owner.name']} autocomplete="name" maxlength={200} required />
        <Field form={form} ctx={ctx} name="owner.phone" label={owner['owner.phone']} type="tel" autocomplete="tel" required />
        <Field
          form={form}
          ctx={ctx}
          name="owner.password"
          label={owner['owner.password']}
          hint={say('new_password_hint')}
          type="password"
          autocomplete="new-password"
          required
        />
        <button type="submit">{say('register_employer')}</button>
      </form>
    </Layout>
  )
}

/** The form by which an organisation registers itself. */
export const RegistrationPage = (_: object, ctx: PageCtx) => <Registering form={{ typed: {} }} ctx={ctx} />

export const RegistrationAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <Registering form={{ typed, problem }} ctx={ctx} />
)
