import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A request as a provider's gateway received it. */
interface Received {
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A provider on this machine that answers with what `answer` says: a status, or nothing at all. */
export async function startGateway(answer: (nth: number) => number | 'silence') {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', body, headers: request.headers })
      const status = answer(received.length)
      if (status === 'silence') return
      response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end('provider says +6281234567890')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, stop }
}

/** The same, until the test is over. */
export async function gatewayHere(answer: Parameters<typeof startGateway>[0]) {
  const { stop, ...gateway } = await startGateway(answer)
  onTestFinished(stop)
  return gateway
}

/** A mail server on this machine; `refuse` gives the status of an address that it does not take. */
export async function mailServerHere(refuse: (address: string) => number | null = () => null) {
  const mails: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      const status = refuse(address)
      done(status === null ? undefined : Object.assign(new Error(`no ${address} here`), { responseCode: status }))
    },
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(done)))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails }
}
