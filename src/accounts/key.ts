import { z } from '@hono/zod-openapi'
import type { Caller, Office, Signed } from '../ctx.ts'
import { AccountId, EmployerId, GraduateId, KeyId } from '../ids.ts'

export const KEY_ROLES = ['graduate', 'employer', 'officer', 'administrator'] as const
export type KeyRole = (typeof KEY_ROLES)[number]

/** What a new key is for. `subject` is the graduate or employer it speaks for; officers and administrators have none. */
export interface NewKey {
  readonly role: KeyRole
  readonly subject?: string | undefined
  /** The office of an officer's key. */
  readonly office?: string | undefined
  /** The account that answers for it; the key ends with it, and the logs name it. */
  readonly owner?: string | undefined
  /** What it may be used for; everything its role may do when left out. */
  readonly scopes?: readonly string[] | null | undefined
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
  readonly owner_post: 'owner' | 'recruiter' | null
  readonly scopes: string | null
  readonly expires_at: number | null
  readonly revoked_at: number | null
}

export const isLive = (key: Pick<KeyRow, 'revoked_at' | 'expires_at'>, now: number): boolean =>
  key.revoked_at === null && (key.expires_at === null || key.expires_at > now)

const Scopes = z.array(z.string())

/**
 * Who calls with this key; null when its row names nobody it could speak for. `office` is the one of an officer's key, `session` the one
 * that began with it.
 */
export function callerOf(row: KeyRow, office: Office | null, session: Signed['session'] = null): Caller | null {
  const key = KeyId.parse(row.id)
  const owner = AccountId.safeParse(row.owner_id)
  const scopes = row.scopes === null ? null : Scopes.parse(JSON.parse(row.scopes))
  const by: Signed = { actor: owner.success ? owner.data : key, session, key, scopes }
  switch (row.role) {
    case 'graduate': {
      const subject = GraduateId.safeParse(row.subject_id)
      return subject.success ? { role: 'graduate', by, graduateId: subject.data } : null
    }
    case 'employer': {
      const subject = EmployerId.safeParse(row.subject_id)
      return subject.success ? { role: 'employer', by, employerId: subject.data, post: row.owner_post ?? 'owner' } : null
    }
    case 'officer':
      return office === null ? null : { role: 'officer', by, office }
    case 'administrator':
      return { role: 'administrator', by }
  }
}
