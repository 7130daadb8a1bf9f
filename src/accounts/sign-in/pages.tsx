import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Field, type Filled, Hidden, Tick } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { WordKey } from '../../http/words/say.ts'
import { codeLimits } from '../../messages/message.ts'
import { CodeField, FormPage, labelsOf } from './form-page.tsx'

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
