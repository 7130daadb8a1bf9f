import type { Child } from 'hono/jsx'
import type { PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Field, type Filled, Refused } from '../../http/parts.tsx'
import type { WordKey } from '../../http/words/say.ts'

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

/** A page that is one form of a sign-in, with what was complained of at its top. */
export const FormPage = ({ ctx, form, title, why, action, button, labels = {}, children, below }: FormPage) => (
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

/** What the forms of a sign-in call their fields. */
export const labelsOf = ({ say }: PageCtx) => ({
  who: say('phone_or_email'),
  password: say('password'),
  code: say('code'),
  key: say('key'),
})

/** The field for a code that was sent, printed or shown by an app. */
export const CodeField = ({ form, ctx, label, hint }: { form: Filled; ctx: PageCtx; label: WordKey; hint: WordKey }) => (
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
