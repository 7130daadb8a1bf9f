import { OpenAPIHono } from '@hono/zod-openapi'
import { callerByToken } from './accounts/recognise.ts'
import { accountRoutes } from './accounts/routes.ts'
import { accountName } from './accounts/self.ts'
import { changeRoutes } from './changes/routes.ts'
import { actorOf, type Caller, type Ctx, type Language } from './ctx.ts'
import { employerRoutes } from './employers/routes.ts'
import { lookAt, looksAfter, ownName, PEOPLE_READ } from './graduates/disclose.ts'
import { graduateSignInRoutes } from './graduates/entry/sign-in.ts'
import { graduateRoutes } from './graduates/routes.ts'
import { type SwaggerFiles, serveApiPage } from './http/api-page.tsx'
import { placeOf, trusting } from './http/client.ts'
import { openTo } from './http/cors.ts'
import { API, type Carried } from './http/desk.ts'
import { type Endpoint, scopesOf } from './http/endpoint.ts'
import { answerError, type BugLine } from './http/errors.tsx'
import { Limits, type Quotas, USUAL_QUOTAS } from './http/limits.ts'
import { mount, notServed } from './http/mount.ts'
import { describe } from './http/openapi.ts'
import { guarded, type RequestLine } from './http/security.ts'
import { STYLE } from './http/style.ts'
import { taxonomyRoutes } from './http/taxonomy.ts'
import { sha256 } from './http/versions.ts'
import { sayIn } from './http/words/say.ts'
import { Follower } from './matches/follower.ts'
import { matchRoutes } from './matches/routes.ts'
import type { Policy } from './matching/types.ts'
import { messageRoutes } from './messages/routes.ts'
import { Once } from './store/idempotency.ts'
import { type Store, storeOf } from './store/store.ts'
import type { Taxonomy } from './taxonomy/types.ts'
import { dateInWita } from './time.ts'
import { serveFeeds } from './vacancies/feeds/feed-routes.ts'
import { jobPostingRoutes } from './vacancies/feeds/routes.ts'
import { officeListRoutes, officeRoutes } from './vacancies/office/routes.ts'
import { vacancyRoutes } from './vacancies/routes.ts'

export interface Settings {
  readonly store: Store
  readonly taxonomy: Taxonomy
  readonly policy: Policy
  /** At least 32 characters of chance; keyed hashes are made with it. */
  readonly secret: string
  /** Epoch milliseconds; the machine's clock when left out. */
  readonly now?: (() => number) | undefined
  /** The address by which the public reaches the site, without a slash at its end; that of each request when left out. */
  readonly publicUrl?: string | null | undefined
  /** Whom to ask about personal data; every page names them. */
  readonly privacyContact?: string | null | undefined
  /** Channels by which messages can leave; none when left out. */
  readonly sends?: Ctx['sends'] | undefined
  /** The people and vacancies are invented, and every page says so. */
  readonly demo?: boolean | undefined
  /** Where lines about bugs go; the error output when left out. */
  readonly log?: ((line: BugLine) => void) | undefined
  /** The files of swagger-ui-dist; without them the API's page is a plain list. */
  readonly swagger?: SwaggerFiles | undefined
  /** How fast one caller may call; `USUAL_QUOTAS` when left out. */
  readonly quotas?: Quotas | undefined
  /** Networks of the proxies whose X-Forwarded-For is believed; none when left out. */
  readonly trustedProxies?: readonly string[] | undefined
  /** Origins whose pages may call the API from a browser; none when left out. */
  readonly corsOrigins?: readonly string[] | undefined
  /** Where a line about each request goes; nowhere when left out. */
  readonly logRequest?: ((line: RequestLine) => void) | undefined
  /** The actions that are served; all of the product when left out. */
  readonly served?: readonly Endpoint[] | undefined
}

/** Padan without a way in: what the web, the command line and a worker all stand on. */
export interface Padan {
  /** The world as one caller may use it, from now; Indonesian when no language is named. */
  ctx(caller: Caller, language?: Language, client?: string | null): Ctx
  callerOf(token: string): Promise<Caller | null>
  /** Reads the tables and indexes all words, so that the first search need not wait. */
  warm(): Promise<void>
}

/** Puts store, taxonomy and policy together. One instance keeps one index; make one a process. */
export function openPadan(settings: Settings): Padan {
  const {
    store,
    taxonomy,
    policy,
    secret,
    now = Date.now,
    demo = false,
    sends = [],
    publicUrl = null,
    privacyContact = null,
  } = settings
  // Made when it is first asked for: its tables take longer than most commands, which never ask.
  let made: Follower | null = null
  const follower = () => {
    made ??= new Follower({ store, taxonomy, policy, now })
    return made
  }
  const indexes = () => follower().caughtUp()
  return {
    ctx(caller, language = 'id', client = null) {
      const moment = now()
      const today = dateInWita(moment)
      const say = sayIn(language)
      const own = storeOf(store, actorOf(caller))
      return {
        store: own,
        taxonomy,
        policy,
        secret,
        publicUrl,
        privacyContact,
        demo,
        sends,
        caller,
        client,
        language,
        say,
        now: moment,
        today,
        indexes,
      }
    },
    callerOf: (token) => callerByToken(store, token, now()),
    warm: () => follower().warm(),
  }
}

/** Who is signed in, as their own pages name them; a graduate's name comes by the one door. */
const signedInName = async (ctx: Ctx): Promise<string | null> =>
  ctx.caller.role === 'graduate' ? ownName(ctx) : accountName(ctx)

/** Every action of the product. The access table of the tests walks this list. */
export const endpoints: readonly Endpoint[] = [
  ...taxonomyRoutes,
  ...accountRoutes(() => keyScopes),
  ...graduateSignInRoutes,
  ...employerRoutes,
  ...officeListRoutes,
  ...vacancyRoutes,
  ...officeRoutes,
  ...jobPostingRoutes,
  ...graduateRoutes,
  ...matchRoutes,
  ...messageRoutes({ looksAfter, lookAt }),
  ...changeRoutes,
]

/** What keys can be limited to: the scopes of all endpoints, and the one that opens names and numbers. */
export const keyScopes: readonly string[] = [...new Set([...scopesOf(endpoints), PEOPLE_READ])].sort()

/** Whose calls an Idempotency-Key belongs to; visitors are told apart by a keyed hash of their address, which is not stored itself. */
async function onceFor(ctx: Ctx, key: string): Promise<Once> {
  const place = ctx.caller.role === 'visitor' ? `:${await sha256(`${ctx.secret}\n${placeOf(ctx.client)}`)}` : ''
  return new Once(ctx.store, actorOf(ctx.caller) + place, key, ctx.now)
}

const toErrorOutput = (line: BugLine): void => console.error(JSON.stringify(line))

/** The one application, for Node and for workers: middleware, all endpoints, and how an error looks. */
export function createApp(settings: Settings, padan: Padan = openPadan(settings)): OpenAPIHono<Carried> {
  const { demo = false, privacyContact = null, log = toErrorOutput, swagger, served = endpoints, corsOrigins = [] } = settings
  const { now = Date.now } = settings
  const site = { demo, privacyContact }
  const app = new OpenAPIHono<Carried>()
  app.use(guarded(settings.logRequest))
  if (corsOrigins.length > 0) app.use(`${API}/*`, openTo(corsOrigins))
  const answer = answerError(site, log)
  app.onError(answer)
  app.notFound(notServed(app, answer))
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }),
  )
  describe(app, served)
  serveApiPage(app, served, site, swagger)
  serveFeeds(app, { ctxOf: padan.ctx, endpoints: served })
  mount(app, served, {
    callerOf: padan.callerOf,
    ctxOf: padan.ctx,
    nameOf: signedInName,
    onceFor,
    trusted: trusting(settings.trustedProxies ?? []),
    limits: new Limits(settings.quotas ?? USUAL_QUOTAS, now),
  })
  return app
}
