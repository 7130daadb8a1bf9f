import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Fact, Field, type Filled, Refused, Tick } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import { Moment, Press } from '../parts.tsx'
import type { ShownKey } from './keys.ts'

const KeyForm = ({ form, scopes, ctx }: { form: Filled; scopes: readonly string[]; ctx: PageCtx }) => {
  const { say } = ctx
  const ticked = [form.typed.scopes ?? []].flat()
  return (
    <form method="post" action="/keys" class="card">
      <h2>{say('make_key')}</h2>
      <p>{say('make_key_why')}</p>
      <Refused form={form} labels={{ label: say('key_label'), days: say('key_days'), scopes: say('scopes') }} ctx={ctx} />
      <Field form={form} ctx={ctx} name="label" label={say('key_label')} hint={say('key_label_hint')} required maxlength={200} />
      <Field
        form={form}
        ctx={ctx}
        name="days"
        label={say('key_days')}
        hint={say('key_days_hint')}
        inputmode="numeric"
        maxlength={3}
      />
      {ctx.caller.role === 'administrator' && (
        <details>
          <summary>{say('key_for_other')}</summary>
          <Field
            form={form}
            ctx={ctx}
            name="role"
            label={say('role')}
            options={[
              { value: '', label: say('key_own_role') },
              { value: 'officer', label: say('role_officer') },
              { value: 'employer', label: say('role_employer') },
              { value: 'graduate', label: say('role_graduate') },
              { value: 'administrator', label: say('role_administrator') },
            ]}
          />
          <Field form={form} ctx={ctx} name="subject" label={say('key_subject')} hint={say('key_subject_hint')} maxlength={40} />
          <Field form={form} ctx={ctx} name="office" label={say('office_code')} maxlength={40} />
          <Field form={form} ctx={ctx} name="owner" label={say('key_owner')} maxlength={40} />
        </details>
      )}
      <fieldset id="scopes">
        <legend>{say('scopes')}</legend>
        <Tick form={form} name="everything" label={say('scope_everything')} />
        {scopes.map((scope) => (
          <label class="tick">
            <input type="checkbox" name="scopes" value={scope} checked={ticked.includes(scope)} /> <span>{scope}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{say('make_key')}</button>
    </form>
  )
}

interface Listed {
  readonly keys: readonly ShownKey[]
  readonly scopes: readonly string[]
  readonly next: string | null
}

const isOpen = ({ revoked_at, ends_at }: ShownKey, now: number): boolean =>
  revoked_at === null && (ends_at === null || ends_at > now)

export const KeysPage = ({ keys, scopes, next }: Listed, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('keys')}>
      {keys.length === 0 && <p>{say('no_keys')}</p>}
      <ul class="plain">
        {keys.map((key) => (
          <li class="card">
            <h2>{key.label || key.id}</h2>
            <dl class="facts">
              <Fact name={say('role')}>
                {say(`role_${key.role}`)}
                {key.subject !== null && ` (${key.subject})`}
              </Fact>
              <Fact name={say('scopes')}>
                {key.scopes === null ? say('scope_everything') : key.scopes.join(', ') || say('none')}
              </Fact>
              <Fact name={say('last_used')}>
                {key.last_used_at === null ? say('never') : <Moment at={key.last_used_at} ctx={ctx} />}
              </Fact>
              <Fact name={say('ends')}>
                {key.revoked_at !== null ? (
                  say('key_is_ended')
                ) : key.ends_at === null ? (
                  say('no_end')
                ) : (
                  <Moment at={key.ends_at} ctx={ctx} />
                )}
              </Fact>
            </dl>
            {isOpen(key, ctx.now) && <Press action={`/keys/${key.id}/ending`} label={say('end_key')} />}
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a class="button" rel="next" href={`/keys?after=${next}`}>
            {say('next_page')}
          </a>
        </p>
      )}
      <KeyForm form={{ typed: { days: '90' } }} scopes={scopes} ctx={ctx} />
    </Layout>
  )
}

export const KeyMade = ({ token, key }: { token: string; key: ShownKey }, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('key_made')}>
    <p>{ctx.say('key_made_why')}</p>
    <p class="card">
      <code>{token}</code>
    </p>
    <p>{key.label}</p>
    <p>
      <a class="button" href="/keys">
        {ctx.say('keys')}
      </a>
    </p>
  </Layout>
)

export const KeyAgain = (typed: Typed, problem: Problem, ctx: PageCtx, scopes: readonly string[]) => (
  <Layout ctx={ctx} title={ctx.say('make_key')}>
    <KeyForm form={{ typed, problem }} scopes={scopes} ctx={ctx} />
  </Layout>
)
