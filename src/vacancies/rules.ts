import type { Caller } from '../ctx.ts'
import { officeOfIt, type Reached } from '../employers/rules.ts'
import { officer } from '../http/endpoint.ts'
import type { StoredVacancy } from './vacancy.ts'

/** The employer whose vacancy it is, or an officer. */
export const ownerOrOfficer = (caller: Caller, vacancy: StoredVacancy): boolean => officer(caller) || ownersOf(caller, vacancy)

/** A user of the employer whose vacancy it is. */
const ownersOf = (caller: Caller, { employer }: Pick<StoredVacancy, 'employer'>): boolean =>
  caller.role === 'employer' && caller.employerId === employer.id

/** A user of the employer whose vacancy it is, or an officer of an office that looks after it. */
export const ownersOrOffice = (caller: Caller, vacancy: Reached<StoredVacancy>): boolean =>
  officeOfIt(caller, vacancy) || ownersOf(caller, vacancy)
