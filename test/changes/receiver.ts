import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Delivered {
  readonly id: string
  readonly type: string
  readonly seqs: readonly number[]
  readonly body: string
  /** Whether the signature is that of the secret, as the specification says how to check it. */
  readonly genuine: boolean
}

/** Checks a delivery as a receiver does that read the Standard Webhooks specification and nothing of ours. */
function genuine(secret: string, headers: Readonly<Record<string, unknown>>, body: string, now = Date.now()): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  )
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  return (signatures ?? '').split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return signature.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

type Answer = (nth: number, response: ServerResponse) => number | 'silence'

/** Another program that takes deliveries; `answer` says with which status. Deliveries that it did not accept count as not received. */
export async function receiverHere(secret: () => string, now: () => number, answer: Answer = () => 204) {
  const accepted: Delivered[] = []
  const refused: Delivered[] = []
  let nth = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const read = JSON.parse(body) as { type: string; data: { changes?: { seq: number }[] } }
      const delivered = {
        id: String(request.headers['webhook-id']),
        type: read.type,
        seqs: (read.data.changes ?? []).map(({ seq }) => seq),
        body,
        genuine: genuine(secret(), request.headers, body, now()),
      }
      nth += 1
      const status = answer(nth, response)
      const taken = typeof status === 'number' && status >= 200 && status < 300
      ;(taken ? accepted : refused).push(delivered)
      if (status !== 'silence') response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, accepted, refused }
}
