import { raw } from 'hono/html'
import type { PageCtx } from '../../http/endpoint.ts'
import type { VacancyAnswer } from '../vacancy.ts'
import { blockOf, isPosted, jobPostingOf, siteUrlOf } from './job-posting.ts'

/**
 * The data block by which search engines and other job sites read an open vacancy. It is no script to a browser: a Content-Security-Policy
 * without scripts lets it stand.
 */
export const JobPostingBlock = ({ vacancy, ctx }: { vacancy: VacancyAnswer; ctx: PageCtx }) =>
  isPosted(vacancy, ctx.today) ? (
    <script type="application/ld+json">{raw(blockOf(jobPostingOf(ctx.taxonomy, vacancy, siteUrlOf(ctx, ctx.here))))}</script>
  ) : null
