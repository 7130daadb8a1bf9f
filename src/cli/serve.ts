import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import type { appOf } from '../node.ts'
import { CommandError, EXIT, type ExitCode } from './exit.ts'
import type { Io } from './io.ts'
import { openWays } from './send.ts'

type App = ReturnType<typeof appOf>

const NOTES = `
Environment:
  PORT           port to listen at (3000; 0 takes a free one)
  HOST           address to listen at (127.0.0.1: this machine only)
  PADAN_DATA     folder of the SQLite database and the secret (data)
  DATABASE_URL   postgres://… to use PostgreSQL instead of SQLite; it gets the demo province only by "padan seed"
  PADAN_URL      address by which the public reaches the service, for links that leave it (default: that of each request)
  PADAN_PRIVACY_CONTACT  whom to ask about personal data: name and how to reach them, shown on every page
  PADAN_SMTP_URL, PADAN_MAIL_FROM, PADAN_GATEWAY_URL, …  how messages leave: see "padan send --help"
  PADAN_SECRET   secret for keyed hashes, 32 characters or more (made at the first start and kept in the data folder)
  PADAN_LOG      requests: a line of JSON a request on the error output; errors: only those about errors (requests)
  PADAN_TRUSTED_PROXIES  networks of the proxies before the service, whose X-Forwarded-For is believed, such as 10.0.0.0/8,::1;
                 without it all who come through a proxy count as one caller when calls are limited
  PADAN_CORS_ORIGINS     origins whose pages may call the API from a browser, such as https://kerja.example.go.id (none)
  NODE_ENV       production: never load the demo province nor print its keys`

/** `padan serve`: the service on this machine, until it is told to stop. */
export function serveCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description('start the service; a new SQLite file gets the demo province unless NODE_ENV is production')
    .addHelpText('after', NOTES)
    .action(async () => done(await run(io, readConfig(process.env))))
}

async function run(io: Io, config: Config): Promise<ExitCode> {
  const { openHere, openWithDemo, appOf } = await import('../node.ts')
  const { here, keys } = config.production ? { here: await openHere(config), keys: [] } : await openWithDemo(config)
  try {
    const server = await listen(appOf(here, logOf(io, config)).fetch, config)
    const told = toStop()
    const { port } = server.address() as AddressInfo
    const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
    await io.out(`Padan: http://${host.includes(':') ? `[${host}]` : host}:${port}\n`)
    if (keys.length > 0) {
      await io.out('Everyone here is invented. Keys to sign in with, one of each role:\n')
      for (const { who, token } of keys) await io.out(`  ${who.padEnd(13)} ${token}\n`)
      await io.out('Or by phone number or e-mail and password; officers and administrators then set up a second code:\n')
      for (const { who, signIn } of keys)
        if (signIn !== undefined) await io.out(`  ${who.padEnd(13)} ${signIn.who.padEnd(24)} ${signIn.password}\n`)
    }
    const { keepSending } = await import('../sending.ts')
    const sending = keepSending(here.padan, await openWays(config), (error) =>
      io.err(`padan: sending failed and is tried again: ${error instanceof Error ? error.name : 'unknown'}\n`),
    )
    // The first search should not wait for the index; a failure shows again where someone asks.
    here.padan.warm().catch(() => {})
    await told
    await sending.stop()
    await closed(server)
    return EXIT.ok
  } finally {
    await here.close()
  }
}

/** A line of JSON a request, beside those about errors. */
const logOf = (io: Io, { log }: Config): Parameters<typeof appOf>[1] =>
  log === 'requests' ? (line) => void io.err(`${JSON.stringify(line)}\n`) : undefined

/** Ends when the process is told to stop. A second signal changes nothing, since npm and terminals send theirs too. */
const toStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    if (process.env.npm_lifecycle_event === undefined) return
    // npm tells only its shell to stop, which goes without a word to what it started.
    const { ppid } = process
    setInterval(() => process.ppid !== ppid && resolve(), 300).unref()
  })

// Answers under way are finished, but nobody who reads slowly keeps the service from ending.
const PATIENCE = 5000

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if (!('closeAllConnections' in server)) return
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref()
  })
}

/** Listens, or ends with one line that says why it cannot. */
async function listen(fetch: App['fetch'], { host, port }: Config): Promise<ServerType> {
  const { serve } = await import('@hono/node-server')
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is in use; choose another, for example PORT=${port + 1}`
          : error.code === 'EACCES'
            ? `port ${port} may not be used by you; choose one above 1023, for example PORT=3000`
            : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
              ? `this machine has no address ${host}; check HOST`
              : error.message
      reject(new CommandError(EXIT.cannotUse, why))
    })
  })
}
