import type { Caller } from '../ctx.ts'
import type { SeenGraduate } from './disclose.ts'

/** The person, an officer of an office that looks after them, or an administrator. */
export const selfOrTheirOffice = (_: Caller, { admission }: SeenGraduate): boolean =>
  admission !== null && admission !== 'employer'

/** Those, and an employer whom the person let in. */
export const letIn = (_: Caller, { admission }: SeenGraduate): boolean => admission !== null

/** The person, or an officer of an office that looks after them; not whoever only runs the service. */
export const selfOrOfficer = (_: Caller, { admission }: SeenGraduate): boolean => admission === 'self' || admission === 'office'

/** One who has not signed in, and so can be registered. */
export const visitor = (caller: Caller): boolean => caller.role === 'visitor'
