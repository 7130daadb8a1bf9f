const bytes = (text: string) => new TextEncoder().encode(text)
const NONCE = 12

const toBase64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data))
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** A key of its own for each purpose (HKDF-SHA-256, RFC 5869), so that what was sealed for one cannot be opened as another. */
async function keyFor(secret: string, purpose: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveKey'])
  const from = { name: 'HKDF', hash: 'SHA-256', salt: bytes('padan seal 1'), info: bytes(purpose) }
  return crypto.subtle.deriveKey(from, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Encrypts a short text (AES-256-GCM, a fresh nonce each time) so that only the holder of `secret` can read it; base64. */
export async function seal(secret: string, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyFor(secret, purpose), bytes(text))
  return toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

/** What was sealed for this purpose; null when it was altered, or sealed with another secret or for another purpose. */
export async function unseal(secret: string, purpose: string, sealed: string): Promise<string | null> {
  try {
    const data = fromBase64(sealed)
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: data.subarray(0, NONCE) },
      await keyFor(secret, purpose),
      data.subarray(NONCE),
    )
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

/** A keyed hash (HMAC-SHA-256, hex): equal texts give equal hashes, and nobody without the secret can try them all. */
export async function keyedHash(secret: string, purpose: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, bytes(`${purpose}:${text}`))
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
