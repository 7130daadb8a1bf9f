import type { PageCtx } from '../http/endpoint.ts'

/** The way to the next page of a list that stands at this address; nothing on the last. */
export const Further = ({ next, ctx }: { next: string | null; ctx: PageCtx }) => {
  if (next === null) return null
  const to = new URL(ctx.here)
  to.searchParams.set('after', next)
  return (
    <p>
      <a class="button" rel="next" href={to.pathname + to.search}>
        {ctx.say('next_page')}
      </a>
    </p>
  )
}
