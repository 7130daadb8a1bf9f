const bytes = (text: string) => new TextEncoder().encode(text)
const toBase64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

const PREFIX = 'whsec_'

/** A new secret of 256 bits, written as the Standard Webhooks specification (1.0.0) does. */
export const newWebhookSecret = (): string => PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(32)))

/**
 * The headers by which a receiver knows that a body is ours and new: those of Standard Webhooks 1.0.0, HMAC-SHA-256 over id, time and body,
 * one signature for each secret. `at`: epoch milliseconds.
 */
export async function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): Promise<Readonly<Record<string, string>>> {
  const timestamp = String(Math.floor(at / 1000))
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const raw = fromBase64(secret.slice(PREFIX.length))
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      const signed = await crypto.subtle.sign('HMAC', key, bytes(`${id}.${timestamp}.${body}`))
      return `v1,${toBase64(new Uint8Array(signed))}`
    }),
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
