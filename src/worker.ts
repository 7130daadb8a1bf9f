import { createApp, openPadan, type Padan } from './app.ts'
import { postByFetch } from './changes/post-by-fetch.ts'
import { readConfig } from './config.ts'
import { FIRST_POLICY } from './matching/policy.ts'
import { gatewayChannel } from './messages/channels/gateway.ts'
import { parseReference, referenceVersion } from './reference.ts'
import { send, type Ways, writeDaily } from './sending.ts'
import { openD1 } from './store/d1.ts'
import { holdsInvented } from './store/invented.ts'
import { migrate } from './store/migrate.ts'
import { keepVersions } from './store/versions.ts'
import { buildTaxonomy } from './taxonomy/build.ts'
import { migrations, reference } from './worker/bundled.ts'

interface Env {
  readonly DB: D1Database
  readonly INDEX: DurableObjectNamespace
  readonly PADAN_SECRET?: string
  readonly PADAN_CORS_ORIGINS?: string
  readonly PADAN_URL?: string
  readonly PADAN_PRIVACY_CONTACT?: string
  readonly PADAN_GATEWAY_URL?: string
  readonly PADAN_GATEWAY_METHOD?: string
  readonly PADAN_GATEWAY_HEADERS?: string
  readonly PADAN_GATEWAY_BODY?: string
}

// North Kalimantan; another province is another Durable Object over a database of its own.
const PROVINCE = '65'

/** Hands every request to the one object of the province, wherever in the world the request came in. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> =>
    env.INDEX.get(env.INDEX.idFromName(PROVINCE), { locationHint: 'apac' }).fetch(request),
}

/** Milliseconds to the next look into the outbox after something was written, and otherwise. */
const SOON = 1000
const RARELY = 60_000

interface Running {
  readonly app: ReturnType<typeof createApp>
  readonly padan: Padan
  readonly ways: Ways
}

/** The application with its index in memory. Cloudflare may end and start it at any time: the index is read again from the store. */
export class MatchIndex implements DurableObject {
  readonly #storage: DurableObjectStorage
  readonly #env: Env
  #running: Promise<Running> | null = null

  constructor(state: DurableObjectState, env: Env) {
    this.#storage = state.storage
    this.#env = env
  }

  async fetch(request: Request): Promise<Response> {
    this.#running ??= this.#start()
    try {
      const { app } = await this.#running
      const answer = await app.fetch(request)
      // What a call may have put into the outbox should leave soon.
      if (request.method !== 'GET' && request.method !== 'HEAD') await this.#wakeWithin(SOON)
      return answer
    } catch (error) {
      // The next request tries again: the database may be back, or another version deployed.
      this.#running = null
      console.error(`Padan cannot start: ${error instanceof Error ? error.message : error}`)
      return new Response('Padan belum dapat dijalankan; coba lagi sebentar lagi. Padan cannot start; try again in a while.\n', {
        status: 503,
        headers: { 'Retry-After': '30', 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
      })
    }
  }

  /** Sends what is due. Set for the next time before anything else, so that a pass that fails is followed by another. */
  async alarm(): Promise<void> {
    await this.#wakeWithin(RARELY)
    try {
      this.#running ??= this.#start()
      const { padan, ways } = await this.#running
      await writeDaily(padan)
      await send(padan, ways)
    } catch (error) {
      console.error(`sending failed and is tried again: ${error instanceof Error ? error.name : 'unknown'}`)
    }
  }

  async #wakeWithin(milliseconds: number): Promise<void> {
    const [set, wanted] = [await this.#storage.getAlarm(), Date.now() + milliseconds]
    if (set === null || set > wanted) await this.#storage.setAlarm(wanted)
  }

  async #start(): Promise<Running> {
    const { DB, INDEX: _, ...variables } = this.#env
    const config = readConfig(variables)
    const store = openD1(DB)
    await migrate(store, migrations)
    const version = referenceVersion(reference)
    await keepVersions(store, { version, files: reference }, FIRST_POLICY, Date.now())
    // No mail server can be spoken to from here; a gateway can.
    const channels = config.gateway === null ? [] : [gatewayChannel(config.gateway)]
    const settings = {
      store,
      taxonomy: buildTaxonomy(parseReference(reference), version),
      policy: FIRST_POLICY,
      secret: config.secret ?? (await this.#keptSecret()),
      publicUrl: config.publicUrl,
      corsOrigins: config.corsOrigins,
      privacyContact: config.privacyContact,
      demo: await holdsInvented(store),
      sends: channels.map(({ name }) => name),
    }
    const padan = openPadan(settings)
    await padan.warm()
    await this.#wakeWithin(SOON)
    return { app: createApp(settings, padan), padan, ways: { channels, post: postByFetch } }
  }

  /** Where none was configured, one made at the first start and kept in the object's own storage. */
  async #keptSecret(): Promise<string> {
    const kept = await this.#storage.get<string>('secret')
    if (kept !== undefined) return kept
    const secret = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('')
    await this.#storage.put('secret', secret)
    return secret
  }
}
