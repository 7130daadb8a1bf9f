import type { EmployerId, GraduateId, KeyId } from './ids.ts'
import type { Policy } from './matching/types.ts'
import type { Taxonomy } from './taxonomy/types.ts'

/** Who is asking. A visitor has no key; the others are what their key says. Accounts and sessions will make the same values. */
export type Caller =
  | { readonly role: 'visitor' }
  | { readonly role: 'graduate'; readonly key: KeyId; readonly graduateId: GraduateId }
  | { readonly role: 'employer'; readonly key: KeyId; readonly employerId: EmployerId }
  | { readonly role: 'officer'; readonly key: KeyId }
  | { readonly role: 'administrator'; readonly key: KeyId }

export type Language = 'id' | 'en'
