import type { Child } from 'hono/jsx'
import type { PageCtx } from '../http/endpoint.ts'
import { dateWords } from '../http/format.ts'
import { dateInWita, timeInWita } from '../time.ts'

/** A moment as the wall clock in Kalimantan shows it: 25 November 2026, 10.05 WITA. */
export const Moment = ({ at, ctx }: { at: number; ctx: PageCtx }) => {
  const day = dateInWita(at)
  const time = timeInWita(at)
  return (
    <time datetime={new Date(at).toISOString()}>
      {dateWords(day, ctx.language)}, {ctx.language === 'id' ? time.replace(':', '.') : time} WITA
    </time>
  )
}

/** A button of its own, for what needs no more than to be pressed. */
export const Press = ({ action, label, children }: { action: string; label: string; children?: Child }) => (
  <form method="post" action={action}>
    {children}
    <button type="submit">{label}</button>
  </form>
)
