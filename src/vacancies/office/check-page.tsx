import { CHECKS, SIGNS, type Standing } from '../../employers/checklist.ts'
import type { Employer } from '../../employers/employer.ts'
import type { PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Day, Fact } from '../../http/parts.tsx'
import { sayKey } from '../../http/words/say.ts'
import { dateInWita } from '../../time.ts'

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
          {sayKey(ctx.say, `${name === 'checks' ? 'check' : 'sign'}_${code}`)}
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
        <Fact name={say('employer_phone')}>{employer.phone ?? say('not_said')}</Fact>
        <Fact name={say('email')}>{employer.email ?? say('not_said')}</Fact>
      </dl>
      {hints.length > 0 && (
        <>
          <h2>{say('noticed_by_machine')}</h2>
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
