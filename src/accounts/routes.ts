import { z } from '@hono/zod-openapi'
import { anyone, endpoint } from '../http/endpoint.ts'
import { Refusal } from '../refusal.ts'
import { KEY_ROLES } from './key.ts'
import { SignInPage } from './pages.tsx'
import { callerByToken } from './recognise.ts'

/** How long a browser stays signed in; short, since one computer often serves many people. */
const SIGNED_IN_DAYS = 1

const Me = z
  .object({
    role: z.enum(['visitor', 'system', ...KEY_ROLES]),
    subject: z.string().nullable().openapi({ description: 'The graduate or employer the key speaks for' }),
  })
  .openapi('Me')

const SignIn = z.strictObject({ key: z.string().min(1).max(200) })

export const accountRoutes = [
  endpoint({
    method: 'get',
    path: '/me',
    summary: 'Who this key speaks for',
    who: anyone,
    output: Me,
    run: async ({ caller }) => ({
      role: caller.role,
      subject: caller.role === 'graduate' ? caller.graduateId : caller.role === 'employer' ? caller.employerId : null,
    }),
  }),
  endpoint({
    method: 'get',
    path: '/sign-in',
    summary: 'The form to sign in by key',
    who: anyone,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    page: SignInPage,
  }),
  endpoint({
    method: 'post',
    path: '/sign-in',
    summary: 'Sign in by key: the browser keeps it for a day',
    who: anyone,
    api: false,
    input: SignIn,
    form: (fields) => ({ ...fields, ...(typeof fields.key === 'string' && { key: fields.key.trim() }) }),
    output: z.object({ token: z.string(), days: z.number(), to: z.string() }),
    run: async (ctx, { key }) => {
      const caller = await callerByToken(ctx.store, key, ctx.now)
      if (caller === null) throw new Refusal('unauthenticated', 'key_wrong', {}, [{ pointer: '/key', reason: 'key_wrong' }])
      const to = caller.role === 'graduate' ? `/graduates/${caller.graduateId}/matches` : '/'
      return { token: key, days: SIGNED_IN_DAYS, to }
    },
    session: ({ token, days }) => ({ token, days }),
    thenTo: ({ to }) => to,
  }),
  endpoint({
    method: 'post',
    path: '/sign-out',
    summary: 'Sign out: the browser forgets the key',
    who: anyone,
    api: false,
    output: z.object({}),
    run: async () => ({}),
    session: () => null,
    thenTo: () => '/',
  }),
]
