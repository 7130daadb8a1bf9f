import { z } from '@hono/zod-openapi'
import type { PageCtx } from '../../http/endpoint.ts'
import { type Endpoint, endpoint, type Typed } from '../../http/endpoint.ts'
import { cursorText, wholeText } from '../../http/fields.ts'
import type { Problem } from '../../http/problem.ts'
import { KeyId } from '../../ids.ts'
import { revokeKey } from '../actions.ts'
import { KeyAnswer, KeyDraft, keyById, keysAfter, makeKey, mayMakeKeys, ownKeyOrAdministrator } from './keys.ts'
import { KeyAgain, KeyMade, KeysPage } from './pages.tsx'

const Listing = z.object({ after: cursorText(KeyId).optional(), limit: wholeText({ min: 1, max: 100 }).default(20) })

const Made = z
  .object({ id: KeyId, token: z.string().openapi({ description: 'Bearer token; shown this once' }), key: KeyAnswer })
  .openapi('KeyMade')

/** The boxes and numbers of the form; no box ticked is no scope, unless everything is asked for. */
function draftOf({ scopes, everything, days, ...fields }: Typed): unknown {
  return {
    ...fields,
    ...(everything === undefined && { scopes: scopes === undefined ? [] : [scopes].flat() }),
    ...(days !== undefined && { days: Number(days) }),
  }
}

/** `scopes` gives what keys can be limited to: those of all endpoints, which are declared elsewhere. */
export const keyRoutes = (scopes: () => readonly string[]): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/keys',
    summary: 'One’s own keys for programs; an administrator sees all',
    who: mayMakeKeys,
    query: Listing,
    output: z.object({
      keys: z.array(KeyAnswer),
      scopes: z.array(z.string()).openapi({ description: 'What a key can be limited to' }),
      next: z.string().nullable(),
    }),
    run: async (ctx, { after, limit }) => {
      const found = await keysAfter(ctx, after ?? '', limit + 1)
      const keys = found.slice(0, limit)
      return { keys, scopes: [...scopes()], next: found.length > limit ? (keys.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
    page: KeysPage,
  }),
  endpoint({
    method: 'post',
    path: '/keys',
    summary: 'Make a key for a program: for oneself, or by an administrator for anyone',
    who: mayMakeKeys,
    input: KeyDraft,
    form: draftOf,
    output: Made,
    run: (ctx, draft) => makeKey(ctx, draft, scopes()),
    creates: '/keys/:id',
    thenTo: () => null,
    page: KeyMade,
    again: (typed: Typed, problem: Problem, ctx: PageCtx) => KeyAgain(typed, problem, ctx, scopes()),
  }),
  endpoint({
    method: 'get',
    path: '/keys/:id',
    summary: 'A key, without its token',
    of: keyById,
    who: ownKeyOrAdministrator,
    output: KeyAnswer,
    run: async (_, __, key) => key,
  }),
  endpoint({
    method: 'post',
    path: '/keys/:id/ending',
    summary: 'End a key at once',
    of: keyById,
    who: ownKeyOrAdministrator,
    output: KeyAnswer,
    run: async (ctx, _, key) => {
      await revokeKey(ctx, key.id)
      return { ...key, revoked_at: key.revoked_at ?? ctx.now }
    },
    thenTo: () => '/keys',
  }),
]
