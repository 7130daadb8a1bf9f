import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { clientOf, placeOf, trusting } from '../../src/http/client.ts'

const ask = async (socket: string | undefined, headers: Record<string, string>, networks: string[] = []) => {
  const app = new Hono().get('/', (c) => c.json(clientOf(c, trusting(networks))))
  const env = socket === undefined ? undefined : { incoming: { socket: { remoteAddress: socket } } }
  return (await app.request('/', { headers }, env)).json()
}

describe('where a request came from', () => {
  const forwarded = { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9, 10.0.0.2' }
  test('is its socket, whatever it says of itself', async () => {
    expect(await ask('192.0.2.7', { ...forwarded, 'CF-Connecting-IP': '1.2.3.4' })).toBe('192.0.2.7')
  })
  test('is told by a proxy that is trusted, and no further than the first that is not', async () => {
    expect(await ask('10.0.0.1', forwarded, ['10.0.0.0/8'])).toBe('203.0.113.9')
    expect(await ask('::ffff:10.0.0.1', forwarded, ['10.0.0.0/8'])).toBe('203.0.113.9')
    expect(await ask('192.0.2.7', forwarded, ['10.0.0.0/8'])).toBe('192.0.2.7')
  })
  test('is the proxy itself where it tells nothing that is an address', async () => {
    expect(await ask('10.0.0.1', { 'X-Forwarded-For': 'unknown' }, ['10.0.0.1'])).toBe('10.0.0.1')
    expect(await ask('10.0.0.1', {}, ['10.0.0.1'])).toBe('10.0.0.1')
  })
  test('is what the edge says where there is no socket', async () => {
    expect(await ask(undefined, { 'CF-Connecting-IP': '198.51.100.4' })).toBe('198.51.100.4')
    expect(await ask(undefined, {})).toBeNull()
  })
})

test('one place is an address of IPv4, however written, or a network of IPv6', () => {
  expect(placeOf('::ffff:198.51.100.4')).toBe('198.51.100.4')
  expect(placeOf('2001:DB8:0:1::5')).toBe(placeOf('2001:db8:0:1:9999::'))
  expect(placeOf('not an address')).toBe(placeOf(null))
})
