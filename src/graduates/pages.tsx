import type { PageCtx } from '../http/endpoint.ts'
import { conceptLabel } from '../http/labels.ts'
import { Layout } from '../http/layout.tsx'
import { Chips, Day, Fact } from '../http/parts.tsx'
import type { GraduateAnswer } from './graduate.ts'
import type { GraduateCard } from './person.ts'

const Person = ({ person, ctx }: { person: GraduateCard; ctx: PageCtx }) => {
  const { say } = ctx
  switch (person.shown) {
    case 'masked':
      return <p>{say('no_name_here')}</p>
    case 'full':
      return (
        <section class="card">
          <h2>{say('person')}</h2>
          <dl class="facts">
            <Fact name={say('name')}>{person.name}</Fact>
            <Fact name={say('phone')}>{person.phone ?? say('unknown')}</Fact>
            <Fact name={say('email')}>{person.email ?? say('unknown')}</Fact>
          </dl>
          {ctx.caller.role !== 'graduate' && <p class="quiet">{say('disclosure_noted')}</p>}
        </section>
      )
  }
}

/** A graduate: the person apart from the profile. */
export const GraduatePage = ({ id, person, profile }: GraduateAnswer, ctx: PageCtx) => {
  const { say } = ctx
  const name = (concept: string | null | undefined) => (concept ? conceptLabel(ctx, concept) : say('unknown'))
  const skills = (profile.skills ?? []).map((held) => (typeof held === 'string' ? held : held.skill))
  const certificates = (profile.certificates ?? []).map((held) => (typeof held === 'string' ? { id: held } : held))
  return (
    <Layout ctx={ctx} title={person.shown === 'full' ? person.name : say('profile')}>
      <p>
        <a class="button" href={`/graduates/${id}/matches`}>
          {say('see_matches')}
        </a>
      </p>
      <Person person={person} ctx={ctx} />
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
        <Chips items={skills.map((id) => conceptLabel(ctx, id))} />
      </section>
    </Layout>
  )
}
