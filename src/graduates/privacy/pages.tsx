import type { PageCtx } from '../../http/endpoint.ts'
import { Layout } from '../../http/layout.tsx'
import { Fact } from '../../http/parts.tsx'
import type { WordKey } from '../../http/words/say.ts'
import type { PurposesAnswer, RetentionAnswer } from './privacy.ts'

const Contact = ({ contact, ctx }: { contact: string | null; ctx: PageCtx }) => (
  <p>
    <strong>{ctx.say('privacy_contact')}</strong>: {contact ?? ctx.say('privacy_contact_office')}
  </p>
)

const RIGHTS = ['see', 'correct', 'pause', 'withdraw', 'delete', 'person'] as const

/** Everything about people's data on one page: what for, on what basis, who sees it, how long, and what one may ask. */
export const PrivacyPage = ({ contact, purposes }: PurposesAnswer, ctx: PageCtx) => {
  const { say, caller } = ctx
  const reader = (who: string): string => say(`reader_${who}` as WordKey)
  return (
    <Layout ctx={ctx} title={say('privacy')}>
      <p>{say('privacy_why')}</p>
      <Contact contact={contact} ctx={ctx} />
      <h2>{say('your_rights')}</h2>
      <ul>
        {RIGHTS.map((right) => (
          <li>{say(`right_${right}`)}</li>
        ))}
      </ul>
      {caller.role === 'graduate' && (
        <p>
          <a class="button" href={`/graduates/${caller.graduateId}/consents`}>
            {say('consents')}
          </a>
        </p>
      )}
      <h2>{say('matching_how')}</h2>
      <p>{say('matching_how_said')}</p>
      <h2>{say('what_for')}</h2>
      {purposes.map((line) => (
        <section class="card">
          <h3>{line.what}</h3>
          <dl class="facts">
            <Fact name={say('data_used')}>{line.data_said}</Fact>
            <Fact name={say('legal_basis')}>{line.basis_said}</Fact>
            <Fact name={say('who_reads')}>{line.readers.map(reader).join('; ')}</Fact>
            <Fact name={say('how_long')}>
              {line.kept === null ? say('kept_account') : say('kept_days', { days: line.kept.days, counted: line.kept.counted })}
            </Fact>
            {line.consent && <Fact name={say('consent_sentence')}>{line.consent.text}</Fact>}
          </dl>
        </section>
      ))}
      <p>
        <a href="/privacy/retention">{say('retention')}</a> · <a href="/privacy/assessment">{say('assessment')}</a>
      </p>
      <p class="quiet">{say('privacy_outside')}</p>
    </Layout>
  )
}

/** How long each kind of data is kept. */
export const RetentionPage = ({ contact, ask_after_days, kinds }: RetentionAnswer, ctx: PageCtx) => {
  const { say } = ctx
  return (
    <Layout ctx={ctx} title={say('retention')}>
      <p>{say('retention_why', { days: ask_after_days })}</p>
      <Contact contact={contact} ctx={ctx} />
      <table class="parts told">
        <thead>
          <tr>
            <th scope="col">{say('kept_kind')}</th>
            <th scope="col">{say('how_long')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((line) => (
            <tr>
              <th scope="row">
                {line.name}
                <p class="quiet">{line.why}</p>
              </th>
              <td>{say('kept_days', { days: line.days, counted: line.counted })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href="/privacy">{say('privacy')}</a>
      </p>
    </Layout>
  )
}

/** Said to one who is no longer known here. */
export const ErasedPage = (_: object, ctx: PageCtx) => (
  <Layout ctx={ctx} title={ctx.say('erased')}>
    <p>{ctx.say('erased_said')}</p>
  </Layout>
)
