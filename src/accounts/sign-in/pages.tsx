import type { Child } from 'hono/jsx'
import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Field, type Filled, Hidden, Refused, Tick } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { WordKey } from '../../http/words/say.ts'
import { codeLimits } from '../../messages/message.ts'
import { Qr } from '../qr.tsx'

/** Whether the computer serves a queue of people, so that its sessions end at each hand-over. */
export interface Kiosk {
  readonly kiosk: boolean
}

const fresh = ({ kiosk }: Kiosk): Filled => ({ typed: kiosk ? { kiosk: 'yes' } : {} })
const tail = (form: Filled): string => (form.typed.kiosk === undefined ? '' : '?kiosk=yes')

/** How long the sign-in lasts: asked on a phone or a computer of one's own, settled on a kiosk. */
const Lasting = ({ form, ctx }: { form: Filled; ctx: PageCtx }) =>
  form.typed.kiosk === undefined ? (
    <Tick form={form} name="own" label={ctx.say('this_is_my_phone')} />
  ) : (
    <Hidden form={form} name="kiosk" />
  )

/** Other ways in than the one at `but`. */
const OtherWays = ({ form, but, ctx }: { form: Filled; but: string; ctx: PageCtx }) => {
  const ways: readonly [string, WordKey][] = [
    ['/sign-in', 'way_password'],
    ['/sign-in/code', 'way_code'],
    ['/sign-in/slip', 'way_slip'],
    ['/sign-in/key', 'way_key'],
  ]
  return (
    <>
      <h2>{ctx.say('other_ways_in')}</h2>
      <ul>
        {ways
          .filter(([path]) => path !== but)
          .map(([path, word]) => (
            <li>
              <a href={path + tail(form)}>{ctx.say(word)}</a>
            </li>
          ))}
      </ul>
      <p class="quiet">{ctx.say('no_way_in')}</p>
    </>
  )
}

interface FormPage {
  readonly ctx: PageCtx
  readonly form: Filled
  readonly title: WordKey
  readonly why: WordKey
  readonly action: string
  readonly button: WordKey
  readonly labels?: Record<string, string>
  readonly children: Child
  readonly below?: Child
}

const FormPage = ({ ctx, form, title, why, action, button, labels = {}, children, below }: FormPage) => (
  <Layout ctx={ctx} title={ctx.say(title)}>
    <p>{ctx.say(why)}</p>
    <Refused form={form} labels={labels} ctx={ctx} />
    <form method="post" action={action} class="card">
      {children}
      <button type="submit">{ctx.say(button)}</button>
    </form>
    {below}
  </Layout>
)

const Who = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <Field
    form={form}
    ctx={ctx}
    name="who"
    label={ctx.say('phone_or_email')}
    hint={ctx.say('phone_or_email_hint')}
    required
    maxlength={200}
    autocomplete="username"
  />
)

const labelsOf = ({ say }: PageCtx) => ({
  who: say('phone_or_email'),
  password: say('password'),
  code: say('code'),
  key: say('key'),
})

const PasswordForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="sign_in"
    why="sign_in_why"
    action="/sign-in"
    button="sign_in"
    labels={labelsOf(ctx)}
    below={<OtherWays form={form} but="/sign-in" ctx={ctx} />}
  >
    <Who form={form} ctx={ctx} />
    <Field
      form={form}
      ctx={ctx}
      name="password"
      label={ctx.say('password')}
      type="password"
      required
      autocomplete="current-password"
    />
    <Lasting form={form} ctx={ctx} />
  </FormPage>
)

/** Where codes cannot leave, or not by every way, that is said before anyone waits for one. */
const CodeLimits = ({ ctx }: { ctx: PageCtx }) => {
  const limits = codeLimits(ctx)
  return limits === null ? null : (
    <p>
      <strong>{ctx.say(limits)}</strong>
    </p>
  )
}

const CodeForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="way_code"
    why="code_why"
    action="/sign-in/code"
    button="send_code"
    labels={labelsOf(ctx)}
    below={<OtherWays form={form} but="/sign-in/code" ctx={ctx} />}
  >
    <CodeLimits ctx={ctx} />
    <Who form={form} ctx={ctx} />
    <Lasting form={form} ctx={ctx} />
  </FormPage>
)

const CodeField = ({ form, ctx, label, hint }: { form: Filled; ctx: PageCtx; label: WordKey; hint: WordKey }) => (
  <Field
    form={form}
    ctx={ctx}
    name="code"
    label={ctx.say(label)}
    hint={ctx.say(hint)}
    required
    maxlength={60}
    autocomplete="one-time-code"
  />
)

const EntryForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="enter_code"
    why="enter_code_why"
    action="/sign-in/code/entry"
    button="sign_in"
    labels={labelsOf(ctx)}
    below={
      <p>
        <a href="/sign-in/code">{ctx.say('another_code')}</a>
      </p>
    }
  >
    <CodeField form={form} ctx={ctx} label="code" hint="code_hint" />
  </FormPage>
)

const SlipForm = ({ form, code, ctx }: { form: Filled; code: string | null; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="way_slip"
    why={code === null ? 'slip_why' : 'slip_press'}
    action="/sign-in/slip"
    button="sign_in"
    labels={labelsOf(ctx)}
    below={<OtherWays form={form} but="/sign-in/slip" ctx={ctx} />}
  >
    {code === null ? (
      <CodeField form={form} ctx={ctx} label="slip_code" hint="slip_code_hint" />
    ) : (
      <input type="hidden" name="code" value={code} />
    )}
    <Lasting form={form} ctx={ctx} />
  </FormPage>
)

const KeyForm = ({ form, ctx }: { form: Filled; ctx: PageCtx }) => (
  <FormPage
    ctx={ctx}
    form={form}
    title="way_key"
    why="key_why"
    action="/sign-in/key"
    button="sign_in"
    labels={labelsOf(ctx)}
    below={<OtherWays form={form} but="/sign-in/key" ctx={ctx} />}
  >
    <Field
      form={form}
      ctx={ctx}
      name="key"
      label={ctx.say('key')}
      hint={ctx.say('key_help')}
      type="password"
      required
      autocomplete="off"
    />
    <Lasting form={form} ctx={ctx} />
  </FormPage>
)

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

export const SignInPage = (kiosk: Kiosk, ctx: PageCtx) => <PasswordForm form={fresh(kiosk)} ctx={ctx} />
export const SignInAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <PasswordForm form={{ typed, problem }} ctx={ctx} />
export const CodePage = (kiosk: Kiosk, ctx: PageCtx) => <CodeForm form={fresh(kiosk)} ctx={ctx} />
export const CodeAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <CodeForm form={{ typed, problem }} ctx={ctx} />
export const EntryPage = (_: object, ctx: PageCtx) => <EntryForm form={{ typed: {} }} ctx={ctx} />
export const EntryAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <EntryForm form={{ typed, problem }} ctx={ctx} />
export const SlipPage = ({ code, ...kiosk }: Kiosk & { code: string | null }, ctx: PageCtx) => (
  <SlipForm form={fresh(kiosk)} code={code} ctx={ctx} />
)
export const SlipAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <SlipForm form={{ typed, problem }} code={null} ctx={ctx} />
)
export const KeyPage = (kiosk: Kiosk, ctx: PageCtx) => <KeyForm form={fresh(kiosk)} ctx={ctx} />
export const KeyAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => <KeyForm form={{ typed, problem }} ctx={ctx} />
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
