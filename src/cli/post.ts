import { lookup } from 'node:dns'
import { type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { type Answered, PATIENCE, type Post } from '../changes/deliver.ts'
import { allowedAddress } from '../changes/public-address.ts'

class ForbiddenAddress extends Error {}

/**
 * A POST from this machine that reaches public addresses only. A name is looked up here and the very address that was judged is the one
 * spoken to, so that no name can be made to lead elsewhere in between. `patience` is in
 * milliseconds. `loopback`: this machine too, over plain HTTP, for tests.
 */
export function postFromHere({ loopback = false, patience = PATIENCE } = {}): Post {
  const allowed = allowedAddress({ loopback })
  const judged: RequestOptions['lookup'] = (name, options, done) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 4)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => allowed(address))) return done(new ForbiddenAddress(), '', 4)
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
    })
  return (address, headers, body) => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // Names are judged when they are looked up; a number is not looked up.
    const isNumber = /^[\d.]+$|:/.test(host)
    if (isNumber && !allowed(host)) return Promise.resolve({ error: 'forbidden_address' })
    if (url.protocol !== 'https:' && !loopback) return Promise.resolve({ error: 'forbidden_address' })
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    return new Promise<Answered>((resolve) => {
      const signal = AbortSignal.timeout(patience)
      const asked = send(
        url.href,
        {
          method: 'POST',
          lookup: judged,
          agent: false,
          signal,
          headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
        },
        (answer) => {
          resolve({ status: answer.statusCode ?? 0 })
          answer.destroy()
        },
      )
      asked.on('error', (error) => {
        const forbidden = error instanceof ForbiddenAddress
        resolve({ error: forbidden ? 'forbidden_address' : signal.aborted ? 'timeout' : 'unreachable' })
      })
      asked.end(body)
    })
  }
}
