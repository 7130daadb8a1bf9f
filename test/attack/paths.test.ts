import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, type Casting, casting } from './cast.ts'
import { ask, facesOf } from './faces.ts'

let cast: Casting
let at: Cast
let port: number
let stop: () => Promise<void>
const asked: string[] = []
beforeAll(async () => {
  // Gives whatever is asked for, so that only what never asks for another file passes.
  cast = await casting({
    swagger: async (name) => {
      asked.push(name)
      return Uint8Array.from(Buffer.from('root:x:0:0'))
    },
  })
  at = cast.first
  const server = serve({ fetch: at.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((ready) => (server.listening ? ready() : server.once('listening', () => ready())))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  stop = () => new Promise((done) => server.close(() => done()))
})
afterAll(async () => {
  await stop()
  await cast.close()
})

/** Sends a request line as it stands, which no client library would: they tidy the path first. */
const raw = (target: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    )
    let text = ''
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })

const UP = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '....//', '..;/', '%252e%252e%252f', '..%c0%af', './../']
const AFTER = ['etc/passwd', 'package.json', 'data/padan.sqlite']

describe('no path leads out of what is served', () => {
  test('under the description page, which serves files', async () => {
    for (const up of UP)
      for (const file of AFTER)
        for (const target of [
          `/api/v1/ui/${up.repeat(6)}${file}`,
          `/api/v1/ui/swagger-ui.css/${up}${file}`,
          `/api/v1/ui/${up}swagger-ui.css%00${file}`,
        ]) {
          const answer = await raw(target)
          expect(answer.startsWith('HTTP/1.1 4'), `${target}: ${answer.slice(0, 60)}`).toBe(true)
          expect(answer).not.toContain('root:x')
        }
    // The two files of the page, by their whole names, are all that was ever asked for.
    expect(asked.filter((name) => !/^swagger-ui(-bundle)?\.(css|js)$/.test(name))).toEqual([])
  })

  test('nor anywhere else, with an absolute address, a fragment or a tab in the line', async () => {
    const targets = [
      '/../../../etc/passwd',
      '/style.css/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      'http://evil.example/etc/passwd',
      '//etc/passwd',
      '/style.css%00.html',
      '/vacancies/%2e%2e%2f%2e%2e%2fetc',
    ]
    for (const target of targets) {
      const answer = await raw(target)
      expect(/^HTTP\/1\.1 [34]/.test(answer), `${target}: ${answer.slice(0, 60)}`).toBe(true)
    }
  })

  test('nor through an id', async () => {
    for (const face of facesOf(at).filter(({ path, endpoint }) => path.includes(':') && endpoint !== null))
      for (const up of UP)
        for (const file of AFTER) {
          const { status } = await ask(at, face, at.as.administrator, { id: `${up.repeat(4)}${file}` })
          expect([400, 403, 404], `${face.name} ${up}${file}: ${status}`).toContain(status)
        }
  })

  test('and a line that is no request line is answered without falling over', async () => {
    for (const target of [
      '/%',
      '/%zz',
      '/%e0%a4%a',
      '/vacancies?q=%',
      '/vacancies?q=%ff',
      '/vacancies/%ff',
      '/vacancies?%00=%00',
    ])
      expect(await raw(target), target).not.toMatch(/^HTTP\/1\.1 5/)
    expect(at.bugs).toEqual([])
  })
})
