import { z } from '@hono/zod-openapi'
import { endpoint, type Typed } from '../../http/endpoint.ts'
import { cursorText, wholeText } from '../../http/fields.ts'
import { AccountId, EmployerId, OfficeId } from '../../ids.ts'
import { ACCOUNT_STATES } from '../account.ts'
import { administrator } from '../self.ts'
import { Slip } from '../slip.ts'
import {
  AccountAnswer,
  AccountChange,
  accountById,
  accountsAfter,
  employerOfUsers,
  looksAfter,
  ownerOrTheirOffice,
  Reason,
  StaffDraft,
  UserDraft,
  usersOf,
} from './accounts.ts'
import { addUser, changeAccount, inviteStaff, moveAccount, resetAccount } from './actions.ts'
import { AccountAgain, AccountPage, AccountsPage, InvitedPage, StaffAgain, UserAgain, UsersPage } from './pages.tsx'

const Listing = z.object({
  role: z.enum(['employer', 'officer', 'administrator']).optional(),
  office: cursorText(OfficeId).optional(),
  state: z.enum(ACCOUNT_STATES).optional(),
  after: cursorText(AccountId).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})

const Invited = Slip.extend({ id: AccountId, account: AccountAnswer }).openapi('InvitedAccount')

/** An empty field of the form that changes an account means that nothing is known. */
const CLEARED = { phone: null, email: null }
const cleared = (fields: Typed): unknown => ({ ...CLEARED, ...fields })

const toAccount = ({ id }: { id: string }) => `/accounts/${id}`

export const staffRoutes = [
  endpoint({
    method: 'get',
    path: '/accounts',
    summary: 'The accounts of officers and administrators; those of employers’ users by `role=employer`',
    who: administrator,
    query: Listing,
    output: z.object({ accounts: z.array(AccountAnswer), next: z.string().nullable() }),
    run: async (ctx, { limit, ...asked }) => {
      const found = await accountsAfter(ctx, { ...asked, limit: limit + 1 })
      const accounts = found.slice(0, limit)
      return { accounts, next: found.length > limit ? (accounts.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
    page: AccountsPage,
  }),
  endpoint({
    method: 'post',
    path: '/accounts',
    summary: 'Make an account for an officer or administrator; its holder first signs in by the slip',
    who: administrator,
    input: StaffDraft,
    output: Invited,
    run: inviteStaff,
    creates: '/accounts/:id',
    thenTo: () => null,
    page: InvitedPage,
    again: StaffAgain,
  }),
  endpoint({
    method: 'get',
    path: '/accounts/:id',
    summary: 'An account of an officer, an administrator or an employer’s user',
    of: accountById,
    who: looksAfter,
    output: AccountAnswer,
    run: async (_, __, account) => account,
    versioned: true,
    page: AccountPage,
  }),
  endpoint({
    method: 'patch',
    path: '/accounts/:id',
    summary: 'Change an account; what is left out stays',
    of: accountById,
    who: looksAfter,
    input: AccountChange,
    form: cleared,
    output: AccountAnswer,
    run: changeAccount,
    versioned: true,
    thenTo: toAccount,
    again: AccountAgain,
  }),
  endpoint({
    method: 'post',
    path: '/accounts/:id/suspension',
    summary: 'Suspend an account: its sessions end, and it cannot sign in until it is reinstated',
    of: accountById,
    who: looksAfter,
    input: Reason,
    output: AccountAnswer,
    run: (ctx, { reason }, account) => moveAccount(ctx, 'suspended', reason, account),
    thenTo: toAccount,
    again: AccountAgain,
  }),
  endpoint({
    method: 'post',
    path: '/accounts/:id/reinstatement',
    summary: 'Let a suspended account sign in again',
    of: accountById,
    who: looksAfter,
    output: AccountAnswer,
    run: (ctx, _, account) => moveAccount(ctx, 'active', null, account),
    thenTo: toAccount,
  }),
  endpoint({
    method: 'post',
    path: '/accounts/:id/ending',
    summary: 'End an account for good; at least one owner of an employer, and one administrator, stays',
    of: accountById,
    who: looksAfter,
    input: Reason,
    output: AccountAnswer,
    run: (ctx, { reason }, account) => moveAccount(ctx, 'ended', reason, account),
    thenTo: ({ employer, id }) => (employer === null ? `/accounts/${id}` : `/employers/${employer}/users`),
    again: AccountAgain,
  }),
  endpoint({
    method: 'post',
    path: '/accounts/:id/reset',
    summary: 'Take away password and second factor and end all sessions; the holder comes in again by the slip',
    of: accountById,
    who: looksAfter,
    input: Reason,
    output: Invited,
    run: (ctx, { reason }, account) => resetAccount(ctx, reason, account),
    thenTo: () => null,
    page: InvitedPage,
    again: AccountAgain,
  }),
  endpoint({
    method: 'get',
    path: '/employers/:id/users',
    summary: 'The users of an employer',
    of: employerOfUsers,
    who: ownerOrTheirOffice,
    output: z.object({ employer: z.object({ id: EmployerId, name: z.string() }), users: z.array(AccountAnswer) }),
    run: async (ctx, _, { id, name }) => ({ employer: { id, name }, users: await usersOf(ctx, id) }),
    page: UsersPage,
  }),
  endpoint({
    method: 'post',
    path: '/employers/:id/users',
    summary: 'Add a user of an employer, who first signs in by the slip',
    of: employerOfUsers,
    who: ownerOrTheirOffice,
    input: UserDraft,
    output: Invited,
    run: addUser,
    creates: '/accounts/:id',
    thenTo: () => null,
    page: InvitedPage,
    again: UserAgain,
  }),
]
