import { dateInWita } from '../ctx.ts'
import { CHECKS, SIGNS, type Standing } from '../employers/checklist.ts'
import type { Employer } from '../employers/employer.ts'
import type { PageCtx } from '../http/endpoint.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Day, Fact } from '../http/parts.tsx'
import { type AdvertReport, REPORT_STATES } from './advert-reports.ts'
import type { Desk } from './desk.ts'
import type { VacancyLine, VacancyLines } from './lists.ts'
import type { Placements } from './placements.ts'

const Line = ({ line, ctx }: { line: VacancyLine; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <li class="card">
      <h3>
        <a href={`/vacancies/${line.id}`}>{line.title}</a>
      </h3>
      <p>
        {line.employer.name}
        {line.place !== null && ` · ${conceptLabel(ctx, line.place)}`}
      </p>
      <p class="quiet">
        {say(`vacancy_state_${line.state}`)} · {say('seats_left_of', { left: line.seats_left, of: line.openings })} ·{' '}
        {say('posted_on')} <Day iso={line.posted_on} ctx={ctx} />
      </p>
    </li>
  )
}

const Further = ({ next, ctx }: { next: string | null; ctx: PageCtx }) => {
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

/** A list of vacancies in whatever state, under a title. */
export const VacancyLinesPage =
  (title: (ctx: PageCtx) => string) =>
  ({ vacancies, next }: VacancyLines, ctx: PageCtx) => (
    <Layout ctx={ctx} title={title(ctx)}>
      {vacancies.length === 0 && <p>{ctx.say('nothing_here')}</p>}
      <ul class="plain">
        {vacancies.map((line) => (
          <Line line={line} ctx={ctx} />
        ))}
      </ul>
      <Further next={next} ctx={ctx} />
    </Layout>
  )

/** What waits for the officer: how much of each, with the way there. */
export const DeskPage = (desk: Desk, ctx: PageCtx) => {
  const { say } = ctx
  const queues = [
    ['employers_unverified', '/employers?state=unverified'],
    ['vacancies_waiting', '/vacancies/waiting'],
    ['reports_new', '/reports?state=new'],
    ['reports_taken', '/reports?state=taken'],
    ['vacancies_unreported', '/vacancies/unreported'],
  ] as const
  return (
    <Layout ctx={ctx} title={say('desk')}>
      <dl class="facts">
        {queues.map(([name, href]) => (
          <Fact name={say(name)}>
            <a href={href}>{desk.most <= desk[name] ? say('at_least', { count: desk[name] }) : String(desk[name])}</a>
          </Fact>
        ))}
        {desk.oldest_report !== null && (
          <Fact name={say('oldest_report')}>
            <Day iso={desk.oldest_report} ctx={ctx} />
          </Fact>
        )}
      </dl>
    </Layout>
  )
}

const Ticks = ({
  name,
  codes,
  hinted,
  ctx,
}: {
  name: 'checks' | 'signs'
  codes: readonly string[]
  hinted: readonly string[]
  ctx: PageCtx
}) => (
  <fieldset>
    <legend>{ctx.say(name)}</legend>
    {codes.map((code) => (
      <label class="tick">
        <input type="checkbox" name={name} value={code} />{' '}
        <span>
          {ctx.say(`${name === 'checks' ? 'check' : 'sign'}_${code}` as Parameters<typeof ctx.say>[0])}
          {hinted.includes(code) && <strong class="unknown"> ({ctx.say('machine_noticed')})</strong>}
        </span>
      </label>
    ))}
  </fieldset>
)

const Change = ({ employer, path, label, ctx }: { employer: Employer; path: string; label: string; ctx: PageCtx }) => (
  <form class="card" method="post" action={`/employers/${employer.id}/${path}`}>
    <h2>{label}</h2>
    <input type="hidden" name="version" value={String(employer.version)} />
    <label for={`note-${path}`}>{ctx.say('note_to_employer')}</label>
    <input id={`note-${path}`} name="note" maxlength={2000} required />
    <button type="submit">{label}</button>
  </form>
)

/** The checklist of an employer, what was decided before, and what may be decided now. */
export const VerificationPage = ({ employer, hints, decisions }: Standing & { readonly employer: Employer }, ctx: PageCtx) => {
  const { say } = ctx
  const { state } = employer
  return (
    <Layout ctx={ctx} title={say('check_employer_named', { name: employer.name })}>
      <p>
        {say(`employer_state_${state}`)}. {employer.stateNote}
      </p>
      <dl class="facts">
        <Fact name={say('nib')}>{employer.nib ?? say('not_said')}</Fact>
        <Fact name={say('address')}>{employer.address ?? say('not_said')}</Fact>
        <Fact name={say('phone')}>{employer.phone ?? say('not_said')}</Fact>
        <Fact name={say('email')}>{employer.email ?? say('not_said')}</Fact>
      </dl>
      {hints.length > 0 && (
        <>
          <h2>{say('machine_noticed')}</h2>
          <ul>
            {hints.map((hint) => (
              <li>{say(`hint_${hint}`)}</li>
            ))}
          </ul>
        </>
      )}
      {state === 'unverified' && (
        <form class="card" method="post" action={`/employers/${employer.id}/verification`}>
          <input type="hidden" name="version" value={String(employer.version)} />
          <Ticks name="checks" codes={CHECKS} hinted={[]} ctx={ctx} />
          <Ticks name="signs" codes={SIGNS} hinted={hints} ctx={ctx} />
          <label for="outcome">{say('decision')}</label>
          <select id="outcome" name="outcome">
            <option value="not_yet">{say('outcome_not_yet')}</option>
            <option value="verified">{say('outcome_verified')}</option>
          </select>
          <label for="note">{say('note_to_employer')}</label>
          <input id="note" name="note" maxlength={2000} />
          <button type="submit">{say('decide')}</button>
        </form>
      )}
      {(state === 'unverified' || state === 'verified') && (
        <Change employer={employer} path="suspension" label={say('suspend_employer')} ctx={ctx} />
      )}
      {state !== 'banned' && <Change employer={employer} path="ban" label={say('ban_employer')} ctx={ctx} />}
      {(state === 'suspended' || state === 'banned') && (
        <Change employer={employer} path="reinstatement" label={say('reinstate_employer')} ctx={ctx} />
      )}
      <h2>{say('decided_before')}</h2>
      {decisions.length === 0 && <p>{say('nothing_here')}</p>}
      <ul>
        {decisions.map(({ what, note, at }) => (
          <li>
            <Day iso={dateInWita(at)} ctx={ctx} />: {say(`decided_${what}`)}. {note}
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** Who took the seats of a vacancy; ids only, names stand elsewhere. */
export const PlacementsPage = (
  { placements, openings, seats_left, vacancy }: Placements & { vacancy: { id: string; title: string } },
  ctx: PageCtx,
) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('placements_of', { title: vacancy.title })}>
      <p>{say('seats_left_of', { left: seats_left, of: openings })}</p>
      <ul class="plain">
        {placements.map(({ id, graduate, placed_on, ended_on, through }) => (
          <li class="card">
            <p>
              {graduate ?? say(`placed_through_${through}`)} · {say('placed_on')} <Day iso={placed_on} ctx={ctx} />
              {ended_on !== null && (
                <>
                  {' '}
                  · {say('ended_on')} <Day iso={ended_on} ctx={ctx} />
                </>
              )}
            </p>
            {ended_on === null && (
              <form method="post" action={`/placements/${id}/ending`}>
                <button type="submit">{say('end_placement')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {seats_left > 0 && (
        <form class="card" method="post" action={`/vacancies/${vacancy.id}/placements`}>
          <h2>{say('place_someone')}</h2>
          <label for="graduate">{say('graduate_id')}</label>
          <input id="graduate" name="graduate" aria-describedby="graduate-help" />
          <p id="graduate-help" class="quiet">
            {say('graduate_id_help')}
          </p>
          <label for="placed_on">{say('placed_on')}</label>
          <input id="placed_on" name="placed_on" type="date" value={ctx.today} />
          <button type="submit">{say('save')}</button>
        </form>
      )}
    </Layout>
  )
}

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
            <h3>
              <a href={`/reports/${report.id}`}>{say(`advert_${report.kind}`)}</a>
            </h3>
            <p class="quiet">
              {report.vacancy.title} · {report.employer.name} · <Day iso={dateInWita(report.made_at)} ctx={ctx} /> ·{' '}
              {say(`report_state_${report.state}`)}
            </p>
          </li>
        ))}
      </ul>
      <Further next={next} ctx={ctx} />
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
