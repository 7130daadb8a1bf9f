import { officer, type PageCtx } from '../http/endpoint.ts'
import { Day } from '../http/parts.tsx'
import { sayKey } from '../http/words/say.ts'
import { mayBeReasoned } from './life/demands.ts'
import { CLOSURE_REASONS } from './life/life.ts'
import type { VacancyAnswer } from './vacancy.ts'

interface Of {
  readonly vacancy: VacancyAnswer
  readonly ctx: PageCtx
}

/** What a form carries of the vacancy it is about: its version, and that it was kept as a draft, so that no button publishes it. */
const Carried = ({ vacancy }: Pick<Of, 'vacancy'>) => (
  <>
    <input type="hidden" name="version" value={String(vacancy.version)} />
    {vacancy.kept_as_draft === true && <input type="hidden" name="draft" value="yes" />}
  </>
)

/** Demands for which an officer agreed to a reason, as everyone sees them. */
export const AgreedDemands = ({ vacancy, ctx: { say } }: Of) => {
  const agreed = vacancy.demands.filter(({ state }) => state === 'agreed')
  if (agreed.length === 0) return null
  return (
    <>
      <h2>{say('agreed_demands')}</h2>
      <ul>
        {agreed.map(({ words, reason }) => (
          <li>
            “{words}”: {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Demands the law forbids, with its words and the ways on. */
const OpenDemands = ({ vacancy, ctx }: Of) => {
  const { say } = ctx
  const open = vacancy.demands.filter(({ state }) => state !== 'agreed')
  if (open.length === 0) return null
  const stops = open.some(({ state }) => state !== 'reasoned')
  return (
    <section class="card">
      <h2>{say('demands_found')}</h2>
      <p>{say(stops ? 'demands_stop' : 'demands_wait')}</p>
      <form method="post" action={`/vacancies/${vacancy.id}`}>
        <Carried vacancy={vacancy} />
        <ul class="plain">
          {open.map(({ kind, words, law, reason, state }, at) => (
            <li>
              <p>
                <strong>“{words}”</strong> ({sayKey(say, `demand_${kind}`)}, {say(`demand_state_${state}`)})
              </p>
              <p class="quiet">{law}</p>
              {mayBeReasoned(kind) ? (
                <>
                  <input type="hidden" name={`words.${at}`} value={words} />
                  <label for={`reason.${at}`}>{say('demand_reason')}</label>
                  <input id={`reason.${at}`} name={`reason.${at}`} maxlength={1000} value={reason ?? ''} />
                </>
              ) : (
                <p>{say('demand_never')}</p>
              )}
            </li>
          ))}
        </ul>
        {open.some(({ kind }) => mayBeReasoned(kind)) && <button type="submit">{say('send_reasons')}</button>}
      </form>
      <form method="post" action={`/vacancies/${vacancy.id}`}>
        <Carried vacancy={vacancy} />
        <input type="hidden" name="demands" value="remove" />
        <button type="submit">{say('leave_demands_out')}</button>
      </form>
    </section>
  )
}

const Deciding = ({ vacancy, ctx: { say } }: Of) => (
  <form class="card" method="post" action={`/vacancies/${vacancy.id}/decision`}>
    <h2>{say('decide_vacancy')}</h2>
    <input type="hidden" name="version" value={String(vacancy.version)} />
    <label for="publish">{say('decision')}</label>
    <select id="publish" name="publish">
      <option value="yes">{say('decision_yes')}</option>
      <option value="no">{say('decision_no')}</option>
    </select>
    <label for="note">{say('note_to_employer')}</label>
    <input id="note" name="note" maxlength={2000} />
    <button type="submit">{say('decide')}</button>
  </form>
)

const Button = ({ vacancy, path, label }: { vacancy: VacancyAnswer; path: string; label: string }) => (
  <form method="post" action={`/vacancies/${vacancy.id}/${path}`}>
    <input type="hidden" name="version" value={String(vacancy.version)} />
    <button type="submit">{label}</button>
  </form>
)

const Closing = ({ vacancy, ctx: { say } }: Of) => (
  <form class="card" method="post" action={`/vacancies/${vacancy.id}/closure`}>
    <h2>{say('close_vacancy')}</h2>
    <input type="hidden" name="version" value={String(vacancy.version)} />
    <label for="reason">{say('why_closed')}</label>
    <select id="reason" name="reason">
      {CLOSURE_REASONS.map((reason) => (
        <option value={reason}>{say(`closure_${reason}`)}</option>
      ))}
    </select>
    <button type="submit">{say('close_vacancy')}</button>
  </form>
)

const Reported = ({ vacancy, ctx }: Of) => {
  const { say } = ctx
  const { reported_on: day = null } = vacancy
  if (day !== null)
    return (
      <p class="quiet">
        {say('reported_on')} <Day iso={day} ctx={ctx} />
      </p>
    )
  return (
    <form class="card" method="post" action={`/vacancies/${vacancy.id}/ministry-report`}>
      <h2>{say('note_ministry_report')}</h2>
      <input type="hidden" name="version" value={String(vacancy.version)} />
      <label for="reported_on">{say('reported_on')}</label>
      <input id="reported_on" name="reported_on" type="date" required value={ctx.today} />
      <label for="number">{say('ministry_number')}</label>
      <input id="number" name="number" maxlength={100} />
      <button type="submit">{say('save')}</button>
    </form>
  )
}

/** What only the employer of a vacancy and the officers who look after it see and do. */
export const Behind = ({ vacancy, ctx }: Of) => {
  const { say } = ctx
  const { state, waits_for = [], alive_on = '', officer_note } = vacancy
  const isOut = state === 'closed' || state === 'suspended'
  return (
    <>
      {waits_for.map((what) => (
        <p class="unknown">{say(`waits_for_${what}`)}</p>
      ))}
      {officer_note !== null && officer_note !== undefined && officer_note !== '' && (
        <p>
          {say('officer_wrote')}: {officer_note}
        </p>
      )}
      <p class="quiet">
        {say('alive_on')} <Day iso={alive_on} ctx={ctx} />
      </p>
      <p class="ways">
        <a class="button" href={`/vacancies/${vacancy.id}/matches`}>
          {say('see_matches')}
        </a>{' '}
        <a href={`/vacancies/${vacancy.id}/placements`}>{say('placements')}</a>{' '}
        {!isOut && <a href={`/vacancies/${vacancy.id}/edit`}>{say('change')}</a>}
      </p>
      <OpenDemands vacancy={vacancy} ctx={ctx} />
      {officer(ctx.caller) && state === 'waiting' && <Deciding vacancy={vacancy} ctx={ctx} />}
      {['open', 'full', 'stale', 'waiting'].includes(state) && (
        <Button vacancy={vacancy} path="confirmation" label={say('still_stands')} />
      )}
      {state === 'closed' && <Button vacancy={vacancy} path="reopening" label={say('reopen_vacancy')} />}
      {state !== 'closed' && <Closing vacancy={vacancy} ctx={ctx} />}
      {officer(ctx.caller) && <Reported vacancy={vacancy} ctx={ctx} />}
    </>
  )
}

/** The form by which anyone says that something is wrong with an advert. */
export const ReportForm = ({ vacancy, ctx: { say } }: Of) => (
  <details>
    <summary>{say('report_advert')}</summary>
    <form class="card" method="post" action={`/vacancies/${vacancy.id}/reports`}>
      <label for="kind">{say('what_is_wrong')}</label>
      <select id="kind" name="kind">
        {(['asks_money', 'fake', 'discriminates', 'wrong', 'other'] as const).map((kind) => (
          <option value={kind}>{say(`advert_${kind}`)}</option>
        ))}
      </select>
      <label for="words">{say('tell_more')}</label>
      <textarea id="words" name="words" maxlength={2000} class="short" />
      <label for="contact">{say('your_contact')}</label>
      <input id="contact" name="contact" maxlength={200} aria-describedby="contact-help" />
      <p id="contact-help" class="quiet">
        {say('your_contact_help')}
      </p>
      <button type="submit">{say('send_report')}</button>
    </form>
  </details>
)
