import type { PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Day, NextPage } from '../../http/parts.tsx'
import { dateInWita } from '../../time.ts'
import { type AdvertReport, REPORT_STATES } from './advert-reports.ts'

interface Listed {
  readonly reports: readonly AdvertReport[]
  readonly next: string | null
}

/** Reports on adverts, the oldest first, by how far they are. */
export const ReportsPage = ({ reports, next }: Listed, ctx: PageCtx) => {
  const { say } = ctx
  const state = ctx.here.searchParams.get('state')
  return (
    <Layout ctx={ctx} title={say('advert_reports')}>
      <ul class="chips">
        {REPORT_STATES.map((each) => (
          <li>
            {each === state ? (
              <strong>{say(`report_state_${each}`)}</strong>
            ) : (
              <a href={`/reports?state=${each}`}>{say(`report_state_${each}`)}</a>
            )}
          </li>
        ))}
      </ul>
      {reports.length === 0 && <p>{say('nothing_here')}</p>}
      <ul class="plain">
        {reports.map((report) => (
          <li class="card">
            <h2>
              <a href={`/reports/${report.id}`}>{say(`advert_${report.kind}`)}</a>
            </h2>
            <p class="quiet">
              {report.vacancy.title} · {report.employer.name} · <Day iso={dateInWita(report.made_at)} ctx={ctx} /> ·{' '}
              {say(`report_state_${report.state}`)}
            </p>
          </li>
        ))}
      </ul>
      <NextPage next={next} ctx={ctx} />
    </Layout>
  )
}

/** A report, and what its officer may do about it. */
export const ReportPage = (report: AdvertReport, ctx: PageCtx) => {
  const { say } = ctx
  const ended = report.state === 'upheld' || report.state === 'dismissed'
  return (
    <Layout ctx={ctx} title={say(`advert_${report.kind}`)}>
      <p>
        <a href={`/vacancies/${report.vacancy.id}`}>{report.vacancy.title}</a> · {report.employer.name} ·{' '}
        <Day iso={dateInWita(report.made_at)} ctx={ctx} /> · {say(`report_state_${report.state}`)}
      </p>
      {report.words !== '' && <p class="words">{report.words}</p>}
      {report.contact !== null && (
        <p>
          {say('contact')}: {report.contact}
        </p>
      )}
      {report.note !== null && (
        <p>
          {say('officer_wrote')}: {report.note}
        </p>
      )}
      {!ended && (
        <form method="post" action={`/reports/${report.id}/taking`}>
          <input type="hidden" name="version" value={String(report.version)} />
          {report.state === 'taken' && <input type="hidden" name="over" value="yes" />}
          <button type="submit">{say('take_report')}</button>
        </form>
      )}
      {report.state === 'taken' && (
        <form class="card" method="post" action={`/reports/${report.id}/ending`}>
          <h2>{say('end_report')}</h2>
          <input type="hidden" name="version" value={String(report.version)} />
          <label for="outcome">{say('decision')}</label>
          <select id="outcome" name="outcome">
            <option value="dismissed">{say('report_state_dismissed')}</option>
            <option value="upheld">{say('report_state_upheld')}</option>
          </select>
          <label for="follow">{say('what_follows')}</label>
          <select id="follow" name="follow">
            <option value="nothing">{say('follow_nothing')}</option>
            <option value="close_vacancy">{say('follow_close_vacancy')}</option>
            <option value="suspend_employer">{say('follow_suspend_employer')}</option>
          </select>
          <label for="note">{say('note')}</label>
          <input id="note" name="note" maxlength={2000} required />
          <button type="submit">{say('end_report')}</button>
        </form>
      )}
    </Layout>
  )
}

/** After a report: thanks, and what happens now. */
export const ReportedPage = (_: object, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('report_received')}>
    <p>{ctx.say('report_received_says')}</p>
    <p>
      <a href="/vacancies">{ctx.say('search_vacancies')}</a>
    </p>
  </Layout>
)
