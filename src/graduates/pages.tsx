import type { PageCtx } from '../http/endpoint.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips, Day, Fact } from '../http/parts.tsx'
import { LOOK_REASONS } from './disclose.ts'
import type { GraduateAnswer } from './graduate.ts'
import type { GraduateCard } from './person.ts'
import { isOwn } from './rights/file-pages.tsx'

/** Why one who must give a reason looks at a person, and then the person. */
const AskReason = ({ id, ctx }: { id: string; ctx: PageCtx }) => (
  <form class="card" method="get" action={`/graduates/${id}`}>
    <p>{ctx.say('look_reason_needed')}</p>
    <label for="reason">{ctx.say('look_reason')}</label>
    <select id="reason" name="reason">
      {LOOK_REASONS.map((reason) => (
        <option value={reason}>{ctx.say(`look_reason_${reason}`)}</option>
      ))}
    </select>
    <button type="submit">{ctx.say('look')}</button>
  </form>
)

const Person = ({ id, person, ctx }: { id: string; person: GraduateCard; ctx: PageCtx }) => {
  const { say } = ctx
  if (person.shown === 'masked') return person.ask === 'reason' ? <AskReason id={id} ctx={ctx} /> : <p>{say('no_name_here')}</p>
  return (
    <section class="card">
      <h2>{say('person')}</h2>
      <dl class="facts">
        <Fact name={say('name')}>{person.name}</Fact>
        <Fact name={say('phone')}>{person.phone ?? say('unknown')}</Fact>
        <Fact name={say('email')}>{person.email ?? say('unknown')}</Fact>
        {person.shown === 'full' && (
          <Fact name={say('born_on')}>{person.born_on ? <Day iso={person.born_on} ctx={ctx} /> : say('unknown')}</Fact>
        )}
      </dl>
      {ctx.caller.role !== 'graduate' && <p class="quiet">{say('disclosure_noted')}</p>}
    </section>
  )
}

/** Where the rights of a person are used, as the person and as an officer for them calls it. */
const RIGHTS = [
  ['edit', 'correct_me', 'person_correct'],
  ['consents', 'consents', 'consents'],
  ['looks', 'who_has_seen_me', 'person_looks'],
  ['file', 'my_file', 'person_file'],
  ['erasure', 'delete_me', 'person_delete'],
] as const

/** What the person, or an officer for them, may do about what is stored. */
const Rights = ({ id, ctx }: { id: string; ctx: PageCtx }) => (
  <section class="card">
    <h2>{ctx.say(isOwn(ctx) ? 'my_data' : 'person_data')}</h2>
    <ul>
      {RIGHTS.map(([path, own, other]) => (
        <li>
          <a href={`/graduates/${id}/${path}`}>{ctx.say(isOwn(ctx) ? own : other)}</a>
        </li>
      ))}
      {ctx.caller.role === 'officer' && (
        <li>
          <a href={`/graduates/${id}/slip`}>{ctx.say('open_access')}</a>
        </li>
      )}
    </ul>
  </section>
)

/** A graduate: the person apart from the profile. */
export const GraduatePage = ({ id, person, profile }: GraduateAnswer, ctx: PageCtx) => {
  const { say } = ctx
  const name = (concept: string | null | undefined) => (concept ? conceptLabel(ctx, concept) : say('unknown'))
  const skills = (profile.skills ?? []).map((held) => (typeof held === 'string' ? held : held.skill))
  const certificates = (profile.certificates ?? []).map((held) => (typeof held === 'string' ? { id: held } : held))
  return (
    <Layout ctx={ctx} title={person.shown === 'masked' ? say('profile') : person.name}>
      {ctx.caller.role !== 'employer' && (
        <p>
          <a class="button" href={`/graduates/${id}/matches`}>
            {say(isOwn(ctx) ? 'matches' : 'see_matches')}
          </a>
        </p>
      )}
      <Person id={id} person={person} ctx={ctx} />
      <section class="card">
        <h2>{say('profile')}</h2>
        <dl class="facts">
          <Fact name={say('looking')}>{say(profile.looking === false ? 'no' : 'yes')}</Fact>
          <Fact name={say('programme')}>{name(profile.programme)}</Fact>
          <Fact name={say('education')}>{name(profile.education)}</Fact>
          <Fact name={say('home_place')}>{name(profile.home)}</Fact>
          {certificates.length > 0 && (
            <Fact name={say('certificates')}>
              <ul class="plain">
                {certificates.map((held) => (
                  <li>
                    {conceptLabel(ctx, held.id)}
                    {'expired' in held && held.expired && ` (${say('certificate_expired')})`}
                    {'valid_until' in held && held.valid_until && (
                      <>
                        {' '}
                        (<Day iso={held.valid_until} ctx={ctx} />)
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </Fact>
          )}
        </dl>
        <h3>{say('skills')}</h3>
        <Chips items={skills.map((skill) => conceptLabel(ctx, skill))} />
      </section>
      {(ctx.caller.role === 'graduate' || ctx.caller.role === 'officer') && <Rights id={id} ctx={ctx} />}
    </Layout>
  )
}
