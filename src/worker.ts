import { createApp, openPadan } from './app.ts'
import { readConfig } from './config.ts'
import { FIRST_POLICY } from './matching/policy.ts'
import { parseReference, referenceVersion } from './reference.ts'
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
  readonly PADAN_URL?: string
  readonly PADAN_PRIVACY_CONTACT?: string
}

// North Kalimantan; another province is another Durable Object over a database of its own.
const PROVINCE = '65'

/** Hands every request to the one object of the province, wherever in the world the request came in. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> =>
    env.INDEX.get(env.INDEX.idFromName(PROVINCE), { locationHint: 'apac' }).fetch(request),
}

/** The application with its index in memory. Cloudflare may end and start it at any time: the index is read again from the store. */
export class MatchIndex implements DurableObject {
  readonly #storage: DurableObjectStorage
  readonly #env: Env
  #app: Promise<ReturnType<typeof createApp>> | null = null

  constructor(state: DurableObjectState, env: Env) {
    this.#storage = state.storage
    this.#env = env
  }

  async fetch(request: Request): Promise<Response> {
    this.#app ??= this.#start()
    try {
      return await (await this.#app).fetch(request)
    } catch (error) {
      // The next request tries again: the database may be back, or another version deployed.
      this.#app = null
      console.error(`Padan cannot start: ${error instanceof Error ? error.message : error}`)
      return new Response('Padan belum dapat dijalankan; coba lagi sebentar lagi. Padan cannot start; try again in a while.\n', {
        status: 503,
        headers: { 'Retry-After': '30', 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
      })
    }
  }

  async #start(): Promise<ReturnType<typeof createApp>> {
    const config = readConfig({ PADAN_SECRET: this.#env.PADAN_SECRET, PADAN_URL: this.#env.PADAN_URL, PADAN_PRIVACY_CONTACT: this.#env.PADAN_PRIVACY_CONTACT })
    const store = openD1(this.#env.DB)
    await migrate(store, migrations)
    const version = referenceVersion(reference)
    await keepVersions(store, { version, files: reference }, FIRST_POLICY, Date.now())
    const settings = {
      store,
      taxonomy: buildTaxonomy(parseReference(reference), version),
      policy: FIRST_POLICY,
      secret: config.secret ?? (await this.#keptSecret()),
      publicUrl: config.publicUrl,
      privacyContact: config.privacyContact,
      demo: await holdsInvented(store),
    }
    const padan = openPadan(settings)
    await padan.warm()
    return createApp(settings, padan)
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
