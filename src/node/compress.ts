import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg)/
// Smaller ones fit into one packet anyway.
const LEAST = 1024
// Level 5 takes some two milliseconds for a long page and saves a fifth more than gzip.
const LEVEL = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The best coding that the reader takes (RFC 9110 section 12.5.3); null when it takes neither. */
export function codingOf(header: string | undefined): 'br' | 'gzip' | null {
  const taken = (header ?? '').split(',').flatMap((part) => {
    const [name = '', weight = ''] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/)
    return weight !== '' && Number(weight) === 0 ? [] : [name]
  })
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null
}

/**
 * Sends long texts compressed, since nothing before a server of one's own does it. A compressed answer is another representation, so its
 * entity tag carries the coding; what is compressed already, and what is small, goes out as it is.
 */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers, status, body } = c.res
  if (!TEXT.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return
  c.header('Vary', 'Accept-Encoding', { append: true })
  const coding = codingOf(c.req.header('accept-encoding'))
  if (coding === null || body === null) return
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const pack = bytes.length >= LEAST
  const sent = pack ? new Uint8Array(await (coding === 'br' ? brotli(bytes, LEVEL) : zip(bytes))) : bytes
  const made = new Headers(c.res.headers)
  made.set('Content-Length', String(sent.length))
  if (pack) made.set('Content-Encoding', coding)
  const tag = made.get('etag')
  if (pack && tag !== null) made.set('ETag', tag.replace(/"$/, `.${coding}"`))
  c.res = undefined
  c.res = new Response(sent, { status, headers: made })
}
