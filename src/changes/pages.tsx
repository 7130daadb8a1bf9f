import type { PageCtx, Typed } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Fact, Field, type Filled, Hidden, Refused, Tick } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import { EMPLOYER_KINDS, FEED_KINDS } from './feed.ts'
import type { Delivery, NewWebhook, Webhook, WebhookDetail } from './webhook.ts'

const kindsOf = ({ caller }: PageCtx) => (caller.role === 'employer' ? EMPLOYER_KINDS : FEED_KINDS)

const typedOf = ({ url, kinds, version }: Webhook): Typed => ({
  url,
  version: String(version),
  ...Object.fromEntries(kinds.map((kind) => [kind, 'yes'])),
})

const Form = ({ form, action, ctx }: { form: Filled; action: string; ctx: PageCtx }) => {
  const { say } = ctx
  const labels = { url: say('webhook_url'), kinds: say('webhook_kinds_wanted') }
  return (
    <form method="post" action={action} class="card">
      <Refused form={form} labels={labels} ctx={ctx} />
      <Hidden form={form} name="version" />
      <Field
        form={form}
        ctx={ctx}
        name="url"
        label={labels.url}
        type="url"
        hint={say('webhook_url_hint')}
        required
        maxlength={500}
      />
      <fieldset id="kinds">
        <legend>{labels.kinds}</legend>
        {kindsOf(ctx).map((kind) => (
          <Tick form={form} name={kind} label={say(`feed_${kind}`)} />
        ))}
      </fieldset>
      <button type="submit">{say('webhook_save')}</button>
    </form>
  )
}

const EMPTY: Filled = { typed: { vacancy: 'yes' } }

const List = ({ webhooks, form, ctx }: { webhooks: readonly Webhook[]; form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('webhooks')}>
      <p>{say('webhooks_why')}</p>
      <ul class="plain">
        {webhooks.map(({ id, url, state }) => (
          <li class="card">
            <a href={`/webhooks/${id}`}>{url}</a> · {say(`webhook_${state}`)}
          </li>
        ))}
      </ul>
      <h2>{say('webhook_new')}</h2>
      <Form form={form} action="/webhooks" ctx={ctx} />
    </Layout>
  )
}

export const WebhooksPage = ({ webhooks }: { webhooks: readonly Webhook[] }, ctx: PageCtx) => (
  <List webhooks={webhooks} form={EMPTY} ctx={ctx} />
)

export const NewWebhookAgain = (typed: Typed, problem: Problem, ctx: PageCtx) => (
  <List webhooks={[]} form={{ typed, problem }} ctx={ctx} />
)

export const SecretPage = ({ id, url, secret }: NewWebhook, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('webhook_secret')}>
    <p>{ctx.say('webhook_secret_why', { url })}</p>
    <p>
      <code>{secret}</code>
    </p>
    <p>
      <a href={`/webhooks/${id}`}>{ctx.say('webhook_secret_kept')}</a>
    </p>
  </Layout>
)

const Button = ({ action, children, fields = {} }: { action: string; children: string; fields?: Record<string, string> }) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit">{children}</button>
  </form>
)

const One = ({
  webhook,
  form,
  deliveries,
  ctx,
}: {
  webhook: Webhook
  form: Filled
  deliveries: readonly Delivery[]
  ctx: PageCtx
}) => {
  const { say } = ctx
  const { id, state, version } = webhook
  const here = `/webhooks/${id}`
  return (
    <Layout ctx={ctx} title={say('webhook')}>
      <dl>
        <Fact name={say('webhook_state')}>{say(`webhook_${state}`)}</Fact>
        <Fact name={say('webhook_delivered')}>{String(webhook.delivered)}</Fact>
        {webhook.failing_since !== null && <Fact name={say('webhook_failing_since')}>{webhook.failing_since}</Fact>}
      </dl>
      <Form form={form} action={here} ctx={ctx} />
      <Button action={here} fields={{ state: state === 'active' ? 'paused' : 'active', version: String(version) }}>
        {say(state === 'active' ? 'webhook_pause' : 'webhook_start')}
      </Button>
      <Button action={`${here}/test`}>{say('webhook_test')}</Button>
      <Button action={`${here}/secret`}>{say('webhook_rotate')}</Button>
      <Button action={`${here}/closure`}>{say('webhook_end')}</Button>
      <h2>{say('webhook_deliveries')}</h2>
      {deliveries.length === 0 && <p>{say('webhook_deliveries_none')}</p>}
      <ul class="plain">
        {deliveries.map(({ at, first_seq, last_seq, status, error, took_ms }) => (
          <li>
            {at} · {first_seq === null ? say('webhook_delivery_test') : `${first_seq}–${last_seq}`} · {status ?? error} ·{' '}
            {took_ms} ms
          </li>
        ))}
      </ul>
    </Layout>
  )
}

export const WebhookPage = (found: WebhookDetail, ctx: PageCtx) => (
  <One webhook={found} form={{ typed: typedOf(found) }} deliveries={found.deliveries} ctx={ctx} />
)

/** The form again, with what was typed and, when somebody else was quicker, what is stored now. */
export const WebhookAgain = (typed: Typed, problem: Problem, ctx: PageCtx, current: Webhook) => {
  const given = typed.url === undefined ? { ...typedOf(current), ...typed } : typed
  return (
    <One
      webhook={current}
      form={{ typed: given, problem, stored: problem.status === 412 ? typedOf(current) : undefined }}
      deliveries={[]}
      ctx={ctx}
    />
  )
}
