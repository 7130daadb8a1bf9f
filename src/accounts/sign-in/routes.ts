import { z } from '@hono/zod-openapi'
import type { Caller } from '../../ctx.ts'
import { anyone, endpoint, type Typed } from '../../http/endpoint.ts'
import { yesText } from '../../http/fields.ts'
import { endOfOwn, type SessionKind } from '../session.ts'
import { Choice, chooseAccount } from './choose.ts'
import { askCode, CodeAsked, CodeEntry, enterCode } from './code.ts'
import { Entered, kept } from './enter.ts'
import { KeySignIn, signInByKey } from './key.ts'
import {
  CodeAgain,
  CodePage,
  EntryAgain,
  EntryPage,
  KeyAgain,
  KeyPage,
  SignInAgain,
  SignInPage,
  SlipAgain,
  SlipPage,
} from './pages.tsx'
import { PasswordSignIn, signInByPassword } from './password.ts'
import { Enrolled, Enrolment, enrol, enrolment, enterSecond, SecondEntry } from './second.ts'
import { EnrolledPage, EnrolmentAgain, EnrolmentPage, SecondAgain, SecondPage } from './second-pages.tsx'
import { SlipSignIn, signInBySlip } from './slip.ts'

const KIOSK_HOME = '/sign-in?kiosk=yes'

const KioskQuery = z.object({ kiosk: yesText.optional().openapi({ description: 'This computer serves a queue of people' }) })

/** The two boxes of a sign-in form as the one thing they say. */
const kindOf = ({ own, kiosk, ...fields }: Typed): unknown => {
  const kind: SessionKind = kiosk !== undefined ? 'kiosk' : own !== undefined ? 'own' : 'shared'
  return { ...fields, kind }
}

const isKiosk = (caller: Caller): boolean =>
  caller.role !== 'visitor' && caller.role !== 'system' && caller.by.session?.kind === 'kiosk'

const empty = z.object({})
const Kiosk = z.object({ kiosk: z.boolean() })

export const signInRoutes = [
  endpoint({
    method: 'get',
    path: '/sign-in',
    summary: 'The form to sign in',
    who: anyone,
    api: false,
    query: KioskQuery,
    output: Kiosk,
    run: async (_, { kiosk = false }) => ({ kiosk }),
    page: SignInPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in',
    summary: 'Sign in by phone or e-mail and password',
    description:
      'Answers with a token and, where more is needed, the next step: `choose` among the people of one number, `second` for the second factor, `enrol` to set it up.',
    who: anyone,
    input: PasswordSignIn,
    form: kindOf,
    output: Entered,
    run: signInByPassword,
    session: kept,
    thenTo: ({ to }) => to,
    again: SignInAgain,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/code',
    summary: 'The form to have a code sent',
    who: anyone,
    api: false,
    query: KioskQuery,
    output: Kiosk,
    run: async (_, { kiosk = false }) => ({ kiosk }),
    page: CodePage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/code',
    summary: 'Have a one-time code sent; the answer is the same whether somebody has that number or not',
    who: anyone,
    input: CodeAsked,
    form: kindOf,
    output: Entered,
    run: askCode,
    session: kept,
    thenTo: ({ to }) => to,
    again: CodeAgain,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/code/entry',
    summary: 'The form to enter the code that was sent',
    who: anyone,
    api: false,
    output: empty,
    run: async () => ({}),
    page: EntryPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/code/entry',
    summary: 'Enter the code that was sent, with the token that asking for it gave',
    who: anyone,
    input: CodeEntry,
    output: Entered,
    run: enterCode,
    session: kept,
    thenTo: ({ to }) => to,
    again: EntryAgain,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/choice',
    summary: 'Go on as one of the people whose password or code it was',
    who: anyone,
    input: Choice,
    output: Entered,
    run: chooseAccount,
    session: kept,
    thenTo: ({ to }) => to,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/slip',
    summary: 'The form for a printed slip; its QR code opens this page, which uses nothing up',
    who: anyone,
    api: false,
    query: KioskQuery.extend({ code: z.string().max(60).optional() }),
    output: Kiosk.extend({ code: z.string().nullable() }),
    run: async (_, { kiosk = false, code = null }) => ({ kiosk, code }),
    page: SlipPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/slip',
    summary: 'Sign in by the code of a printed slip, once',
    who: anyone,
    input: SlipSignIn,
    form: kindOf,
    output: Entered,
    run: signInBySlip,
    session: kept,
    thenTo: ({ to }) => to,
    again: SlipAgain,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/key',
    summary: 'The form to sign in by API key',
    who: anyone,
    api: false,
    query: KioskQuery,
    output: Kiosk,
    run: async (_, { kiosk = false }) => ({ kiosk }),
    page: KeyPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/key',
    summary: 'Sign a browser in by API key: it gets a session of its own, never the key',
    who: anyone,
    input: KeySignIn,
    form: ({ key, ...rest }) => kindOf({ ...rest, ...(typeof key === 'string' && { key: key.trim() }) }),
    output: Entered,
    run: signInByKey,
    session: kept,
    thenTo: ({ to }) => to,
    again: KeyAgain,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/second',
    summary: 'The form for the second factor',
    who: anyone,
    api: false,
    output: empty,
    run: async () => ({}),
    page: SecondPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/second',
    summary: 'The second factor: a code of the authenticator app, or a recovery code',
    who: anyone,
    input: SecondEntry,
    output: Entered,
    run: enterSecond,
    session: kept,
    thenTo: ({ to }) => to,
    again: SecondAgain,
  }),
  endpoint({
    method: 'get',
    path: '/sign-in/enrolment',
    summary: 'The secret for an authenticator app, for an officer or administrator who has no second factor yet',
    who: anyone,
    output: Enrolment,
    run: (ctx) => enrolment(ctx),
    page: EnrolmentPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in/enrolment',
    summary: 'Put the second factor into force by its first code; answers with the recovery codes',
    who: anyone,
    input: SecondEntry,
    output: Enrolled,
    run: enrol,
    session: kept,
    thenTo: () => null,
    page: EnrolledPage,
    again: EnrolmentAgain,
  }),
  endpoint({
    method: 'post',
    path: '/sign-out',
    summary: 'End this session; on a kiosk, hand over to the next person',
    who: anyone,
    output: z.object({ to: z.string().openapi({ description: 'Where a browser goes' }) }),
    run: async (ctx) => {
      await ctx.store.commit(endOfOwn(ctx), [])
      return { to: isKiosk(ctx.caller) ? KIOSK_HOME : '/' }
    },
    session: () => null,
    thenTo: ({ to }) => to,
  }),
]
