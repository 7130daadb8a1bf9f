import { dateInWita } from '../ctx.ts'
import type { PageCtx, Typed } from '../http/endpoint.ts'
import { Layout } from '../http/layout.tsx'
import { Day, Fact, type Filled, Refused } from '../http/parts.tsx'
import type { Problem } from '../http/problem.ts'
import type { ConsentAnswer } from './consent.ts'
import { AT_REGISTRATION, type Purpose, WORDING, wordingOf } from './consent-wording.ts'
import type { ConsentsShown } from './consents.ts'
import type { SeenGraduate } from './disclose.ts'
import type { PersonFile } from './file.ts'
import { TakenFields } from './form-pages.tsx'
import type { Look, LooksAnswer } from './looks.ts'

const HOUR = 3_600_000

/** A moment as people say it: date and hour in Kalimantan. */
const Moment = ({ iso, ctx }: { iso: string; ctx: PageCtx }) => {
  const at = Date.parse(iso)
  const clock = new Date(at + 8 * HOUR)
    .toISOString()
    .slice(11, 16)
    .replace(':', ctx.language === 'id' ? '.' : ':')
  return (
    <>
      <Day iso={dateInWita(at)} ctx={ctx} />, {clock}
    </>
  )
}

const Back = ({ id, ctx }: { id: string; ctx: PageCtx }) => (
  <p>
    <a href={`/graduates/${id}`}>{ctx.say('profile')}</a>
  </p>
)

/** How and when a yes was given, and when it was taken back. */
const Given = ({ consent, ctx }: { consent: ConsentAnswer; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <>
      <p class="quiet">
        {say('consent_given')}: <Moment iso={consent.given_at} ctx={ctx} /> · {say(`channel_${consent.channel}`)}
        {consent.office && ` · ${consent.office}`}
        {consent.evidence && ` · ${consent.evidence}`}
        {consent.guardian && ` · ${consent.guardian.name} (${consent.guardian.relation})`} ·{' '}
        {say('consent_version', { version: consent.wording })}
      </p>
      {consent.withdrawn_at && consent.due_at && (
        <p class="passed">
          {say('consent_withdrawn')}: <Moment iso={consent.withdrawn_at} ctx={ctx} />. {say('withdrawal_done')}{' '}
          <Moment iso={consent.due_at} ctx={ctx} />.
        </p>
      )}
    </>
  )
}

interface SwitchProps {
  readonly id: string
  readonly purpose: Purpose
  readonly consent: ConsentAnswer | undefined
  /** The person themselves may agree: an officer records what others say, and a child's guardian goes to one. */
  readonly own: boolean
  readonly ctx: PageCtx
}

/** One purpose, its sentence, and one button that turns it on or off. An officer turns it on by a form that says how they heard it. */
const Switch = ({ id, purpose, consent, own, ctx }: SwitchProps) => {
  const { say, language } = ctx
  const employer = consent?.employer
  return (
    <section class="card">
      <h2>
        {say(`purpose_${purpose}`)}
        {employer && `: ${employer.name}`} · {say(consent === undefined ? 'consent_off' : 'consent_on')}
      </h2>
      <p>{consent?.text ?? wordingOf(purpose, language)}</p>
      {consent !== undefined && <Given consent={consent} ctx={ctx} />}
      {consent !== undefined ? (
        <form method="post" action={`/graduates/${id}/withdrawals`}>
          <input type="hidden" name="purpose" value={purpose} />
          {employer && <input type="hidden" name="employer" value={employer.id} />}
          <button type="submit">{say('withdraw')}</button>
        </form>
      ) : (
        own && (
          <form method="post" action={`/graduates/${id}/consents`}>
            <input type="hidden" name="purpose" value={purpose} />
            <input type="hidden" name="wording" value={WORDING} />
            <button type="submit">{say('agree')}</button>
          </form>
        )
      )}
    </section>
  )
}

/** The form by which an officer records one yes. */
const TakeForm = ({ id, form, ctx }: { id: string; form: Filled; ctx: PageCtx }) => {
  const { say } = ctx
  return (
    <form class="card" method="post" action={`/graduates/${id}/consents`}>
      <h2>{say('take_consent')}</h2>
      <p class="quiet">{say('take_consent_why')}</p>
      <label for="purpose">{say('consent_purpose')}</label>
      <select id="purpose" name="purpose">
        {AT_REGISTRATION.map((purpose) => (
          <option value={purpose} selected={form.typed.purpose === purpose}>
            {wordingOf(purpose, ctx.language)}
          </option>
        ))}
      </select>
      <input type="hidden" name="wording" value={WORDING} />
      <TakenFields form={form} ctx={ctx} />
      <button type="submit">{say('take_consent')}</button>
    </form>
  )
}

/** Is the person listed, and the one button that pauses or goes on. */
const Standing = ({ shown, ctx }: { shown: ConsentsShown; ctx: PageCtx }) => {
  const { say } = ctx
  const { id, standing } = shown
  return (
    <section class="card">
      <h2>{say('listed_title')}</h2>
      <p class={standing.not_listed === null ? 'passed' : 'unknown'}>
        {say(standing.not_listed === null ? 'listed_now' : `not_listed_${standing.not_listed}`)}
        {standing.paused_until && (
          <>
            {' '}
            {say('paused_until')}: <Day iso={standing.paused_until} ctx={ctx} />.
          </>
        )}
      </p>
      {standing.paused ? (
        <form method="post" action={`/graduates/${id}/resumption`}>
          <button type="submit">{say('resume')}</button>
        </form>
      ) : (
        <form method="post" action={`/graduates/${id}/pause`}>
          <label for="until">{say('pause_until')}</label>
          <input id="until" name="until" type="date" />
          <button type="submit">{say('pause')}</button>
        </form>
      )}
    </section>
  )
}

/** One switch a purpose, what was agreed to and when, and "pause me". */
export const ConsentsPage = (shown: ConsentsShown, ctx: PageCtx) => {
  const { say } = ctx
  const inForce = shown.consents.filter(({ withdrawn_at }) => withdrawn_at === null)
  const own = ctx.caller.role === 'graduate' && !shown.standing.guardian_needed
  const past = shown.consents.filter(({ withdrawn_at }) => withdrawn_at !== null)
  return (
    <Layout ctx={ctx} title={say('consents')}>
      <Back id={shown.id} ctx={ctx} />
      <p>{say('consents_each')}</p>
      <Standing shown={shown} ctx={ctx} />
      {AT_REGISTRATION.map((purpose) => (
        <Switch id={shown.id} purpose={purpose} consent={inForce.find((each) => each.purpose === purpose)} own={own} ctx={ctx} />
      ))}
      {inForce
        .filter(({ purpose }) => purpose === 'employer')
        .map((consent) => (
          <Switch id={shown.id} purpose="employer" consent={consent} own={own} ctx={ctx} />
        ))}
      {ctx.caller.role !== 'graduate' && <TakeForm id={shown.id} form={{ typed: {} }} ctx={ctx} />}
      {past.length > 0 && (
        <details>
          <summary>{say('consents_past')}</summary>
          {past.map((consent) => (
            <div class="card">
              <p>{consent.text}</p>
              <Given consent={consent} ctx={ctx} />
            </div>
          ))}
        </details>
      )}
    </Layout>
  )
}

/** A yes that does not count, with what was typed and why. */
export const ConsentAgain = (typed: Typed, problem: Problem, ctx: PageCtx, { id }: SeenGraduate) => (
  <Layout ctx={ctx} title={ctx.say('consents')}>
    <p>
      <a href={`/graduates/${id}/consents`}>{ctx.say('consents')}</a>
    </p>
    <Refused form={{ typed, problem }} ctx={ctx} />
    {ctx.caller.role !== 'graduate' && <TakeForm id={id} form={{ typed, problem }} ctx={ctx} />}
  </Layout>
)

const LookLine = ({ look, ctx }: { look: Look; ctx: PageCtx }) => (
  <li class="card">
    <strong>
      <Moment iso={look.at} ctx={ctx} />
    </strong>
    : {ctx.say(`look_role_${look.role}`)}
    {look.who && ` (${look.who})`} {ctx.say(`look_${look.why}`)}
    {look.reason && `. ${ctx.say('look_reason')}: ${ctx.say(`look_reason_${look.reason}`)}`}
  </li>
)

/** Who has seen me. */
export const LooksPage = (shown: LooksAnswer, ctx: PageCtx) => {
  const { say } = ctx
  const next = new URL(ctx.here)
  next.searchParams.set('after', shown.next ?? '')
  return (
    <Layout ctx={ctx} title={say('who_has_seen_me')}>
      <Back id={shown.id} ctx={ctx} />
      <p>{say('looks_why')}</p>
      {shown.looks.length === 0 ? (
        <p>{say('looks_none')}</p>
      ) : (
        <ol class="plain">
          {shown.looks.map((look) => (
            <LookLine look={look} ctx={ctx} />
          ))}
        </ol>
      )}
      {shown.next !== null && (
        <p>
          <a class="button" rel="next" href={next.pathname + next.search}>
            {say('next_page')}
          </a>
        </p>
      )}
    </Layout>
  )
}

/** The whole file, to be read and printed. */
export const FilePage = (file: PersonFile, ctx: PageCtx) => {
  const { say } = ctx
  const { basics, meta } = file
  const { padan } = meta
  const skills = file.skills.map(({ name, level }) => `${name} (${level})`)
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [say('schooling_and_training'), file.education.map(({ studyType, area }) => [studyType, area].filter(Boolean).join(': '))],
    [say('experience'), file.work.map(({ position, summary }) => [position, summary].filter(Boolean).join(', '))],
    [say('certificates'), file.certificates.map(({ name }) => name)],
    [say('skills'), skills],
  ]
  return (
    <Layout ctx={ctx} title={say('my_file')}>
      <Back id={padan.id} ctx={ctx} />
      <p>{say('my_file_why')}</p>
      <section class="card">
        <h2>{basics.name}</h2>
        <dl class="facts">
          <Fact name={say('phone')}>{basics.phone ?? say('unknown')}</Fact>
          <Fact name={say('email')}>{basics.email ?? say('unknown')}</Fact>
          <Fact name={say('born_on')}>{padan.born_on ? <Day iso={padan.born_on} ctx={ctx} /> : say('unknown')}</Fact>
          <Fact name={say('home_place')}>{basics.location?.city ?? say('unknown')}</Fact>
          <Fact name={say('nik')}>{say(padan.nik_known ? 'nik_kept' : 'unknown')}</Fact>
        </dl>
        {basics.summary && <p class="words">{basics.summary}</p>}
      </section>
      {lists.map(([title, items]) => (
        <section class="card">
          <h2>{title}</h2>
          {items.length === 0 ? (
            <p>{say('unknown')}</p>
          ) : (
            <ul>
              {items.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <section class="card">
        <h2>{say('consents')}</h2>
        {padan.consents.map((consent) => (
          <>
            <p>{consent.text}</p>
            <Given consent={consent} ctx={ctx} />
          </>
        ))}
      </section>
      <section class="card">
        <h2>{say('who_has_seen_me')}</h2>
        <ol class="plain">
          {padan.looks.map((look) => (
            <LookLine look={look} ctx={ctx} />
          ))}
        </ol>
      </section>
      <p class="quiet">{say('versions', padan.matching)}</p>
    </Layout>
  )
}

/** The last question before a deletion. */
export const ErasurePage = ({ id }: { readonly id: string }, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('delete_me')}>
      <Back id={id} ctx={ctx} />
      <p>{say('delete_me_why')}</p>
      <p>{say('delete_me_instead')}</p>
      <form class="card" method="post" action={`/graduates/${id}/erasure`}>
        <label class="tick">
          <input type="checkbox" name="sure" value="yes" required /> <span>{say('delete_me_sure')}</span>
        </label>
        <button type="submit">{say('delete_me')}</button>
      </form>
    </Layout>
  )
}

export const ErasureAgain = (typed: Typed, problem: Problem, ctx: PageCtx, { id }: SeenGraduate) => (
  <Layout ctx={ctx} title={ctx.say('delete_me')}>
    <Refused form={{ typed, problem }} ctx={ctx} />
    <p>
      <a class="button" href={`/graduates/${id}/erasure`}>
        {ctx.say('delete_me')}
      </a>
    </p>
  </Layout>
)
