import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import type { Filled } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import { Qr } from '../qr.tsx'
import { CodeField, FormPage, labelsOf } from './form-page.tsx'

const SecondForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="second_factor"
    why="second_why"
    action="/sign-in/second"
    button="sign_in"
    labels={labelsOf(ctx)}
    below={<p class="quiet">{ctx.say('second_lost')}</p>}
  >
    <CodeField form={form} ctx={ctx} label="code" hint="second_hint" />
  </FormPage>
)

export const SecondPage = (_: object, ctx: PageCtx) => <SecondForm form={{ typed: {} }} ctx={ctx} />
export const SecondAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <SecondForm form={{ typed, problem }} ctx={ctx} />

/** The shared secret as a QR code and in letters, and the field for its first code. */
export const EnrolmentPage = ({ secret, uri }: { secret: string; uri: string }, ctx: PageCtx) => (
  <FormPage ctx={ctx} form={{ typed: {} }} title="enrol_second" why="enrol_why" action="/sign-in/enrolment" button="enrol_button">
    <ol>
      <li>{ctx.say('enrol_app')}</li>
      <li>{ctx.say('enrol_scan')}</li>
    </ol>
    <Qr text={uri} label={ctx.say('enrol_qr')} />
    <p>
      {ctx.say('enrol_letters')} <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
    </p>
    <CodeField form={{ typed: {} }} ctx={ctx} label="code" hint="second_hint" />
  </FormPage>
)

/** A wrong first code: the way back to the QR code, which the form itself does not hold. */
export const EnrolmentAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <FormPage
    ctx={ctx}
    form={{ typed, problem }}
    title="enrol_second"
    why="enrol_why"
    action="/sign-in/enrolment"
    button="enrol_button"
    labels={labelsOf(ctx)}
    below={
      <p>
        <a href="/sign-in/enrolment">{ctx.say('enrol_back')}</a>
      </p>
    }
  >
    <CodeField form={{ typed, problem }} ctx={ctx} label="code" hint="second_hint" />
  </FormPage>
)

export const EnrolledPage = ({ recovery_codes, to }: { recovery_codes: readonly string[]; to: string }, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('recovery_codes')}>
    <p>{ctx.say('recovery_why')}</p>
    <ul class="card plain letters">
      {recovery_codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <p>
      <a class="button" href={to}>
        {ctx.say('recovery_kept')}
      </a>
    </p>
  </Layout>
)
