import { z } from '@hono/zod-openapi'
import type { Caller } from '../../ctx.ts'
import { AccountId, KeyId, OfficeId, SessionId } from '../../ids.ts'
import { KEY_ROLES } from '../key.ts'
import { accountOf } from '../self.ts'
import { SESSION_KINDS } from '../session.ts'

/** Who is calling, as they are told. */
export const Me = z
  .object({
    role: z.enum(['visitor', 'system', ...KEY_ROLES]),
    subject: z.string().nullable().openapi({ description: 'The graduate or employer the caller speaks for' }),
    account: AccountId.nullable(),
    key: KeyId.nullable(),
    scopes: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'What the key may be used for; null is everything its role may do' }),
    session: z.object({ id: SessionId, kind: z.enum(SESSION_KINDS) }).nullable(),
    post: z.enum(['owner', 'recruiter']).nullable().openapi({ description: 'Of an employer’s user' }),
    office: z.object({ id: OfficeId, name: z.string(), places: z.array(z.string()) }).nullable(),
  })
  .openapi('Me')
export type Me = z.output<typeof Me>

export function meOf(caller: Caller): Me {
  const by = caller.role === 'visitor' || caller.role === 'system' ? null : caller.by
  return {
    role: caller.role,
    subject: caller.role === 'graduate' ? caller.graduateId : caller.role === 'employer' ? caller.employerId : null,
    account: accountOf(caller),
    key: by?.key ?? null,
    scopes: by === null || by.scopes === null ? null : [...by.scopes],
    session: by?.session ?? null,
    post: caller.role === 'employer' ? caller.post : null,
    office: caller.role === 'officer' ? { ...caller.office, places: [...caller.office.places] } : null,
  }
}
