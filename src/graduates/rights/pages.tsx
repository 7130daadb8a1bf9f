import type { PageCtx, Typed } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Day, type Filled, Refused } from '../../http/parts.tsx'
import type { Problem } from '../../http/problem.ts'
import type { ConsentAnswer } from '../consent/consent.ts'
import type { ConsentsShown } from '../consent/consents.ts'
import { AT_REGISTRATION, type Purpose, WORDING, wordingOf } from '../consent/wording.ts'
import type { SeenGraduate } from '../disclose.ts'
import { TakenFields } from '../form-pages.tsx'
import { Back, Given, isOwn } from './file-pages.tsx'

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
        {say(
          standing.not_listed === null ? (isOwn(ctx) ? 'listed_now' : 'person_listed_now') : `not_listed_${standing.not_listed}`,
        )}
        {standing.paused_until && (
          <>
            {' '}
            {say('paused_until')}: <Day iso={standing.paused_until} ctx={ctx} />.
          </>
        )}
      </p>
      {standing.paused ? (
        <form method="post" action={`/graduates/${id}/resumption`}>
          <button type="submit">{say(isOwn(ctx) ? 'resume' : 'person_resume')}</button>
        </form>
      ) : (
        <form method="post" action={`/graduates/${id}/pause`}>
          <label for="until">{say('pause_until')}</label>
          <input id="until" name="until" type="date" />
          <button type="submit">{say(isOwn(ctx) ? 'pause' : 'person_pause')}</button>
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

/** The last question before a deletion. */
export const ErasurePage = ({ id }: { readonly id: string }, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say(isOwn(ctx) ? 'delete_me' : 'person_delete')}>
      <Back id={id} ctx={ctx} />
      <p>{say(isOwn(ctx) ? 'delete_me_why' : 'person_delete_why')}</p>
      {isOwn(ctx) && <p>{say('delete_me_instead')}</p>}
      <form class="card" method="post" action={`/graduates/${id}/erasure`}>
        <label class="tick">
          <input type="checkbox" name="sure" value="yes" required />{' '}
          <span>{say(isOwn(ctx) ? 'delete_me_sure' : 'person_delete_sure')}</span>
        </label>
        <button type="submit">{say(isOwn(ctx) ? 'delete_me' : 'person_delete')}</button>
      </form>
    </Layout>
  )
}

export const ErasureAgain = (typed: Typed, problem: Problem, ctx: PageCtx, { id }: SeenGraduate) => (
  <Layout ctx={ctx} title={ctx.say(isOwn(ctx) ? 'delete_me' : 'person_delete')}>
    <Refused form={{ typed, problem }} ctx={ctx} />
    <p>
      <a class="button" href={`/graduates/${id}/erasure`}>
        {ctx.say(isOwn(ctx) ? 'delete_me' : 'person_delete')}
      </a>
    </p>
  </Layout>
)
