import { z } from '@hono/zod-openapi'

export type AccountRole = 'graduate' | 'employer' | 'officer' | 'administrator'

export const POSTS = ['owner', 'recruiter'] as const

/** active: may sign in; suspended: may not until somebody says so; ended: never again. */
export const ACCOUNT_STATES = ['active', 'suspended', 'ended'] as const

/** Officers and administrators: those who see other people, and so need a second factor. */
export const isStaff = (role: AccountRole): boolean => role === 'officer' || role === 'administrator'

/** Name of a person with an account, as they write it; one word is a name. */
export const AccountName = z
  .string()
  .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(200))
  .openapi({ type: 'string', minLength: 1, maxLength: 200 })
