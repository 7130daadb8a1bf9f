import ipaddr from 'ipaddr.js'

/** Is this IP address one of the public internet? Private, loopback, link-local, shared and reserved ones are not. */
const isPublicAddress = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

const isLoopback = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/** Which addresses may be spoken to: public ones, and where a test says so this machine. */
export const allowedAddress =
  ({ loopback }: { readonly loopback: boolean }) =>
  (address: string): boolean =>
    isPublicAddress(address) || (loopback && isLoopback(address))

const INNER_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|home\.arpa)$/

/**
 * Why an address of a webhook is refused, as a key of the word lists; null when it is not. A name may still lead to a private address: that
 * is judged again at each sending, on the address it leads to then.
 */
export function webhookUrlProblem(text: string): 'webhook_url_wrong' | 'webhook_url_https' | 'webhook_url_private' | null {
  if (!URL.canParse(text)) return 'webhook_url_wrong'
  const url = new URL(text)
  if (url.protocol !== 'https:') return 'webhook_url_https'
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'webhook_url_wrong'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : 'webhook_url_private'
  return INNER_NAMES.test(host) || !host.includes('.') ? 'webhook_url_private' : null
}
