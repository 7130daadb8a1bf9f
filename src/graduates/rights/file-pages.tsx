import { Moment as MomentAt } from '../../accounts/parts.tsx'
import type { PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Day, Fact } from '../../http/parts.tsx'
import type { ConsentAnswer } from '../consent/consent.ts'
import type { PersonFile } from './file.ts'
import type { Look, LooksAnswer } from './looks.ts'

const Moment = ({ iso, ctx }: { iso: string; ctx: PageCtx }) => <MomentAt at={Date.parse(iso)} ctx={ctx} />

/** Does the reader read about themselves? Nobody sees these pages of another graduate. */
export const isOwn = ({ caller }: PageCtx): boolean => caller.role === 'graduate'

export const Back = ({ id, ctx }: { id: string; ctx: PageCtx }) => (
  <p class="back">
    <a href={`/graduates/${id}`}>{ctx.say('profile')}</a>
  </p>
)

/** How and when a yes was given, and when it was taken back. */
export const Given = ({ consent, ctx }: { consent: ConsentAnswer; ctx: PageCtx }) => {
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
    <Layout ctx={ctx} title={say(isOwn(ctx) ? 'who_has_seen_me' : 'person_looks')}>
      <Back id={shown.id} ctx={ctx} />
      <p>{say(isOwn(ctx) ? 'looks_why' : 'person_looks_why')}</p>
      {shown.looks.length === 0 ? (
        <p>{say(isOwn(ctx) ? 'looks_none' : 'person_looks_none')}</p>
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
    <Layout ctx={ctx} title={say(isOwn(ctx) ? 'my_file' : 'person_file')}>
      <Back id={padan.id} ctx={ctx} />
      {isOwn(ctx) && <p>{say('my_file_why')}</p>}
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
        <h2>{say(isOwn(ctx) ? 'who_has_seen_me' : 'person_looks')}</h2>
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
