import { type Frame, Layout } from './layout.tsx'
import type { Problem } from './problem.ts'

/** A problem as a page: what is wrong, what to do, and the way on. */
export const ErrorPage = ({ problem, ctx }: { problem: Problem; ctx: Frame }) => (
  <Layout ctx={ctx} title={problem.title}>
    <p>{problem.detail}</p>
    {problem.errors !== undefined && (
      <ul>
        {problem.errors.map(({ pointer, detail }) => (
          <li>
            <strong>{pointer.replace(/^#\//, '').replaceAll('/', ' › ')}</strong>: {detail}
          </li>
        ))}
      </ul>
    )}
    {problem.status === 400 && <p>{ctx.say('go_back')}</p>}
    {problem.status === 401 && (
      <p>
        <a class="button" href="/sign-in">
          {ctx.say('sign_in')}
        </a>
      </p>
    )}
    <p class="quiet">{ctx.say('request_number', { request: problem.request_id })}</p>
  </Layout>
)
