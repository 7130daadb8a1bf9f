import type { Child } from 'hono/jsx'
import type { PageCtx } from './endpoint.ts'
import { STYLE_PATH } from './style.ts'
import type { WordKey } from './words/say.ts'

const ROLES = {
  graduate: 'role_graduate',
  employer: 'role_employer',
  officer: 'role_officer',
  administrator: 'role_administrator',
} as const satisfies Record<string, WordKey>

/** What of a page's surroundings the frame around it needs; an error page knows no more than this. */
export type Frame = Pick<PageCtx, 'say' | 'language' | 'caller' | 'demo' | 'here' | 'name' | 'privacyContact'>

/** The same address in the other language. */
function inOtherLanguage({ here, language }: Frame): string {
  const other = new URL(here)
  other.searchParams.set('lang', language === 'id' ? 'en' : 'id')
  // Two slashes at the beginning of a link would be the name of another site.
  return other.pathname.replace(/^\/+/, '/') + other.search
}

const SignedIn = ({ ctx: { caller, name, say } }: { ctx: Frame }) => {
  if (caller.role === 'visitor' || caller.role === 'system')
    return (
      <a class="who" href="/sign-in">
        {say('sign_in')}
      </a>
    )
  const role = say(ROLES[caller.role])
  return (
    <form class="who" method="post" action="/sign-out">
      <a href="/me">{name === null ? say('signed_in_as', { role }) : `${name} (${role})`}</a>
      {caller.by.session?.kind === 'kiosk' ? (
        <button type="submit">{say('hand_over')}</button>
      ) : (
        <button type="submit" class="link">
          {say('sign_out')}
        </button>
      )}
    </form>
  )
}

const Links = ({ ctx: { caller, say } }: { ctx: Frame }) => (
  <>
    {caller.role === 'graduate' && <a href={`/graduates/${caller.graduateId}/matches`}>{say('matches')}</a>}
    {caller.role === 'graduate' && <a href={`/graduates/${caller.graduateId}`}>{say('my_data')}</a>}
    {caller.role === 'visitor' && <a href="/registrations/new">{say('register')}</a>}
    {caller.role === 'visitor' && <a href="/employer-registrations">{say('register_employer')}</a>}
    {caller.role === 'employer' && <a href={`/employers/${caller.employerId}/vacancies`}>{say('my_vacancies')}</a>}
    {caller.role === 'employer' && <a href={`/employers/${caller.employerId}`}>{say('my_organisation')}</a>}
    {(caller.role === 'employer' || caller.role === 'officer') && <a href="/vacancies/new">{say('post_vacancy')}</a>}
    {(caller.role === 'officer' || caller.role === 'administrator') && <a href="/desk">{say('desk')}</a>}
    {caller.role === 'officer' && <a href="/graduates/new">{say('register_graduate')}</a>}
    {(caller.role === 'officer' || caller.role === 'administrator') && <a href="/profiles">{say('search_profiles')}</a>}
    {caller.role === 'administrator' && <a href="/offices">{say('offices')}</a>}
    {caller.role === 'administrator' && <a href="/accounts">{say('accounts')}</a>}
    {caller.role !== 'visitor' && caller.role !== 'system' && <a href="/me/messages">{say('messages')}</a>}
  </>
)

/** The frame of every page: language, title, menu, the notice that the people are invented, and what was found. */
export const Layout = ({ ctx, title, children }: { ctx: Frame; title: string; children?: Child }) => {
  const { say, language } = ctx
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === say('site') ? title : `${title} – ${say('site')}`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">
          {say('skip_to_content')}
        </a>
        <header>
          {ctx.demo && <p class="banner">{say('invented_people')}</p>}
          <div class="top">
            <a class="name" href="/">
              {say('site')}
            </a>
            {/* Folded on a phone; the style sheet lays it open where there is room. */}
            <details class="menu">
              <summary>{say('menu')}</summary>
              <nav aria-label={say('menu')}>
                <Links ctx={ctx} />
                <a href={inOtherLanguage(ctx)} hreflang={language === 'id' ? 'en' : 'id'} lang={language === 'id' ? 'en' : 'id'}>
                  {say('other_language')}
                </a>
              </nav>
            </details>
            <SignedIn ctx={ctx} />
          </div>
        </header>
        <main id="content">
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p>{say('no_fee')}</p>
          <p>
            {ctx.privacyContact !== null && `${say('privacy_contact')}: ${ctx.privacyContact} · `}
            <a href="/privacy">{say('privacy')}</a> · <a href="/api/v1/ui">{say('api_description')}</a>
          </p>
        </footer>
      </body>
    </html>
  )
}
