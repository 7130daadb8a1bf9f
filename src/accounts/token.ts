import { z } from '@hono/zod-openapi'

// The prefix lets a scanner of leaked secrets know one; 256 random bits leave nothing to guess.
const KEY = 'padan_'
const SESSION = 'padan_s_'
export const Token = z.string().regex(/^padan_[\w-]{43}$/)
export const SessionToken = z.string().regex(/^padan_s_[\w-]{43}$/)

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const chance = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))
export const newToken = (): string => KEY + chance()
export const newSessionToken = (): string => SESSION + chance()

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 in hex: a slow hash protects guessable secrets, and a token is none. */
export const tokenHash = async (token: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))

/** Consonants only, so that no word comes of it and O is no 0 (RFC 8628, section 6.1); 20 of them carry 4.3 bits each. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
/** The largest multiple of 20 within a byte: bytes from there on would make the first letters likelier. */
const EVEN = 240

/** `groups` of four chance letters, as they are printed: BCDF-GHJK-LMNP carries 52 bits. */
export function newLetters(groups: number): string {
  const letters: string[] = []
  while (letters.length < groups * 4)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < EVEN && letters.length < groups * 4) letters.push(LETTERS[byte % LETTERS.length] ?? '')
  return Array.from({ length: groups }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join('-')
}

/** Letters as they were typed from paper, brought to the form in which they are hashed: no spaces, no dashes, capitals. */
export const plainLetters = (typed: string): string => typed.toUpperCase().replace(/[^A-Z]/g, '')

/** Six chance digits, each number as likely as another. */
export function newDigits(): string {
  const most = 4_294_000_000
  for (;;) {
    const [number = most] = crypto.getRandomValues(new Uint32Array(1))
    if (number < most) return String(number % 1_000_000).padStart(6, '0')
  }
}
