import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

interface Socketed {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
}

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An address as one form stands for all its spellings: IPv4 within IPv6 is IPv4. Null for what is none. */
const read = (text: string): Address | null => (ipaddr.isValid(text.trim()) ? ipaddr.process(text.trim()) : null)

/** Is this the address of a proxy that may say whom it speaks for? */
export type Trusted = (address: string) => boolean

/** Whether a text is a network (10.0.0.0/8, fd00::/8) or a single address, as `PADAN_TRUSTED_PROXIES` lists them. */
export const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(text) || ipaddr.isValid(text)

/** Trusts the proxies in these networks, and none where there are none. */
export function trusting(networks: readonly string[]): Trusted {
  const ranges = networks.map((text) => {
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
    const single = ipaddr.process(text)
    return [single, single.kind() === 'ipv4' ? 32 : 128] as [Address, number]
  })
  return (text) => {
    const address = read(text)
    return address !== null && ranges.some(([range, bits]) => range.kind() === address.kind() && address.match([range, bits]))
  }
}

/**
 * The network address a request came from: that of its socket or, behind trusted proxies, the last in X-Forwarded-For that is none of
 * theirs, since all before it may be made up. On the edge, where there is no socket, as Cloudflare tells it.
 */
export function clientOf(c: Context, trusted: Trusted): string | null {
  const env: Socketed | undefined = c.env
  if (env?.incoming === undefined) return c.req.header('cf-connecting-ip') ?? null
  const socket = env.incoming.socket?.remoteAddress ?? null
  if (socket === null || !trusted(socket)) return socket
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((text) => text.trim())
  const client = told.reverse().find((text) => !trusted(text))
  return client === undefined || read(client) === null ? socket : client
}

/** What counts as one place that calls: an IPv4 address, or the network that one subscriber gets of IPv6 (/64). */
export function placeOf(client: string | null): string {
  const address = client === null ? null : read(client)
  if (address === null) return 'unknown'
  if (address.kind() === 'ipv4') return address.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`
}
