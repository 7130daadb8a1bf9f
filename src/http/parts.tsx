import type { Child } from 'hono/jsx'
import type { PageCtx } from './endpoint.ts'
import { dateWords } from './format.ts'

/** A line of a list of facts; nothing when there is nothing to say. */
export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

export const Chips = ({ items }: { items: readonly string[] }) => (
  <ul class="chips">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

export const Day = ({ iso, ctx }: { iso: string; ctx: PageCtx }) => <time datetime={iso}>{dateWords(iso, ctx.language)}</time>
