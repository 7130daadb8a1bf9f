import type { PageCtx } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'

export const SignInPage = (_: object, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('sign_in')}>
    <p>{ctx.say('sign_in_why')}</p>
    <form method="post" action="/sign-in" class="card">
      <label for="key">{ctx.say('key')}</label>
      <input id="key" name="key" type="password" autocomplete="off" required aria-describedby="key-help" />
      <p id="key-help" class="quiet">
        {ctx.say('key_help')}
      </p>
      <button type="submit">{ctx.say('sign_in')}</button>
    </form>
  </Layout>
)
