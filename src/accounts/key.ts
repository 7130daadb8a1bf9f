import { z } from '@hono/zod-openapi'
import type { Caller, Office, Signed } from '../ctx.ts'
import { AccountId, EmployerId, GraduateId, KeyId } from '../ids.ts'

export const KEY_ROLES = ['graduate', 'employer', 'officer', 'administrator'] as const
export type KeyRole = (typeof KEY_ROLES)[number]

/** What a new key is for. `subject` is the graduate or employer it speaks for; officers and administrators have none. */
export interface NewKey {
  readonly role: KeyRole
  readonly subject?: string | undefined
  readonly label: string
  /** Days until it ends; never when left out. */
  readonly days?: number | undefined
}

/** A key as the table holds it, without its hash. */
export interface KeyRow {
  readonly id: string
  readonly role: KeyRole
  readonly subject_id: string | null
  readonly owner_id: string | null
  readonly scopes: string | null
  readonly expires_at: number | null
  readonly revoked_at: number | null
}

const PREFIX = 'padan_'
/** The prefix lets a scanner of leaked secrets know one; 256 random bits leave nothing to guess. */
export const Token = z.string().regex(/^padan_[\w-]{43}$/)

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export const newToken = (): string => PREFIX + base64url(crypto.getRandomValues(new Uint8Array(32)))

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 in hex: a slow hash protects guessable secrets, and a token is none. */
export const tokenHash = async (token: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))

export const isLive = (key: KeyRow, now: number): boolean =>
  key.revoked_at === null && (key.expires_at === null || key.expires_at > now)

const Scopes = z.array(z.string())

/** Who calls with this key; null when its row names nobody it could speak for. `office` is the one of an officer's key. */
export function callerOf(row: KeyRow, office: Office | null): Caller | null {
  const key = KeyId.parse(row.id)
  const owner = AccountId.safeParse(row.owner_id)
  const scopes = row.scopes === null ? null : Scopes.parse(JSON.parse(row.scopes))
  const by: Signed = { actor: owner.success ? owner.data : key, session: null, key, scopes }
  switch (row.role) {
    case 'graduate': {
      const subject = GraduateId.safeParse(row.subject_id)
      return subject.success ? { role: 'graduate', by, graduateId: subject.data } : null
    }
    case 'employer': {
      const subject = EmployerId.safeParse(row.subject_id)
      return subject.success ? { role: 'employer', by, employerId: subject.data, post: 'owner' } : null
    }
    case 'officer':
      return office === null ? null : { role: 'officer', by, office }
    case 'administrator':
      return { role: 'administrator', by }
  }
}
