import { covers } from '../accounts/office.ts'
import { hasTie } from '../accounts/tie.ts'
import type { Caller, Ctx } from '../ctx.ts'
import { officer } from '../http/endpoint.ts'
import type { EmployerId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Employer } from './employer.ts'

/** A thing together with whether the caller's office looks after it. */
export type Reached<T> = T & { readonly reached: boolean }

/** Does the caller's office look after a place? One that is unknown is any office's; administrators look after all. */
export function looksAfter({ caller, taxonomy }: Pick<Ctx, 'caller' | 'taxonomy'>, place: string | null): boolean {
  if (caller.role !== 'officer') return officer(caller)
  return place === null || covers(taxonomy, caller.office, place)
}

/** An officer of an office that looks after it, or an administrator. */
export const officeOfIt = (caller: Caller, { reached }: { readonly reached: boolean }): boolean => officer(caller) && reached

/** The employer with whether the caller's office looks after it. */
export const reached = (ctx: Pick<Ctx, 'caller' | 'taxonomy'>, employer: Employer): Reached<Employer> => ({
  ...employer,
  reached: looksAfter(ctx, employer.place),
})

/** A user of this employer, or an officer who looks after it. */
export const ownersOrOffice = (caller: Caller, employer: Reached<Employer>): boolean =>
  officeOfIt(caller, employer) || (caller.role === 'employer' && caller.employerId === employer.id)

/** The owner among this employer's users, or an officer who looks after it. */
export const ownerOrOffice = (caller: Caller, employer: Reached<Employer>): boolean =>
  ownersOrOffice(caller, employer) && (caller.role !== 'employer' || caller.post === 'owner')

/** Refuses an officer who has declared a tie to the employer (law-and-fairness.md section 5). */
export async function refuseTied(ctx: Ctx, employer: EmployerId): Promise<void> {
  if (await hasTie(ctx, employer)) throw new Refusal('forbidden', 'tied_to_employer')
}
