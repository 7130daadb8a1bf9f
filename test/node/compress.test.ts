import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { codingOf, compressed } from '../../src/node/compress.ts'

const LONG = 'Juru las dicari di Tarakan. '.repeat(200)
const app = new Hono()
  .use(compressed)
  .get('/long', (c) => c.text(LONG, 200, { ETag: '"3-abc"', Vary: 'Cookie' }))
  .get('/short', (c) => c.text('pendek'))
  .get('/packed', (c) => c.text(LONG, 200, { 'Content-Encoding': 'zstd' }))
  .get('/picture', (c) => c.body(LONG, 200, { 'Content-Type': 'image/png' }))
  .get('/held', (c) => c.body(null, 304, { ETag: '"3-abc"' }))

const ask = async (path: string, taken?: string, method = 'GET') => {
  const answer = await app.request(path, { method, headers: taken === undefined ? {} : { 'Accept-Encoding': taken } })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()), header: (name: string) => answer.headers.get(name) }
}

describe('a long text', () => {
  test('comes in the best coding its reader takes, under a tag of its own', async () => {
    const br = await ask('/long', 'gzip, deflate, br')
    expect([br.header('content-encoding'), br.header('etag'), br.header('vary')]).toEqual([
      'br',
      '"3-abc.br"',
      'Cookie, Accept-Encoding',
    ])
    expect(br.header('content-length')).toBe(String(br.bytes.length))
    expect(brotliDecompressSync(br.bytes).toString()).toBe(LONG)
    const gzip = await ask('/long', 'gzip, br;q=0')
    expect([gzip.header('content-encoding'), gzip.header('etag')]).toEqual(['gzip', '"3-abc.gzip"'])
    expect(gunzipSync(gzip.bytes).toString()).toBe(LONG)
  })
  test('comes as it is to who takes neither, and says that it might not have', async () => {
    for (const taken of [undefined, 'deflate', 'identity'])
      expect((await ask('/long', taken)).header('content-encoding')).toBeNull()
    expect((await ask('/long')).header('vary')).toBe('Cookie, Accept-Encoding')
    expect((await ask('/long')).header('etag')).toBe('"3-abc"')
  })
})

test('what is small, packed already, no text, or has no body goes out as it is', async () => {
  expect((await ask('/short', 'br')).header('content-encoding')).toBeNull()
  expect((await ask('/short', 'br')).bytes.toString()).toBe('pendek')
  expect((await ask('/packed', 'br')).header('content-encoding')).toBe('zstd')
  expect((await ask('/picture', 'br')).header('content-encoding')).toBeNull()
  expect((await ask('/held', 'br')).answer.status).toBe(304)
  expect((await ask('/long', 'br', 'HEAD')).bytes).toHaveLength(0)
})

test('a coding with weight nought is not taken, in whatever case it is written', () => {
  expect(codingOf('BR;q=0.5, gzip')).toBe('br')
  expect(codingOf('br; q=0, gzip ; q=0.0')).toBeNull()
  expect(codingOf('')).toBeNull()
})
