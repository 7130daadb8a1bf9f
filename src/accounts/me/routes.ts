import { z } from '@hono/zod-openapi'
import type { Caller } from '../../ctx.ts'
import { anyone, endpoint } from '../../http/endpoint.ts'
import type { SessionId } from '../../ids.ts'
import { accountOf, inPerson } from '../self.ts'
import { declareTie, endTie, NewTie, ownTie, Tie, tiesOf } from '../tie.ts'
import { Me, meOf } from './me.ts'
import { MePage, PasswordAgain, PasswordPage, SessionsPage, TiesAgain, TiesPage } from './pages.tsx'
import { NewPassword, needsCurrent, setPassword } from './password.ts'
import { endOtherSessions, endSession, ownSession, ownSessions, Sessions } from './sessions.ts'

/** An officer with an account of their own: a key of a program has no family. */
const officerWithAccount = (caller: Caller): boolean => caller.role === 'officer' && accountOf(caller) !== null
const ownTieOfOfficer = (caller: Caller, _: Tie): boolean => officerWithAccount(caller)
const ownInPerson = (caller: Caller, _: { readonly id: SessionId }): boolean => inPerson(caller)

const ended = z.object({ ended: z.literal(true) })

export const meRoutes = [
  endpoint({
    method: 'get',
    path: '/me',
    summary: 'Who is calling: role, whom they speak for, session or key, office',
    who: anyone,
    output: Me,
    run: async ({ caller }) => meOf(caller),
    page: MePage,
  }),
  endpoint({
    method: 'get',
    path: '/me/sessions',
    summary: 'One’s open sign-ins, and what happened to one’s ways in',
    who: inPerson,
    output: Sessions,
    run: (ctx) => ownSessions(ctx),
    page: SessionsPage,
  }),
  endpoint({
    method: 'post',
    path: '/me/sessions/ending',
    summary: 'End all one’s sign-ins but this one',
    who: inPerson,
    output: ended,
    run: async (ctx) => {
      await endOtherSessions(ctx)
      return { ended: true as const }
    },
    thenTo: () => '/me/sessions',
  }),
  endpoint({
    method: 'post',
    path: '/me/sessions/:id/ending',
    summary: 'End one of one’s sign-ins',
    of: ownSession,
    who: ownInPerson,
    output: ended,
    run: async (ctx, _, session) => {
      await endSession(ctx, session)
      return { ended: true as const }
    },
    thenTo: () => '/me/sessions',
  }),
  endpoint({
    method: 'get',
    path: '/me/password',
    summary: 'The form to set one’s password',
    who: inPerson,
    api: false,
    output: z.object({ asks_current: z.boolean() }),
    run: async (ctx) => ({ asks_current: await needsCurrent(ctx) }),
    page: PasswordPage,
  }),
  endpoint({
    method: 'post',
    path: '/me/password',
    summary: 'Set one’s password; all other sign-ins end',
    who: inPerson,
    input: NewPassword,
    secrets: ['current'],
    output: z.object({ set: z.literal(true) }),
    run: async (ctx, asked) => {
      await setPassword(ctx, asked)
      return { set: true as const }
    },
    thenTo: () => '/me',
    again: PasswordAgain,
  }),
  endpoint({
    method: 'get',
    path: '/me/ties',
    summary: 'An officer’s own ties to employers, which keep them from acting for or on them',
    who: officerWithAccount,
    output: z.object({ ties: z.array(Tie) }),
    run: async (ctx) => ({ ties: await tiesOf(ctx) }),
    page: TiesPage,
  }),
  endpoint({
    method: 'post',
    path: '/me/ties',
    summary: 'Declare a tie to an employer: family, past work, money',
    who: officerWithAccount,
    input: NewTie,
    output: Tie,
    run: declareTie,
    creates: '/me/ties/:id',
    thenTo: () => '/me/ties',
    again: TiesAgain,
  }),
  endpoint({
    method: 'get',
    path: '/me/ties/:id',
    summary: 'One of an officer’s own ties',
    of: ownTie,
    who: ownTieOfOfficer,
    output: Tie,
    run: async (_, __, tie) => tie,
  }),
  endpoint({
    method: 'post',
    path: '/me/ties/:id/ending',
    summary: 'End a tie that no longer stands',
    of: ownTie,
    who: ownTieOfOfficer,
    output: ended,
    run: async (ctx, _, tie) => {
      await endTie(ctx, tie)
      return { ended: true as const }
    },
    thenTo: () => '/me/ties',
  }),
]
